"""Measure the service: python -m benchmarks.service [--facts N] [--users N] [--register FILE].

Prints Markdown: for each call the median and the 95th percentile in milliseconds, with so many users who ask one
question after the other. The register is made of the reports that benchmarks/reconcile.py generates, one fact an act;
with --register it is kept, and used again where it is there already.
"""

import argparse
import itertools
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from benchmarks.reconcile import Collection, generate
from dragoman.register.store import open_register
from dragoman.types.annotation import Annotations
from dragoman.types.claim import Claim
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.doubt import ConflictKind
from dragoman.types.entity import Entity
from dragoman.types.fact import Conflict, Fact, Reading, Status, StatusStep
from dragoman.types.ids import make_id
from dragoman.types.record import DocumentRecord
from dragoman.types.span import Span
from dragoman.types.store import Store
from dragoman.types.value import Precision, TimeSpan

DOCS_PER_FACT, DOCS_PER_EVENT = 1.75, 1.25  # so that about one fact comes out for each that is wanted
STATUSES = {"commitment": Status.ANNOUNCED, "agreement_signed": Status.SIGNED}
AREAS = ("economy", "security", "maritime", "politics", "technology")
CONFLICT_RATE, DEADLINE_RATE = 0.03, 0.5
ROUNDS = 12  # of every call, for every user


def fill(store: Store, n_facts: int) -> None:
    """Put generated documents, claims, facts and conflicts into an empty register."""
    held = generate(int(n_facts * DOCS_PER_FACT), docs_per_event=DOCS_PER_EVENT)
    claims = {claim.doc_id: claim for claim in held.claims}
    entities = {entity.id: entity for entity in held.entities}
    for doc in held.documents:
        store.save_record(make_record(doc, claims[doc.id], held, entities))
    facts, conflicts = make_facts(held)
    groups = ((doc.id, held.origins[doc.id]) for doc in held.documents)
    store.replace_facts(facts, conflicts, groups)


def make_record(doc: Document, claim: Claim, held: Collection, entities: dict[str, Entity]) -> DocumentRecord:
    """Return a document with its one claim."""
    body = Span(claim.span.end + 2, len(doc.text) - 1)
    segments = (Segment(0, claim.span, SegmentKind.SENTENCE), Segment(1, body, SegmentKind.SENTENCE))
    named = tuple(entities[a.entity_id] for a in claim.arguments if a.entity_id)
    layers = Annotations(doc_id=doc.id, segments=segments, dating=held.datings[doc.id])
    return DocumentRecord(document=doc, annotations=layers, claims=(claim,), entities=named, issues=())


def make_facts(held: Collection) -> tuple[list[Fact], list[Conflict]]:
    """Return one fact an act, and for some a conflict."""
    rng = random.Random(2)  # noqa: S311 - nothing secret
    told: dict[int, list[Claim]] = defaultdict(list)
    for claim in held.claims:
        told[held.truth[claim.id]].append(claim)
    facts = [make_fact(number, claims, held, rng) for number, claims in sorted(told.items())]
    chosen = [fact for fact in facts if len(fact.claim_ids) > 1 and rng.random() < CONFLICT_RATE]
    by_id = {claim.id: claim for claim in held.claims}
    return facts, [make_conflict(fact, [by_id[c] for c in fact.claim_ids]) for fact in chosen]


def make_fact(number: int, claims: list[Claim], held: Collection, rng: random.Random) -> Fact:
    """Return the fact of an act that these claims tell."""
    claims = sorted(claims, key=lambda c: c.doc_id)
    first, ids = claims[0], tuple(claim.id for claim in claims)
    days = sorted(time.latest for claim in claims if (time := held.datings[claim.doc_id].time))
    due = days[0] + timedelta(days=rng.randrange(30, 900))
    has_deadline = first.kind == "commitment" and rng.random() < DEADLINE_RATE
    status = STATUSES.get(first.kind, Status.HAPPENED)
    return Fact(
        id=make_id("fct", number),
        kind=first.kind,
        arguments=first.arguments,
        claim_ids=ids,
        source_groups=tuple(sorted({held.origins[claim.doc_id] for claim in claims})),
        status=status,
        history=(StatusStep(days[0], status, ids),),
        time=first.time,
        deadline=TimeSpan(due, due, Precision.DAY) if has_deadline else None,
        amounts=first.amounts,
        areas=(rng.choice(AREAS),),
        first_reported=days[0],
        last_reported=days[-1],
    )


def make_conflict(fact: Fact, claims: list[Claim]) -> Conflict:
    """Return a conflict about the time of a fact."""
    return Conflict(
        id=make_id("cnf", fact.id),
        kind=ConflictKind.DATE,
        field="time",
        readings=tuple(Reading(f"reading {n}", (claim.id,)) for n, claim in enumerate(claims[:2])),
        evidence=tuple(claim.evidence[0] for claim in claims[:2]),
        explanation="Sources date the same act otherwise.",
        fact_id=fact.id,
    )


@contextmanager
def served(register: Path) -> Iterator[str]:
    """Serve a register from a process of its own; give its address."""
    command = [sys.executable, "-m", "dragoman", "serve", "--port", "0", "--register", str(register)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            line = process.stderr.readline() if process.stderr else ""
            yield line.partition(" at ")[2].split()[0]
        finally:
            process.terminate()


def questions(address: str) -> dict[str, list[str]]:
    """Return the calls and pages to measure, each in several variants, by name."""
    items = ask(f"{address}api/v1/timeline?limit=200")["items"]
    called = {name: [f"api/v1/{call}" for call in variants] for name, variants in calls(items).items()}
    return {**called, **pages(items)}


def calls(items: list[Any]) -> dict[str, list[str]]:
    """Return the calls, with parties and ids of these entries of the chronology."""
    pairs = [[p["name"] for p in item["participants"]] for item in items if len(item["participants"]) == 2]
    sides = [(quote(a), quote(b)) for a, b in pairs][:20]
    states = [quote(p["entity"].split("-")[0].replace("person", "state")) for i in items for p in i["participants"]][
        :20
    ]
    words = [item["quote"].split()[0] for item in items][:20]
    return {
        "timeline": ["timeline"],
        "timeline of a state": [f"timeline?actor={a}" for a in states],
        "timeline of a pair": [f"timeline?actor={a}&with={b}" for a, b in itertools.pairwise(states) if a != b],
        "timeline of two people": [f"timeline?actor={a}&with={b}" for a, b in sides],
        "timeline of a month": [f"timeline?since={y}-0{m}&until={y}-0{m}" for y in (2016, 2019) for m in (2, 7)],
        "visits of a state since 2020": [f"timeline?actor={a}&kind=visit&since=2020" for a in states],
        "commitments": ["commitments"],
        "commitments of a state": [f"commitments?actor={a}" for a in states],
        "overdue": ["commitments?status=overdue"],
        "encounters of a state": [f"encounters?actor={a}" for a in states],
        "relation": [f"relation?a={a}&b={b}" for a, b in itertools.pairwise(states) if a != b],
        "conflicts": ["conflicts"],
        "conflicts of a state": [f"conflicts?actor={a}" for a in states],
        "sources of a pair": [f"sources?actor={a}&with={b}" for a, b in sides],
        "search for a name": [f"search?q={quote(word)}" for word in words],
        "search for common words": [f"search?q={words}" for words in ("visit", "talks", "agreement", "grant")],
        "show": [f"show/{item['fact_id']}" for item in items[:20]],
        "events of a pair": [f"events?actor={a}&with={b}" for a, b in sides],
    }


def pages(items: list[Any]) -> dict[str, list[str]]:
    """Return pages, feeds and calendars, with parties and ids of these entries of the chronology."""
    people = [quote(p["entity"], safe="") for i in items for p in i["participants"]][:20]
    states = [quote(p["entity"].split("-")[0].replace("person", "state")) for i in items for p in i["participants"]]
    pairs = [(a, b) for a, b in itertools.pairwise(states[:20]) if a != b]
    return {
        "page: overview": [""],
        "page: timeline of a pair": [f"timeline?actor={a}&with={b}" for a, b in pairs],
        "page: commitments of a state": [f"commitments?actor={a}" for a in states[:20]],
        "page: dossier of a pair": [f"relation?actor={a}&with={b}" for a, b in pairs],
        "page: a party": [f"entities/{a}" for a in people],
        "page: a fact": [f"facts/{item['fact_id']}" for item in items[:20]],
        "page: search for a common word": [f"search?q={word}" for word in ("visited", "treaty", "signed", "met")],
        "feed of a state": [f"feeds/timeline.atom?actor={a}" for a in states[:20]],
        "feed of a fact": [f"feeds/facts/{item['fact_id']}.atom" for item in items[:20]],
        "calendar of a state": [f"calendar.ics?actor={a}" for a in states[:20]],
        "reconcile ten names": [f"reconcile?queries={quote(json.dumps(batch(items, n)))}" for n in range(0, 100, 10)],
    }


def batch(items: list[Any], first: int) -> dict[str, dict[str, str]]:
    """Return ten names to reconcile, half of them spelt wrongly."""
    names = [item["participants"][0]["name"] for item in items[first : first + 10]]
    return {f"q{n}": {"query": name if n % 2 else name[1:]} for n, name in enumerate(names)}


def ask(url: str) -> dict[str, Any]:
    """Return the answer of a call."""
    with urlopen(url) as answer:  # noqa: S310 - our own service
        return dict(json.load(answer))


def timed(url: str) -> float:
    """Return how many milliseconds a call takes."""
    started = time.perf_counter()
    with urlopen(url) as answer:  # noqa: S310 - our own service
        answer.read()
    return (time.perf_counter() - started) * 1000


def measure(address: str, users: int) -> Iterator[str]:
    """Yield a row of the table for each call."""
    for name, variants in questions(address).items():
        urls = [address + variants[n % len(variants)] for n in range(users * ROUNDS)]
        timed(urls[0])
        with ThreadPoolExecutor(users) as pool:
            took = list(pool.map(timed, urls))
        yield f"| {name} | {median(took):.0f} | {quantiles(took, n=20)[-1]:.0f} |"


def main() -> None:
    """Make the register, serve it, ask, and print a table."""
    parser = argparse.ArgumentParser(description="Measure the service over a generated register.")
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--users", type=int, default=8)
    parser.add_argument("--register", type=Path, help="where to keep the register; else it is made anew and dropped")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        register = given.register or Path(folder) / "service.db"
        if not register.exists():
            with closing(open_register(register)) as store:
                fill(store, given.facts)
        with closing(open_register(register)) as store:
            counts = store.counts()
        print(f"{counts.facts} facts of {counts.documents} documents, {given.users} users\n")
        print("| call | median ms | p95 ms |\n| --- | ---: | ---: |")
        with served(register) as address:
            for row in measure(address, given.users):
                print(row, flush=True)


if __name__ == "__main__":
    main()
