"""Terms of office as a page names them.

Takes terms and the lexicon's names; gives rows for a table. Open ends stay open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.answer.holdings import Holdings
from dragoman.types.entity import Term

LEVELS = ("head_of_state", "head_of_government", "minister", "organisation", "party", "official")
"""Levels of offices, the highest first."""


@dataclass(frozen=True, slots=True)
class HeldTerm:
    """One person's time in one office, in names."""

    person_id: str
    person: str
    office: str
    of: str
    start: date | None
    end: date | None
    source: str


def held_term(term: Term, holdings: Holdings) -> HeldTerm:
    """Name the parts of a term."""
    offices = holdings.lexicon.offices
    office = offices[term.office].name if term.office in offices else term.office
    person, of = holdings.name_of(term.person), holdings.name_of(term.of)
    return HeldTerm(term.person, person, office, of, term.start, term.end, term.source)


def held_on(day: date | None, party_ids: Iterable[str], holdings: Holdings) -> tuple[HeldTerm, ...]:
    """Return who held which office of these parties (or which office they held) on a day, highest office first."""
    if day is None:
        return ()
    terms = dict.fromkeys(term for id_ in party_ids for term in holdings.reference.terms_of.get(id_, ()))
    held = [term for term in terms if term.covers(day, day)]
    order = {office: place for place, office in enumerate(holdings.lexicon.offices)}

    def rank(term: Term) -> tuple[str, int, int, str]:
        office = holdings.lexicon.offices.get(term.office)
        level = LEVELS.index(office.level) if office and office.level in LEVELS else len(LEVELS)
        return holdings.name_of(term.of), level, order.get(term.office, len(order)), term.person

    return tuple(held_term(term, holdings) for term in sorted(held, key=rank))
