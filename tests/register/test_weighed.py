"""What is stored after weighing does not depend on what was stored before."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.register.store import open_register
from dragoman.types.choice import Choice, Order, Side, SourceOrder, Window
from dragoman.types.claim import Claim
from dragoman.types.doubt import ConflictKind
from dragoman.types.fact import Conflict, Fact, Reading, Status
from dragoman.types.holding import Piece
from dragoman.types.ids import make_id
from dragoman.types.store import Store
from tests.register.samples import make_document, make_record

RECORDS = [
    make_record(make_document(f"{name}.txt", f"Japan met Vietnam {name}. Kenya signed. Peru and Chile spoke."))
    for name in "abc"
]
CLAIMS = [claim for record in RECORDS for claim in record.claims]


class Weighed(NamedTuple):
    """What one weighing gives."""

    facts: list[Fact]
    conflicts: list[Conflict]
    sources: list[tuple[str, str]]


def make_weighed(groups: Sequence[int], status: Status, cited: int, source: str) -> Weighed:
    """Return facts of the claims that share a number, a conflict about each with several, and one source for all."""
    sets: dict[int, list[Claim]] = {}
    for claim, number in zip(CLAIMS, groups, strict=True):
        sets.setdefault(number, []).append(claim)
    facts = [
        Fact(
            id=make_id("fct", min(c.id for c in told)), kind="statement", arguments=told[0].arguments,
            claim_ids=tuple(c.id for c in told), source_groups=(source,), status=status, history=(),
        )
        for told in sets.values()
    ]  # fmt: skip
    conflicts = [
        Conflict(
            id=make_id("cnf", fact.id), kind=ConflictKind.DATE, field="time", explanation="They differ.",
            readings=tuple(Reading(c.id, (c.id,)) for c in told),
            evidence=tuple(c.evidence[0] for c in told[:cited]), fact_id=fact.id,
        )
        for fact, told in zip(facts, sets.values(), strict=True) if len(told) > 1
    ]  # fmt: skip
    return Weighed(facts, conflicts, [(record.document.id, source) for record in RECORDS])


WEIGHED = st.builds(
    make_weighed,
    st.lists(st.integers(0, 4), min_size=len(CLAIMS), max_size=len(CLAIMS)),
    st.sampled_from([Status.HAPPENED, Status.ANNOUNCED]),
    st.integers(1, 2),
    st.sampled_from(["house:one", "house:two"]),
)


def told(store: Store) -> list[object]:
    """Return all that a register holds of facts."""
    facts = list(store.facts())
    return [
        facts,
        list(store.conflicts()),
        store.source_groups(),
        [store.find_facts(Choice(), order=order) for order in Order],
        store.find_conflicts(reading=[c.id for c in CLAIMS]),
        store.find_conflicts(about=[f.id for f in facts]),
        store.find_sources([f.id for f in facts]),
        *(of_party(store, party) for party in ("state:japan", "state:vietnam", "state:peru")),
        list(store.pledges([f.id for f in facts])),
        *(list(store.pledges(Choice(sides=(Side(frozenset([p])),)))) for p in ("state:japan", "state:kenya")),
        list(store.dealings([f.id for f in facts])),
        counted(store),
        *(store.find_facts(Choice(words=frozenset([word]))) for word in ("japan", "spoke", "statement")),
        store.fact_places([record.document.id for record in RECORDS]),
        store.meta("dirty"),
    ]


def counted(store: Store) -> list[int]:
    """Return how many facts there are of each sort, which is kept; it must be what a recount gives."""
    facts = list(store.facts())
    kept = []
    for status in Status:
        for undated in (False, True):
            kept.append(store.count_facts(Choice(statuses=(status.value,), undated=undated)))
            assert kept[-1] == sum(f.status is status and not (undated and f.time) for f in facts)
    assert store.count_facts(Choice()) == store.counts().facts == len(facts)
    kinds = {fact.kind for fact in facts}
    assert store.count_kinds([*kinds, "none"]) == {k: sum(f.kind == k for f in facts) for k in (*kinds, "none")}
    return kept


def of_party(store: Store, entity_id: str) -> list[object]:
    """Return all that is listed by party."""
    choice, part = Choice(sides=(Side(frozenset([entity_id])),)), Window(limit=2)
    ids = store.find_facts(Choice())
    for asked in (choice, replace(choice, words=frozenset(["vietnam"])), replace(choice, statuses=("happened",))):
        assert store.answering(ids, asked) == frozenset(store.find_facts(asked))
        assert store.answering(ids[:1], asked) <= {*ids[:1]}
    return [
        *(store.find_facts(choice, order=order) for order in Order),
        store.find_conflicts(about=choice, reading=choice),
        store.find_sources(choice),
        store.find_sources(choice, window=part),
        store.find_sources(choice, order=SourceOrder.NEWEST, window=part),
        store.count_sources(choice),
    ]


def register() -> Store:
    """Return a register that holds the documents and no facts."""
    store = open_register("sqlite://")
    for record in RECORDS:
        store.save_record(record)
    return store


@settings(max_examples=12, deadline=None)
@given(st.lists(WEIGHED, min_size=1, max_size=3), WEIGHED)
def test_facts_weighed_before_leave_no_trace(before: list[Weighed], last: Weighed) -> None:
    with closing(register()) as used, closing(register()) as fresh:
        for weighed in (*before, last):
            used.replace_facts(*weighed)
        fresh.replace_facts(*last)
        assert told(used) == told(fresh)


@settings(max_examples=12, deadline=None)
@given(WEIGHED, WEIGHED)
def test_facts_put_piece_by_piece_are_those_put_at_once(before: Weighed, last: Weighed) -> None:
    with closing(register()) as used, closing(register()) as fresh:
        used.replace_facts(*before)
        held = {claim_id: fact.id for fact in before.facts for claim_id in fact.claim_ids}
        claims = [claim_id for fact in last.facts for claim_id in fact.claim_ids]
        whole = Piece(tuple(last.facts), (), frozenset(held[i] for i in claims))
        first = Piece((), (), whole.instead_of)  # so that no claim is in two facts, whatever the pieces
        pieces = [first, *(Piece((fact,), (), frozenset()) for fact in last.facts)]
        used.put_pieces(iter(pieces), last.conflicts, last.sources)
        fresh.replace_facts(*last)
        assert told(used) == told(fresh)


def test_facts_are_listed_by_the_name_a_document_has_now() -> None:
    facts = make_weighed(range(len(CLAIMS)), Status.HAPPENED, 1, "house:one")
    with closing(register()) as store:
        store.replace_facts(*facts)
        first = store.find_facts(Choice(), order=Order.CHRONOLOGY)
        last = RECORDS[-1].document
        store.save_location(last.id, "0.txt", last.uri)
        store.replace_facts(*facts)
        moved = store.find_facts(Choice(), order=Order.CHRONOLOGY)
    assert moved == [*first[-len(RECORDS[-1].claims) :], *first[: -len(RECORDS[-1].claims)]]


def test_what_did_not_change_is_not_written() -> None:
    weighed = make_weighed(range(len(CLAIMS)), Status.HAPPENED, 1, "house:one")
    other = [replace(weighed.facts[0], status=Status.ANNOUNCED), *weighed.facts[1:]]
    with closing(register()) as store:
        store.replace_facts(*weighed)
        before = store.state()
        store.replace_facts(*weighed)
        same = int(store.state()) - int(before)
        store.replace_facts(other, weighed.conflicts, weighed.sources)
        assert same == 0
        # Itself, its key, its claim, its dealing, its document twice, the count of its sort, and three participants at
        # most: each as such, in order of time and beside the document; it names no money. Its words, which the index
        # notes in three rows of its own. Once gone, once there again.
        rows_of_a_fact = 7 + 3 * 3 + 1 + 3
        assert int(store.state()) - int(before) <= 2 * rows_of_a_fact
