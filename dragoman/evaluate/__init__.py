"""Scores what the stations find against labelled texts, and holds the floors that must not fall."""
