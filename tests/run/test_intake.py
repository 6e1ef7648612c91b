"""Documents come into the register whole, once, and whatever happens to the others."""

from dataclasses import replace

import pytest

from dragoman.register.store import open_register
from dragoman.run.intake import Progress, take_in
from dragoman.types.issue import Issue
from dragoman.types.store import Store
from tests.run.road import build_other_road, dump, make_plan, make_raw, take, weigh

GOOD = [make_raw(f"{n}.txt", f"Japan met Peru {n}. Kenya spoke.") for n in range(6)]


@pytest.fixture
def store():
    opened = open_register("sqlite://")
    yield opened
    opened.close()


def lines(inputs: list, workers: int = 1) -> list[str]:
    """Return what a new register holds after a run."""
    opened = open_register("sqlite://")
    try:
        take(inputs, opened, make_plan(workers))
        return list(dump(opened))
    finally:
        opened.close()


def test_what_was_read_is_counted(store: Store) -> None:
    missing = Issue(code="vanished", name="gone.txt", detail="it was there a moment ago", fatal=True)
    inputs = [*GOOD, make_raw("copy.txt", GOOD[0].data.decode()), make_raw("x.txt", "REFUSE"), missing]
    summary = take(inputs, store, make_plan(1))
    assert (summary.read, summary.known, summary.refused, summary.reread) == (6, 1, 2, 0)
    assert (summary.documents, summary.claims, summary.conflicts) == (6, 12, 0)
    again = take(inputs, store, make_plan(1))
    assert (again.read, again.known, again.refused) == (0, 7, 2)
    assert replace(again, read=6, known=1) == summary


def test_each_input_is_reported(store: Store) -> None:
    seen: list[Progress] = []
    take_in(GOOD, store=store, plan=make_plan(1), report=seen.append)
    assert seen == [Progress(n + 1, None, raw.name) for n, raw in enumerate(GOOD)]


@pytest.mark.parametrize("workers", [1, 2])
def test_bad_document_is_listed_and_the_rest_is_read(store: Store, workers: int) -> None:
    bad = [make_raw("refused.txt", "REFUSE this"), make_raw("fault.txt", "RAISE here")]
    summary = take([GOOD[0], *bad, GOOD[1]], store, make_plan(workers))
    assert (summary.read, summary.refused) == (2, 2)
    fatal = {i.name: (i.code, i.detail) for i in store.issues() if i.fatal}
    assert fatal == {
        "refused.txt": ("empty", "it holds no text"),
        "fault.txt": ("internal_error", "ValueError: a fault in our own code; please report it with the document"),
    }


def test_document_that_kills_its_reader_is_listed_and_the_rest_is_read(store: Store) -> None:
    summary = take([*GOOD[:3], make_raw("bomb.txt", "KILL"), *GOOD[3:]], store, make_plan(2))
    assert (summary.read, summary.refused) == (6, 1)
    (issue,) = (i for i in store.issues() if i.fatal)
    assert (issue.name, issue.code) == ("bomb.txt", "internal_error")
    assert "killed" in issue.detail


def test_workers_and_order_leave_no_trace() -> None:
    inputs = [*GOOD, make_raw("copy.txt", GOOD[0].data.decode()), make_raw("x.txt", "REFUSE")]
    expected = lines(inputs)
    assert lines(inputs[::-1]) == expected
    assert lines(inputs, workers=2) == expected
    assert lines([*inputs, *inputs]) == expected


def test_run_cut_off_before_weighing_is_weighed_by_the_next(store: Store) -> None:
    def fail(_store: Store) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(GOOD, store, replace(make_plan(1), weigh=fail))
    assert (store.counts().documents, store.counts().facts, store.meta("dirty")) == (6, 0, "1")
    take(GOOD, store, make_plan(1))
    assert list(dump(store)) == lines(GOOD)


def test_nothing_new_is_not_weighed_again(store: Store) -> None:
    take(GOOD, store, make_plan(1))

    def fail(_store: Store) -> None:
        raise AssertionError("weighed for nothing")

    take(GOOD, store, replace(make_plan(1), weigh=fail))


def test_interrupt_keeps_what_is_finished(store: Store) -> None:
    def stop_at_three(progress: Progress) -> None:
        if progress.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in(GOOD, store=store, plan=make_plan(2), report=stop_at_three)
    assert store.counts().documents == 3
    take(GOOD, store, make_plan(2))
    assert list(dump(store)) == lines(GOOD)


def test_other_lexicon_reads_everything_again(store: Store) -> None:
    take(GOOD, store, make_plan(1))
    other = make_plan(1, lexicon="lexicon-2", road=build_other_road)
    summary = take([*GOOD, make_raw("new.txt", "Chile met Fiji. Mali spoke.")], store, other)
    assert (summary.reread, summary.known, summary.read, summary.claims) == (6, 6, 1, 7)
    assert store.meta("lexicon") == "lexicon-2"
    take([], store, make_plan(1))
    expected = lines([*GOOD, make_raw("new.txt", "Chile met Fiji. Mali spoke.")])
    assert list(dump(store)) == expected


def test_reading_again_that_is_cut_off_begins_anew(store: Store) -> None:
    take(GOOD, store, make_plan(1))

    def stop_at_three(progress: Progress) -> None:
        if progress.done == 3:
            raise KeyboardInterrupt

    other = make_plan(1, lexicon="lexicon-2", road=build_other_road)
    with pytest.raises(KeyboardInterrupt):
        take_in([], store=store, plan=other, report=stop_at_three)
    assert store.meta("lexicon") == ""
    take([], store, make_plan(1))  # back to the first lexicon: half of the documents were read by the second
    assert list(dump(store)) == lines(GOOD)


def test_weighing_sees_all_documents(store: Store) -> None:
    take(GOOD, store, make_plan(1))
    before = list(dump(store))
    weigh(store)
    assert list(dump(store)) == before
