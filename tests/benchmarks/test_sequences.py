"""Reading, judging, undoing and dying (kill -9) in any order leave the exports that doing it straight leaves."""

import os
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.sequences import STEPS, Mortals, differing_exports, run_sequence, write_texts
from benchmarks.steps import Step, take
from dragoman.register.store import open_register

COUNT = int(os.environ.get("DRAGOMAN_TEST_SEQUENCES", "4"))  # python -m benchmarks.sequences runs a thousand

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")


@pytest.fixture(scope="module")
def mortals() -> Iterator[Mortals]:
    with Mortals() as started:
        yield started


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(COUNT))
def test_any_sequence_leaves_the_exports_of_doing_it_straight(seed: int, tmp_path: Path, mortals: Mortals) -> None:
    ending = run_sequence(seed, tmp_path, mortals)
    assert not ending.differing
    assert ending.killed < STEPS


@pytest.mark.slow
def test_a_difference_is_seen_and_a_killed_step_is_dead(tmp_path: Path, mortals: Mortals) -> None:
    paths = write_texts(random.Random(1), tmp_path / "texts")  # noqa: S311 - the same texts each time
    register, other = str(tmp_path / "r.db"), str(tmp_path / "other.db")
    assert mortals.take_and_kill(Step("read", 0, 0, tuple(paths)), register, after_s=0.0)
    for target in (register, other):
        take(Step("read", 1, 0, tuple(paths)), target)

    with closing(open_register(register)) as store, closing(open_register(other)) as straight:
        assert list(differing_exports(store, straight)) == []
        facts = list(store.facts())
        store.replace_facts(facts[1:], store.conflicts(), store.source_groups().items())
        assert "facts" in differing_exports(store, straight)
