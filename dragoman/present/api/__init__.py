"""Calls for programs: every question as JSON or CSV under /api/v1."""
