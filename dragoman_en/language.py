"""English as the model reads it: spaCy's, with longer beginnings and endings of words.

Takes nothing; registers the language "dragoman_en" with spaCy. Three first and four last letters tell parts of speech
and names of unseen words better than spaCy's one and three (training/README.md has the figures).
"""

from collections.abc import Callable, Mapping

import spacy
from spacy.attrs import PREFIX, SUFFIX
from spacy.lang.en import English

PREFIX_LENGTH, SUFFIX_LENGTH = 3, 4


def beginning(word: str) -> str:
    """Return the first letters of `word`, all of a short one."""
    return word[:PREFIX_LENGTH]


def ending(word: str) -> str:
    """Return the last letters of `word`, all of a short one."""
    return word[-SUFFIX_LENGTH:]


class ReadingDefaults(English.Defaults):
    """English tokenizer rules; beginnings and endings of our length."""

    lex_attr_getters: Mapping[int, Callable[[str], object]] = {
        **English.Defaults.lex_attr_getters,
        PREFIX: beginning,
        SUFFIX: ending,
    }


@spacy.registry.languages("dragoman_en")
class ReadingEnglish(English):
    """The language the model of this package is trained in."""

    lang = "dragoman_en"
    Defaults = ReadingDefaults
