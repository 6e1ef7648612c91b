"""Who is meant by a name, an office, an owner and a time: block, score, decide, explain.

Takes a Question, the people of a lexicon and the rules of spelling; gives a Decision with its score, its reasons and
what would have changed it. Names alone never decide between two people, and an unknown person stays unknown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from dragoman.resolve.likeness import INITIAL, Likeness, compare_names
from dragoman.resolve.people import People
from dragoman.resolve.spelling import Spelling
from dragoman.types.entity import Term
from dragoman.types.value import TimeSpan

DECIDED = 0.75  # "Vu Van Sang" as the president of the day scores .77, a name that shares its family name alone .70
MARGIN = 0.08  # between the first and the second; less is a draw
ALONE = 0.9  # what a name without office, owner and time must reach
OUT_OF_REACH = 2.0
HELD_THEN, HELD_ONCE, OF_STATE = 0.6, 0.35, 0.2  # share of the doubt about a name that each takes away
HELD_OTHERWISE = 0.2  # held the office, though not at the time asked for
OTHER_STATE, NEVER_HELD = 0.5, 0.8  # what is left of a score where owner or office speak against it
NAMELESS, NAMELESS_VAGUE, NAMELESS_ONCE = 0.95, 0.8, 0.5  # an office alone: its holder, by vague ends, at another time
SHOWN = 5  # candidates a decision keeps
MINISTER = "minister"  # the office of which nothing but the rank is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is known of somebody: a name ("" for none), an office (id), the owner of it, and when."""

    name: str = ""
    office: str | None = None
    of: str | None = None
    time: TimeSpan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may be meant, with the score (0..1), the likeness of the nearest name, and what speaks for it.

    `terms` are the offices that fit the question: at its time where it gives one, which `in_office` says.
    """

    person: str
    score: float
    likeness: Likeness | None
    reasons: tuple[str, ...]
    terms: tuple[Term, ...]
    in_office: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether the name asked for is a name of this person, or part of one, but for the ways to spell it."""
        return self.likeness is None or (self.likeness.is_exact and not self.likeness.strange)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who is meant (None: nobody known, or not to be told), why, the nearest others, and what would have changed it."""

    chosen: Candidate | None
    others: tuple[Candidate, ...]
    why: str
    changes: tuple[str, ...] = ()

    @property
    def is_unusual(self) -> bool:
        """Whether the name was known by its office although it is spelt as no name of that person."""
        return self.chosen is not None and not self.chosen.is_exact


def decide(question: Question, people: People, spelling: Spelling) -> Decision:
    """Return who is meant, with the reasons and what would have changed them."""
    decision = choose(question, people, spelling)
    return replace(decision, changes=tuple(_changes(question, decision, people, spelling)))


@lru_cache(maxsize=8192)
def person_meant(question: Question, people: People, spelling: Spelling) -> str | None:
    """Return who is meant, None where that cannot be told; claims and events of a text, and other texts, ask the same.

    The person alone is kept: with its reasons a decision takes ten times as much.
    """
    chosen = choose(question, people, spelling).chosen
    return chosen.person if chosen else None


def choose(question: Question, people: People, spelling: Spelling) -> Decision:
    """Return who is meant, without asking what would have changed it."""
    found = [score_candidate(question, person, people, spelling) for person in block(question, people, spelling)]
    ranked = sorted((c for c in found if c.score > 0), key=partial(_rank, time=question.time))[: SHOWN + 1]
    if not ranked:
        return Decision(chosen=None, others=(), why="nobody known bears a name like it or held the office then")
    first, rest = ranked[0], tuple(ranked[1:])
    name = people.entities[first.person].name
    if first.score < _bar(question, first):
        return Decision(chosen=None, others=tuple(ranked[:SHOWN]), why=_too_little(question, first, name))
    rivals = [c for c in rest if _is_rival(c, first) and c.score >= _bar(question, c)]
    written = [c for c in (first, *rivals) if _is_as_written(question.name, c, people, spelling)] if rivals else []
    if len(written) == 1:
        rest = tuple(c for c in ranked if c is not written[0])
        first, rivals = written[0], []
    if rivals:
        names = " or ".join(people.entities[c.person].name for c in (first, *rivals))
        return Decision(chosen=None, others=tuple(ranked[:SHOWN]), why=f"it may be {names}; nothing tells them apart")
    return Decision(chosen=first, others=rest[:SHOWN], why=f"{name} is {_lead(rest, people)}")


def _rank(candidate: Candidate, time: TimeSpan | None) -> tuple[float, bool, int, str]:
    """Order candidates: the higher score first; of equals who was in office nearest to the time."""
    days = min((_days_off(t, time) for t in candidate.terms if time), default=0)
    return -candidate.score, not candidate.is_exact, days, candidate.person


def _is_rival(candidate: Candidate, first: Candidate) -> bool:
    """Whether another may be meant as well: as sure by name, in office as well, and with nearly the same score."""
    if (first.is_exact and not candidate.is_exact) or (first.in_office and not candidate.in_office):
        return False
    return first.score - candidate.score < MARGIN


def _is_as_written(name: str, candidate: Candidate, people: People, spelling: Spelling) -> bool:
    """Whether a name has the parts of one of the person's in their order: father and son may share all parts."""
    parts = spelling.parts(name)
    return any(spelling.parts(known) == parts for known in people.names_of(candidate.person, name))


def _days_off(term: Term, time: TimeSpan | None) -> int:
    if time is None or term.covers(time.earliest, time.latest):
        return 0
    before = (term.start - time.latest).days if term.start else 0
    after = (time.earliest - term.end).days if term.end else 0
    return max(before, after)


def _lead(rest: Sequence[Candidate], people: People) -> str:
    if not rest:
        return "the only one who fits"
    return f"ahead of {people.entities[rest[0].person].name} ({rest[0].score:.2f})"


def _bar(question: Question, candidate: Candidate) -> float:
    """Return the score that decides.

    A name that is not exactly one of the person's is never enough without an office or an owner.
    """
    if question.of or (question.office and candidate.terms):
        return DECIDED
    if not candidate.is_exact:
        return OUT_OF_REACH
    return DECIDED if question.time and candidate.terms else ALONE


def _too_little(question: Question, first: Candidate, name: str) -> str:
    if question.name and first.is_exact and not question.office:
        return f"the name fits {name}, but a bare name needs an office, a state or a day to be sure"
    return f"{name} comes nearest ({first.score:.2f}), and that is too little"


def block(question: Question, people: People, spelling: Spelling) -> list[str]:
    """Return who is worth comparing: all who share the key of a part of the name, and the holders of the office.

    Without an owner the holders in all states are many: they are compared only where there is no name, or none like it.
    """
    found: dict[str, None] = {}
    for part in spelling.parts(question.name):
        for key in sorted(spelling.keys(part)):
            found |= dict.fromkeys(people.by_key(spelling).get(key, ()))
    if question.office and (question.of or not found):
        found |= dict.fromkeys(t.person for t in _terms_of_office(question, people))
    return list(found)


def _terms_of_office(question: Question, people: People) -> Iterator[Term]:
    """Yield the terms of the office asked for: of its owner, else of all owners at the time."""
    if question.of:
        yield from people.by_office.get((question.office or "", question.of), ())
        return
    for (office, _), terms in people.by_office.items():
        if office == question.office:
            yield from (t for t in terms if _is_then(t, question.time))


def score_candidate(question: Question, person: str, people: People, spelling: Spelling) -> Candidate:
    """Score one person against the question."""
    likeness = best_likeness(question.name, person, people, spelling) if question.name else None
    held = [t for t in people.terms.get(person, ()) if _is_asked(t, question)]
    then = [t for t in held if question.time and _is_then(t, question.time)]
    support, reasons = _support(question, person, people, held, then)
    score = 1 - (1 - likeness.score) * (1 - support) if likeness else _office_score(question, held, then)
    if question.name and question.of and not held and people.entities[person].state not in {None, question.of}:
        score, reasons = score * OTHER_STATE, [*reasons, "belongs to another state"]
    elif question.office and not held and _is_covered(question, people):
        score, reasons = score * NEVER_HELD, [*reasons, "is not known to have held the office"]
    if likeness and all(pair.by == INITIAL for pair in likeness.pairs):
        score = 0.0  # nothing agrees, or initials alone
    return Candidate(
        person=person,
        score=round(min(score, 1.0), 4),
        likeness=likeness,
        reasons=(*_name_reasons(question, likeness), *reasons),
        terms=tuple(then or held),
        in_office=bool(then),
    )


def _is_covered(question: Question, people: People) -> bool:
    """Whether the lexicon knows holders of the office; "minister" or "envoy" may be anybody."""
    if question.of:
        return (question.office or "", question.of) in people.by_office
    return any(office == question.office for office, _ in people.by_office)


def _office_score(question: Question, held: Sequence[Term], then: Sequence[Term]) -> float:
    """Score a holder of an office that is asked for without a name.

    Ends read off snapshots are less sure, and a suspended holder is less meant than who acts for him.
    """
    if question.time and not then:
        return NAMELESS_ONCE if held else 0.0
    sure = (t.is_firm and not _is_suspended(t, question) for t in then or held)
    return max((NAMELESS if s else NAMELESS_VAGUE for s in sure), default=0.0)


def _is_suspended(term: Term, question: Question) -> bool:
    return question.time is not None and term.is_suspended(question.time.earliest, question.time.latest)


def _name_reasons(question: Question, likeness: Likeness | None) -> Iterator[str]:
    if likeness is None:
        return
    yield f"{question.name!r} is like a name of this person by {likeness.score:.2f}"
    yield from likeness.reasons()


def _support(
    question: Question, person: str, people: People, held: Sequence[Term], then: Sequence[Term]
) -> tuple[float, list[str]]:
    """Return what office, owner and time say for a person, 0..1, and in which words."""
    if then and (question.office or question.of):
        return HELD_THEN, [f"held it on that day: {_term_text(then[0])}", *_powers(then[0], question)]
    if then:
        return HELD_ONCE, [f"was in office on that day: {_term_text(then[0])}"]
    if held and question.office:
        when = " at another time" if question.time else ""
        return HELD_OTHERWISE if question.time else HELD_ONCE, [f"held the office{when}: {_term_text(held[0])}"]
    if question.of and people.entities[person].state == question.of:
        now = [t for t in people.terms.get(person, ()) if question.time and _is_then(t, question.time)]
        if now:
            return HELD_ONCE, [f"was in another office on that day: {_term_text(now[0])}"]
        return OF_STATE, ["belongs to that state"]
    return 0.0, []


def _powers(term: Term, question: Question) -> Iterator[str]:
    """Say where the office was held without its powers, or in another's stead."""
    if _is_suspended(term, question):
        yield "was suspended or unable on that day"
    if term.acting:
        yield "was acting"


def _term_text(term: Term) -> str:
    return f"{term.start or '...'} to {term.end or '...'} ({term.source})"


def _is_asked(term: Term, question: Question) -> bool:
    """Whether a term is of the office and owner asked for; "Minister Bálint" may be the minister of any field."""
    fits = question.office in {None, term.office} or (question.office == MINISTER and _is_ministry(term.office))
    return fits and question.of in {None, term.of}


def _is_ministry(office: str) -> bool:
    return office.endswith(f"_{MINISTER}") and office != "prime_minister"


def _is_then(term: Term, time: TimeSpan | None) -> bool:
    return time is None or term.covers(time.earliest, time.latest)


def best_likeness(name: str, person: str, people: People, spelling: Spelling) -> Likeness:
    """Return the likeness of `name` to the nearest of a person's names."""
    names = people.names_of(person, name)
    return max((compare_names(name, n, spelling) for n in names), key=lambda found: found.score)


def _changes(question: Question, decision: Decision, people: People, spelling: Spelling) -> Iterator[str]:
    """Yield which hint decided: what would be said without it."""
    hints = {
        "office": replace(question, office=None) if question.name and question.office else None,
        "owner": replace(question, of=None) if question.of else None,
        "day": replace(question, time=None) if question.time else None,
    }
    mine = decision.chosen.person if decision.chosen else None
    for hint, fewer in hints.items():
        theirs = person_meant(fewer, people, spelling) if fewer else mine
        if theirs != mine:
            told = f"{people.entities[theirs].name} would be meant" if theirs else "nobody could be told"
            yield f"without the {hint}, {told}"
    if decision.chosen is None:
        yield from _would_decide(question, decision, people)


def _would_decide(question: Question, decision: Decision, people: People) -> Iterator[str]:
    """Yield, for the nearest, the office that would have made them the one meant."""
    for candidate in decision.others[:2] if question.name else ():
        terms = people.terms.get(candidate.person, ())
        likeness = candidate.likeness.score if candidate.likeness else 0.0
        if terms and not (question.office and candidate.terms) and 1 - (1 - likeness) * (1 - HELD_THEN) >= DECIDED:
            name = people.entities[candidate.person].name
            yield f"as {terms[-1].office.replace('_', ' ')} between {_term_text(terms[-1])}, {name} would be meant"
