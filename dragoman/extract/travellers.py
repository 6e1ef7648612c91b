"""Whom "he" or "his" means on a visit: nobody goes on a visit to his own state.

Takes the parties of a visit, its sentence and all mentions of the document; gives the parties with the one other person
named near in place of a host. Where several others can be meant, all stays as it was read.
"""

import re
from collections.abc import Iterator, Set

from dragoman.extract.pair import Sides
from dragoman.extract.roles import Parties
from dragoman.extract.scene import Scene
from dragoman.lexicon.records import Lexicon
from dragoman.types.annotation import Mention
from dragoman.types.claim import Role
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

NEAR_CHARS = 400  # before the pronoun: its own sentence and the one before
PRONOUNS = frozenset({"group: single", "group: possessive"})
_INTO = re.compile(r"\b(?:in|to)\s+(?:the\s+)?\Z")


def as_travellers(kind: str, parties: Parties, scene: Scene, sides: Sides, lexicon: Lexicon) -> Parties:
    """Return the parties of an act, a visit's with who can travel there."""
    if kind != "visit":
        return parties
    actors = [mention for role, mention in parties if role is Role.ACTOR and _is_pronoun(mention)]
    visited = {m.candidates[0]: m for m in _visited(parties, scene)}
    if len(actors) != 1 or len(visited) != 1 or _home(sides.by_id[actors[0].refers[0]], lexicon) not in visited:
        return parties
    travellers = _others(actors[0], visited.keys(), sides, lexicon)
    if len(travellers) != 1:
        return parties
    rest = [(role, m) for role, m in parties if role not in {Role.ACTOR, Role.HOST}]
    return ((Role.ACTOR, travellers[0]), *rest, *((Role.HOST, m) for m in visited.values()))


def _is_pronoun(mention: Mention) -> bool:
    return mention.origin in PRONOUNS and len(mention.refers) == 1


def _visited(parties: Parties, scene: Scene) -> Iterator[Mention]:
    """Yield the hosts, for want of them the states that the sentence says something is done in."""
    hosts = [m for role, m in parties if role is Role.HOST and m.kind is EntityKind.STATE and m.candidates]
    yield from hosts
    for mention in scene.mentions if not hosts else ():
        before = scene.text[scene.sentence.start : mention.span.start]
        if mention.kind is EntityKind.STATE and mention.candidates and _INTO.search(before):
            yield mention


def _others(pronoun: Mention, hosts: Set[str], sides: Sides, lexicon: Lexicon) -> list[Mention]:
    """Return the people named near before a pronoun who are of a known state that is no host, each once."""
    reach = Span(max(0, pronoun.span.start - NEAR_CHARS), pronoun.span.start)
    near = [m for m in sides.mentions if m.kind is EntityKind.PERSON and reach.contains(m.span)]
    homes = [(m, _home(m, lexicon)) for m in near]
    return list({m.candidates[:1] or m.text: m for m, home in homes if home and home not in hosts}.values())


def _home(mention: Mention, lexicon: Lexicon) -> str | None:
    """Return the state somebody is of, None where that is not known."""
    entity = lexicon.entities.get(mention.candidates[0]) if mention.candidates else None
    return (entity.state if entity else None) or mention.of
