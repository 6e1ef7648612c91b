"""Dragoman: from reports about relations between states to a cited register."""

__version__ = "0.1.0"
