"""Who meets again: "Chile and Peru met in Lima. The next meeting will be held in Quito" is of Chile and Peru.

Takes a scene, a standing and its parties, and who met last before; gives parties. Only for a meeting that is told of as
one of a row of them and names nobody itself; for "his counterpart"; for talks behind a meeting in its sentence; and
for an invitation that is accepted.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.drafts import Draft
from dragoman.extract.roles import Parties
from dragoman.extract.scene import Scene
from dragoman.extract.sides import GATHERINGS, state_of
from dragoman.extract.standing import Standing
from dragoman.types.annotation import Mention
from dragoman.types.claim import Modality, Role

MEETING = frozenset({Role.ACTOR, Role.COUNTERPART})
INVITING = frozenset({"invite", "invite_there", "invite_more"})  # rows of frames.tsv
ACCEPTING = "accept_visit"
AT_TALKS = frozenset({"agreement_signed", "consultation"})
_TALKS = re.compile(
    r"\b(?:during|at|in|following|after|by|upon|on|over|end\s+of|outcome\s+of|results?\s+of|course\s+of)"
    r"\s+(?:the|their|these)\s+(?:\w+\s+)?(?:talks|meetings?|negotiations|conversations?|discussions|consultations|visit)\b(?!\s+of\b)",
    re.IGNORECASE,
)
FURTHER = frozenset({"next", "subsequent", "further", "new", "another"})
ROUND_REACH = 2  # tokens between "next" and the meeting: "the next such meeting", "the next annual meeting"


def meeting_again(scene: Scene, standing: Standing, parties: Parties, met: Parties) -> Parties:
    """Give a further meeting that names nobody who meets the parties of the last."""
    if standing.kind not in GATHERINGS or not met or any(role in MEETING for role, _ in parties):
        return parties
    first = standing.main.first
    before = scene.tokens[max(0, first - ROUND_REACH - 1) : first]
    is_further = standing.main.is_nominal and any(t.low in FURTHER for t in before)
    return (*met, *parties) if is_further else parties


def after_talks(scene: Scene, standing: Standing, parties: Parties, met: Parties) -> Parties:
    """Give what was signed or discussed at talks, where no one is named, to those who met last.

    "Following the talks, a number of documents were signed."
    """
    if (
        parties
        or standing.kind not in AT_TALKS
        or standing.report is not None
        or not scene.grammar.is_passive(standing.main)
    ):
        return parties
    return met if _TALKS.search(scene.text, scene.sentence.start, scene.sentence.end) else parties


def with_counterpart(scene: Scene, standing: Standing, parties: Parties, met: Parties) -> Parties:
    """Give "his counterpart" the one he met last, where the clause names nobody beside him."""
    behind = [t.low for t in scene.tokens[standing.main.first + 1 : standing.main.first + 3]]
    if len(parties) != 1 or behind[:1] not in (["his"], ["her"]) or behind[1:] != ["counterpart"]:
        return parties
    host = parties[0][1]
    own = {host.id, *host.refers, *filter(None, (state_of(host),))}
    others = [m for _, m in met if own.isdisjoint({m.id, state_of(m)})]
    return (*parties, (Role.COUNTERPART, others[0])) if len(others) == 1 == len(met) - 1 else parties


def going_on(draft: Draft, before: Sequence[Draft]) -> Draft:
    """Give talks the other side of the meeting that their sentence told before: "met the envoy and exchanged views"."""
    if draft.standing.kind != "consultation":
        return draft
    own = {mention.id for _, mention in draft.parties}
    met = who_met(before)
    alone = len(own) == 1 and all(role is Role.ACTOR for role, _ in draft.parties)
    if not alone or not own <= {mention.id for _, mention in met}:
        return draft
    return replace(draft, parties=(*draft.parties, *((Role.COUNTERPART, m) for _, m in met if m.id not in own)))


def who_invited(drafts: Sequence[Draft]) -> Mention | None:
    """Return who invited somebody last."""
    inviting = (d for d in reversed(drafts) if d.hit.rule.id in INVITING)
    return next((m for d in inviting for role, m in d.parties if role is Role.SPEAKER), None)


def at_whose(standing: Standing, parties: Parties, inviting: Mention | None) -> Parties:
    """Make who invited before the host of a visit that is only accepted: "he accepted the invitation"."""
    if (
        standing.main.rule.id != ACCEPTING
        or inviting is None
        or any(role is Role.HOST or m.id == inviting.id for role, m in parties)
    ):
        return parties
    return (*parties, (Role.HOST, inviting))


def who_met(drafts: Sequence[Draft]) -> Parties:
    """Return the parties of the last meeting that took place between known sides."""
    for draft in reversed(drafts):
        if draft.standing.kind not in GATHERINGS or draft.standing.modality is not Modality.HAPPENED:
            continue
        sides = tuple(pair for pair in draft.parties if pair[0] in MEETING)
        if len(sides) > 1 or any(len(m.refers) > 1 for _, m in sides):
            return sides
    return ()
