"""Levels of relations told otherwise than the dated table of levels has them.

Takes a document as told; gives Discrepancies: a level that two sides are said to have reached where the table has them
reach another at that time, and a label ("a special relationship") that is no level beside the level it stands for. A
level the table does not have, and a pair it does not have, prove nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache

from dragoman.lexicon.records import Lexicon, Relation
from dragoman.reconcile.within.told import Told
from dragoman.text.patterns import either
from dragoman.types.claim import Claim, Modality, Polarity
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.doubt import ConflictKind, Doubt, Severity
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

SLACK = timedelta(days=31)  # a level is announced, signed and reported within weeks
NEAR = timedelta(days=400)  # a label is used in the year in which the level is agreed
LEAST_RANK = 3  # relations as such ("diplomatic relations") have no level to be told otherwise
REACHED = frozenset({Modality.HAPPENED, Modality.AGREED})
_LABEL = re.compile(
    r"\b(?:elevat|upgrad|rais|lift)\w*\b[^.;]{0,120}?\b(?:relations?|relationship|ties|partnership)\b[^.;]{0,60}?"
    r"\bto\s+an?\s+(?:new\s+)?((?:[a-z-]+\s+){1,2}(?:relationship|partnership))\b",
    re.IGNORECASE,
)
_PLAIN = frozenset("relationship partnership new strong stronger close closer deep deeper higher better".split())


@lru_cache(maxsize=4)
def _words_of_levels(lexicon: Lexicon) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Return the level of each form of words, in small letters, and the pattern of all of them."""
    forms = {form: row["id"] for row in lexicon.tables.get("levels", ()) for form in row["words"].split("|")}
    return forms, re.compile(rf"(?<![\w-]){either(forms)}(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=4)
def _names_of_levels(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the names of the levels above relations as such."""
    return {r["id"]: r["name"] for r in lexicon.tables.get("levels", ()) if int(r["rank"] or 0) >= LEAST_RANK}


def find_levels(told: Told) -> Iterator[Discrepancy]:
    """Yield levels and labels that are not those of the table."""
    for claim in told.claims:
        if claim.kind == "relation_upgraded" and claim.time and claim.modality in REACHED:
            yield from _level(told, claim)
    yield from _labels(told)


def _level(told: Told, claim: Claim) -> Iterator[Discrepancy]:
    """Hold the one level that a claim names against the only one the two sides reached about then."""
    forms, pattern = _words_of_levels(told.lexicon)
    said = list(pattern.finditer(told.doc.text, claim.span.start, claim.span.end))
    levels = {forms[m[0].lower()] for m in said}
    sides = {a.entity_id for a in claim.arguments}
    if len(levels) != 1 or claim.polarity is not Polarity.AFFIRMED or claim.time is None:
        return
    first, last = claim.time.earliest - SLACK, claim.time.latest + SLACK
    reached = [r for r in _relations(told.lexicon) if {r.one, r.two} <= sides and r.start <= last and first <= r.end]
    if len(reached) == 1 and reached[0].level not in levels and _names_of_levels(told.lexicon).keys() & levels:
        known = _names_of_levels(told.lexicon)[reached[0].level]
        reason = f"The level declared on {reached[0].start} is a {known}, not a {said[0][0]}."
        source = f"lexicon: {reached[0].id}"
        doubt = Doubt(ConflictKind.FRAMEWORK, said[0][0], known, source, reason, Severity.MEDIUM)
        yield told.cite(doubt, [Span(*said[0].span())])


def _relations(lexicon: Lexicon) -> Sequence[Relation]:
    return [r for r in lexicon.relations if r.level in _names_of_levels(lexicon)]


def _labels(told: Told) -> Iterator[Discrepancy]:
    """A label to which relations are raised, which has a word of the level that the two sides of the text declared."""
    for match in _LABEL.finditer(told.doc.text):
        label = " ".join(match[1].split())
        if _words_of_levels(told.lexicon)[1].search(label) or not told.is_reported(match.start(1)):
            continue
        telling = set(label.lower().split()) - _PLAIN
        near = [r for r in _relations(told.lexicon) if {r.one, r.two} == _pair(told) and _is_near(told, r)]
        meant = [r for r in near if telling & set((r.name or _names_of_levels(told.lexicon)[r.level]).lower().split())]
        if len(meant) == 1:
            known = meant[0].name or _names_of_levels(told.lexicon)[meant[0].level]
            declared = meant[0].start
            reason = f"The level that the two declared on {declared} is called {known}; {label} is a label for it."
            doubt = Doubt(
                ConflictKind.FRAMEWORK, label, known, f"lexicon: {meant[0].id}", reason, Severity.LOW, is_explained=True
            )
            yield told.cite(doubt, [Span(*match.span(1))])


def _pair(told: Told) -> set[str]:
    """Return the two states that the text names most often."""
    states = (m.candidates[0] for m in told.notes.mentions if m.kind is EntityKind.STATE and m.candidates)
    return {state for state, _ in Counter(states).most_common(2)}


def _is_near(told: Told, relation: Relation) -> bool:
    day = told.notes.dating.time
    return day is None or (relation.start <= day.latest + NEAR and day.earliest <= relation.end + NEAR)
