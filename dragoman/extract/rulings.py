"""Which decision of a court a claim is about: by its matter and a party of the case, as `rulings.tsv` knows them.

Takes the claims of a document and its Telling; gives claims. "A tribunal ruled on the Bay of Bengal" in a text that
names Bangladesh tells of one of two decisions: its day, or that of the text, says of which, or nothing is said.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from dragoman.extract.when.telling import Telling, is_day
from dragoman.lexicon.records import Lexicon
from dragoman.text.patterns import whole_words
from dragoman.types.claim import RULED, Claim

SLIP = timedelta(days=1)  # a decision is told a day off elsewhere on the globe
AHEAD = timedelta(days=400)  # proceedings are told of, and a ruling awaited, so long before


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of `rulings.tsv` with its name and the day of its instrument."""

    id: str
    name: str
    day: date | None
    matter: re.Pattern[str]
    parties: frozenset[str]


@lru_cache(maxsize=4)
def _decisions(lexicon: Lexicon) -> tuple[Decision, ...]:
    return tuple(_decision(row, lexicon) for row in lexicon.tables.get("rulings", ()))


def _decision(row: Mapping[str, str], lexicon: Lexicon) -> Decision:
    entity = lexicon.entities[row["instrument"]]
    matter = whole_words(tuple(row["matter"].split("|")))
    return Decision(entity.id, entity.name, entity.valid_from, matter, frozenset(row["parties"].split("|")))


def name_rulings(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give the decisions of courts that are known the name of the decision; where two fit, none."""
    if not any(claim.origin in RULED for claim in claims):
        return list(claims)
    named = frozenset(c for m in telling.annotations.mentions for c in (*m.candidates[:1], *filter(None, (m.of,))))
    return [_named(claim, list(_meant(claim, named, telling))) for claim in claims]


def _named(claim: Claim, fitting: Sequence[Decision]) -> Claim:
    if claim.origin not in RULED or len(fitting) != 1:
        return claim
    return replace(claim, framework=fitting[0].name, framework_id=fitting[0].id)


def _meant(claim: Claim, named: frozenset[str], telling: Telling) -> Iterator[Decision]:
    """Yield the decisions whose matter the sentence names, of which a party is named, at a time that fits."""
    if claim.origin not in RULED:
        return
    words = claim.evidence[0].sentence.of(telling.text)
    told = (d for d in _decisions(telling.lexicon) if not d.parties.isdisjoint(named) and d.matter.search(words))
    yield from (d for d in told if d.day is None or _fits(claim, d.day, telling))


def _fits(claim: Claim, day: date, telling: Telling) -> bool:
    """Whether a decision of that day can be meant: on the day the claim tells, and not far ahead of the text."""
    if claim.time is not None and is_day(claim.time):
        return abs(claim.time.earliest - day) <= SLIP
    return telling.published is None or day <= telling.published.latest + AHEAD
