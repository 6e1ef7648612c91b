"""Later stages of acts that are told as acts of their own: entry into force, delivery, being called off.

Takes facts, their claims and the rows of `stages.tsv`; gives the facts with these stages in their history. The later
act stays a fact of its own, with its own day. It moves an earlier one only where just one can be meant: known by its
framework, its sum, or by people or words and sides; what stays doubtful moves nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.act import Act, share, to_act
from dragoman.reconcile.merge import RANK, as_of
from dragoman.reconcile.wording import SAME_WORDS_WITH_FRAMEWORK
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim, Modality, Polarity
from dragoman.types.entity import Entity
from dragoman.types.fact import Fact, Status, StatusStep

CALLED_OFF = frozenset({"visit", "meeting", "summit", "exercise", "consultation"})
"""Kinds that are called off before they take place, and never after."""
DONE = frozenset({Status.HAPPENED, Status.SIGNED, Status.DELIVERED})
MIN_SIDES = 2
MIN_WORDS = 2


@dataclass(frozen=True, slots=True)
class Mover:
    """What a row of the rule tables says of an earlier act: its new stage, and the kinds of act it moves."""

    stage: Status
    of: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with its acts: the sides, people, names, sums and words of all its claims.

    `is_named`: its framework is known beyond this register, so that its name alone says which is meant: every pair of
    neighbours has a "Fisheries Agreement".
    """

    fact: Fact
    acts: tuple[Act, ...]
    is_named: bool = False

    @property
    def sides(self) -> frozenset[str]:
        """Sides that any of its claims names."""
        return frozenset(side for act in self.acts for side in act.sides)

    @property
    def people(self) -> frozenset[str]:
        """People that any of its claims names."""
        return frozenset(person for act in self.acts for found in act.people.values() for person in found)


def movers_of(lexicon: Lexicon) -> Mapping[str, Mover]:
    """Return what moves earlier acts, by the id of the row of `frames.tsv`."""
    rows = lexicon.tables.get("stages", ())
    return {row["row"]: Mover(Status(row["stage"]), frozenset(row["of"].split("|"))) for row in rows}


def advance(
    facts: Sequence[Fact],
    claims: Mapping[str, Claim],
    entities: Mapping[str, Entity],
    datings: Mapping[str, Dating],
    movers: Mapping[str, Mover],
) -> list[Fact]:
    """Return the facts, in order, with the stages that other facts tell of them."""
    moving = [f for f in facts if any(_moves(claims[i], movers) for i in f.claim_ids)]
    if not moving:
        return list(facts)
    kinds = frozenset(kind for f in moving for i in f.claim_ids for kind in _kinds(claims[i], movers))
    told = {f.id: _told(f, claims, entities, datings) for f in facts if f.kind in kinds or f in moving}
    by_side: dict[str, list[Told]] = {}
    by_name: dict[str, list[Told]] = {}
    for one in (told[f.id] for f in facts if f.kind in kinds):
        for side in one.sides:
            by_side.setdefault(side, []).append(one)
        if one.fact.framework_id:
            by_name.setdefault(one.fact.framework_id, []).append(one)
    steps: dict[str, list[StatusStep]] = {}
    for fact in moving:
        near = [
            *by_name.get(fact.framework_id or "", ()),
            *(o for s in told[fact.id].sides for o in by_side.get(s, ())),
        ]
        others = {o.fact.id: o for o in near if o.fact.id != fact.id}
        for step, moved in _steps(told[fact.id], [others[i] for i in sorted(others)], claims, datings, movers):
            steps.setdefault(moved.id, []).append(step)
    return [_moved(f, steps[f.id]) if f.id in steps else f for f in facts]


def _moves(claim: Claim, movers: Mapping[str, Mover]) -> bool:
    done = claim.modality is Modality.HAPPENED and claim.polarity is Polarity.AFFIRMED
    return done and claim.origin in movers


def _kinds(claim: Claim, movers: Mapping[str, Mover]) -> frozenset[str]:
    return movers[claim.origin].of if _moves(claim, movers) else frozenset()


def _told(
    fact: Fact, claims: Mapping[str, Claim], entities: Mapping[str, Entity], datings: Mapping[str, Dating]
) -> Told:
    framework = entities.get(fact.framework_id or "")
    acts = tuple(to_act(claims[i], entities, datings) for i in fact.claim_ids)
    return Told(fact, acts, is_named=framework is not None and framework.known)


def _steps(
    later: Told,
    others: Sequence[Told],
    claims: Mapping[str, Claim],
    datings: Mapping[str, Dating],
    movers: Mapping[str, Mover],
) -> Iterator[tuple[StatusStep, Fact]]:
    """Yield the stage a fact tells of another one, by day of report, and the fact it moves."""
    days: dict[tuple[date | None, Status], list[str]] = {}
    for claim_id in later.fact.claim_ids:
        if _moves(claims[claim_id], movers):
            days.setdefault((as_of(claims[claim_id], datings), movers[claims[claim_id].origin].stage), []).append(
                claim_id
            )
    for (day, stage), ids in days.items():
        kinds = frozenset(kind for i in ids for kind in movers[claims[i].origin].of)
        fitting = [o.fact for o in others if o.fact.kind in kinds and _is_of(later, o, stage, day)]
        if len(fitting) == 1:
            yield StatusStep(day, stage, tuple(sorted(ids))), fitting[0]


def _is_of(later: Told, earlier: Told, stage: Status, day: date | None) -> bool:
    """Whether the later act can only be a stage of the earlier: it comes after it, between its sides, and is known."""
    first = earlier.fact.time.earliest if earlier.fact.time else earlier.fact.first_reported
    last = later.fact.time.latest if later.fact.time else day
    if first and last and last < first and stage is not Status.DROPPED:
        return False
    if stage is Status.DROPPED and earlier.fact.kind in CALLED_OFF:
        if any(step.status in DONE for step in earlier.fact.history):
            return False
        return _shares_sides(later, earlier) and _is_awaited(earlier, day)
    if not later.sides <= earlier.sides:
        return False
    if later.fact.framework_id and later.fact.framework_id == earlier.fact.framework_id:
        return bool(later.sides) or later.is_named
    if not _shares_sides(later, earlier):
        return False
    return bool(set(later.fact.amounts) & set(earlier.fact.amounts)) or _alike(later, earlier)


def _shares_sides(later: Told, earlier: Told) -> bool:
    """Whether two of their claims name two sides in common, and no person where the other has somebody else.

    What is read later is held against what it may move by these sides, or by its framework (`reach.py`).
    """
    if not any(len(a.sides & b.sides) >= MIN_SIDES for a in later.acts for b in earlier.acts):
        return False
    return not later.people or not earlier.people or bool(later.people & earlier.people)


def _is_awaited(earlier: Told, day: date | None) -> bool:
    """Whether an act that was called off by `day` was announced by then and still to come."""
    announced, time = earlier.fact.first_reported, earlier.fact.time
    if day is None or (announced and announced > day):
        return False
    return time is None or time.latest >= day or announced is None


def _alike(later: Told, earlier: Told) -> bool:
    """Whether they share most of their words, one name of a framework not speaking against it."""
    named = {f for f in (later.fact.framework_id, earlier.fact.framework_id) if f}
    if len(named) > 1:
        return False
    pairs = ((a.words, b.words) for a in later.acts for b in earlier.acts)
    return any(len(a & b) >= MIN_WORDS and share(a, b) >= SAME_WORDS_WITH_FRAMEWORK for a, b in pairs)


def _moved(fact: Fact, steps: Iterable[StatusStep]) -> Fact:
    """Return the fact with further stages: where it stands is the last of them once it is done, else what came last."""
    added = sorted(steps, key=_order)
    history = tuple(sorted((*fact.history, *added), key=_order))
    done = any(step.status in DONE for step in fact.history)
    return replace(fact, history=history, status=(added if done else history)[-1].status)


def _order(step: StatusStep) -> tuple[bool, date, int]:
    return step.as_of is not None, step.as_of or date.min, RANK[step.status]
