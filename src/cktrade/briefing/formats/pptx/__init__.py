"""The briefing as a presentation."""
