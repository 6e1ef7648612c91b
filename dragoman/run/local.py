"""Do many jobs on the processes of this machine.

Takes jobs and the work to be done on each; gives one result per job, as they are done. Never writes anywhere, never
holds more than a few jobs at once, and never loses a run because the system killed a worker.

With one worker everything happens in this process. With more, each worker process builds its work once (the lexicon
is loaded there, not sent), is started afresh (spawn: no state of the parent is inherited, the same on every system),
leaves Ctrl-C to the parent, and ends when the parent does, however that dies.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from itertools import chain, islice
from typing import Any, Generic, TypeVar

from dragoman.errors import BackendError

J = TypeVar("J")
R = TypeVar("R")

JOBS_PER_WORKER = 3
"""Jobs handed out per worker: one in work, and two waiting so that none stands idle. It bounds the memory of a run."""


def run_jobs(
    jobs: Iterable[J], *, build: Callable[[], Callable[[J], R]], lost: Callable[[J], R], workers: int
) -> Generator[R, None, None]:
    """Yield the result of each job, in the order in which they are done.

    `build` makes the work, once in each process; it and the jobs and results are pickled. A job during which a worker
    dies is done again alone, and if it kills that worker too its result is `lost(job)`. Closing the iterator stops
    the workers. An exception of `build` or of the work is raised here.

    Raises:
        BackendError: no worker process can be started.

    >>> sorted(run_jobs([1, 2], build=lambda: str, lost=str, workers=1))
    ['1', '2']
    """
    if workers <= 1:
        yield from map(build(), jobs)
        return
    waiting = iter(jobs)
    for first in waiting:  # one pass for each crew: the first, and one after each death; none where there are no jobs
        crew = _Crew(build, workers)
        with _stopping(crew.pool):
            yield from crew.work_off(chain((first,), waiting))
        for job in crew.abandoned:
            yield _do_alone(job, build, lost)


class _Crew(Generic[J, R]):
    """A pool and the jobs that are in its hands; `abandoned` are those it held when a worker died."""

    def __init__(self, build: Callable[[], Callable[[J], R]], workers: int) -> None:
        self.pool = _pool(build, workers)
        self.abandoned: list[J] = []
        self._size = workers * JOBS_PER_WORKER
        self._held: dict[Future[R], J] = {}

    def work_off(self, jobs: Iterator[J]) -> Iterator[R]:
        """Yield results until the jobs are done or a worker dies."""
        while self._take(jobs):
            done, _ = wait(self._held, return_when=FIRST_COMPLETED)
            for future in done:
                try:
                    result = future.result()
                except BrokenProcessPool:
                    continue  # stays held
                del self._held[future]
                yield result
            if any(future in self._held for future in done):
                self.abandoned += self._held.values()
                return

    def _take(self, jobs: Iterator[J]) -> bool:
        """Fill the hands; False when there is nothing left to do."""
        for job in islice(jobs, self._size - len(self._held)):
            try:
                self._held[self.pool.submit(_do, job)] = job
            except BrokenProcessPool:
                self.abandoned.append(job)
                break
        return bool(self._held)


def _do_alone(job: J, build: Callable[[], Callable[[J], R]], lost: Callable[[J], R]) -> R:
    pool = _pool(build, 1)
    with _stopping(pool):
        future: Future[R] = pool.submit(_do, job)
        try:
            return future.result()
        except BrokenProcessPool:
            return lost(job)


def _pool(build: Callable[[], Any], workers: int) -> ProcessPoolExecutor:
    """Start a pool, and see its first worker ready: what fails later is a job's fault, not that of all of them."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_enter_worker, initargs=(build,))
    try:
        pool.submit(_get_ready).result()
    except BaseException as err:
        pool.shutdown(wait=True, cancel_futures=True)
        if isinstance(err, BrokenProcessPool):
            remedy = "use one worker, or call from a script guarded by: if __name__ == '__main__'"
            raise BackendError(f"no worker process can be started; {remedy}") from err
        raise
    return pool


@contextmanager
def _stopping(pool: ProcessPoolExecutor) -> Iterator[None]:
    """Let the pool finish what it has in hand, and nothing more, however the block ends."""
    try:
        yield
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


# What follows happens in a worker process.

_builds: list[Callable[[], Callable[[Any], Any]]] = []  # set once per process, by `_enter_worker`


def _enter_worker(build: Callable[[], Callable[[Any], Any]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _builds.append(build)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for its next job for ever: it holds both ends of the queue."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@cache
def _work() -> Callable[[Any], Any]:
    # Built on request and not on entry: what `build` raises then reaches the parent as it is.
    return _builds[-1]()


def _get_ready() -> None:
    _work()


def _do(job: Any) -> Any:
    return _work()(job)
