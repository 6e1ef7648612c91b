"""One fact of several claims: merged values, and its status over time.

Takes the claims of one act, the dates of their documents and their source groups; gives a Fact. Values are chosen,
never averaged: the days on which the times that most claims allow meet, the parties of all; what differs stays in the
claims.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.reconcile.act import LASTING
from dragoman.types.annotation import Dating
from dragoman.types.claim import Argument, Claim, Modality, Polarity, Role
from dragoman.types.fact import Fact, Status, StatusStep
from dragoman.types.ids import make_id
from dragoman.types.value import Amount, Precision, TimeSpan

STATUS = {
    Modality.HAPPENED: Status.HAPPENED,
    Modality.AGREED: Status.AGREED,
    Modality.PLANNED: Status.ANNOUNCED,
    Modality.UNDER_CONSIDERATION: Status.CONSIDERED,
    Modality.CALLED_FOR: Status.CALLED_FOR,
    Modality.EXPECTED: Status.EXPECTED,
}
DONE = {"agreement_signed": Status.SIGNED, "aid": Status.DELIVERED}  # what "happened" means for a kind
TALKED_OF = frozenset({"commitment", "aid", "relation_upgraded"})  # what talks about it make only considered
RANK = {status: rank for rank, status in enumerate(Status)}
FINAL = frozenset(
    {"visit", "meeting", "summit", "agreement_signed", "publication", "exercise", "appointment", "relation_upgraded"}
)
"""Kinds whose happening cannot be taken back: a later report of the plan does not undo it."""


def status_of(claim: Claim) -> Status:
    """Return the status one claim gives its act."""
    if claim.polarity is Polarity.DENIED:
        return Status.DENIED
    status = STATUS[claim.modality]
    return DONE.get(claim.kind, status) if status is Status.HAPPENED else status


def stage_of(claim: Claim, kind: str) -> Status:
    """Return the stage one claim gives a fact of `kind`: a promise or upgrade being discussed is only considered."""
    discussed = claim.kind == "consultation" and kind in TALKED_OF and claim.polarity is Polarity.AFFIRMED
    return Status.CONSIDERED if discussed else status_of(claim)


def merge_claims(claims: Sequence[Claim], datings: Mapping[str, Dating], groups: Mapping[str, str]) -> Fact:
    """Return the fact that `claims` tell together; they come in document and text order."""
    ids = tuple(c.id for c in claims)
    best = best_claim(claims)
    reported = sorted(d for d in (as_of(c, datings) for c in claims) if d)
    history = status_history(best.kind, claims, datings)
    placed = max([best, *claims], key=lambda c: (c.place_id is not None, c.place is not None))
    named = max([best, *claims], key=lambda c: (c.framework_id is not None, c.framework is not None))
    return Fact(
        id=make_id("fct", min(ids)),
        kind=best.kind,
        arguments=merged_arguments(claims),
        claim_ids=ids,
        source_groups=tuple(sorted({groups[c.id] for c in claims})),
        status=latest_status(best.kind, history),
        history=history,
        time=merged_time(best.kind, claims),
        deadline=next((c.deadline for c in [best, *claims] if c.deadline), None),
        amounts=_amounts(best, claims),
        place=placed.place,
        place_id=placed.place_id,
        framework=named.framework,
        framework_id=named.framework_id,
        areas=tuple(dict.fromkeys(a for c in [best, *claims] for a in c.areas))[:3],
        first_reported=reported[0] if reported else None,
        last_reported=reported[-1] if reported else None,
        headline=" ".join(best.evidence[0].quote.split()),
    )


def best_claim(claims: Sequence[Claim]) -> Claim:
    """Return the claim that tells most: the act before talk of it, done before planned, timed, with most parties.

    Of equals it is the surest, then the shortest, then the first.
    """
    return min(
        claims,
        key=lambda c: (
            c.kind == "consultation",
            c.modality is not Modality.HAPPENED,
            c.time is None,
            c.time.days if c.time else 0,
            -len(c.arguments),
            -c.score,
            len(c.evidence[0].quote),
            c.id,
        ),
    )


def merged_time(kind: str, claims: Sequence[Claim]) -> TimeSpan | None:
    """Return the days on which the times that most claims allow meet, from the most exact of them, then the earliest.

    A time around others that are told says no more than they do: a month is no third beside two days. Days of a stay
    are not cut by each other: one source may tell of the arrival and another of the whole.
    """
    times = Counter(c.time for c in claims if c.time)
    if not times:
        return None
    exact = [time for time in times if not any(other.days < time.days and time.contains(other) for other in times)]
    best = min(exact, key=lambda t: (-sum(n for o, n in times.items() if o.overlaps(t)), t.days, t))
    allowed = [time for time in times if time.overlaps(best)]
    first, last = max(t.earliest for t in allowed), min(t.latest for t in allowed)
    if kind in LASTING or first > last or (first, last) == (best.earliest, best.latest):
        return best
    return TimeSpan(first, last, Precision.DAY if first == last else Precision.RANGE)


def merged_arguments(claims: Sequence[Claim]) -> tuple[Argument, ...]:
    """Return every party once, in the role most claims give it, in order of first mention; speakers last."""
    seen: dict[str, list[Argument]] = {}
    for claim in claims:
        for argument in claim.arguments:
            seen.setdefault(argument.entity_id or argument.name, []).append(argument)
    merged = []
    for key, found in seen.items():
        roles = [a.role for a in found]
        role = max(dict.fromkeys(roles), key=roles.count)
        merged.append(Argument(role, found[0].name, key if found[0].entity_id else None, None))
    return tuple(sorted(merged, key=lambda a: a.role is Role.SPEAKER))


def _amounts(best: Claim, claims: Sequence[Claim]) -> tuple[Amount, ...]:
    return best.amounts or next((c.amounts for c in claims if c.amounts), ())


def as_of(claim: Claim, datings: Mapping[str, Dating]) -> date | None:
    """Return the day the claim was published, None where the document's date is unknown."""
    dating = datings.get(claim.doc_id)
    return dating.time.latest if dating and dating.time else None


def status_history(kind: str, claims: Sequence[Claim], datings: Mapping[str, Dating]) -> tuple[StatusStep, ...]:
    """Return the stages of a fact of `kind` in order of report.

    Claims of undated documents come first, by rank of status.
    """
    steps: dict[tuple[date | None, Status], list[str]] = {}
    for claim in claims:
        steps.setdefault((as_of(claim, datings), stage_of(claim, kind)), []).append(claim.id)
    ordered = sorted(steps, key=lambda k: (k[0] is not None, k[0] or date.min, RANK[k[1]]))
    return tuple(StatusStep(day, status, tuple(sorted(steps[day, status]))) for day, status in ordered)


def latest_status(kind: str, history: Sequence[StatusStep]) -> Status:
    """Return where the act stands: done for good where the kind cannot be undone, else what was reported last."""
    done = {s.status for s in history} & {Status.HAPPENED, Status.SIGNED}
    if kind in FINAL and done:
        return max(done, key=lambda s: RANK[s])
    return history[-1].status
