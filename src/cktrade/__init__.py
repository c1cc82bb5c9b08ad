"""The figures of the Canada–South Korea relationship, with their sources."""

__version__ = "0.1.0"
