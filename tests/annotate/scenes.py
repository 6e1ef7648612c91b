"""Texts for the tests of names: short ones, sentence by sentence as the real road cuts them."""

from functools import lru_cache

from dragoman.annotate.drafts import Draft
from dragoman.annotate.frameworks import Acronym
from dragoman.annotate.mentions import find_names, with_references
from dragoman.clean.segment import _abbreviations
from dragoman.clean.sentences import find_sentences
from dragoman.lexicon.load import load_lexicon
from dragoman.types.span import Span

LEXICON = load_lexicon()


@lru_cache(maxsize=256)
def mentions_of(text: str) -> tuple[tuple[Draft, ...], tuple[Acronym, ...]]:
    """Return the mentions and acronyms of a text that is nothing but sentences."""
    abbreviations = _abbreviations(LEXICON.tables["abbreviations"])
    sentences = tuple(find_sentences(text, Span(0, len(text)), abbreviations)) if text else ()
    names = find_names(text, sentences, LEXICON)
    return tuple(with_references(text, sentences, names, (), LEXICON)), names.acronyms


def quoted(text: str, *kinds: str) -> list[str]:
    """Return the words of every mention of these kinds; of all, where none is named."""
    return [d.span.of(text) for d in mentions_of(text)[0] if not kinds or d.kind in kinds]
