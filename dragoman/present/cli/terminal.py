"""Print for people: dated blocks with badges and quotes, plain tables, and nothing a terminal would obey.

Takes blocks and tables; prints to standard output, in colour on a terminal and without any code elsewhere. Text from
documents is cleaned of control and direction marks first: a report must not move the cursor.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

import click
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.errors import DragomanError, QueryError
from dragoman.present.export.plain import printable

MAX_WIDTH = 110  # longer lines are hard to read
LEFT_WIDTH = 20  # "27–30 November 2023"

STYLES = {
    "happened": "green",
    "concluded": "green",
    "delivered": "green",
    "in force": "green",
    "under way": "cyan",
    "agreed": "cyan",
    "planned": "yellow",
    "expected": "yellow",
    "under consideration": "magenta",
    "called for": "magenta",
    "denied": "bold red",
    "dropped": "red",
    "overdue": "bold red",
    "disputed": "bold red",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source (None where they stand above already) and where they are printed."""

    words: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One entry: a date or number on the left; a sentence with badges, details and quotes on the right."""

    left: str
    title: str
    badges: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    heading: str = field(default="")


def print_blocks(blocks: Iterable[Block]) -> None:
    """Print entries one below the other, with a heading where it changes."""
    console = _console()
    heading = ""
    for block in blocks:
        if block.heading and block.heading != heading:
            _print(console, Text(printable(block.heading), style="bold underline"))
        heading = block.heading
        _print(console, _grid(block))


def print_table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """Print a table; `right` are the columns of numbers."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for place, header in enumerate(headers):
        table.add_column(header, justify="right" if place in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    _print(_console(), table)


def print_fields(fields: Iterable[tuple[str, str | None]]) -> None:
    """Print names and values beside each other, without those that have no value, and a blank line."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=LEFT_WIDTH)
    grid.add_column(ratio=1, overflow="fold")
    for name, value in fields:
        if value:
            grid.add_row(Text(printable(name), style="dim"), Text(printable(value)))
    _print(_console(), grid)
    click.echo()


def print_line(text: str = "", style: str = "") -> None:
    """Print one line, wrapped to the width."""
    _print(_console(), Text(printable(text), style=style))


def print_renderable(renderable: RenderableType) -> None:
    """Print what rich can lay out; its text must be printable already."""
    _print(_console(), renderable)


def write_texts(texts: Iterable[str]) -> None:
    """Write text for other programs: UTF-8 whatever the locale, newlines as they are."""
    for text in texts:
        click.echo(text.encode("utf-8", "surrogatepass"), nl=False)


def write_file(data: bytes) -> None:
    """Write a file that is no text to standard output.

    Raises:
        QueryError: that is a terminal.
    """
    if sys.stdout.isatty():
        raise QueryError("this format is no text; name a file for it with --out FILE")
    click.echo(data, nl=False)


@contextmanager
def printing_to(out: str) -> Iterator[None]:
    """Print to a place what would go to standard output, as UTF-8; "-" is standard output itself.

    A file is there whole or, where the command fails, as it was before.

    Raises:
        DragomanError: the place cannot be written to.
    """
    if out == "-":
        yield
        return
    place = Path(out)
    # A device or a pipe cannot be put in place of another.
    part = place if place.exists() and not place.is_file() else place.with_name(f".{place.name}.part")
    with _writing(out):
        file = part.open("w", encoding="utf-8", errors="surrogatepass", newline="")
    try:
        with file, redirect_stdout(file):
            yield
    except BaseException:
        if part is not place:
            part.unlink(missing_ok=True)
        raise
    if part is not place:
        with _writing(out):
            part.replace(place)


@contextmanager
def _writing(out: str) -> Iterator[None]:
    """Say in one line that a place cannot be written to."""
    try:
        yield
    except OSError as err:
        raise DragomanError(f"cannot write {out}: {err.strerror}; choose another place with --out") from err


def note(text: str) -> None:
    """Say something about the answer on standard error, so that it stays out of pipes."""
    click.echo(printable(text), err=True)


def _console() -> Console:
    console = Console(file=sys.stdout, markup=False, highlight=False, emoji=False)
    console.width = min(console.width, MAX_WIDTH)
    return console


def _print(console: Console, renderable: RenderableType) -> None:
    """Print without the blanks that tables leave at the ends of lines."""
    with console.capture() as capture:
        console.print(renderable)
    for line in capture.get().splitlines():
        click.echo(line.rstrip())


def _grid(block: Block) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=LEFT_WIDTH)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(Text(printable(block.left), style="bold"), _title(block))
    for line in _below(block):
        grid.add_row("", line)
    grid.add_row("", "")
    return grid


def _title(block: Block) -> Text:
    title = Text(printable(block.title))
    for badge in block.badges:
        title.append(" ")
        title.append(f"[{badge}]", style=STYLES.get(badge, ""))
    return title


def _below(block: Block) -> Iterator[Text]:
    for detail in block.details:
        yield Text(printable(detail), style="dim")
    for quote in block.quotes:
        if quote.words is not None:
            yield Text(f"“{printable(quote.words)}”", style="italic")
        yield Text(f"— {printable(quote.source)}", style="dim")
