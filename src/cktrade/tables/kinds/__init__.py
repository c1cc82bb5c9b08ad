"""The tables, each a module and a function of its name."""
