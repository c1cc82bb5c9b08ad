"""Numbers, dates and lists as each language writes them."""
