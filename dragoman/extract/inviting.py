"""Who stands behind an encounter though no verb says so: whoever invited the visitor, whose meeting it is.

Takes a scene, a draft and its parties; gives parties. "At the invitation of the king, ... visited Jordan" has the king
for a host beside Jordan; who takes part "in the 3rd African Union-Japan Forum" meets the African Union.
"""

import re

from dragoman.extract.drafts import Draft
from dragoman.extract.grammar.parties import POSSESSIVE
from dragoman.extract.roles import Parties
from dragoman.extract.scene import Scene
from dragoman.extract.sides import GATHERINGS
from dragoman.text.folding import fold
from dragoman.text.patterns import whole_words
from dragoman.types.annotation import Mention
from dragoman.types.claim import Role
from dragoman.types.entity import PARTIES, EntityKind
from dragoman.types.span import Span

_INVITED = re.compile(
    r"\b(?:at|on|upon|following)\s+(?:the|an)\s+(?:\w+\s+)?invitation\s+(?:extended\s+)?(?:of|from|by)\s+",
    re.IGNORECASE,
)
INVITER_CHARS = 40  # "His Excellency the Right Honourable " before the name


def with_inviter(scene: Scene, draft: Draft, parties: Parties) -> Parties:
    """Make whoever invited the visitor a host of the visit (ANNOTATION.md, section 3: "state (or person)")."""
    if draft.standing.kind != "visit":
        return parties
    match = _INVITED.search(scene.text, draft.stretch.start, draft.stretch.end)
    if match is None:
        return parties
    behind = (m for m in scene.mentions if m.span.start >= match.end() and m.kind in PARTIES and m.origin != POSSESSIVE)
    inviter = next(behind, None)
    if inviter is None or not _goes_on(scene.text, match.end(), inviter):
        return parties
    present = {key for _, m in parties for key in (m.id, *m.candidates[:1])}
    return parties if present & {inviter.id, *inviter.candidates[:1]} else (*parties, (Role.HOST, inviter))


def _goes_on(text: str, start: int, mention: Mention) -> bool:
    """Whether a name belongs to the phrase that begins at `start`: no mark stands between but that of a short word."""
    between = text[start : mention.span.start]
    return len(between) <= INVITER_CHARS and not re.search(r"[,;:]|\w{4,}\.", between)


def with_convener(scene: Scene, draft: Draft, parties: Parties) -> Parties:
    """Add the organisation whose meeting is told of, where its name stands in the name of the meeting.

    Only one that the text names elsewhere, too, for an acronym may mean another.
    """
    if draft.standing.kind not in GATHERINGS or not parties:
        return parties
    at = draft.hit.span(scene.tokens)
    reach = Span(min(at.start, draft.stretch.start), draft.stretch.end)
    named_so = (m for m in scene.mentions if m.kind is EntityKind.PROGRAMME and m.span.overlaps(at))  # "an Arab Forum"
    told = (m for m in scene.mentions if m.kind is EntityKind.SERIES and reach.contains(m.span))
    series = next(told, None) or next(named_so, None)
    if series is None:
        return parties
    present = {key for _, m in parties for key in m.candidates[:1]}
    named = named_in(scene, series)
    added = [m for m in named if m.kind is EntityKind.IGO and m.candidates[:1] and m.candidates[0] not in present]
    return (*parties, *((Role.COUNTERPART, m) for m in added))


def named_in(scene: Scene, name: Mention) -> list[Mention]:
    """Return the states and organisations of the text whose names are words of `name`."""
    words = " ".join(fold(name.text).replace("-", " ").split())
    return [side for word, side in scene.sides.items() if word in words and whole_words((word,)).search(words)]
