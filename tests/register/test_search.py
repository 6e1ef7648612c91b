"""Full-text search finds words and phrases, and no query is an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.register import search
from dragoman.register.search import MAX_TERMS, match_expression
from dragoman.types.annotation import Annotations
from dragoman.types.document import Segment, SegmentKind
from dragoman.types.record import DocumentRecord
from dragoman.types.span import Span
from dragoman.types.store import Store
from tests.register.conftest import OpenStore
from tests.register.samples import make_document, make_record

TEXT = """Japan and Việt Nam signed a loan in Đà Nẵng.
The South China Sea was discussed.
The sea south of China is wide.
It "welcomed" the O'Neill plan AND the NEAR-term aim."""

FOUND = [  # query, the beginnings of the sentences found
    ("loan", ["Japan"]),
    ("LOAN japan", ["Japan"]),
    ("viet nam", ["Japan"]),
    ("Việt Nam", ["Japan"]),
    ("da nang", ["Japan"]),
    ("Đà Nẵng", ["Japan"]),
    ("south china sea", ["The South", "The sea"]),
    ('"south china sea"', ["The South"]),
    ('"china sea" discussed', ["The South"]),
    ('"china sea" wide', []),
    ('"south china sea', ["The South"]),
    ("O'Neill", ["It"]),
    ("near-term", ["It"]),
    ("AND", ["Japan", "It"]),
    ("loan OR sea", []),
    ("loa*", []),
    ("body:loan", []),
    ("", []),
    (" \t\n", []),
    ('"', []),
    ('""', []),
    ("*", []),
    ("^ - + ( ) { } : , .", []),
    ("NEAR(loan japan)", []),
    ("loan\x00", ["Japan"]),
    ("\ud800", []),
    ("' OR 1=1; DROP TABLE documents; --", []),
]


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_search_finds(store: Store, query: str, expected: list[str]) -> None:
    store.save_record(make_record(make_document("a.txt", TEXT)))
    hits = store.search(query)
    assert sorted(hits, key=lambda h: h.start) == [
        hit for start in expected for hit in hits if hit.text.lstrip().startswith(start)
    ]
    assert len(hits) == len(expected)
    assert all(TEXT[h.start : h.end] == h.text and h.name == "a.txt" for h in hits)


@given(
    query=st.text(st.characters(exclude_categories=()), max_size=40) | st.text('"*:^()-+{} andorNEARot', max_size=60)
)
@settings(max_examples=200, deadline=None)
def test_no_query_is_an_error(hostile_store: Store, query: str) -> None:
    for hit in hostile_store.search(query):
        assert TEXT[hit.start : hit.end] == hit.text


@pytest.fixture(scope="module")
def hostile_store(open_store: OpenStore) -> object:
    with open_store() as store:
        store.save_record(make_record(make_document("a.txt", TEXT)))
        yield store


@pytest.mark.parametrize("query", ["word " * 10_000, '"' * 10_001, "x" * 1_000_000, "(" * 5_000])
def test_long_queries_are_answered(store: Store, query: str) -> None:
    store.save_record(make_record(make_document("a.txt", TEXT)))
    assert store.search(query) == []


def test_only_so_many_terms_are_looked_at() -> None:
    assert (match_expression("w " * 500) or "").count('"w"') == MAX_TERMS


@pytest.mark.parametrize(("limit", "expected"), [(-1, 0), (0, 0), (1, 1), (2, 2), (2**80, 3)])
def test_limit(store: Store, limit: int, expected: int) -> None:
    store.save_record(make_record(make_document("a.txt", "Japan spoke. Japan met Peru. Japan.")))
    assert len(store.search("japan", limit=limit)) == expected


def test_ranks_do_not_depend_on_reading_order(open_store: OpenStore) -> None:
    records = [make_record(make_document(f"{n}.txt", f"Japan spoke {n}. {'Peru met. ' * n}Japan.")) for n in range(6)]
    found = []
    for order in (records, records[::-1]):
        with open_store() as store:
            for record in order:
                store.save_record(record)
            found.append(store.search("japan"))
    assert found[0] == found[1]


def test_of_very_common_words_the_same_passages_are_ranked_in_whatever_order_they_were_read(
    open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MAX_RANKED", 7)
    records = [make_record(make_document(f"{n}.txt", f"Japan spoke {n}. " * (1 + n % 3))) for n in range(12)]
    found = []
    for order in (records, records[::-1]):
        with open_store() as store:
            for record in order:
                store.save_record(record)
            assert store.count_hits("japan", at_most=100) == 24
            assert store.count_hits("japan", at_most=20) == 20
            found.append(store.search("japan"))
    assert len(found[0]) == 7
    assert found[0] == found[1]


def test_two_documents_of_one_number_are_both_found(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_DOC_BITS", 4)
    for n in range(17):
        store.save_record(make_record(make_document(f"{n}.txt", f"Japan spoke {n}. Peru spoke.")))
    assert len(store.search("spoke")) == 34


def test_titles_and_lone_blocks_are_found_and_navigation_is_not(store: Store) -> None:
    doc = make_document("a.txt", "Leaders meet\nJapan spoke.\nshare this\nAid table")
    kinds = [
        Segment(0, Span(0, 12), SegmentKind.TITLE),
        Segment(1, Span(13, 25), SegmentKind.PARAGRAPH),
        Segment(2, Span(13, 25), SegmentKind.SENTENCE, 1),
        Segment(3, Span(26, 36), SegmentKind.NAVIGATION),
        Segment(4, Span(37, 46), SegmentKind.TABLE),
    ]
    layers = Annotations(doc_id=doc.id, segments=tuple(kinds))
    store.save_record(DocumentRecord(document=doc, annotations=layers, claims=(), entities=(), issues=()))
    found = [[hit.text for hit in store.search(word)] for word in ("leaders", "japan", "share", "aid")]
    assert found == [["Leaders meet"], ["Japan spoke."], [], ["Aid table"]]
