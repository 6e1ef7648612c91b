"""Awards given to an organisation that only keeps the registry: "the Permanent Court of Arbitration ruled".

Takes a document as told; gives Discrepancies that explain themselves, each organisation once with its places. A
tribunal named beside the organisation ("a tribunal at the Permanent Court of Arbitration ruled") is told rightly.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.within.told import Told
from dragoman.types.annotation import Mention
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.doubt import ConflictKind, Doubt, Severity
from dragoman.types.span import Span

_AWARD = r"(?:award|ruling|verdict|judge?ment|decision)"
_DECIDED = re.compile(
    r"(?:\s*\([^()]{1,20}\))?,?(?:\s+(?:in|at)\s+(?:the\s+)?\w+(?:\s+\w+)?)?,?"  # "(PCA) in The Hague"
    r"(?:\s+(?:has|had|have|finally|unanimously|earlier|today|yesterday|on\s+\w+(?:,?\s+\w+\s+\d{1,2},?)?))*,?\s+"
    r"(?:(?:ruled|decided|adjudicated|upheld|dismissed|rejected)\b"
    rf"|(?:issued|released|announced|delivered|handed\s+down|rendered|made)\s+(?:\w+\s+){{0,2}}{_AWARD}\b)",
    re.IGNORECASE,
)
_TRIBUNAL = re.compile(r"\b(?:tribunal|panel|arbitrators?)\b[^.;,]*$", re.IGNORECASE)
_BY = re.compile(
    rf"\b{_AWARD}\s+(?:\w+\s+){{0,3}}(?:by|of|from)\s+(?:the\s+)?$|\bruled\s+(?:\w+\s+)?by\s+(?:the\s+)?$",
    re.IGNORECASE,
)
LOOK_BACK, LOOK_ON = 60, 110  # characters around the name in which the act stands


@lru_cache(maxsize=4)
def _registries(lexicon: Lexicon) -> Mapping[str, str]:
    """Return who decides instead, by organisation (`tribunals.tsv`)."""
    return {row["entity"]: row["decides"] for row in lexicon.tables.get("tribunals", ())}


def find_tribunals(told: Told) -> Iterator[Discrepancy]:
    """Yield the organisations to which a text gives what a tribunal beside them decided."""
    registries = _registries(told.lexicon)
    places: dict[str, list[Mention]] = {}
    for mention in told.notes.mentions:
        entity = next((c for c in mention.candidates if c in registries), None)
        if entity and not _TRIBUNAL.search(mention.text) and _gives_award(told.doc.text, mention.span):
            places.setdefault(entity, []).append(mention)
    for entity, mentions in sorted(places.items()):
        name, decides = told.lexicon.entities[entity].name, registries[entity]
        reason = f"The award is told as that of the {name}; it is given by {decides}."
        doubt = Doubt(
            ConflictKind.PARTY, " ".join(mentions[0].text.split("(")[0].split()), decides, f"lexicon: {entity}", reason,
            Severity.LOW, is_explained=True,
        )  # fmt: skip
        yield told.cite(doubt, [m.span for m in mentions])


def _gives_award(text: str, span: Span) -> bool:
    """Whether the words around a name make it the one who decided."""
    after, before = text[span.end : span.end + LOOK_ON], text[max(0, span.start - LOOK_BACK) : span.start]
    return not _TRIBUNAL.search(before) and bool(_DECIDED.match(after) or _BY.search(before))
