"""Score names and parties sentence by sentence, against sentences whose names are labelled.

Takes the sentences (JSON lines, see `samples/sentences/README.md`) and a way to read one; gives rates by label, how
often the country is right, whether the parties are right, and the errors by cause. Never changes a label.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from dragoman.annotate.layers import annotate
from dragoman.errors import InvalidRecordError
from dragoman.evaluate.compare import fold
from dragoman.evaluate.match import share
from dragoman.evaluate.score import Accuracy, Rates
from dragoman.extract.claims import extract_claims
from dragoman.lexicon.records import Lexicon
from dragoman.resolve.link import resolve_claims
from dragoman.types.analysis import Analyser
from dragoman.types.annotation import UNNAMED, Mention
from dragoman.types.document import lone_sentence
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

PERSON, ORGANIZATION, LOCATION, EVENT, INSTRUMENT = "PERSON", "ORGANIZATION", "LOCATION", "EVENT", "INSTRUMENT"
STATE, OFFICE, GROUP, PUBLICATION = "STATE", "OFFICE", "GROUP", "PUBLICATION"
LABELS = (PERSON, ORGANIZATION, LOCATION, EVENT, INSTRUMENT, STATE, OFFICE, GROUP, PUBLICATION)
FORMS = frozenset({"name", "acronym", "adjective", "capital", "metonym", "title", "description"})

LABEL_OF: Mapping[EntityKind, str] = {
    EntityKind.PERSON: PERSON,
    EntityKind.IGO: ORGANIZATION,
    EntityKind.BODY: ORGANIZATION,
    EntityKind.PUBLISHER: ORGANIZATION,
    EntityKind.PLACE: LOCATION,
    EntityKind.SERIES: EVENT,
    EntityKind.INSTRUMENT: INSTRUMENT,
    EntityKind.PROGRAMME: INSTRUMENT,
    EntityKind.PUBLICATION: PUBLICATION,
    EntityKind.STATE: STATE,
    EntityKind.OFFICE: OFFICE,
    EntityKind.GROUP: GROUP,
}
COUNTED_GROUPS = frozenset({"group: sides", "group: leaders"})  # pronouns and "bilateral ties" are not labelled
_NAME_PARTS = re.compile(r"(?:(?P<article>[Tt]he)\s+)?(?P<name>\S.*?)(?:\s*\((?P<acronym>[A-Z][\w.+-]*)\))?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldName:
    """One labelled name; `country` is ISO 3166-1 alpha-3, or the lexicon's code of a former state."""

    span: Span
    quote: str
    label: str
    form: str
    entity: str | None
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSentence:
    """One labelled sentence; `parties` are folded canonical names."""

    id: str
    genre: str
    text: str
    names: tuple[GoldName, ...]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One found name. `labels` holds several where the reader leaves open which it is ("Hanoi": state or place).

    `implied`: a state that a longer mention names in passing ("the Peruvian foreign minister"); it is counted only
    where a labelled state of that country lies inside, for the mention claims no place for it.
    """

    span: Span
    labels: tuple[str, ...]
    country: str | None = None
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one sentence; `parties` are folded names."""

    marks: tuple[Mark, ...]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameFault:
    """One error: `cause` is missed, label, boundary, country or spurious; `found` is the label or quote found."""

    cause: str
    label: str
    sentence: str
    quote: str
    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesScore:
    """All figures: rates by label for exact and for overlapping spans, the country of those found, the parties.

    `whole` asks for all parties of a sentence and no other; `silent` is asked of sentences without parties.
    """

    exact: Mapping[str, Rates]
    overlap: Mapping[str, Rates]
    country: Accuracy
    parties: Rates
    whole: Accuracy
    silent: Accuracy
    faults: tuple[NameFault, ...]


def load_names(path: Path) -> tuple[GoldSentence, ...]:
    """Read labelled sentences, one JSON object a line.

    Raises:
        InvalidRecordError: a line is no such object, or a quote does not stand at its offsets.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return tuple(_sentence(json.loads(line)) for line in lines)
    except (OSError, KeyError, TypeError, ValueError) as err:
        raise InvalidRecordError(f"{path.name}: not a file of labelled sentences: {err!r}") from err


def _sentence(row: Mapping[str, Any]) -> GoldSentence:
    names = tuple(
        GoldName(
            span=Span(n["start"], n["end"]),
            quote=n["quote"],
            label=n["label"],
            form=n["form"],
            entity=n["entity"],
            country=n["country"],
        )
        for n in row["names"]
    )
    wrong = next((n.quote for n in names if n.span.of(row["text"]) != n.quote), None)
    if wrong is not None:
        raise InvalidRecordError(f"{row['id']}: {wrong!r} does not stand at its offsets")
    parties = frozenset(fold(party) for party in row["parties"])
    return GoldSentence(id=row["id"], genre=row["genre"], text=row["text"], names=names, parties=parties)


def read_sentence(text: str, *, lexicon: Lexicon, analyser: Analyser | None = None) -> Reading:
    """Read one sentence as if it stood amid a report: its marks, and the parties of its claims.

    A report of one short line would be taken for a headline, so the sentence is given to the stations as one.
    """
    doc, segments = lone_sentence(text, name="sentence.txt")
    annotations = annotate(doc, segments, lexicon=lexicon, analyser=analyser, whole=True)
    claims, _ = resolve_claims(doc, annotations, extract_claims(doc, annotations, lexicon=lexicon), lexicon=lexicon)
    parties = frozenset(fold(a.name) for claim in claims for a in claim.arguments)
    return Reading(tuple(to_marks(annotations.mentions, lexicon)), parties - {""})


def to_marks(mentions: Iterable[Mention], lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the marks of mentions: persons without their titles; pronouns and "his country" left out."""
    for mention in mentions:
        if mention.origin == UNNAMED or (mention.kind is EntityKind.GROUP and mention.origin not in COUNTED_GROUPS):
            continue
        label = LABEL_OF[mention.kind]
        country = _country(mention, lexicon)
        is_place = any(c.startswith("place:") for c in mention.candidates)
        labels = (STATE, LOCATION) if label == STATE and is_place else (label,)
        for span in _parts(mention.holder or mention.span, mention):
            yield Mark(span=span, labels=labels, country=country)
        if label in {PERSON, OFFICE, ORGANIZATION} and country:
            yield Mark(span=mention.span, labels=(STATE,), country=country, implied=True)


def _parts(span: Span, mention: Mention) -> Iterator[Span]:
    """Yield the name without a leading article, and an acronym in brackets after it as a name of its own."""
    start = mention.span.start
    match = _NAME_PARTS.fullmatch(mention.text, span.start - start, span.end - start)
    inner = match is not None and match["article"] == "The" and start > 0  # "in The Hague": the article is in the name
    if match is None or inner or mention.kind is EntityKind.GROUP:
        yield span
        return
    for group in ("name", "acronym"):
        if match[group]:
            yield Span(match.start(group) + start, match.end(group) + start)


def _country(mention: Mention, lexicon: Lexicon) -> str | None:
    ids = [*mention.candidates, mention.of or ""]
    for id_ in reversed(ids) if mention.of else ids:
        entity = lexicon.entities.get(id_)
        state = lexicon.entities.get(entity.state) if entity and entity.state else None
        country = (entity.country if entity else None) or (state.country if state else None)
        if country:
            return country
    return None


def score_names(sentences: Sequence[GoldSentence], read: Callable[[str], Reading]) -> NamesScore:
    """Read every sentence and score what was found."""
    readings = {s.id: read(s.text) for s in sentences}
    exact = [_count(s, readings[s.id].marks, exact=True) for s in sentences]
    overlap = [_count(s, readings[s.id].marks, exact=False) for s in sentences]
    faults = [fault for s in sentences for fault in find_faults(s, readings[s.id].marks)]
    found = [(s.parties, readings[s.id].parties) for s in sentences]
    pairs = [pair for s in sentences for pair in _pair_up(s.names, readings[s.id].marks)]
    asked = [(name, mark) for name, mark in pairs if name.country]
    quiet = [got for gold, got in found if not gold]
    return NamesScore(
        exact=_rates(exact),
        overlap=_rates(overlap),
        country=Accuracy(sum(name.country == mark.country for name, mark in asked), len(asked)),
        parties=Rates(
            sum(len(gold & got) for gold, got in found),
            sum(len(got) for _, got in found),
            sum(len(gold) for gold, _ in found),
        ),
        whole=Accuracy(sum(gold == got for gold, got in found if gold), len(found) - len(quiet)),
        silent=Accuracy(sum(not got for got in quiet), len(quiet)),
        faults=tuple(faults),
    )


def name_figures(score: NamesScore) -> dict[str, float]:
    """Return the figures the gate holds; those nothing was asked about are left out."""
    figures = {f"{label.lower()}_f1": score.overlap[label].f1 for label in LABELS if score.overlap[label].gold}
    exact = {f"{label.lower()}_exact_f1": score.exact[label].f1 for label in LABELS[:6] if score.exact[label].gold}
    asked = {
        "country_right": score.country.rate,
        "parties_whole": score.whole.rate,
        "parties_silent": score.silent.rate,
    }
    parties = {"parties_f1": score.parties.f1} if score.parties.gold else {}
    return figures | exact | parties | {name: rate for name, rate in asked.items() if rate is not None}


def measure_names(path: Path, lexicon: Lexicon, analyser: Analyser | None) -> dict[str, float]:
    """Return the figures reached on the labelled sentences of `path`.

    Raises:
        InvalidRecordError: the sentences cannot be read.
    """
    return name_figures(score_names(load_names(path), partial(read_sentence, lexicon=lexicon, analyser=analyser)))


def find_faults(sentence: GoldSentence, marks: Sequence[Mark]) -> Iterator[NameFault]:
    """Yield every error of one sentence with its cause, in text order; at most one for each labelled name."""
    paired = {name.span: mark for name, mark in _pair_up(sentence.names, marks)}
    used = {id(mark) for mark in paired.values()}
    for name in sentence.names:
        mark = paired.get(name.span)
        if mark is None:
            other = next((m for m in marks if m.span.overlaps(name.span) and not m.implied), None)
            cause, found = ("label", f"{other.labels[0]} {other.span.of(sentence.text)}") if other else ("missed", "")
        elif mark.span != name.span and not mark.implied:
            cause, found = "boundary", mark.span.of(sentence.text)
        elif name.country and mark.country != name.country:
            cause, found = "country", mark.country or "none"
        else:
            continue
        yield NameFault(cause, name.label, sentence.id, name.quote, found)
    for mark in marks:
        touched = any(mark.span.overlaps(name.span) for name in sentence.names)
        if not (mark.implied or id(mark) in used or touched):
            yield NameFault("spurious", mark.labels[0], sentence.id, mark.span.of(sentence.text))


def _pair_up(names: Sequence[GoldName], marks: Sequence[Mark], *, exact: bool = False) -> list[tuple[GoldName, Mark]]:
    """Pair names and marks one to one: equal spans first, then the larger share, then the earlier place."""
    edges = sorted(
        (name.span != mark.span, -share(name.span, mark.span), name.span.start, i, j)
        for i, name in enumerate(names)
        for j, mark in enumerate(marks)
        if name.label in mark.labels and _may_pair(name, mark, exact=exact)
    )
    used: set[tuple[str, int]] = set()
    pairs = []
    for *_, i, j in edges:
        if ("name", i) not in used and ("mark", j) not in used:
            used |= {("name", i), ("mark", j)}
            pairs.append((names[i], marks[j]))
    return pairs


def _may_pair(name: GoldName, mark: Mark, *, exact: bool) -> bool:
    if mark.implied:
        return mark.span.contains(name.span) and name.country == mark.country
    return name.span == mark.span if exact else name.span.overlaps(mark.span)


def _count(sentence: GoldSentence, marks: Sequence[Mark], *, exact: bool) -> dict[str, Counter[str]]:
    """Count hits, found and labelled by label; a mark of open label counts as what it was paired with."""
    pairs = _pair_up(sentence.names, marks, exact=exact)
    used = {id(mark) for _, mark in pairs}
    hits = Counter(name.label for name, _ in pairs)
    others = Counter(mark.labels[0] for mark in marks if id(mark) not in used and not mark.implied)
    return {"hits": hits, "system": hits + others, "gold": Counter(name.label for name in sentence.names)}


def _rates(counts: Iterable[Mapping[str, Counter[str]]]) -> dict[str, Rates]:
    total: dict[str, Counter[str]] = {part: Counter() for part in ("hits", "system", "gold")}
    for count in counts:
        for part, numbers in count.items():
            total[part] += numbers
    return {label: Rates(total["hits"][label], total["system"][label], total["gold"][label]) for label in LABELS}
