"""Score the time reader against labelled TIMEX3 and say what the rest is: python -m benchmarks.times [GOLD.jsonl].

The labelled texts are not published with the project; without them it says so and ends. Prints Markdown: strict,
relaxed and value precision, recall and F1 (the TempEval-3 measures) for the whole texts and for the stretch that was
labelled, then every difference in that stretch by cause and kind.

The annotators labelled the head of each text alone. STRETCH_LINES says how far, and `show_extent` prints what speaks
for it; a fixed number of lines is fairer than the end of each text's last label, which no reader can be ahead of.
"""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.acquire.read import read_document
from dragoman.acquire.walk import find_inputs
from dragoman.annotate.layers import annotate
from dragoman.clean.segment import segment
from dragoman.config import Limits
from dragoman.lexicon.load import load_lexicon
from dragoman.types.document import RawDocument

GOLD = Path(__file__).parents[2] / "shared" / "bench" / "meantime_times.jsonl"
STRETCH_LINES = 6  # head line, date line and four sentences, one a line: no text has a label below, 52 of 120 one in it
EXAMPLES = 3
PLAIN_DATES = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|last (?:week|month|year)"
    r"|January|February|September|October|November|December)\b"
)


@dataclass(frozen=True, slots=True)
class Time:
    """One time expression, labelled or read."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """One labelled text: what the annotators wrote, and what the reader gave."""

    name: str
    text: str
    wanted: tuple[Time, ...]
    given: tuple[Time, ...]

    @property
    def stretch(self) -> int:
        """Return where the labelled stretch ends: the end of line STRETCH_LINES."""
        end = -1
        for _ in range(STRETCH_LINES):
            end = self.text.find("\n", end + 1)
            if end < 0:
                return len(self.text)
        return end

    def until(self, end: int) -> "Text":
        """Return the text with what begins before `end` alone."""
        return Text(
            self.name,
            self.text,
            tuple(t for t in self.wanted if t.start < end),
            tuple(t for t in self.given if t.start < end),
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and the reading nearest to it; one of them may be missing."""

    text: Text
    wanted: Time | None
    given: Time | None


def load_texts(gold: Path) -> list[Text]:
    """Read the labelled texts and run the reader over them, by the road a user's files take."""
    records = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as place:
        for record in records:
            (Path(place) / f"{record['id']}.txt").write_text(record["text"], encoding="utf-8", newline="")
            side = json.dumps({"published": record["published"]})
            (Path(place) / f"{record['id']}.json").write_text(side, encoding="utf-8")
        given = dict(_read(Path(place)))
    return [Text(r["id"], r["text"], tuple(_label(t) for t in r["times"]), given.get(r["id"], ())) for r in records]


def _label(record: dict[str, Any]) -> Time:
    return Time(record["start"], record["end"], record["type"], record["value"])


def _read(folder: Path) -> Iterator[tuple[str, tuple[Time, ...]]]:
    lexicon = load_lexicon()
    for raw in find_inputs([folder], limits=Limits()):
        if isinstance(raw, RawDocument):
            doc = read_document(raw, limits=Limits())
            found = annotate(doc, segment(doc, lexicon=lexicon), lexicon=lexicon)
            times = (Time(t.span.start, t.span.end, t.type.value, t.value) for t in found.times)
            yield Path(raw.name).stem, tuple(times)


def pair_up(text: Text) -> list[Pair]:
    """Join each label to the overlapping reading whose limits are nearest; each reading serves once."""
    free, pairs = list(text.given), []
    for wanted in text.wanted:
        near = [t for t in free if t.start < wanted.end and wanted.start < t.end]
        best = min(near, key=lambda t: abs(t.start - wanted.start) + abs(t.end - wanted.end), default=None)
        if best:
            free.remove(best)
        pairs.append(Pair(text, wanted, best))
    return [*pairs, *(Pair(text, None, given) for given in free)]


def score(texts: Sequence[Text]) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 for strict, relaxed, value and type."""
    both = [(p.wanted, p.given) for text in texts for p in pair_up(text) if p.wanted and p.given]
    hits = {
        "strict": sum(1 for t in texts for w in t.wanted if any((w.start, w.end) == (g.start, g.end) for g in t.given)),
        "relaxed": len(both),
        "value": sum(1 for w, g in both if w.value == g.value),
        "type": sum(1 for w, g in both if w.type == g.type),
    }
    wanted, given = sum(len(t.wanted) for t in texts), sum(len(t.given) for t in texts)
    return {name: _rates(count, wanted, given) for name, count in hits.items()}


def _rates(hits: int, wanted: int, given: int) -> tuple[float, float, float]:
    precision, recall = hits / given if given else 0.0, hits / wanted if wanted else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


_VALUE = re.compile(
    r"(?:[\dX]{2,4}|BC\d{4})(?:-(?:[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-(?:WE|[\dX]))?|[QH][\dX]|SP|SU|FA|WI))?(?:T.*)?"
    r"|PT?[\dX.]+(?:[YMWDHSQ]|DE|CE|WE)|FY[\dX]{4}|(?:PAST|PRESENT|FUTURE)_REF"
)
_TIME_WORD = re.compile(
    r"\d|(?:second|minute|hour|day|week|month|quarter|year|decade|centur|morning|evening|night|noon|spring|summer|autumn"
    r"|winter|now|recent|future|past|today|annual|ago|soon|present|current|going|time\sbeing|Christmas"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)",
    re.IGNORECASE,
)


def kind_of(pair: Pair) -> str:
    """Say what kind of difference a pair is, from the label's words and the two values."""
    wanted, given = pair.wanted, pair.given
    if wanted is None:
        return _kind_of_words(pair.text.text[given.start : given.end], given.type, given.value) if given else ""
    words = pair.text.text[wanted.start : wanted.end]
    if not _VALUE.fullmatch(wanted.value):
        return "label: no TIMEX3 value"
    if given is None or wanted.value == given.value:
        return _kind_of_words(words, wanted.type, wanted.value)
    return _kind_of_values(wanted.value, given.value)


def _kind_of_words(words: str, kind: str, value: str = "") -> str:
    if not _TIME_WORD.search(words):
        return "anchored to an event" if value.startswith("XXXX") else "words that name no time"
    if value.startswith("XXXX"):
        return "anchored to an event"
    if kind == "SET":
        return "set"
    if value.endswith("_REF") or (kind == "DURATION" and "X" in value):
        return "vague"
    return {"DURATION": "length", "TIME": "time of day"}.get(kind, "date")


def _kind_of_values(wanted: str, given: str) -> str:
    if wanted.endswith("_REF") or given.endswith("_REF") or (wanted.startswith("P") and "X" in wanted):
        return "vague: a reference, or a day or length"
    if wanted.startswith("P") != given.startswith("P"):
        return "a length or a date"
    if wanted.startswith("P"):
        return "length in another unit"
    if wanted.startswith(given) or given.startswith(wanted) or _grain(wanted) != _grain(given):
        return "granularity: part or whole"
    return "counted from another day"


def _grain(value: str) -> str:
    return re.sub(r"[\dX]", "0", value)


def cause_of(pair: Pair) -> str | None:
    """Return the cause of a difference; None where label and reading agree. A wrong value outranks a wrong span."""
    if pair.wanted is None:
        return "spurious"
    if pair.given is None:
        return "missed"
    if pair.wanted.value != pair.given.value:
        return "wrong value"
    if (pair.wanted.start, pair.wanted.end) != (pair.given.start, pair.given.end):
        return "wrong span"
    return None


def show_scores(title: str, texts: Sequence[Text]) -> None:
    """Print one table of the measures."""
    wanted, given = sum(len(t.wanted) for t in texts), sum(len(t.given) for t in texts)
    print(f"\n{title}: {wanted} labelled, {given} read\n")
    print("| measure | precision | recall | F1 |\n| --- | ---: | ---: | ---: |")
    for name, rates in score(texts).items():
        print(f"| {name} | " + " | ".join(f"{rate:.3f}" for rate in rates) + " |")


def show_extent(texts: Sequence[Text]) -> None:
    """Print what says where the labelling ends: lines of last labels, and plain dates without a label after them."""
    lasts = Counter(t.text.count("\n", 0, max(w.end for w in t.wanted)) + 1 for t in texts if t.wanted)
    parts = sorted(max(w.end for w in t.wanted) / len(t.text) for t in texts if t.wanted)
    print(f"\nLine of the last label: {', '.join(f'{line}: {n} texts' for line, n in sorted(lasts.items()))}.")
    print(f"The last label stands at {parts[len(parts) // 2]:.0%} of a text (median), at most at {parts[-1]:.0%}.")
    for name, low in (("inside", True), ("after it", False)):
        spots = [m.start() for t in texts for m in PLAIN_DATES.finditer(t.text) if (m.start() < t.stretch) is low]
        size = sum(t.stretch if low else len(t.text) - t.stretch for t in texts)
        bare = sum(
            1 for t in texts for m in PLAIN_DATES.finditer(t.text)
            if (m.start() < t.stretch) is low and not any(w.start < m.end() and m.start() < w.end for w in t.wanted)
        )  # fmt: skip
        print(f"Plain dates {name}: {len(spots)} in {size:,} characters, {bare} of them without a label.")


def show_rest(texts: Sequence[Text]) -> None:
    """Print every difference by cause and kind, with examples."""
    rows: dict[tuple[str, str], list[str]] = {}
    for pair in (pair for text in texts for pair in pair_up(text)):
        cause = cause_of(pair)
        if cause:
            rows.setdefault((cause, kind_of(pair)), []).append(_example(pair))
    total = sum(len(found) for found in rows.values())
    print(f"\n{total} differences\n\n| cause | kind | n | examples |\n| --- | --- | ---: | --- |")
    for (cause, kind), found in sorted(rows.items(), key=lambda row: (row[0][0], -len(row[1]))):
        print(f"| {cause} | {kind} | {len(found)} | {'; '.join(list(dict.fromkeys(found))[:EXAMPLES])} |")


def _example(pair: Pair) -> str:
    wanted, given = pair.wanted, pair.given
    quote = pair.text.text[(wanted or given).start : (wanted or given).end]  # type: ignore[union-attr]
    quote = quote.replace("\n", " ").replace("|", "/")
    if wanted and given and wanted.value == given.value:
        return f"'{quote}' read '{pair.text.text[given.start : given.end]}'"
    values = f"{wanted.value if wanted else 'none'}, read {given.value if given else 'none'}"
    return f"'{quote}' {values}"


def main(gold: Path = GOLD) -> None:
    """Print the scores and the rest."""
    if not gold.is_file():
        print(f"skipped: {gold.name} is not here; labelled times are not published with the project", file=sys.stderr)
        return
    texts = load_texts(gold)
    show_extent(texts)
    show_scores("Whole texts", texts)
    stretches = [text.until(text.stretch) for text in texts]
    show_scores(f"The labelled stretch (to the end of line {STRETCH_LINES})", stretches)
    show_rest(stretches)


if __name__ == "__main__":
    main(*[Path(word) for word in sys.argv[1:2]])
