"""The fact sheet: two pages, sixteen items, every number a key."""
