"""Damage and doubtful standing in a text: words run together, old pictures, plans told as past, days that are inferred.

Takes a document as told; gives Discrepancies.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.within.told import Told, printed
from dragoman.types.claim import Claim, Modality
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import SegmentKind
from dragoman.types.doubt import ConflictKind, Doubt, Severity
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span
from dragoman.types.value import Precision, TimeSpan

MIN_NAME, MIN_TAIL = 5, 3  # letters: "Maybe" is no May, "Kimberly" no Kim
OLD_DAYS = 180  # a picture taken so long before the report is a file picture
NOT_STATED = "not stated"
INFERRED = frozenset({"inferred", "other documents"})


def find_wording(told: Told) -> Iterator[Discrepancy]:
    """Yield what is doubtful about the wording of a text."""
    yield from _run_together(told)
    yield from _captions(told)
    yield from _slips(told)
    yield from _undated(told)
    yield from _cited_again(told)
    yield from _loaded(told)


def _run_together(told: Told) -> Iterator[Discrepancy]:
    """A name with the next word hung on to it: the name stands by itself elsewhere, the rest is a verb or does, too."""
    text = told.doc.text
    verbs = {
        form for row in told.lexicon.tables["irregular_verbs"] for cell in row.values() for form in cell.split("/")
    }
    people = (printed(m, text).split()[-1:] for m in told.notes.mentions if m.kind is EntityKind.PERSON)
    names = {n for found in people for n in found if len(n) >= MIN_NAME and n.isalpha() and n[0].isupper()}
    words = Counter(re.findall(r"[^\W\d_]+", text))
    for word in sorted(w for w in words if w[0].isupper() and len(w) >= MIN_NAME + MIN_TAIL):
        name = next((n for n in sorted(names) if word.startswith(n) and word != n), None)
        tail = word[len(name) :] if name else ""
        if name is None or len(tail) < MIN_TAIL or not tail.islower() or not (words[tail] or tail in verbs):
            continue
        reason = f"{word} is {name} and {tail} with the blank lost."
        doubt = Doubt(
            ConflictKind.NAME, word, f"{name} {tail}", "the same text", reason, Severity.LOW, is_explained=True
        )
        yield told.cite(doubt, (Span(*m.span()) for m in re.finditer(rf"\b{word}\b", text)))


def _captions(told: Told) -> Iterator[Discrepancy]:
    """A day in the caption of a picture that lies far before the report."""
    day = told.notes.dating.time
    captions = [s.span for s in told.notes.segments if s.kind is SegmentKind.CAPTION] if day else []
    for mention in told.notes.times if captions and day else ():
        block = next((c for c in captions if c.contains(mention.span)), None)
        if block is None or day is None or mention.time is None or mention.time.precision is not Precision.DAY:
            continue
        if (day.earliest - mention.time.latest).days >= OLD_DAYS:
            taken, report = f"picture of {mention.time.earliest}", f"report of {day.latest}"
            reason = f"The caption tells of a {taken} in a {report}: a file picture, not the news of the day."
            doubt = Doubt(ConflictKind.ATTRIBUTION, taken, report, "the same text", reason, is_explained=True)
            yield told.cite(doubt, [block])


def _slips(told: Told) -> Iterator[Discrepancy]:
    """An act told as past on a day before the time the same text gives it."""
    day = told.notes.dating.time
    ahead = [
        c for c in told.claims if day and c.time and c.time.earliest > day.latest and c.modality is Modality.PLANNED
    ]
    past = [c for c in told.claims if c.modality is Modality.HAPPENED and c.time is None]
    for plan, told_past in product(ahead, past):
        if plan.kind == told_past.kind == "visit" and _is_one_traveller(plan, told_past) and day and plan.time:
            reason = f"It is told as past in a text of {day.latest}, and planned for {plan.time.earliest}."
            doubt = Doubt(ConflictKind.STATUS, "happened", "planned", "the same text", reason, is_explained=True)
            yield told.cite(doubt, [plan.span, told_past.span])


def _is_one_traveller(left: Claim, right: Claim) -> bool:
    mine, theirs = ({a.entity_id for a in c.arguments if "person:" in (a.entity_id or "")} for c in (left, right))
    return bool(mine & theirs)


def _undated(told: Told) -> Iterator[Discrepancy]:
    """A text without a date whose days follow from what it tells: the inference is shown beside the words it dates."""
    dating = told.notes.dating
    if dating.time is None or dating.basis not in INFERRED:
        return
    waiting = [t.span for t in told.notes.times if t.anchor == "document date" and t.time]
    if waiting:
        reason = " ".join(["The text states no date; its days are inferred.", *dating.reasons[1:]])
        doubt = Doubt(
            ConflictKind.INFERRED,
            NOT_STATED,
            show_days(dating.time),
            f"inferred: {dating.basis}",
            reason,
            is_explained=True,
        )
        yield told.cite(doubt, waiting)


def show_days(time: TimeSpan) -> str:
    """Return a time as ISO days: "2018-07-09" or "2018-07-08/2018-07-09"."""
    return str(time.earliest) if time.days == 1 else f"{time.earliest}/{time.latest}"


def _cited_again(told: Told) -> Iterator[Discrepancy]:
    """One report of an agency cited in several paragraphs: it counts once."""
    cited: dict[str, list[Span]] = {}
    for mention in told.notes.mentions:
        agency = told.lexicon.publishers.get(mention.candidates[0] if mention.candidates else "")
        segment = told.segment_of(mention.span)
        if (
            agency
            and agency.agency
            and segment
            and segment.kind is SegmentKind.SENTENCE
            and _is_cited(told, mention.span)
        ):
            cited.setdefault(agency.entity_id, []).append(segment.span)
    for agency_id, sentences in sorted(cited.items()):
        if len(set(sentences)) > 1:
            name = told.lexicon.entities[agency_id].name
            reason = f"The text cites {name} {len(set(sentences))} times; that is one source, and counts once."
            doubt = Doubt(
                ConflictKind.ATTRIBUTION, f"{len(set(sentences))} citations", f"one source, {name}", "the same text",
                reason, Severity.LOW, is_explained=True,
            )  # fmt: skip
            yield told.cite(doubt, sentences)


_CITES = re.compile(r"\b(?:according to|reported|reports|cited|citing|quoted|quoting|told|said)\b", re.IGNORECASE)


def _is_cited(told: Told, span: Span) -> bool:
    around = Span(max(0, span.start - 50), min(len(told.doc.text), span.end + 30))
    return bool(_CITES.search(around.of(told.doc.text)))


_NAMING = re.compile(r"so-called\s+[\"“‘']", re.IGNORECASE)  # what a thing is called: "the so-called 'red line'"


@lru_cache(maxsize=4)
def loaded_words(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what finds the words by which a writer judges what he tells (`loaded_words.tsv`)."""
    listed = [re.escape(row["words"]).replace(r"\*", r"\w*") for row in lexicon.tables["loaded_words"]]
    return re.compile(rf"\b(?:{'|'.join(sorted(listed, key=len, reverse=True))})\b", re.IGNORECASE)


def _loaded(told: Told) -> Iterator[Discrepancy]:
    """Words of judgement in sentences that tell of acts: a view of the outlet, or of whom it quotes."""
    by_teller: dict[str, dict[str, list[Span]]] = {}
    for claim in told.claims:
        sentence, who = claim.evidence[0].sentence, claim.source or told.notes.publisher or "The text"
        for match in loaded_words(told.lexicon).finditer(sentence.of(told.doc.text)):
            if not _NAMING.match(told.doc.text, sentence.start + match.start()):
                found = by_teller.setdefault(who, {})
                found.setdefault(" ".join(match[0].lower().split()), []).append(sentence)
    for who, found in sorted(by_teller.items()):
        words = ", ".join(sorted(found))
        reason = f"{who} tells with words of judgement ({words}): they are a view, no part of what happened."
        doubt = Doubt(
            ConflictKind.ATTRIBUTION, words, "what happened without these words", "the same text", reason, Severity.LOW,
            is_explained=True,
        )  # fmt: skip
        yield told.cite(doubt, (span for spans in found.values() for span in spans))
