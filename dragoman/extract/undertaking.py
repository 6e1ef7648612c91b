"""What makes a promise a promise: somebody who binds himself; and what makes it help: money for somebody.

Takes the standing and parties of a clause; gives them as ANNOTATION.md, sections 2 and 4, would have them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.roles import Parties
from dragoman.extract.standing import Standing
from dragoman.types.claim import PROMISES, Modality, Role
from dragoman.types.entity import SIDES
from dragoman.types.span import Span
from dragoman.types.value import AmountMention

OFFERED = frozenset({Modality.PLANNED, Modality.UNDER_CONSIDERATION, Modality.AGREED})
"""Standings in which a sum that one side may spend is help on offer."""
_MEANT_TO = re.compile(
    r"\b(?:intended|designed|meant|expected|aimed|destined|hoped|projected)\s+(?:to|at)\b[^;]*$", re.IGNORECASE
)
"""What parts a scheme from the money it is to raise from others."""
STATED = frozenset({Modality.PLANNED, Modality.HAPPENED})


def without_undertaker(standing: Standing, parties: Parties) -> tuple[Standing, Parties]:
    """Make a forecast of a promise that nobody makes ("the plan will deepen ties, he said"); unsaid, it is nothing."""
    roles = {role for role, _ in parties}
    if standing.kind == "visit" and Role.ACTOR not in roles:  # nobody known went there
        return standing, ()
    if standing.kind != "commitment" or Role.ACTOR in roles or not parties:
        return standing, parties
    if Role.SPEAKER not in roles:
        return standing, ()
    ahead = standing.modality in {Modality.PLANNED, Modality.AGREED}
    modality = Modality.EXPECTED if ahead else standing.modality
    return replace(standing, kind="statement", modality=modality), parties


def as_exclusion(standing: Standing, parties: Parties) -> tuple[Standing, Parties]:
    """Make no appointment of what befalls a state or a thing: "Turkey was removed from it", "the deal was confirmed".

    A state may take over a chair.
    """
    if standing.kind != "appointment" or "be" not in standing.main.rule.elements[0].bases:
        return standing, parties
    befallen = [mention for role, mention in parties if role is Role.ACTOR]
    state = any(mention.kind in SIDES for mention in befallen)
    return (replace(standing, kind="other") if state else standing), parties if befallen else ()


def as_appeal(standing: Standing, parties: Parties) -> Standing:
    """Make a position of what somebody says another should do: "he said the union should open its markets"."""
    if standing.kind != "commitment" or standing.modality is not Modality.CALLED_FOR:
        return standing
    said = any(role is Role.SPEAKER for role, _ in parties)
    return replace(standing, kind="statement") if said else standing


def as_agreed(standing: Standing, parties: Parties, words: str, deal: re.Pattern[str]) -> Standing:
    """Make an agreement of what several pledge to one another, and of what a deal says one will do.

    The pledge of one alone is his plan; "Under the treaty, Norway will pay" tells the terms of what was concluded
    (ANNOTATION.md, section 4). `words` are those of the sentence, `deal` how one that tells terms opens.
    """
    actors = [mention for role, mention in parties if role is Role.ACTOR]
    several = len(actors) > 1 or any(len(m.refers) > 1 for m in actors)
    term = standing.kind in PROMISES and standing.modality in STATED and deal.match(words) is not None
    if term or (several and standing.cue is not None and standing.cue.rule.joint):
        return replace(standing, modality=Modality.AGREED)
    return standing if several or not standing.main.rule.joint else replace(standing, modality=Modality.PLANNED)


def as_help(
    standing: Standing, parties: Parties, stretch: Span, amounts: Sequence[AmountMention], text: str
) -> Standing:
    """Make aid of what one side will do, or thinks of doing, with a sum of money: concrete help outdoes a promise.

    Money that a scheme is to raise from others is nothing its founder gives.
    """
    if standing.kind != "commitment" or standing.modality not in OFFERED:
        return standing
    actors = [mention for role, mention in parties if role is Role.ACTOR]
    alone = len(actors) == 1 and len(actors[0].refers) < 2 and not any(r is Role.COUNTERPART for r, _ in parties)
    sums = [a for a in amounts if a.amount and a.amount.currency and stretch.contains(a.span)]
    given = [a for a in sums if not _MEANT_TO.search(text, stretch.start, a.span.start)]
    return replace(standing, kind="aid") if alone and given else standing
