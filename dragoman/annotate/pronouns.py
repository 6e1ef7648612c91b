"""Words that look like pronouns and stand for nobody: "it must be noted that", "Annex I".

Takes text and where the word stands; gives yes or no.
"""

import re

from dragoman.types.span import Span

EMPTY_IT = re.compile(
    r"\s{1,9}(?:is|was|must be|should be|would be|will be|has been|may be|can be)\s{1,9}(?:not\s{1,9}|also\s{1,9})?(?:"
    r"(?:un)?(?:clear|known|noted|said|pointed out|recalled|stressed|remembered|added|reported|rumoured|understood"
    r"|likely|believed|hoped|true|wrong|right|possible|worth noting)\s{1,9}(?:that|whether|if|when|how|why)"
    r"|(?:wrong|right|possible|impossible|important|essential|necessary)\s{1,9}to)\b",
    re.IGNORECASE,
)
"""What follows an "it" that stands for nobody: "it must be noted that", "it would be wrong to"."""
_I_SAY = re.compile(r"I(?!\s+would\s+like\b)(?:['’](?:m|ve|d|ll)\b|\s+(?!of\b|to\b|and\b|or\b|on\b|in\b)[a-z])")


def is_no_pronoun(text: str, words: str, at: Span) -> bool:
    """Whether the word at `at` stands for nobody: an empty "it", or an "I" that is a number.

    "I would like to" only opens what is said: the words behind it are the speaker's as a quotation's are.
    """
    if words == "i":
        return _I_SAY.match(text, at.start) is None
    return words == "it" and EMPTY_IT.match(text, at.end) is not None
