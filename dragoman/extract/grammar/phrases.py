"""Which parties a noun phrase of a sentence stands for.

Takes the cast of a sentence and its tree; gives places of parties by the node that heads a phrase. A phrase stands for
those joined to it, too; inside it the parties are told as without a parse: "the leaders of the two sides" stand for
them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.extract.grammar.parties import NO_SUBJECT, Cast, Place, coordinated, find_subject
from dragoman.extract.grammar.tree import FINITE, SUBJECTS, Tree
from dragoman.text.folding import fold
from dragoman.text.tokens import END, START
from dragoman.types.claim import Role
from dragoman.types.entity import EntityKind

BESIDE = ("acl", "advcl", "parataxis", "ccomp")  # what describes a noun is not the noun
POSSESSIVES = frozenset({"his", "her", "their", "he", "she", "they"})
BY_MODEL = "model"  # the origin of a name that only the model of English found
LEADING = frozenset({"lead", "head", "chair"})
DELEGATIONS = frozenset({"delegation", "mission", "team"})
CHANNELS = frozenset({"through", "via"})  # "to Sudan through the UNHCR and the WFP": these gain nothing


@dataclass(frozen=True, slots=True)
class Phrases:
    """The noun phrases of one sentence, by the nodes that head them; `known` keeps the parties they stand for."""

    cast: Cast
    tree: Tree
    known: dict[tuple[int, frozenset[str]], tuple[Place, ...]] = field(
        default_factory=dict, repr=False, compare=False, kw_only=True
    )

    def _first_party(self, heads: Iterable[int], *, silent: frozenset[str]) -> tuple[Place, ...]:
        return next((found for head in heads if (found := self._parties(head, silent=silent))), ())

    def _named(self, heads: Iterable[int]) -> tuple[Place, ...]:
        return tuple(dict.fromkeys(place for head in heads for place in self._parties(head)))

    def _parties(self, head: int, *, silent: frozenset[str] = NO_SUBJECT) -> tuple[Place, ...]:
        """Return the parties a noun phrase stands for, with those joined to them."""
        found = self.known.get((head, silent))
        if found is None:
            members = [m for m in self.tree.conjuncts(head) if m == head or not self._is_apart(head, m)]
            together = dict.fromkeys([p for member in members for p in self._alone(member, silent)])
            found = self.known[head, silent] = tuple(together)
        return found

    def _is_apart(self, head: int, node: int) -> bool:
        """Whether a noun the parse joined to another opens the next clause, or is whom it passes through."""
        return self._opens_clause(node) or not CHANNELS.isdisjoint(self.tree.lows[head + 1 : node])

    def _opens_clause(self, node: int) -> bool:
        """Whether a noun the parse joined to another opens the next clause ("... and Mali thanked Norway")."""
        tree = self.tree
        following = tree.subtree(node, *BESIDE, "conj")[-1] + 1
        if following >= len(tree) or tree.tags[following] not in FINITE or tree.pos[following] != "VERB":
            return False
        return tree.relations[following] not in {"aux", "cop"} and not tree.related(following, *SUBJECTS)

    def _alone(self, head: int, silent: frozenset[str]) -> tuple[Place, ...]:
        """Return the parties one member of a list of noun phrases stands for."""
        tree = self.tree
        cases = tree.related(head, "case", "mark", "cc", "punct")
        opens = max((c for c in cases if c < head and tree.relations[c] == "case"), default=-1)
        phrase = [i for i in tree.subtree(head, *BESIDE, "conj") if i not in cases and i > opens]
        first, stop = self._tokens(phrase)
        owner = self._covering(first, stop)
        if owner:
            return self._owned(owner[0]) or owner
        found = find_subject(self.cast, first, stop, silent=silent)
        named = tree.pos[head] == "PROPN" and any(
            self._tokens([o])[0] == p.first for o in tree.owners(head) for p in found
        )
        if named:
            return ()  # "Turkey's Arda Güler" is not Turkey
        return found or self._covering(*self._tokens([head]))  # a title and a name that the parse took for two

    def _owned(self, owner: Place) -> tuple[Place, ...]:
        """Return who bears the name behind a state's, of whom nothing is known: "Chile's [Codelco]" is not Chile."""
        tokens, behind = self.cast.tokens, owner.last + 1
        if owner.mention.kind is not EntityKind.STATE or behind >= len(tokens) or tokens[behind].low != "'s":
            return ()
        return tuple(p for p in self.cast.places if p.first == behind + 1 and p.mention.origin == BY_MODEL)

    def _tokens(self, nodes: Sequence[int]) -> tuple[int, int]:
        """Return the first token of the words at `nodes` and the one behind their last."""
        tree, tokens = self.tree, self.cast.tokens
        first = bisect_right(tokens, tree.starts[nodes[0]], key=END)
        return first, bisect_left(tokens, tree.ends[nodes[-1]], key=START)

    def _covering(self, first: int, stop: int) -> tuple[Place, ...]:
        """Return the party whose name the phrase is a part of."""
        for place in self.cast.places:
            if place.first <= first and stop - 1 <= place.last:
                return (place,)
        return ()

    def _apposed(self, heads: Iterable[int]) -> tuple[Place, ...]:
        """Return the list that names whom a noun stands for: "the heads of state, namely [Ana Roy and Ben Diop]"."""
        apposed = [a for head in heads for n in self.tree.subtree(head, *BESIDE) for a in self.tree.related(n, "appos")]
        named = self._named(sorted(apposed))
        return coordinated(self.cast, named[0], len(self.cast.tokens)) if named else ()

    def _leading(self, heads: Iterable[int]) -> tuple[Place, ...]:
        """Return who leads a delegation of which nothing else is told: "a delegation headed by [Ana Roy]"."""
        tree = self.tree
        groups = [head for head in heads if tree.lows[head] in DELEGATIONS]
        led = [c for group in groups for c in tree.related(group, "acl") if tree.lows[c] in LEADING]
        return self._named(agent for clause in led for agent in tree.agents(clause))

    def _in_company(self, head: int) -> tuple[Place, ...]:
        """Return who comes with the subject where the parse parted them ("the president and [his wife] will visit")."""
        if not any(self.tree.lows[o] in POSSESSIVES for o in self.tree.owners(head)):
            return ()
        first, _ = self._tokens(self.tree.subtree(head, *BESIDE, "conj"))
        while first > 0 and self.cast.tokens[first].low in {"and", "his", "her", "their"}:
            first -= 1
        return tuple(p for p in self.cast.places if p.last == first)[:1]

    def _opposed(self, heads: Iterable[int]) -> tuple[Place, ...]:
        """Return whose doings one is against, told by an adjective: "against [Soviet] claims"."""
        for head in heads:
            words = {self._tokens([n])[0] for n in self.tree.related(head, "amod", "compound")}
            found = [p for p in self.cast.places if p.first in words and fold(p.mention.text) in self.cast.adjectives]
            if found:
                return tuple(found[:1])
        return ()

    def _regions(self, heads: Iterable[int], role: Role) -> tuple[Place, ...]:
        """Return the region or, of a host, the town a phrase names without a party: help goes "to the Sahel"."""
        known = (*self.cast.regions, *self.cast.towns) if role is Role.HOST else self.cast.regions
        for head in heads:
            start, stop = self._tokens(self.tree.subtree(head, *BESIDE))
            found = tuple(p for p in known if start <= p.first and p.last < stop)
            if found:
                return found[:1]
        return ()
