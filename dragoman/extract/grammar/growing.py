"""Trees of the words of a document, mended where the parse is known to err.

Takes the tokens of a document and a sentence; gives a Tree. Each mend knows one error by its form alone (parts of
speech, relations, a few function words) and hangs words elsewhere; it never adds or takes away a word.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import cache

from dragoman.extract.grammar.hanging import hang_contents, seat_told_of, take_caused, take_gerunds
from dragoman.extract.grammar.joining import (
    join_affaires,
    join_alike,
    join_between,
    join_honorifics,
    join_infinitives,
    join_parted,
)
from dragoman.extract.grammar.parse import Parse
from dragoman.extract.grammar.seating import (
    crown_main_verbs,
    free_led,
    free_past_verbs,
    raise_governors,
    seat_guests,
    seat_reporters,
    seat_subjects,
)
from dragoman.extract.grammar.settings import name_rulings, open_settings
from dragoman.extract.grammar.tree import Tree, children_of
from dragoman.types.analysis import Tokens
from dragoman.types.span import Span

MAX_KEPT = 2000  # trees of one document, some ten MiB


class Trees:
    """The trees of one document: claims and events ask for those of the same sentences.

    The first of them are kept, so that a document of any length needs no more room than a long one.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._grown: dict[Span, Tree | None] = {}

    def of(self, sentence: Span) -> Tree | None:
        """Return the tree of `sentence`, None where its words were not analysed."""
        if sentence in self._grown:
            return self._grown[sentence]
        tree = grow(self._tokens, sentence)
        if len(self._grown) < MAX_KEPT:
            self._grown[sentence] = tree
        return tree


def grow(tokens: Tokens, sentence: Span) -> Tree | None:
    """Return the tree of `sentence`, None where its words were not analysed."""
    first, last = bisect_left(tokens.starts, sentence.start), bisect_left(tokens.starts, sentence.end)
    if first >= last:
        return None
    names, subtypes = zip(*map(_parted, tokens.relations[first:last]), strict=True)
    lemmas = tokens.lemmas[first:last]
    parse = Parse(
        lemmas=lemmas,
        lows=list(map(str.lower, lemmas)),
        pos=list(tokens.pos[first:last]),
        tags=list(tokens.tags[first:last]),
        heads=[h - first if first <= h < last else i for i, h in enumerate(tokens.heads[first:last])],
        relations=list(names),
    )
    for mend in MENDS:
        mend(parse)
    return Tree(
        starts=tokens.starts[first:last],
        ends=tokens.ends[first:last],
        lemmas=lemmas,
        lows=parse.lows,
        pos=parse.pos,
        tags=parse.tags,
        heads=parse.heads,
        relations=parse.relations,
        subtypes=subtypes,
        children=children_of(parse.heads),
        words=parse.words,
    )


@cache
def _parted(relation: str) -> tuple[str, str]:
    """Part a relation from its subtype: "nsubj:pass"."""
    name, _, subtype = relation.partition(":")
    return name, subtype


MENDS: tuple[Callable[[Parse], None], ...] = (
    join_affaires,
    join_honorifics,
    crown_main_verbs,
    free_past_verbs,
    join_parted,
    raise_governors,
    hang_contents,
    take_gerunds,
    take_caused,
    join_alike,
    join_infinitives,
    join_between,
    seat_reporters,
    seat_subjects,
    name_rulings,
    open_settings,
    seat_guests,
    seat_told_of,
    free_led,
)
"""The mends, in the order they are made."""
