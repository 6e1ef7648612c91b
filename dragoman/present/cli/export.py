"""The command `export`: records for other programs, in stable contracts.

Takes a kind of record and filters; writes rows to standard output or a file. Two runs over one register give the same
bytes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import click

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query
from dragoman.present.cli.help import examples
from dragoman.present.cli.listing import desk_of
from dragoman.present.cli.options import FILE_FORMATS, Asking, asking, out_option
from dragoman.present.cli.reports import chronology, dossier
from dragoman.present.cli.terminal import write_file, write_text_file
from dragoman.present.export import contracts
from dragoman.present.export.event_tables import GDELT_COLUMNS, POLECAT_COLUMNS
from dragoman.present.export.formats import EVENT_WRITERS
from dragoman.present.export.schema import Schema
from dragoman.present.export.table_files import TABLE_FILES, write_table

EXPORT_FORMATS = ("jsonl", "json", "csv", "markdown", *FILE_FORMATS)
EVENT_FORMATS = ("plover", "polecat", "gdelt", *EXPORT_FORMATS)


@dataclass(frozen=True, slots=True)
class Contract:
    """One kind of export: its rows and their columns."""

    rows: Callable[[Holdings, Query], list[contracts.Row]]
    schema: Schema


CONTRACTS: Mapping[str, Contract] = {
    "claims": Contract(contracts.claim_rows, contracts.CLAIM_SCHEMA),
    "facts": Contract(contracts.fact_rows, contracts.FACT_SCHEMA),
    "conflicts": Contract(contracts.conflict_rows, contracts.CONFLICT_SCHEMA),
    "documents": Contract(contracts.document_rows, contracts.DOCUMENT_SCHEMA),
    "events": Contract(contracts.event_rows, contracts.EVENT_SCHEMA),
}
LAYOUTS: Mapping[str, Contract] = {
    "polecat": Contract(contracts.polecat, Schema("polecat", POLECAT_COLUMNS)),
    "gdelt": Contract(contracts.gdelt, Schema("gdelt", GDELT_COLUMNS)),
}
"""Events in the columns of other event data, by format."""


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
        "dragoman export claims --format csv --out claims.csv",
        "dragoman export claims --format parquet --out claims.parquet",
    )
)
@out_option
@asking(*EXPORT_FORMATS)
def claims(asking: Asking, out: str) -> None:
    """Write what each source says, one row a claim, each with its quote and place in the text."""
    _export("claims", asking, out)


@export.command(
    epilog=examples(
        "dragoman export facts --kind aid --since 2023", "dragoman export facts --format xlsx --out facts.xlsx"
    )
)
@out_option
@asking(*EXPORT_FORMATS)
def facts(asking: Asking, out: str) -> None:
    """Write what the register holds, one row a fact, with its claims and the number of independent sources."""
    _export("facts", asking, out)


@export.command(epilog=examples("dragoman export conflicts --format json"))
@out_option
@asking(*EXPORT_FORMATS)
def conflicts(asking: Asking, out: str) -> None:
    """Write where sources disagree, one row a conflict, with every reading."""
    _export("conflicts", asking, out)


@export.command(epilog=examples("dragoman export documents --format csv"))
@out_option
@asking(*EXPORT_FORMATS)
def documents(asking: Asking, out: str) -> None:
    """Write the documents, how each is dated, and what was wrong with it; also those that could not be read.

    Of the filters only --since and --until apply, to the day of publication.
    """
    _export("documents", asking, out)


@export.command(epilog=examples("dragoman export events --format plover > events.jsonl"))
@out_option
@asking(*EVENT_FORMATS)
def events(asking: Asking, out: str) -> None:
    """Write coded events, and claims that code as one, in the terms of PLOVER 2.0.

    The format "plover" is JSON Lines; "polecat" are the columns of POLECAT's weekly files, "gdelt" the 61 columns of
    the Event table of GDELT 2.0 without a header, both tab-separated, one row a pair of actor and recipient.
    """
    _export("events", asking, out)


def _export(name: str, asking: Asking, out: str) -> None:
    contract = LAYOUTS.get(asking.format, CONTRACTS[name])
    with desk_of(asking) as desk:
        rows = contract.rows(desk.holdings, desk.query(asking.asked))[: asking.limit]
    if asking.format in TABLE_FILES:
        write_file(write_table(rows, contract.schema, asking.format), out)
    else:
        write_text_file(EVENT_WRITERS[asking.format](rows, contract.schema.keys), out)
