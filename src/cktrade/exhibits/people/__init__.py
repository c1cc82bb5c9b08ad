"""Exhibits of people: who comes, stays, studies and travels."""
