"""Questions to the register: chronology, commitments, relations, encounters, positions, conflicts."""
