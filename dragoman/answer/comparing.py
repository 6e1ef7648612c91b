"""Lay two claims side by side: which fields agree, which differ, and what only one of them tells.

Takes two claims; gives one row a field, in the words people read. Decides nothing: claims that differ can tell one act.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dragoman.answer.notes import in_roles
from dragoman.answer.wording import amounts_text, modality_text, time_text
from dragoman.text.folding import fold_name
from dragoman.types.claim import Claim, Polarity, Role


class Agreement(StrEnum):
    """How two values stand to each other: SILENT where one of the two texts tells nothing."""

    SAME = "same"
    DIFFERENT = "different"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of two claims in words, "" where a claim does not tell it."""

    field: str
    left: str
    right: str
    agreement: Agreement


def compare(left: Claim, right: Claim) -> tuple[Compared, ...]:
    """Return the fields that some of the two claims tell, in the order of a sentence: who, whom, when, where, what."""
    rows = (_compared(left, right, field) for field in FIELDS)
    return tuple(row for row in rows if row.left or row.right)


def _compared(left: Claim, right: Claim, field: str) -> Compared:
    one, other = FIELDS[field](left), FIELDS[field](right)
    if not (one and other):
        return Compared(field, one, other, Agreement.SILENT)
    is_same = fold_name(one) == fold_name(other) or _is_known_same(left, right, field)
    return Compared(field, one, other, Agreement.SAME if is_same else Agreement.DIFFERENT)


def _is_known_same(left: Claim, right: Claim, field: str) -> bool:
    """Whether the ids of entities tell that two names mean one: "Hanoi" and "the Vietnamese capital"."""
    pairs = {
        "where": (left.place_id, right.place_id),
        "framework": (left.framework_id, right.framework_id),
        "who": (_entities(left, DOING), _entities(right, DOING)),
        "whom": (_entities(left, MET), _entities(right, MET)),
    }
    one, other = pairs.get(field, (None, None))
    return bool(one) and one == other


DOING = (Role.ACTOR, Role.SPEAKER)
MET = (Role.COUNTERPART, Role.HOST, Role.BENEFICIARY)


def _entities(claim: Claim, roles: Iterable[Role]) -> frozenset[str] | None:
    """Return who takes part in these roles, None where some name is of nobody known."""
    ids = [argument.entity_id for argument in claim.arguments if argument.role in set(roles)]
    known = frozenset(id_ for id_ in ids if id_)
    return known if ids and len(known) == len(set(ids)) else None


def _standing(claim: Claim) -> str:
    denied = ", denied" if claim.polarity is Polarity.DENIED else ""
    return modality_text(claim.modality) + denied


FIELDS: Mapping[str, Callable[[Claim], str]] = {
    "kind": lambda claim: claim.kind.replace("_", " "),
    "who": lambda claim: ", ".join(sorted(in_roles(claim.arguments, *DOING))),
    "whom": lambda claim: ", ".join(sorted(in_roles(claim.arguments, *MET))),
    "when": lambda claim: time_text(claim.time) if claim.time else "",
    "where": lambda claim: claim.place or "",
    "framework": lambda claim: claim.framework or "",
    "sum": lambda claim: amounts_text(claim.amounts),
    "deadline": lambda claim: time_text(claim.deadline) if claim.deadline else "",
    "told as": _standing,
    "according to": lambda claim: claim.source or "",
}
"""What is compared, and how it is written."""
