"""Find the words of an anchor again, in the same text or in what a better cleaner makes of the same bytes.

Takes a text and a quote with the words around it; gives the quote's span. Never guesses: words that do not stand there
give None. Words that stand several times are told apart by what stands around them. White space does not count: it is
what cleaners change.
"""

import re

from dragoman.types.document import Document
from dragoman.types.judgement import Anchor
from dragoman.types.span import Span

CONTEXT_CHARS = 32
"""Words kept on each side of a quote, in code points, as the examples of the W3C's Web Annotation model do."""


def anchor_at(doc: Document, span: Span, *, kind: str = "", claim_id: str = "") -> Anchor:
    """Return the anchor of the words at `span`; `kind` and `claim_id` are those of the claim that rests on them."""
    return Anchor(
        text_sha256=doc.text_sha256,
        exact=span.of(doc.text),
        prefix=doc.text[max(0, span.start - CONTEXT_CHARS) : span.start],
        suffix=doc.text[span.end : span.end + CONTEXT_CHARS],
        doc_id=doc.id,
        kind=kind,
        claim_id=claim_id,
    )


def find_anchor(anchor: Anchor, text: str) -> Span | None:
    """Return where the words stand: of several places the one with most of the same context, then the first."""
    words = anchor.exact.split()
    if not words:
        return None
    places = [Span(*m.span()) for m in re.finditer(r"\s+".join(map(re.escape, words)), text)]
    return max(places, key=lambda span: (_common(anchor, text, span), -span.start), default=None)


def _common(anchor: Anchor, text: str, span: Span) -> int:
    """Count the letters of context that stand around `span` as they stood around the quote."""
    reach = 2 * CONTEXT_CHARS  # white space may have been added
    before, after = text[max(0, span.start - reach) : span.start], text[span.end : span.end + reach]
    return _run(_bare(anchor.prefix)[::-1], _bare(before)[::-1]) + _run(_bare(anchor.suffix), _bare(after))


def _bare(text: str) -> str:
    return "".join(text.split())


def _run(left: str, right: str) -> int:
    """Return how many letters two texts have in common from their beginning."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
