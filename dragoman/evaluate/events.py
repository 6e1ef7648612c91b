"""Score coded events sentence by sentence, against sentences that carry the PLOVER type of an event and its parties.

Takes labelled sentences (JSON lines: id, text, expected [{source, event, target}]) and the lexicon; gives F1 by class,
by quad class, and by country, class and country. The labels name about one event a sentence, so that the precision of
any coder is understated: compare figures, do not read them as they stand. Never changes a label.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from dragoman.annotate.layers import annotate
from dragoman.errors import InvalidRecordError
from dragoman.extract.claims import extract_claims
from dragoman.extract.coding.events import code_events
from dragoman.extract.grammar.growing import Trees
from dragoman.lexicon.records import Lexicon
from dragoman.resolve.events import resolve_events
from dragoman.resolve.link import resolve_claims
from dragoman.run.actors import read_actor
from dragoman.types.analysis import Analyser
from dragoman.types.document import lone_sentence
from dragoman.types.event import QUADS, CodedEvent

YIELD = "YIELD"  # one set of labels merges CONCEDE and RETREAT under this name
MERGED = {"CONCEDE": YIELD, "RETREAT": YIELD}
Triple = tuple[str | None, str, str | None]
Read = Callable[[str], Sequence[CodedEvent]]


@dataclass(frozen=True, slots=True)
class GoldEvents:
    """One labelled sentence: its text and the (source, type, target) that are told; parties are words or codes."""

    text: str
    events: tuple[Triple, ...]


def load_event_sentences(path: Path) -> tuple[GoldEvents, ...]:
    """Read labelled sentences, in the order of the file.

    Raises:
        InvalidRecordError: a line is no such record.
    """
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(_sentence(path, number, line) for number, line in enumerate(lines, start=1))


def _sentence(path: Path, number: int, line: str) -> GoldEvents:
    try:
        row: Mapping[str, Any] = json.loads(line)
        events = tuple((e["source"] or None, str(e["event"]), e["target"] or None) for e in row["expected"])
        return GoldEvents(str(row["text"]), tuple(e for e in events if e[1] == YIELD or e[1] in QUADS))
    except (ValueError, KeyError, TypeError) as err:
        raise InvalidRecordError(f"{path.name}, line {number}: no labelled sentence ({err})") from err


def measure_events(path: Path, lexicon: Lexicon, analyser: Analyser | None) -> dict[str, float]:
    """Return the figures reached on the labelled sentences of `path`: by class, quad, and country-class-country.

    The countries of the labels are those that `read_actor` tells of their words. Coded are the frames alone; what
    `claims.yaml` would add to an export is left out.

    Raises:
        InvalidRecordError: the sentences cannot be read.
    """
    sentences = load_event_sentences(path)
    return score_events(sentences, lambda text: read_events(text, lexicon, analyser), lambda text: _code(text, lexicon))


def read_events(text: str, lexicon: Lexicon, analyser: Analyser | None) -> tuple[CodedEvent, ...]:
    """Return the events coded of one sentence, as if it stood amid a report."""
    doc, segments = lone_sentence(text, name="sentence")
    annotations = annotate(doc, segments, lexicon=lexicon, analyser=analyser)
    trees = Trees(annotations.tokens)
    found = extract_claims(doc, annotations, lexicon=lexicon, trees=trees)
    claims, _ = resolve_claims(doc, annotations, found, lexicon=lexicon)
    coded = code_events(doc, annotations, lexicon=lexicon, trees=trees)
    return resolve_events(doc, annotations, coded, claims, lexicon=lexicon)


def score_events(
    sentences: Iterable[GoldEvents], read: Read, country_of: Callable[[str], str | None]
) -> dict[str, float]:
    """Return F1 by class, by quad class and by country, class, country over sentences read by `read`."""
    levels: dict[str, Callable[[Triple], object]] = {
        "events_class_f1": lambda t: t[1],
        "events_quad_f1": lambda t: 2 if t[1] == YIELD else QUADS[t[1]],
        "events_countries_f1": lambda t: t,
    }
    counts = {name: [0, 0] for name in levels}
    for sentence in sentences:
        wanted = {(_told(s, country_of), MERGED.get(e, e), _told(t, country_of)) for s, e, t in sentence.events}
        found = {triple for event in read(sentence.text) for triple in _triples(event)}
        for name, level in levels.items():
            want, got = {level(t) for t in wanted}, {level(t) for t in found}
            counts[name][0] += 2 * len(want & got)
            counts[name][1] += len(want) + len(got)
    return {name: both / all_ if all_ else 0.0 for name, (both, all_) in counts.items()}


def _triples(event: CodedEvent) -> Iterable[Triple]:
    actors = {party.country for party in event.actors} - {None} or {None}
    recipients = {party.country for party in event.recipients} - {None} or {None}
    return ((a, MERGED.get(event.type, event.type), r) for a, r in product(actors, recipients))


def _told(party: str | None, country_of: Callable[[str], str | None]) -> str | None:
    return country_of(party) if party else None


def _code(text: str, lexicon: Lexicon) -> str | None:
    return read_actor(text, lexicon=lexicon).code
