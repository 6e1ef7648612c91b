"""Whose agreement it is that a clause tells of: "The treaty entered into force in May" is of those who signed it.

Takes a scene, a clause and its parties, and who concluded the agreement told of last; gives parties. Only a clause that
names nobody and whose subject is the agreement itself ("the pact", "both treaties").
"""

import re
from collections.abc import Sequence

from dragoman.extract.drafts import Draft
from dragoman.extract.grammar.protocol import Unit
from dragoman.extract.roles import Parties
from dragoman.extract.scene import Scene
from dragoman.extract.sides import state_of
from dragoman.extract.standing import Standing
from dragoman.types.annotation import Mention
from dragoman.types.claim import DONE, Role
from dragoman.types.entity import SIDES

OF_AGREEMENTS = frozenset({"agreement_signed", "other"})
_PACT = re.compile(
    r"\W*(?:the|this|both|these|the\s+two)\s+(?:new\s+|same\s+)?"
    r"(?:treat(?:y|ies)|agreements?|pacts?|accords?|conventions?|protocols?|memorandum|truce|ceasefire|cease-fire)"
    r"(?:,[^,;.]{0,80},)?\s+(?:(?:which|that)\s+)?"
    r"(?:has|had|have|was|were|is|are|will|would|must|shall|may|should|still|also|never"
    r"|entere?d?s?|came|comes?|takes?|took|expire[sd]?|lapsed?)\b",
    re.IGNORECASE,
)


def by_signatories(
    scene: Scene, unit: Unit, standing: Standing, parties: Parties, signatories: Sequence[Mention]
) -> Parties:
    """Give what befalls an agreement, where nobody is named, to the states that concluded it."""
    if parties or standing.kind not in OF_AGREEMENTS or standing.report is not None:
        return parties
    start = scene.tokens[unit.start].start
    if not _PACT.match(scene.text, start, scene.sentence.end):
        return parties
    by_state = {side.candidates[0]: side for side in scene.sides.values() if side.candidates}
    states = [m if m.kind in SIDES else by_state.get(state_of(m) or "") for m in signatories]
    known = {m.candidates[:1]: m for m in states if m is not None and m.candidates}
    return tuple((Role.ACTOR, m) for m in known.values()) if len(known) == len(states) > 1 else parties


def find_signatories(drafts: Sequence[Draft]) -> tuple[Mention, ...]:
    """Return who concluded the last agreement these drafts tell of as concluded; nobody where one is named alone."""
    for draft in reversed(drafts):
        if draft.standing.kind == "agreement_signed":
            acting = [m for role, m in draft.parties if role in {Role.ACTOR, Role.COUNTERPART}]
            return tuple(acting) if len(acting) > 1 and draft.standing.modality in DONE else ()
    return ()
