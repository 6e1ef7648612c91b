"""Find everything that is wrong with the pack and a user's folder, not only the first error.

Takes the texts of a user's tables; gives faults: errors, for which the pack is refused, terms of one office that
overlap, and gaps between them. Reads the packaged tables, and writes nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import TypeVar

from dragoman.errors import LexiconError
from dragoman.lexicon import rows as read
from dragoman.lexicon.checks import Pack, find_loose_ends
from dragoman.lexicon.entities import (
    ENTITY_TABLES,
    MEMBERS,
    read_capitals,
    read_entity,
    read_members,
    read_person,
    side_codes,
)
from dragoman.lexicon.history import read_framework_name, read_gathering, read_numbered, read_relation, read_yearly
from dragoman.lexicon.kinds import parse_kinds
from dragoman.lexicon.load import KINDS_FILE, packaged
from dragoman.lexicon.records import Membership, Office, Vacancy
from dragoman.lexicon.tables import Row, Table, overlay, parse_table
from dragoman.types.entity import Entity, Term

T = TypeVar("T")
MONTH = timedelta(days=31)  # ends known to the month may overlap by so much, and a vacancy of so much is no gap
READERS: Mapping[str, Callable[[Row], object]] = {
    "people": read_person,
    "offices": read.read_office,
    "terms": read.read_term,
    "publishers": read.read_publisher,
    "areas": read.read_area,
    "currencies": read.read_currency,
    "relations": read_relation,
    "gatherings": read_gathering,
    "yearly_meetings": read_yearly,
    "numbered_meetings": read_numbered,
    "framework_names": read_framework_name,
    "vacancies": read.read_vacancy,
}
"""How rows are read that are more than cells; entities are read besides."""


class FaultKind(StrEnum):
    """What is wrong: an error refuses the pack, an overlap is two holders of one office, a gap is none."""

    ERROR = "error"
    OVERLAP = "overlap"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, with file, line and remedy; `own` where it stands in the user's folder."""

    kind: FaultKind
    text: str
    own: bool


def find_faults(users: Mapping[str, str]) -> tuple[Fault, ...]:
    """Return all faults of the packaged tables with a user's tables (texts by file name) laid over them."""
    errors: list[LexiconError] = []
    tables = _tables(users, errors)
    entities = _entities(tables, errors)
    codes = side_codes(tables["states"].rows, tables["groups"].rows)
    for name, column in MEMBERS.items():
        for row in tables[name].rows:
            list(_each(partial(_members, codes=codes, column=column), row, errors))
    terms: list[tuple[Row, Term]] = []
    offices: dict[str, Office] = {}
    vacancies: list[Vacancy] = []
    for name, reader in READERS.items():
        for row in tables[name].rows:
            for found in _each(reader, row, errors):
                terms += [(row, found)] if isinstance(found, Term) else []
                offices |= {found.id: found} if isinstance(found, Office) else {}
                vacancies += [found] if isinstance(found, Vacancy) else []
    pack = Pack(entities=entities, names=(), members=(), kinds={}, tables=tables)
    errors += find_loose_ends(pack, offices)
    texts = dict.fromkeys(map(str, errors))
    return (
        *(Fault(FaultKind.ERROR, text, _is_own(text)) for text in texts),
        *find_overlaps_and_gaps(terms, frozenset(o.id for o in offices.values() if o.joint), vacancies),
    )


def _members(row: Row, codes: Mapping[str, str], column: str) -> tuple[Membership, ...]:
    return tuple(read_members(row, codes, column))


def _entities(tables: Mapping[str, Table], errors: list[LexiconError]) -> dict[str, Entity]:
    entities: dict[str, Entity] = {}
    for name, spec in ENTITY_TABLES.items():
        for row in tables[name].rows:
            for entity, _ in _each(partial(read_entity, table=spec), row, errors):
                entities[entity.id] = entity
    for row in tables["states"].rows:
        for pairs in _each(lambda row: list(read_capitals(row)), row, errors):
            entities |= {place.id: place for place, _ in pairs if place.id not in entities}
    return entities


def _tables(users: Mapping[str, str], errors: list[LexiconError]) -> dict[str, Table]:
    tables = {file: parse_table(file, text) for file, text in packaged().items() if file.endswith(".tsv")}
    for file, text in users.items():
        own = f"{file} (user's folder)"
        lines: list[LexiconError] = []
        try:
            if file == KINDS_FILE:
                parse_kinds(own, text)
            else:
                found = parse_table(file, text, faults=lines)
                errors += (LexiconError(str(e).replace(file, own, 1)) for e in lines)
                tables[file] = overlay(tables[file], found, read.key_of)
        except LexiconError as err:
            errors.append(LexiconError(str(err).replace(file, own, 1) if own not in str(err) else str(err)))
    return {table.name: table for table in tables.values()}


def _each(reader: Callable[[Row], T], row: Row, errors: list[LexiconError]) -> Iterator[T]:
    """Yield what a reader makes of a row, or keep its error."""
    try:
        yield reader(row)
    except LexiconError as err:
        errors.append(err)


def find_overlaps_and_gaps(
    terms: list[tuple[Row, Term]], joint: frozenset[str], vacancies: Sequence[Vacancy] = ()
) -> Iterator[Fault]:
    """Yield where terms of one office overlap or leave more than a month between them that no vacancy explains.

    Terms of `joint` offices may overlap.
    """
    by_office: dict[tuple[str, str], list[tuple[Row, Term]]] = {}
    for row, term in terms:
        if term.start is not None and term.office not in joint:
            by_office.setdefault((term.of, term.office), []).append((row, term))
    for (of, office), held in sorted(by_office.items()):
        held.sort(key=lambda pair: (pair[1].start or date.min, pair[1].person))
        empty = [v for v in vacancies if (v.of, v.office) == (of, office)]
        for place, (two, second) in enumerate(held):
            yield from _beside(held[:place], two, second, f"{office} of {of}", empty)


def _beside(
    earlier: list[tuple[Row, Term]], row: Row, term: Term, office: str, empty: Sequence[Vacancy]
) -> Iterator[Fault]:
    """Yield the earlier terms of an office that a term overlaps, else the long time before it without a reason."""
    where = f"{row.file}, line {row.line}: {office}: {term.person} from {term.start}"
    for one, first in earlier:
        slack = MONTH if "month" in first.note + term.note else timedelta(0)
        late = first.end is None or first.end > (term.start or date.min) + slack
        if late and not (_stands_in(term, first) or _stands_in(first, term)):
            own = _is_own(one.file) or _is_own(row.file)
            yield Fault(FaultKind.OVERLAP, f"{where}, {first.person} until {first.end or 'now'}", own)
    one, last = max(earlier, key=lambda pair: pair[1].end or date.max, default=(row, term))
    if last is not term and last.end and term.start and _unexplained(last.end, term.start, empty) > MONTH:
        own = _is_own(one.file) or _is_own(row.file)
        yield Fault(FaultKind.GAP, f"{where}, {last.person} until {last.end}, and nobody between", own)


def _unexplained(last: date, first: date, empty: Sequence[Vacancy]) -> timedelta:
    """Return for how long nobody is known to hold an office between two days, less the time of its vacancies."""
    spans = ((max(v.start, last), min(v.end, first)) for v in empty)
    return first - last - sum((end - start for start, end in spans if start < end), timedelta(0))


def _stands_in(one: Term, other: Term) -> bool:
    """Whether one acts on days on which the other holder is suspended."""
    first, last = max(one.start or date.min, other.start or date.min), min(one.end or date.max, other.end or date.max)
    return one.acting and other.is_suspended(first, last)


def _is_own(text: str) -> bool:
    return "(user's folder)" in text
