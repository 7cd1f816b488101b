"""The window: shows, asks and never blocks; everything it knows comes through ``engine.api``."""
