"""Carrel's local engine: reads, indexes and searches files and answers questions, with no window and no network."""
