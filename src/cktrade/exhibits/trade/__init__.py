"""Exhibits of trade: what the two countries sell each other."""
