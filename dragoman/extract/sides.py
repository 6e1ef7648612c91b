"""Parties a clause does not name as such: the state behind a leader who promises, the host of a meeting.

Takes parties, the mentions of a document, drafts and places; gives parties with them.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from dragoman.extract.drafts import Draft
from dragoman.extract.roles import Parties
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.types.annotation import Mention
from dragoman.types.claim import PROMISES, Role
from dragoman.types.entity import SIDES, EntityKind, NameKind

LEADERS = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
GATHERINGS = frozenset({"meeting", "summit", "consultation"})
JOINT = frozenset({"meeting", "summit", "consultation", "agreement_signed"})
LEADERS_TOGETHER = "group: leaders"
FORCES = "armed_forces"  # the body that "troops" and "the military" name
COMMANDED = frozenset({"exercise", "accusation"})
HOSTED = frozenset({"meeting", "summit"})


def for_its_state(kind: str, parties: Parties, mentions: Sequence[Mention]) -> Parties:
    """Make the state the actor of what its leader alone promises for it, and the leader the speaker.

    "A leader who promises for the state: actor = state, speaker = leader" (ANNOTATION.md, section 3), where the text
    names the state.
    """
    if kind not in PROMISES:
        return parties
    actors = [mention for role, mention in parties if role is Role.ACTOR]
    speakers = [mention for role, mention in parties if role is Role.SPEAKER]
    leaders = actors or speakers
    if len(leaders) != 1 or leaders[0].kind not in LEADERS or not leaders[0].of:
        return parties
    state = next((m for m in mentions if m.kind in SIDES and m.candidates[:1] == (leaders[0].of,)), None)
    if state is None or any(m.kind in SIDES and m.candidates[:1] == state.candidates[:1] for _, m in parties):
        return parties
    rest = tuple((role, m) for role, m in parties if m is not leaders[0])
    return ((Role.ACTOR, state), (Role.SPEAKER, leaders[0]), *rest)


def as_their_state(kind: str, parties: Parties, mentions: Sequence[Mention]) -> Parties:
    """Put a state that the text names in the place of its forces, of whom it says no more than that they are forces.

    "Russian troops massed" is told of Russia; a force with a name of its own stays.
    """
    if kind not in COMMANDED:
        return parties

    def commander(mention: Mention) -> Mention:
        if mention.office != FORCES or mention.candidates or not mention.of:
            return mention
        return next((m for m in mentions if m.kind in SIDES and m.candidates[:1] == (mention.of,)), mention)

    found: dict[str, tuple[Role, Mention]] = {}
    for role, mention in parties:
        state = commander(mention)
        found.setdefault(state_of(state) or state.id, (role, state))
    return tuple(found.values()) if any(m.office == FORCES for _, m in parties) else parties


def last_name(mention: Mention) -> str:
    """Return the last word of a person's own name, folded."""
    start = mention.span.start
    name = mention.text[mention.holder.start - start : mention.holder.end - start] if mention.holder else mention.text
    return fold(name.split()[-1]) if name.split() else ""


def state_of(mention: Mention | None) -> str | None:
    """Return the state or organisation that a party is or speaks for."""
    if mention is None:
        return None
    return mention.candidates[0] if mention.kind in SIDES and mention.candidates else mention.of


def without_represented(kind: str, parties: Parties, mentions: Mapping[str, Mention]) -> Parties:
    """Leave the states out of a joint act that are there in person.

    "The Kenyan minister and the Ghanaian minister signed an agreement between the two countries": who signed are the
    two ministers; the agreement is what they signed. `mentions` by id.
    """
    leaders = {m.of for _, m in parties if m.kind in LEADERS and m.of}
    if kind not in JOINT or len(leaders) < 2:
        return parties

    def is_there(mention: Mention) -> bool:
        if mention.kind is EntityKind.GROUP:
            told = [mentions[i] for i in mention.refers if i in mentions]
            return bool(told) and mention.origin != LEADERS_TOGETHER and all(state_of(m) in leaders for m in told)
        return mention.kind in SIDES and state_of(mention) in leaders

    return tuple((role, m) for role, m in parties if role is Role.HOST or not is_there(m))


def with_host(draft: Draft, place: Mention | None, named: Iterable[Mention], lexicon: Lexicon) -> Parties:
    """Add the state a meeting takes place in as its host (ANNOTATION.md, section 3); `named` are those of the text.

    A town is a host only for its own people: who meet in Vienna are no guests of Austria for that. Who takes part "in
    the 10th ASEAN Defence Ministers' Meeting" meets ASEAN, wherever that is: an organisation of states receives nobody.
    """
    if draft.standing.kind not in HOSTED:
        return draft.parties
    parties = tuple((_met(role, mention), mention) for role, mention in draft.parties)
    present = {mention.id for _, mention in parties}
    hosted = any(role is Role.HOST for role, _ in parties)
    if hosted or place is None or place.id in present:
        return parties
    states = {state for _, m in parties for state in (m.of, *m.candidates[:1])}
    if place.kind not in SIDES:
        host = _owner_of_town(place, states, named, lexicon)
        return (*parties, (Role.HOST, host)) if host and host.id not in present else parties
    home = place.candidates[:1] and place.candidates[0] in states
    return (*parties, (Role.HOST, place)) if home or is_named(place, lexicon) else parties


def of_towns(kind: str, parties: Parties, mentions: Sequence[Mention], lexicon: Lexicon) -> Parties:
    """Put the state a town lies in, where the text names it, in the place of a town that is gone to.

    Towns are hosts of visits alone.
    """
    gone_to = [m for role, m in parties if role is Role.HOST]
    towns = {m.id: owner for m in gone_to if (owner := _state_of_town(m, lexicon))}
    if not towns or kind != "visit":
        return tuple((role, m) for role, m in parties if m.id not in towns)
    named = {m.candidates[0]: m for m in reversed(mentions) if m.kind in SIDES and m.candidates}
    found = ((role, named.get(towns.get(mention.id, ""), mention)) for role, mention in parties)
    return tuple({(role, m.id): (role, m) for role, m in found}.values())


def goes_abroad(before: Parties, parties: Parties, mentions: Sequence[Mention], lexicon: Lexicon) -> bool:
    """Whether who goes to a town, if that is where the act `before` its completion goes, is not of its state."""
    towns = {_state_of_town(m, lexicon) for role, m in before if role is Role.HOST} - {None}
    if not towns:
        return True
    actors = [m for role, m in parties if role is Role.ACTOR]
    meant = [m for m in mentions if any(m.id in a.refers for a in actors)]
    known = [lexicon.entities.get(c) for m in (*actors, *meant) for c in m.candidates[:1]]
    return towns.isdisjoint({*(m.of for m in (*actors, *meant)), *(e.state for e in known if e)})


def _state_of_town(town: Mention, lexicon: Lexicon) -> str | None:
    entity = lexicon.entities.get(town.candidates[0]) if town.kind is EntityKind.PLACE and town.candidates else None
    return entity.state if entity else None


def _owner_of_town(
    town: Mention, states: AbstractSet[str | None], named: Iterable[Mention], lexicon: Lexicon
) -> Mention | None:
    """Return the state a town lies in, where one of its people meets others there, and the text names the state."""
    entity = lexicon.entities.get(town.candidates[0]) if town.candidates else None
    if entity is None or entity.state not in states or len(states - {None}) < 2:
        return None
    return next((m for m in named if m.kind in SIDES and m.candidates[:1] == (entity.state,)), None)


def _met(role: Role, mention: Mention) -> Role:
    of_igo = (state_of(mention) or "").startswith("igo:")
    return Role.COUNTERPART if role is Role.HOST and of_igo else role


def is_named(place: Mention, lexicon: Lexicon) -> bool:
    """Whether a state is named by its own name, not by its capital."""
    entity = lexicon.entities.get(place.candidates[0]) if place.candidates else None
    names = {fold(place.text), fold(place.text.removeprefix("the "))}
    return entity is not None and any(n.kind is not NameKind.CAPITAL and fold(n.text) in names for n in entity.names)
