"""Text as such: offsets, folding, patterns. Standard library only; knows nothing of diplomacy."""
