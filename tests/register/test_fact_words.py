"""Facts are found by the words of one headline or quote, whatever the script, and by nothing else."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.register.sqlite import SqliteStore
from dragoman.text.folding import words_of
from dragoman.types.choice import Choice, Order, Window
from dragoman.types.fact import Fact, Status
from dragoman.types.record import DocumentRecord
from dragoman.types.store import Store
from tests.register.conftest import OpenStore
from tests.register.samples import make_document, make_record
from tests.register.strategies import outcomes, records

MANY = " ".join(f"word{number}" for number in range(150))
SENTENCES = (
    "Perú's minister visited Viet Nam",
    "日本 と ペルー",
    "Грузия signed",
    "a snake_case name",
    MANY,
)  # a claim and a fact each


def saying(store: Store, text: str) -> list[str]:
    """Return the facts that have the words of a text."""
    return store.find_facts(Choice(words=words_of(text)))


def fill(store: Store) -> list[Fact]:
    """Put a fact for each sentence into a store, the first with a headline; return them."""
    record = make_record(make_document("a.txt", ". ".join(SENTENCES)))
    store.save_record(record)
    facts = [
        Fact(
            id=f"fct_{n}", kind="statement", arguments=claim.arguments, claim_ids=(claim.id,),
            source_groups=("house",), status=Status.HAPPENED, history=(), headline="" if n else "A Visit to Huế",
        )
        for n, claim in enumerate(record.claims)
    ]  # fmt: skip
    store.replace_facts(facts, [], [(record.document.id, "house")])
    return facts


FOUND = [
    ("peru", "fct_0"),
    ("PERÚ NAM", "fct_0"),
    ("the Peru", "fct_0"),  # names are folded without it, and so are words
    ("hue visit", "fct_0"),
    ("visit minister", None),  # one stands in the headline, one in the quote
    ("visi", None),  # no part of a word
    ("日本", "fct_1"),
    ("грузия", "fct_2"),
    ("snake_case", "fct_3"),
    ("snake", None),
    (MANY, "fct_4"),
    (f"{MANY} word150", None),
    ('peru" OR "word1', None),  # no syntax of the index
    ("NOT peru", None),
    ("!?", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "fact_id"), FOUND)
def test_facts_are_found_by_words(store: Store, text: str, fact_id: str | None) -> None:
    fill(store)
    assert saying(store, text) == ([fact_id] if fact_id else [])
    assert store.count_facts(Choice(words=words_of(text))) == (1 if fact_id else 0)


def test_words_restrict_beside_what_else_does(store: Store) -> None:
    facts = fill(store)
    store.replace_facts([replace(f, headline="Talks") for f in facts], [], [])
    talks = Choice(words=frozenset({"talks"}))
    in_order = store.find_facts(talks, order=Order.CHRONOLOGY)
    assert sorted(in_order) == [f.id for f in facts]
    assert store.find_facts(talks, order=Order.CHRONOLOGY, window=Window(1, 2)) == in_order[1:3]
    assert store.find_facts(replace(talks, kinds=("visit",))) == []
    assert saying(store, "hue") == []  # what a fact said before is not found


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), record=records())
def test_what_is_found_is_what_reading_all_finds(
    open_store: OpenStore, data: st.DataObject, record: DocumentRecord
) -> None:
    facts, conflicts = data.draw(outcomes(record))
    quotes = [evidence.quote for claim in record.claims for evidence in claim.evidence]
    of_each = {fact.id: [words_of(text) for text in (fact.headline or "", *quotes)] for fact in facts}
    with open_store() as store:
        store.save_record(record)
        store.replace_facts(facts, conflicts, [])
        for words in {frozenset({"a"}), *(words for told in of_each.values() for words in told if words)}:
            wanted = frozenset(data.draw(st.sets(st.sampled_from(sorted(words)), min_size=1)))
            expected = sorted(id_ for id_, told in of_each.items() if any(wanted <= each for each in told))
            assert store.find_facts(Choice(words=wanted)) == expected


def test_an_older_register_is_given_the_words_of_its_facts(tmp_path: Path) -> None:
    with closing(SqliteStore.open(tmp_path / "old.db")) as store:
        fill(store)
        before = [saying(store, text) for text, _ in FOUND]
    with closing(connect(tmp_path / "old.db")) as raw, raw:
        raw.executescript("DROP TABLE fact_words; DROP TABLE fact_passages; DELETE FROM migrations WHERE number = 20")
    with closing(SqliteStore.open(tmp_path / "old.db")) as store:
        assert [saying(store, text) for text, _ in FOUND] == before
