"""Words → clauses and who stands where in them: by the parse where there is one, else by the order of words."""
