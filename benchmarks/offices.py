"""Hold the terms of the lexicon against tables of who held which office: python -m benchmarks.offices [--list].

Prints Markdown: of the rows from 2014 on of office_mentions (officials met, with title and day; the country is that of
the trip, so some are of another state) and leader_spells (heads of state and government by day of snapshot), how many
name an office the lexicon has holders of, how many of these it agrees with, and how many differ by cause; a row of
another state explains itself, the others are explained in office_differences.tsv. --list names every row that differs,
with its explanation. The tables lie beside the project.
"""

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.answer.who import Answer, read_titled, who
from dragoman.errors import QueryError
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.types.entity import Term

REFERENCE = Path(__file__).parents[2] / "shared" / "reference"
DIFFERENCES = Path(__file__).parent / "office_differences.tsv"
SINCE = "2014"
AGREES, ABROAD, OTHER_DAY = "agrees", "holds it in another state", "in office on other days"
UNKNOWN, VACANT = "nobody known by that name", "no holder known that day"
VERDICTS = (AGREES, ABROAD, OTHER_DAY, UNKNOWN, VACANT)


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody named in an office on a day."""

    table: str
    day: str
    state: str
    text: str


def read_mentions(folder: Path) -> Iterator[Row]:
    """Yield the officials met, by day."""
    with (folder / "office_mentions_1990_2025.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Row("office_mentions", row["date"], row["trip_country"], f"{row['title']} {row['name']}")


def read_spells(folder: Path) -> Iterator[Row]:
    """Yield heads of state and government on the first day a snapshot has them."""
    with (folder / "leader_spells_2014_2026.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["role"] in ("chief of state", "head of government"):
                text = re.sub(r"\s*[(,;].*", "", row["title_and_name"])
                yield Row("leader_spells", row["first_seen_commit_date"], row["country"], text)


def judge(row: Row, lexicon: Lexicon) -> tuple[str, Answer | None]:
    """Return how the lexicon stands to a row; "" where it has no holders of the office, or no such office."""
    try:
        question = read_titled(row.text, lexicon)
        answer = who(row.text, of=row.state, on=row.day, lexicon=lexicon)
    except QueryError:
        return "", None
    owner = next((e.id for e in lexicon.entities.values() if e.name == answer.of), "")
    terms = [t for t in lexicon.terms if t.office == question.office and t.of == owner]
    if not terms or not question.name:
        return "", None
    if answer.person and any(_covers(t, row.day) for t in terms if t.person == answer.person.id):
        return AGREES, answer
    abroad = who(row.text, on=row.day, lexicon=lexicon).person
    held = [t for t in lexicon.terms if abroad and t.person == abroad.id and t.office == question.office]
    if any(_covers(t, row.day) for t in held):
        return ABROAD, answer
    if not any(_covers(t, row.day) for t in terms):
        return VACANT, answer
    return (OTHER_DAY if answer.person else UNKNOWN), answer


def read_explanations(path: Path) -> dict[Row, str]:
    """Return why rows differ that differ rightly, by row."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {Row(r["table"], r["day"], r["state"], r["text"]): r["why"] for r in rows}


def _covers(term: Term, day: str) -> bool:
    return str(term.start or "") <= day <= str(term.end or "9999")


def main() -> None:
    """Print the counts, and with --list the rows that differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", action="store_true")
    args = parser.parse_args()
    if not REFERENCE.exists():
        print(f"{REFERENCE}: no tables here")
        return
    lexicon, explained = load_lexicon(), read_explanations(DIFFERENCES)
    counts: dict[str, Counter[str]] = {}
    differing: dict[Row, tuple[str, Answer | None]] = {}
    for row in (*read_mentions(REFERENCE), *read_spells(REFERENCE)):
        if row.day < SINCE:
            continue
        verdict, answer = judge(row, lexicon)
        counts.setdefault(row.table, Counter())[verdict or "not covered"] += 1
        if verdict not in ("", AGREES):
            differing[row] = verdict, answer
            counts[row.table]["explained"] += verdict == ABROAD or row in explained
    _print_counts(counts)
    for row, (verdict, answer) in differing.items() if args.list else ():
        person = answer.person or next((n for n in answer.near), None) if answer else None
        why = explained.get(row, "" if verdict == ABROAD else "NOT EXPLAINED")
        print("; ".join(filter(None, (f"{row.table} {row.day} {row.state}: {row.text!r}: {verdict}",
                                      person.name if person else "-", why))))  # fmt: skip
    for row in sorted(explained.keys() - differing.keys(), key=str):
        print(f"explained, but differs no more: {row}")


def _print_counts(counts: dict[str, Counter[str]]) -> None:
    print("| table | rows | covered | " + " | ".join(VERDICTS) + " | of the differing explained |")
    print("| --- " + "| ---: " * (3 + len(VERDICTS)) + "|")
    for table, count in counts.items():
        rows = count.total() - count["explained"]
        covered = rows - count["not covered"]
        figures = (rows, covered, *(count[verdict] for verdict in VERDICTS))
        print(f"| {table} | {' | '.join(map(str, figures))} | {count['explained']} of {covered - count[AGREES]} |")


if __name__ == "__main__":
    main()
