"""The table of exports: each kind of record, how its rows are made and what their columns hold.

Takes holdings and what was asked; gives rows. An export is a row here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query
from dragoman.present.export import contracts
from dragoman.present.export.event_tables import GDELT_COLUMNS, POLECAT_COLUMNS
from dragoman.present.export.schema import Schema


@dataclass(frozen=True, slots=True)
class Contract:
    """One kind of export: its rows and their columns."""

    rows: Callable[[Holdings, Query], list[contracts.Row]]
    schema: Schema


RECORDS: Mapping[str, Contract] = {
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
