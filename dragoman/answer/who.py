"""Who somebody is, or who held an office: answered from the lexicon alone, with the reasons.

Takes what a user types ("PM Chinh", "Kenyan president", a name, an office and its owner, a day); gives one Answer.
Near misses are listed, and unknown people stay unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.answer.query import parse_date
from dragoman.errors import QueryError
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.resolve.identity import Candidate, Question, decide
from dragoman.resolve.people import know_people
from dragoman.resolve.spelling import know_spelling
from dragoman.resolve.tenure import find_misfit
from dragoman.text.folding import fold_name
from dragoman.types.entity import SIDES, EntityKind, NameKind, Term

NEAR = 0.3  # the least score of a near miss worth showing
MAX_NEAR = 5
MAX_WORDS = 5  # of a state's name or an office's title


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """An office held, from its first day to its last (ISO dates, None where open), and who says so."""

    office: str
    start: str | None
    end: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may be meant: id, name, score 0..1, the offices that fit the question, and why."""

    id: str
    name: str
    score: float
    offices: tuple[Holding, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was understood, who is meant (None: nobody known, or it cannot be told), why, and what comes near.

    `unusual`: the name is spelt as no name of that person. `objections`: what does not fit, such as an office that
    another held. `changes`: what would have changed the answer.
    """

    name: str
    office: str | None
    of: str | None
    on: str | None
    person: Person | None
    why: str
    unusual: bool
    objections: tuple[str, ...]
    changes: tuple[str, ...]
    near: tuple[Person, ...]


def who(
    text: str = "",
    *,
    office: str | None = None,
    of: str | None = None,
    on: str | None = None,
    lexicon: Lexicon | None = None,
) -> Answer:
    """Return who `text` names, or who held `office` of `of`, on a day ("2023-11-27", "2023-11", "2023") or at any time.

    Raises:
        QueryError: nothing is asked, the day is none, or office or owner are not known.

    >>> who("PM Chinh", on="2023-11-27").person.name
    'Pham Minh Chinh'
    """
    lexicon = lexicon or load_lexicon()
    question = _read_question(text, office, of, on, lexicon)
    people = know_people(lexicon)
    decision = decide(question, people, know_spelling(lexicon))
    chosen = decision.chosen
    near = (c for c in decision.others if c.score >= NEAR or not question.name)
    return Answer(
        name=question.name,
        office=lexicon.offices[question.office].name if question.office else None,
        of=lexicon.entities[question.of].name if question.of else None,
        on=on,
        person=_person(chosen, lexicon, people.terms) if chosen else None,
        why=_vacant(question, lexicon) or decision.why if chosen is None else decision.why,
        unusual=decision.is_unusual,
        objections=tuple(_objections(question, chosen, lexicon)) if chosen else (),
        changes=decision.changes,
        near=tuple(_person(c, lexicon, people.terms) for c in near)[:MAX_NEAR],
    )


def _vacant(question: Question, lexicon: Lexicon) -> str | None:
    """Say why nobody held an office asked for without a name on that day, where the lexicon knows."""
    time = question.time
    if question.name or time is None:
        return None
    empty = (v for v in lexicon.vacancies if (v.office, v.of) == (question.office, question.of))
    found = next((v for v in empty if v.start <= time.earliest and time.latest <= v.end), None)
    return f"nobody held it from {found.start} to {found.end}: {found.why}" if found else None


def _person(candidate: Candidate, lexicon: Lexicon, terms: Mapping[str, tuple[Term, ...]]) -> Person:
    fitting = candidate.terms or terms.get(candidate.person, ())
    return Person(
        id=candidate.person,
        name=lexicon.entities[candidate.person].name,
        score=candidate.score,
        offices=tuple(_holding(term, lexicon) for term in fitting),
        reasons=candidate.reasons,
    )


def _holding(term: Term, lexicon: Lexicon) -> Holding:
    return Holding(
        office=f"{'Acting ' * term.acting}{lexicon.offices[term.office].name} of {lexicon.entities[term.of].name}",
        start=term.start.isoformat() if term.start else None,
        end=term.end.isoformat() if term.end else None,
        source=term.source,
    )


def _objections(question: Question, chosen: Candidate, lexicon: Lexicon) -> list[str]:
    if not (question.office and question.of and question.time):
        return []
    misfit = find_misfit(chosen.person, question.office, question.of, question.time, know_people(lexicon))
    if misfit is None:
        return []
    name, other = (lexicon.entities[t.person].name for t in (misfit.own, misfit.other))
    own = f"{misfit.own.start or 'an unknown day'} to {misfit.own.end or 'an unknown day'} ({misfit.own.source})"
    return [f"{other} held the office on that day, from {misfit.other.start} on; {name} held it from {own}"]


def _read_question(text: str, office: str | None, of: str | None, on: str | None, lexicon: Lexicon) -> Question:
    read = read_titled(text, lexicon)
    owner = read.of
    if of:
        owner = _owners(lexicon).get(fold_name(of))
        if owner is None:
            raise QueryError(f"{of!r} is no state or organisation known here; give it as a text would print it")
    title = read.office
    if office:
        title = _titles(lexicon).get(tuple(fold_name(office).split("-"))) or (
            office if office in lexicon.offices else ""
        )
        if not title:
            raise QueryError(f"{office!r} is no office known here; `dragoman lexicon show offices` lists them")
    if not (read.name or title):
        raise QueryError('nobody is asked for; give a name ("PM Chinh") or --office with --of')
    return replace(read, office=title, of=owner, time=parse_date(on) if on else None)


def read_titled(text: str, lexicon: Lexicon) -> Question:
    """Take office and owner off a name: "Kenyan President Ruto", "Prime Minister of Japan", "PM Chinh".

    Words that are neither title nor owner are the name; a text that is no more than a state's name is taken as a name.
    """
    words = [w for w in text.replace("’", "'").split() if fold_name(w) not in ("", "the")]
    keys = [fold_name(word) for word in words]
    title = _find_run(keys, _titles(lexicon))
    if title is None:
        return Question(name=" ".join(words))
    office, start, end = title
    before, after = keys[:start], keys[end:]
    skipped = next((i for i, key in enumerate(after) if key != "of"), len(after))
    owner_before = _owner_run(before, lexicon, last=True)
    owner_after = _owner_run(after[skipped:], lexicon, last=False) if skipped else None
    name = words[:start] if owner_before is None else words[: owner_before[1]]
    tail = words[end:] if owner_after is None else words[end + skipped + owner_after[1] :]
    if name and tail:  # "Hussein Amir Abdul Lakhyan": a title stands before a name or behind it, never inside
        return Question(name=" ".join(words))
    owner = owner_after or owner_before or _owner_run(keys[start:end], lexicon, last=False)
    return Question(name=" ".join([*name, *tail]).strip(" ,"), office=office, of=owner[0] if owner else None)


def _find_run(keys: list[str], titles: Mapping[tuple[str, ...], str]) -> tuple[str, int, int] | None:
    """Return the longest title among the words: its office, and where it starts and ends."""
    for size in range(min(MAX_WORDS, len(keys)), 0, -1):
        for start in range(len(keys) - size + 1):
            office = titles.get(tuple("-".join(keys[start : start + size]).split("-")))
            if office:
                return office, start, start + size
    return None


def _owner_run(keys: list[str], lexicon: Lexicon, *, last: bool) -> tuple[str, int] | None:
    """Return the owner named by the last or first words, and where its words begin (`last`) or end."""
    for size in range(min(MAX_WORDS, len(keys)), 0, -1):
        words = keys[-size:] if last else keys[:size]
        owner = _owners(lexicon).get("-".join(words))
        if owner:
            return owner, len(keys) - size if last else size
    return None


@lru_cache(maxsize=4)
def _titles(lexicon: Lexicon) -> Mapping[tuple[str, ...], str]:
    """Return the office of each title, by its words."""
    found: dict[tuple[str, ...], str] = {}
    for office in lexicon.offices.values():
        for title in (office.name, *office.titles):
            found.setdefault(tuple(fold_name(title).split("-")), office.id)
    return found


@lru_cache(maxsize=4)
def _owners(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the state or organisation of each name and adjective; the first to have a name keeps it."""
    rows = [r for r in lexicon.names if r.kind in SIDES and r.name_kind is not NameKind.CAPITAL]
    found: dict[str, str] = {}
    for row in sorted(rows, key=lambda r: (r.ambiguous, r.kind is not EntityKind.STATE)):
        found.setdefault(fold_name(row.text), row.entity_id)
    return found
