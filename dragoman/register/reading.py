"""Read records out of the tables.

Takes a connection inside a read transaction; gives records, in the order types/store.py promises. Never writes, and
never leaves a cursor open: each function reads its batch to the end.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, func, select

from dragoman.errors import RegisterError
from dragoman.register import document_rows, rows, search
from dragoman.register.tables import (
    annotations,
    claim_evidence,
    claims,
    conflicts,
    document_entities,
    documents,
    doubt_evidence,
    doubts,
    entity_variants,
    event_evidence,
    events,
    facts,
    issues,
    judgements,
    meta,
    source_groups,
)
from dragoman.register.texts import StoredText, TextCache, unpack
from dragoman.types.annotation import Annotations, Dating
from dragoman.types.claim import Claim, Evidence
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import Document
from dragoman.types.entity import Entity
from dragoman.types.event import CodedEvent
from dragoman.types.holding import Counts, Hit
from dragoman.types.issue import Issue
from dragoman.types.judgement import Judgement
from dragoman.types.record import DocumentRecord
from dragoman.types.value import Precision, TimeSpan

DOCUMENTS_PER_BATCH = 64
RECORDS_PER_BATCH = 500
"""Well under the 999 bound values the oldest supported SQLite takes; with documents of 50 kB a batch is a few MB."""

_DOCUMENT_ORDER = (documents.c.name, documents.c.id)
_CLAIM_ORDER = (*_DOCUMENT_ORDER, claims.c.start_char, claims.c.end_char, claims.c.id)


def document_ids(connection: Connection, among: Sequence[str] | None = None) -> Sequence[str]:
    """Return the ids of all documents, or of those named that are stored, by name then id."""
    statement = select(documents.c.id, documents.c.name).order_by(*_DOCUMENT_ORDER)
    if among is None:
        return [row.id for row in connection.execute(statement)]
    parts = batches(sorted(set(among)), RECORDS_PER_BATCH)
    found = [row for part in parts for row in connection.execute(statement.where(documents.c.id.in_(part)))]
    return [row.id for row in sorted(found, key=lambda row: (row.name, row.id))]


def get_documents(connection: Connection, doc_ids: Sequence[str]) -> list[Document]:
    """Return these documents, by name then id."""
    statement = select(documents).where(documents.c.id.in_(doc_ids)).order_by(*_DOCUMENT_ORDER)
    return [document_rows.to_document(row) for row in connection.execute(statement)]


def get_annotations(connection: Connection, doc_id: str) -> Annotations | None:
    """Return all layers of a document, None where it is not stored."""
    statement = select(annotations, documents.c.name).join(documents).where(annotations.c.doc_id == doc_id)
    row = connection.execute(statement).one_or_none()
    return None if row is None else document_rows.to_annotations(row)


def get_datings(connection: Connection) -> dict[str, Dating]:
    """Return the dating of every document, by document name then id."""
    statement = select(annotations.c.doc_id, annotations.c.dating).join(documents).order_by(*_DOCUMENT_ORDER)
    return {row.doc_id: document_rows.to_dating(row.dating) for row in connection.execute(statement)}


def get_fixed_dates(connection: Connection, max_days: int) -> dict[str, Dating] | None:
    """Return when each document was published, if all are known to so many days by themselves; else None."""
    dated = annotations.c
    days = func.julianday(dated.dated_latest) - func.julianday(dated.dated_earliest) + 1
    by_others = func.json_type(dated.dating, "$.alone").is_not(None)
    if connection.scalar(select(exists().where(dated.dated_earliest.is_(None) | (days > max_days) | by_others))):
        return None
    precision = func.json_extract(dated.dating, "$.time.precision")
    found = connection.execute(select(dated.doc_id, dated.dated_earliest, dated.dated_latest, precision))
    known: dict[tuple[str, str, str], Dating] = {}  # documents of one day are many
    dates: dict[str, Dating] = {}
    for doc_id, earliest, latest, exactness in found:
        told = (earliest, latest, exactness)
        if told not in known:
            time = TimeSpan(date.fromisoformat(earliest), date.fromisoformat(latest), Precision(exactness))
            known[told] = Dating(time)
        dates[doc_id] = known[told]
    return dates


def claim_ids(connection: Connection, wanted: Iterable[str]) -> list[str]:
    """Return those of the wanted ids that are stored, in document and text order, each once."""
    found = [
        tuple(row)
        for ids in batches(list(dict.fromkeys(wanted)), RECORDS_PER_BATCH)
        for row in connection.execute(select(*_CLAIM_ORDER).join_from(claims, documents).where(claims.c.id.in_(ids)))
    ]
    return [row[-1] for row in sorted(found)]


def get_claims(connection: Connection, chosen: ColumnElement[bool], texts: TextCache) -> list[Claim]:
    """Return the claims a condition chooses, in document and text order."""
    query = select(claims.c.id, claims.c.body).join_from(claims, documents).where(chosen).order_by(*_CLAIM_ORDER)
    evidence = _evidence(connection, claim_evidence, claims, chosen, texts)
    return [rows.to_claim(row.body, evidence[row.id]) for row in connection.execute(query)]


def get_events(connection: Connection, doc_ids: Sequence[str], texts: TextCache) -> list[CodedEvent]:
    """Return the coded events of these documents, in document and text order."""
    chosen = events.c.doc_id.in_(doc_ids)
    order = (*_DOCUMENT_ORDER, events.c.start_char, events.c.end_char, events.c.id)
    evidence = _evidence(connection, event_evidence, events, chosen, texts)
    query = select(events).join(documents).where(chosen).order_by(*order)
    return [rows.to_event(row, evidence[row.id]) for row in connection.execute(query)]


def _evidence(
    connection: Connection, table: Table, owners: Table, chosen: ColumnElement[bool], texts: TextCache
) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence of the chosen owners, by owner id, each in order."""
    owner_id = table.c[f"{owners.name[:-1]}_id"]
    joined = table.join(owners, owner_id == owners.c.id)
    columns = (table, owner_id.label("owner_id"))
    statement = select(*columns).select_from(joined).where(chosen).order_by(owner_id, table.c.seq)
    return _with_texts(connection, connection.execute(statement).all(), texts)


def _with_texts(
    connection: Connection, found: Sequence[rows.AnyRow], texts: TextCache
) -> dict[str, tuple[Evidence, ...]]:
    stored = get_texts(connection, {row.doc_id for row in found}, texts)
    by_owner: dict[str, tuple[Evidence, ...]] = defaultdict(tuple)
    for row in found:
        by_owner[row.owner_id] += (rows.to_evidence(row, stored[row.doc_id]),)
    return by_owner


def get_texts(connection: Connection, doc_ids: Iterable[str], texts: TextCache) -> dict[str, StoredText]:
    """Return the texts of these documents, from the cache where it has them.

    Raises:
        RegisterError: a document is not stored.
    """
    wanted = set(doc_ids)
    known = texts.known(wanted)
    for ids in batches(sorted(wanted - known.keys()), RECORDS_PER_BATCH):
        columns = (documents.c.id, documents.c.text, documents.c.repairs, documents.c.text_sha256)
        found = connection.execute(select(*columns).where(documents.c.id.in_(ids)))
        read = {row.id: document_rows.to_text(row) for row in found}
        texts.keep(read)
        known |= read
    if missing := sorted(wanted - known.keys()):
        raise RegisterError(
            f"the register cites documents it does not hold ({missing[0]}); read them again into a new register"
        )
    return known


def get_hits(connection: Connection, match: str, limit: int, texts: TextCache) -> list[Hit]:
    """Return the passages that a match expression finds, best first."""
    found = search.find(connection, match, limit=limit)
    stored = get_texts(connection, {row.doc_id for row in found}, texts)
    return [
        Hit(
            doc_id=row.doc_id,
            name=unpack(row.name),
            start=row.start_char,
            end=row.end_char,
            text=stored[row.doc_id].text[row.start_char : row.end_char],
            rank=row.rank,
        )
        for row in found
    ]


def get_entities(connection: Connection) -> list[Entity]:
    """Return every entity, by id, merged from what the documents gave."""
    named = select(document_entities.c.variant_id)
    statement = select(entity_variants.c.entity_id, entity_variants.c.body).where(entity_variants.c.id.in_(named))
    bodies: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(statement):
        bodies[row.entity_id].append(row.body)
    return [document_rows.to_entity(bodies[entity_id]) for entity_id in sorted(bodies)]


def get_record(connection: Connection, doc_id: str, texts: TextCache) -> DocumentRecord | None:
    """Return all that a document yields, None where it is not stored."""
    annotated = get_annotations(connection, doc_id)
    if annotated is None:
        return None
    of_document = document_entities.c.doc_id == doc_id
    bodies = connection.scalars(select(entity_variants.c.body).join(document_entities).where(of_document))
    (doc,) = get_documents(connection, [doc_id])
    return DocumentRecord(
        document=doc,
        annotations=annotated,
        claims=tuple(get_claims(connection, claims.c.doc_id == doc_id, texts)),
        entities=tuple(sorted((document_rows.to_entity([body]) for body in bodies), key=lambda entity: entity.id)),
        issues=tuple(issue for issue in get_issues(connection, [doc_id])),
        events=tuple(get_events(connection, [doc_id], texts)),
        discrepancies=tuple(get_doubts(connection, [doc_id], texts)),
    )


def doubted_ids(connection: Connection) -> Sequence[str]:
    """Return the ids of the documents that have discrepancies."""
    return connection.scalars(select(doubts.c.doc_id).distinct()).all()


def get_doubts(connection: Connection, doc_ids: Sequence[str], texts: TextCache) -> list[Discrepancy]:
    """Return the discrepancies of these documents, by document, then id."""
    chosen = doubts.c.doc_id.in_(doc_ids)
    evidence = _evidence(connection, doubt_evidence, doubts, chosen, texts)
    statement = select(doubts).join(documents).where(chosen).order_by(*_DOCUMENT_ORDER, doubts.c.id)
    return [rows.to_discrepancy(row, evidence[row.id]) for row in connection.execute(statement)]


def get_issues(connection: Connection, doc_ids: Sequence[str] | None = None) -> list[Issue]:
    """Return all issues, or those of the documents named, by name, code, detail and place."""
    if doc_ids is None:
        return _issues(connection, select(issues))
    parts = batches(sorted(set(doc_ids)), RECORDS_PER_BATCH)
    found = [issue for part in parts for issue in _issues(connection, select(issues).where(issues.c.doc_id.in_(part)))]
    return sorted(found, key=_issue_order)


def get_unread(connection: Connection) -> list[Issue]:
    """Return the issues of inputs of which no document is stored, by name, code, detail and place."""
    stored = exists().where(documents.c.id == issues.c.doc_id)
    return _issues(connection, select(issues).where(~stored))


def _issues(connection: Connection, chosen: Select[Any]) -> list[Issue]:
    told = chosen.subquery()
    named = select(documents.c.id, documents.c.name).where(documents.c.id.in_(select(told.c.doc_id)))
    names = {row.id: row.name for row in connection.execute(named)}
    return sorted((document_rows.to_issue(row, names) for row in connection.execute(chosen)), key=_issue_order)


def _issue_order(issue: Issue) -> tuple[str, str, str, str, int, int, bool]:
    span = (-1, -1) if issue.span is None else (issue.span.start, issue.span.end)
    return (issue.name, issue.code, issue.detail, issue.doc_id or "", *span, issue.fatal)


def get_source_groups(connection: Connection) -> dict[str, str]:
    """Return the group of dependent sources of every document, by document id in order."""
    statement = select(source_groups).order_by(source_groups.c.doc_id)
    return {row.doc_id: unpack(row.group_id) for row in connection.execute(statement)}


def get_judgements(connection: Connection) -> list[Judgement]:
    """Return the log, first line first."""
    statement = select(judgements.c.body).order_by(judgements.c.seq)
    return [rows.to_judgement(row) for row in connection.execute(statement)]


def get_meta(connection: Connection, key: str) -> str | None:
    """Return a note, None where there is none."""
    value = connection.scalar(select(meta.c.value).where(meta.c.key == key))
    return None if value is None else unpack(value)


def get_counts(connection: Connection) -> Counts:
    """Count what there is."""

    def count(table: Table) -> int:
        return connection.scalar(select(func.count()).select_from(table)) or 0

    return Counts(
        documents=count(documents),
        claims=count(claims),
        facts=count(facts),
        conflicts=count(conflicts),
        issues=count(issues),
    )


def changes(connection: Connection) -> int:
    """Return how many rows this connection has written, ever."""
    return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def ids_of(connection: Connection, table: Table) -> Sequence[str]:
    """Return the ids of a table's rows, in order."""
    return [str(row.id) for row in connection.execute(select(table.c.id).order_by(table.c.id))]


def batches(ids: Sequence[str], size: int) -> Iterable[Sequence[str]]:
    """Cut a list into stretches of at most `size`."""
    return (ids[start : start + size] for start in range(0, len(ids), size))
