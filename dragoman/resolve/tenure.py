"""Whether somebody held an office on a day, and who did instead.

Takes a person, an office with its owner, and a time; gives a Misfit where somebody else is known to have held it.
"""

from dataclasses import dataclass

from dragoman.resolve.people import People
from dragoman.types.entity import Term, in_power
from dragoman.types.value import TimeSpan


@dataclass(frozen=True, slots=True)
class Misfit:
    """Somebody's own term in an office, the nearest to a time it does not cover, and the term of who held it then."""

    own: Term
    other: Term


def find_misfit(person: str, office: str, of: str, time: TimeSpan, people: People) -> Misfit | None:
    """Return the misfit of a title at a time; None where it fits, or where nobody else is surely known to have held it.

    Somebody who never held the office is none: another of that name may have. While one acts for a suspended holder,
    the title fits both.
    """
    terms = people.by_office.get((office, of), ())
    own = [t for t in terms if t.person == person]
    if not own or any(t.covers(time.earliest, time.latest) for t in own):
        return None
    others = in_power(terms, time.earliest, time.latest)
    if len(others) != 1:
        return None
    (other,) = others.values()
    nearest = max(own, key=lambda t: (t.end or time.latest, t.start or time.earliest))
    return Misfit(nearest, other)
