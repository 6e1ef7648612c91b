"""Documents as CSL-JSON, for Zotero, Pandoc and other programs that cite.

Takes holdings and a query; gives one JSON array in the order of the documents' names. An unknown date is left out, and
one that is inferred from inside evidence says so in a note.
"""

import json
from collections.abc import Iterator

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query, in_time
from dragoman.present.export.days import date_parts
from dragoman.types.document import Document
from dragoman.types.holding import Imprint


def write_csl(holdings: Holdings, query: Query, limit: int | None = None) -> Iterator[str]:
    """Write the citations; of the filters only since and until apply, to the day of publication."""
    found = ((doc, holdings.card_of(doc)) for doc in holdings.store.documents())
    items = [_item(doc, card) for doc, card in found if not query.is_dated or in_time(card.published, query)]
    yield json.dumps(items[:limit], ensure_ascii=False, indent=1) + "\n"


def _item(doc: Document, card: Imprint) -> dict[str, object]:
    item: dict[str, object] = {
        "id": doc.id,
        "type": "webpage" if doc.address else "document",
        "title": doc.title or doc.name,
        "container-title" if doc.address else "publisher": card.publisher,
        "author": [{"literal": doc.author}] if doc.author else None,
        "language": doc.lang,
        "URL": doc.address,
        "note": f"file {doc.name}; date of publication from {card.basis}" if card.published else f"file {doc.name}",
    }
    if card.published:
        item["issued"] = {"date-parts": [list(parts) for parts in date_parts(card.published)]}
    return {key: value for key, value in item.items() if value is not None}
