"""What the README says always holds, shown on the whole road: the sample reports, and a few invented texts.

Order, workers and repetition are in tests/run/test_determinism.py; killed runs in tests/run/test_crash.py.
"""

from contextlib import closing
from pathlib import Path

import pytest

from dragoman.answer.desk import open_desk
from dragoman.config import Config
from dragoman.errors import InvalidRecordError
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.read import read_paths
from dragoman.types.claim import Modality, Polarity, cite
from dragoman.types.document import REPORTING, SegmentKind
from dragoman.types.fact import Status
from dragoman.types.span import Span

SAMPLES = Path(__file__).parents[1] / "samples" / "reports"
QUIET = ("sport-2023-11-ahmedabad.txt", "business-2024-03-utrecht.txt")


def read(target: Path, *paths: Path):
    """Read paths into a register at `target`."""
    with closing(open_register(target)) as store:
        return read_paths(paths, store=store, load_lexicon=load_lexicon, config=Config())


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The desk over the sample reports."""
    target = tmp_path_factory.mktemp("promises") / "samples.db"
    read(target, SAMPLES)
    with open_desk(target) as opened:
        yield opened


@pytest.fixture
def ask(tmp_path):
    """Return a way to read invented texts and open the desk over them."""
    opened = []

    def read_texts(**texts: str):
        folder = tmp_path / "texts"
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        read(tmp_path / "r.db", folder)
        opened.append(open_desk(tmp_path / "r.db"))
        return opened[-1]

    yield read_texts
    for desk in opened:
        desk.close()


def claims_of(desk, name: str):
    docs = {doc.id for doc in desk.holdings.store.documents() if doc.name == name}
    return [claim for claim in desk.holdings.claims.values() if claim.doc_id in docs]


def test_every_quote_stands_in_its_text_byte_for_byte(desk):
    texts = {doc.id: doc.text for doc in desk.holdings.store.documents()}
    evidence = [e for claim in desk.holdings.claims.values() for e in claim.evidence]
    assert evidence
    assert all(texts[e.doc_id][e.span.start : e.span.end] == e.quote for e in evidence)
    assert all(e.sentence.contains(e.span) for e in evidence)


def test_no_evidence_can_be_built_on_words_that_do_not_stand_there(desk):
    doc = next(desk.holdings.store.documents())
    real = cite(doc, Span(0, 5), Span(0, 5))
    with pytest.raises(InvalidRecordError):
        type(real)(
            doc_id=doc.id, text_sha256=doc.text_sha256, sentence=real.sentence, span=real.span, quote="?", text=doc.text
        )


def test_every_fact_shows_its_claims_and_every_claim_is_in_a_fact(desk):
    shown = [claim_id for fact in desk.holdings.facts for claim_id in fact.claim_ids]
    assert sorted(shown) == sorted(desk.holdings.claims)


def test_claims_come_from_reporting_alone(desk):
    for doc in desk.holdings.store.documents():
        layers = desk.holdings.store.annotations(doc.id)
        blocks = [part for part in layers.segments if part.kind is not SegmentKind.SENTENCE]
        for claim in claims_of(desk, doc.name):
            assert any(b.kind in REPORTING and b.span.contains(claim.span) for b in blocks), claim.evidence[0].quote


def test_the_text_of_a_txt_is_the_files_own(desk):
    for doc in desk.holdings.store.documents():
        if doc.name.endswith(".txt"):
            assert doc.text == (SAMPLES / doc.name).read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", QUIET)
def test_sport_and_business_between_two_countries_yield_nothing(desk, name):
    assert not [claim.evidence[0].quote for claim in claims_of(desk, name)]


def test_a_day_nobody_states_stays_unknown(ask):
    desk = ask(talks="The foreign minister of Norway met the foreign minister of Chile in Oslo on Tuesday.\n")
    assert [claim.time for claim in desk.holdings.claims.values()] == [None]
    assert [line.when for line in desk.timeline()] == ["undated"]
    assert {issue.code for issue in desk.holdings.store.issues()} == {"no_date"}


ACTS = {"visit", "meeting", "summit", "agreement_signed", "relation_upgraded", "aid", "consultation", "exercise"}
NOT_HAPPENED = [
    "The prime minister of Norway will visit Chile in June 2021, the ministry said.",
    "The prime minister of Norway may visit Chile in June 2021, the ministry said.",
    "The prime minister of Norway is expected to visit Chile in June 2021.",
    "The prime minister of Norway is considering a visit to Chile, the ministry said.",
    "A visit to Chile is under consideration, Norway said.",
    "Norway urged the prime minister of Chile to visit Oslo.",
    "Norway denied that its foreign minister visited Chile.",
    "The two sides welcomed the prospect of a visit to Chile by the king of Norway.",
    "The visit of the king of Norway to Chile was postponed.",
    "Norway cancelled a visit to Chile.",
    "Norway plans to sign a fisheries agreement with Chile.",
    "Norway has not signed the agreement with Chile.",
    "Norway would provide Chile with $5 million if the talks succeed.",
    "Norway offered to provide Chile with $5 million.",
    "Norway proposed a meeting with Chile.",
    "Norway and Chile agreed to hold talks in June 2021.",
    "Norway called on Chile to sign the agreement.",
]


@pytest.mark.parametrize("sentence", NOT_HAPPENED)
def test_what_is_only_planned_wished_or_denied_has_not_happened(ask, sentence):
    desk = ask(report=f"OSLO, 3 May 2021 - {sentence}\n")
    done = [
        (claim.kind, claim.origin)
        for claim in desk.holdings.claims.values()
        if claim.kind in ACTS and claim.modality is Modality.HAPPENED and claim.polarity is Polarity.AFFIRMED
    ]
    assert not done


def test_a_plan_moves_when_it_is_carried_out_and_both_claims_stay(ask):
    plan = (
        "OSLO, 3 May 2021 - Norwegian Prime Minister Erna Solberg will visit Chile on 9 June 2021, the ministry said.\n"
    )
    done = "SANTIAGO, 10 June 2021 - Norwegian Prime Minister Erna Solberg visited Chile on 9 June 2021.\n"
    desk = ask(plan=plan, done=done)
    (fact,) = (fact for fact in desk.holdings.facts if fact.kind == "visit")
    assert fact.status is Status.HAPPENED
    assert [step.status for step in fact.history] == [Status.ANNOUNCED, Status.HAPPENED]
    assert len(fact.claim_ids) == 2


def test_both_sides_of_a_disagreement_stay_visible(ask):
    first = "OSLO, 4 May 2021 - Norway and Chile signed the Fjord Fisheries Agreement in Oslo on 3 May 2021.\n"
    desk = ask(first=first, second=first.replace("OSLO, 4", "SANTIAGO, 5").replace("on 3 May", "on 2 May"))
    (conflict,) = desk.conflicts()
    assert {side.value for side in conflict.sides} == {"2021-05-02", "2021-05-03"}
    assert all(side.notes for side in conflict.sides)


def test_a_report_and_its_reprint_are_one_source(desk):
    group = desk.holdings.store.source_groups()
    docs = {doc.name: doc.id for doc in desk.holdings.store.documents()}
    assert group[docs["wire-2018-07-asmara.txt"]] == group[docs["wire-2018-07-asmara-reprint.txt"]]
    copies = {docs["wire-2018-07-asmara.txt"], docs["wire-2018-07-asmara-reprint.txt"]}
    of_both = [f for f in desk.holdings.facts if {c.doc_id for c in desk.holdings.claims_of(f.claim_ids)} == copies]
    assert of_both
    assert {fact.n_sources for fact in of_both} == {1}


def test_talks_ten_days_apart_stay_two(ask):
    first = (
        "OSLO, 3 May 2021 - Foreign Minister Ine Eriksen Soreide of Norway held talks with the foreign minister of "
        "Chile in Oslo on 3 May 2021.\n"
    )
    second = first.replace("3 May", "13 May")
    desk = ask(first=first, second=second)
    assert len({line.when for line in desk.encounters()}) == 2


def test_bad_documents_are_listed_and_the_rest_is_read(tmp_path):
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (folder / "good.txt").write_text("OSLO, 3 May 2021 - Norway signed an agreement with Chile in Oslo on Monday.\n")
    summary = read(tmp_path / "r.db", folder)
    assert (summary.read, summary.refused) == (1, 3)
    with open_desk(tmp_path / "r.db") as desk:
        listed = {issue.name for issue in desk.holdings.store.issues() if issue.fatal}
        assert listed == {"empty.txt", "noise.txt", "broken.pdf"}
        assert desk.timeline()
