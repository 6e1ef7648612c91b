"""The host of a meeting that is told as part of a visit: whoever receives the visitor hosts what takes place then.

Takes the dated claims of a document and its Telling; gives claims. "Alba paid a visit to Estria from 3 to 5 May. On 4
May she held talks with the king" has the talks in Estria (ANNOTATION.md, section 3: host). Only where the visit lasts
for days and the meeting falls within them, or is told as done "during the visit"; a plan may still change its place.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.sides import HOSTED
from dragoman.extract.when.stays import is_told_in_stay
from dragoman.extract.when.telling import Telling
from dragoman.types.claim import Argument, Claim, Modality, Role
from dragoman.types.entity import SIDES


def with_receiving_side(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give the meetings of visitor and host, that took place during a visit, the host of the visit."""
    stays = [c for c in claims if c.kind == "visit" and _host(c, telling) and c.modality is Modality.HAPPENED]
    return [_hosted(c, stays, telling) if stays and _is_open(c) else c for c in claims]


def _host(claim: Claim, telling: Telling) -> Argument | None:
    """Return the one state that receives a visit; none where several do."""
    hosts = [a for a in claim.arguments if a.role is Role.HOST]
    states = [a for a in hosts if (m := telling.by_id.get(a.mention_id or "")) and m.kind in SIDES]
    return states[0] if len(states) == 1 else None


def _is_open(claim: Claim) -> bool:
    """Whether a claim is a meeting that took place, at which no host is named."""
    taken = claim.kind in HOSTED and claim.modality is Modality.HAPPENED
    return taken and claim.place is None and not any(a.role is Role.HOST for a in claim.arguments)


def _hosted(claim: Claim, stays: Sequence[Claim], telling: Telling) -> Claim:
    told = telling.parties(claim)
    for stay in reversed(stays):
        host = _host(stay, telling)
        visitors, hosts = telling.parties(stay, Role.ACTOR), telling.parties(stay, Role.HOST)
        if host and told & visitors and told & hosts and _is_within(claim, stay, telling):
            return replace(claim, arguments=(*claim.arguments, host))
    return claim


def _is_within(claim: Claim, stay: Claim, telling: Telling) -> bool:
    """Whether a meeting falls within the days of a visit that lasts, or is told as done during it."""
    if claim.time and stay.time:
        return stay.time.days > 1 and stay.time.contains(claim.time)
    return is_told_in_stay(claim, telling)
