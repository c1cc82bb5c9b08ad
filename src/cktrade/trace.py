"""Every figure at its place, and no figure forgotten."""
