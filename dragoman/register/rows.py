"""Records to rows of the tables, and rows back to records, exactly.

Takes records of `types`; gives dicts by column name, and records from rows. Pure: no connection, no statement.
What each column is for stands in tables.py, how a body is made in codec.py.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from dragoman.errors import InvalidRecordError
from dragoman.register.codec import dump, load
from dragoman.register.texts import StoredText, mask, pack, repairs_of, unmask, unpack
from dragoman.types.analysis import Tokens
from dragoman.types.annotation import Annotations, Dating
from dragoman.types.claim import Argument, Claim, Evidence
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.entity import Entity, Name
from dragoman.types.event import CodedEvent
from dragoman.types.fact import Conflict, Fact
from dragoman.types.ids import make_id
from dragoman.types.issue import Issue
from dragoman.types.judgement import Judgement
from dragoman.types.span import Span
from dragoman.types.store import Heading
from dragoman.types.value import TimeSpan

Values = dict[str, Any]
AnyRow = Any  # a result row, its columns by attribute

_DOCUMENT_COLUMNS = frozenset({"id", "name", "uri", "text", "text_sha256"})
_NOT_IN_BODY = frozenset({"dating", "tokens"})  # a column of its own; not stored
_EVIDENCE = frozenset({"evidence"})
_NOT_SEARCHED = frozenset({SegmentKind.METADATA, SegmentKind.NAVIGATION, SegmentKind.TEASER})


def _maybe_pack(text: str | None) -> str | None:
    return None if text is None else pack(text)


def _days(prefix: str, time: TimeSpan | None) -> Values:
    earliest, latest = (None, None) if time is None else (time.earliest.isoformat(), time.latest.isoformat())
    return {f"{prefix}_earliest": earliest, f"{prefix}_latest": latest}


# Documents


def document_row(doc: Document) -> Values:
    """Return the row of a document under the name and address it was read from."""
    return {
        "id": doc.id,
        "name": pack(doc.name),
        "uri": pack(doc.uri),
        "lang": _maybe_pack(doc.lang),
        "publisher": _maybe_pack(doc.publisher),
        **_days("published", doc.published),
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


def to_heading(row: AnyRow) -> Heading:
    """Return the heading of a document's row joined with its dating, group and the publisher read from its text."""
    heading = load(
        Heading,
        row.body,
        id=row.id,
        name=unpack(row.name),
        text_sha256=row.text_sha256,
        dating=Dating(None) if row.dating is None else to_dating(row),
        group=row.id if row.group_id is None else unpack(row.group_id),
    )
    return replace(heading, publisher=heading.publisher or row.read_publisher)


def annotation_row(annotations: Annotations) -> Values:
    """Return the row of all layers of one document."""
    return {
        "doc_id": annotations.doc_id,
        **_days("dated", annotations.dating.time),
        "dating": dump(annotations.dating),
        "body": dump(replace(annotations, tokens=Tokens()), omit=_NOT_IN_BODY),
    }


def to_dating(row: AnyRow) -> Dating:
    """Return the dating of a row of annotations."""
    return load(Dating, row.dating)


def to_annotations(row: AnyRow) -> Annotations:
    """Return the annotations of a row joined with its document's `name`, which its issues go by."""
    annotations = load(Annotations, row.body, dating=to_dating(row))
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


# Claims


def claim_row(claim: Claim) -> Values:
    """Return the row of a claim, without its participants, areas and evidence."""
    return {
        "id": claim.id,
        "doc_id": claim.doc_id,
        "start_char": claim.span.start,
        "end_char": claim.span.end,
        "kind": claim.kind,
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        **_days("time", claim.time),
        **_days("deadline", claim.deadline),
        "framework_id": _maybe_pack(claim.framework_id),
        "body": dump(claim, omit=_EVIDENCE),
        "first_evidence": 0,
    }


def to_claim(row: AnyRow, evidence: tuple[Evidence, ...]) -> Claim:
    """Return the claim of a row with its evidence."""
    return load(Claim, row.body, evidence=evidence)


def argument_rows(owner: str, owner_id: str, arguments: Iterable[Argument]) -> Iterator[Values]:
    """Yield the rows that find a claim or fact (`owner`) by its participants."""
    for seq, argument in enumerate(arguments):
        yield {
            f"{owner}_id": owner_id,
            "seq": seq,
            "role": argument.role.value,
            "entity_id": _maybe_pack(argument.entity_id),
            "name": pack(argument.name),
        }


def area_rows(owner: str, owner_id: str, areas: Iterable[str]) -> Iterator[Values]:
    """Yield the rows that find a claim or fact by its areas."""
    return ({f"{owner}_id": owner_id, "area": pack(area)} for area in dict.fromkeys(areas))


def evidence_rows(owner: str, owner_id: str, evidence: Iterable[Evidence]) -> Iterator[Values]:
    """Yield the rows of the quotes a claim, event or conflict rests on."""
    for seq, item in enumerate(evidence):
        yield {
            f"{owner}_id": owner_id,
            "seq": seq,
            "doc_id": item.doc_id,
            "text_sha256": item.text_sha256,
            "sentence_start_char": item.sentence.start,
            "sentence_end_char": item.sentence.end,
            "start_char": item.span.start,
            "end_char": item.span.end,
            "quote": mask(item.quote),
        }


def to_evidence(row: AnyRow, stored: StoredText) -> Evidence:
    """Return the evidence of a row, checked against the text of its document.

    Raises:
        InvalidRecordError: the quote is not the text at its span.
    """
    span = Span(row.start_char, row.end_char)
    quote = span.of(stored.text)
    if quote != row.quote and mask(quote) != row.quote:
        raise InvalidRecordError(f"{row.doc_id}: quote {row.quote[:60]!r} does not stand at {span}")
    return Evidence(
        doc_id=row.doc_id,
        text_sha256=row.text_sha256,
        sentence=Span(row.sentence_start_char, row.sentence_end_char),
        span=span,
        quote=quote,
        text=stored.text,
    )


# Events


def event_row(event: CodedEvent) -> Values:
    """Return the row of a coded event, without its evidence."""
    return {
        "id": event.id,
        "doc_id": event.doc_id,
        "start_char": event.evidence.span.start,
        "end_char": event.evidence.span.end,
        "type": event.type,
        "claim_id": event.claim_id,
        **_days("time", event.time),
        "body": dump(event, omit=_EVIDENCE),
    }


def party_rows(event: CodedEvent) -> Iterator[Values]:
    """Yield the row of each party of a coded event, actors first."""
    for seq, party in enumerate((*event.actors, *event.recipients)):
        yield _party_row(event.id, seq, event.doc_id, party.entity_id, party.country)


def stored_party_rows(row: AnyRow) -> Iterator[Values]:
    """Yield the same for the stored row of an event, without its evidence."""
    body = json.loads(row.body)
    parties = (*body.get("actors", ()), *body.get("recipients", ()))
    for seq, party in enumerate(parties):
        yield _party_row(row.id, seq, row.doc_id, party.get("entity_id"), party.get("country"))


def _party_row(event_id: str, seq: int, doc_id: str, entity_id: str | None, country: str | None) -> Values:
    return {"event_id": event_id, "seq": seq, "doc_id": doc_id, "entity_id": _maybe_pack(entity_id), "country": country}


def to_event(row: AnyRow, evidence: tuple[Evidence, ...]) -> CodedEvent:
    """Return the coded event of a row with its evidence."""
    return load(CodedEvent, row.body, evidence=evidence[0])


# Facts and conflicts


def fact_row(fact: Fact) -> Values:
    """Return the row of a fact, without its participants, areas and claims."""
    return {
        "id": fact.id,
        "kind": fact.kind,
        "status": fact.status.value,
        **_days("time", fact.time),
        **_days("deadline", fact.deadline),
        "framework_id": _maybe_pack(fact.framework_id),
        "body": dump(fact),
    }


def fact_claim_rows(fact: Fact) -> Iterator[Values]:
    """Yield the rows that tie a fact to its claims."""
    return ({"fact_id": fact.id, "seq": seq, "claim_id": claim_id} for seq, claim_id in enumerate(fact.claim_ids))


def to_fact(row: AnyRow) -> Fact:
    """Return the fact of a row."""
    return load(Fact, row.body)


def conflict_row(conflict: Conflict) -> Values:
    """Return the row of a conflict, without its evidence."""
    return {
        "id": conflict.id,
        "kind": conflict.kind.value,
        "verdict": conflict.verdict.value,
        "fact_id": conflict.fact_id,
        "body": dump(conflict, omit=_EVIDENCE),
    }


def claims_read(row: AnyRow) -> set[str]:
    """Return the ids of the claims whose readings the conflict of a row sets against each other."""
    return {claim_id for reading in json.loads(row.body)["readings"] for claim_id in reading.get("claim_ids", ())}


def to_conflict(row: AnyRow, evidence: tuple[Evidence, ...]) -> Conflict:
    """Return the conflict of a row with its evidence."""
    return load(Conflict, row.body, evidence=evidence)


# Doubts


def doubt_id(found: Discrepancy) -> str:
    """Return the id of a discrepancy: one for a document, a field and its two values."""
    doubt = found.doubt
    return make_id("dbt", found.doc_id, doubt.kind.value, doubt.printed, doubt.known)


def doubt_row(found: Discrepancy) -> Values:
    """Return the row of a discrepancy, without its evidence."""
    return {"id": doubt_id(found), "doc_id": found.doc_id, "body": dump(found, omit=_EVIDENCE)}


def to_discrepancy(row: AnyRow, evidence: tuple[Evidence, ...]) -> Discrepancy:
    """Return the discrepancy of a row with its evidence."""
    return load(Discrepancy, row.body, evidence=evidence)


# Issues and judgements


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


def judgement_row(judgement: Judgement) -> Values:
    """Return the row of a judgement; its place in the log is given by the database."""
    return {
        "id": judgement.id,
        "decision": judgement.decision.value,
        "undoes": judgement.undoes,
        "body": dump(judgement),
    }


def to_judgement(row: AnyRow) -> Judgement:
    """Return the judgement of a row."""
    return load(Judgement, row.body)
