"""Keys that the whole desktop knows, whatever program is in front: one module a way of taking them."""
