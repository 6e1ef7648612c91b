"""What the text of one document says against itself or against the lexicon."""
