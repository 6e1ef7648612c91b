"""The narrow rows that listings filter and order by: of facts, of the documents that carry them, of conflicts.

Takes a connection inside a write transaction, and records that are stored; gives nothing back. Nothing here is told
twice: every key follows from the fact and the places of its claims.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, case, delete, func, insert, select, update

from dragoman.register import document_rows, key_tables, rows, tables
from dragoman.register.texts import pack
from dragoman.types.annotation import Annotations
from dragoman.types.document import Document
from dragoman.types.event import CodedEvent
from dragoman.types.fact import Conflict, Fact
from dragoman.types.value import TimeSpan

BATCH = 500
_NEVER = "9999-12-31"  # what has no time comes last
_AFTER_NAME = "\x1f"  # below every character of a name, so that a name goes before those it begins


def put_fact_keys(connection: Connection, facts: Sequence[Fact]) -> None:
    """Key these facts, whose claims are stored."""
    for start in range(0, len(facts), BATCH):
        part = facts[start : start + BATCH]
        order = chronology(connection, part)
        connection.execute(insert(key_tables.fact_keys), [_key_row(fact, order[fact.id]) for fact in part])


def chronology(connection: Connection, facts: Sequence[Fact]) -> dict[str, str]:
    """Return the text by which listings order each of these facts in time, by id: its days, then where it is told."""
    found: dict[str, str] = {}
    for start in range(0, len(facts), BATCH):
        part = facts[start : start + BATCH]
        places = _places(connection, [fact.claim_ids[0] for fact in part])
        found |= {fact.id: _chronology(fact, places.get(fact.claim_ids[0], "")) for fact in part}
    return found


def put_fact_documents(connection: Connection, fact_ids: Sequence[str]) -> None:
    """Note which documents carry these facts, which are keyed."""
    claims, claimed, key = tables.claims.c, tables.fact_claims.c, key_tables.fact_keys.c
    joined = tables.fact_claims.join(tables.claims, claimed.claim_id == claims.id)
    joined = joined.join(key_tables.fact_keys, key.fact_id == claimed.fact_id)
    columns = (claimed.fact_id, claims.doc_id, func.count(), case((key.n_sources == 1, 1), else_=0))
    carried = select(*columns).select_from(joined).group_by(claimed.fact_id, claims.doc_id)
    into = insert(key_tables.fact_documents)
    for start in range(0, len(fact_ids), BATCH):
        part = carried.where(claimed.fact_id.in_(fact_ids[start : start + BATCH]))
        connection.execute(into.from_select(["fact_id", "doc_id", "claims", "alone"], part))


def put_document_key(connection: Connection, doc: Document, annotations: Annotations) -> None:
    """Key a document, which is stored under a name, in place of how it was keyed before."""
    key, documents, groups = key_tables.document_keys, tables.documents, tables.source_groups
    held = select(documents.c.name, groups.c.group_id).select_from(documents.outerjoin(groups))
    name, group = connection.execute(held.where(documents.c.id == doc.id)).one()
    connection.execute(delete(key).where(key.c.doc_id == doc.id))
    publisher = annotations.publisher if doc.publisher is None else doc.publisher
    row = document_rows.document_key_row(doc.id, name, publisher, annotations.dating.time or doc.published, group)
    connection.execute(insert(key), row)


def put_groups(connection: Connection, groups: Mapping[str, str | None]) -> None:
    """Key documents by these groups (packed), by document id; those of none by themselves."""
    key = key_tables.document_keys
    for doc_id, group in sorted(groups.items()):
        put = update(key).where(key.c.doc_id == doc_id)
        connection.execute(put.values(group_id=pack(doc_id) if group is None else group))


def put_name(connection: Connection, doc_id: str, name: str) -> None:
    """Key a document by its new name (packed)."""
    key = key_tables.document_keys
    connection.execute(update(key).where(key.c.doc_id == doc_id).values(name=name))


def put_all_sources(connection: Connection) -> None:
    """Note which documents carry the facts an older register holds, and key its documents."""
    put_fact_documents(connection, connection.scalars(select(tables.facts.c.id)).all())
    documents, layers, groups = tables.documents, tables.annotations, tables.source_groups
    days = (
        documents.c.published_earliest,
        documents.c.published_latest,
        layers.c.dated_earliest,
        layers.c.dated_latest,
    )
    columns = (documents.c.id, documents.c.name, documents.c.publisher, *days, layers.c.body, groups.c.group_id)
    stored = connection.execute(select(*columns).select_from(documents.outerjoin(layers).outerjoin(groups)))
    given = [document_rows.stored_document_key_row(row) for row in stored]
    if given:
        connection.execute(insert(key_tables.document_keys), given)


def put_conflict_claims(connection: Connection, conflicts: Iterable[Conflict]) -> None:
    """Note which claims these conflicts read."""
    pairs = sorted({(c.id, claim_id) for c in conflicts for r in c.readings for claim_id in r.claim_ids})
    if pairs:
        connection.execute(insert(key_tables.conflict_claims), [{"conflict_id": c, "claim_id": k} for c, k in pairs])


def put_all_keys(connection: Connection) -> None:
    """Key what an older register holds."""
    put_fact_keys(connection, list(_stored_facts(connection)))
    found = connection.execute(select(tables.conflicts.c.id, tables.conflicts.c.body)).all()
    pairs = sorted({(row.id, claim_id) for row in found for claim_id in rows.claims_read(row)})
    if pairs:
        connection.execute(insert(key_tables.conflict_claims), [{"conflict_id": c, "claim_id": k} for c, k in pairs])


def put_event_parties(connection: Connection, events: Iterable[CodedEvent]) -> None:
    """Note who takes part in these events."""
    given = [row for event in events for row in rows.party_rows(event)]
    if given:
        connection.execute(insert(key_tables.event_parties), given)


def put_all_parties(connection: Connection) -> None:
    """Note who takes part in the events an older register holds."""
    stored = connection.execute(select(tables.events.c.id, tables.events.c.doc_id, tables.events.c.body)).all()
    given = [row for event in stored for row in rows.stored_party_rows(event)]
    if given:
        connection.execute(insert(key_tables.event_parties), given)


def _stored_facts(connection: Connection) -> Iterator[Fact]:
    return map(rows.to_fact, connection.scalars(select(tables.facts.c.body).order_by(tables.facts.c.id)))


def _places(connection: Connection, claim_ids: Sequence[str]) -> dict[str, str]:
    """Return where claims stand, as text that orders as the places do, by claim id."""
    claims, documents = tables.claims.c, tables.documents.c
    statement = select(claims.id, documents.name, claims.start_char).join_from(tables.claims, tables.documents)
    found = connection.execute(statement.where(claims.id.in_(claim_ids)))
    return {row.id: f"{row.name}{_AFTER_NAME}{row.start_char:09}" for row in found}


def _chronology(fact: Fact, place: str) -> str:
    reported = fact.first_reported.isoformat() if fact.first_reported else _NEVER
    return f"{_days(fact.time)} {reported} {place} {fact.id}"


def _key_row(fact: Fact, order: str) -> rows.Values:
    return {
        "fact_id": fact.id,
        "chronology": order,
        "due": f"{_days(fact.deadline)} {order}",
        "kind": fact.kind,
        "status": fact.status.value,
        "time_earliest": fact.time.earliest.isoformat() if fact.time else None,
        "time_latest": fact.time.latest.isoformat() if fact.time else None,
        "deadline_latest": fact.deadline.latest.isoformat() if fact.deadline else None,
        "framework_id": pack(fact.framework_id) if fact.framework_id else None,
        "framework": pack(fact.framework) if fact.framework else None,
        "n_sources": fact.n_sources,
    }


def _days(time: TimeSpan | None) -> str:
    return f"{time.earliest.isoformat()} {time.latest.isoformat()}" if time else f"{_NEVER} {_NEVER}"
