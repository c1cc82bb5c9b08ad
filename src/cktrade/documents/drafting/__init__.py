"""Drafting: what a text claims, row by row, with what is not sure of it."""
