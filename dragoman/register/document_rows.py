"""Documents, their layers, entities and issues to rows of the tables, and rows back to records, exactly.

Takes records of `types`; gives dicts by column name, and records from rows. Pure: no connection, no statement.
What each column is for stands in tables.py, how a body is made in codec.py. Claims and facts are in rows.py.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.register.codec import dump, load
from dragoman.register.rows import AnyRow, Values, days, to_time
from dragoman.register.texts import StoredText, mask, maybe_pack, pack, repairs_of, unmask, unpack
from dragoman.types.analysis import Tokens
from dragoman.types.annotation import Annotations, Dating
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.entity import Entity, Name
from dragoman.types.holding import Heading, Imprint
from dragoman.types.ids import make_id
from dragoman.types.issue import Issue
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan

_DOCUMENT_COLUMNS = frozenset({"id", "name", "uri", "text", "text_sha256"})
_NOT_IN_BODY = frozenset({"dating", "tokens"})  # a column of its own; not stored
_NOT_SEARCHED = frozenset({SegmentKind.METADATA, SegmentKind.NAVIGATION, SegmentKind.TEASER})


# Documents


def document_row(doc: Document) -> Values:
    """Return the row of a document under the name and address it was read from."""
    return {
        "id": doc.id,
        "name": pack(doc.name),
        "uri": pack(doc.uri),
        "lang": maybe_pack(doc.lang),
        "publisher": maybe_pack(doc.publisher),
        **days("published", doc.published),
        "text_sha256": doc.text_sha256,
        "text": mask(doc.text),
        "repairs": repairs_of(doc.text),
        "body": dump(doc, omit=_DOCUMENT_COLUMNS),
    }


def to_text(row: AnyRow) -> StoredText:
    """Return the text of a row with the columns text, repairs and text_sha256."""
    return StoredText(unmask(row.text, row.repairs), row.text_sha256)


def to_document(row: AnyRow) -> Document:
    """Return the document of a row.

    Raises:
        InvalidRecordError: the text is no longer the one whose checksum was stored.
    """
    stored = to_text(row)
    return load(
        Document,
        row.body,
        id=row.id,
        name=unpack(row.name),
        uri=unpack(row.uri),
        text=stored.text,
        text_sha256=stored.sha256,
    )


def to_heading(row: Sequence[Any]) -> Heading:
    """Return the heading of a document: of id, name, checksum, body, dating, the publisher it is keyed by, group."""
    id_, name, text_sha256, body, dating, publisher, group = row
    heading = load(
        Heading,
        body,
        id=id_,
        name=unpack(name),
        text_sha256=text_sha256,
        dating=Dating(None) if dating is None else to_dating(dating),
        group=id_ if group is None else unpack(group),
    )
    return heading if heading.publisher or not publisher else replace(heading, publisher=unpack(publisher))


def card_body(title: str | None, published: TimeSpan | None, basis: str | None, address: str | None) -> str:
    """Write what lines show of a document, as short as it can be read again fast."""
    days = published and [published.earliest.isoformat(), published.latest.isoformat(), published.precision.value]
    return json.dumps([title, days, basis, address], separators=(",", ":"))


def stored_card_body(body: str, dating: str | None) -> str:
    """Write the same for the bodies of a stored document and of its dating."""
    doc, dated = json.loads(body), json.loads(dating) if dating else {}
    published = dated.get("time") or doc.get("published")
    days = published and [published[key] for key in ("earliest", "latest", "precision")]
    return json.dumps([doc.get("title"), days, dated.get("basis"), doc.get("address")], separators=(",", ":"))


def to_imprint(id_: str, name: str, publisher: str | None, group: str, body: str) -> Imprint:
    """Return what lines show of a document, of its key and its card."""
    title, days, basis, address = json.loads(body)
    published = to_time(*days) if days else None
    return Imprint(
        id_, unpack(name), title, unpack(publisher) if publisher else None, published, basis, unpack(group), address
    )


def document_key_row(
    doc_id: str, name: str, publisher: str | None, published: TimeSpan | None, group: str | None
) -> Values:
    """Return the row by which listings of sources order a document; `name` and `group` are packed."""
    return _key_row(doc_id, name, publisher, days("published", published), group)


def stored_document_key_row(row: AnyRow) -> Values:
    """Return the same for the row of a stored document, joined with its layers and group."""
    read = json.loads(row.body).get("publisher") if row.publisher is None and row.body else None
    publisher = unpack(row.publisher) if row.publisher else read
    stated = {"published_earliest": row.published_earliest, "published_latest": row.published_latest}
    dated = {"published_earliest": row.dated_earliest, "published_latest": row.dated_latest}
    return _key_row(row.id, row.name, publisher, dated if row.dated_earliest else stated, row.group_id)


def _key_row(doc_id: str, name: str, publisher: str | None, published: Values, group: str | None) -> Values:
    return {
        "doc_id": doc_id,
        "name": name,
        "publisher": pack(publisher) if publisher else None,
        "earliest": published["published_earliest"],
        "latest": published["published_latest"],
        "group_id": pack(doc_id) if group is None else group,
    }


def annotation_row(annotations: Annotations) -> Values:
    """Return the row of all layers of one document."""
    return {
        "doc_id": annotations.doc_id,
        **days("dated", annotations.dating.time),
        "dating": dump(annotations.dating),
        "body": dump(replace(annotations, tokens=Tokens()), omit=_NOT_IN_BODY),
    }


def to_dating(body: str) -> Dating:
    """Return the dating of a body."""
    return load(Dating, body)


def to_annotations(row: AnyRow) -> Annotations:
    """Return the annotations of a row joined with its document's `name`, which its issues go by."""
    annotations = load(Annotations, row.body, dating=to_dating(row.dating))
    issues = tuple(_under_name(issue, annotations.doc_id, row.name) for issue in annotations.issues)
    return replace(annotations, issues=issues)


def searched_spans(segments: Iterable[Segment]) -> list[Span]:
    """Return the spans full-text search knows: sentences, titles, and other blocks that hold no sentence."""
    segments = tuple(segments)
    parents = {s.parent for s in segments if s.kind is SegmentKind.SENTENCE}
    spans = {s.span for s in segments if s.index not in parents and s.kind not in _NOT_SEARCHED}
    return sorted(spans)


# Entities


def entity_row(entity: Entity) -> Values:
    """Return the row of an entity as one document gave it; its id follows from all that it says."""
    body = dump(entity)
    return {
        "id": make_id("ev", body),
        "entity_id": pack(entity.id),
        "kind": entity.kind.value,
        "body": body,
    }


def to_entity(bodies: Iterable[str]) -> Entity:
    """Return one entity from all its variants, whatever their order.

    Known entities go before those first met in a text, then by content; the first gives the canonical name and what
    else it knows, the others fill its gaps; names are joined, the others' canonical names among them.
    """
    variants = sorted((load(Entity, body) for body in set(bodies)), key=lambda e: (not e.known, e.name, dump(e)))
    first = variants[0]
    names = dict.fromkeys(first.names)
    spelled = {name.text for name in names} | {first.name}
    for name in sorted({n for e in variants[1:] for n in e.names}, key=lambda n: (n.text, n.kind, n.lang)):
        names.setdefault(name)
        spelled.add(name.text)
    others = sorted({e.name for e in variants[1:]} - spelled)

    def known(field: str) -> Any:
        return next((v for e in variants if (v := getattr(e, field)) is not None), None)

    gaps = {field: known(field) for field in ("state", "country", "valid_from", "valid_to")}
    return replace(first, names=(*names, *(Name(text) for text in others)), **gaps)


# Issues


def issue_row(issue: Issue) -> Values:
    """Return the row of an issue.

    Its id makes the same issue one. An issue of a document that was read is the same under every name the document
    was found by; an input that was refused is listed under each.
    """
    span = issue.span
    name = issue.name if issue.fatal or issue.doc_id is None else None
    where = (None, None) if span is None else (span.start, span.end)
    return {
        "id": make_id("iss", issue.code, issue.doc_id, name, issue.detail, *where, int(issue.fatal)),
        "doc_id": issue.doc_id,
        "name": pack(issue.name),
        "code": issue.code,
        "detail": pack(issue.detail),
        "fatal": issue.fatal,
        "body": dump(issue),
    }


def to_issue(row: AnyRow, names: Mapping[str, str]) -> Issue:
    """Return the issue of a row; `names` are the names of stored documents, by id."""
    issue = load(Issue, row.body)
    return issue if issue.doc_id is None else _under_name(issue, issue.doc_id, names.get(issue.doc_id))


def _under_name(issue: Issue, doc_id: str, name: str | None) -> Issue:
    """Return the issue under its document's present name (packed), so that reading order leaves no trace."""
    return issue if name is None or issue.fatal or issue.doc_id != doc_id else replace(issue, name=unpack(name))
