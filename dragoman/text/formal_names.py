"""What stands before the name of a state that is told in full: "the People's Republic of", "the Kingdom of".

Takes nothing; gives patterns.
"""

import re

_KINDS = "Federal|Democratic|People['’]s|Islamic|Socialist|Arab|Federative|Bolivarian|Plurinational|Hashemite"
_REALMS = "Republic|Kingdom|State|Commonwealth|Sultanate|Federation|Union|Emirate|Principality"
FORM_OF_STATE = rf"(?:(?:(?:{_KINDS})\s+){{0,3}}(?:{_REALMS})\s+of\s+(?:the\s+)?)?"
"""For "of the Republic of Ghana", where the lexicon knows the short name alone; may be empty."""
FORMS_OF_STATE = re.compile(rf"{FORM_OF_STATE}|(?:(?:{_KINDS})\s+){{1,3}}", re.IGNORECASE)
KINDS_OF_STATE = re.compile(rf"(?:(?:{_KINDS})\s+){{0,3}}", re.IGNORECASE)
"""For "People's" before "Republic of Ghana", where that is a name the lexicon knows."""
FORM_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:{_KINDS})\s+){{0,3}}(?:Republic|Kingdom|State|Sultanate|Emirate|Principality)\s+of\s+(?:the\s+)?$"
)
"""What ends right before a short name that it makes the full one: "the [Republic of] Ghana", in capitals."""
