"""The rows that pages of many lines read: cards of documents, sources of facts, who had to do with whom in them.

Takes a connection inside a write transaction, and what is stored; gives nothing back. Nothing here is told only here: a
page of a hundred lines reads a short row for each of its documents, not three long ones.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from dragoman.register import document_rows
from dragoman.register.inserting import insert_rows
from dragoman.register.key_tables import cards
from dragoman.register.rows import Values
from dragoman.register.tables import annotations, documents
from dragoman.types.annotation import Annotations
from dragoman.types.document import Document

BATCH = 5_000
_SOURCES = """
INSERT INTO fact_sources (fact_id, doc_id, claims, alone, name, publisher, earliest, latest, group_id)
SELECT c.fact_id, c.doc_id, c.claims, c.alone, k.name, k.publisher, k.earliest, k.latest, k.group_id
FROM fact_documents AS c JOIN document_keys AS k ON k.doc_id = c.doc_id
WHERE c.fact_id IN (SELECT value FROM json_each(?))
"""
_DEALINGS = """
INSERT INTO dealings (fact_id, kind, earliest, latest, precision, parties)
SELECT f.id, f.kind, f.time_earliest, f.time_latest, json_extract(f.body, '$.time.precision'),
    (SELECT group_concat(a.entity_id, char(31)) FROM fact_arguments AS a WHERE a.fact_id = f.id)
FROM facts AS f WHERE f.id IN (SELECT value FROM json_each(?))
"""
_PLEDGES = """
INSERT INTO party_pledges (party, fact_id, kind, body)
SELECT DISTINCT coalesce(a.entity_id, '=' || a.name), p.fact_id, f.kind, p.body
FROM pledges AS p
JOIN facts AS f ON f.id = p.fact_id
JOIN fact_arguments AS a ON a.fact_id = p.fact_id
WHERE p.fact_id IN (SELECT value FROM json_each(?))
"""


def put_fact_sources(connection: Connection, fact_ids: Iterable[str]) -> None:
    """Note which documents carry these facts, in place of what was noted; they and their documents are keyed."""
    listed = sorted(fact_ids)
    for start in range(0, len(listed), BATCH):
        ids = json.dumps(listed[start : start + BATCH])
        connection.exec_driver_sql("DELETE FROM fact_sources WHERE fact_id IN (SELECT value FROM json_each(?))", (ids,))
        connection.exec_driver_sql(_SOURCES, (ids,))


def put_dealings(connection: Connection, fact_ids: Iterable[str]) -> None:
    """Note who had to do with whom in these facts, which are stored."""
    listed = sorted(fact_ids)
    for start in range(0, len(listed), BATCH):
        connection.exec_driver_sql(_DEALINGS, (json.dumps(listed[start : start + BATCH]),))


def put_party_pledges(connection: Connection, fact_ids: Iterable[str]) -> None:
    """Note what these facts, whose pledges are kept, say of money under whoever takes part."""
    listed = sorted(fact_ids)
    for start in range(0, len(listed), BATCH):
        connection.exec_driver_sql(_PLEDGES, (json.dumps(listed[start : start + BATCH]),))


def put_card(connection: Connection, doc: Document, layers: Annotations) -> None:
    """Note what lines show of a document, in place of what was noted."""
    connection.execute(cards.delete().where(cards.c.doc_id == doc.id))
    body = document_rows.card_body(doc.title, layers.dating.time or doc.published, layers.dating.basis, doc.address)
    insert_rows(connection, cards, [{"doc_id": doc.id, "body": body}])


def put_all_shown(connection: Connection) -> None:
    """Note the same of what an older register holds."""
    fact_ids = connection.exec_driver_sql("SELECT id FROM facts").scalars().all()
    put_fact_sources(connection, fact_ids)
    put_dealings(connection, fact_ids)
    columns = (documents.c.id, documents.c.body, annotations.c.dating)
    stored = connection.execute(select(*columns).select_from(documents.outerjoin(annotations))).all()
    insert_rows(connection, cards, _cards(stored))


def _cards(stored: Iterable[Any]) -> Iterator[Values]:
    return ({"doc_id": id_, "body": document_rows.stored_card_body(body, dating)} for id_, body, dating in stored)
