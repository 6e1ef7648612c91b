"""Find the documents that carry facts: how much each carries, when it was published, and what it depends on.

Takes a connection inside a read transaction; gives narrow records. Never reads a body but in `headings`, which are
wanted only of documents that are shown.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, Select, Subquery, case, func, select

from dragoman.register import document_rows
from dragoman.register.finding import facts_chosen, listed, windowed
from dragoman.register.key_tables import document_keys, fact_documents
from dragoman.register.reading import batches
from dragoman.register.rows import AnyRow
from dragoman.register.tables import annotations, documents, source_groups
from dragoman.register.texts import pack, unpack
from dragoman.types.choice import Choice, SourceOrder, Window
from dragoman.types.store import Cited, Citing, Heading

BATCH = 500
_UNDATED = "9999-12-31"  # comes last


def find_sources(
    connection: Connection, wanted: Choice | Sequence[str], order: SourceOrder, window: Window
) -> list[Cited]:
    """Return the documents that carry the facts of a choice, or these facts, a window of them."""
    told = _told(wanted)
    key, days = document_keys.c, (document_keys.c.earliest, document_keys.c.latest)
    columns = (key.doc_id, key.publisher, *days, key.group_id, told.c.claims, told.c.facts, told.c.alone)
    joined = told.join(document_keys, key.doc_id == told.c.doc_id)
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
    carried, key = fact_documents.c, document_keys.c
    ids = select(carried.doc_id).where(carried.fact_id.in_(_facts(wanted))).distinct().subquery()
    joined = ids.join(document_keys, key.doc_id == ids.c.doc_id)
    counted = select(func.count(), func.count(key.group_id.distinct())).select_from(joined)
    return Citing(*connection.execute(counted).one())


def _told(wanted: Choice | Sequence[str]) -> Subquery:
    """Return how much each document carries of the facts wanted."""
    carried = fact_documents.c
    counted = (
        func.sum(carried.claims).label("claims"),
        func.count().label("facts"),
        func.sum(carried.alone).label("alone"),
    )
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
    """Return how many documents depend on one another in each of these groups."""
    column = source_groups.c.group_id
    statement = select(column, func.count()).where(column.in_(listed(groups))).group_by(column)
    return {unpack(group): count for group, count in connection.execute(statement)}


def headings(connection: Connection, doc_ids: Sequence[str]) -> dict[str, Heading]:
    """Return what is told of these documents without their texts, by id."""
    # The publisher read from the text counts where none is stated; its layers are looked into only then.
    read = case((documents.c.publisher.is_(None), func.json_extract(annotations.c.body, "$.publisher")))
    told = (documents.c.id, documents.c.name, documents.c.text_sha256, documents.c.body)
    columns = (*told, annotations.c.dating, source_groups.c.group_id)
    joined = documents.outerjoin(annotations).outerjoin(source_groups)
    statement = select(*columns, read.label("read_publisher")).select_from(joined)
    found: dict[str, Heading] = {}
    for part in batches(doc_ids, BATCH):
        for row in connection.execute(statement.where(documents.c.id.in_(part))):
            found[row.id] = document_rows.to_heading(row)
    return found
