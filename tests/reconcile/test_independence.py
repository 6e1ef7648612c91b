"""Which documents count as one source."""

from collections.abc import Mapping

import pytest

from dragoman.reconcile.independence import (
    HOUSE,
    group_sources,
    named_publisher,
    publisher_names,
)
from dragoman.types.document import Document
from tests.reconcile.reports import ANA, BELMAR, LEXICON, make_document, report, says, weigh

AGENCY = min((p for p in LEXICON.publishers.values() if p.agency), key=lambda p: p.entity_id)
MARK = next(n for n in AGENCY.names if n[0].isupper() and len(n) < 30)
OTHER = min(
    (p for p in LEXICON.publishers.values() if not p.agency and p.house != AGENCY.house), key=lambda p: p.entity_id
)


def body(start: int, n_words: int = 120) -> str:
    return " ".join(f"word{n}" for n in range(start, start + n_words))


WIRE = f"HARBOURTON, 3 May ({MARK}) - {body(0)}"
REPRINT = f"{body(0)} and nothing more."
CUT = f"{body(5000, 20)} {body(0, 80)}"
OWN = body(1000)
CASES: dict[str, tuple[dict[str, tuple[str, str | None]], list[str]]] = {
    "a wire and its reprint": ({"wire": (WIRE, None), "reprint": (REPRINT, None)}, ["wire reprint"]),
    "a reprint cut by a third under a new lead": ({"wire": (WIRE, None), "cut": (CUT, None)}, ["wire cut"]),
    "two reports that name one agency": (
        {"a": (WIRE, None), "b": (f"LAKETOWN, 4 May ({MARK}) - {OWN}", None)}, ["a b"],
    ),
    "two reports of their own": ({"a": (body(0), None), "b": (OWN, None)}, ["a", "b"]),
    "short texts are no copies": ({"a": ("They met today.", None), "b": ("They met today.", None)}, ["a", "b"]),
    "a paper is independent of an agency it once reprints": (
        {"wire": (WIRE, None), "reprint": (REPRINT, OTHER.names[0]), "own": (OWN, OTHER.names[0])},
        ["wire reprint", "own"],
    ),
    "two reports of one house": ({"a": (body(0), OTHER.names[0]), "b": (OWN, OTHER.names[0])}, ["a b"]),
}  # fmt: skip


def grouped(docs: Mapping[str, Document]) -> set[frozenset[str]]:
    groups = group_sources(list(docs.values()), LEXICON)
    found: dict[str, set[str]] = {}
    for name, doc in docs.items():
        found.setdefault(groups[doc.id], set()).add(name)
    return {frozenset(names) for names in found.values()}


@pytest.mark.parametrize("why", CASES)
def test_documents_of_one_source(why):
    texts, expected = CASES[why]
    docs = {n: make_document(text, name=n, publisher=publisher) for n, (text, publisher) in texts.items()}
    assert grouped(docs) == {frozenset(names.split()) for names in expected}
    assert grouped(dict(reversed(docs.items()))) == grouped(docs)


def test_wire_reprint_and_a_paper_that_cites_the_agency_count_once():
    def told(**fields: object):
        return says("visit", "Ana visited Belmar.", ANA, BELMAR, when="2023-11-03", **fields)

    fact = weigh(
        report("wire", "2023-11-04", told(), rest=WIRE, publisher=MARK),
        report("reprint", "2023-11-05", told(), rest=REPRINT),
        report("paper", "2023-11-05", told(source=MARK, source_id=AGENCY.entity_id), rest=OWN),
    ).facts
    assert [f.source_groups for f in fact] == [(f"{HOUSE}{AGENCY.house}",)]


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("Kyodo News", "publisher:kyodo"),
        ("Kyodo News Agency", "publisher:kyodo"),
        ("kyodo", "publisher:kyodo"),
        ("News Agency", None),
        ("Kyodo Bank", None),
    ],
)
def test_an_agency_is_known_with_or_without_its_calling(name, publisher):
    found = named_publisher(name, publisher_names(LEXICON))
    assert (found.entity_id if found else None) == publisher
