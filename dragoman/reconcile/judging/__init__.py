"""What analysts decided, applied to the claims of every run."""
