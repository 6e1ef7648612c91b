"""Document → Segments: tell title, dateline, paragraphs, sentences, captions and teasers apart."""
