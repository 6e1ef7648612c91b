"""Exports that are one document or graph of their own, not a table of rows: by subject and format.

Takes a subject and a format; gives the function that writes it.
"""

from collections.abc import Callable, Iterator, Mapping

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query
from dragoman.present.export.annotations import write_annotations
from dragoman.present.export.csl import write_csl
from dragoman.present.export.feeds import write_atom
from dragoman.present.export.ftm import write_ftm
from dragoman.present.export.iati import write_iati
from dragoman.present.export.jsonld import write_jsonld
from dragoman.present.export.timelinejs import write_timelinejs
from dragoman.present.extras import Extra

GraphWriter = Callable[[Holdings, Query, int | None], Iterator[str]]


def _write_ical(holdings: Holdings, query: Query, limit: int | None = None) -> Iterator[str]:
    """Write the calendar, whose library is an extra."""
    written: Iterator[str] = Extra("dragoman.present.export.ical:write_ical", "serve").load()(holdings, query, limit)
    return written


GRAPHS: Mapping[str, Mapping[str, GraphWriter]] = {
    "facts": {
        "timelinejs": write_timelinejs,
        "ftm": write_ftm,
        "jsonld": write_jsonld,
        "iati": write_iati,
        "atom": write_atom,
        "ical": _write_ical,
    },
    "claims": {"annotations": write_annotations},
    "documents": {"csl": write_csl},
}
"""Subject of `dragoman export` → format → who writes it; the number is the most entries wanted, None for all."""
