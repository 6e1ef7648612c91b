"""Known people and who held which office when.

Takes the lexicon; gives the few people a name may mean, with a score and reasons. A name alone never decides between
two people: office, state and date do. Unknown people stay unknown; the nearest famous one is never taken instead.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from dragoman.lexicon.records import Lexicon
from dragoman.resolve.spelling import Spelling
from dragoman.text.folding import fold
from dragoman.types.entity import Entity, EntityKind, Name, Term
from dragoman.types.value import TimeSpan

ALIKE = 0.74  # "Feisal bin Farkhan" and "Faisal bin Farhan" 0.86; different ministers of one state 0.2-0.55
GAPPED = "no snapshots"  # in the note of a term whose end was taken from a successor first seen years later
ALIKE_ON_A_DAY = 0.55  # where office and day point to one person


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Everybody the lexicon knows: by each folded part of a name, and their terms."""

    by_part: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[frozenset[str], ...]]
    terms: Mapping[str, tuple[Term, ...]]
    by_office: Mapping[tuple[str, str], tuple[Term, ...]]
    entities: Mapping[str, Entity]

    def named(self, name: str) -> list[str]:
        """Return the people whose names hold every part of `name`, in any order; ids sorted."""
        wanted = name_parts(name)
        if not wanted:
            return []
        first = min(wanted, key=lambda part: len(self.by_part.get(part, ())))
        return sorted(p for p in self.by_part.get(first, ()) if any(wanted <= known for known in self.parts[p]))

    def by_key(self, spelling: Spelling) -> Mapping[str, tuple[str, ...]]:
        """Return the people of each key that the parts of their names have under the rules of spelling."""
        return _index_keys(self, spelling)

    def holders(self, office: str, of: str, time: TimeSpan | None) -> list[Term]:
        """Return the terms of `office` of `of` that share a day with `time`; all of them where it is None."""
        terms = self.by_office.get((office, of), ())
        return [t for t in terms if time is None or t.covers(time.earliest, time.latest)]


def name_parts(name: str) -> frozenset[str]:
    """Return the folded words of a name; initials and titles of one letter are left out."""
    words = fold(name).replace("-", " ").replace("'", "").replace(".", " ").split()
    return frozenset(w for w in words if len(w) > 1)


@lru_cache(maxsize=4)
def _index_keys(people: People, spelling: Spelling) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for person, entity in people.entities.items():
        for name in (entity.name, *(n.text for n in entity.names)):
            for part in spelling.parts(name):
                for key in spelling.keys(part):
                    found.setdefault(key, {})[person] = None
    return {key: tuple(persons) for key, persons in found.items()}


@lru_cache(maxsize=4)
def know_people(lexicon: Lexicon) -> People:
    """Index the people and terms of `lexicon`."""
    people = {e.id: e for e in lexicon.entities.values() if e.kind is EntityKind.PERSON}
    parts = {i: tuple(name_parts(n) for n in (e.name, *(n.text for n in e.names))) for i, e in people.items()}
    by_part: dict[str, list[str]] = {}
    for person, names in parts.items():
        for part in frozenset().union(*names):
            by_part.setdefault(part, []).append(person)
    terms: dict[str, list[Term]] = {}
    offices: dict[tuple[str, str], list[Term]] = {}
    for term in lexicon.terms:
        terms.setdefault(term.person, []).append(term)
        offices.setdefault((term.office, term.of), []).append(term)
    return People(
        {k: tuple(v) for k, v in by_part.items()},
        parts,
        {k: tuple(v) for k, v in terms.items()},
        {k: tuple(v) for k, v in offices.items()},
        people,
    )


def choose_person(
    people: People, name: str, *, office: str | None, of: str | None, time: TimeSpan | None
) -> tuple[str, str] | None:
    """Return the known person `name` means, and why; None where nobody or more than one fits.

    With an office and its owner, holders come first; a bare family name needs one of office, owner or date to decide.
    """
    found = people.named(name)
    if office:
        held = _held(people, found, office, of, time)
        if len(held) == 1:
            return held[0], f"{name!r} held the office ({office}) of {of or 'one state only'}"
    if of:
        found = [p for p in found if people.entities[p].state == of] or ([] if office else found)
    whole = [p for p in found if any(name_parts(name) == known for known in people.parts[p])]
    if len(whole) == 1 and len(name_parts(name)) > 1:
        return whole[0], f"{name!r} is a full name of one known person"
    if len(found) == 1 and (len(name_parts(name)) > 1 or of):
        return found[0], f"{name!r} fits one known person"
    return None


def near_holder(people: People, name: str, office: str, of: str, time: TimeSpan | None) -> str | None:
    """Return the one holder of `office` of `of` whose name `name` garbles; None where none or several come near.

    With a day known the holder of that day needs less likeness, since office and date already say who is meant.
    """
    best: dict[str, float] = {}
    for term in people.holders(office, of, time):
        likeness = max(_likeness(name, n.text) for n in _names_of(people, term.person))
        best[term.person] = max(best.get(term.person, 0.0), likeness)
    bar = ALIKE_ON_A_DAY if time else ALIKE
    near = [person for person, likeness in best.items() if likeness >= bar]
    return near[0] if len(near) == 1 else None


def _names_of(people: People, person: str) -> Sequence[Name]:
    entity = people.entities[person]
    return (Name(entity.name), *entity.names)


def _likeness(left: str, right: str) -> float:
    """Return how alike two names are spelt, 0..1, parts in any order (Ratcliff and Obershelp's measure)."""
    as_printed = (fold(left), fold(right))
    by_part = tuple(" ".join(sorted(name_parts(n))) for n in (left, right))
    return max(SequenceMatcher(None, a, b, autojunk=False).ratio() for a, b in (as_printed, by_part))


def _held(people: People, persons: Sequence[str], office: str, of: str | None, time: TimeSpan | None) -> list[str]:
    """Return those of `persons` who held `office` (of `of`, where given) at `time`; at any time if nobody did then."""
    terms = [t for p in persons for t in people.terms.get(p, ()) if t.office == office and of in {None, t.of}]
    dated = [t for t in terms if time and t.covers(time.earliest, time.latest)]
    return list(dict.fromkeys(t.person for t in (dated or terms)))


def holder_at(people: People, office: str, of: str, time: TimeSpan | None) -> str | None:
    """Return who held `office` of `of` on all of `time`, None where no or more than one person did.

    None too where the sources of the term skip years of it: somebody they do not name may have held the office then.
    """
    if time is None:
        return None
    terms = people.holders(office, of, time)
    persons: Sequence[str] = sorted({t.person for t in terms})
    return persons[0] if len(persons) == 1 and not any(GAPPED in t.note for t in terms) else None
