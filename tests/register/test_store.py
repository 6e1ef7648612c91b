"""What the Store protocol promises beyond giving records back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dragoman.errors import InvalidRecordError
from dragoman.register.migrations import MIGRATIONS
from dragoman.types.batch import Batch
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.doubt import ConflictKind, Doubt
from dragoman.types.entity import NameKind
from dragoman.types.fact import Fact, Status
from dragoman.types.issue import Issue
from dragoman.types.judgement import Anchor, Decision, Judgement
from dragoman.types.store import Store
from tests.answer import samples as answers
from tests.register.samples import make_document, make_facts, make_record

TEXT = "Japan met Vietnam. Kenya signed.\nPeru and Chile spoke."


def test_new_store_is_empty(store: Store) -> None:
    counts = store.counts()
    assert (counts.documents, counts.claims, counts.facts, counts.conflicts, counts.issues) == (0, 0, 0, 0, 0)
    assert (store.meta("schema"), store.meta("lexicon"), store.meta("dirty")) == (
        str(MIGRATIONS[-1].number),
        None,
        None,
    )
    assert store.document("doc_0") is None
    assert store.annotations("doc_0") is None
    assert not store.has_document("doc_0")
    assert list(store.claims(["clm_0"])) == []


def test_same_document_again_adds_only_its_address(store: Store) -> None:
    record = make_record(make_document("b.txt", TEXT))
    store.save_record(record)
    before = (store.counts(), list(store.claims()))
    store.save_record(make_record(make_document("a.txt", TEXT)))
    assert (store.counts(), list(store.claims())) == before
    assert store.has_document(record.document.id)


def test_what_a_text_says_against_itself_comes_back_with_its_words_and_goes_with_its_yield(store: Store) -> None:
    record = make_record(make_document("a.txt", TEXT))
    doubt = Doubt(ConflictKind.NAME, "Kenya", "Kenia", "the same text", "They differ by a letter.")
    found = Discrepancy(doubt, record.claims[1].evidence)
    store.save_record(replace(record, discrepancies=(found,)))
    assert list(store.discrepancies()) == [found]
    store.replace_record(record)
    assert list(store.discrepancies()) == []


def test_an_id_that_a_fact_went_by_leads_to_the_fact_that_holds_its_claims_now(store: Store) -> None:
    record = make_record(make_document("a.txt", TEXT))
    store.save_record(record)
    first, second, third = (claim.id for claim in record.claims)

    def fact(fact_id: str, *claim_ids: str) -> Fact:
        return Fact(
            id=fact_id, kind="statement", arguments=(), claim_ids=claim_ids, source_groups=("a",),
            status=Status.HAPPENED, history=(),
        )  # fmt: skip

    store.replace_facts([fact("fct_one", first), fact("fct_two", second, third)], [], [])
    assert store.successor("fct_two") is None
    store.replace_facts([fact("fct_all", first, second, third)], [], [])
    assert (store.successor("fct_one"), store.successor("fct_tw"), store.successor("fct_")) == (
        "fct_all",
        "fct_all",
        None,
    )
    store.replace_facts([fact("fct_one", first), fact("fct_late", second, third)], [], [])
    assert (store.successor("fct_one"), store.successor("fct_two"), store.successor("fct_all")) == (
        None, "fct_late", "fct_late",
    )  # fmt: skip


@pytest.mark.parametrize(
    "names", [["b.txt", "a.txt", "c.txt"], ["c.txt", "b.txt", "a.txt"], ["a.txt", "c.txt", "b.txt"]]
)
def test_names_do_not_depend_on_reading_order(store: Store, names: list[str]) -> None:
    first, *others = names
    doc = make_document(first, TEXT)
    store.save_record(make_record(doc))
    for name in others:
        store.save_location(doc.id, name, f"file:///{name}")
    (found,) = store.documents()
    assert (found.name, found.uri) == ("a.txt", "file:///a.txt")
    annotations = store.annotations(doc.id)
    assert annotations is not None
    assert {i.name for i in (*annotations.issues, *store.issues())} == {"a.txt"}


def test_location_of_unknown_document_is_refused(store: Store) -> None:
    with pytest.raises(InvalidRecordError):
        store.save_location("doc_0", "a.txt", "file:///a.txt")


def test_order_is_stable_whatever_the_order_of_saving(store: Store) -> None:
    texts = {"b.txt": "Zambia spoke. Angola met Mali.", "a.txt": TEXT, "c.txt": "Fiji."}
    for name, text in texts.items():
        record = make_record(make_document(name, text))
        store.save_record(replace(record, claims=record.claims[::-1]))
    assert [d.name for d in store.documents()] == ["a.txt", "b.txt", "c.txt"]
    claims = list(store.claims())
    names = {d.id: d.name for d in store.documents()}
    assert [(names[c.doc_id], c.span) for c in claims] == sorted((names[c.doc_id], c.span) for c in claims)
    assert list(store.claims([c.id for c in reversed(claims)] * 2)) == claims
    ids = [e.id for e in store.entities()]
    assert ids == sorted(ids)


def test_facts_are_dirty_from_a_document_to_the_next_weighing(store: Store) -> None:
    store.save_record(make_record(make_document("a.txt", TEXT)))
    assert store.meta("dirty") == "1"
    facts = make_facts(list(store.claims()))
    store.replace_facts(facts, [], [])
    assert store.meta("dirty") is None
    assert list(store.facts()) == sorted(facts, key=lambda f: f.id)


def test_facts_may_be_computed_from_what_is_read_while_they_are_stored(store: Store) -> None:
    store.save_record(make_record(make_document("a.txt", TEXT)))
    store.replace_facts(
        (f for c in store.claims() for f in make_facts([c])), [], ((d.id, "g") for d in store.documents())
    )
    assert store.counts().facts == 3


def test_fact_without_its_claim_is_refused_and_the_old_facts_stay(store: Store) -> None:
    store.save_record(make_record(make_document("a.txt", TEXT)))
    facts = make_facts(list(store.claims()))
    store.replace_facts(facts, [], [])
    stray = replace(facts[0], claim_ids=("clm_of_nobody",))
    with pytest.raises(InvalidRecordError):
        store.replace_facts([stray], [], [])
    assert store.counts().facts == len(facts)


def test_reread_document_yields_only_what_the_new_lexicon_gives(store: Store) -> None:
    record = make_record(make_document("a.txt", TEXT))
    other = make_record(make_document("b.txt", "Japan spoke."))
    for each in (record, other):
        store.save_record(each)
    store.replace_facts(make_facts(list(store.claims())), [], [])
    store.replace_record(replace(record, claims=record.claims[:1], entities=other.entities, issues=()))
    assert list(store.claims()) == [record.claims[0], *other.claims]
    assert {e.name for e in store.entities()} == {"Japan"}
    assert [i.doc_id for i in store.issues()] == [other.document.id]
    assert store.meta("dirty") == "1"
    claims = {c.id for c in store.claims()}
    assert all(claims >= set(fact.claim_ids) for fact in store.facts())
    assert [hit.name for hit in store.search("kenya")] == ["a.txt"]


def test_claims_of_another_document_are_refused_and_nothing_is_stored(store: Store) -> None:
    record = make_record(make_document("a.txt", TEXT))
    stranger = make_record(make_document("b.txt", "Japan spoke."))
    with pytest.raises(InvalidRecordError):
        store.save_record(replace(record, claims=(*record.claims, *stranger.claims)))
    with pytest.raises(InvalidRecordError):
        store.save_record(replace(record, claims=(*record.claims, *record.claims)))
    assert store.counts().documents == 0
    assert store.search("japan") == []


def test_refusal_is_taken_off_the_list_once_the_bytes_are_read(store: Store) -> None:
    record = make_record(make_document("a.txt", TEXT))
    lost = Issue(code="internal_error", name="a.txt", detail="killed", doc_id=record.document.id, fatal=True)
    empty = Issue(code="empty", name="b.txt", detail="no bytes", fatal=True)
    store.save_issues([lost, empty, empty])
    store.save_record(record)
    assert list(store.issues()) == [*record.issues, empty]


def test_known_entity_goes_before_one_first_met_in_a_text(store: Store) -> None:
    for number, known in enumerate((False, True)):
        record = make_record(make_document(f"{number}.txt", f"Japan spoke {number}."))
        (entity,) = record.entities
        given = replace(
            entity, known=known, name="Japan" if known else "Japan's government", country="JPN" if known else None
        )
        store.save_record(replace(record, entities=(given,)))
    (entity,) = store.entities()
    assert (entity.name, entity.country, entity.known) == ("Japan", "JPN", True)
    assert [(n.text, n.kind) for n in entity.names] == [("Japan's government", NameKind.ALIAS)]


def test_judgement_is_kept_once_and_makes_facts_dirty(store: Store) -> None:
    anchor = Anchor(text_sha256="0" * 64, exact="Japan")
    line = Judgement(
        id="jdg_1", decision=Decision.ACCEPT, left=anchor, by="analyst", at=datetime(2024, 5, 1, tzinfo=UTC)
    )
    store.save_judgement(line)
    with pytest.raises(InvalidRecordError):
        store.save_judgement(replace(line, decision=Decision.REJECT))
    assert list(store.judgements()) == [line]
    assert store.meta("dirty") == "1"


def test_long_listings_come_whole_and_in_order(store: Store) -> None:
    for number in range(150):  # more than two batches of documents, and of claims
        store.save_record(make_record(make_document(f"{number:03}.txt", f"Japan spoke {number}. " * 5)))
    claims = list(store.claims())
    assert len(claims) == 750
    assert list(store.claims([c.id for c in claims])) == claims
    assert [d.name for d in store.documents()] == [f"{number:03}.txt" for number in range(150)]
    facts = [Fact(**{**_fields(fact), "id": f"fct_{n:04}"}) for n in range(1200) for fact in make_facts(claims[:1])]
    store.replace_facts(facts, [], [])
    assert list(store.facts()) == facts


def _fields(fact: Fact) -> dict[str, object]:
    return {name: getattr(fact, name) for name in Fact.__slots__}


def test_conflicts_are_found_by_the_batches_whose_words_they_cite(store: Store) -> None:
    answers.fill(store)
    (found,) = store.find_conflicts()
    (conflict,) = store.conflicts()
    batch_of = store.batch_of()
    cited = {batch_of[evidence.doc_id] for evidence in conflict.evidence if evidence.doc_id in batch_of}
    others = set(batch_of.values()) - cited
    assert store.find_conflicts(read_in=cited) == [found]
    assert store.find_conflicts(read_in=others) == store.find_conflicts(read_in=[]) == []
    assert store.find_conflicts(about=[conflict.fact_id or ""], read_in=cited) == [found]
    assert store.find_conflicts(about=["fct_of_nobody"], read_in=cited) == []


def test_a_document_stays_with_the_batch_that_first_brought_it(store: Store) -> None:
    records = [make_record(make_document(f"{n}.txt", f"Japan spoke {n}.")) for n in range(3)]
    began = datetime(2024, 5, 1, 10, 30, tzinfo=UTC)
    store.save_record(records[0])
    first, empty, last = (store.begin_batch(began.replace(hour=hour)) for hour in (10, 11, 12))
    for record, batch in ((records[0], first), (records[1], first), (records[1], last), (records[2], last)):
        store.save_record(record, batch=batch)
    store.replace_record(records[1])
    assert store.batch_of() == {records[1].document.id: first, records[2].document.id: last}
    assert store.batches() == [Batch(first, began, 1), Batch(last, began.replace(hour=12), 1)]
    assert first < empty < last
