"""From which place of a sentence each role of a claim was filled: subject, object, "with", who reports it.

Takes a Reading and a draft of it; gives words for people. Asks the grammar that filled the roles, one place at a time,
in the order in which `roles.py` fills them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.extract.assertions import ASSERTED
from dragoman.extract.attribution import find_according
from dragoman.extract.drafts import Draft
from dragoman.extract.explaining.witness import Reading
from dragoman.extract.grammar.parties import Place
from dragoman.extract.grammar.protocol import Unit
from dragoman.extract.roles import SPEAKER_GROUP, names_before
from dragoman.extract.rules import Hit, RuleClass
from dragoman.types.annotation import Mention
from dragoman.types.claim import Role

UNDERSTOOD = "understood from the sentences around it"
ADDED = {
    Role.HOST: "where the act takes place",
    Role.BENEFICIARY: "the other of the two sides the document is about",
    Role.ACTOR: "the state whose leader promises",
}
"""Whence a party comes that no place of the clause holds (`sides.py`)."""
ASSERTS = {Role.ACTOR: "subject of the main clause", Role.COUNTERPART: "named in the main clause"}
OBJECT = "_"  # and "_org", an object of one kind
JOINT = frozenset({"with", "between"})  # rows with one of these also look into the name of the act ("Chile-Peru talks")
POSITIONS = frozenset({RuleClass.STATEMENT, RuleClass.REMARK})


CHANGED = {
    (Role.ACTOR, Role.COUNTERPART): "one of several who act together",
    (Role.ACTOR, Role.SPEAKER): "who promises for the state",
}
"""Why a party has another role in the claim than its clause gave it (`resolve/link.py`, `sides.py`)."""


def place_of(reading: Reading, draft: Draft, role: Role, mention: Mention) -> str:
    """Return the place from which `mention` came into its `role` of a claim, in words."""
    given = next((r for r, m in draft.parties if m.id == mention.id), None)
    if given is None:
        return ADDED.get(role, UNDERSTOOD)
    place = _place_in_clause(reading, draft, given, mention)
    return place if given is role else f"{place}, {CHANGED.get((given, role), f'there as {given.value}')}"


def _place_in_clause(reading: Reading, draft: Draft, role: Role, mention: Mention) -> str:
    if draft.hit.rule is ASSERTED:
        return ASSERTS.get(role, UNDERSTOOD)
    unit = unit_of(reading, draft)
    if unit is not None:
        for place, named in (*_own_places(reading, unit, draft.hit), *_behind(reading, unit, draft.hit, role)):
            if any(p.mention.id == mention.id for p in named):
                return place
        if any(p.mention.origin == SPEAKER_GROUP for p in _subject(reading, unit)):
            return "subject: the speaker behind “we”"
    return _voice(reading, unit, mention)


def unit_of(reading: Reading, draft: Draft) -> Unit | None:
    """Return the clause a draft was made of, None for words of a quotation in which no rule fired."""
    holding = [u for u in reading.scene.units if draft.hit in u.hits]
    asked = (u for u in holding if (a := reading.witness.subject_of(u)) and a.main == draft.hit)
    return next(asked, holding[0] if holding else None)


def _subject(reading: Reading, unit: Unit) -> tuple[Place, ...]:
    asked = reading.witness.subject_of(unit)
    return asked.answer.places if asked else ()


def _own_places(reading: Reading, unit: Unit, hit: Hit) -> Iterator[tuple[str, Iterable[Place]]]:
    """Yield the places of who does it: the subject, of a passive "by" and its subject, names before a noun."""
    scene, grammar = reading.scene, reading.witness
    nominal = hit.is_nominal and hit.rule.cls is not RuleClass.CUE
    if nominal:
        yield "named before the noun", names_before(scene, hit, unit)
    elif grammar.is_passive(hit):
        yield "after “by”", grammar.agents(unit, hit)
        yield "subject of the passive", grammar.befallen(unit, hit)
        asked = reading.witness.subject_of(unit)
        if asked and asked.main != hit:  # a text's signing, named by who now acts on it
            yield "subject of the clause that names it", asked.answer.places
        return
    yield _subject_place(reading, unit), _subject(reading, unit)


def _subject_place(reading: Reading, unit: Unit) -> str:
    """Tell a subject of its own from one taken over."""
    asked = reading.witness.subject_of(unit)
    if asked is None or asked.answer.own:
        return "subject"
    if asked.answer.places != asked.before:
        return "subject, named outside its clause"
    reporters = [r.answer for r in reading.witness.reporters if r.unit is unit]
    return "subject: who reports it" if asked.before in reporters else "subject, inherited from the clause before"


def _behind(reading: Reading, unit: Unit, hit: Hit, role: Role) -> Iterator[tuple[str, Iterable[Place]]]:
    """Yield the places the row of `hit` names, each asked for alone, then what else the grammar gives that role."""
    for word, _ in (pair for pair in hit.rule.others if pair[1] is role):
        alone = replace(hit.rule, others=((word, role),), subject=None, cls=_silent_class(hit))
        found = [p for r, p in reading.witness.others(unit, hit._replace(rule=alone)) if r is role]
        named = [p for p in found if word in JOINT and p.last < hit.last and not _follows(reading, p, word)]
        yield "in the name of the act", named
        yield "object" if word.startswith(OBJECT) else f"after “{word}”", [p for p in found if p not in named]
    rest = [p for r, p in reading.witness.others(unit, hit) if r is role]
    yield "whose doings it is about" if hit.rule.cls in POSITIONS else "with the noun it takes", rest


def _follows(reading: Reading, place: Place, word: str) -> bool:
    """Whether the word stands right before a party."""
    return place.first > 0 and reading.scene.tokens[place.first - 1].low == word


def _silent_class(hit: Hit) -> RuleClass:
    """Return a class for which the grammar looks in the named place alone."""
    return hit.rule.cls if hit.rule.cls is RuleClass.CUE else RuleClass.EVENT


def _voice(reading: Reading, unit: Unit | None, mention: Mention) -> str:
    """Return where who vouches for a claim was found."""
    for asked in reading.witness.reporters:
        if any(p.mention.id == mention.id for p in asked.answer):
            words = asked.report.span(reading.scene.tokens).of(reading.scene.text)
            return f"subject of “{words}”" if asked.unit is unit else f"subject of “{words}” in another clause"
    according = find_according(reading.scene)
    if according and according.id == mention.id:
        return "after “according to”, “citing” or “quoting”"
    floor = reading.floor.speaker
    return "who has the floor since a sentence before" if floor and floor.id == mention.id else UNDERSTOOD
