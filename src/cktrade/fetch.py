"""Download a new vintage."""
