"""Models on this machine: which there are, what they say of themselves, and whether they are whole."""
