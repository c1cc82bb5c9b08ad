"""Build, load, cite."""
