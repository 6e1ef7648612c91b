"""The road itself: the stations in order, one document at a time or many in parallel."""
