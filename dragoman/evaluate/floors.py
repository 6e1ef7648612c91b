"""Floors: what was reached on each corpus, and must not be lost.

Takes and gives TOML: one table for each corpus, with the checksum of its texts and labels and one number for each
figure. Figures are rounded down to four places when pinned, so that a floor is never above what was reached.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.errors import InvalidRecordError

PLACES = 4
TOLERANCE = 1e-9  # a figure equal to its floor but for floating point is not below it

HEAD = """\
# What the quality gate holds: figures reached on labelled texts. A figure below its floor fails.
# Written by `python -m dragoman.present.cli.gate --pin`; lowering a floor needs --allow-regression.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one corpus; `checksum` is that of the texts and labels they were reached on."""

    checksum: str
    figures: Mapping[str, float] = field(default_factory=dict)

    def below(self, figures: Mapping[str, float]) -> dict[str, tuple[float | None, float]]:
        """Return the figures under their floor, or no longer measured, as (reached, floor)."""
        found = {name: (figures.get(name), floor) for name, floor in self.figures.items()}
        return {n: (got, floor) for n, (got, floor) in found.items() if got is None or got < floor - TOLERANCE}

    def above(self, figures: Mapping[str, float]) -> dict[str, tuple[float, float]]:
        """Return the figures that could be pinned higher, as (reached, floor); a new figure has floor 0."""
        rounded = {name: round_down(got) for name, got in figures.items()}
        held = {name: (got, self.figures.get(name, 0.0)) for name, got in rounded.items()}
        return {n: (got, floor) for n, (got, floor) in held.items() if got > floor or n not in self.figures}


def round_down(figure: float) -> float:
    """Cut a figure to the places that are pinned.

    >>> round_down(2 / 3), round_down(0.7)
    (0.6666, 0.7)
    """
    scale: int = 10**PLACES
    return math.floor(figure * scale + TOLERANCE) / scale


def parse_floors(text: str, *, name: str) -> dict[str, Floors]:
    """Read the floors of every corpus; `name` is used in messages.

    Raises:
        InvalidRecordError: the text is not TOML, or a table lacks its checksum or holds something but numbers.
    """
    try:
        tables = tomllib.loads(text)
        return {corpus: _floors(table) for corpus, table in tables.items()}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as err:
        raise InvalidRecordError(f"{name}: not a file of floors ({err!r}); restore it or pin again") from err


def format_floors(floors: Mapping[str, Floors]) -> str:
    """Write the floors of every corpus, in the order of their names.

    >>> parse_floors(format_floors({"samples": Floors("ab", {"claims_f1": 0.5})}), name="x")["samples"].checksum
    'ab'
    """
    tables = []
    for corpus, held in sorted(floors.items()):
        lines = [f'["{corpus}"]', f'checksum = "{held.checksum}"']
        lines += [f"{name} = {round_down(figure):.{PLACES}f}" for name, figure in held.figures.items()]
        tables.append("\n".join(lines) + "\n")
    return HEAD + "\n" + "\n".join(tables)


def _floors(table: Mapping[str, object]) -> Floors:
    figures = {k: float(str(v)) for k, v in table.items() if k != "checksum"}
    return Floors(str(table["checksum"]), figures)
