"""Clauses and predicates that made no claim, and why not.

Takes a Reading and what became of its drafts; gives Silent records. The functions that decide (`standing.py`,
`roles.py`, `undertaking.py`, `attribution.py`, `content.py`) are asked again in the order of `sentences.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.attribution import closes
from dragoman.extract.content import says_something
from dragoman.extract.drafts import Draft
from dragoman.extract.explaining.filled import unit_of
from dragoman.extract.explaining.refused import looks_for, outdone, refusal, wants
from dragoman.extract.explaining.witness import Reading
from dragoman.extract.grammar.protocol import Grammar, Subject, Unit
from dragoman.extract.grammar.syntax import Syntax
from dragoman.extract.roles import SPEAKER_GROUP, fill_roles
from dragoman.extract.rules import Hit, RuleBook, RuleClass
from dragoman.extract.standing import Standing, decide
from dragoman.extract.stretches import clause_stretch
from dragoman.extract.undertaking import without_undertaker
from dragoman.text.marks import is_question

QUESTION = "a question: what is asked is not reported"
HAD = "“had” opens it: a condition that was not met"
ONLY_CUES = "no act or position: only cues stand in it, and none of them commits anybody"
CLOSING = "it closes the sentence: it only tells who says what stands before it"
NOTHING_SAID = "nothing is said beyond who acts or speaks"
NO_MAKER = "a promise that nobody in the clause makes"
UNKNOWN_PARTIES = "its parties are names of whom nothing is known"
NOBODY_TOLD = "nobody can tell who its parties are: what they refer to is not named"
WE = "“we” or “I” speaks, and nobody is named who says so"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the drafts of a sentence: of which a claim was `kept`, and which `dropped` with their parties."""

    kept: Sequence[Draft]
    dropped: Sequence[Draft]


def why_silent(reading: Reading, unit: Unit, outcome: Outcome) -> tuple[Hit, str] | None:
    """Return the main rule of a clause and why it made no claim; None where one was made of it."""
    if any(unit_of(reading, draft) is unit for draft in outcome.kept):
        return None
    scene = reading.scene
    first = unit.hits[0]
    if is_question(scene.sentence.of(scene.text)):
        return first, QUESTION
    standing = decide(unit, scene.tokens)
    if standing is None:
        return first, HAD if scene.tokens[unit.start].low == "had" else ONLY_CUES
    made = [d for d in reading.drafts if unit_of(reading, d) is unit]
    if made:
        return made[0].hit, NOBODY_TOLD if made[0] in outcome.dropped else UNKNOWN_PARTIES
    return standing.main, _why_no_draft(reading, unit, standing)


def _why_no_draft(reading: Reading, unit: Unit, standing: Standing) -> str:
    """Ask again, in order, what keeps a clause with a standing from a draft."""
    scene = reading.scene
    asked = reading.witness.subject_of(unit)
    subject = asked.answer if asked else Subject((), own=False)
    parties = fill_roles(scene, unit, standing, subject.places, None)
    if not parties:
        return _why_no_party(reading, unit, standing, subject)
    standing, parties = without_undertaker(standing, parties)
    if not parties:
        return NO_MAKER
    if closes(scene, unit, standing) and unit is not scene.units[0]:
        return CLOSING
    stretch = clause_stretch(scene, unit, standing, subject)
    said = says_something(scene, standing.main, parties, stretch)
    return _no_party(standing) if said else NOTHING_SAID


def _why_no_party(reading: Reading, unit: Unit, standing: Standing, subject: Subject) -> str:
    rule = standing.main.rule
    others = list(reading.witness.others(unit, standing.main))
    if closes(reading.scene, unit, standing) and unit is not reading.scene.units[0]:
        return CLOSING
    if subject.places and all(p.mention.origin == SPEAKER_GROUP for p in subject.places):
        return WE
    if rule.required and not any(role in rule.required for role, _ in others):
        return f"required role not filled: {wants(rule)}"
    return _no_party(standing)


def _no_party(standing: Standing) -> str:
    return f"no party stands where the row looks: {looks_for(standing.main.rule)}"


def find_silent(reading: Reading, grammar: Grammar, rules: RuleBook, outcome: Outcome) -> Iterator[tuple[Hit, str]]:
    """Yield the rules whose clauses made no claim, then those that hold and are read in no clause, in text order."""
    told: dict[Hit, str] = {}
    for unit in reading.scene.units:
        found = why_silent(reading, unit, outcome)
        if found:
            told.setdefault(*found)
    kept = [hit for unit in reading.scene.units for hit in unit.hits]
    holding = _holding(reading, grammar, rules)
    for hit in holding:
        if hit not in kept and hit.rule.cls is not RuleClass.NOUN and not _is_part(hit, kept):
            told.setdefault(hit, outdone(grammar, reading.scene.cast, hit, kept, holding))
    yield from sorted(told.items(), key=lambda pair: (pair[0].first, pair[0].last, pair[0].rule.id))


def _is_part(hit: Hit, kept: Sequence[Hit]) -> bool:
    """Whether a rule stands inside a longer one of its kind: that it is not read is no loss."""
    return any(h.first <= hit.first and hit.last <= h.last and h.rule.kind == hit.rule.kind for h in kept)


def _holding(reading: Reading, grammar: Grammar, rules: RuleBook) -> list[Hit]:
    """Return the rules that fire and that no check refuses, those that only the parse finds included."""
    cast = reading.scene.cast
    hits = [h for h in rules.find(cast.tokens) if not h.rule.turned and refusal(grammar, cast, h) is None]
    meant = grammar.meant if isinstance(grammar, Syntax) else ()
    return [*hits, *(h for h in meant if h not in hits)]
