"""The commands `lexicon`: check the tables, look something up in them, add a row of one's own.

Takes a folder, words or values; prints what was found. Only `add` writes, and only into the user's folder.
"""

from pathlib import Path

import click

from dragoman.answer.lexical import Entry, find_near, look_up
from dragoman.errors import LexiconError, QueryError
from dragoman.lexicon.audit import FaultKind, find_faults
from dragoman.lexicon.load import load_lexicon, packaged, users
from dragoman.lexicon.own_rows import add_row
from dragoman.present.cli.help import examples
from dragoman.present.cli.options import lexicon_option
from dragoman.present.cli.terminal import note, print_fields, print_line, print_table, write_texts
from dragoman.present.export.formats import WRITERS
from dragoman.present.export.plain import plain_row


@click.group(
    epilog=examples(
        "dragoman lexicon check --lexicon desk-tables",
        'dragoman lexicon show "Penny Wong"',
        "dragoman lexicon add people id=person:ada-alba name='Ada Alba' family=Alba given=Ada order=given_first "
        "source='our desk' --lexicon desk-tables",
    )
)
def lexicon() -> None:
    """Check the tables Dragoman knows names and offices by, look something up, or add a row of your own."""


@lexicon.command(epilog=examples("dragoman lexicon check", "dragoman lexicon check --lexicon desk-tables --gaps"))
@click.option("--gaps", is_flag=True, help="List too where nobody is known to have held an office for over a month.")
@lexicon_option
def check(gaps: bool, lexicon: Path | None) -> None:
    """Check the packaged tables with your own laid over them: every error, and overlapping terms of one office.

    Exit code 1 where something is wrong; gaps between terms are no error.
    """
    known = set(packaged())
    faults = find_faults(dict(users(lexicon, known)))
    shown = [f for f in faults if f.kind is not FaultKind.GAP or f.own or gaps]
    if shown:
        print_table(("what", "where"), ((f.kind.value, f.text) for f in shown))
    wrong = sum(f.kind is not FaultKind.GAP for f in faults)
    note(f"{len(known)} tables: {wrong or 'no'} errors, {len(faults) - wrong} gaps between terms")
    if wrong:
        raise LexiconError("the tables are not in order; mend what is listed")


@lexicon.command(epilog=examples("dragoman lexicon show person:penny-wong", "dragoman lexicon show offices"))
@click.argument("what", nargs=-1, required=True)
@click.option(
    "--format", "format_", type=click.Choice(("table", "json")), default="table", show_default=True, help="Layout."
)
@lexicon_option
def show(what: tuple[str, ...], format_: str, lexicon: Path | None) -> None:
    """Show what the tables have under an ID or a NAME, with the rows that speak of it; or a whole TABLE.

    A name that misses that of a framework by a word shows the framework.
    """
    pack, text = load_lexicon(lexicon), " ".join(what)
    entries, near = look_up(pack, text), find_near(pack, text)
    if near:
        note(f"{text!r} is no name in the lexicon; it comes near {near.official!r}")
    if format_ == "json":
        write_texts(WRITERS["json"](map(plain_row, entries), ("table", "where", "cells")))
        return
    for entry in entries:
        _print_entry(entry)


def _print_entry(entry: Entry) -> None:
    print_line(entry.where or f"{entry.table}.tsv", "bold")
    print_fields(entry.cells.items())


@lexicon.command(epilog=examples("dragoman lexicon add offices id=wali name=Wali titles=wali level=official"))
@click.argument("table")
@click.argument("values", nargs=-1, required=True, metavar="COLUMN=VALUE...")
@click.option(
    "--lexicon",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="DRAGOMAN_LEXICON",
    required=True,
    metavar="DIR",
    help="Your folder; it is made where there is none. Also DRAGOMAN_LEXICON.",
)
def add(table: str, values: tuple[str, ...], lexicon: Path) -> None:
    """Add a row to a TABLE of your own folder, if the whole is right with it; else say all that is wrong."""
    cells = dict(value.partition("=")[::2] for value in values)
    bare = next((value for value in values if "=" not in value), None)
    if bare:
        raise QueryError(f"{bare!r} has no column; write column=value")
    click.echo(add_row(lexicon, table, cells))
