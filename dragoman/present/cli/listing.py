"""Print a listing in the format asked for.

Takes records and a Layout; prints them, and says on standard error what was left out and why.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from dragoman.answer.desk import Desk
from dragoman.answer.query import Asked
from dragoman.answer.wording import day_text
from dragoman.lexicon.load import load_lexicon
from dragoman.present.cli.options import Asking
from dragoman.present.cli.terminal import note, write_file, write_texts
from dragoman.present.export.formats import WRITERS
from dragoman.present.export.plain import plain_row
from dragoman.present.export.schema import Table
from dragoman.present.export.table_files import TABLE_FILES, write_table
from dragoman.run.known import open_known
from dragoman.types.known import Known

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Layout(Generic[T]):
    """How records of one type are printed: for people, as a table, and (if another than that) as Markdown."""

    page: Callable[[Sequence[T]], None]
    table: Table[T]
    markdown: Callable[[Iterable[T]], Iterator[str]] | None = None


@contextmanager
def desk_of(asking: Asking) -> Iterator[Desk]:
    """Open the register that was named, as it was known on the day asked for, and close it again."""
    with desk_at(asking.register, asking.lexicon, asking.known) as desk:
        yield desk


@contextmanager
def desk_at(register: str, tables: Path | None, known: Known | None) -> Iterator[Desk]:
    """Open a register, as it was known on a past day where one is given, and close it again."""
    lexicon = load_lexicon(tables)
    with Desk(open_known(register, known, lexicon=lexicon), lexicon) as desk:
        if known:
            note(_known_text(known, desk.holdings.store.counts().documents))
        yield desk


def _known_text(known: Known, documents: int) -> str:
    plural = "" if documents == 1 else "s"
    return f"as known on {day_text(known.on)}: by the {documents} document{plural} {known.by.value} by then"


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
