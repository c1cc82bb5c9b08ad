"""How numbers move: growth, indices, windows, years, extremes, seasons."""
