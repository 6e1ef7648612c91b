"""How long a visit lasts, and what happens during it.

Takes a Telling and its claims; gives times and claims. "A three-day visit on 10 August" covers three days, also where
the length stands in a sentence beside the day; "during the visit" is the visit's interval (ANNOTATION.md, section 5),
and so is another mention of the same visit. What names a day of its own keeps it.
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from dragoman.extract.when.telling import Telling, at_time, is_day
from dragoman.types.claim import Claim, Modality, Polarity, Role
from dragoman.types.span import Span
from dragoman.types.value import Precision, TimeMention, TimeSpan, TimeType

STAYS = frozenset({"visit"})
MEETINGS = frozenset({"meeting", "consultation"})
HELD = MEETINGS | {"agreement_signed", "visit"}
"""What is done during a visit, where a text on the visit tells of it."""
MAX_STAY_DAYS = 31  # a longer duration in the clause ("a 50-year friendship") is no stay
NEAR_SENTENCES = 2  # how far the length of a visit may stand from its day
_DAYS = re.compile(r"P(\d{1,2})D")
_STAY = r"(?:visit|trip|stay|tour)"
_DURING = re.compile(rf"\bduring\s+(?:the|his|her|their|this|that|its)\s+(?:[\w-]+\s+){{0,3}}{_STAY}\b", re.IGNORECASE)
_AHEAD = frozenset({Modality.PLANNED, Modality.EXPECTED})


def through_stay(time: TimeSpan | None, times: Sequence[TimeMention], stretch: Span, text: str) -> TimeSpan | None:
    """Stretch the first day of a stay over the days its clause says it lasts."""
    if time is None or time.precision is not Precision.DAY:
        return time
    for mention in times:
        days = _DAYS.fullmatch(mention.value) if mention.type is TimeType.DURATION else None
        if days and stretch.contains(mention.span) and _belongs_to_stay(mention.span, text):
            length = int(days[1])
            if 1 < length <= MAX_STAY_DAYS:
                return TimeSpan(time.earliest, time.earliest + timedelta(days=length - 1), Precision.RANGE)
    return time


def _belongs_to_stay(span: Span, text: str) -> bool:
    """Whether a duration measures a visit: "a three-day visit", "a visit of four days"."""
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 30]
    follows = re.match(rf"\W*(?:[\w-]+\W+){{0,2}}{_STAY}\b", after, re.IGNORECASE)
    return bool(follows or re.search(rf"\b{_STAY}\s+(?:of|lasting|for)\s+$", before, re.IGNORECASE))


def date_by_only_stay(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give the undated gatherings and signings of an official text the time of the only visit that it tells of.

    A communiqué or a release on a visit tells of what was done during it, whether or not it says so again.
    """
    stays = [c for c in claims if c.kind in STAYS and c.time and c.modality is Modality.HAPPENED]
    if len({s.time for s in stays}) != 1:
        return list(claims)
    stay = stays[0]
    return [at_time(c, stay.time) if _is_within(c, stay, telling) else c for c in claims]


def _is_within(claim: Claim, stay: Claim, telling: Telling) -> bool:
    """Whether an undated act behind a visit has the visitor or the host in it, or both sides."""
    done = claim.modality is Modality.HAPPENED and claim.polarity is Polarity.AFFIRMED
    if claim.time is not None or not done or claim.kind not in HELD or claim.span.start < stay.span.start:
        return False
    return telling.is_joint(claim) or bool(telling.parties(claim) & telling.parties(stay))


_ENDED = re.compile(
    r"\b(?:end(?:ed|ing|s)|conclud(?:ed|ing|es)|(?:wound|wrapped|wrapping)\s+up)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_OF_TALKS = re.compile(r"\W*of\s+(?:\w+\s+)?(?:talks|negotiations|meetings|discussions|consultations)\b", re.IGNORECASE)


def date_back(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give talks that ended on a day the days they lasted: "ended three days of talks on Friday" since Wednesday."""
    return [at_time(c, _whole(c, telling)) if c.kind in MEETINGS and is_day(c.time) else c for c in claims]


def _whole(claim: Claim, telling: Telling) -> TimeSpan | None:
    for mention in telling.times(claim.span):
        days = _DAYS.fullmatch(mention.value) if mention.type is TimeType.DURATION else None
        length = int(days[1]) if days else 0
        ended = _ENDED.search(telling.text, max(0, mention.span.start - 30), mention.span.start)
        if claim.time and ended and 1 < length <= MAX_STAY_DAYS and _OF_TALKS.match(telling.text, mention.span.end):
            last = claim.time.latest
            return TimeSpan(last - timedelta(days=length - 1), last, Precision.RANGE)
    return claim.time


def date_by_stay(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give visits their length, then what is told as part of a visit the time of that visit."""
    long = [_lengthened(c, telling) for c in claims]
    stays = [c for c in long if c.kind in STAYS and c.time]
    if not stays:
        return long
    renewed = _renewed(long, claims, telling)
    return [c if c.time else at_time(c, _time_of(c, stays, telling)) for c in renewed]


def _lengthened(claim: Claim, telling: Telling) -> Claim:
    """Stretch a visit by the length a sentence near it tells."""
    if claim.kind not in STAYS or not is_day(claim.time):
        return claim
    at = telling.place(claim).index
    near = telling.sentences[max(0, at - NEAR_SENTENCES) : at + NEAR_SENTENCES + 1]
    stretch = Span(near[0].span.start, near[-1].span.end)
    return at_time(claim, through_stay(claim.time, telling.times(stretch), stretch, telling.text))


def _renewed(long: list[Claim], claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give what took its day from the visit before this was lengthened the whole visit."""
    changed = {(old.time, new.time) for old, new in zip(claims, long, strict=True) if old.time != new.time}
    first_days = sorted(changed, key=str)
    renewed = []
    for claim in long:
        longer = next((new for old, new in first_days if claim.time == old), None)
        during = longer and claim.kind not in STAYS and _is_during(claim, telling) and not _has_day(claim, telling)
        renewed.append(at_time(claim, longer) if during else claim)
    return renewed


def _has_day(claim: Claim, telling: Telling) -> bool:
    return any(is_day(t.time) and t.type is not TimeType.DURATION for t in telling.times(claim.span))


def _is_during(claim: Claim, telling: Telling) -> bool:
    sentence = claim.evidence[0].sentence
    return _DURING.search(telling.text[sentence.start : claim.span.end]) is not None


def _time_of(claim: Claim, stays: Sequence[Claim], telling: Telling) -> TimeSpan | None:
    """Return the interval of the visit that an undated claim is told as part of."""
    before = [s for s in stays if s.span.start < claim.span.start]
    if claim.kind not in STAYS and (_is_during(claim, telling) or is_told_in_stay(claim, telling)):
        return (before[-1] if before else stays[0]).time
    only = len({s.time for s in stays}) == 1
    for stay in reversed(before):
        if _is_same(claim, stay, telling, only=only):
            return stay.time
    return None


def is_told_in_stay(claim: Claim, telling: Telling) -> bool:
    """Whether a meeting that took place stands in a paragraph that tells of what was done "during the visit"."""
    if claim.kind not in MEETINGS or claim.modality is not Modality.HAPPENED:
        return False
    place = telling.place(claim)
    first = next(s for s in telling.sentences if s.paragraph == place.paragraph)
    return _DURING.search(telling.text[first.span.start : claim.span.end]) is not None


def _is_same(claim: Claim, stay: Claim, telling: Telling, *, only: bool) -> bool:
    """Whether an undated plan is of the visit told before: the same visit, or the visitor meeting the host.

    Where the text tells of that visit `only`, one side of it is enough: "his first talks with the Danish premier".
    """
    if claim.modality not in _AHEAD or stay.modality not in _AHEAD:
        return False
    visitor, host = telling.parties(stay, Role.ACTOR), telling.parties(stay, Role.HOST)
    told = telling.parties(claim)
    if claim.kind in STAYS:
        hosts = telling.parties(claim, Role.HOST)
        return bool(visitor & told) and (not hosts or bool(hosts & host))
    sides = [bool(visitor & told), bool(host & told)]
    return claim.kind in MEETINGS and (any(sides) if only else all(sides))
