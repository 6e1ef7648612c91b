"""One analysed sentence as a tree: who depends on whom, and what grammar says about a word.

A Tree's nodes are numbered from 0 in text order; `growing.py` makes it of the tokens of a document. Relations
are those of Universal Dependencies 2, subtypes left out where a question does not ask for them. Knows no rules and no
names: what a word means for the register is decided elsewhere.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from itertools import islice
from typing import Any, TypeVar

T = TypeVar("T")

SUBJECTS = frozenset({"nsubj", "csubj"})
OBJECTS = frozenset({"obj", "iobj"})
OBLIQUES = frozenset({"obl", "nmod"})
SHARING = frozenset({"conj", "xcomp", "advcl", "acl"})
"""A clause in one of these relations takes the subject of the clause above it where it has none of its own."""
NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor"})
NONE = frozenset({"no", "neither"})
FINITE = frozenset({"VBD", "VBP", "VBZ"})
CONTRASTS = frozenset({"not", "unlike", "without", "rather", "instead", "except"})
BREADTH = 64  # conjuncts, clauses up the tree: no real sentence has as many


def once(ask: "Callable[[Tree, int], T]") -> "Callable[[Tree, int], T]":
    """Answer a question about a node once: a tree does not change, and many rules ask the same of a word."""
    name = ask.__name__

    @wraps(ask)
    def answer(tree: "Tree", node: int) -> T:
        known: dict[int, T] = tree.answers[name]
        try:
            return known[node]
        except KeyError:
            known[node] = found = ask(tree, node)
            return found

    return answer


def children_of(heads: Sequence[int]) -> Sequence[Sequence[int]]:
    """Return the children of each node, in text order."""
    children: list[list[int] | tuple[()]] = [()] * len(heads)
    for node, head in enumerate(heads):
        if head != node:
            known = children[head]
            if known:
                known.append(node)
            else:
                children[head] = [node]
    return children


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of one sentence. `heads` are node numbers, a root's its own; `relations` carry no subtype.

    `lows` are the lemmas in small letters, `words` the same without order. `answers` keeps what was asked of a
    node, by question.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    lemmas: Sequence[str]
    lows: Sequence[str]
    pos: Sequence[str]
    tags: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]
    subtypes: Sequence[str]
    children: Sequence[Sequence[int]]
    words: frozenset[str]
    answers: defaultdict[str, dict[Any, Any]] = field(
        default_factory=lambda: defaultdict(dict), init=False, repr=False, compare=False
    )

    def __len__(self) -> int:
        """Number of words and marks."""
        return len(self.starts)

    def at(self, offset: int) -> int | None:
        """Return the node whose word covers the character at `offset`, None between words."""
        index = bisect_left(self.ends, offset + 1)
        return index if index < len(self.starts) and self.starts[index] <= offset else None

    def covered(self, start: int, end: int) -> range:
        """Return the nodes that touch the stretch of text from `start` to `end`."""
        return range(bisect_left(self.ends, start + 1), bisect_left(self.starts, end))

    def related(self, node: int, *relations: str) -> Sequence[int]:
        """Return the children of `node` in one of `relations`, in text order."""
        names = self.relations
        found = []
        for child in self.children[node]:
            if names[child] in relations:
                found.append(child)  # noqa: PERF401 - asked so often that the call of a comprehension counts
        return found

    def above(self, node: int) -> Iterator[int]:
        """Yield the ancestors of `node`, nearest first."""
        heads = self.heads
        for _ in heads:
            above = heads[node]
            if above == node:
                return
            yield above
            node = above

    def subtree(self, node: int, *without: str) -> list[int]:
        """Return `node` and all below it in text order, but for its own branches in the relations `without`."""
        if not self.children[node]:
            return [node]
        found = [node]
        found += [c for c in self.children[node] if self.relations[c] not in without]
        for child in islice(found, 1, None):
            found += self.children[child]
        return sorted(found)

    @once
    def conjuncts(self, node: int) -> Sequence[int]:
        """Return `node` and what is joined to it by "and", "or" or a comma, in text order."""
        if not self.children[node]:
            return (node,)
        found = [node]
        for member in found:
            if len(found) > BREADTH:
                break
            found.extend(c for c in self.related(member, "conj") if c not in found and not self._is_contrast(c))
        return tuple(sorted(found))

    def _is_contrast(self, node: int) -> bool:
        """Whether a word is joined to another only to set it apart: "Chile, not Peru"."""
        beside = self.related(node, "advmod", "cc", "case", "det")
        return any(self.lows[c] in CONTRASTS for c in beside if c < node)

    @once
    def first_conjunct(self, node: int) -> int:
        """Return the first of the words `node` is joined to, itself if it is none's follower."""
        while self.relations[node] == "conj" and self.heads[node] != node:
            node = self.heads[node]
        return node

    @once
    def preposition(self, node: int) -> str:
        """Return the preposition of a noun ("with", "on", "according"), "" where it has none.

        Where several stand before it the nearest counts: "from within the alliance" is "within". A conjunct has that of
        the word it is joined to.
        """
        for _ in range(BREADTH):
            cases = [c for c in self.related(node, "case") if c < node and self.tags[c] != "POS"]
            if cases:
                return self.lows[cases[-1]]
            if self.relations[node] != "conj" or self.heads[node] == node:
                break
            node = self.heads[node]
        return ""

    @property
    def is_sound(self) -> bool:
        """Whether it says something: its root is a verb, or somewhere stands a subject."""
        roots = (i for i in range(len(self)) if self.heads[i] == i)
        return any(self.pos[r] in {"VERB", "AUX"} for r in roots) or not SUBJECTS.isdisjoint(self.relations)

    @once
    def is_passive(self, node: int) -> bool:
        """Whether `node` is in the passive, also a participle alone behind its noun ("the pact signed in May")."""
        children = self.children[node]
        if not children:
            return self.tags[node] == "VBN" and self.relations[node] == "acl"
        if "pass" in [self.subtypes[c] for c in children]:
            return True
        aux = [self.lemmas[c] for c in self.related(node, "aux", "cop")]
        if self.tags[node] != "VBN" or "have" in aux:
            return False
        if "be" in aux:
            return True
        return self.relations[node] == "acl" and not aux and not self.related(node, "obj")

    def is_negated(self, node: int) -> bool:
        """Whether "not", "never" or "nor" stands on the verb, or a "no" on its subject or object."""
        own = {self.lows[c] for c in self.related(node, "advmod", "cc", "det")}
        things = self.related(node, "obj", "nsubj")
        of_things = {self.lows[d] for thing in things for d in self.related(thing, "det")}
        return not NEGATIONS.isdisjoint(own) or not NONE.isdisjoint(of_things)

    def is_infinitive(self, node: int) -> bool:
        """Whether a "to" marks the verb as one."""
        return any(self.lemmas[c] == "to" for c in self.related(node, "mark"))

    @once
    def subjects(self, node: int) -> Sequence[int]:
        """Return the heads of the subjects of the clause of `node`, those it shares with a clause above included.

        A relative clause has the noun it describes, an infinitive under an object ("urged Chile to sign") that object,
        a clause joined to another, or a participle beside it, the subject of that one. A subject's conjuncts are not
        unfolded; a relative pronoun is replaced by what it stands for.
        """
        for _ in range(BREADTH):
            own = self.related(node, *SUBJECTS)
            if own:
                return tuple(self.antecedent(node, s) for s in own)
            relation, head = self.relations[node], self.heads[node]
            if head == node or relation not in SHARING:
                return ()
            if relation == "acl":  # of "its plan to visit", "the aim of opening" it is whose plan or aim it is
                return () if self.related(node, "mark") else (head,)
            given = self.related(head, "obj", "iobj") if relation == "xcomp" else []
            if given and self.is_infinitive(node):
                return (given[0],)
            node = head
        return ()

    def antecedent(self, node: int, subject: int) -> int:
        """Return the noun a relative clause describes in place of its pronoun."""
        relative = self.relations[node] == "acl" and self.tags[subject] in {"WDT", "WP"}
        return self.heads[node] if relative else subject

    @once
    def objects(self, node: int) -> tuple[int, ...]:
        """Return the direct and indirect objects of a verb; of a passive, what it befell."""
        if self.is_passive(node):
            subjects = self.subjects(node)
            return tuple(s for s in subjects if self.heads[s] == node) or tuple(subjects)
        if self.relations[node] == "amod" and self.related(node, *SUBJECTS):  # a verb the parse took for an adjective
            return (self.heads[node],)
        own = self.related(node, *OBJECTS)
        return tuple(own or (x for x in self.related(node, "xcomp") if self.pos[x] == "PROPN"))

    def agents(self, node: int) -> list[int]:
        """Return who does what a passive verb says, after "by"."""
        return [o for o in self.related(node, *OBLIQUES) if self.preposition(o) == "by"]

    @once
    def obliques(self, node: int) -> tuple[tuple[str, int], ...]:
        """Return (preposition, noun) for each phrase that hangs on a verb or noun, in text order."""
        return tuple((self.preposition(o), o) for o in self.related(node, *OBLIQUES))

    def owners(self, node: int) -> list[int]:
        """Return whose a noun is: "Chile's" visit, "their" visit."""
        return [c for c in self.related(node, "nmod") if self.subtypes[c] == "poss" or self._has_mark(c)]

    def possessors(self, node: int) -> list[int]:
        """Return whose a noun is, also behind it: "Chile's" visit, the visit "of Chile"."""
        return sorted({*self.owners(node), *(n for word, n in self.obliques(node) if word == "of")})

    def _has_mark(self, node: int) -> bool:
        return any(self.tags[c] == "POS" for c in self.children[node])
