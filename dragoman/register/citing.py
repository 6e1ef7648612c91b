"""Find the documents that carry facts: how much each carries, when it was published, and what it depends on.

Takes a connection inside a read transaction; gives narrow records. Never reads a body but in `headings`, which are
wanted only of documents that are shown.
"""

import json
from collections.abc import Sequence
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, func, select

from dragoman.register import document_rows
from dragoman.register.conditions import facts_chosen, facts_like, given, listed, of_party, windowed
from dragoman.register.key_tables import document_keys, fact_documents, party_documents
from dragoman.register.rows import AnyRow
from dragoman.register.tables import annotations, documents, source_groups
from dragoman.register.texts import pack, unpack
from dragoman.types.choice import Choice, Side, SourceOrder, Window
from dragoman.types.holding import Cited, Citing, Heading

_UNDATED = "9999-12-31"  # comes last


def find_sources(
    connection: Connection, wanted: Choice | Sequence[str], order: SourceOrder, window: Window
) -> list[Cited]:
    """Return the documents that carry the facts of a choice, or these facts, a window of them."""
    if window.limit is not None and (side := _only_side(wanted)) is not None:
        find = _newest_of if order is SourceOrder.NEWEST else _grouped_of
        return _cited_in(connection, wanted, find(connection, side, window))
    told = _told(wanted)
    columns, joined = _columns(told), told.join(document_keys, document_keys.c.doc_id == told.c.doc_id)
    key, days = document_keys.c, (document_keys.c.earliest, document_keys.c.latest)
    if order is SourceOrder.NEWEST:
        statement = select(*columns).select_from(joined)
        statement = statement.order_by(func.coalesce(key.latest, "").desc(), key.doc_id.desc())
    else:
        by_day = (*(func.coalesce(day, _UNDATED) for day in days), key.name, key.doc_id)
        place = func.row_number().over(order_by=by_day).label("place")
        placed = select(*columns, place).select_from(joined).subquery()
        first = func.min(placed.c.place).over(partition_by=placed.c.group_id).label("first")
        grouped = select(placed, first).subquery()
        statement = select(*list(grouped.c)[: len(columns)]).order_by(grouped.c.first, grouped.c.place)
    return [_cited(row) for row in connection.execute(windowed(statement, window))]


def count_sources(connection: Connection, wanted: Choice | Sequence[str]) -> Citing:
    """Count the documents that carry the facts of a choice, or these facts."""
    if (side := _only_side(wanted)) is not None:
        of = party_documents.c
        counted = select(func.count(of.doc_id.distinct()), func.count(of.group_id.distinct()))
        return Citing(*connection.execute(counted.where(of_party(of.party, side))).one())
    carried, key = fact_documents.c, document_keys.c
    ids = select(carried.doc_id).where(carried.fact_id.in_(_facts(wanted))).distinct().subquery()
    joined = ids.join(document_keys, key.doc_id == ids.c.doc_id)
    counted = select(func.count(), func.count(key.group_id.distinct())).select_from(joined)
    return Citing(*connection.execute(counted).one())


def _only_side(wanted: Choice | Sequence[str]) -> Side | None:
    """Return the party whose facts are wanted, None where something else restricts them too."""
    is_side = isinstance(wanted, Choice) and len(wanted.sides) == 1 and wanted == Choice(sides=wanted.sides)
    return wanted.sides[0] if isinstance(wanted, Choice) and is_side else None


def _newest_of(connection: Connection, side: Side, window: Window) -> list[str]:
    """Return the documents published last that carry facts of a party."""
    of = party_documents.c  # what has no day comes last: nothing is less than a day
    statement = select(of.doc_id, of.latest).distinct().where(of_party(of.party, side))
    return list(connection.scalars(windowed(statement.order_by(of.latest.desc(), of.doc_id.desc()), window)))


def _grouped_of(connection: Connection, side: Side, window: Window) -> list[str]:
    """Return a window of the documents that carry facts of a party, each group by its first publication.

    As many documents as the window reaches to tell, in the order of publication, which groups it can hold.
    """
    of = party_documents.c
    statement = select(of.doc_id, of.group_id, of.place).distinct().where(of_party(of.party, side)).order_by(of.place)
    end = window.offset + (window.limit or 0)
    first = connection.execute(statement.limit(end)).all()
    groups: dict[str, list[str]] = {row.group_id: [] for row in first}
    of_groups = statement.where(of.group_id.in_(listed(groups, packed=True)))
    for row in connection.execute(of_groups):
        groups[row.group_id].append(row.doc_id)
    return list(chain.from_iterable(groups.values()))[window.offset : end]


def _cited_in(connection: Connection, wanted: Choice | Sequence[str], doc_ids: Sequence[str]) -> list[Cited]:
    """Return how much each of these documents carries of the facts wanted, in this order."""
    told = _told(wanted, doc_ids)
    joined = told.join(document_keys, document_keys.c.doc_id == told.c.doc_id)
    found = {row.doc_id: _cited(row) for row in connection.execute(select(*_columns(told)).select_from(joined))}
    return [found[doc_id] for doc_id in doc_ids]


def _columns(told: Subquery) -> tuple[ColumnElement[Any], ...]:
    """Return what is told of a document that carries facts, in the order of `_cited`."""
    key = document_keys.c
    return (
        *(key.doc_id, key.publisher, key.earliest, key.latest, key.group_id),
        *(told.c.claims, told.c.facts, told.c.alone),
    )


def _told(wanted: Choice | Sequence[str], doc_ids: Sequence[str] | None = None) -> Subquery:
    """Return how much each document, or each of these, carries of the facts wanted."""
    carried = fact_documents.c
    counted = (
        func.sum(carried.claims).label("claims"),
        func.count().label("facts"),
        func.sum(carried.alone).label("alone"),
    )
    if doc_ids is not None and isinstance(wanted, Choice):
        of_these = select(carried.doc_id, *counted).group_by(carried.doc_id).where(carried.doc_id.in_(listed(doc_ids)))
        return of_these.where(facts_like(carried.fact_id, wanted)).subquery()
    # The empty text keeps SQLite from walking all documents by their index, to save the sorting of some.
    grouped = select(carried.doc_id, *counted).group_by(carried.doc_id.concat(""))
    return grouped.where(carried.fact_id.in_(_facts(wanted))).subquery()


def _facts(wanted: Choice | Sequence[str]) -> Select[tuple[str]]:
    return facts_chosen(wanted) if isinstance(wanted, Choice) else listed(wanted)


def _cited(row: AnyRow) -> Cited:
    doc_id, publisher, earliest, latest, group, *counts = row
    return Cited(doc_id, publisher and unpack(publisher), earliest, latest, unpack(group), *counts)


def group_members(connection: Connection, group: str) -> list[str]:
    """Return the ids of the documents that make one group of dependent sources, in order."""
    table = source_groups.c
    statement = select(table.doc_id).where(table.group_id == pack(group)).order_by(table.doc_id)
    return list(connection.scalars(statement))


def group_sizes(connection: Connection, groups: Sequence[str]) -> dict[str, int]:
    """Return how many documents depend on one another in each of these groups; those of one are left out."""
    column = source_groups.c.group_id
    statement = select(column, func.count()).where(column.in_(listed(groups))).group_by(column)
    statement = statement.having(func.count() > 1)
    return {unpack(group): count for group, count in connection.execute(statement)}


def headings(connection: Connection, doc_ids: Sequence[str]) -> dict[str, Heading]:
    """Return what is told of these documents without their texts, by id."""
    found = connection.execute(_HEADINGS, {"ids": json.dumps(list(doc_ids))})
    return {row.id: document_rows.to_heading(row) for row in found}


_HEADINGS = (
    select(
        *(documents.c.id, documents.c.name, documents.c.text_sha256, documents.c.body, annotations.c.dating),
        *(document_keys.c.publisher, source_groups.c.group_id),
    )
    .select_from(
        documents.outerjoin(annotations)
        .outerjoin(source_groups)
        .outerjoin(document_keys, document_keys.c.doc_id == documents.c.id)
    )
    .where(documents.c.id.in_(given("ids")))
)
