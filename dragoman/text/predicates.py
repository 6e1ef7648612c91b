"""The predicate language of the rule tables: which words a predicate needs, in which order.

Takes the `predicate` column of `frames.tsv` and `cues.tsv`; gives Elements. Words in order; `verb*` any form of the
verb, `noun+` one or several, `a/b` either, `?x` may be missing, `=a/b` nouns that are verbs elsewhere ("its plan to"),
`~` up to four words between, `~~` up to ten. Never matches: what a row finds is for its reader to say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.errors import LexiconError
from dragoman.text.inflection import Forms, inflect, plural_of

GAPS = {"~": 4, "~~": 10}  # words a gap may hold


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a predicate: the `words` that fill it, whether it may be missing, or the gap it allows.

    `participles` and `gerunds` are those of its verb, for telling voice and form; empty where it is no verb. `noun`:
    its words count only behind what opens a noun.
    """

    words: frozenset[str]
    optional: bool = False
    gap: int = 0
    verb: bool = False
    noun: bool = False
    bases: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    gerunds: frozenset[str] = frozenset()


def irregular_verbs(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, str]]:
    """Return past and participle by lemma, from the rows of `irregular_verbs.tsv`."""
    return {row["lemma"]: (row["past"], row["participle"]) for row in rows}


def parse_predicate(text: str, irregular: Mapping[str, tuple[str, str]]) -> tuple[Element, ...]:
    """Compile the predicate language of the rule tables.

    Raises:
        LexiconError: the predicate is empty or begins with a gap or an optional word.
    """
    elements = tuple(_element(piece, irregular) for piece in text.split())
    if not elements or elements[0].gap or elements[0].optional:
        raise LexiconError(f"predicate {text!r} must begin with a word that is always there")
    return elements


def _element(piece: str, irregular: Mapping[str, tuple[str, str]]) -> Element:
    if piece in GAPS:
        return Element(frozenset(), gap=GAPS[piece])
    optional = piece.startswith("?")
    options = piece.lstrip("?=").split("/")
    forms: list[Forms] = [inflect(word[:-1], irregular) for word in options if word.endswith("*")]
    nouns = [word[:-1] for word in options if word.endswith("+")]
    plain = frozenset(word for word in options if not word.endswith(("*", "+")))
    return Element(
        words=plain.union(nouns, map(plural_of, nouns), *(f.all for f in forms)),
        optional=optional,
        verb=bool(forms),
        noun=piece.startswith("="),
        bases=frozenset(f.base for f in forms),
        participles=frozenset().union(*(f.participles for f in forms)),
        gerunds=frozenset().union(*(f.gerunds for f in forms)),
    )
