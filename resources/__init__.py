"""Prompts, icons, themes and sample notes."""
