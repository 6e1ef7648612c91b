"""Read a generated collection from its texts: python -m benchmarks.collection [--documents N...] [--more N].

Prints Markdown. The texts are ours, of templates, about invented acts of real office-holders; the truth lies beside
them. Each act is told by previews, reports and looks back, by reprints and rewritten re-sends; some give a date a day
off or another sum, some pledges are announced again months later. A pair of documents counts as joined where one fact
holds a claim of both lead sentences. With `--more`, so many further documents are then read into the register.
"""

import argparse
import calendar
import random
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.reconcile import AGAIN_RATE, OTHER_SUM_RATE, REPRINT_RATE, REWRITE_RATE, SLIP_RATE, VAGUE_RATE, pairs_of
from dragoman.config import Config
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.register.store import open_register
from dragoman.run.backends import PACKAGED
from dragoman.run.read import read_paths
from dragoman.types.store import Store

FIRST_DAY, DAYS = date(2010, 1, 1), 5000
DOCS_PER_EVENT = 20 / 3
FILLER_WORDS = 60
PREVIEW_RATE = 0.2
SYLLABLES = "ba be bo da de do ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to va ve vo".split()
AGENCIES = ("AFP", "Reuters", "Xinhua", "Kyodo", "Yonhap", "TASS")
OFFICES = {"president": "President", "prime_minister": "Prime Minister", "foreign_minister": "Foreign Minister"}
WORKS = ("harbour", "railway", "hospital", "bridge", "school", "airport", "dam", "river", "road", "irrigation")
DEEDS = (
    "repair",
    "building",
    "dredging",
    "planning",
    "lighting",
    "safety",
    "training",
    "widening",
    "survey",
    "renewal",
)


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody in office: as texts name them, and their state."""

    name: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What happened: the truth that reports tell more or less of."""

    number: int
    kind: str
    day: date
    one: Leader
    two: Leader
    matter: str
    sum_millions: int


@dataclass(frozen=True, slots=True)
class Report:
    """A text before it is printed: the day it came out, its lead and its body."""

    day: date
    lead: str
    body: str


def leaders_on(day: date, lexicon: Lexicon) -> dict[str, list[Leader]]:
    """Return who holds one of the high offices on a day, by state."""
    found: dict[str, list[Leader]] = defaultdict(list)
    for term in lexicon.terms:
        in_office = (term.start or date.min) <= day <= (term.end or date.max)
        if in_office and term.office in OFFICES and term.of.startswith("state:"):
            name = f"{OFFICES[term.office]} {lexicon.entities[term.person].name}"
            found[term.of].append(Leader(name, lexicon.entities[term.of].name))
    return found


def make_act(rng: random.Random, number: int, lexicon: Lexicon) -> Act:
    """Return an act of two leaders in office."""
    day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
    by_state = leaders_on(day, lexicon)
    one, two = (rng.choice(by_state[state]) for state in rng.sample(sorted(by_state), 2))
    matter = f"{rng.choice(WORKS)} {rng.choice(DEEDS)} and {rng.choice(WORKS)} {rng.choice(DEEDS)}"
    kind = rng.choice(["visit", "meeting", "agreement_signed", "aid"])
    return Act(
        number=number, kind=kind, day=day, one=one, two=two, matter=matter, sum_millions=rng.randrange(1010, 9990)
    )


def _spell(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def tell(act: Act, rng: random.Random) -> Report:
    """Return an own report of an act: a preview, a report of the day or a look back."""
    ahead = rng.random() < PREVIEW_RATE
    day = act.day + timedelta(days=rng.random() < SLIP_RATE)
    when = f"in {calendar.month_name[day.month]} {day.year}" if rng.random() < VAGUE_RATE else f"on {_spell(day)}"
    again = act.kind == "aid" and rng.random() < AGAIN_RATE
    reported = act.day + timedelta(days=-rng.randrange(1, 9) if ahead else rng.randrange(1, 9))
    reported = act.day + timedelta(days=rng.randrange(30, 300)) if again else reported
    one, two = act.one, act.two
    if act.kind == "aid":
        millions = (act.sum_millions + 7 * (rng.random() < OTHER_SUM_RATE)) / 10
        lead = f"{one.state} will give {two.state} a grant of US${millions} million for {act.matter}, {one.name} said."
    elif act.kind == "visit":
        lead = f"{one.name} {'will pay' if ahead else 'paid'} an official visit to {two.state} {when}."
    elif act.kind == "meeting":
        lead = f"{one.name} {'will hold' if ahead else 'held'} talks with {two.name} of {two.state} {when}."
    else:
        verb = "will sign" if ahead else "signed"
        lead = f"{one.state} and {two.state} {verb} an agreement on {act.matter} {when}."
    body = " ".join(_word(rng) for _ in range(FILLER_WORDS))
    return Report(reported, lead, body)


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(2))


def reprint(told: Report, rng: random.Random) -> Report:
    """Return a report as another paper prints it, sometimes a third of it in other words."""
    words = told.body.split()
    cut = len(words) // 3 if rng.random() < REWRITE_RATE else 0
    return Report(told.day, told.lead, " ".join([*(_word(rng) for _ in range(cut)), *words[cut:]]))


def write(folder: Path, numbers: range, acts: Sequence[Act], seed: int) -> dict[str, int]:
    """Write texts about acts into a folder; return the number of the act by the name of the file."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    told: dict[int, list[Report]] = defaultdict(list)
    truth: dict[str, int] = {}
    for number in numbers:
        act = rng.choice(acts)
        copied = bool(told[act.number]) and rng.random() < REPRINT_RATE
        found = reprint(rng.choice(told[act.number]), rng) if copied else tell(act, rng)
        if not copied:
            told[act.number].append(found)
        line = f"{act.two.state.upper()}, {_spell(found.day)} ({rng.choice(AGENCIES)}) -"
        name = f"{number:06}.txt"
        (folder / name).write_text(f"{line} {found.lead}\n\n{found.body.capitalize()}. {number}.\n", encoding="utf-8")
        truth[name] = act.number
    return truth


def score(store: Store, truth: Mapping[str, int]) -> tuple[float, float]:
    """Return precision and recall over pairs of documents, each standing in the fact of its lead's first act."""
    docs = {doc.id: doc for doc in store.documents()}
    fact_of = {claim_id: fact.id for fact in store.facts() for claim_id in fact.claim_ids}
    held: dict[str, str] = {}
    for claim in store.claims():
        doc = docs[claim.doc_id]
        if claim.kind != "statement" and claim.span.start < doc.text.index("\n"):
            held.setdefault(doc.name, fact_of[claim.id])
    together = Counter((fact_id, truth[name]) for name, fact_id in held.items())
    right, found = pairs_of(together.values()), pairs_of(Counter(held.values()).values())
    return right / max(found, 1), right / max(pairs_of(Counter(truth.values()).values()), 1)


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds of one run of reading, and the most memory the process has held so far, in MiB."""

    cpu_s: float
    peak_mib: float


def take_in(folder: Path, store: Store) -> Cost:
    """Read a folder into the register, and weigh it."""
    started = time.process_time()
    read_paths([folder], store=store, load_lexicon=load_lexicon, config=Config(model=PACKAGED))
    return Cost(time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def measure(sizes: Sequence[int], more: int, lexicon: Lexicon, keep: Path | None) -> Iterator[str]:
    """Yield a row of the table for each size: reading it, then so many documents more."""
    first: float | None = None
    for size in sizes:
        rng = random.Random(size)  # noqa: S311 - nothing secret
        acts = [make_act(rng, number, lexicon) for number in range(int(size / DOCS_PER_EVENT))]
        with tempfile.TemporaryDirectory() as name:
            base, later = Path(name, "base"), Path(name, "more")
            base.mkdir()
            later.mkdir()
            truth = write(base, range(size), acts, seed=1)
            truth |= write(later, range(size, size + more), acts, seed=2)
            path = keep or Path(name, "register.db")
            path.unlink(missing_ok=True)
            with closing(open_register(str(path))) as store:
                built = take_in(base, store)
                added = take_in(later, store)
                precision, recall = score(store, truth)
                facts = store.counts().facts
        each_ms = built.cpu_s * 1000 / size
        first = first or each_ms
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        counted = f"{size} | {len(acts)} | {facts} | {precision:.3f} | {recall:.3f} | {f1:.3f}"
        cost = f"{each_ms:.1f} | {each_ms / first:.2f} | {added.cpu_s:.1f} | {added.cpu_s / built.cpu_s:.2%}"
        yield f"| {counted} | {cost} | {added.peak_mib:.0f} |"


def main() -> None:
    """Measure the sizes the command line names and print a table."""
    parser = argparse.ArgumentParser(description="Read a generated collection, then some documents more.")
    parser.add_argument("--documents", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--more", type=int, default=100, help="documents read into the register afterwards")
    parser.add_argument("--keep", type=Path, help="where the register of the last size is left")
    given = parser.parse_args()
    columns = "documents|events|facts|pair precision|pair recall|F1|ms a document|times the first"
    columns += f"|{given.more} more, s|of building|peak MiB"
    print(f"| {columns.replace('|', ' | ')} |")
    print("|" + " ---: |" * len(columns.split("|")))
    for row in measure(given.documents, given.more, load_lexicon(), given.keep):
        print(row, flush=True)


if __name__ == "__main__":
    main()
