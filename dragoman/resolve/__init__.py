"""Claims → Claims with entities: who is meant, within one document and against the lexicon."""
