"""Jobs are done, each once, on any number of processes, and a worker's death costs at most the job that caused it."""

import os
import time
from functools import partial
from itertools import count
from multiprocessing import active_children
from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.run.local import JOBS_PER_WORKER, run_jobs


def double(job: int) -> int:
    return 2 * job


def double_or_die(job: int) -> int:
    if job < 0:
        os._exit(137)
    return 2 * job


def die_once(marks: Path, job: int) -> int:
    mark = marks / str(job)
    if job == 4 and not mark.exists():
        mark.touch()
        os._exit(137)
    return 2 * job


def build_double() -> object:
    return double


def build_double_or_die() -> object:
    return double_or_die


def build_die_once(marks: Path) -> object:
    return partial(die_once, marks)


def build_broken() -> object:
    raise LexiconError("states.tsv, line 3: no such kind")


def lost(job: int) -> int:
    return -1000 + job


@pytest.mark.parametrize("workers", [1, 2])
def test_every_job_is_done_once(workers: int) -> None:
    done = run_jobs(range(40), build=build_double, lost=lost, workers=workers)
    assert sorted(done) == [2 * job for job in range(40)]


@pytest.mark.parametrize("workers", [1, 2])
def test_no_jobs(workers: int) -> None:
    assert list(run_jobs([], build=build_double, lost=lost, workers=workers)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_work_that_cannot_be_built_stops_the_run(workers: int) -> None:
    with pytest.raises(LexiconError, match="line 3"):
        list(run_jobs(range(3), build=build_broken, lost=lost, workers=workers))
    assert active_children() == []


def test_jobs_are_taken_as_they_are_needed() -> None:
    taken = count()
    jobs = (next(taken) for _ in range(1000))
    done = run_jobs(jobs, build=build_double, lost=lost, workers=2)
    for number in range(1, 20):
        next(done)
        assert next(taken) <= number + 2 * JOBS_PER_WORKER + number  # the counter itself takes one per look
    done.close()
    assert active_children() == []


def test_job_that_kills_its_worker_is_lost_and_no_other() -> None:
    jobs = [1, 2, -3, 4, 5, 6, 7, -8, 9, 10, 11, 12, 13]
    done = run_jobs(jobs, build=build_double_or_die, lost=lost, workers=2)
    assert sorted(done) == sorted(2 * job if job > 0 else lost(job) for job in jobs)


def test_job_during_which_a_worker_dies_is_done_again(tmp_path: Path) -> None:
    done = run_jobs(range(12), build=partial(build_die_once, tmp_path), lost=lost, workers=2)
    assert sorted(done) == [2 * job for job in range(12)]


def test_giving_up_leaves_no_process_behind() -> None:
    done = run_jobs(range(100), build=build_double, lost=lost, workers=2)
    next(done)
    assert active_children()
    done.close()
    deadline_s = time.monotonic() + 10
    while active_children() and time.monotonic() < deadline_s:
        time.sleep(0.01)
    assert active_children() == []
