"""Exhibits of what documents print, and of the verdicts on it."""
