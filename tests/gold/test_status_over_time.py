"""What the labelled texts say of one promise over eight months: its stages, and who is behind them."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.answer.commitments import Commitment
from dragoman.answer.desk import Desk
from dragoman.config import Config
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.read import read_paths
from dragoman.types.fact import Status

SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or Path(__file__).parents[2] / ".." / "shared")
TEXTS = SHARED / "gold" / "seeds" / "texts"
GIVEN = {Status.SIGNED, Status.IN_FORCE, Status.UNDER_WAY, Status.DELIVERED, Status.HAPPENED}
FRAMEWORK = "Official Security Assistance"

pytestmark = [pytest.mark.gold, pytest.mark.slow]


@pytest.fixture(scope="module")
def promises() -> Iterator[tuple[Commitment, ...]]:
    if not TEXTS.is_dir():
        pytest.skip("needs gold/seeds of the labelled corpus beside the project (../shared)")
    store = open_register("sqlite://")
    read_paths([TEXTS], store=store, load_lexicon=load_lexicon, config=Config())
    with closing(Desk(store, load_lexicon())) as desk:
        yield tuple(p for p in desk.commitments() if p.framework and FRAMEWORK in p.framework and "Vietnam" in p.to)


def test_security_assistance_for_vietnam_is_considered_then_agreed_then_still_discussed(promises):
    (promise,) = promises
    stages = [(step.as_of.isoformat()[:7], step.status) for step in promise.history if step.as_of]
    assert stages[0] == ("2023-11", Status.CONSIDERED)
    assert ("2024-04", Status.AGREED) in stages
    assert stages[-1] == ("2024-07", Status.CONSIDERED)
    assert promise.status is Status.CONSIDERED


def test_nobody_reports_that_it_was_given(promises):
    assert not {step.status for promise in promises for step in promise.history} & GIVEN


def test_one_agencys_report_told_twice_and_one_house_in_two_papers_are_two_sources(promises):
    (promise,) = promises
    assert promise.sources == 2
    assert len({note.doc_id for note in promise.notes}) == 3
    assert sum("Kyodo" in (note.attribution or "") for note in promise.notes) == 2
    assert {note.publisher for note in promise.notes if note.publisher} == {"Vietnam News Agency", "Viet Nam News"}
