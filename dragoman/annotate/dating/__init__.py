"""When a document was published: stated by itself, else inferred from what it tells, with the reasons."""
