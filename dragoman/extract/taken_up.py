"""What "an agreement on this" is about: the act that the sentence before tells is talked of.

Takes the claims of a document and its Telling; gives claims. "Alba and Estria discussed raising ties to a partnership.
They are expected to reach a consensus on this in May" says of the raising that it is expected: a claim of its kind,
under its framework.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.signs import Signs
from dragoman.extract.when.telling import Telling
from dragoman.types.claim import Argument, Claim, Role

AGREED = ("consensus", "agreement", "deal", "understanding", "decision", "accord")
_ON_THIS = re.compile(
    r"\b(?:reach(?:ed|es)?|com(?:e|es|ing)\s+to|came\s+to|find|found|seek|conclude[ds]?)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?"
    rf"(?:{'|'.join(AGREED)})\s+(?:on|about|over)\s+"
    r"(?:this|it|that|them|these|the\s+(?:matter|issue|question|proposal|plan|upgrade|subject))(?=\W|$)(?!\s+(?!during\b)\w+ing\b)",
    re.IGNORECASE,
)
_AGREES = Signs(AGREED)
_UPGRADE = re.compile(
    r"\b(?:upgrad|elevat|rais)\w+\s+(?:[\w-]+\s+){0,4}?(?:relations|ties|relationship|partnership)\b", re.IGNORECASE
)
TALKED_OF = frozenset({"consultation", "relation_upgraded", "agreement_signed"})
SAID = frozenset({"statement", "commitment", "agreement_signed", "consultation"})
"""Kinds that "reach agreement on this" is read as where it stands alone."""


def take_up(claims: Sequence[Claim], telling: Telling) -> tuple[Claim, ...]:
    """Return the claims, those on an agreement "on this" as what the sentence before says is talked of."""
    found: list[Claim] = []
    talked_of: list[Claim] = []
    for claim in claims:
        meant = _meant(claim, talked_of, telling) if talked_of and claim.kind in SAID else None
        whole = _of(claim, meant, telling) if meant else claim
        found.append(whole)
        talked_of += [whole] if whole.kind in TALKED_OF else []
    return tuple(found)


def _meant(claim: Claim, before: Sequence[Claim], telling: Telling) -> Claim | None:
    """Return the last of the acts talked of `before` that is right before between the sides of `claim`."""
    quote = claim.evidence[0].quote
    if not _AGREES.stand_in(quote) or not _ON_THIS.search(quote):
        return None
    place, told = telling.place(claim).index, telling.parties(claim)
    near = [c for c in before if place - telling.place(c).index <= 1 and c.span.end <= claim.span.start]
    return next((c for c in reversed(near) if _kind(c) and told & telling.parties(c)), None)


def _kind(act: Claim) -> str | None:
    """Return the kind of what an act is about: talks on raising relations are about their raising."""
    if act.kind != "consultation":
        return act.kind
    return "relation_upgraded" if _UPGRADE.search(act.evidence[0].quote) else None


def _of(claim: Claim, act: Claim, telling: Telling) -> Claim:
    kind = _kind(act) or claim.kind
    known = telling.lexicon.kinds.get(kind)
    events = known.events if known else {}
    framed = claim if claim.framework else replace(claim, framework=act.framework, framework_id=act.framework_id)
    parties = tuple(_doing(a) for a in claim.arguments if a.role is not Role.SPEAKER) or act.arguments
    event = events.get(claim.modality.value) or events.get("default") or None
    return replace(framed, kind=kind, arguments=parties, event=event)


def _doing(argument: Argument) -> Argument:
    return replace(argument, role=Role.ACTOR) if argument.role is Role.COUNTERPART else argument
