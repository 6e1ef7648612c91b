"""Claims → Facts and Conflicts: join, count independent sources, keep contradictions."""
