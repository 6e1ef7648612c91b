"""Print a listing in the format asked for.

Takes records and a Layout; prints them, and says on standard error what was left out and why.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.answer.desk import Desk, open_desk
from dragoman.answer.query import Asked
from dragoman.present.cli.options import Asking
from dragoman.present.cli.terminal import note, write_file, write_texts
from dragoman.present.export.formats import WRITERS
from dragoman.present.export.plain import plain_row
from dragoman.present.export.schema import Table
from dragoman.present.export.table_files import TABLE_FILES, write_table

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Layout(Generic[T]):
    """How records of one type are printed: for people, as a table, and (if another than that) as Markdown."""

    page: Callable[[Sequence[T]], None]
    table: Table[T]
    markdown: Callable[[Iterable[T]], Iterator[str]] | None = None


@contextmanager
def desk_of(asking: Asking) -> Iterator[Desk]:
    """Open the register that was named, and close it again."""
    with open_desk(asking.register, lexicon=asking.lexicon) as desk:
        yield desk


def names_read(desk: Desk, asking: Asking) -> str:
    """Say how the parties were understood: "Prime Minister of Japan; Vietnam"."""
    query = desk.query(Asked(actor=asking.asked.actor, with_=asking.asked.with_))
    return "; ".join(party.name for party in (query.actor, query.with_) if party)


def print_listing(
    records: Sequence[T], layout: Layout[T], asking: Asking, *, undated: int = 0, understood: str = ""
) -> None:
    """Print records, at most `limit`.

    `undated` matched but for a date nobody knows; `understood` says how the names were read, if nothing matches.
    """
    shown = records[: asking.limit] if asking.limit else records
    if asking.format == "table":
        layout.page(shown)
    elif asking.format in TABLE_FILES:
        write_file(write_table(map(layout.table.flatten, shown), layout.table.schema, asking.format))
    else:
        write_texts(formatted(shown, layout, asking.format))
    if not records:
        note("nothing in the register matches" + (f" {understood}" if understood else ""))
    elif len(shown) < len(records):
        note(f"{len(records) - len(shown)} more; raise --limit to see them")
    if undated:
        entries = "entry has" if undated == 1 else "entries have"
        note(f"{undated} matching {entries} no known date and cannot be placed between --since and --until")


def formatted(records: Sequence[T], layout: Layout[T], format_: str) -> Iterator[str]:
    """Write records as JSON (whole), CSV (flat) or Markdown."""
    if format_ in {"json", "jsonl"}:
        return WRITERS[format_](map(plain_row, records), layout.table.schema.keys)
    if format_ == "markdown" and layout.markdown:
        return layout.markdown(records)
    return WRITERS[format_](map(layout.table.flatten, records), layout.table.schema.keys)
