"""The relations of other label sets made into those of Universal Dependencies 2.

Takes the heads and relations of a sentence as a model with ClearNLP labels gives them (spaCy's `en_core_web_*`: dobj,
pobj, prep, attr ...); gives them as UD has them. Most relations have another name only (the table). Four constructions
have another head as well: UD hangs a noun on the verb and its preposition on the noun; takes the predicate, not the
copula, as the head; hangs all conjuncts on the first; and a conjunction on the conjunct it stands before. Sources: the
CLEAR guidelines (Choi & Palmer 2012); universaldependencies.org, "English". A preposition that is a predicate ("is in
Tokyo") stays an oblique of "is": no label tells it from other obliques.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

CLEAR_ONLY = frozenset({"dobj", "pobj", "prep", "nsubjpass", "relcl", "attr"})

NAMES = {
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
SAME = frozenset(
    "acl advcl advmod amod appos aux case cc ccomp compound conj csubj dep det expl mark nmod nsubj nummod parataxis "
    "punct xcomp".split()
)  # labels of both sets; what is in neither table is `dep`
VERBAL = frozenset({"VERB", "AUX", "ADJ", "ADV"})  # what carries oblique nouns; nouns carry nominal modifiers
CLAUSAL = frozenset({"VERB", "AUX", "ADJ"})  # what heads the clause after a preposition: "by signing"
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
OBJECTS = frozenset({"pobj", "pcomp"})
PREDICATES = frozenset({"attr", "acomp"})
ROLES = frozenset(
    "root conj ccomp xcomp csubj csubj:pass nsubj nsubj:pass parataxis appos acl acl:relcl advcl obl nmod "
    "obl:agent".split()
)  # what a preposition can be for the sake of its object


def is_clear(labels: Iterable[str]) -> bool:
    """Whether a model's relations are those of ClearNLP."""
    return not CLEAR_ONLY.isdisjoint(labels)


def to_universal(heads: Sequence[int], relations: Sequence[str], pos: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return heads and relations of one sentence in Universal Dependencies; a root is its own head.

    >>> to_universal([1, 1, 1, 2], ["nsubj", "ROOT", "prep", "pobj"], ["PROPN", "VERB", "ADP", "PROPN"])
    ([1, 1, 3, 1], ['nsubj', 'root', 'case', 'obl'])
    """
    tree = _Tree(heads, relations, pos)
    tree.raise_objects()
    tree.raise_predicates()
    tree.hang_conjuncts()
    return tree.heads, tree.names


def _name(relation: str, pos: str, *, is_root: bool) -> str:
    """Return the name of a relation in UD, as far as the label and the word itself decide it."""
    if is_root:
        return "root"
    if relation == "aux" and pos == "PART":
        return "mark"  # "to sign"
    return NAMES.get(relation) or (relation if relation in SAME else "dep")


@dataclass(slots=True)
class _Tree:
    """A sentence on its way from ClearNLP to UD; every step keeps it a tree with the same number of roots."""

    clear_heads: Sequence[int]
    relations: Sequence[str]
    pos: Sequence[str]
    heads: list[int] = field(init=False)
    names: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.heads = list(self.clear_heads)
        rows = enumerate(zip(self.heads, self.relations, self.pos, strict=True))
        self.names = [_name(relation, pos, is_root=head == i) for i, (head, relation, pos) in rows]

    def raise_objects(self) -> None:
        """Hang every object of a preposition where the preposition hung, and the preposition on it.

        Prepositions in a row ("from among the ministers") all end up on the object; so do prepositions that share one
        ("in and around Tokyo").
        """
        objects: dict[int, int] = {}  # preposition → its object
        rest = []
        for index, relation in enumerate(self.relations):
            if relation in OBJECTS and self.heads[index] != index:
                is_first = self._is_preposition(self.heads[index]) and self.heads[index] not in objects
                if is_first:
                    objects[self.heads[index]] = index
                else:
                    rest.append(index)
        for index in rest:  # a slip of the parser
            self.names[index] = self._role(self.heads[index], clause=self._is_clause(index))
        for preposition, index in objects.items():
            self._raise_object(index, preposition, objects)
        for index, relation in enumerate(self.relations):
            if relation in PREPOSITIONS and self.names[index] in {"dep", "iobj"}:  # not raised, and no root
                self._name_alone(index, relation)

    def _raise_object(self, index: int, preposition: int, objects: dict[int, int]) -> None:
        first = preposition
        while self._is_bare_first(first, objects):
            first = self.heads[first]
        self._promote(index, first, "mark" if self._is_clause(index) else "case", shared=first != preposition)
        above = self.heads[index]
        while self.relations[above] in PREPOSITIONS and above not in objects and above != index:
            self._promote(index, above, "mark" if self._is_clause(index) else "case")
            above = self.heads[index]

    def _is_bare_first(self, index: int, objects: dict[int, int]) -> bool:
        """Whether a preposition is joined to an earlier one that shares its object."""
        above = self.heads[index]
        return self.relations[index] == "conj" and self._is_preposition(above) and above not in objects

    def _promote(self, index: int, above: int, name: str, *, shared: bool = False) -> None:
        """Let `index` take the place of the word `above` it and all that hangs there; `name`: what that becomes.

        `shared`: conjunctions and conjuncts stay.
        """
        role = self.names[above]
        if role not in ROLES:
            agent = self.relations[above] == "agent"
            role = self._role(self.heads[above], clause=self._is_clause(index), agent=agent)
        self.names[index] = role
        self.heads[index] = index if self.heads[above] == above else self.heads[above]
        for other, head in enumerate(self.heads):
            if head == above and other != above and not (shared and self.names[other] in {"cc", "conj"}):
                self.heads[other] = index
        self.heads[above], self.names[above] = index, name

    def _is_preposition(self, index: int) -> bool:
        return self.relations[index] in PREPOSITIONS or self.pos[index] in {"ADP", "SCONJ"}

    def _is_clause(self, index: int) -> bool:
        return self.relations[index] == "pcomp" and self.pos[index] in CLAUSAL

    def _role(self, above: int, *, clause: bool, agent: bool = False) -> str:
        """Return what an object is to the word its preposition hangs on."""
        verbal = self.pos[above] in VERBAL
        if clause:
            return "advcl" if verbal else "acl"
        return "obl:agent" if agent else "obl" if verbal else "nmod"

    def _name_alone(self, index: int, relation: str) -> None:
        """Name a preposition without a noun ("moved on"), or a noun that is a dative by itself."""
        if relation == "dative" and self.pos[index] != "ADP":
            return
        self.names[index] = "advmod" if self.pos[index] == "ADV" else self._role(self.heads[index], clause=False)

    def raise_predicates(self) -> None:
        """Make the predicate the head of its clause and the copula its dependent; of "there is" the subject."""
        existential = {self.clear_heads[i] for i, relation in enumerate(self.relations) if relation == "expl"}
        done: set[int] = set()
        for index, relation in enumerate(self.relations):
            copula = self.clear_heads[index]
            if relation not in PREDICATES or self.heads[index] != copula or copula == index:
                continue
            if copula in existential:
                self.names[index] = "nsubj"
            elif self.pos[copula] == "AUX" and copula not in done:
                done.add(copula)
                role = self.names[copula]
                self._promote(index, copula, "cop")
                self.names[index] = role

    def hang_conjuncts(self) -> None:
        """Hang conjunctions on the conjunct behind them, and all conjuncts on the first."""
        for index, name in enumerate(self.names):
            above = self.heads[index]
            if name == "cc" and above < index:
                behind = (i for i in range(index + 1, len(self.heads)) if self._is_conjunct(i, above))
                self.heads[index] = next(behind, above)
        for index, name in enumerate(self.names):
            while name == "conj" and self.names[self.heads[index]] == "conj":
                self.heads[index] = self.heads[self.heads[index]]

    def _is_conjunct(self, index: int, first: int) -> bool:
        return self.names[index] == "conj" and self.heads[index] == first
