"""``python -m cktrade``."""
