"""Terms of office as a page names them.

Takes terms and the lexicon's names; gives rows for a table. Open ends stay open.
"""

from dataclasses import dataclass
from datetime import date

from dragoman.answer.holdings import Holdings
from dragoman.types.entity import Term


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
