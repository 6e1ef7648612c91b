"""Claims as W3C Web Annotations (Recommendation, 23 February 2017), for Hypothesis and other readers.

Takes holdings and a query; gives one AnnotationPage. Each annotation points at the quote twice: by its words with
those around it, and by its place in code points of the document's text.
"""

import json
from collections.abc import Iterator
from itertools import groupby

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query, select_claims
from dragoman.present.export.fragments import is_web_address
from dragoman.text.anchors import anchor_at
from dragoman.types.claim import Claim
from dragoman.types.document import Document

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_annotations(holdings: Holdings, query: Query, limit: int | None = None) -> Iterator[str]:
    """Write the page, annotations by document and place."""
    found = select_claims(holdings, query)
    holdings.take_cards(claim.doc_id for claim in found)
    claims = sorted(found, key=lambda c: (holdings.card(c.doc_id).name, c.doc_id, c.span.start, c.span.end, c.id))
    items: list[dict[str, object]] = []
    for doc_id, group in groupby(claims[:limit], key=lambda claim: claim.doc_id):
        doc = holdings.store.document(doc_id)
        items += [_annotation(claim, doc) for claim in group if doc]
    page = {"@context": CONTEXT, "id": "urn:dragoman:claims", "type": "AnnotationPage", "items": items}
    yield json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _annotation(claim: Claim, doc: Document) -> dict[str, object]:
    tags = (claim.kind, claim.modality.value, claim.polarity.value)
    parties = "; ".join(f"{argument.role.value}: {argument.name}" for argument in claim.arguments)
    told = f"{', '.join(tags).replace('_', ' ')}. {parties}"
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    return {
        "id": f"urn:dragoman:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [{"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": told}, *bodies],
        "target": {"source": _source(doc), "selector": _selectors(claim, doc)},
    }


def _source(doc: Document) -> str:
    """Return the address of the page, else a name for the document: never a path of a machine."""
    return doc.address if doc.address and is_web_address(doc.address) else f"urn:dragoman:document:{doc.id}"


def _selectors(claim: Claim, doc: Document) -> list[dict[str, object]]:
    anchor = anchor_at(doc, claim.span)
    return [
        {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
        {"type": "TextPositionSelector", "start": claim.span.start, "end": claim.span.end},
    ]
