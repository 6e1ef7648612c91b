"""The commands `export chronology` and `export dossier`: reports with footnotes, to read, edit and print.

Takes parties and filters; writes Markdown or DOCX to standard output or a file.
"""

from collections.abc import Callable, Iterator

import click

from dragoman.answer.desk import Desk
from dragoman.answer.query import Asked
from dragoman.errors import QueryError
from dragoman.present.cli.help import examples
from dragoman.present.cli.listing import desk_of
from dragoman.present.cli.options import Asking, asking, with_parties
from dragoman.present.cli.terminal import write_file, write_texts
from dragoman.present.export import dossier as making
from dragoman.present.export.markdown_report import write_markdown_report
from dragoman.present.export.report import Part
from dragoman.present.extras import Extra

REPORT_FORMATS = ("markdown", "docx")
TO_DOCX = Extra("dragoman.present.export.docx_report:to_docx", "docx")


@click.command(
    epilog=examples(
        "dragoman export chronology Japan Vietnam --since 2023 -o chronology.docx",
        "dragoman export chronology Ethiopia Eritrea > chronology.md",
    )
)
@click.argument("parties", nargs=-1, metavar="[A] [B]")
@asking(*REPORT_FORMATS)
def chronology(asking: Asking, parties: tuple[str, ...]) -> None:
    """Write what happened as a report: one dated line each, with a footnote for every source.

    A footnote has the quote, publisher, date, place in the text and, where the page has an address, a link that opens
    it at the quote. What is planned, denied or disputed says so.
    """
    _write(making.chronology, with_parties(asking, parties))


@click.command(
    epilog=examples(
        "dragoman export dossier Japan Vietnam -o dossier.docx",
        'dragoman export dossier "Abiy Ahmed" > dossier.md',
    )
)
@click.argument("parties", nargs=-1, metavar="A [B]")
@asking(*REPORT_FORMATS)
def dossier(asking: Asking, parties: tuple[str, ...]) -> None:
    """Write all that is held on a party or a pair: relation, promises, encounters, positions, conflicts, sources."""
    asking = with_parties(asking, parties)
    if asking.asked.actor is None:
        raise QueryError("a dossier is about a party or a pair, for example: export dossier Japan Vietnam")
    _write(making.dossier, asking)


def _write(make: Callable[[Desk, Asked], Iterator[Part]], asking: Asking) -> None:
    if asking.limit:
        raise QueryError("a report is whole; narrow it with --since, --until or --kind instead of --limit")
    with desk_of(asking) as desk:
        parts = list(make(desk, asking.asked))
    if asking.format == "docx":
        write_file(TO_DOCX.load()(parts))
    else:
        write_texts(write_markdown_report(parts))
