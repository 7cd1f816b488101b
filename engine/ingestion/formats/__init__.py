"""One parse function a format."""
