"""The commands that ask: each opens the register, puts one question, prints the answer.

Takes names and filters as typed; prints entries with their quotes and sources. Names are read as in a text
("Hanoi", "PM Kishida"); what is not known is an error with the nearest names.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from dragoman.answer.sources import SourceRow
from dragoman.present.cli import pages, sheets
from dragoman.present.cli.help import examples
from dragoman.present.cli.listing import Layout, desk_at, desk_of, names_read, print_listing
from dragoman.present.cli.options import Asking, asking, known_options, lexicon_option, register_option, with_parties
from dragoman.present.cli.terminal import print_blocks, print_table, write_texts
from dragoman.present.export import columns
from dragoman.present.export.markdown_report import write_chronology
from dragoman.present.export.plain import plain_row
from dragoman.types.known import Known

SHEET_FORMATS = ("table", "json", "jsonl")
DEFAULT_LIMIT = 50

LINES = Layout(lambda lines: print_blocks(pages.timeline_blocks(lines)), columns.LINES, write_chronology)
COMMITMENTS = Layout(lambda found: print_blocks(pages.commitment_blocks(found)), columns.COMMITMENTS)
ENCOUNTERS = Layout(lambda found: print_blocks(pages.encounter_blocks(found)), columns.ENCOUNTERS)
CONFLICTS = Layout(lambda found: print_blocks(pages.conflict_blocks(found)), columns.CONFLICTS)
PASSAGES = Layout(lambda found: print_blocks(pages.passage_blocks(found)), columns.PASSAGES)


@click.command(
    epilog=examples(
        "dragoman timeline Japan Vietnam --since 2023-11", "dragoman timeline Hanoi --kind visit -o visits.xlsx"
    )
)
@click.argument("parties", nargs=-1, metavar="[A] [B]")
@asking()
def timeline(asking: Asking, parties: tuple[str, ...]) -> None:
    """What happened between A and B, one dated and cited line each.

    A and B are states, organisations, ministries, offices or people. Without them, everything in the register.
    What has no known date comes last and is marked undated.
    """
    asking = with_parties(asking, parties)
    with desk_of(asking) as desk:
        print_listing(
            desk.timeline(asking.asked),
            LINES,
            asking,
            undated=desk.undated(asking.asked),
            understood=names_read(desk, asking),
        )


@click.command(
    epilog=examples(
        "dragoman commitments --actor Japan --with Philippines", "dragoman commitments --overdue --as-of 2025-01-01"
    )
)
@click.argument("parties", nargs=-1, metavar="[A] [B]")
@click.option("--as-of", metavar="DATE", help="Day against which deadlines are held; else the latest document's.")
@click.option("--overdue", is_flag=True, help="Only what was due before that day and is not reported done.")
@asking()
def commitments(asking: Asking, parties: tuple[str, ...], as_of: str | None, overdue: bool) -> None:
    """Who promised what to whom: amount, deadline, framework, and where it stands.

    The nearest deadline comes first. A promise is overdue only against a stated day, never against today's clock.
    """
    asking = with_parties(asking, parties)
    statuses = (*asking.asked.statuses, "overdue") if overdue else asking.asked.statuses
    asking = replace(asking, asked=replace(asking.asked, as_of=as_of, statuses=statuses))
    with desk_of(asking) as desk:
        print_listing(desk.commitments(asking.asked), COMMITMENTS, asking, understood=names_read(desk, asking))


@click.command(epilog=examples("dragoman relation Japan Vietnam", "dragoman relation Australia India --format json"))
@click.argument("a")
@click.argument("b")
@asking(*SHEET_FORMATS)
def relation(asking: Asking, a: str, b: str) -> None:
    """The relation of A and B: its levels over time, mechanisms, fields and number of entries."""
    with desk_of(asking) as desk:
        answer = desk.relation(a, b, asking.asked)
    if asking.format == "table":
        pages.print_relation(answer)
    else:
        _print_record(answer, asking.format)


@click.command(
    epilog=examples('dragoman encounters "Abiy Ahmed"', "dragoman encounters Japan --kind summit --since 2023")
)
@click.argument("parties", nargs=-1, metavar="[A] [B]")
@asking()
def encounters(asking: Asking, parties: tuple[str, ...]) -> None:
    """Who met or visited whom, where, when, and in which office they then were."""
    asking = with_parties(asking, parties)
    with desk_of(asking) as desk:
        print_listing(
            desk.encounters(asking.asked),
            ENCOUNTERS,
            asking,
            undated=desk.undated(asking.asked),
            understood=names_read(desk, asking),
        )


@click.command(
    epilog=examples(
        "dragoman positions Japan --area maritime", 'dragoman positions --text "South China Sea" --since 2023'
    )
)
@click.argument("parties", nargs=-1, metavar="[A] [B]")
@asking()
def positions(asking: Asking, parties: tuple[str, ...]) -> None:
    """What was said on an issue over time, by speaker, in the words used."""
    asking = with_parties(asking, parties)
    with desk_of(asking) as desk:
        labels = {area.id: area.label for area in desk.holdings.lexicon.areas}
        layout = Layout(
            lambda found: print_blocks(pages.position_blocks(found, labels)),
            columns.POSITIONS,
        )
        print_listing(desk.positions(asking.asked), layout, asking, understood=names_read(desk, asking))


@click.command(epilog=examples("dragoman sources Japan Vietnam", "dragoman sources --kind aid --format csv"))
@click.argument("parties", nargs=-1, metavar="[A] [B]")
@asking()
def sources(asking: Asking, parties: tuple[str, ...]) -> None:
    """Who says so: the documents, and which of them depend on one another.

    Documents of one group are copies, reprints or reports that cite one agency; they count as one source. "Alone"
    counts the facts that rest on that group only.
    """
    asking = with_parties(asking, parties)
    layout = Layout(_print_sources, columns.SOURCES)
    with desk_of(asking) as desk:
        print_listing(desk.sources(asking.asked), layout, asking, understood=names_read(desk, asking))


@click.command(epilog=examples("dragoman conflicts", "dragoman conflicts Australia Tuvalu --format json"))
@click.argument("parties", nargs=-1, metavar="[A] [B]")
@asking()
def conflicts(asking: Asking, parties: tuple[str, ...]) -> None:
    """Where sources disagree with each other, or with known dates and offices; both sides are always shown."""
    asking = with_parties(asking, parties)
    with desk_of(asking) as desk:
        print_listing(desk.conflicts(asking.asked), CONFLICTS, asking, understood=names_read(desk, asking))


@click.command(epilog=examples("dragoman search fisheries agreement", 'dragoman search "patrol vessels" --actor Japan'))
@click.argument("words", nargs=-1, required=True)
@asking(limit=DEFAULT_LIMIT)
def search(asking: Asking, words: tuple[str, ...]) -> None:
    """Find passages that hold these words, best first, and the facts that rest on them."""
    limit = asking.limit or DEFAULT_LIMIT
    with desk_of(asking) as desk:
        found = desk.search(" ".join(words), asking.asked, limit=limit)
        print_listing(found, PASSAGES, asking, understood=names_read(desk, asking))


@click.command(epilog=examples("dragoman show fct_9f86d081", "dragoman show state:vnm"))
@click.argument("id_", metavar="ID")
@click.option(
    "--format", "format_", type=click.Choice(SHEET_FORMATS), default="table", show_default=True, help="Layout."
)
@known_options
@register_option
@lexicon_option
def show(id_: str, format_: str, register: str, lexicon: Path | None, known: Known | None) -> None:
    """One entry with all that is known of it: a fact, claim, document, conflict or entity.

    ID may be shortened as long as it is unique.
    """
    with desk_at(register, lexicon, known) as desk:
        sheet = desk.show(id_)
        if format_ == "table":
            sheets.print_sheet(sheet)
        else:
            _print_record(sheet, format_)


def _print_sources(rows: Sequence[SourceRow]) -> None:
    headers = ("document", "publisher", "published", "group", "facts", "alone")
    numbers = {group: n for n, group in enumerate(dict.fromkeys(row.group for row in rows), start=1)}
    body = (
        (row.document, row.publisher or "unknown", row.when, str(numbers[row.group]), str(row.facts), str(row.alone))
        for row in rows
    )
    print_table(headers, body, right=(3, 4, 5))


def _print_record(record: object, format_: str) -> None:
    """Write one answer: JSON alone on its lines, not in a list of one."""
    row = plain_row(record)
    text = json.dumps(row, ensure_ascii=False, indent=None if format_ == "jsonl" else 2)
    write_texts([text + "\n"])
