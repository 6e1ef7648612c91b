"""Read the tables of dated public record: levels of relations, meetings known by their place or by their number.

Takes rows of one table; gives records. References to other tables are checked later, in `checks`.
"""

from datetime import date

from dragoman.lexicon.records import Gathering, NumberedMeeting, Relation, YearlyMeeting
from dragoman.lexicon.tables import Row
from dragoman.types.entity import FrameworkName


def read_relation(row: Row) -> Relation:
    """Read a row of relations.tsv; the two sides may stand in either order."""
    one, two = sorted((row.one("one"), row.one("two")))
    if one == two:
        raise row.error(f"both sides are {one!r}", "name two sides")
    row.one("source")
    start, end = _days(row, "valid_from", "valid_from")
    return Relation(
        id=row.one("id"), one=one, two=two, level=row.one("level"), name=row.cells.get("name", ""), start=start, end=end
    )


def read_gathering(row: Row) -> Gathering:
    """Read a row of gatherings.tsv."""
    start, end = _days(row, "start", "end")
    row.one("source")
    body, meeting, place = (_words(row, column) for column in ("body", "meeting", "place"))
    return Gathering(id=row.one("id"), body=body, meeting=meeting, place=place, start=start, end=end)


def read_yearly(row: Row) -> YearlyMeeting:
    """Read a row of yearly_meetings.tsv; `first` may not be above `last`."""
    row.one("source")
    first, last = _number(row, "first"), _number(row, "last")
    if first > last:
        raise row.error(f"first {first} is above last {last}", "exchange or correct the numbers")
    return YearlyMeeting(
        id=row.one("id"), words=_words(row, "words"), base=_number(row, "base"), first=first, last=last
    )


def read_numbered(row: Row) -> NumberedMeeting:
    """Read a row of numbered_meetings.tsv."""
    start, end = _days(row, "start", "end")
    row.one("source")
    return NumberedMeeting(
        id=row.one("id"), series=row.one("series"), number=_number(row, "number"), start=start, end=end
    )


def read_framework_name(row: Row) -> FrameworkName:
    """Read a row of framework_names.tsv: a literal rendering has a language, a version a first day."""
    row.one("source")
    use, start = row.one("use"), row.day("valid_from")
    if use not in ("literal", "version"):
        raise row.error(f"use {use!r} is unknown", 'write "literal" or "version"')
    if use == "literal":
        row.one("language")
    elif start is None:
        raise row.error("a version without valid_from", "write the day from which it was the name")
    return FrameworkName(
        entity=row.one("entity"),
        name=row.one("name"),
        use=use,
        language=row.cells["language"],
        start=start,
        end=row.day("valid_to", last=True),
    )


def _days(row: Row, first: str, last: str) -> tuple[date, date]:
    row.one(first)
    row.one(last)
    start, end = row.day(first), row.day(last, last=True)
    if start is None or end is None or start > end:
        raise row.error(f"{first} {row.cells[first]!r} is later than {last} {row.cells[last]!r}", "correct the dates")
    return start, end


def _words(row: Row, column: str) -> tuple[str, ...]:
    row.one(column)
    return row.many(column)


def _number(row: Row, column: str) -> int:
    value = row.one(column)
    if not (value.isascii() and value.isdigit()):
        raise row.error(f"column {column!r} holds {value!r}, no number", "write digits")
    return int(value)
