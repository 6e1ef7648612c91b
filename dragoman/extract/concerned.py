"""Parties a clause concerns though its predicate gives them no place: whom a position is about, who is helped.

Takes a scene, a draft and the lexicon; gives parties. "The minister said it was vital to talk with Peru" is about Peru,
"will finance dams in Mali" helps Mali. Only where the predicate left the other side open, and one side acts or speaks.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from dragoman.extract.drafts import Draft
from dragoman.extract.grammar.parties import POSSESSIVE, Place, coordinated
from dragoman.extract.inviting import named_in
from dragoman.extract.roles import Parties
from dragoman.extract.scene import Scene
from dragoman.extract.sides import is_named
from dragoman.lexicon.records import Lexicon
from dragoman.types.annotation import Mention
from dragoman.types.claim import Role
from dragoman.types.entity import SIDES, EntityKind
from dragoman.types.span import Span

OPEN_ROLES = {
    "statement": (Role.SPEAKER, Role.COUNTERPART),
    "aid": (Role.ACTOR, Role.BENEFICIARY),
    "commitment": (Role.ACTOR, Role.COUNTERPART),
}
"""Who must be there and who may be left open, by kind (ANNOTATION.md, section 3)."""
SCHEMES = frozenset({EntityKind.PROGRAMME, EntityKind.INSTRUMENT, EntityKind.SERIES})
BESIDES = frozenset(
    {"once", "if", "unless", "when", "while", "after", "before", "because", "since", "which", "who", "than"}
)
"""What opens a clause beside the act: whom that names is not who gains by the act."""


def with_concerned(scene: Scene, draft: Draft, lexicon: Lexicon) -> Parties:
    """Add the side that the content of a one-sided clause names first, with those joined to it.

    A position that names several sides apart may be about any of them and gets none; help may go to a region.
    """
    kind, parties = draft.standing.kind, draft.parties
    if kind not in OPEN_ROLES:
        return parties
    doing, left_open = OPEN_ROLES[kind]
    doers = [mention for role, mention in parties if role is doing]
    if len(doers) != 1 or len(doers[0].refers) > 1 or any(role not in {doing, Role.SPEAKER} for role, _ in parties):
        return parties
    own = {key for _, mention in parties for key in _standing_for(mention, lexicon)}
    named = (p for p in _behind(scene, draft, scene.cast.places) if _is_side(p) and not _is_town(scene, p, lexicon))
    others = [p for p in named if own.isdisjoint(_keys(p.mention))]
    if kind == "statement":
        others = others if len({min(_keys(p.mention)) for p in others}) == 1 else []
    else:
        others = others or _behind(scene, draft, scene.cast.regions)
    if not others and kind != "statement":
        return (*parties, *((left_open, m) for m in _in_name(scene, draft, own)))
    joined = coordinated(scene.cast, others[0], len(scene.tokens)) if others else ()
    return (*parties, *((left_open, p.mention) for p in joined if p is others[0] or p in others))


def _in_name(scene: Scene, draft: Draft, own: AbstractSet[str]) -> list[Mention]:
    """Return who shares a scheme with its author by its name: Malawi, where Norway opens "the Norway-Malawi Fund"."""
    start = draft.hit.span(scene.tokens).start
    schemes = (m for m in scene.mentions if m.kind in SCHEMES and m.span.start >= start)
    scheme = next((m for m in schemes if draft.stretch.contains(m.span)), None)
    named = named_in(scene, scheme) if scheme else []
    others = [m for m in named if own.isdisjoint(_keys(m))]
    return others if len(others) < len(named) else []


def without_setting(scene: Scene, draft: Draft, lexicon: Lexicon) -> Parties:
    """Leave out a capital that only says where a sentence plays: "In Cairo, the president hailed the pact"."""
    settings = {
        p.mention.id
        for p in scene.cast.places
        if p.first == 1 and scene.tokens[0].low in {"in", "at"} and p.last < draft.hit.first
        if not is_named(p.mention, lexicon)
    }
    return tuple((role, m) for role, m in draft.parties if role is not Role.COUNTERPART or m.id not in settings)


def _behind(scene: Scene, draft: Draft, places: Sequence[Place]) -> list[Place]:
    """Return the places the clause names behind its predicate, but where it was said ("told them in Oslo")."""
    bare = not draft.hit.rule.elements  # a sentence no row fires in, or one inside a quotation
    said = -1 if bare else draft.hit.last
    start = draft.stretch.start if bare else draft.hit.span(scene.tokens).end
    end = draft.stretch.end
    if draft.standing.kind != "statement":
        end = next((t.start for t in scene.tokens[said + 1 :] if t.low in BESIDES), end)
    reach = Span(start, max(start + 1, min(end, draft.stretch.end)))
    return [p for p in places if reach.contains(p.mention.span) and (bare or not _is_setting(scene, said, p))]


def _is_setting(scene: Scene, said: int, place: Place) -> bool:
    """Whether nothing but "in" stands between the predicate that ends at `said` and a place."""
    return [t.low for t in scene.tokens[said + 1 : place.first]] in (["in"], ["in", "the"], ["at"])


def _is_town(scene: Scene, place: Place, lexicon: Lexicon) -> bool:
    """Whether a capital only says where something is ("the embassy in Ottawa")."""
    under = scene.tokens[place.first - 1].low if place.first else ""
    return under in {"in", "at"} and not is_named(place.mention, lexicon)


def _is_side(place: Place) -> bool:
    return place.mention.kind in SIDES and place.mention.origin != POSSESSIVE


def _keys(mention: Mention) -> set[str]:
    return set(mention.candidates[:1]) or {mention.id}


def _standing_for(mention: Mention, lexicon: Lexicon) -> set[str]:
    """Return the keys of a party and of the state it acts or speaks for."""
    known = (lexicon.entities.get(c) for c in mention.candidates[:1])
    return {*_keys(mention), *filter(None, (mention.of, *(e.state for e in known if e)))}
