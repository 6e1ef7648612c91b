"""Print for people: dated blocks with badges and quotes, plain tables, and nothing a terminal would obey.

Takes blocks and tables; prints to standard output, in colour on a terminal and without any code elsewhere. Text from
documents is cleaned of control and direction marks first: a report must not move the cursor.
"""

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import click
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

MAX_WIDTH = 110  # longer lines are hard to read
LEFT_WIDTH = 20  # "27–30 November 2023"
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

STYLES = {
    "happened": "green",
    "signed": "green",
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


def clean(text: str) -> str:
    r"""Make a text safe for a terminal: one line, no control characters, no marks that turn its direction.

    >>> clean("a\x1b[31mb\n c")
    'a[31mb c'
    """
    line = " ".join(text.split())
    return "".join(c for c in line if c not in BIDI and unicodedata.category(c) not in {"Cc", "Cs"})


def print_blocks(blocks: Iterable[Block]) -> None:
    """Print entries one below the other, with a heading where it changes."""
    console = _console()
    heading = ""
    for block in blocks:
        if block.heading and block.heading != heading:
            _print(console, Text(clean(block.heading), style="bold underline"))
        heading = block.heading
        _print(console, _grid(block))


def print_table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """Print a table; `right` are the columns of numbers."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for place, header in enumerate(headers):
        table.add_column(header, justify="right" if place in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    _print(_console(), table)


def print_fields(fields: Iterable[tuple[str, str | None]]) -> None:
    """Print names and values beside each other, without those that have no value, and a blank line."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=LEFT_WIDTH)
    grid.add_column(ratio=1, overflow="fold")
    for name, value in fields:
        if value:
            grid.add_row(Text(clean(name), style="dim"), Text(clean(value)))
    _print(_console(), grid)
    click.echo()


def print_line(text: str = "", style: str = "") -> None:
    """Print one line, wrapped to the width."""
    _print(_console(), Text(clean(text), style=style))


def write_texts(texts: Iterable[str]) -> None:
    """Write text for other programs: UTF-8 whatever the locale, newlines as they are."""
    for text in texts:
        click.echo(text.encode("utf-8", "surrogatepass"), nl=False)


def note(text: str) -> None:
    """Say something about the answer on standard error, so that it stays out of pipes."""
    click.echo(clean(text), err=True)


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
    grid.add_row(Text(clean(block.left), style="bold"), _title(block))
    for line in _below(block):
        grid.add_row("", line)
    grid.add_row("", "")
    return grid


def _title(block: Block) -> Text:
    title = Text(clean(block.title))
    for badge in block.badges:
        title.append(" ")
        title.append(f"[{badge}]", style=STYLES.get(badge, ""))
    return title


def _below(block: Block) -> Iterator[Text]:
    for detail in block.details:
        yield Text(clean(detail), style="dim")
    for quote in block.quotes:
        if quote.words is not None:
            yield Text(f"“{clean(quote.words)}”", style="italic")
        yield Text(f"— {clean(quote.source)}", style="dim")
