"""The command `export`: records for other programs, in stable contracts.

Takes a kind of record and filters; writes rows to standard output or a file. Two runs over one register give the same
bytes.
"""

import click

from dragoman.present.cli.help import examples
from dragoman.present.cli.listing import desk_of
from dragoman.present.cli.options import FILE_FORMATS, Asking, asking
from dragoman.present.cli.reports import chronology, dossier
from dragoman.present.cli.terminal import write_file, write_texts
from dragoman.present.export.formats import EVENT_WRITERS
from dragoman.present.export.graphs import GRAPHS
from dragoman.present.export.records import LAYOUTS, RECORDS
from dragoman.present.export.table_files import TABLE_FILES, write_table

EXPORT_FORMATS = ("jsonl", "json", "csv", "markdown", *FILE_FORMATS)
EVENT_FORMATS = ("plover", "polecat", "gdelt", *EXPORT_FORMATS)


@click.group(
    epilog=examples(
        "dragoman export claims --format jsonl > claims.jsonl",
        "dragoman export events --format plover --out events.jsonl",
    )
)
def export() -> None:
    """Write records for other programs, and reports with footnotes."""


export.add_command(chronology)
export.add_command(dossier)


@export.command(
    epilog=examples(
        "dragoman export claims -o claims.csv",
        "dragoman export claims -o claims.parquet",
    )
)
@asking(*EXPORT_FORMATS, *GRAPHS["claims"])
def claims(asking: Asking) -> None:
    """Write what each source says, one row a claim, each with its quote and place in the text.

    The format "annotations" is W3C Web Annotation, with the words and the place of each quote.
    """
    _export("claims", asking)


@export.command(
    epilog=examples(
        "dragoman export facts --kind aid --since 2023",
        "dragoman export facts -o facts.xlsx",
        "dragoman export facts --actor Japan --format ftm --out japan.ftm.json",
    )
)
@asking(*EXPORT_FORMATS, *GRAPHS["facts"])
def facts(asking: Asking) -> None:
    """Write what the register holds, one row a fact, with its claims and the number of independent sources.

    Also for other programs: "timelinejs" (TimelineJS), "ftm" (FollowTheMoney entities), "jsonld" (JSON-LD with PROV-O),
    "iati" (promised and given sums as activities of IATI 2.03), "atom" (a feed, what was reported last first), "ical"
    (a calendar of deadlines and coming meetings).
    """
    _export("facts", asking)


@export.command(epilog=examples("dragoman export conflicts --format json"))
@asking(*EXPORT_FORMATS)
def conflicts(asking: Asking) -> None:
    """Write where sources disagree, one row a conflict, with every reading."""
    _export("conflicts", asking)


@export.command(
    epilog=examples(
        "dragoman export documents --format csv", "dragoman export documents --format csl --out sources.json"
    )
)
@asking(*EXPORT_FORMATS, *GRAPHS["documents"])
def documents(asking: Asking) -> None:
    """Write the documents, how each is dated, and what was wrong with it; also those that could not be read.

    Of the filters only --since and --until apply, to the day of publication. The format "csl" is CSL-JSON, for Zotero
    and Pandoc.
    """
    _export("documents", asking)


@export.command(epilog=examples("dragoman export events --format plover > events.jsonl"))
@asking(*EVENT_FORMATS)
def events(asking: Asking) -> None:
    """Write coded events, and claims that code as one, in the terms of PLOVER 2.0.

    The format "plover" is JSON Lines; "polecat" are the columns of POLECAT's weekly files, "gdelt" the 61 columns of
    the Event table of GDELT 2.0 without a header, both tab-separated, one row a pair of actor and recipient.
    """
    _export("events", asking)


def _export(name: str, asking: Asking) -> None:
    contract = LAYOUTS.get(asking.format, RECORDS[name])
    with desk_of(asking) as desk:
        if asking.format in GRAPHS.get(name, {}):
            write_texts(GRAPHS[name][asking.format](desk.holdings, desk.query(asking.asked), asking.limit))
            return
        rows = contract.rows(desk.holdings, desk.query(asking.asked))[: asking.limit]
    if asking.format in TABLE_FILES:
        write_file(write_table(rows, contract.schema, asking.format))
    else:
        write_texts(EVENT_WRITERS[asking.format](rows, contract.schema.keys))
