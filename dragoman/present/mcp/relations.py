"""Tell the relation of two parties, and who a name means.

Takes answers of the desk; gives models. Long lists are cut: the last levels, and what has most entries.
"""

from collections.abc import Sequence

from dragoman.answer.names import Party
from dragoman.answer.relation import Level, Mechanism, Relation, Tally
from dragoman.answer.who import Answer, Holding, Person
from dragoman.answer.wording import time_text
from dragoman.present.mcp import shapes
from dragoman.present.mcp.citing import citations

MAX_LEVELS = MAX_TALLIES = 40


def relation(answer: Relation) -> shapes.Relation:
    """Tell a relation: the last levels, and the mechanisms, fields and kinds with most entries."""
    return shapes.Relation(
        a=party(answer.a),
        b=party(answer.b),
        entries=answer.facts,
        current=_level(answer.current) if answer.current else None,
        levels=[_level(level) for level in answer.levels[-MAX_LEVELS:]],
        mechanisms=[_mechanism(mechanism) for mechanism in answer.mechanisms[:MAX_TALLIES]],
        areas=_tallies(answer.areas),
        kinds=_tallies(answer.kinds),
    )


def who(answer: Answer) -> shapes.Who:
    """Tell who is meant, and why."""
    return shapes.Who(
        person=_person(answer.person) if answer.person else None,
        why=answer.why,
        unusual_spelling=answer.unusual,
        does_not_fit=list(answer.objections),
        otherwise=list(answer.changes),
        near=[_person(person) for person in answer.near],
    )


def party(found: Party) -> shapes.Party:
    """Tell how a name was understood."""
    return shapes.Party(id=found.id, name=found.name, kind=found.kind.value)


def _level(level: Level) -> shapes.Level:
    return shapes.Level(
        id=level.fact_id,
        sentence=level.headline,
        when=level.when,
        level=level.level,
        status=level.badge,
        reached=level.reached,
        disputed=level.disputed,
        independent_sources=level.sources,
        reports=len(level.notes),
        citations=citations(level.notes, level.quote),
    )


def _mechanism(found: Mechanism) -> shapes.Tally:
    first, last = (time_text(time) if time else None for time in (found.first, found.last))
    return shapes.Tally(name=found.name, entries=found.facts, first=first, last=last)


def _tallies(found: Sequence[Tally]) -> list[shapes.Tally]:
    return [shapes.Tally(name=tally.label, entries=tally.facts) for tally in found[:MAX_TALLIES]]


def _person(person: Person) -> shapes.Person:
    return shapes.Person(
        id=person.id,
        name=person.name,
        score=round(person.score, 3),
        offices=[_held(holding) for holding in person.offices],
        reasons=list(person.reasons),
    )


def _held(holding: Holding) -> str:
    return f"{holding.office}, {holding.start or '...'} to {holding.end or 'now'}"
