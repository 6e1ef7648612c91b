"""Which claims are of one act: same kind, same sides, times that can be the same, nothing that speaks against it.

Takes all claims with what is known of their parties; gives sets of claim ids. Joins go from sure to less sure: equal
claims, exact times, slips of a day, vague times, no time, parties left out. At each stage an act that fits two others
which cannot be one joins neither. Cost grows with the number of claims, not of pairs: only neighbours in time,
under one name or with rare words in common are compared.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise

from dragoman.reconcile.act import LASTING_DAYS, Act, days_apart, name_words, share, to_act
from dragoman.reconcile.clusters import NEAR_DAYS, NEWS_DAYS, TIMELESS, WORDED, Clusters, pairs_within
from dragoman.reconcile.instruments import join_instruments
from dragoman.reconcile.matters import Wording
from dragoman.reconcile.programmes import is_stage, join_programmes
from dragoman.reconcile.rulings import join_rulings
from dragoman.reconcile.undertakings import join_undertakings
from dragoman.reconcile.wording import (
    SAME_WORDS,
    SAME_WORDS_WITH_FRAMEWORK,
    join_sums,
    join_words,
    word_pairs,
)
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim, Role
from dragoman.types.entity import Entity
from dragoman.types.value import TimeSpan

DATED = frozenset({"visit", "meeting", "agreement_signed", "relation_upgraded", "appointment", "exercise", "other"})
"""Families told apart by their time; the others are told apart by their words."""
MUTUAL = frozenset({"meeting", "agreement_signed"})
REACH = 64  # acts of one day or under one name compared with each; equal ones are joined before
Pairs = Iterator[tuple[str, str]]


def group_claims(
    claims: Iterable[Claim],
    entities: Mapping[str, Entity],
    datings: Mapping[str, Dating],
    *,
    granted: frozenset[str] = frozenset(),
    undertaken: Wording | None = None,
) -> dict[str, list[str]]:
    """Return sets of claim ids that tell one act, by the smallest id of each.

    `granted` are the ids of programmes that are followed from the first thought to the grant; `undertaken`
    tells what two sides undertake to further, which is not looked for without them.
    """
    acts = sorted((to_act(claim, entities, datings) for claim in claims), key=lambda a: a.id)
    clusters = Clusters(acts)
    dated = [a for a in acts if a.family in DATED]
    blocks = _blocks(dated, lambda a: (a.family, tuple(sorted(a.sides))))
    distinct = [act for block in blocks for act in _join_acts(block, clusters)]
    clusters.join_clear(_left_out(distinct))
    clusters.join_clear(_in_text(distinct))
    others = [a for a in acts if not is_stage(a, granted)]
    join_words([a for a in others if a.family not in DATED], clusters)
    if undertaken:
        join_undertakings(others, clusters, undertaken)
    join_sums(acts, clusters)
    join_instruments(acts, clusters, entities)
    join_programmes(acts, clusters, granted)
    join_rulings(acts, clusters)
    return clusters.sets()


def _blocks(acts: Iterable[Act], key: Callable[[Act], tuple[object, ...]]) -> list[list[Act]]:
    """Return the acts of one key together, in order of ids; only they are compared."""
    blocks: dict[tuple[object, ...], list[Act]] = {}
    for act in acts:
        blocks.setdefault(key(act), []).append(act)
    return list(blocks.values())


def _join_acts(block: Sequence[Act], clusters: Clusters) -> list[Act]:
    """Join the acts of one family between the same sides, from sure to less sure; return one of each equal ones."""
    acts = _join_equal(block, clusters)
    if len(acts) < 2:
        return acts
    exact = sorted((a for a in acts if a.is_exact), key=lambda a: (_time(a), a.id))
    clusters.join_clear(_near(exact, 0, lambda a, b: bool(a.names & b.names)))
    clusters.join_clear(_near(exact, 0, _is_likely))
    clusters.join_clear(_near(exact, NEAR_DAYS, _is_slip))
    _join_vague(acts, clusters)
    undated = [a for a in acts if a.time is None and (a.family not in MUTUAL or is_whole(a))]
    if undated and undated[0].family in TIMELESS:
        exact = [a for a in acts if a.time]
    clusters.join_clear(_undated(undated, exact))
    return acts


def _time(act: Act) -> TimeSpan:
    if act.time is None:
        raise ValueError(f"claim {act.id} has no time")
    return act.time


def _join_equal(block: Sequence[Act], clusters: Clusters) -> list[Act]:
    """Join acts that tell the same in all that is compared; return the first of each.

    Claims of unknown or vague time are equal only in the same words, as in copies of one report.
    """
    first: list[Act] = []
    for equal in _blocks(block, _signature):
        first.append(equal[0])
        for left, right in pairwise(equal):
            clusters.join_if_one(left.id, right.id)
    return first


def is_whole(act: Act) -> bool:
    """Whether it names two parties: "he met his counterpart" may be any meeting of his, "a visit to China" anyone's."""
    parties = {a.entity_id for a in act.claim.arguments if a.entity_id and a.role is not Role.SPEAKER}
    return act.family in WORDED or len(parties) > 1


def _is_likely(left: Act, right: Act) -> bool:
    """Whether two acts of one time are alike beyond it: both name their parties, or a name or words are common."""
    if (is_whole(left) and is_whole(right)) or left.names & right.names:
        return True
    return share(left.words, right.words) >= SAME_WORDS_WITH_FRAMEWORK


def _signature(act: Act) -> tuple[object, ...]:
    worded = act.family in WORDED or not act.is_exact or not is_whole(act)
    people = tuple(sorted((side, tuple(sorted(found))) for side, found in act.people.items()))
    reported = act.reported if act.time is None else None
    way = (tuple(sorted(act.actors)), tuple(sorted(act.hosts))) if act.family == "visit" else ()
    named = (act.claim.framework_id, act.claim.series, act.is_added)
    return (act.time, reported, people, way, named, act.words if worded else None)


def _near(exact: Sequence[Act], reach_days: int, fits: Callable[[Act, Act], bool]) -> Pairs:
    """Yield the pairs of acts, sorted by time, that lie at most so many days apart and fit."""
    for index, left in enumerate(exact):
        for right in exact[index + 1 : index + 1 + REACH]:
            if _time(right).earliest > _time(left).earliest + timedelta(days=LASTING_DAYS + reach_days):
                break
            if days_apart(_time(left), _time(right)) <= reach_days and fits(left, right):
                yield left.id, right.id


def _is_slip(left: Act, right: Act) -> bool:
    """Whether a difference of days can be an error: another document tells it of the same people or name."""
    return left.claim.doc_id != right.claim.doc_id and bool(left.names & right.names)


def _join_vague(acts: Sequence[Act], clusters: Clusters) -> None:
    """Join weeks, months and years to the only more exact act they can mean, the shortest first."""
    timed = sorted((a for a in acts if a.time), key=lambda a: (_time(a), a.id))
    lengths = sorted({_time(a).days for a in timed if not a.is_exact})
    for days in lengths:
        finer = [a for a in timed if a.is_exact or _time(a).days <= days]
        starts = [_time(a).earliest for a in finer]
        level = [a for a in timed if not a.is_exact and _time(a).days == days]
        clusters.join_clear(pair for act in level for pair in _inside(act, finer, starts, clusters))


def _inside(vague: Act, finer: Sequence[Act], starts: Sequence[date], clusters: Clusters) -> Pairs:
    """Yield `vague` with acts of its own time or inside it, up to the second that cannot be one with the first."""
    time = _time(vague)
    begin = bisect_left(starts, time.earliest - timedelta(days=LASTING_DAYS))
    found: list[str] = []
    for other in finer[begin : bisect_left(starts, time.latest + timedelta(days=1))]:
        if other.id == vague.id or not _may_mean(vague, other):
            continue
        if not clusters.of(vague.id).admits(clusters.of(other.id)):
            continue
        yield vague.id, other.id
        if found and not clusters.of(found[0]).admits(clusters.of(other.id)):
            return
        found.append(other.id)
        if len(found) > REACH:
            return


def _may_mean(vague: Act, other: Act) -> bool:
    """Whether a vague time can mean that of `other`, and people named on both sides have one in common."""
    inside = _time(vague).overlaps(_time(other)) if other.is_exact else _time(vague).contains(_time(other))
    known = bool(vague.people and other.people)
    return inside and (bool(vague.names & other.names) if known else _is_likely(vague, other))


def _undated(undated: Sequence[Act], dated: Sequence[Act]) -> Pairs:
    """Yield claims without a time beside acts they can mean: in one text or in the news of some weeks."""
    if undated and undated[0].family in TIMELESS:
        alike = word_pairs([*undated, *dated], SAME_WORDS_WITH_FRAMEWORK)
        yield from ((a.id, b.id) for a, b, _ in alike if a.time is None or b.time is None)
        return
    named: dict[str, list[Act]] = {}
    for act in [*undated, *dated]:
        for name in act.names:
            named.setdefault(name, []).append(act)
    for name in sorted(named):
        yield from _of_no_day(named[name])
        yield from _in_news(sorted(named[name], key=lambda a: (_news_day(a) or date.max, a.id)))
        for told in _blocks(named[name], lambda a: (a.claim.doc_id,)):
            yield from ((a.id, b.id) for a, b in pairs_within(told, REACH) if a.time is None or b.time is None)
    yield from ((a.id, b.id) for a, b, _ in word_pairs(undated, SAME_WORDS))


def _of_no_day(told: Sequence[Act]) -> Pairs:
    """Yield acts of one name that neither a day nor the date of their report places, with those that have a day.

    Only where all that have a day are one act is it clear which of them is meant.
    """
    placed = [a for a in told if a.is_exact][:REACH]
    for act in told:
        if act.time is None and act.reported is None and act.people:
            yield from ((act.id, other.id) for other in placed if other.people)


def _news_day(act: Act) -> date | None:
    """Return the day of the act, for want of it that of the report."""
    return _time(act).earliest if act.is_exact else act.reported


def _in_news(told: Sequence[Act]) -> Pairs:
    """Yield the pairs with an undated member among acts of one name, in order of days, that are told within weeks."""
    for index, left in enumerate(told):
        day = _news_day(left)
        for right in told[index + 1 : index + 1 + REACH]:
            later = _news_day(right)
            numbered = bool(left.claim.series and left.claim.series == right.claim.series)
            near = day is not None and later is not None and (later - day).days <= NEWS_DAYS
            if not near and not numbered:
                break
            if left.time is None or right.time is None:
                yield left.id, right.id


def _left_out(acts: Sequence[Act]) -> Pairs:
    """Yield acts of one person where one report leaves a party out, of one time or told within weeks."""
    named: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        if (act.family not in MUTUAL or is_whole(act)) and (act.is_exact or act.time is None) and _news_day(act):
            for found in act.people.values():
                for person in found:
                    named.setdefault((act.family, person), []).append(act)
    for key in sorted(named):
        told = sorted(named[key], key=lambda a: (_news_day(a) or date.max, a.id))
        all_sides = {act.sides for act in told}
        for sides in sorted(all_sides, key=sorted):
            if any(sides < more for more in all_sides):
                yield from _left_out_of([a for a in told if sides <= a.sides], sides)


def _left_out_of(told: Sequence[Act], sides: frozenset[str]) -> Pairs:
    """Yield the pairs of acts, in order of days, of which one has these sides and the other more."""
    for index, left in enumerate(told):
        for right in told[index + 1 : index + 1 + REACH]:
            if not _is_told_near(left, right):
                break
            if left.sides != right.sides and sides in (left.sides, right.sides):
                yield left.id, right.id


def _in_text(acts: Sequence[Act]) -> Pairs:
    """Yield talks of one side with talks in the same text that name both: "the talks" are those told of.

    Where they have a day it is the same, and the words name who is missing among the parties.
    """
    told: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        if act.family in MUTUAL:
            told.setdefault((act.claim.doc_id, act.family), []).append(act)
    for key in sorted(told):
        whole = [a for a in told[key] if is_whole(a)]
        for part in (a for a in told[key] if not is_whole(a)):
            fitting = (a for a in whole if part.sides <= a.sides and part.claim.modality == a.claim.modality)
            fitting = (a for a in fitting if part.time is None or (part.time == a.time and _names_missing(part, a)))
            yield from ((part.id, other.id) for other in islice(fitting, REACH))


def _names_missing(part: Act, whole: Act) -> bool:
    """Whether the words of an act of one side name somebody whom the other act has on another."""
    missing = {p for side, found in whole.people.items() if side not in part.sides for p in found}
    return any(part.words & name_words(a.name) for a in whole.claim.arguments if a.entity_id in missing)


def _is_told_near(left: Act, right: Act) -> bool:
    """Whether two acts, in order of days, share a day, or one has none and they are told within weeks."""
    if left.time and right.time:
        return days_apart(left.time, right.time) == 0
    first, second = _news_day(left), _news_day(right)
    return first is not None and second is not None and (second - first).days <= NEWS_DAYS
