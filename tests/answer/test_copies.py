"""Who copied whom: groups, who may have been first, and how much of a text was kept."""

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from dragoman.answer.copies import copies, first_of, groups_of, house_of, publishers_of
from dragoman.answer.holdings import Holdings
from dragoman.answer.sources import SourceRow
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.types.annotation import Annotations, Dating
from dragoman.types.choice import Window
from dragoman.types.holding import Cited
from dragoman.types.record import DocumentRecord
from dragoman.types.value import Precision, TimeSpan
from tests.answer.samples import make_document

ROW = SourceRow(
    doc_id="doc_0", document="a.txt", title=None, publisher="Nor Daily", when="", published=None, basis=None,
    group="grp_a", group_size=3, claims=2, facts=2, alone=1, address=None,
)  # fmt: skip
CITED = Cited("doc_0", "Nor Daily", None, None, "grp_a", 2, 2, 1)


def days(first, last=None):
    start, end = date(2023, 11, first), date(2023, 11, last or first)
    return TimeSpan(start, end, Precision.RANGE if last else Precision.DAY)


@pytest.fixture
def holdings():
    with closing(open_register("sqlite://")) as store:
        yield Holdings(store, load_lexicon())


@pytest.mark.parametrize(
    ("published", "first"),
    [
        ((days(1), days(2), days(3)), ["a"]),
        ((days(1), days(1), None), ["a", "b"]),
        ((days(1, 4), days(3), days(9)), ["a", "b"]),  # the vague day may be the earlier one
        ((None, None, None), []),
    ],
)
def test_who_may_have_been_first_is_named_and_no_more(published, first):
    rows = [replace(ROW, document=name, published=time) for name, time in zip("abc", published, strict=True)]
    assert [row.document for row in first_of(rows)] == first


def test_a_document_on_its_own_is_no_group_and_the_largest_group_comes_first(holdings):
    docs = [make_document(f"{n}.txt", f"Norland spoke {n}.") for n in range(6)]
    for doc in docs:
        record = DocumentRecord(document=doc, annotations=Annotations(doc_id=doc.id, segments=()), claims=(),
                                entities=(), issues=())  # fmt: skip
        holdings.store.save_record(record)
    groups = ("x", "x", "grp_a", "grp_a", "grp_a", "y")
    holdings.store.replace_facts([], [], [(doc.id, group) for doc, group in zip(docs, groups, strict=True)])
    cited = [replace(CITED, doc_id=doc.id, group=group) for doc, group in zip(docs, groups, strict=True)]
    found = groups_of(cited, holdings)
    assert [(group.group, group.size, len(group.rows)) for group in found] == [("grp_a", 3, 3), ("x", 2, 2)]
    assert groups_of(cited, holdings, Window(1, 5)) == found[1:]
    assert (house_of("house:meridian"), house_of("doc_0")) == ("meridian", None)


def test_copies_of_one_publisher_count_once_among_its_sources(holdings):
    cited = [
        replace(CITED, earliest="2023-11-02", latest="2023-11-02"),
        replace(CITED, earliest="2023-11-09", latest="2023-11-09"),
        replace(CITED, group="other"),
        replace(CITED, publisher=None),
    ]
    daily, unknown = publishers_of(cited, holdings)
    assert (daily.documents, daily.sources, daily.claims) == (3, 2, 6)
    assert (daily.first, daily.last) == (date(2023, 11, 2), date(2023, 11, 9))
    assert (unknown.publisher, unknown.first) == (None, None)


def test_each_copy_is_held_against_the_first():
    text = (
        "Norland and Sudmark will build a bridge over the border river before the end of the year, the ministers said."
    )
    first, reprint, other = (
        make_document("z.txt", text),
        make_document("b.txt", f"Reprint: {text}"),
        make_document("c.txt", "Quite another report about fishing in the northern sea."),
    )
    with closing(open_register("sqlite://")) as store:
        for doc, day in ((first, 1), (reprint, 3), (other, 4)):
            notes = Annotations(doc_id=doc.id, dating=Dating(days(day), "metadata"))
            store.save_record(DocumentRecord(document=doc, annotations=notes, claims=(), entities=(), issues=()))
        store.replace_facts([], [], [(doc.id, "house:nor") for doc in (first, reprint, other)])
        found = copies(Holdings(store, load_lexicon()), "house:nor", limit=9)
        assert copies(Holdings(store, load_lexicon()), "house:none", limit=9) == ()
    assert [(c.document, c.days_later, c.shared) for c in found] == [
        ("z.txt", None, 1.0),
        ("b.txt", 2, 1.0),
        ("c.txt", 3, 0.0),
    ]
