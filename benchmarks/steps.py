"""The steps of a random sequence over one register, and a program whose children do them and are killed.

As a program (python -m benchmarks.steps) it reads an order a line, as JSON: a step, the register, and after how many
seconds to kill. It forks a child that does the step, kills it then (SIGKILL), and writes "killed", or "done" where the
child was quicker. It loads the lexicon once and starts no thread, so that a child is at work in a millisecond.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from dragoman.answer.holdings import Holdings
from dragoman.answer.judging import (
    Judge,
    judge_conflict,
    judge_one,
    judge_pair,
    judge_split,
    judge_undo,
    judge_value,
)
from dragoman.config import Config
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.intake import LEXICON
from dragoman.run.judging import record
from dragoman.run.read import read_paths
from dragoman.types.fact import Fact
from dragoman.types.judgement import Decision, Judgement
from dragoman.types.store import Store

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
VALUES = {"time": "2012-03-04", "amount": "5000000 USD", "place": "Geneva", "modality": "planned", "deadline": "2031"}
lexicon = cache(load_lexicon)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: "read" these files, "reread" all as after a change of lexicon, "judge", or "undo"; `seed` chooses."""

    does: str
    number: int
    seed: int
    paths: tuple[str, ...] = ()


def take(step: Step, register: str) -> None:
    """Do one step to the register, as a command would: open it, do it, close it."""
    with closing(open_register(register)) as store:
        if step.does == "reread":
            store.save_meta(LEXICON, "")
        if step.does in {"read", "reread"}:
            read(store, step.paths, NOON + timedelta(minutes=step.number))
        else:
            line = _decide(store, step)
            if line is not None:
                record(store, [line], lexicon=lexicon())


def read(store: Store, paths: Sequence[str], read_at: datetime) -> None:
    """Read files into the register, and weigh it."""
    config = Config(model="none")
    read_paths(list(paths), store=store, load_lexicon=lexicon, config=config, read_at=read_at)


def _decide(store: Store, step: Step) -> Judgement | None:
    """Make some judgement on what the register holds now; None where it holds nothing to judge."""
    rng = random.Random(step.seed)  # noqa: S311 - nothing secret
    holdings = Holdings(store, lexicon())
    # Half of the minutes are early, so that a later line can be overruled by an earlier one.
    minutes = step.number if rng.random() < 0.5 else rng.randrange(step.number + 1)
    judge = Judge(by=rng.choice(["ana", "ben"]), at=NOON + timedelta(minutes=minutes), reason=f"step {step.number}")
    log, facts = list(store.judgements()), list(store.facts())
    if step.does == "undo":
        return judge_undo(holdings, rng.choice(log).id, judge) if log else None
    makers = [make for make in MAKERS if make is not _settle or holdings.conflicts]
    return rng.choice(makers)(holdings, facts, rng, judge) if facts else None


Make = Callable[[Holdings, Sequence[Fact], random.Random, Judge], Judgement]


def _tie(holdings: Holdings, facts: Sequence[Fact], rng: random.Random, judge: Judge) -> Judgement:
    if len(facts) < 2:
        return _one(holdings, facts, rng, judge)
    left, right = rng.sample([fact.id for fact in facts], 2)
    decision = rng.choice([Decision.SAME, Decision.DIFFERENT, Decision.UNSURE])
    return judge_pair(holdings, decision, left, right, judge)


def _split(holdings: Holdings, facts: Sequence[Fact], rng: random.Random, judge: Judge) -> Judgement:
    several = [fact for fact in facts if len(fact.claim_ids) > 1]
    if not several:
        return _tie(holdings, facts, rng, judge)
    fact = rng.choice(several)
    taken = rng.sample(list(fact.claim_ids), rng.randrange(1, len(fact.claim_ids)))
    return judge_split(holdings, fact.id, taken, judge)


def _one(holdings: Holdings, facts: Sequence[Fact], rng: random.Random, judge: Judge) -> Judgement:
    fact = rng.choice(facts)
    decision = rng.choice([Decision.REJECT, Decision.ACCEPT, Decision.NOTE])
    return judge_one(holdings, decision, rng.choice([fact.id, *fact.claim_ids]), judge)


def _correct(holdings: Holdings, facts: Sequence[Fact], rng: random.Random, judge: Judge) -> Judgement:
    field = rng.choice(sorted(VALUES))
    value = VALUES[field] if field == "modality" else rng.choice([VALUES[field], None])  # never unknown
    return judge_value(holdings, rng.choice(facts).id, field, value, judge)


def _settle(holdings: Holdings, facts: Sequence[Fact], rng: random.Random, judge: Judge) -> Judgement:
    del facts
    conflict = rng.choice(holdings.conflicts)
    return judge_conflict(holdings, conflict.id, rng.choice([None, conflict.readings[0].value]), judge)


MAKERS: tuple[Make, ...] = (_tie, _tie, _split, _one, _correct, _settle)


def to_line(step: Step, register: str, after_s: float) -> str:
    """Write an order: this step to this register, killed after so many seconds."""
    return json.dumps({"register": register, "after_s": after_s, **asdict(step)}) + "\n"


def serve() -> None:
    """Carry out the orders that come in, each in a child of its own."""
    lexicon()
    for line in sys.stdin:
        order = json.loads(line)
        register, after_s = order.pop("register"), order.pop("after_s")
        child = os.fork()
        if child == 0:
            take(Step(**{**order, "paths": tuple(order["paths"])}), register)
            os._exit(0)
        time.sleep(after_s)
        os.kill(child, signal.SIGKILL)  # one that has ended is still there: nobody has waited for it
        _, status = os.waitpid(child, 0)
        sys.stdout.write("done\n" if os.waitstatus_to_exitcode(status) == 0 else "killed\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
