"""Write records into the tables.

Takes a connection inside a write transaction, and records; gives nothing back. Never begins or ends a transaction:
sqlite.py does, so that one document, or one set of facts, is stored whole or not at all.

The note "dirty" in `meta` says that documents or judgements came in after the facts were last put in place. It is set
by the transaction that brings them and cleared by the one that stores the facts, so a crash in between shows. The note
"weighed" goes where something is changed that stored facts rest on: then all must be weighed, not what is new alone.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from sqlalchemy import Connection, Table, delete, exists, select, update
from sqlalchemy.dialects.sqlite import insert

from dragoman.errors import InvalidRecordError
from dragoman.register import batches, document_rows, former, keys, party_keys, rows, search, shown_keys, tables
from dragoman.register.inserting import insert_rows
from dragoman.register.texts import pack
from dragoman.types.annotation import Annotations
from dragoman.types.claim import Claim
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import Document
from dragoman.types.entity import Entity
from dragoman.types.event import CodedEvent
from dragoman.types.issue import Issue
from dragoman.types.judgement import Judgement
from dragoman.types.record import DocumentRecord

DIRTY = "dirty"
WEIGHED = "weighed"


def _insert_new(connection: Connection, table: Table, values: Iterable[rows.Values]) -> None:
    """Insert the rows whose key is not there yet."""
    found = list(values)
    if found:
        connection.execute(insert(table).on_conflict_do_nothing(), found)


def put_meta(connection: Connection, key: str, value: str) -> None:
    """Keep a note, in place of the one before."""
    statement = insert(tables.meta).values(key=key, value=pack(value))
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": pack(value)}))


def _change_known(connection: Connection) -> None:
    """Note that something is changed that stored facts rest on."""
    put_meta(connection, DIRTY, "1")
    connection.execute(delete(tables.meta).where(tables.meta.c.key == WEIGHED))


def has_document(connection: Connection, doc_id: str) -> bool:
    """Whether the document is stored."""
    return bool(connection.scalar(select(exists().where(tables.documents.c.id == doc_id))))


def put_record(connection: Connection, record: DocumentRecord, batch: int | None = None) -> None:
    """Store a document with all it yields; one that is stored already only gets its name and address added.

    An earlier refusal of the same bytes is taken off the list: they have been read.
    """
    doc = record.document
    if has_document(connection, doc.id):
        put_location(connection, doc.id, doc.name, doc.uri)
        return
    issues = tables.issues
    connection.execute(delete(issues).where(issues.c.doc_id == doc.id, issues.c.fatal))
    insert_rows(connection, tables.documents, [document_rows.document_row(doc)])
    put_location(connection, doc.id, doc.name, doc.uri)
    if batch is not None:
        batches.put_in_batch(connection, doc.id, batch)
    _put_yield(connection, record)


def replace_record(connection: Connection, record: DocumentRecord) -> None:
    """Put what a stored document yields now in place of what it yielded before; text and places stay.

    Facts and conflicts that rest on its earlier claims go; the note "dirty" says that they are to be made again.
    """
    doc = record.document
    claims = tables.claims
    _change_known(connection)
    stale = select(tables.fact_claims.c.fact_id).join(claims).where(claims.c.doc_id == doc.id)
    former.keep_ids(connection, connection.scalars(stale).unique())
    connection.execute(delete(tables.facts).where(tables.facts.c.id.in_(stale)))
    search.unindex(connection, doc.id, doc.text)
    for table in (claims, tables.events, tables.doubts, tables.annotations, tables.document_entities, tables.issues):
        connection.execute(delete(table).where(table.c.doc_id == doc.id))
    _put_yield(connection, record)
    unnamed = ~exists().where(tables.document_entities.c.variant_id == tables.entity_variants.c.id)
    connection.execute(delete(tables.entity_variants).where(unnamed))


def _put_yield(connection: Connection, record: DocumentRecord) -> None:
    """Store what follows from a document's text."""
    doc = record.document
    _check_belongs(doc, record.annotations, (*record.claims, *record.events))
    insert_rows(connection, tables.annotations, [document_rows.annotation_row(record.annotations)])
    keys.put_document_key(connection, doc, record.annotations)
    shown_keys.put_card(connection, doc, record.annotations)
    search.index(connection, doc.id, doc.text, document_rows.searched_spans(record.annotations.segments))
    _put_entities(connection, doc.id, record.entities)
    _put_claims(connection, record.claims)
    _put_events(connection, record.events)
    _put_doubts(connection, record.discrepancies)
    put_issues(connection, record.issues)
    put_meta(connection, DIRTY, "1")


def _check_belongs(doc: Document, annotations: Annotations, found: Iterable[Claim | CodedEvent]) -> None:
    strays = [each.id for each in found if each.doc_id != doc.id]
    if annotations.doc_id != doc.id or strays:
        raise InvalidRecordError(f"{doc.name}: annotations, claims or events {strays[:3]} are of another document")


def put_location(connection: Connection, doc_id: str, name: str, uri: str) -> None:
    """Note a place of a stored document; the smallest (name, uri) is the one it goes by."""
    place = (pack(name), pack(uri))
    _insert_new(connection, tables.locations, [{"doc_id": doc_id, "name": place[0], "uri": place[1]}])
    documents = tables.documents
    first = connection.execute(select(documents.c.name, documents.c.uri).where(documents.c.id == doc_id)).one_or_none()
    if first is not None and place < (first.name, first.uri):
        connection.execute(update(documents).where(documents.c.id == doc_id).values(name=place[0], uri=place[1]))
        keys.put_name(connection, doc_id, place[0])
        carried = party_keys.carried_by(connection, [doc_id])
        party_keys.put_party_documents(connection, carried)
        shown_keys.put_fact_sources(connection, carried)
        _change_known(connection)  # facts list their claims by document name


def _put_entities(connection: Connection, doc_id: str, entities: Iterable[Entity]) -> None:
    variants = {row["id"]: row for row in map(document_rows.entity_row, entities)}
    _insert_new(connection, tables.entity_variants, variants.values())
    insert_rows(connection, tables.document_entities, [{"doc_id": doc_id, "variant_id": key} for key in variants])


def _put_claims(connection: Connection, claims: Sequence[Claim]) -> None:
    evidence = (rows.evidence_rows("claim", c.id, c.evidence) for c in claims)
    arguments = (rows.argument_rows("claim", c.id, c.arguments) for c in claims)
    areas = (rows.area_rows("claim", c.id, c.areas) for c in claims)
    insert_rows(connection, tables.claims, map(rows.claim_row, claims))
    insert_rows(connection, tables.claim_evidence, chain.from_iterable(evidence))
    insert_rows(connection, tables.claim_arguments, chain.from_iterable(arguments))
    insert_rows(connection, tables.claim_areas, chain.from_iterable(areas))


def _put_events(connection: Connection, events: Sequence[CodedEvent]) -> None:
    insert_rows(connection, tables.events, map(rows.event_row, events))
    keys.put_event_parties(connection, events)
    found = chain.from_iterable(rows.evidence_rows("event", e.id, (e.evidence,)) for e in events)
    insert_rows(connection, tables.event_evidence, found)


def _put_doubts(connection: Connection, found: Sequence[Discrepancy]) -> None:
    insert_rows(connection, tables.doubts, map(rows.doubt_row, found))
    evidence = chain.from_iterable(rows.evidence_rows("doubt", rows.doubt_id(d), d.evidence) for d in found)
    insert_rows(connection, tables.doubt_evidence, evidence)


def put_issues(connection: Connection, issues: Iterable[Issue]) -> None:
    """List issues; one that is listed already stays one, under the smallest name."""
    table = tables.issues
    for row in sorted(map(document_rows.issue_row, issues), key=lambda r: str(r["name"])):
        statement = insert(table).values(row)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["id"],
                set_={"name": statement.excluded.name, "body": statement.excluded.body},
                where=statement.excluded.name < table.c.name,
            )
        )


def put_judgement(connection: Connection, judgement: Judgement) -> None:
    """Append one line to the log."""
    insert_rows(connection, tables.judgements, [rows.judgement_row(judgement)])
    put_meta(connection, DIRTY, "1")  # how many lines the facts were made under is noted: "judged"
