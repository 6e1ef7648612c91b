"""Say when a document was published, from what it states itself, with the reasons.

Takes a Document and its segments; gives Dating. Looks, in this order, at the metadata, at the front matter and head
lines, at a dateline that names a year, at the address. Never falls back to today or to the day of retrieval, never
completes a dateline day by a guessed year, and never chooses silently: stated dates that differ are named as a reason.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.annotate.times.calendar import span_of
from dragoman.annotate.times.finder import find_times
from dragoman.text.daysets import spell
from dragoman.types.annotation import Dating
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.span import Span
from dragoman.types.value import Precision, TimeMention, TimeSpan, TimeType

HEAD_CHARS = 400  # how far a head line may stand from the start; front matter may be longer and is a segment
_FRONT = frozenset({SegmentKind.METADATA})
_HEAD = frozenset({SegmentKind.METADATA, SegmentKind.TITLE, SegmentKind.BYLINE, SegmentKind.HEADING})
FAR_DAYS = 3  # metadata and a dateline differ by a day or two for time zones and late posting

_KEYS = (
    r"date|published(?:[ _]?(?:time|on|at|date))?|pub(?:lication)?[ _]?date|posted(?:[ ]on)?|issued(?:[ ]on)?"
    r"|release[ _]date|dc\.date(?:\.issued)?|created|updated|last[ _]updated|modified[ _]time"
)
_BLANK = r"[ \t]{0,9}"
_KEYED = re.compile(
    rf"^{_BLANK}-?{_BLANK}[\"']?(?P<key>{_KEYS})[\"']?{_BLANK}[:= \t]{_BLANK}(?P<rest>[^\n]{{4,80}})",
    re.IGNORECASE | re.MULTILINE,
)
_LATER_KEYS = ("updated", "last", "modified", "created")  # say when the page was touched, not when it came out
_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[/_-]?)(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_ADDRESS_MONTH = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>0?[1-9]|1[0-2])(?:/(?P<day>0?[1-9]|[12]\d|3[01]))?(?=/|\Z)"
)
_MARKS = r"[\s|,.;:()\[\]–—·-]{0,20}"
_AFTER_DATE = re.compile(
    rf"{_MARKS}(?:\d{{1,2}}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?{_MARKS}(?:[A-Z]{{2,5}})?|updated\b.*)?{_MARKS}",
    re.IGNORECASE,
)
_GENRE = (
    r"(?:(?:press|media|news)\s+(?:release|statement|advisory|conference|briefing|note|notice|communiqu[eé])|communiqu[eé]"
    r"|(?:written|oral)\s+(?:answer|reply|question)|parliamentary\s+(?:answer|question)|answer\s+to|statement|declaration"
    r"|read-?out|remarks|speech|address|bulletin|briefing|transcript|interview|newsletter|circular|note\s+verbale)s?"
)  # kinds of text that are given out on the day written beside their name
_LABELLED = re.compile(
    rf"(?:.{{0,80}}\b)?{_GENRE}(?:\s*\([^()]{{1,30}}\))?\s*(?:[-–—:|,/]|\b(?:on|of|dated))\s*", re.IGNORECASE
)
_LABELLED_APART = re.compile(
    rf"(?:.{{0,80}}\b)?{_GENRE}\b.{{0,80}}(?:[,:|]|\s[-–—])\s*(?:[A-ZÀ-Þ][\w.’'-]{{1,20}},\s+)?", re.IGNORECASE
)
_BYLINE = re.compile(r"(?:text\s|story\s)?by\s+.{3,100},\s*", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:.{0,60}\b)?(?:weeks?|fortnight|period|chronology|diary|digest|calendar|log|round-?up)\b.{0,30}$", re.IGNORECASE
)  # a list of what happened, and the days it covers
_NUMBERED = re.compile(r"\W*(?:No|Nr|Ref)\.?\s*:?\s*[\w./-]{1,15}\s*[,;:–—-]\s*", re.IGNORECASE)
_THEN_GENRE = re.compile(rf"\s*[,;:–—-]\s*{_GENRE}\b.*", re.IGNORECASE)  # "No: 41, 3 May 2011, Press Release on ..."
_IMPRINT = re.compile(r"\W*\((?P<inside>[^()]{10,160})\)\W*")  # "(Harbour Post, 3 May 1998, by Ana Rojas)"
TAIL_CHARS = 400  # how far a place and day below a letter may stand from its end
_SIGNED = re.compile(
    r"\s*[A-ZÀ-Þ][\w.’'-]+(?:[ -][A-ZÀ-Þ][\w.’'-]+){0,3},\s+"
    r"(?P<day>(?:\d{1,2}\s+\w{3,9}|\w{3,9}\s+\d{1,2}),?\s+\d{4})\.?\s*"
)


@dataclass(frozen=True, slots=True)
class _Stated:
    """One date the document states: where, in whose words."""

    time: TimeSpan
    basis: str
    words: str


def date_stated(doc: Document, segments: Sequence[Segment]) -> Dating:
    """Return the publication date `doc` states, its basis and reasons; time None where it states none.

    The order is metadata, front matter, head line, dateline with a year, closing line, address. Reasons are
    sentences; one that begins with "Contradiction:" says that another stated date differs.
    """
    stated = list(_stated(doc, segments))
    notes = tuple(_incomplete(doc.text, segments, has_year=bool(stated)))
    if not stated:
        return Dating(None, None, (*notes, "No publication date is stated in the metadata, head, dateline or address."))
    first = next((s for s in stated if s.time.precision is Precision.DAY), stated[0])
    reasons = [f"The {first.basis} says {_shown(first.time)}: {first.words!r}."]
    for other in stated:
        if other is first:
            continue
        if _agree(first.time, other.time):
            reasons.append(f"The {other.basis} agrees: {other.words!r}.")
        else:
            reasons.append(
                f"Contradiction: the {other.basis} says {_shown(other.time)} ({other.words!r}); "
                f"the {first.basis} is followed. Check the source or give the date in a side file."
            )
    return Dating(first.time, first.basis, (*dict.fromkeys(reasons), *notes))


def _agree(one: TimeSpan, two: TimeSpan) -> bool:
    near = abs((one.earliest - two.earliest).days) <= FAR_DAYS
    return one.overlaps(two) or near


def _shown(time: TimeSpan) -> str:
    if time.earliest == time.latest:
        return spell(time.earliest)
    return f"{spell(time.earliest)} to {spell(time.latest)}"


def _stated(doc: Document, segments: Sequence[Segment]) -> Iterator[_Stated]:
    """Yield every stated date, the most trusted first."""
    if doc.published:
        yield _Stated(doc.published, "metadata", doc.published.earliest.isoformat())
    yield from _keyed(doc, segments)
    yield from _head_lines(doc.text, segments)
    yield from _datelines(doc.text, segments)
    yield from _last_lines(doc.text)
    for address in (doc.address, doc.uri, doc.name):
        found = _in_address(address or "")
        if found:
            yield found
            return


def _keyed(doc: Document, segments: Sequence[Segment]) -> Iterator[_Stated]:
    """Yield the dates of "date: 2024-04-17", "Published: 3 May 2021" in front matter or the head."""
    stretches = [s.span.of(doc.text) for s in segments if s.kind in _FRONT] or [doc.text[:HEAD_CHARS]]
    later: list[_Stated] = []
    for stretch in stretches:
        for match in _KEYED.finditer(stretch):
            time = _full_date(match["rest"])
            if time is None:
                continue
            found = _Stated(time, "front matter", " ".join(match[0].split())[:80])
            if match["key"].lower().startswith(_LATER_KEYS):
                later.append(found)
            else:
                yield found
    yield from later


def _full_date(text: str) -> TimeSpan | None:
    """Return the day, or month with year, at the start of `text`."""
    iso = re.match(r"[\"']?(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)", text)
    if iso:
        return span_of(f"{iso[1]}-{int(iso[2]):02d}-{int(iso[3]):02d}")
    mentions = find_times(text, [Span(0, len(text))], reference=None) if text else ()
    return next((m.time for m in mentions if _is_full(m) and m.span.start < 14), None)


def _is_full(mention: TimeMention) -> bool:
    known = mention.type in {TimeType.DATE, TimeType.TIME} and mention.time is not None and mention.anchor is None
    return known and mention.time is not None and mention.time.precision in {Precision.DAY, Precision.MONTH}


def _head_lines(text: str, segments: Sequence[Segment]) -> Iterator[_Stated]:
    """Yield the full dates that stand alone on a line of the head: "July 13, 2024 - 15:21", "Beijing, 3 May 1998"."""
    body = min((s.span.start for s in segments if s.kind is SegmentKind.PARAGRAPH), default=HEAD_CHARS)
    inside = [s.span for s in segments if s.kind in _HEAD and s.span.start < max(HEAD_CHARS, body)]
    head = Span(0, min(len(text), HEAD_CHARS)) if text else None
    stretches = inside if segments else [head] if head else []
    for stretch in stretches:
        for line in re.finditer(r"[^\n]{4,200}", stretch.of(text)):
            if not _KEYED.match(line[0]):
                yield from _alone(line[0])


def _alone(line: str) -> Iterator[_Stated]:
    """Yield the date of a line that is nothing else, but for a place or "Published" before and an hour after.

    Also of one that ends a line on what kind of text this is ("Media release - 8 May 2019") or on who wrote it, or
    stands with the paper and the author in brackets.
    """
    imprint = _IMPRINT.fullmatch(line)
    for mention in find_times(line, [Span(0, len(line))], reference=None):
        before, after = line[: mention.span.start], line[mention.span.end :]
        if mention.time and mention.time.precision is Precision.RANGE and _PERIOD.match(before):
            yield _Stated(mention.time, "head line", " ".join(line.split())[:80])
            return
        if mention.time is None or not _is_full(mention) or mention.time.precision is not Precision.DAY:
            continue
        led = re.fullmatch(
            r"\W*(?:(?:published|posted|issued|updated|released|date|by|on)\b\W*){0,3}", before, re.IGNORECASE
        )
        place = re.fullmatch(r"\W*(?:[A-Z][\w.’'-]{1,20}[ ,/]{1,3}){1,5}(?:-{1,2}|–|—)?\s*", before)
        alone = (led or place) and (_AFTER_DATE.fullmatch(after) or len(after.strip(" -–—|")) == 0)
        labels = (_LABELLED, _LABELLED_APART, _BYLINE)
        labelled = not after.strip(" .)") and any(label.fullmatch(before) for label in labels)
        led = led or (_NUMBERED.fullmatch(before) if _THEN_GENRE.fullmatch(after) else None)
        alone = alone or (led and _THEN_GENRE.fullmatch(after))
        between = imprint and (before.endswith(("(", ", ")) and after.startswith((",", ";", ")")))
        if alone or labelled or between or re.fullmatch(r"\W*date\s+", before, re.IGNORECASE):
            yield _Stated(mention.time, "head line", " ".join(line.split())[:80])


def _datelines(text: str, segments: Sequence[Segment]) -> Iterator[_Stated]:
    """Yield the dates of datelines that name their year: "PARIS, 3 May 1998 (AFP) -"."""
    for segment in segments:
        if segment.kind is SegmentKind.DATELINE:
            for mention in find_times(text, [segment.span], reference=None):
                if _is_full(mention) and mention.time:
                    yield _Stated(mention.time, "dateline", " ".join(segment.span.of(text).split())[:80])


def _last_lines(text: str) -> Iterator[_Stated]:
    """Yield the date of a place and day that stand alone near the end, as below a letter: "Bern, 3 May 1998"."""
    for line in text[-TAIL_CHARS:].splitlines()[1:]:
        signed = _SIGNED.fullmatch(line)
        time = _full_date(signed["day"]) if signed else None
        if time and time.precision is Precision.DAY:
            yield _Stated(time, "closing line", line.strip())


def _incomplete(text: str, segments: Sequence[Segment], *, has_year: bool) -> Iterator[str]:
    """Yield a reason for a dateline day without a year: it dates nothing by itself."""
    for segment in segments:
        if segment.kind is not SegmentKind.DATELINE or has_year:
            continue
        for mention in find_times(text, [segment.span], reference=None):
            if mention.value.startswith("XXXX-"):
                words = mention.span.of(text)
                yield f"The dateline gives {words!r} without a year; that alone dates nothing."


def _in_address(address: str) -> _Stated | None:
    """Return the date of "/2024/04/17/" or "20240417" in an address or file name."""
    for pattern in (_ADDRESS_MONTH, _ADDRESS):
        for found in pattern.finditer(address[:2000]):
            day = f"-{int(found['day']):02d}" if found["day"] else ""
            time = span_of(f"{found['year']}-{int(found['month']):02d}{day}")
            if time:
                return _Stated(time, "address", address[max(0, found.start() - 20) : found.end() + 10])
    return None
