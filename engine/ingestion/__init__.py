"""Files to documents: scanning folders, and reading each file in an expendable process."""
