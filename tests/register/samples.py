"""Small hand-made records for tests that need to know what is in them.

Takes a text; gives a record with one claim per sentence.
"""

import re

from dragoman.types.annotation import Annotations
from dragoman.types.claim import Argument, Claim, Modality, Role, cite
from dragoman.types.document import Document, Segment, SegmentKind, document_id
from dragoman.types.entity import Entity, EntityKind
from dragoman.types.fact import Fact, Status
from dragoman.types.ids import checksum, make_id
from dragoman.types.issue import Issue
from dragoman.types.record import DocumentRecord
from dragoman.types.span import Span

_SENTENCE = re.compile(r"[^.\s][^.\n]*\.?")


def make_document(name: str, text: str, *, uri: str | None = None) -> Document:
    """Return the document that a .txt file with this text is."""
    raw = checksum(text)
    return Document(
        id=document_id(raw, {}),
        name=name,
        uri=uri or f"file:///{name}",
        text=text,
        raw_sha256=raw,
        text_sha256=raw,
        cleaner="txt@1",
    )


def make_record(doc: Document) -> DocumentRecord:
    """Return a record with a claim per sentence; its parties are the words that begin with a capital."""
    spans = [Span(*match.span()) for match in _SENTENCE.finditer(doc.text)]
    claims = tuple(_claim(doc, span) for span in spans)
    named = sorted({a for claim in claims for a in claim.arguments})
    note = Issue(code="no_date", name=doc.name, detail="no date is stated", doc_id=doc.id)
    layers = Annotations(
        doc_id=doc.id,
        segments=tuple(Segment(n, span, SegmentKind.SENTENCE) for n, span in enumerate(spans)),
        issues=(note,),
    )
    entities = tuple(
        Entity(id=a.entity_id or "", kind=EntityKind.STATE, name=a.name, known=False) for a in dict.fromkeys(named)
    )
    return DocumentRecord(document=doc, annotations=layers, claims=claims, entities=entities, issues=(note,))


def _claim(doc: Document, span: Span) -> Claim:
    words = dict.fromkeys(re.findall(r"\b[A-Z]\w+", span.of(doc.text)))
    return Claim(
        id=make_id("clm", doc.id, span.start, span.end),
        kind="statement",
        arguments=tuple(Argument(Role.ACTOR, word, f"state:{word.lower()}") for word in words),
        evidence=(cite(doc, span, span),),
        origin="test",
        score=1.0,
        modality=Modality.HAPPENED,
    )


def make_facts(claims: list[Claim]) -> list[Fact]:
    """Return one fact per set of parties."""
    by_parties: dict[tuple[Argument, ...], list[Claim]] = {}
    for claim in claims:
        by_parties.setdefault(claim.arguments, []).append(claim)
    return [
        Fact(
            id=make_id("fct", *(a.name for a in parties)),
            kind="statement",
            arguments=parties,
            claim_ids=tuple(c.id for c in group),
            source_groups=tuple(sorted({c.doc_id for c in group})),
            status=Status.HAPPENED,
            history=(),
        )
        for parties, group in by_parties.items()
    ]
