"""The day on which an official text speaks for itself (ANNOTATION.md, section 5).

Takes a document and its annotations; gives the interval of its date, or None for press reports: what they pass on was
said when they say so, or at an unknown time.
"""

from collections.abc import Sequence

from dragoman.extract.when.telling import Telling, at_time
from dragoman.text.genres import is_official_text, is_release
from dragoman.types.annotation import Annotations
from dragoman.types.claim import Claim, Modality, Polarity
from dragoman.types.document import Document, SegmentKind
from dragoman.types.value import TimeSpan

HEAD_SEGMENTS = 12  # where a document says what it is
SAID = frozenset({"statement", "commitment", "accusation"})
"""Kinds that an official text says or undertakes on its own day, where it names no other."""
DONE_TOGETHER = frozenset({"relation_upgraded", "publication", "agreement_signed", "consultation"})
OFFERED = frozenset({Modality.PLANNED, Modality.AGREED})
MAX_DAYS = 31  # a wider date of the document would say nothing of its claims


def official_day(doc: Document, annotations: Annotations) -> TimeSpan | None:
    """Return the days on which an official text speaks."""
    time = annotations.dating.time
    official = any(map(is_official_text, _heads(doc, annotations)))
    return time if time and time.days <= MAX_DAYS and official else None


def _heads(doc: Document, annotations: Annotations) -> list[str]:
    kinds = {SegmentKind.TITLE, SegmentKind.HEADING}
    heads = (s.span.of(doc.text) for s in annotations.segments[:HEAD_SEGMENTS] if s.kind in kinds)
    return [doc.title or "", *heads]


def is_report(doc: Document, annotations: Annotations) -> bool:
    """Whether an official text reports talks or a visit that others held, rather than being what they agreed there."""
    return any(map(is_release, _heads(doc, annotations)))


def date_by_document(claims: Sequence[Claim], day: TimeSpan | None, telling: Telling) -> list[Claim]:
    """Give what an official text says, undertakes or offers without a time the day of the text."""
    return [at_time(c, day) if day and not c.time and _is_on_day(c, telling) else c for c in claims]


def _is_on_day(claim: Claim, telling: Telling) -> bool:
    """Whether the text itself says or does this: so does what both sides sign, raise or issue in their joint text."""
    if claim.kind in SAID or (claim.kind == "aid" and claim.modality in OFFERED):
        return True
    done = claim.modality in {Modality.HAPPENED, Modality.AGREED} and claim.polarity is Polarity.AFFIRMED
    return done and claim.kind in DONE_TOGETHER and telling.is_joint(claim)
