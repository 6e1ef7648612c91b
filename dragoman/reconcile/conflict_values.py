"""Values on which the claims of one fact differ: days, sums, places, names.

Each detector takes a fact as weighed; gives Conflicts. A value that is only less exact than another is an explained
difference: both can stand.
"""

import re
from collections.abc import Iterator

from dragoman.reconcile.act import LASTING, content_words, is_exact, share
from dragoman.reconcile.conflict_record import Found, Weighed, documents_of, sentences_of, show_time, to_conflict
from dragoman.text.folding import fold
from dragoman.types.claim import Claim, Modality
from dragoman.types.doubt import ConflictKind, Severity
from dragoman.types.entity import Entity
from dragoman.types.fact import Conflict
from dragoman.types.value import Amount, Bound, TimeSpan

ONE_MEASURE = 0.8
"""Share of words two statements have in common when their sums measure one thing; a trade deficit with one state and
with all can share half of them."""
_VAGUE = re.compile(r"(?:a (?:series|number|raft|package) of|several|various|some|many|numerous)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|a (?:series|number|raft|package) of|several|various|some|many|numerous)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:agreements|documents|memoranda|memorandums|accords|deals|pacts|treaties|mous)\b",
    re.IGNORECASE,
)
"""A number or a vague word before the texts signed: "thirteen agreements", "a series of cooperation documents"."""
HEDGES = {
    Bound.ABOUT: "about ",
    Bound.AT_MOST: "up to ",
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.LESS_THAN: "less than ",
}


def find_dates(held: Weighed) -> Iterator[Conflict]:
    """Times that share no day, and that no source covers with one stay: one is wrong, or means another stage.

    What is only under consideration has no day that could be wrong: a time told with it is often that of the talks.
    """
    dated = [c for c in held.claims if c.modality is not Modality.UNDER_CONSIDERATION]
    times = {show_time(c.time): c.time for c in dated if c.time}
    stays = [t for t in times.values() if held.fact.kind in LASTING and is_exact(t, held.fact.kind)]
    readings: dict[str, list[Claim]] = {}
    for value, time in times.items():
        near = [other for other in times.values() if any(s.overlaps(time) and s.overlaps(other) for s in stays)]
        if any(not time.overlaps(other) and other not in near for other in times.values()):
            readings[value] = [c for c in dated if c.time == time]
    if len(readings) > 1:
        why = f"Sources date the same {held.told} {' and '.join(sorted(readings))}."
        found = Found(ConflictKind.DATE, "time", why, Severity.HIGH)
        yield to_conflict(held.fact, found, readings, sentences_of(readings, held))
    elif not readings:
        yield from _exactness(held, times)


def _exactness(held: Weighed, times: dict[str, TimeSpan]) -> Iterator[Conflict]:
    """Two documents of which one has several days, or a longer stretch, where the other has some of them."""
    values = {t: [c for c in held.claims if c.time == t] for t in times.values()}
    if held.fact.kind in LASTING:  # days within a stay are no other reading of it
        values = {t: claims for t, claims in values.items() if not is_exact(t, held.fact.kind)}
    wide = [t for t in values if t.days > 1 and any(t != o and t.contains(o) and _is_like(t, o) for o in values)]
    for time in wide[:1]:
        inside = [o for o in values if o != time and time.contains(o) and _is_like(time, o)]
        told = {show_time(t): values[t] for t in (time, *inside)}
        if len({frozenset(documents_of(claims)) for claims in told.values()}) > 1:
            why = (
                f"One source has {show_time(time)}, another {' and '.join(map(show_time, inside))}, which lies within."
            )
            found = Found(ConflictKind.DATE, "time", why, Severity.LOW, is_explained=True)
            yield to_conflict(held.fact, found, told, sentences_of(told, held))


def _is_like(wide: TimeSpan, narrow: TimeSpan) -> bool:
    """Whether both are days, or both longer: a day in the month that another names is no difference of readings."""
    return is_exact(wide, "meeting") == is_exact(narrow, "meeting")


def find_sums(held: Weighed) -> Iterator[Conflict]:
    """Exact sums in one currency that differ between documents, where each claim gives a single one."""
    by_currency: dict[str, dict[str, list[Claim]]] = {}
    for claim in held.claims:
        sums = [a for a in claim.amounts if a.currency and a.bound is Bound.EXACT]
        if len(sums) == 1 and sums[0].currency:
            by_currency.setdefault(sums[0].currency, {}).setdefault(show_sum(sums[0]), []).append(claim)
    for currency, readings in sorted(by_currency.items()):
        told = [c for found in readings.values() for c in found]
        if len(readings) > 1 and len(documents_of(told)) > 1 and _is_one_measure(held.fact.kind, told):
            why = f"Sources put the same sum at {' and '.join(sorted(readings))}."
            yield to_conflict(held.fact, Found(ConflictKind.AMOUNT, currency, why, Severity.HIGH), readings)


def _is_one_measure(kind: str, claims: list[Claim]) -> bool:
    """Whether the sums are of one thing: what is pledged or signed is; figures in statements are by their words."""
    if kind not in {"statement", "other", "publication"}:
        return True
    words = [content_words(c.evidence[0].quote) for c in claims]
    return all(share(words[0], other) >= ONE_MEASURE for other in words[1:])


def show_sum(amount: Amount) -> str:
    """Return a sum as printed for people: "102000000 USD"."""
    return f"{amount.value.normalize():f} {amount.currency}"


def find_hedges(held: Weighed) -> Iterator[Conflict]:
    """One sum that one document gives exactly and another with a hedge: the weaker claim is the safer."""
    told: dict[str, dict[str, list[Claim]]] = {}
    for claim in held.claims:
        for amount in claim.amounts:
            if amount.currency:
                value = f"{HEDGES.get(amount.bound, '')}{show_sum(amount)}"
                told.setdefault(show_sum(amount), {}).setdefault(value, []).append(claim)
    for value, readings in sorted(told.items()):
        if len(readings) > 1 and len(documents_of(c for found in readings.values() for c in found)) > 1:
            why = f"Sources give the same sum as {' and as '.join(sorted(readings))}; the hedged one says less."
            found = Found(ConflictKind.AMOUNT, value, why, Severity.LOW, is_explained=True)
            yield to_conflict(held.fact, found, readings)


def find_counts(held: Weighed) -> Iterator[Conflict]:
    """How many texts were signed: two numbers, or a number and a vague word, which says no other (explained)."""
    if held.fact.kind != "agreement_signed":
        return
    told: dict[str, list[Claim]] = {}
    for claim in held.claims:
        match = _COUNTED.search(claim.evidence[0].quote)
        if match:
            told.setdefault(" ".join(match[0].lower().split()), []).append(claim)
    vague = [words for words in told if _VAGUE.match(words)]
    if len(told) > 1 and len(vague) < len(told):
        is_explained = len(told) - len(vague) == 1
        why = f"Sources count what was signed as {' and as '.join(sorted(told))}."
        severity = Severity.LOW if is_explained else Severity.MEDIUM
        yield to_conflict(held.fact, Found(ConflictKind.AMOUNT, "texts", why, severity, is_explained), told)


def find_places(held: Weighed) -> Iterator[Conflict]:
    """Two known places of which neither lies in the other."""
    readings: dict[str, list[Claim]] = {}
    for claim in held.claims:
        if claim.place_id and claim.modality is Modality.HAPPENED:
            readings.setdefault(claim.place_id, []).append(claim)
    entities = held.entities
    states = {p: (entities[p].state if p in entities else None) for p in readings}
    apart = [p for p in readings if not any(p == states[o] or states[p] == o for o in readings if o != p)]
    if len(apart) > 1:
        named = {entities[p].name if p in entities else p: readings[p] for p in apart}
        why = f"Sources place the same {held.told} in {' and '.join(sorted(named))}."
        yield to_conflict(held.fact, Found(ConflictKind.PLACE, "place", why), named)


def find_names(held: Weighed) -> Iterator[Conflict]:
    """An unknown person who shares state and part of the name with a known one in the same part of the same act."""
    people: dict[str, list[Claim]] = {}
    for claim in held.claims:
        for argument in claim.arguments:
            if argument.entity_id and argument.entity_id.startswith("person:"):
                people.setdefault(argument.entity_id, []).append(claim)
    known_to = [p for p in sorted(people) if p in held.entities]
    for unknown in (held.entities[p] for p in known_to if not held.entities[p].known):
        for known in (held.entities[p] for p in known_to if held.entities[p].known):
            if _is_alike(unknown, known):
                readings = {unknown.name: people[unknown.id], known.name: people[known.id]}
                why = f"{unknown.name} is not known; {known.name} stands in the same place elsewhere."
                yield to_conflict(held.fact, Found(ConflictKind.NAME, "name", why), readings)


def _is_alike(unknown: Entity, known: Entity) -> bool:
    parts = set(fold(unknown.name).split()) & set(fold(known.name).split())
    return bool(parts) and unknown.state in {None, known.state}
