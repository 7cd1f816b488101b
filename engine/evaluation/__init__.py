"""How good and how fast: figures, taken with the parts that do the work."""
