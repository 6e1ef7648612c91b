"""Who plays which part in a clause: subject and objects of a verb, parties around an event noun.

Takes a scene, a unit and its standing; gives mentions in roles. A clause without a subject of its own takes the one
before it only where its verb stands right at its head ("agreed to talk and will meet"); "this will" takes none.
"""

import re
from collections.abc import Sequence

from dragoman.extract.grammar.parties import Place
from dragoman.extract.grammar.protocol import Unit
from dragoman.extract.rules import Hit, RuleClass
from dragoman.extract.scene import Scene
from dragoman.extract.standing import Standing
from dragoman.text.folding import fold
from dragoman.text.tokens import Token
from dragoman.types.annotation import Mention
from dragoman.types.claim import Role
from dragoman.types.entity import PEOPLE, EntityKind

Parties = tuple[tuple[Role, Mention], ...]
NAMED_WITHIN = 8  # tokens before an event noun where its parties may stand ("the 5th Chile-Peru Forum")
NAME_BREAKERS = frozenset("said that to with of in at for on by from will which a an the his her its their".split())
BE = frozenset({"be", "is", "was", "are", "were"})
VOICED = frozenset({"statement", "accusation", "commitment", "aid"})
"""Kinds of claim in which who speaks takes part (ANNOTATION.md, section 3)."""
SPEAKER_GROUP = "group: speaker"
RULINGS = frozenset({"n_ruling", "n_ruling_given", "n_ruling_due", "n_court_decision"})
COURTS = frozenset({"igo:icj", "igo:pca", "igo:icc", "igo:itlos", "igo:echr", "igo:iacourt", "igo:icty", "igo:ictr"})
_COURT = re.compile(r"\b(?:court|tribunal|panel|arbitrators)\b", re.IGNORECASE)


def fill_roles(
    scene: Scene, unit: Unit, standing: Standing, subject: Sequence[Place], speaker: Mention | None
) -> Parties:
    """Return the parties of the main predicate; empty where a role it cannot do without is not filled."""
    hit = standing.main
    if hit.is_nominal and hit.rule.cls is not RuleClass.CUE:
        return noun_parties(scene, hit, unit, subject)
    if _is_adjective(scene, hit):
        return ()
    found = scene.grammar.others(unit, hit)
    others = [(_asked(role, standing), place) for role, place in found if not _means(place, subject)]
    if scene.grammar.is_passive(hit):
        return _passive_roles(scene, unit, standing, others)
    first = first_role(standing)
    own = [p for p in subject if p.mention.origin != SPEAKER_GROUP]
    spoken = [(first, speaker)] if first and speaker and len(own) < len(subject) else []
    several = len(own) > 1 or any(len(p.mention.refers) > 1 for p in own)
    mutual = several and hit.rule.mutual  # "the leaders met" needs no other side
    if hit.rule.required and not mutual and not any(role in hit.rule.required for role, _ in others):
        return ()
    return _once([*((first, p.mention) for p in own if first), *spoken, *((r, p.mention) for r, p in others)])


def _means(place: Place, subject: Sequence[Place]) -> bool:
    """Whether a group would stand for its own subject, too: whom the envoy means by "both parties" is not known."""
    return any(p.mention.id in place.mention.refers for p in subject)


def _asked(role: Role, standing: Standing) -> Role:
    """Return the role of whom somebody will ask to act: the addressee of a plan, not one who plans it."""
    planned = standing.kind == "commitment" and standing.main.rule.kind == "statement"
    return Role.COUNTERPART if planned and role is Role.ACTOR else role


def _is_adjective(scene: Scene, hit: Hit) -> bool:
    """Whether a gerund only describes a person ("the visiting Kenyan president")."""
    if scene.tokens[hit.first].low not in hit.rule.elements[0].gerunds or hit.last != hit.first:
        return False
    return any(p.mention.kind in PEOPLE and p.first == hit.first + 1 for p in scene.cast.places)


def _passive_roles(scene: Scene, unit: Unit, standing: Standing, others: Sequence[tuple[Role, Place]]) -> Parties:
    """Fill the roles of a passive: who did it stands after "by", whom it befell before it.

    What has no place for an object befalls nobody: "Kenya was discussed" names no party to the discussion.
    """
    hit = standing.main
    first = first_role(standing) or Role.ACTOR
    direct = next((role for word, role in hit.rule.others if word == "_"), first)
    agents = scene.grammar.agents(unit, hit)
    of_its_own = "be" in hit.rule.elements[0].bases or hit.rule.cls is RuleClass.CUE  # "has been angered by"
    befallen = scene.grammar.befallen(unit, hit) if direct is not first or of_its_own else ()
    rest = [(r, p.mention) for r, p in others if p not in agents]
    return _once([*((first, p.mention) for p in agents), *((direct, p.mention) for p in befallen), *rest])


def first_role(standing: Standing) -> Role | None:
    """Return the role of the subject; who undertakes to act on a position is an actor."""
    return Role.ACTOR if standing.kind == "commitment" else standing.main.rule.subject


def _once(pairs: Sequence[tuple[Role, Mention]]) -> Parties:
    """Return each mention once, in its first role."""
    found: dict[str, tuple[Role, Mention]] = {}
    for role, mention in pairs:
        found.setdefault(mention.id, (role, mention))
    return tuple(found.values())


def add_speaker(parties: Parties, speaker: Mention, kind: str) -> Parties:
    """Add who passes a claim on as its speaker; an outlet, or who only reports an act, is its source alone."""
    if not parties or speaker.kind is EntityKind.PUBLISHER or kind not in VOICED:
        return parties
    return _once([*parties, (Role.SPEAKER, speaker)])


def noun_parties(scene: Scene, hit: Hit, unit: Unit, subject: Sequence[Place] = ()) -> Parties:
    """Fill the roles of an event noun: names before it ("the Chile-Peru Forum", "the king's visit") and after it.

    A state right before a visit is where it goes ("the China trip"); who "is on a visit" is its subject.
    """
    first = hit.rule.subject or Role.ACTOR
    before = [(_role_before(scene, hit, p, first), p.mention) for p in names_before(scene, hit, unit)]
    others = [(r, p.mention) for r, p in scene.grammar.others(unit, hit)]
    named = {role for role, _ in before}
    if any(h.rule.cls is RuleClass.REPORT for h in unit.hits):  # who announces "a visit by the king" is not on it
        named |= {role for role, _ in others}
    if first not in named:
        before += [(first, p.mention) for p in subject if p.mention.origin != SPEAKER_GROUP]
    elif hit.rule.kind == "visit":  # "Norway will be the king's first visit"
        before += [
            (Role.HOST, p.mention) for p in subject if p.mention.kind is EntityKind.STATE and _is_stop(scene, p, hit)
        ]
    found = _once([*before, *others, *_between(scene, hit, first)])
    if hit.rule.id in RULINGS and not any(is_court(mention) for _, mention in found):
        return ()  # a prize, or what a minister decides
    return () if all(role is Role.HOST for role, _ in found) else found


def is_court(party: Mention) -> bool:
    """Whether a party gives rulings: a court or tribunal of several states."""
    return _COURT.search(party.text) is not None or not COURTS.isdisjoint(party.candidates[:1])


def _between(scene: Scene, hit: Hit, role: Role) -> Parties:
    """Return the two that stand right behind an act's noun: "the talks between [Alba] and [the king] held in May".

    What follows them often takes them for its own subject in the parse.
    """
    if not any(word == "between" for word, _ in hit.rule.others):
        return ()
    at = _behind(scene, hit.last, ("between",))
    one = _named_at(scene, at)
    two = _named_at(scene, _behind(scene, one.last, ("and",))) if one else None
    return ((role, one.mention), (Role.COUNTERPART, two.mention)) if one and two else ()


def _behind(scene: Scene, last: int, words: Sequence[str]) -> int | None:
    """Return the token behind these words and an article, where they follow the token `last`."""
    after = [t.low for t in scene.tokens[last + 1 : last + 3]]
    if not after or after[0] not in words:
        return None
    return last + (3 if after[1:] == ["the"] else 2)


def _named_at(scene: Scene, first: int | None) -> Place | None:
    """Return the party whose name begins at a token."""
    return next((p for p in scene.cast.places if p.first == first), None) if first is not None else None


def _is_stop(scene: Scene, place: Place, hit: Hit) -> bool:
    """Whether a state "is" the visit named behind it."""
    return any(t.low in BE for t in scene.tokens[place.last + 1 : hit.first])


def parties_in_name(scene: Scene, hit: Hit) -> Parties:
    """Return the sides whose names make up the name of a meeting ("the Kenya-Ghana Summit"), if the text knows both.

    So with a text whose entry into force is named: "of the Kenya-Ghana Fisheries Agreement".
    """
    at = hit.span(scene.tokens)
    name = next((m for m in scene.mentions if m.kind is EntityKind.SERIES and m.span.overlaps(at)), None)
    if name is None and hit.rule.kind == "agreement_signed":
        behind = (m for m in scene.mentions if m.kind is EntityKind.INSTRUMENT and m.span.start >= at.end)
        name = next(behind, None)
    if name is None:
        return ()
    words = [fold(word) for word in re.findall(r"\w[\w.]*", name.text)]
    sides = {side.candidates[:1] or side.id: side for word in words if (side := scene.sides.get(word))}
    roles = (hit.rule.subject or Role.ACTOR, *[Role.COUNTERPART] * len(sides))
    return tuple(zip(roles, sides.values(), strict=False)) if len(sides) > 1 else ()


def _role_before(scene: Scene, hit: Hit, place: Place, first: Role) -> Role:
    """Return the role of a name before the noun: host of a visit where it stands bare next to it, else `first`."""
    bare = place.last == hit.first - 1 and place.mention.kind in {EntityKind.STATE, EntityKind.IGO}
    adjective = fold(place.mention.text) in scene.cast.adjectives
    return Role.HOST if hit.rule.kind == "visit" and bare and not adjective else first


def names_before(scene: Scene, hit: Hit, unit: Unit) -> list[Place]:
    """Return the parties that stand before an event noun with nothing but words of its name between."""
    own = next((p for p in scene.cast.places if p.first <= hit.first <= p.last), None)
    if own and own.mention.kind is EntityKind.PERSON and own.last > hit.first:
        return [own]  # "the king's [envoy Ana Roy] arrived": the noun is part of a name
    found: list[Place] = []
    edge = hit.first
    low = max(unit.start, hit.first - NAMED_WITHIN)
    verbs = {h.first for h in unit.hits if not h.is_nominal and h.rule.cls is not RuleClass.CUE}
    for place in reversed(scene.cast.places):
        within = edge == hit.first and place.first < hit.first  # "[the Russian military] build-up"
        begins = within and place.mention.kind is EntityKind.BODY
        begins = begins or (edge == hit.first >= place.first and is_court(place.mention))
        if (place.last >= edge and not begins) or place.last < low:  # a name may begin in the clause before
            continue
        if not verbs.isdisjoint(range(place.last + 1, edge)):  # "Kenya deplored [Uganda's build-up]"
            break
        between = scene.tokens[place.last + 1 : edge]
        if any(not t.is_word and t.low not in {"-", "'s", "'", "–", "/"} for t in between) or _is_broken(between):
            break
        found.insert(0, place)
        edge = place.first
    return found


def _is_broken(between: Sequence[Token]) -> bool:
    return any(t.low in NAME_BREAKERS for t in between)
