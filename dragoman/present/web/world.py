"""The map: places as dots on a plain outline of the world, degrees drawn as they are (plate carrée).

Takes places; gives dots in units of the drawing. A place without a position has no dot.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.answer.places import Place
from dragoman.lexicon.positions import Position

SCALE = 4.0  # units a degree, as in the outline (templates/land.svg)
TOP, BOTTOM = 80.0, -58.0  # latitudes; what lies beyond is drawn on the edge
WIDTH, HEIGHT = 360 * SCALE, (TOP - BOTTOM) * SCALE
LEAST, GROWTH, MOST = 6.0, 2.5, 30.0  # radius of a dot: its area grows with the facts


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map; `number` is its row in the table, from 1."""

    place: Place
    number: int
    x: float
    y: float
    radius: float


def dots(found: Iterable[Place]) -> tuple[Dot, ...]:
    """Draw places, the largest first, so that smaller dots lie above."""
    drawn = [_dot(place, place.position, number) for number, place in enumerate(found, start=1) if place.position]
    return tuple(sorted(drawn, key=lambda dot: (-dot.radius, dot.number)))


def _dot(place: Place, position: Position, number: int) -> Dot:
    latitude = max(BOTTOM, min(TOP, position.latitude))
    return Dot(
        place=place,
        number=number,
        x=round((position.longitude + 180) * SCALE, 1),
        y=round((TOP - latitude) * SCALE, 1),
        radius=round(min(MOST, LEAST + GROWTH * len(place.facts) ** 0.5), 1),
    )
