"""Where places lie: capitals, large towns, other places of meetings, seas and straits, for the map alone.

Takes nothing; gives positions in the order of the table, read once. Reports are never read with them.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from dragoman.errors import LexiconError

COLUMNS = ["name", "state", "latitude", "longitude", "source", "checked"]
MAX_LATITUDE, MAX_LONGITUDE = 90.0, 180.0


@dataclass(frozen=True, slots=True)
class Position:
    """A point in degrees north and east; of a town its centre, of a region or sea a point inside it."""

    name: str
    state: str | None
    latitude: float
    longitude: float


@cache
def load_positions() -> tuple[Position, ...]:
    """Read the table.

    Raises:
        LexiconError: a row with the wrong cells, or a point that is none on Earth.
    """
    text = (resources.files("dragoman.lexicon") / "data" / "atlas" / "positions.tsv").read_text(encoding="utf-8")
    lines = [(n, line.split("\t")) for n, line in enumerate(text.splitlines(), start=1) if line and line[0] != "#"]
    if lines[0][1] != COLUMNS:
        raise LexiconError(f"positions.tsv: the columns must be {', '.join(COLUMNS)}")
    return tuple(_position(number, cells) for number, cells in lines[1:])


def _position(number: int, cells: list[str]) -> Position:
    try:
        name, state, latitude, longitude, _source, _checked = cells
        position = Position(name, state or None, float(latitude), float(longitude))
    except ValueError as err:
        raise LexiconError(f"positions.tsv, line {number}: {err}") from err
    if abs(position.latitude) > MAX_LATITUDE or abs(position.longitude) > MAX_LONGITUDE or not name:
        raise LexiconError(f"positions.tsv, line {number}: {name or 'a row without a name'} lies nowhere on Earth")
    return position
