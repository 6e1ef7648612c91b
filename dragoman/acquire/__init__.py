"""bytes → Document: find inputs, detect what they are, read text and metadata."""
