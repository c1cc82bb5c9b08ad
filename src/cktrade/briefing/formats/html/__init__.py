"""A briefing as one HTML file that asks for nothing and runs no script."""
