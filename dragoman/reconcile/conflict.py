"""Where the claims of one fact disagree: dates, sums, places, names, and whether it happened at all.

Takes a fact and its claims; gives Conflicts, each with both readings, the words they rest on and a sentence that
explains them. Nothing is decided here: both sides stay.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.reconcile.act import LASTING, is_exact
from dragoman.reconcile.merge import status_of
from dragoman.text.folding import fold
from dragoman.types.claim import Claim, Modality, Polarity
from dragoman.types.doubt import ConflictKind, Doubt
from dragoman.types.entity import Entity
from dragoman.types.fact import Conflict, Fact, Reading, Status
from dragoman.types.ids import make_id
from dragoman.types.value import Bound, TimeSpan


def find_conflicts(fact: Fact, claims: Sequence[Claim], entities: Mapping[str, Entity]) -> Iterator[Conflict]:
    """Yield the conflicts among `claims`, the claims of `fact`, by kind."""
    if len(claims) < 2:
        return
    yield from _dates(fact, claims)
    yield from _sums(fact, claims)
    yield from _places(fact, claims, entities)
    yield from _names(fact, claims, entities)
    yield from _denials(fact, claims)


def doubted(claims: Iterable[Claim], fact_of: Mapping[str, str]) -> Iterator[Conflict]:
    """Yield what claims say against the lexicon: one conflict for each value printed and known, with all its claims."""
    told: dict[Doubt, list[Claim]] = {}
    for claim in claims:
        for doubt in claim.doubts:
            told.setdefault(doubt, []).append(claim)
    for doubt, sayers in sorted(told.items(), key=lambda pair: (pair[0].kind, pair[0].printed, pair[0].known)):
        ids = tuple(sorted(c.id for c in sayers))
        told_in = {fact_of[i] for i in ids}
        yield Conflict(
            id=make_id("cnf", doubt.kind.value, doubt.printed, doubt.known),
            kind=doubt.kind,
            field=doubt.kind.value,
            readings=(Reading(doubt.printed, ids), Reading(doubt.known, (), doubt.source)),
            evidence=tuple(c.evidence[0] for c in sorted(sayers, key=lambda c: (c.doc_id, c.span, c.id))),
            explanation=doubt.reason,
            fact_id=next(iter(told_in)) if len(told_in) == 1 else None,
        )


def _conflict(
    fact: Fact, kind: ConflictKind, field: str, readings: Mapping[str, Sequence[Claim]], why: str
) -> Conflict:
    cited = [c for claims in readings.values() for c in claims]
    return Conflict(
        id=make_id("cnf", fact.id, kind.value, field, *sorted(readings)),
        kind=kind,
        field=field,
        readings=tuple(Reading(value, tuple(sorted(c.id for c in readings[value]))) for value in sorted(readings)),
        evidence=tuple(c.evidence[0] for c in sorted(cited, key=lambda c: (c.doc_id, c.span, c.id))),
        explanation=why,
        fact_id=fact.id,
    )


def _told(fact: Fact) -> str:
    """Return the kind of a fact in words: "agreement signed"."""
    return fact.kind.replace("_", " ")


def show_time(time: TimeSpan) -> str:
    """Return a time as ISO days: "2018-07-09" or "2018-07-08/2018-07-09"."""
    return str(time.earliest) if time.days == 1 else f"{time.earliest}/{time.latest}"


def _dates(fact: Fact, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Times that share no day, and that no source covers with one stay: one is wrong, or means another stage."""
    readings: dict[str, list[Claim]] = {}
    times = {show_time(c.time): c.time for c in claims if c.time}
    stays = [t for t in times.values() if fact.kind in LASTING and is_exact(t, fact.kind)]
    for value, time in times.items():
        near = [other for other in times.values() if any(s.overlaps(time) and s.overlaps(other) for s in stays)]
        if any(not time.overlaps(other) and other not in near for other in times.values()):
            readings[value] = [c for c in claims if c.time == time]
    if len(readings) > 1:
        values = " and ".join(sorted(readings))
        yield _conflict(fact, ConflictKind.DATE, "time", readings, f"Sources date the same {_told(fact)} {values}.")


def _sums(fact: Fact, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Exact sums in one currency that differ between documents, where each claim gives a single one."""
    by_currency: dict[str, dict[str, list[Claim]]] = {}
    for claim in claims:
        sums = [a for a in claim.amounts if a.currency and a.bound is Bound.EXACT]
        if len(sums) == 1 and sums[0].currency:
            value = f"{sums[0].value.normalize():f} {sums[0].currency}"
            by_currency.setdefault(sums[0].currency, {}).setdefault(value, []).append(claim)
    for currency, readings in sorted(by_currency.items()):
        if len(readings) > 1 and len({c.doc_id for found in readings.values() for c in found}) > 1:
            values = " and ".join(sorted(readings))
            yield _conflict(fact, ConflictKind.AMOUNT, currency, readings, f"Sources put the same sum at {values}.")


def _places(fact: Fact, claims: Sequence[Claim], entities: Mapping[str, Entity]) -> Iterator[Conflict]:
    """Two known places of which neither lies in the other."""
    readings: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.place_id and claim.modality is Modality.HAPPENED:
            readings.setdefault(claim.place_id, []).append(claim)
    states = {p: (entities[p].state if p in entities else None) for p in readings}
    apart = [p for p in readings if not any(p == states[o] or states[p] == o for o in readings if o != p)]
    if len(apart) > 1:
        named = {entities[p].name if p in entities else p: readings[p] for p in apart}
        values = " and ".join(sorted(named))
        yield _conflict(fact, ConflictKind.PLACE, "place", named, f"Sources place the same {_told(fact)} in {values}.")


def _names(fact: Fact, claims: Sequence[Claim], entities: Mapping[str, Entity]) -> Iterator[Conflict]:
    """An unknown person who shares state and part of the name with a known one in the same part of the same act."""
    people: dict[str, list[Claim]] = {}
    for claim in claims:
        for argument in claim.arguments:
            if argument.entity_id and argument.entity_id.startswith("person:"):
                people.setdefault(argument.entity_id, []).append(claim)
    for unknown in sorted(p for p in people if p in entities and not entities[p].known):
        for known in sorted(p for p in people if p in entities and entities[p].known):
            if _alike(entities[unknown], entities[known]):
                readings = {entities[unknown].name: people[unknown], entities[known].name: people[known]}
                why = (
                    f"{entities[unknown].name} is not known; {entities[known].name} stands in the same place elsewhere."
                )
                yield _conflict(fact, ConflictKind.NAME, "name", readings, why)


def _alike(unknown: Entity, known: Entity) -> bool:
    parts = set(fold(unknown.name).split()) & set(fold(known.name).split())
    return bool(parts) and unknown.state in {None, known.state}


def _denials(fact: Fact, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """One source says it happened, another denies it."""
    denied = [c for c in claims if c.polarity is Polarity.DENIED]
    affirmed = [c for c in claims if status_of(c) in {Status.HAPPENED, Status.SIGNED, Status.DELIVERED}]
    if denied and affirmed:
        readings = {"denied": denied, "happened": affirmed}
        yield _conflict(
            fact, ConflictKind.STATUS, "status", readings, f"One source denies the {_told(fact)} another reports."
        )
