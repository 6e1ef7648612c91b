"""Publishers that look independent and are not: several titles of one house, which count as one source.

Takes which documents each title published and the publishers of the lexicon; gives one explained Conflict for each such
house, with the words by which its titles name themselves.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.independence import HEAD_CHARS, TAIL_CHARS, publisher_names
from dragoman.text.folding import fold
from dragoman.types.claim import Evidence, cite
from dragoman.types.document import Document
from dragoman.types.doubt import ConflictKind, Severity
from dragoman.types.fact import Conflict, Reading, Verdict
from dragoman.types.ids import make_id
from dragoman.types.span import Span

SHOWN = 4  # places cited for one title


def find_houses(
    titles: Mapping[str, Sequence[str]], document: Callable[[str], Document | None], lexicon: Lexicon
) -> Iterator[Conflict]:
    """Yield a conflict for every house of which several titles are in the register.

    `titles` gives the ids of the first SHOWN documents of each publisher as it names itself, `document` reads one.
    """
    names = publisher_names(lexicon)
    by_house: dict[str, list[str]] = {}
    for title in sorted(titles):
        if publisher := names.get(fold(title)):
            by_house.setdefault(publisher.house, []).append(title)
    for house, listed in sorted(by_house.items()):
        if len(listed) < 2:
            continue
        shown = (document(doc_id) for title in listed for doc_id in titles[title])
        cited = [_signed(doc, lexicon, house) for doc in shown if doc]
        yield Conflict(
            id=make_id("cnf", ConflictKind.ATTRIBUTION.value, house, *listed),
            kind=ConflictKind.ATTRIBUTION,
            field="house",
            readings=tuple(Reading(title, (), f"lexicon: house {house}") for title in listed),
            evidence=tuple(evidence for evidence in cited if evidence),
            explanation=f"{' and '.join(listed)} are of one house; what they report together counts as one source.",
            verdict=Verdict.EXPLAINED,
            severity=Severity.MEDIUM,
        )


def _signed(doc: Document, lexicon: Lexicon, house: str) -> Evidence | None:
    """Return where a document first names its house at its head, or last at its foot."""
    names = [n for p in lexicon.publishers.values() if p.house == house for n in p.names]
    head = [doc.text.find(name, 0, HEAD_CHARS) for name in names]
    foot = [doc.text.rfind(name, max(0, len(doc.text) - TAIL_CHARS)) for name in names]
    found = [(at, name) for at, name in (*zip(head, names, strict=True), *zip(foot, names, strict=True)) if at >= 0]
    if not found:
        return None
    at, name = min(found, key=lambda f: (f[0], -len(f[1])))
    line = Span(doc.text.rfind("\n", 0, at) + 1, (doc.text + "\n").find("\n", at))
    return cite(doc, Span(at, at + len(name)), line)
