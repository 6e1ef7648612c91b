"""Whose promise a leader renews: "the premier reiterated Norway's commitment to help" binds Norway.

Takes a scene, a standing and its parties; gives parties (ANNOTATION.md, section 3: who promises for the state is its
speaker, the state is the actor).
"""

from dragoman.extract.grammar.parties import POSSESSIVE, Place
from dragoman.extract.roles import Parties
from dragoman.extract.scene import Scene
from dragoman.extract.standing import Standing
from dragoman.text.folding import fold
from dragoman.types.claim import PROMISES, Role
from dragoman.types.entity import EntityKind

OWNERS = frozenset({EntityKind.STATE, EntityKind.IGO, EntityKind.BODY})


def with_owner(scene: Scene, standing: Standing, parties: Parties) -> Parties:
    """Make whoever's promise stands inside the predicate its actor, and who renews it the speaker."""
    hit = standing.main
    if standing.kind not in PROMISES:
        return parties
    end = next((i for i in range(hit.first, hit.last) if scene.tokens[i].low == "that"), hit.last)
    inside = (p for p in scene.cast.places if hit.first < p.first and p.last < end and p.mention.kind in OWNERS)
    owner = next(
        (p.mention for p in inside if p.mention.origin != POSSESSIVE and _is_owning(scene, p, standing.kind)), None
    )
    if owner is None:
        return parties
    others = ((Role.SPEAKER if role is Role.ACTOR else role, m) for role, m in parties if m.id != owner.id)
    return ((Role.ACTOR, owner), *others)


def _is_owning(scene: Scene, place: Place, kind: str) -> bool:
    """Whether a name tells whose promise it is: "Norway's", "Norwegian help", "the U.S. commitment"."""
    marked = place.last + 1 < len(scene.tokens) and scene.tokens[place.last + 1].low in {"'s", "'", "’s", "’"}
    short = kind == "commitment" and place.mention.text.replace(".", "").isupper()
    return marked or short or fold(place.mention.text) in scene.cast.adjectives
