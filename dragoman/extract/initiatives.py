"""Who stands behind a scheme: "Chile is launching a fund, which will lend Peru 5 million" is help from Chile.

Takes a scene, a clause and its parties, and who launched something last in the paragraph; gives parties. Only a clause
about the scheme itself ("It will ...", "This initiative aims to ...") and without an actor of its own.
"""

from collections.abc import Sequence

from dragoman.extract.drafts import Draft
from dragoman.extract.grammar.protocol import Unit
from dragoman.extract.roles import Parties
from dragoman.extract.scene import Scene
from dragoman.extract.standing import Standing
from dragoman.types.claim import PROMISES, Modality, Role
from dragoman.types.entity import EntityKind

GAINING = frozenset({Role.BENEFICIARY, Role.COUNTERPART})
LAUNCHERS = frozenset({EntityKind.STATE, EntityKind.IGO, EntityKind.BODY})


def by_launcher(scene: Scene, unit: Unit, standing: Standing, parties: Parties, launching: Parties) -> Parties:
    """Give what a scheme does to whoever launched it, where nobody else does it or says so.

    Whom it was launched for gains by what it does, too, unless the clause names somebody else.
    """
    if not launching or standing.kind not in PROMISES or standing.modality is Modality.AGREED:
        return parties
    launcher = launching[0][1]
    if any(role in {Role.ACTOR, Role.SPEAKER} or mention.id == launcher.id for role, mention in parties):
        return parties
    start = scene.tokens[unit.start].start
    if not scene.openings.scheme.match(scene.text, start, scene.sentence.end):
        return parties
    return (launching[0], *parties) if parties else launching


def find_launcher(drafts: Sequence[Draft]) -> Parties:
    """Return the parties of the last of these drafts that is an undertaking, if one alone undertakes it, him first."""
    for draft in reversed(drafts):
        if draft.standing.kind in PROMISES:
            actors = [pair for pair in draft.parties if pair[0] is Role.ACTOR]
            others = (pair for pair in draft.parties if pair[0] in GAINING)
            return (actors[0], *others) if len(actors) == 1 and actors[0][1].kind in LAUNCHERS else ()
    return ()
