"""Carrel's local engine: reads files, indexes them, searches them and answers questions, with no window and no network."""
