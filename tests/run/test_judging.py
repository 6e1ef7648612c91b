"""Reading, judging, undoing and dying in any order leave the same register as doing it straight."""

import os
import random
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from dragoman.answer.holdings import Holdings
from dragoman.answer.judging import Judge, judge_one, judge_pair, judge_undo
from dragoman.config import Config
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.judging import record
from dragoman.run.read import read_paths
from dragoman.types.judgement import Decision, Judgement
from dragoman.types.store import Store
from tests.run.road import dump
from tests.run.texts import make_texts, write_texts

SEQUENCES = int(os.environ.get("DRAGOMAN_TEST_SEQUENCES", "4"))
STEPS = 7
lexicon = cache(load_lexicon)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_texts(tmp_path_factory.mktemp("judging") / "texts", make_texts(4))


def read(store: Store, paths: list[Path]) -> None:
    read_paths(paths, store=store, load_lexicon=lexicon, config=Config(model="none"))


def decide(store: Store, chance: random.Random, step: int) -> Judgement | None:
    """Make some judgement about what the register holds now."""
    holdings = Holdings(store, lexicon())
    judge = Judge(by="ana", at=datetime(2024, 5, 1, tzinfo=UTC) + timedelta(minutes=step))
    log, facts = list(store.judgements()), [fact.id for fact in store.facts()]
    if log and chance.random() < 0.4:
        return judge_undo(holdings, chance.choice(log).id, judge)
    if len(facts) < 2:
        return None
    left, right = chance.sample(facts, 2)
    if chance.random() < 0.5:
        return judge_pair(holdings, chance.choice([Decision.SAME, Decision.DIFFERENT]), left, right, judge)
    return judge_one(holdings, Decision.REJECT, left, judge)


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_any_sequence_leaves_what_doing_it_straight_leaves(paths, seed):
    chance = random.Random(seed)  # noqa: S311 - the same sequences each time
    done: set[Path] = set()
    with closing(open_register("sqlite://")) as store, closing(open_register("sqlite://")) as straight:
        for step in range(STEPS):
            some = chance.sample(paths, 2)
            line = decide(store, chance, step) if chance.random() < 0.7 else None
            if line is None:
                read(store, some)
                done.update(some)
            elif chance.random() < 0.3:
                store.save_judgement(line)  # and the process dies before the facts are made anew
            else:
                record(store, [line], lexicon=lexicon())
        read(store, sorted(done))
        for line in store.judgements():
            straight.save_judgement(line)
        read(straight, sorted(done, reverse=True))
        assert list(dump(store)) == list(dump(straight))
