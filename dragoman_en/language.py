"""English as the model reads it: spaCy's, with longer beginnings and endings of words.

Takes nothing; registers the language "dragoman_en" with spaCy. Three first and four last letters tell parts of speech
and names of unseen words better than spaCy's one and three (training/README.md has the figures). Words with a prefix
("pro-European") stay whole and figures part from their scale ("2.8bn"), as in the treebanks it is trained on.
"""

import re
import string
from collections.abc import Callable
from typing import Any

from spacy.attrs import PREFIX, SHAPE, SUFFIX
from spacy.lang.en import English, EnglishDefaults
from spacy.lang.lex_attrs import word_shape
from spacy.util import registry

PREFIX_LENGTH, SUFFIX_LENGTH = 3, 4
# the prefixes that UD English-EWT and GUM leave on their word; any other hyphen parts two words
_PREFIXED = re.compile(
    r"(?:anti|co|counter|cross|ex|e|inter|intra|mid|multi|neo|non|over|post|pre|pro|quasi|re|semi|socio|sub|ultra|un)"
    r"-\w+",
    re.IGNORECASE,
)
_SCALES = (r"(?<=[0-9])(?:bn|tn|trn|mn)",)

LONG = 100  # characters, from which on spaCy calls the shape "LONG"
_SHAPES = str.maketrans(
    dict.fromkeys(string.ascii_uppercase, "X")
    | dict.fromkeys(string.ascii_lowercase, "x")
    | dict.fromkeys(string.digits, "d")
)
_RUNS = re.compile(r"(.)\1{4,}", re.DOTALL)


def beginning(word: str) -> str:
    """Return the first letters of `word`, all of a short one."""
    return word[:PREFIX_LENGTH]


def ending(word: str) -> str:
    """Return the last letters of `word`, all of a short one."""
    return word[-SUFFIX_LENGTH:]


def shape(word: str) -> str:
    """Return the shape of a word as spaCy has it, in a fifth of the time: "Xxxxx" of "Delhi", a run cut to four.

    >>> shape("Delhi"), shape("2.8bn"), shape("COVID-19")
    ('Xxxxx', 'd.dxx', 'XXXX-dd')
    """
    if word.isascii() and len(word) < LONG:
        return _RUNS.sub(r"\1\1\1\1", word.translate(_SHAPES))
    plain: str = word_shape(word)
    return plain


class ReadingDefaults(EnglishDefaults):
    """English tokenizer rules and ours; beginnings and endings of our length."""

    token_match = _PREFIXED.fullmatch
    suffixes = (*(EnglishDefaults.suffixes or ()), *_SCALES)

    lex_attr_getters: dict[Any, Callable[[Any], Any]] = {  # noqa: RUF012 - as spaCy has it
        **EnglishDefaults.lex_attr_getters,
        PREFIX: beginning,
        SUFFIX: ending,
        SHAPE: shape,
    }


@registry.languages("dragoman_en")
class ReadingEnglish(English):  # type: ignore[no-untyped-call]  # spaCy's class hook has no types
    """The language the model of this package is trained in."""

    lang = "dragoman_en"
    Defaults = ReadingDefaults
