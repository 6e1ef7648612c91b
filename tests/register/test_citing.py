"""The documents that carry facts: found and counted as from the records themselves, whatever was stored before."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date

import pytest

from dragoman.types.annotation import Dating
from dragoman.types.choice import Choice, Side, SourceOrder, Window
from dragoman.types.claim import PROMISES
from dragoman.types.store import Store
from dragoman.types.value import Precision, TimeSpan
from tests.answer import samples

SIDES = (Choice(), Choice(sides=(Side(frozenset({samples.SUDMARK})),)), Choice(kinds=("visit", "aid")))
NAMED = tuple(dict.fromkeys(argument for fact in samples.FACTS for argument in fact.arguments))


@pytest.fixture
def filled(store: Store) -> Store:
    samples.fill(store)
    return store


def carried(store: Store, fact_ids: list[str]) -> dict[str, tuple[int, int, int]]:
    """Return claims, facts and facts of one source alone of each document, from the records themselves."""
    claims: Counter[str] = Counter()
    told: dict[str, set[str]] = defaultdict(set)
    alone: dict[str, set[str]] = defaultdict(set)
    for fact in store.facts(fact_ids):
        for claim in store.claims(fact.claim_ids):
            claims[claim.doc_id] += 1
            told[claim.doc_id].add(fact.id)
            if fact.n_sources == 1:
                alone[claim.doc_id].add(fact.id)
    return {doc_id: (count, len(told[doc_id]), len(alone[doc_id])) for doc_id, count in claims.items()}


@pytest.mark.parametrize("choice", SIDES)
def test_they_carry_what_their_claims_do(filled: Store, choice: Choice) -> None:
    ids = filled.find_facts(choice)
    found = filled.find_sources(choice)
    assert {each.doc_id: (each.claims, each.facts, each.alone) for each in found} == carried(filled, ids)
    assert filled.find_sources(ids) == found
    headings = filled.headings([each.doc_id for each in found])
    for each in found:
        heading = headings[each.doc_id]
        published = heading.dating.time or heading.published
        assert (each.group, each.publisher) == (heading.group, heading.publisher)
        assert (each.earliest, each.latest) == (
            (published.earliest.isoformat(), published.latest.isoformat()) if published else (None, None)
        )
    counted = filled.count_sources(choice)
    assert (counted.documents, counted.independent) == (len(found), len({each.group for each in found}))


def test_groups_stand_together_by_their_first_publication(filled: Store) -> None:
    found = filled.find_sources(Choice())
    names = {heading.id: heading.name for heading in filled.headings([each.doc_id for each in found]).values()}
    never = date.max.isoformat()
    days = {each.doc_id: (each.earliest or never, each.latest or never, names[each.doc_id]) for each in found}
    first = {each.group: min(days[other.doc_id] for other in found if other.group == each.group) for each in found}
    assert found == sorted(found, key=lambda each: (first[each.group], days[each.doc_id]))
    parts = [filled.find_sources(Choice(), window=Window(n, 1))[0] for n in range(len(found))]
    assert parts == found
    assert set(filled.group_members(found[0].group)) >= {e.doc_id for e in found if e.group == found[0].group}


@pytest.mark.parametrize("order", SourceOrder)
@pytest.mark.parametrize("choice", SIDES)
def test_parts_are_parts_of_the_whole(filled: Store, choice: Choice, order: SourceOrder) -> None:
    whole = filled.find_sources(choice, order=order)
    parts = [filled.find_sources(choice, order=order, window=Window(n, 2)) for n in range(len(whole) + 1)]
    assert parts == [whole[n : n + 2] for n in range(len(whole) + 1)]


def test_those_of_a_party_are_those_of_its_facts(filled: Store) -> None:
    sides = [Side(frozenset({a.entity_id})) if a.entity_id else Side(frozenset(), frozenset({a.name})) for a in NAMED]
    for choice in (Choice(sides=(side,)) for side in sides):
        ids = filled.find_facts(choice)
        assert filled.find_sources(choice) == filled.find_sources(ids)
        assert filled.count_sources(choice) == filled.count_sources(ids)


def test_the_newest_come_first(filled: Store) -> None:
    found = filled.find_sources(Choice(), order=SourceOrder.NEWEST)
    assert found == sorted(found, key=lambda each: (each.latest or "", each.doc_id), reverse=True)
    assert len(found) == filled.count_sources(Choice()).documents


def test_what_a_batch_touched_is_what_rests_on_its_documents(filled: Store) -> None:
    batch_of = filled.batch_of()
    for batch in set(batch_of.values()):
        fresh = {doc_id for doc_id, number in batch_of.items() if number == batch}
        resting = [f.id for f in filled.facts() if any(claim.doc_id in fresh for claim in filled.claims(f.claim_ids))]
        assert filled.touched([batch]) == resting
        assert filled.touched([batch], SIDES[1]) == [i for i in resting if i in set(filled.find_facts(SIDES[1]))]
        assert filled.touched([batch], resting[:1]) == resting[:1]
        assert len(filled.touched([batch], limit=1)) == 1
    assert filled.touched([]) == []


def test_a_document_keeps_its_key_under_a_new_name_and_reading(filled: Store) -> None:
    before = filled.find_sources(Choice())
    chosen = before[-1].doc_id
    record = filled.record(chosen)
    assert record
    filled.save_location(chosen, "\x01first.txt", "file:first")
    filled.replace_record(record)  # the facts that rest on it go
    assert chosen not in {each.doc_id for each in filled.find_sources(Choice())}
    groups = [(samples.DOCS[key].id, group) for key, group in samples.GROUPS.items()]
    filled.replace_facts(samples.FACTS, [samples.CONFLICT], groups)
    assert {e.doc_id: e for e in filled.find_sources(Choice())} == {e.doc_id: e for e in before}


def imprinted(store: Store) -> None:
    """Hold what lines show of documents against what is known of them."""
    doc_ids = store.document_ids()
    headings, imprints = store.headings(doc_ids), store.imprints(doc_ids)
    assert imprints.keys() == headings.keys() == set(doc_ids)
    for doc_id, heading in headings.items():
        shown = imprints[doc_id]
        told = (heading.name, heading.title, heading.publisher or None, heading.group, heading.address)
        assert (shown.name, shown.title, shown.publisher, shown.group, shown.address) == told
        assert (shown.published, shown.basis) == (heading.dating.time or heading.published, heading.dating.basis)


def test_lines_show_of_documents_what_is_known_of_them(filled: Store) -> None:
    imprinted(filled)
    chosen = filled.find_sources(Choice())[-1].doc_id
    filled.save_location(chosen, "\x01first.txt", "file:first")
    imprinted(filled)
    record = filled.record(chosen)
    assert record
    dating = Dating(TimeSpan(date(1999, 1, 1), date(1999, 12, 31), Precision.YEAR), "dateline")
    filled.replace_record(replace(record, annotations=replace(record.annotations, dating=dating)))
    filled.replace_facts(samples.FACTS[:1], [], [(doc_id, "house:one") for doc_id in filled.document_ids()])
    imprinted(filled)
    assert filled.find_sources(filled.find_facts(Choice())) == filled.find_sources(Choice())


@pytest.mark.parametrize("kinds", [(), PROMISES])
def test_pledges_of_a_side_are_those_of_its_facts(filled: Store, kinds: tuple[str, ...]) -> None:
    for argument in NAMED:
        party = argument.entity_id
        side = Side(frozenset([party])) if party else Side(frozenset(), frozenset([argument.name]))
        choice = Choice(sides=(side,), kinds=kinds)
        found = list(filled.pledges(choice))
        ids = filled.find_facts(choice)
        assert found == list(filled.pledges(ids))
        undated = filled.count_facts(replace(choice, undated=True))
        assert filled.count_dated(choice) == (len(ids) - undated, undated)
        assert [filled.are_more_facts(choice, n) for n in (len(ids) - 1, len(ids))] == [True, False]
        assert all(bool({party or f"={argument.name}"} & (pledge.giving | pledge.given)) for pledge in found)


def test_dealings_are_those_of_facts(filled: Store) -> None:
    ids = filled.find_facts(Choice())
    facts = {fact.id: fact for fact in filled.facts(ids)}
    found = list(filled.dealings(ids))
    assert [dealing.id for dealing in found] == sorted(facts)
    for dealing in found:
        fact = facts[dealing.id]
        parties = frozenset(argument.entity_id for argument in fact.arguments if argument.entity_id)
        assert (dealing.kind, dealing.time, dealing.parties) == (fact.kind, fact.time, parties)
