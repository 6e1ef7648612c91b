"""Read time expressions as TIMEX3 values and intervals of days: `finder.py` is the way in, the others are its rules."""
