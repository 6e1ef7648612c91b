"""Which claims hang together: those that grouping may compare, those that people judged together, and their stages.

Takes outlines of all claims, the parties known and the ties of judgements; gives pieces of ids. Grouping compares
claims only inside blocks: of one family between the same sides, or of sides of which one set holds the other; of one
sum, programme or text; in one document; what sides undertake with the meetings at which they do. Claims of blocks that
hang together are weighed together, and what is found of them is what weighing all claims finds. Too many is slow, too
few is wrong: where an outline does not tell, it links.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations

from dragoman.reconcile.act import FAMILIES, UPGRADED, sides_of
from dragoman.reconcile.conflict_previews import AHEAD, EXPECTATIONS, KINDS
from dragoman.reconcile.group import DATED, MUTUAL
from dragoman.reconcile.instruments import name_of, state_words
from dragoman.reconcile.undertakings import KIND, MIN_SIDES, OCCASIONS
from dragoman.reconcile.wording import SUMS_OF, TELLING_SUM
from dragoman.types.claim import Claim, Modality, Role, decision_of
from dragoman.types.entity import Entity
from dragoman.types.outline import Outline

MAY_UPGRADE = frozenset({"consultation", "other"})
"""Kinds of which some are compared as a change of relations."""
PIECE = 1000
"""Claims weighed at a time, where no more hang together: some ten MiB. At 4000 nothing is quicker."""
Sides = frozenset[str]
Parties = tuple[tuple[Role, str], ...]
Key = tuple[object, ...]


def outline_of(claim: Claim, stored: Outline) -> Outline:
    """Return the stored outline of a claim with the values it is weighed with."""
    return replace(
        stored,
        parties=tuple((a.role, a.entity_id) for a in claim.arguments if a.entity_id),
        modality=claim.modality,
        framework=claim.framework,
        framework_id=claim.framework_id,
        sums=tuple((amount.currency, amount.value) for amount in claim.amounts if amount.currency),
    )


class Blocks:
    """Numbers of claims and blocks that hang together."""

    def __init__(self, entities: Mapping[str, Entity], granted: frozenset[str], movers: Set[str]) -> None:
        """Begin empty.

        `granted` are the programmes that are followed from the first thought to the grant, `movers` the rules whose
        acts are stages of others.
        """
        self._entities = entities
        self._granted = granted
        self._movers = movers
        self._moving: set[int] = set()
        self._known_by: list[tuple[int, Sides, str | None]] = []
        self._states = state_words(entities)
        self._number: dict[Key, int] = {}
        self._parent: list[int] = []
        self._claims: dict[str, int] = {}
        self._known: dict[Parties, tuple[Sides, frozenset[str]]] = {}
        self._people: dict[tuple[str, Sides], set[str]] = defaultdict(set)
        self._in_text: dict[tuple[str, str], tuple[Sides, ...]] = {}

    def put(self, outline: Outline) -> None:
        """Put a claim into its blocks, and these together; once for each form in which it is or was weighed."""
        sides, people = self._who(outline.parties)
        numbers = []
        for family in _families(outline.kind):
            numbers.append(self._of(("block", family, sides)))
            self._people[family, sides] |= people
            if family in MUTUAL:
                told = self._in_text.get((outline.doc_id, family), ())
                if sides not in told:  # a few; a set for each text would be most of what is kept of it
                    self._in_text[outline.doc_id, family] = (*told, sides)
        numbers += [self._of(key) for key in self._keys(outline, sides)]
        self._claims[outline.id] = numbers[0]
        self._known_by.append((numbers[0], sides, outline.framework_id))
        if outline.origin in self._movers:
            self._moving.add(numbers[0])
        for other in numbers[1:]:
            self._join(numbers[0], other)

    def _who(self, parties: Parties) -> tuple[Sides, frozenset[str]]:
        """Return the sides and the people among parties; the same ones stand in many claims."""
        if parties not in self._known:
            people = frozenset(party for _, party in parties if party.startswith("person:"))
            self._known[parties] = (sides_of(parties, self._entities), people)
        return self._known[parties]

    def _keys(self, outline: Outline, sides: Sides) -> Iterator[Key]:
        """Yield what else a claim is looked up by."""
        if outline.fact_id:
            yield ("fact", outline.fact_id)
        if FAMILIES.get(outline.kind, outline.kind) in SUMS_OF:
            for currency, value in outline.sums:
                if value >= TELLING_SUM:
                    yield from (("sum", side, currency, value) for side in sides)
        if outline.framework_id in self._granted:
            yield ("programme", outline.framework_id)
        if decision := decision_of(outline.origin, outline.framework_id):
            yield ("ruling", decision)
        if outline.kind == "agreement_signed":
            name, _ = name_of(outline.framework_id, outline.framework, self._states, paired=True)
            if name:
                yield ("text", name)
        expects = outline.modality is Modality.EXPECTED and outline.kind in EXPECTATIONS
        if expects or (outline.modality in AHEAD and outline.kind in KINDS):
            yield ("preview", outline.doc_id)

    def tie(self, claim_ids: Sequence[str]) -> None:
        """Put claims together that somebody judged together; those not put into blocks before are no matter."""
        known = [self._claims[claim_id] for claim_id in claim_ids if claim_id in self._claims]
        for other in known[1:]:
            self._join(known[0], other)

    def pieces(self, seeds: Iterable[str] | None = None, *, size: int = PIECE) -> Iterator[list[str]]:
        """Yield the claims, or those that hang together with one of these, in pieces that hang on no other claim.

        A piece holds `size` claims or somewhat more: as many as hang together. All claims must be in their blocks.
        """
        self._link_sides()
        self._link_undertakings()
        self._link_stages()
        wanted = None if seeds is None else {self._find(self._claims[seed]) for seed in seeds}
        by_root: dict[int, list[str]] = {}
        for claim_id, number in self._claims.items():
            root = self._find(number)
            if wanted is None or root in wanted:
                by_root.setdefault(root, []).append(claim_id)
        piece: list[str] = []
        for members in by_root.values():
            piece += members
            if len(piece) >= size:
                yield piece
                piece = []
        if piece:
            yield piece

    def _link_sides(self) -> None:
        """Put blocks together whose sides are some of another's: a report may leave a party out."""
        by_family: dict[str, list[Sides]] = defaultdict(list)
        for family, sides in self._people:
            by_family[family].append(sides)
        for family, found in by_family.items():
            for some, more in _nested(found):
                if family not in DATED or self._people[family, some] & self._people[family, more]:
                    self._join(self._of(("block", family, some)), self._of(("block", family, more)))
        for (_, family), sides_there in self._in_text.items():
            for some, more in _nested(sides_there):
                self._join(self._of(("block", family, some)), self._of(("block", family, more)))

    def _link_undertakings(self) -> None:
        """Put what sides undertake together with the acts between them at which they may have done so."""
        for family, sides in [key for key in self._people if key[0] == FAMILIES.get(KIND, KIND)]:
            for other in sorted(OCCASIONS) if len(sides) >= MIN_SIDES else ():
                if (other, sides) in self._people:
                    self._join(self._of(("block", family, sides)), self._of(("block", other, sides)))

    def _link_stages(self) -> None:
        """Put blocks together of which one may tell a stage of the other's acts: by framework, or by two sides."""
        moving = {self._find(number) for number in self._moving}
        known = [(number, key) for number, sides, name in self._known_by for key in _acts_known_by(sides, name)]
        told = {key for number, key in known if self._find(number) in moving}
        for number, key in known:
            if key in told:
                self._join(number, self._of(key))

    def _of(self, key: Key) -> int:
        number = self._number.setdefault(key, len(self._parent))
        if number == len(self._parent):
            self._parent.append(number)
        return number

    def _find(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def _join(self, left: int, right: int) -> None:
        self._parent[self._find(left)] = self._find(right)


def _acts_known_by(sides: Sides, framework_id: str | None) -> Iterator[Key]:
    """Yield what a stage finds an act by (`stages.py`)."""
    if framework_id:
        yield ("framework", framework_id)
    yield from (("pair", pair) for pair in combinations(sorted(sides), 2))


def _families(kind: str) -> tuple[str, ...]:
    """Return the families a claim of this kind may be compared under: its words decide, which an outline lacks."""
    family = FAMILIES.get(kind, kind)
    return (family, UPGRADED) if kind in MAY_UPGRADE else (family,)


def _nested(found: Sequence[Sides]) -> Iterator[tuple[Sides, Sides]]:
    """Yield the pairs of which the first holds some of the second's sides and no others; never no sides at all."""
    by_first: dict[str, list[Sides]] = defaultdict(list)
    for sides in found:
        if sides:
            by_first[min(sides)].append(sides)
    for more in found:
        for side in more if len(more) > 1 else ():
            yield from ((some, more) for some in by_first.get(side, ()) if some < more)
