"""Names of frameworks that are not the official one: by a word, by a literal rendering, by a name of a later day.

Takes a document as told; gives Discrepancies with both names. The singular of a name that is a plural is no slip.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.within.told import Told
from dragoman.text.framework_names import LITERAL, find_framework_name
from dragoman.text.near_names import find_near_name, is_misprint
from dragoman.types.annotation import Mention
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.doubt import ConflictKind, Doubt, Severity
from dragoman.types.entity import EntityKind, FrameworkName
from dragoman.types.span import Span

FRAMEWORKS = frozenset({EntityKind.PROGRAMME, EntityKind.SERIES, EntityKind.INSTRUMENT, EntityKind.IGO})


def find_near_names(told: Told) -> Iterator[Discrepancy]:
    """Yield the frameworks that a text does not call by their official name, each name once with its places."""
    found: dict[Doubt, list[Span]] = {}
    for mention in told.notes.mentions:
        doubt = _near_miss(told, mention) or _other_name(told, mention) if mention.kind in FRAMEWORKS else None
        if doubt:
            found.setdefault(doubt, []).append(mention.span)
    for doubt, spans in found.items():
        yield told.cite(doubt, spans)


@lru_cache(maxsize=4)
def _small_heads(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return what finds the nouns of several words that frameworks end in, in small letters, with one word free."""
    heads = sorted({row["head"].lower() for row in lexicon.tables["framework_heads"] if " " in row["head"]})
    return tuple(
        (re.compile(r"\b" + r"\s+".join([*before, r"(?P<word>[a-z]+)", *after]) + r"\b"), head)
        for head in heads
        for at in range(len(head.split()))
        for before, after in [(head.split()[:at], head.split()[at + 1 :])]
    )


def find_misprints(told: Told) -> Iterator[Discrepancy]:
    """Yield the nouns of frameworks that a text misspells by a letter: "the code of condct"."""
    for pattern, head in _small_heads(told.lexicon):
        for match in pattern.finditer(told.doc.text):
            if any(is_misprint(match["word"], word) for word in head.split()) and told.is_reported(match.start()):
                printed = " ".join(match[0].split())
                reason = f"{printed} is {head}, misspelt."
                doubt = Doubt(
                    ConflictKind.FRAMEWORK, printed, head, "lexicon: framework_heads", reason, Severity.LOW,
                    is_explained=True,
                )  # fmt: skip
                yield told.cite(doubt, [Span(*match.span())])


def _near_miss(told: Told, mention: Mention) -> Doubt | None:
    """Doubt a name that misses an official one by a word; one with its acronym is weighed by that."""
    near = find_near_name(mention.text, told.lexicon) if "(" not in mention.text else None
    if near is None or near.is_one_of_many or (near.id not in told.lexicon.entities and _is_level(told, mention)):
        return None
    printed = " ".join(mention.text.split())
    reason = f"{printed} is no name the lexicon has; it comes near {near.official}, which is taken to be meant."
    return Doubt(ConflictKind.FRAMEWORK, printed, near.official, f"lexicon: {near.id}", reason, Severity.LOW)


def _is_level(told: Told, mention: Mention) -> bool:
    """Whether a claim tells of it as a level declared, which is held against the level of that day."""
    upgrades = (c for c in told.claims if c.kind == "relation_upgraded")
    return any(c.evidence[0].sentence.contains(mention.span) for c in upgrades)


def _other_name(told: Told, mention: Mention) -> Doubt | None:
    """Doubt a literal rendering of a name, and a version of it in a text that was written before it began."""
    printed = " ".join(mention.text.split())
    rows = (find_framework_name(c, printed, told.lexicon) for c in mention.candidates)
    row = next((row for row in rows if row), None)
    if row is None:
        return None
    if row.use == LITERAL:
        official = told.lexicon.entities[row.entity].name
        reason = f"{printed} renders word by word what is called {official}."
        return Doubt(ConflictKind.FRAMEWORK, printed, official, f"lexicon: {row.entity}", reason, Severity.LOW)
    return _too_early(told, printed, row)


def _too_early(told: Told, printed: str, row: FrameworkName) -> Doubt | None:
    day = told.notes.dating.time
    if day is None or row.start is None or day.latest >= row.start:
        return None
    reason = f"The text is of {day.latest}; the name {row.name} is of {row.start} and later."
    known = f"not named so before {row.start}"
    return Doubt(ConflictKind.FRAMEWORK, printed, known, f"lexicon: {row.entity}", reason, Severity.MEDIUM)
