"""Parties a clause does not name as such: the other side of a text that help is for, the host of a meeting.

Takes the mentions of a document, drafts and places; gives parties with them. Help that one of two
sides gives in a text about both goes to the other; a text on three sides says nothing of the kind.
"""

from collections import Counter
from collections.abc import Sequence

from dragoman.extract.drafts import Draft
from dragoman.extract.roles import Parties
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.types.annotation import Mention
from dragoman.types.claim import Role
from dragoman.types.entity import EntityKind, NameKind

SIDES = frozenset({EntityKind.STATE, EntityKind.IGO})
PROMISED = frozenset({"aid", "commitment"})
LEADERS = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
HOSTED = frozenset({"meeting", "summit"})
RECEIVING = frozenset({Role.BENEFICIARY, Role.COUNTERPART})

Pair = tuple[Mention, Mention] | None


def main_sides(mentions: Sequence[Mention]) -> Pair:
    """Return the first mention of each of the two sides a text names most; None where a third comes near.

    A third is near when it is named half as often as the second.
    """
    first: dict[str, Mention] = {}
    count: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind in SIDES and mention.candidates:
            first.setdefault(mention.candidates[0], mention)
            count[mention.candidates[0]] += 1
    ranked = sorted(count, key=lambda side: (-count[side], first[side].span.start))
    if len(ranked) < 2 or (len(ranked) > 2 and count[ranked[2]] * 2 > count[ranked[1]]):
        return None
    return first[ranked[0]], first[ranked[1]]


def for_its_state(kind: str, parties: Parties, mentions: Sequence[Mention]) -> Parties:
    """Make the state the actor of what its leader alone promises for it, and the leader the speaker.

    "A leader who promises for the state: actor = state, speaker = leader" (ANNOTATION.md, section 3), where the text
    names the state.
    """
    actors = [mention for role, mention in parties if role is Role.ACTOR]
    speakers = [mention for role, mention in parties if role is Role.SPEAKER]
    leaders = actors or speakers
    if kind not in PROMISED or len(leaders) != 1 or leaders[0].kind not in LEADERS or not leaders[0].of:
        return parties
    state = next((m for m in mentions if m.kind in SIDES and m.candidates[:1] == (leaders[0].of,)), None)
    if state is None or any(m.kind in SIDES and m.candidates[:1] == state.candidates[:1] for _, m in parties):
        return parties
    rest = tuple((role, m) for role, m in parties if m is not leaders[0])
    return ((Role.ACTOR, state), (Role.SPEAKER, leaders[0]), *rest)


def with_beneficiary(kind: str, parties: Parties, sides: Pair) -> Parties:
    """Add whom help is for: the other of the document's two sides, where one of them gives and nobody is named."""
    givers = [mention for role, mention in parties if role is Role.ACTOR]
    if kind != "aid" or sides is None or len(givers) != 1 or any(role in RECEIVING for role, _ in parties):
        return parties
    giver = givers[0].of or (givers[0].candidates[0] if givers[0].candidates else None)
    across = [side for side in sides if side.candidates[0] != giver]
    return (*parties, (Role.BENEFICIARY, across[0])) if len(across) == 1 else parties


def with_host(draft: Draft, place: Mention | None, lexicon: Lexicon) -> Parties:
    """Add the state a meeting takes place in as its host (ANNOTATION.md, section 3).

    A town is a host only for its own people: who meet in Vienna are no guests of Austria for that.
    """
    named = {mention.id for _, mention in draft.parties}
    hosted = any(role is Role.HOST for role, _ in draft.parties)
    if draft.standing.kind not in HOSTED or hosted or place is None or place.kind not in SIDES or place.id in named:
        return draft.parties
    states = {state for _, m in draft.parties for state in (m.of, *m.candidates[:1])}
    home = place.candidates[:1] and place.candidates[0] in states
    return (*draft.parties, (Role.HOST, place)) if home or _is_named(place, lexicon) else draft.parties


def _is_named(place: Mention, lexicon: Lexicon) -> bool:
    """Whether a state is named by its own name, not by its capital."""
    entity = lexicon.entities.get(place.candidates[0]) if place.candidates else None
    names = {fold(place.text), fold(place.text.removeprefix("the "))}
    return entity is not None and any(n.kind is not NameKind.CAPITAL and fold(n.text) in names for n in entity.names)
