"""Which claims are of one act: same kind, same sides, times that can be the same, nothing that speaks against it.

Takes all claims with what is known of their parties; gives sets of claim ids. The result does not depend on order:
exact times join first, then vague ones go to the only act they can mean; where two fit, they stay apart.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from dragoman.reconcile.independence import Groups
from dragoman.text.folding import fold
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim, Role
from dragoman.types.value import TimeSpan

FAMILIES = {"summit": "meeting"}  # a leaders' meeting is called both (ANNOTATION, section 10 e)
ACTS = frozenset({"visit", "meeting", "agreement_signed", "relation_upgraded", "appointment", "exercise"})
EXACT_DAYS = 14  # an interval longer than a long visit is vague: a month, a season, a year
NEAR_DAYS = 3  # a date this far off, told of the same people elsewhere, is a slip rather than another act
NEWS_DAYS = 21  # reports of one undated act come out within three weeks; two visits of one leader are further apart
SUMS_OF = frozenset({"aid", "commitment"})
TELLING_SUM = 1_000_000  # smaller sums (fees, prices) recur by chance
SAME_WORDS = 0.6  # share of content words two promises have in common when they are one
SAME_WORDS_WITH_FRAMEWORK = 0.35


@dataclass(frozen=True, slots=True)
class Act:
    """A claim as grouping sees it: its family, sides (states and organisations), people by side, content words.

    `reported` is the day its document was published, None where that is unknown.
    """

    claim: Claim
    family: str
    sides: frozenset[str]
    people: Mapping[str, frozenset[str]]
    words: frozenset[str]
    reported: date | None

    @property
    def is_exact(self) -> bool:
        """Whether its time is known well enough to tell two acts apart."""
        return self.claim.time is not None and self.claim.time.days <= EXACT_DAYS


def to_act(claim: Claim, states: Mapping[str, str | None], datings: Mapping[str, Dating]) -> Act:
    """Return `claim` with its sides; a person, ministry or office stands for its state, a speaker is no party."""
    parties = [a.entity_id for a in claim.arguments if a.entity_id and (a.role is not Role.SPEAKER)]
    parties = parties or [a.entity_id for a in claim.arguments if a.entity_id]
    people: dict[str, set[str]] = {}
    for person in (p for p in parties if p.startswith("person:")):
        people.setdefault(states.get(person) or "", set()).add(person)
    dating = datings.get(claim.doc_id)
    return Act(
        claim=claim,
        family=FAMILIES.get(claim.kind, claim.kind),
        sides=frozenset(states.get(p) or p for p in parties),
        people={side: frozenset(found) for side, found in people.items()},
        words=content_words(claim.evidence[0].quote),
        reported=dating.time.latest if dating and dating.time else None,
    )


_STOP = frozenset(
    "the and for with that this from will have has had was were are its their his her who which into over under also "
    "would said says not but between both two sides other more than about after before during while they been".split()
)


def content_words(quote: str) -> frozenset[str]:
    """Return the folded words of `quote` that carry content, cut to their first seven letters (a rough stem)."""
    return frozenset(w[:7] for w in re.findall(r"\w{3,}", fold(quote)) if w not in _STOP)


def group_claims(
    claims: Iterable[Claim], states: Mapping[str, str | None], datings: Mapping[str, Dating]
) -> dict[str, list[str]]:
    """Return sets of claim ids that tell one act, by the smallest id of each."""
    acts = [to_act(claim, states, datings) for claim in claims]
    groups = Groups(a.claim.id for a in acts)
    for block in _blocks(acts):
        if block[0].family in ACTS or block[0].claim.kind == "other":
            _join_acts(block, groups)
        else:
            _join_words(block, groups)
    _join_sums(acts, groups)
    _join_instruments(acts, groups)
    return groups.sets()


def _blocks(acts: Sequence[Act]) -> Iterator[list[Act]]:
    """Yield the acts of one family and the same sides: only they are compared."""
    blocks: dict[tuple[str, tuple[str, ...]], list[Act]] = {}
    for act in acts:
        blocks.setdefault((act.family, tuple(sorted(act.sides))), []).append(act)
    for key in sorted(blocks):
        yield sorted(blocks[key], key=lambda a: a.claim.id)


def _join_acts(block: Sequence[Act], groups: Groups) -> None:
    """Join acts of exact time that overlap, then slips of a day or two, then vague ones that fit one only."""
    exact = [a for a in block if a.is_exact]
    for left, right in combinations(exact, 2):
        if _times_meet(left, right) and may_be_one(left, right):
            groups.join(left.claim.id, right.claim.id)
    _join_slips(exact, groups)
    for act in block:
        if act.is_exact:
            continue
        fits = {groups.find(o.claim.id) for o in exact if _vaguely(act, o) and may_be_one(act, o)}
        if len(fits) == 1:
            groups.join(act.claim.id, next(iter(fits)))
    vague = [a for a in block if not a.is_exact and groups.find(a.claim.id) == a.claim.id]
    for left, right in combinations(vague, 2):
        if _same_vague(left, right) and may_be_one(left, right):
            groups.join(left.claim.id, right.claim.id)


def _join_slips(exact: Sequence[Act], groups: Groups) -> None:
    """Join acts a few days apart that two documents tell of the same people or under the same name."""
    for left, right in combinations(exact, 2):
        if groups.find(left.claim.id) == groups.find(right.claim.id) or left.claim.doc_id == right.claim.doc_id:
            continue
        named = share_people(left, right) or _same_name(left.claim, right.claim)
        docs = {a.claim.doc_id for a in exact if groups.find(a.claim.id) == groups.find(left.claim.id)}
        if (
            named
            and right.claim.doc_id not in docs
            and _days_apart(left, right) <= NEAR_DAYS
            and may_be_one(left, right)
        ):
            groups.join(left.claim.id, right.claim.id)


def _same_name(left: Claim, right: Claim) -> bool:
    return bool(left.framework_id and left.framework_id == right.framework_id) or bool(
        left.series and left.series == right.series
    )


def _times_meet(left: Act, right: Act) -> bool:
    return bool(left.claim.time and right.claim.time and left.claim.time.overlaps(right.claim.time))


def _days_apart(left: Act, right: Act) -> int:
    a, b = left.claim.time, right.claim.time
    if a is None or b is None:
        return NEAR_DAYS + 1
    first, second = sorted((a, b))
    return max(0, (second.earliest - first.latest).days)


def _vaguely(vague: Act, exact: Act) -> bool:
    """Whether a claim of vague or unknown time may tell of `exact`: reported about then, or of the same name."""
    if vague.claim.time:
        return vague.claim.time.overlaps(exact.claim.time) if exact.claim.time else False
    if _same_name(vague.claim, exact.claim) or vague.family == "relation_upgraded":
        return True
    if vague.reported is None or exact.claim.time is None:
        return False
    near = abs((vague.reported - exact.claim.time.earliest).days) <= NEWS_DAYS
    return near and share_people(vague, exact)


def _same_vague(left: Act, right: Act) -> bool:
    """Whether two claims of vague time are one act: the same month or year, the same name, or news of one week."""
    a, b = left.claim.time, right.claim.time
    if a and b:
        return a.overlaps(b) and (a == b or a.contains(b) or b.contains(a))
    if left.claim.kind == "relation_upgraded":
        return _same_name(left.claim, right.claim) or (a is None and b is None)
    if share(left.words, right.words) >= SAME_WORDS:
        return True
    return share_people(left, right) and (_is_same_news(left, right) or _same_name(left.claim, right.claim))


def _is_same_news(left: Act, right: Act) -> bool:
    """Whether two documents tell it within three weeks, and a vague time of one is not far from both."""
    if left.reported is None or right.reported is None:
        return False
    times = [t for t in (left.claim.time, right.claim.time) if t]
    told = (left.reported, right.reported)
    current = all(-NEWS_DAYS <= (day - t.earliest).days <= t.days + NEWS_DAYS for t in times for day in told)
    return current and abs((told[0] - told[1]).days) <= NEWS_DAYS


def share_people(left: Act, right: Act) -> bool:
    """Whether the two name a person in common."""
    return any(left.people[side] & right.people.get(side, frozenset()) for side in left.people)


def may_be_one(left: Act, right: Act) -> bool:
    """Whether nothing speaks against it: other numbers of a series, other frameworks, other people on one side."""
    a, b = left.claim, right.claim
    if a.series and b.series and a.series != b.series:
        return False
    if a.kind in {"appointment", "other"}:
        return share(left.words, right.words) >= SAME_WORDS_WITH_FRAMEWORK
    if a.framework_id and b.framework_id and a.framework_id != b.framework_id and a.kind == "agreement_signed":
        return False
    common = left.people.keys() & right.people.keys()
    return all(left.people[side] & right.people[side] for side in common)


def _join_sums(acts: Sequence[Act], groups: Groups) -> None:
    """Join pledges and aid of the same exact sum by the same side: a sum to the unit names its promise."""
    by_sum: dict[tuple[str, str, str], list[Act]] = {}
    for act in acts:
        for amount in act.claim.amounts if act.family in SUMS_OF else ():
            if amount.currency and amount.value >= TELLING_SUM:
                for side in sorted(act.sides):
                    by_sum.setdefault((amount.currency, f"{amount.value.normalize()}", side), []).append(act)
    for told in by_sum.values():
        for left, right in pairwise(sorted(told, key=lambda a: a.claim.id)):
            if left.claim.doc_id != right.claim.doc_id:
                groups.join(left.claim.id, right.claim.id)


def _join_instruments(acts: Sequence[Act], groups: Groups) -> None:
    """Join the signing of one named text by a common side: concluded, signed and in force are stages of one act."""
    by_name: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        name = act.claim.framework_id or fold(act.claim.framework or "")
        if act.family == "agreement_signed" and name and (act.claim.framework_id or name.count(" ") >= 2):
            for side in sorted(act.sides):
                by_name.setdefault((name, side), []).append(act)
    for told in by_name.values():
        for left, right in pairwise(sorted(told, key=lambda a: a.claim.id)):
            groups.join(left.claim.id, right.claim.id)


def share(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of the shorter text's words that the other has."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _join_words(block: Sequence[Act], groups: Groups) -> None:
    """Join promises, aid and positions in nearly the same words; of one framework, in similar ones."""
    for left, right in combinations(block, 2):
        bar = SAME_WORDS_WITH_FRAMEWORK if _same_name(left.claim, right.claim) else SAME_WORDS
        shorter = min(len(left.words), len(right.words))
        if shorter >= 4 and share(left.words, right.words) >= bar and _times_agree(left.claim.time, right.claim.time):
            groups.join(left.claim.id, right.claim.id)


def _times_agree(left: TimeSpan | None, right: TimeSpan | None) -> bool:
    return left is None or right is None or left.overlaps(right)
