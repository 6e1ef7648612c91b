"""Segments → Mentions, times, amounts and the date of the document."""
