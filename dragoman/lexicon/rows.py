"""Read the rows that are no entities: offices, terms, publishers, areas, currencies.

Takes rows of one table; gives records. References to other tables are checked later, in `checks`.
"""

from collections.abc import Iterable
from datetime import date

from dragoman.lexicon.records import Area, Currency, Office, Publisher, Vacancy
from dragoman.lexicon.tables import Row, parse_day
from dragoman.types.entity import Term

LEVELS = ("head_of_state", "head_of_government", "minister", "official", "party", "organisation")
TERM_KEY = ("person", "office", "of", "start")


def key_of(row: Row) -> str:
    """Return what tells a row from the others of its table: its id, a term's key, else the whole row."""
    if "id" in row.cells:
        return row.one("id")
    if "offset" in row.cells:  # fiscal_years.tsv: one row a state
        return row.one("state")
    if all(column in row.cells for column in TERM_KEY):
        return "\t".join(row.cells[column] for column in TERM_KEY)
    return "\t".join(row.cells.values())


def unique(offices: Iterable[Office]) -> dict[str, Office]:
    """Index offices by id; the table has refused twins already."""
    return {office.id: office for office in offices}


def read_office(row: Row) -> Office:
    """Read a row of offices.tsv; titles must be lower case."""
    level = row.one("level")
    if level not in LEVELS:
        raise row.error(f"level {level!r} is unknown", f"write one of {', '.join(LEVELS)}")
    titles = row.many("titles")
    if not titles:
        raise row.error("column 'titles' is empty", "give the words that name the office")
    for title in titles:
        if title != title.lower():
            raise row.error(f"title {title!r} has capitals", "write titles in lower case")
    return Office(
        id=row.one("id"),
        name=row.one("name"),
        titles=titles,
        level=level,
        dignity=row.flag("dignity"),
        sent=row.flag("sent"),
        joint=row.flag("joint"),
    )


def read_term(row: Row) -> Term:
    """Read a row of terms.tsv; a month or year alone stands for its first (start) or last (end) day."""
    start, end = row.day("start"), row.day("end", last=True)
    if start and end and start > end:
        raise row.error(f"start {start} is later than end {end}", "exchange or correct the dates")
    suspended = tuple(_stretch(row, cell) for cell in row.many("suspended"))
    if any((start and first < start) or (end and last > end) for first, last in suspended):
        raise row.error(f"suspended {row.cells['suspended']!r} lies outside the term", "correct the dates")
    return Term(
        person=row.one("person"),
        office=row.one("office"),
        of=row.one("of"),
        start=start,
        end=end,
        source=row.one("source"),
        note=row.cells.get("note", ""),
        acting=row.flag("acting"),
        suspended=suspended,
    )


def read_vacancy(row: Row) -> Vacancy:
    """Read a row of vacancies.tsv; both days and the reason are needed."""
    row.one("start")
    row.one("end")
    start, end = row.day("start"), row.day("end", last=True)
    if start is None or end is None or start > end:
        raise row.error(f"start {start} is later than end {end}", "exchange or correct the dates")
    return Vacancy(office=row.one("office"), of=row.one("of"), start=start, end=end, why=row.one("why"))


def _stretch(row: Row, cell: str) -> tuple[date, date]:
    """Read "2022-08-24/2022-09-30"."""
    first, _, last = cell.partition("/")
    try:
        days = parse_day(first), parse_day(last, last=True)
    except ValueError:
        raise row.error(f"suspended {cell!r} is no stretch of days", 'write "2022-08-24/2022-09-30"') from None
    if days[0] > days[1]:
        raise row.error(f"suspended {cell!r} ends before it begins", "exchange the dates")
    return days


def read_publisher(row: Row) -> Publisher:
    """Read what publishers.tsv says beyond the entity: house, country, agency."""
    names = (row.one("name"), *row.many("aliases"), *row.many("acronyms"))
    return Publisher(
        entity_id=row.one("id"),
        names=tuple(dict.fromkeys(name.lstrip("=?") for name in names)),
        house=row.one("house"),
        country=row.cells["country"] or None,
        agency=row.flag("agency"),
    )


def read_area(row: Row) -> Area:
    """Read a row of areas.tsv; refuses an area without words."""
    words = row.many("words")
    if not words:
        raise row.error("column 'words' is empty", "give the words that point to the area")
    return Area(id=row.one("id"), label=row.one("label"), words=words)


def read_currency(row: Row) -> Currency:
    """Read a row of currencies.tsv (columns code, marks, nouns)."""
    return Currency(code=row.one("code"), marks=row.many("marks"), nouns=row.many("nouns"))
