"""Measure joining claims on generated reports: python -m benchmarks.reconcile [--documents N...] [--states N].

Prints Markdown. Reports are made from templates of our own about invented people of invented states, with the truth
beside them: visits, talks, signings and pledges, told by previews, reports, reprints and rewritten re-sends, some with
a month for a day, a date a day off, states for people, or a sum that differs; pledges are announced again months
later. A pair of claims counts as joined where both stand in one fact; source groups should be as many as there are
originals.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.facts import Outcome, reconcile
from dragoman.types.annotation import Dating
from dragoman.types.claim import Argument, Claim, Modality, Role, cite
from dragoman.types.document import Document
from dragoman.types.entity import Entity, EntityKind
from dragoman.types.ids import checksum, make_id
from dragoman.types.span import Span
from dragoman.types.value import Amount, Precision, TimeSpan

SYLLABLES = "ba be bo da de do ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to va ve vo".split()
STATES = 40
LEADERS = 4  # people of each state
DOCS_PER_EVENT = 6.5  # about as many reports as one visit has in a day's news of four agencies and their customers
FIRST_DAY = date(2015, 1, 1)
DAYS = 3000
SLIP_RATE, VAGUE_RATE, NAMELESS_RATE, OTHER_SUM_RATE = 0.05, 0.1, 0.1, 0.05
REPRINT_RATE = 0.2
REWRITE_RATE = 0.3  # of reprints: another sentence and a third of the rest in other words
AGAIN_RATE = 0.15  # of pledges: announced again, up to ten months later
FILLER_WORDS = 60
ROLES = {
    "visit": Role.HOST,
    "meeting": Role.COUNTERPART,
    "agreement_signed": Role.COUNTERPART,
    "commitment": Role.BENEFICIARY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened: the truth that reports tell more or less of."""

    number: int
    kind: str
    day: date
    states: tuple[str, str]
    people: tuple[str, str]
    subject: str
    sum_units: int


@dataclass(slots=True)
class Collection:
    """Generated documents and claims; `truth` gives each claim's event.

    `written` is each event's reports so far, `origins` the document that each one reprints, or itself.
    """

    documents: list[Document]
    claims: list[Claim]
    datings: dict[str, Dating]
    entities: list[Entity]
    truth: dict[str, int]
    written: dict[int, list[tuple[str, dict[str, object], str, str]]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)


def name_from(rng: random.Random, length: int) -> str:
    """Return an invented name."""
    return "".join(rng.choice(SYLLABLES) for _ in range(length)).capitalize()


def make_entities(rng: random.Random, n_states: int) -> list[Entity]:
    """Return invented states and their leaders."""
    states = [Entity(id=f"state:x{n}", kind=EntityKind.STATE, name=name_from(rng, 3)) for n in range(n_states)]
    people = [
        Entity(id=f"person:x{n}-{m}", kind=EntityKind.PERSON, name=name_from(rng, 4), state=state.id)
        for n, state in enumerate(states)
        for m in range(LEADERS)
    ]
    return states + people


def make_event(rng: random.Random, number: int, n_states: int) -> Event:
    """Return an act between two of the states."""
    first, second = rng.sample(range(n_states), 2)
    return Event(
        number=number,
        kind=rng.choice(sorted(ROLES)),
        day=FIRST_DAY + timedelta(days=rng.randrange(DAYS)),
        states=(f"state:x{first}", f"state:x{second}"),
        people=(f"person:x{first}-{rng.randrange(LEADERS)}", f"person:x{second}-{rng.randrange(LEADERS)}"),
        subject=" ".join(name_from(rng, 4) for _ in range(5)),
        sum_units=rng.randrange(101, 999) * 100_000,
    )


def tell(event: Event, names: dict[str, str], rng: random.Random) -> tuple[str, dict[str, object]]:
    """Return a sentence about the event and what a claim says of it."""
    left, right = (names[p] for p in event.people)
    day = event.day + timedelta(days=rng.random() < SLIP_RATE)
    month = TimeSpan(day.replace(day=1), day.replace(day=28), Precision.MONTH)
    when = month if rng.random() < VAGUE_RATE else TimeSpan(day, day, Precision.DAY)
    people = () if rng.random() < NAMELESS_RATE else event.people
    said = rng.choice(["said", "reported", "told reporters", "announced"])
    if event.kind == "commitment":
        units = event.sum_units + (700_000 if rng.random() < OTHER_SUM_RATE else 0)
        text = f"{left} {said} it would give {right} a grant of {units:,} for {event.subject}."
        return text, {"time": None, "people": event.states, "amounts": (Amount(Decimal(units), "USD"),)}
    verb = {"visit": "paid a visit to", "meeting": "held talks with", "agreement_signed": "signed an agreement with"}
    text = f"{left} {verb[event.kind]} {right} on {event.subject.split()[0]}, officials {said}."
    return text, {"time": when, "people": people or event.states}


def make_document(text: str, number: int) -> Document:
    """Return a document of this text."""
    raw = checksum(f"{number} {text}")
    return Document(
        name=f"{number}.txt", uri="", text=text, raw_sha256=raw, text_sha256=checksum(text), cleaner="text@1",
        id=make_id("doc", raw),
    )  # fmt: skip


def report(event: Event, number: int, names: dict[str, str], rng: random.Random, held: Collection) -> None:
    """Add one report of `event`, or a reprint of the report before, to the collection."""
    written = held.written.setdefault(event.number, [])
    if written and rng.random() < REPRINT_RATE:
        sentence, told, body, origin = rng.choice(written)
        if rng.random() < REWRITE_RATE:
            words = body.split()
            cut = len(words) // 3
            body = " ".join([*(name_from(rng, 2) for _ in range(cut)), *words[cut:]])
        doc = make_document(f"{sentence}\n\nOur correspondent {name_from(rng, 3)} adds:\n{body}\n", number)
    else:
        sentence, told = tell(event, names, rng)
        body = " ".join(name_from(rng, 2) for _ in range(FILLER_WORDS))
        doc = make_document(f"{sentence}\n\n{body}\n", number)
        origin = doc.id
        written.append((sentence, told, body, origin))
    span = Span(0, len(sentence))
    roles = (Role.ACTOR, ROLES[event.kind])
    parties = [Argument(role, names[p], p) for role, p in zip(roles, told["people"], strict=True)]  # type: ignore[call-overload]
    ahead = rng.random() < 0.2
    reported = event.day + timedelta(days=-rng.randrange(1, 9) if ahead else rng.randrange(1, 9))
    if event.kind == "commitment" and rng.random() < AGAIN_RATE:
        reported = event.day + timedelta(days=rng.randrange(30, 300))
    claim = Claim(
        id=make_id("clm", doc.id, 0), kind=event.kind, arguments=tuple(parties), evidence=(cite(doc, span, span),),
        origin="generated", score=1.0, modality=Modality.PLANNED if ahead else Modality.HAPPENED,
        **{name: value for name, value in told.items() if name != "people"},  # type: ignore[arg-type]
    )  # fmt: skip
    held.documents.append(doc)
    held.claims.append(claim)
    held.datings[doc.id] = Dating(TimeSpan(reported, reported, Precision.DAY), "metadata")
    held.truth[claim.id] = event.number
    held.origins[doc.id] = origin


def generate(
    n_documents: int, *, n_states: int = STATES, docs_per_event: float = DOCS_PER_EVENT, seed: int = 1
) -> Collection:
    """Return a collection of so many documents; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    held = Collection([], [], {}, make_entities(rng, n_states), {})
    names = {e.id: e.name for e in held.entities}
    events = [make_event(rng, n, n_states) for n in range(int(n_documents / docs_per_event))]
    for number in range(n_documents):
        report(rng.choice(events), number, names, rng, held)
    return held


def pairs_of(sizes: Iterable[int]) -> int:
    """Return the number of pairs inside sets of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes)


def score(outcome: Outcome, truth: dict[str, int]) -> tuple[float, float]:
    """Return precision and recall over pairs of claims."""
    together = Counter((fact.id, truth[claim_id]) for fact in outcome.facts for claim_id in fact.claim_ids)
    right = pairs_of(together.values())
    found = pairs_of(len(fact.claim_ids) for fact in outcome.facts)
    return right / max(found, 1), right / max(pairs_of(Counter(truth.values()).values()), 1)


def measure(sizes: Iterable[int], lexicon: Lexicon, *, n_states: int = STATES) -> Iterator[str]:
    """Yield a row of the table for each size."""
    first: float | None = None
    for size in sizes:
        held = generate(size, n_states=n_states)
        started = time.process_time()
        outcome = reconcile(held.documents, held.claims, held.datings, held.entities, lexicon=lexicon)
        each_ms = (time.process_time() - started) * 1000 / size
        first = first or each_ms
        precision, recall = score(outcome, held.truth)
        counted = f"{size} | {len(set(held.truth.values()))} | {len(outcome.facts)}"
        counted += f" | {len(set(held.origins.values()))} | {len({group for _, group in outcome.sources})}"
        yield f"| {counted} | {precision:.3f} | {recall:.3f} | {each_ms:.2f} | {each_ms / first:.2f} |"


def main() -> None:
    """Measure the sizes the command line names and print a table."""
    parser = argparse.ArgumentParser(description="Measure joining claims on generated reports.")
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 4000])
    parser.add_argument("--states", type=int, default=STATES, help="fewer states: more acts between the same sides")
    given = parser.parse_args()
    columns = "documents|events|facts|originals|source groups|pair precision|pair recall|ms a document|times the first"
    print(f"| {columns.replace('|', ' | ')} |")
    print("|" + " ---: |" * len(columns.split("|")))
    for row in measure(given.documents, load_lexicon(), n_states=given.states):
        print(row, flush=True)


if __name__ == "__main__":
    main()
