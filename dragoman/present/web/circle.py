"""The network as a drawing: parties on a circle, ties as curves through it. The same network is the same drawing.

Takes a network; gives places in units of the drawing. Parties that have much to do with each other stand close
together; where there are too many, those with most facts are drawn.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from dragoman.answer.network import Network, Node, Tie

SIZE = 1000.0  # of the drawing, both ways
RADIUS = 290.0  # of the circle; the rest is room for names
MAX_DRAWN = 200  # parties: each then has nine units of the circle, enough for a name where the drawing is large
CLOSE = 60  # parties from which names are set small, and the drawing large
MAX_TIES = 500  # the strongest; more lines than that tell nothing apart
WIDEST, NARROWEST = 10.0, 1.0
NEAR = 4  # parties placed last, beside which the next one is chosen
LONGEST = 21  # characters of a name


@dataclass(frozen=True, slots=True)
class Spot:
    """A party on the circle: its dot, and its name, turned by `turn` degrees and ending at the dot if `is_left`."""

    node: Node
    x: float
    y: float
    radius: float
    turn: float
    is_left: bool
    label: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A tie as a quadratic curve, bent towards the middle."""

    tie: Tie
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Curves below, spots above; `left_out` counts the parties, `ties_left_out` the ties that are not drawn."""

    spots: tuple[Spot, ...]
    curves: tuple[Curve, ...]
    left_out: int
    ties_left_out: int

    @property
    def is_close(self) -> bool:
        """Whether there are so many parties that their names must be small."""
        return len(self.spots) > CLOSE


def draw(found: Network) -> Drawing:
    """Draw a network."""
    most = sorted(found.nodes, key=lambda node: (-node.facts, node.name, node.id))[:MAX_DRAWN]
    drawn = {node.id for node in most}
    ties = [tie for tie in found.ties if tie.one in drawn and tie.other in drawn][:MAX_TIES]
    order = ring_order(most, ties)
    spots = {node.id: _spot(node, place, len(order), most[0].facts) for place, node in enumerate(order)}
    strongest = max((tie.facts for tie in ties), default=1)
    curves = [_curve(tie, spots[tie.one], spots[tie.other], strongest) for tie in reversed(ties)]
    return Drawing(tuple(spots.values()), tuple(curves), len(found.nodes) - len(most), len(found.ties) - len(ties))


def ring_order(nodes: Sequence[Node], ties: Sequence[Tie]) -> list[Node]:
    """Return the parties in the order in which they stand on the circle: each beside those it has most to do with."""
    strength: Mapping[str, dict[str, int]] = defaultdict(dict)
    for tie in ties:
        strength[tie.one][tie.other] = strength[tie.other][tie.one] = tie.facts
    waiting = list(nodes)
    order: list[Node] = []
    while waiting:
        last = [node.id for node in order[-NEAR:]]
        pulls = [sum(strength[node.id].get(other, 0) for other in last) for node in waiting]
        order.append(waiting.pop(pulls.index(max(pulls))))
    return order


def _spot(node: Node, place: int, count: int, most: int) -> Spot:
    angle = 2 * pi * place / count - pi / 2
    is_left = cos(angle) < 0
    degrees = angle * 180 / pi
    name = node.name if len(node.name) <= LONGEST else f"{node.name[: LONGEST - 1]}…"
    return Spot(
        node=node,
        x=round(SIZE / 2 + RADIUS * cos(angle), 1),
        y=round(SIZE / 2 + RADIUS * sin(angle), 1),
        radius=round(3 + 6 * (node.facts / most) ** 0.5, 1),
        turn=round(degrees + 180 if is_left else degrees, 1),
        is_left=is_left,
        label=name,
    )


def _curve(tie: Tie, one: Spot, other: Spot, strongest: int) -> Curve:
    middle = SIZE / 2
    apart = hypot(one.x - other.x, one.y - other.y) / (2 * RADIUS)
    bend = 0.9 - 0.8 * apart  # of the way from the middle to the chord: ties of neighbours stay near the rim
    x = middle + bend * ((one.x + other.x) / 2 - middle)
    y = middle + bend * ((one.y + other.y) / 2 - middle)
    path = f"M{one.x} {one.y}Q{round(x, 1)} {round(y, 1)} {other.x} {other.y}"
    return Curve(tie, path, round(NARROWEST + (WIDEST - NARROWEST) * (tie.facts / strongest), 1))
