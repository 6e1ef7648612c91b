"""Each question, asked of the hand-made register."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.answer.commitments import commitment_of, commitments
from dragoman.answer.conflicts import ConflictRow, conflicts
from dragoman.answer.encounters import encounters
from dragoman.answer.events import claim_events, events
from dragoman.answer.holdings import Holdings
from dragoman.answer.levels import read_level
from dragoman.answer.passages import search
from dragoman.answer.positions import positions
from dragoman.answer.query import Asked, Query, parse_query
from dragoman.answer.relation import relation
from dragoman.answer.review import Topic, review, review_some
from dragoman.answer.show import ClaimSheet, DocumentSheet, EntitySheet, FactSheet, show
from dragoman.answer.sources import sources
from dragoman.answer.timeline import timeline
from dragoman.errors import QueryError
from dragoman.types.entity import Term
from dragoman.types.value import Precision
from tests.answer.samples import (
    ALBA,
    CLAIMS,
    CONFLICT,
    DENIAL,
    DOCS,
    F_LOAN,
    F_MEETING,
    F_UPGRADE,
    F_VISIT,
    FACTS,
    LOAN,
    MARCH,
    NORLAND,
    UPGRADE,
)  # fmt: skip

ALL = Query()


def ask(holdings: Holdings, **asked: object) -> Query:
    return parse_query(Asked(**asked), holdings)  # type: ignore[arg-type]


def test_a_chronology_is_in_order_of_time_with_undated_facts_last(holdings: Holdings) -> None:
    lines = timeline(holdings, ALL)
    whens = [line.when for line in lines]
    assert whens[:3] == ["27 November 2023", "27 November 2023", "May 2024"]
    assert set(whens[3:]) == {"undated"}
    assert len(lines) == len(FACTS)


def test_a_line_shows_status_sources_and_every_report(holdings: Holdings) -> None:
    line = next(line for line in timeline(holdings, ALL) if line.fact_id == F_UPGRADE.id)
    assert (line.badge, line.sources, line.disputed) == ("happened", 1, False)
    assert [note.document for note in line.notes] == ["reprint.txt", "wire.txt"]
    assert {note.group for note in line.notes} == {"grp_a"}


def test_a_disputed_fact_says_so(holdings: Holdings) -> None:
    line = next(line for line in timeline(holdings, ALL) if line.fact_id == F_LOAN.id)
    assert (line.disputed, line.conflict_ids, line.sources) == (True, (CONFLICT.id,), 2)


def test_quotes_are_the_words_of_the_text(holdings: Holdings) -> None:
    texts = {doc.id: doc.text for doc in DOCS.values()}
    for line in timeline(holdings, ALL):
        assert line.notes
        for note in line.notes:
            assert texts[note.doc_id][note.start : note.end] == note.quote


def test_overdue_is_held_against_the_latest_document(holdings: Holdings) -> None:
    found = {c.fact_id: c for c in commitments(holdings, ALL)}
    loan = found[F_LOAN.id]
    assert (loan.by, loan.to, loan.deadline_text) == (("Norland",), ("Sudmark",), "March 2024")
    assert (loan.overdue, loan.badge, loan.as_of) == (True, "overdue", date(2024, 5, 1))
    assert loan.status.value == "announced"  # what the sources say is kept
    assert [step.status.value for step in loan.history] == ["considered", "announced"]


def test_overdue_follows_the_day_asked_for(holdings: Holdings) -> None:
    assert not any(c.overdue for c in commitments(holdings, ask(holdings, as_of="2024-03")))
    only = commitments(holdings, ask(holdings, as_of="2024-04-01", statuses=("overdue",)))
    assert [c.fact_id for c in only] == [F_LOAN.id]  # a gift only considered binds nobody


def test_a_relation_tells_its_levels_and_mechanisms(holdings: Holdings) -> None:
    answer = relation(holdings, ask(holdings, actor="Norland", with_="Sudmark"))
    assert answer.current
    assert (answer.current.level, answer.current.when) == ("strategic partnership", "27 November 2023")
    assert [m.name for m in answer.mechanisms] == ["Norland-Sudmark Forum"]
    assert {t.id: t.facts for t in answer.kinds} == {"aid": 2, "meeting": 1, "relation_upgraded": 1, "visit": 1}


@pytest.mark.parametrize("asked", [{"actor": "Norland"}, {"actor": "Norland", "with_": "Norland"}])
def test_a_relation_needs_two(asked: dict[str, str], holdings: Holdings) -> None:
    with pytest.raises(QueryError, match="two"):
        relation(holdings, ask(holdings, **asked))


LEVELS = [
    ("raised to a comprehensive strategic partnership for peace", "comprehensive strategic partnership"),
    ("agreed a Strategic Partnership", "strategic partnership"),
    ("warm ties", None),
]


@pytest.mark.parametrize(("text", "expected"), LEVELS)
def test_the_longest_level_is_read(text: str, expected: str | None, holdings: Holdings) -> None:
    found = read_level([text], holdings.lexicon.tables["levels"])
    assert (found[0] if found else None) == expected


def test_an_encounter_names_the_office_of_that_day(holdings: Holdings) -> None:
    term = Term(
        person=ALBA, office="prime_minister", of=NORLAND, start=date(2023, 1, 1), end=date(2024, 1, 1), source="x"
    )
    dated = Holdings(holdings.store, replace(holdings.lexicon, terms=(term,)))
    meeting, visit = encounters(dated, ALL)
    assert meeting.who[0].offices == ("Prime Minister of Norland",)
    assert visit.who[0].offices == ()  # in May 2024 the term has ended
    assert [a.name for a in meeting.whom] == ["Jon Berg"]


def test_positions_stand_by_speaker_in_the_words_used(holdings: Holdings) -> None:
    found = positions(holdings, ask(holdings, actor="Norland"))
    assert [(p.speaker, p.polarity.value) for p in found] == [
        (("Ministry of Trade of Norland",), "denied"),
        (("Norland",), "affirmed"),
    ]
    assert found[1].quote == "Norland is gravely concerned about the fishing ban"


def test_dependent_sources_stand_together(holdings: Holdings) -> None:
    rows = sources(holdings, ALL)
    assert [row.document for row in rows] == ["reprint.txt", "wire.txt", "paper.txt", "note.txt"]
    assert [row.group_size for row in rows] == [2, 2, 1, 1]
    assert next(row for row in rows if row.document == "wire.txt").alone == 3  # all but the loan


def test_a_conflict_shows_both_sides(holdings: Holdings) -> None:
    (row,) = conflicts(holdings, ask(holdings, actor="Sudmark"))
    assert [side.value for side in row.sides] == ["up to JPY 2.8 billion", "JPY 3 billion"]
    assert [note.document for note in row.notes] == ["wire.txt", "paper.txt"]
    assert conflicts(holdings, ask(holdings, kinds=("visit",))) == ()


def test_search_gives_passages_and_their_facts(holdings: Holdings) -> None:
    (passage,) = search(holdings, "will visit Sudmark", ALL)
    assert passage.text == "Ana Alba will visit Sudmark in May 2024."
    assert passage.fact_ids == (F_VISIT.id,)
    assert search(holdings, "will visit Sudmark", ask(holdings, kinds=("aid",))) == ()


def test_claims_code_as_events(holdings: Holdings) -> None:
    rows = {row.claim_id: row for row in claim_events(holdings, CLAIMS)}
    assert (rows[LOAN.id].event_type, rows[LOAN.id].quad) == ("AGREE", 1)  # aid only promised
    assert rows[LOAN.id].actor_country == ("XNO",)
    assert rows[LOAN.id].recipient_country == ("XSU",)
    assert (rows[DENIAL.id].event_type, rows[DENIAL.id].actor_country) == ("REJECT", ("XNO",))  # a body, its state
    assert rows[UPGRADE.id].sentence == UPGRADE.evidence[0].quote
    assert (rows[LOAN.id].cameo_root, rows[LOAN.id].rule) == ("03", None)


def test_events_answer_where_their_claims_do(holdings: Holdings) -> None:
    rows = events(holdings, ask(holdings, kinds=("aid",)))
    assert {row.claim_id for row in rows} <= {c.id for c in CLAIMS if c.kind == "aid"}
    assert list(rows) == sorted(rows, key=lambda r: (r.document, r.start, r.end, r.id))


def test_an_id_or_its_beginning_shows_one_thing(holdings: Holdings) -> None:
    fact = show(holdings, F_LOAN.id[:12])
    assert isinstance(fact, FactSheet)
    assert [c.conflict_id for c in fact.conflicts] == [CONFLICT.id]
    assert isinstance(show(holdings, LOAN.id), ClaimSheet)
    assert isinstance(show(holdings, CONFLICT.id), ConflictRow)
    assert isinstance(show(holdings, DOCS["wire"].id), DocumentSheet)
    entity = show(holdings, "person:ana-alba")
    assert isinstance(entity, EntitySheet)
    assert set(entity.fact_ids) == {F_MEETING.id, F_VISIT.id}


@pytest.mark.parametrize(("id_", "said"), [("fct_", "begins"), ("zz", "too short"), ("fct_zzzz", "no fact")])
def test_a_wrong_id_is_explained(id_: str, said: str, holdings: Holdings) -> None:
    with pytest.raises(QueryError, match=said):
        show(holdings, id_)


@pytest.mark.parametrize(
    ("days", "words", "due"),
    [
        (MARCH, "March 2024", "by March 2024"),
        (MARCH, None, "by March 2024"),
        (MARCH, "three months", "by March 2024 (“three months”)"),
        (replace(MARCH, precision=Precision.RANGE), "a month", "by 31 March 2024 (“a month”)"),
        (None, "as soon as possible", "due “as soon as possible”"),
        (None, None, "no deadline"),
    ],
)
def test_a_deadline_is_told_in_days_and_in_the_words_of_its_source(holdings, days, words, due) -> None:
    entry = commitment_of(F_LOAN, holdings, None)
    assert replace(entry, deadline=days, deadline_text=words).due == due


def test_where_too_much_matches_to_be_weighed_conflicts_alone_are_asked(holdings, monkeypatch):
    monkeypatch.setattr("dragoman.answer.review.MAX_WEIGHED", 0)
    whole = review(holdings, ALL)
    assert review_some(holdings, ALL) == tuple(question for question in whole if question.topic is Topic.CONFLICT)
    monkeypatch.undo()
    assert review_some(holdings, ALL) == whole
