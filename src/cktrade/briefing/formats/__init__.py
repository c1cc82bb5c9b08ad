"""One briefing, each format in a module of its own."""
