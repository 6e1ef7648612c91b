"""Grammar by the parse: clauses, subjects and objects of a sentence whose words have heads.

Takes the words, parties and rules of a sentence and its Tree; gives a Grammar. A clause has its own subject or shares
that of the clause it hangs on; objects and phrases hang on the predicate or on the noun it takes ("signed a pact with
Peru"). Inside a phrase the parties are told as without a parse: "the leaders of the two sides" stand for them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.extract.clauses import SETTING, anchor, find_clauses
from dragoman.extract.grammar import Subject, Unit
from dragoman.extract.parties import POSSESSIVE, Cast, Place, find_subject
from dragoman.extract.rules import Hit, RuleBook, RuleClass
from dragoman.extract.tree import Tree
from dragoman.extract.units import keep_longest
from dragoman.types.claim import Role

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
CONTENT = frozenset({"VERB", "NOUN", "PROPN"})
BESIDE = ("acl", "advcl", "parataxis", "ccomp")  # what describes a noun is not the noun
FINITE = frozenset({"VBD", "VBP", "VBZ"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
DEPTH = 3  # "signed [an agreement [on trade [with Peru]]]"
ATTRIBUTES = frozenset({"amod", "compound", "case", "mark"})
CARRIERS = frozenset({"obj", "obl", "nmod", "xcomp"})


@dataclass(frozen=True, slots=True)
class Syntax:
    """The grammar of one sentence, told from its parse."""

    cast: Cast
    tree: Tree
    units: tuple[Unit, ...]

    def subject(self, unit: Unit, main: Hit, report: Hit | None, before: tuple[Place, ...]) -> Subject:
        """Return the parties of the subject of `main`, also one it shares; those `before` where it has none at all."""
        node = self._node(main)
        heads = [h for h in self._doers(node, main) if not self._is_in(main, h)] if node is not None else []
        places = tuple(dict.fromkeys(p for head in heads for p in self._parties(head)))
        if places:
            own = unit.start <= places[0].first and places[-1].last < unit.stop and places[0].first < main.first
            return Subject(places, own=own)
        if not heads and node is not None and self.tree.tags[node] in FINITE and not self.is_passive(main):
            found = find_subject(self.cast, unit.start, main.first)  # the parse lost its subject
            return Subject(found, own=bool(found))
        pronouns = all(self.tree.lemmas[h].lower() in PRONOUNS for h in heads)
        return Subject(before if pronouns else (), own=False)

    def reporter(self, unit: Unit, report: Hit) -> tuple[Place, ...]:
        """Return who says what `report` passes on; in the passive ("as stated by") whoever stands after "by"."""
        node = self._node(report)
        if node is None:
            return ()
        heads = (self.tree.agents(node) if self.tree.is_passive(node) else []) or self.tree.subjects(node)
        return self._named(heads)

    def others(self, unit: Unit, hit: Hit) -> Iterator[tuple[Role, Place]]:
        """Yield the parties that stand in a place the rule of `hit` knows."""
        taken: set[int] = set()
        phrases = list(self._phrases(hit))
        for word, role in hit.rule.others:
            for place in self._first_party(head for found, head in phrases if found == word):
                if place.first not in taken and place.mention.origin != POSSESSIVE:
                    taken.add(place.first)
                    yield role, place

    def is_passive(self, hit: Hit) -> bool:
        """Whether the verb of the hit is in the passive."""
        node = self._node(hit)
        says = self.cast.tokens[hit.first].low in hit.rule.elements[0].participles if hit.rule.elements else False
        return says and not hit.is_nominal and node is not None and self.tree.is_passive(node)

    def agents(self, unit: Unit, hit: Hit) -> tuple[Place, ...]:
        """Return the parties after "by"."""
        node = self._node(hit)
        return self._named([head for word, head in self._phrases(hit) if word == "by"]) if node is not None else ()

    def befallen(self, unit: Unit, hit: Hit) -> tuple[Place, ...]:
        """Return the parties of the subject of a passive."""
        node = self._node(hit)
        return self._named(self.tree.objects(node)) if node is not None else ()

    def _node(self, hit: Hit) -> int | None:
        return anchor(self.tree, self.cast.tokens, hit)

    def _doers(self, node: int, main: Hit) -> list[int]:
        """Return the heads of the subject; of a plan "to" do something its owner, of a noun who does what it is in."""
        tree = self.tree
        if main.is_nominal and main.rule.cls is not RuleClass.CUE:
            above = next((n for n in [node, *tree.above(node)] if tree.subjects(n)), None)
            return tree.subjects(above) if above is not None and tree.preposition(node) not in SETTING else []
        found = tree.subjects(node)
        noun = next((n for n in tree.above(node) if tree.pos[n] in NOMINAL), None)
        if found or tree.relations[tree.first_conjunct(node)] != "acl" or noun is None:
            return found
        above = next((n for n in tree.above(noun) if tree.pos[n] == "VERB"), None)
        return tree.possessors(noun) or (tree.subjects(above) if above is not None else [])

    def _is_in(self, hit: Hit, node: int) -> bool:
        """Whether the word of `node` is one of the predicate itself: "the visit was postponed"."""
        span = hit.span(self.cast.tokens)
        return span.start <= self.tree.starts[node] < span.end

    def _phrases(self, hit: Hit) -> Iterator[tuple[str, int]]:
        """Yield (preposition, noun) of what hangs on the predicate; "_" for an object."""
        tree, tokens = self.tree, self.cast.tokens
        inside = [n for t in tokens[hit.first : hit.last + 1] if (n := tree.at(t.span.start)) is not None]
        node = self._node(hit)
        nodes = dict.fromkeys(n for n in [*([node] if node is not None else []), *inside] if tree.pos[n] in CONTENT)
        for at in nodes:
            if tree.pos[at] == "VERB" and not tree.is_passive(at):
                yield from (("_", o) for o in tree.objects(at))
        for at in nodes:
            yield from self._below(at, DEPTH)

    def _below(self, node: int, depth: int) -> Iterator[tuple[str, int]]:
        """Yield the phrases that hang on `node`, then those that hang on its objects and phrases."""
        yield from self.tree.obliques(node)
        if depth > 1:
            for child in self.tree.related(node, *CARRIERS):
                yield from self._below(child, depth - 1)

    def _first_party(self, heads: Iterable[int]) -> tuple[Place, ...]:
        return next((found for head in heads if (found := self._parties(head))), ())

    def _named(self, heads: Iterable[int]) -> tuple[Place, ...]:
        return tuple(dict.fromkeys(place for head in heads for place in self._parties(head)))

    def _parties(self, head: int) -> tuple[Place, ...]:
        """Return the parties a noun phrase stands for, with those joined to them."""
        tree, tokens = self.tree, self.cast.tokens
        cases = tree.related(head, "case", "mark", "cc", "punct")
        phrase = [i for i in tree.subtree(head, *BESIDE) if i not in cases]
        first = bisect_left(tokens, tree.ends[phrase[0]], key=lambda t: t.span.end)
        stop = bisect_left(tokens, tree.ends[phrase[-1]], key=lambda t: t.span.start)
        owned = any(p.first <= first and stop - 1 <= p.last for p in self.cast.places)
        return find_subject(self.cast, first, stop) if not owned else self._covering(first, stop)

    def _covering(self, first: int, stop: int) -> tuple[Place, ...]:
        """Return the party whose name the phrase is a part of."""
        return tuple(p for p in self.cast.places if p.first <= first and stop - 1 <= p.last)[:1]


def read_syntax(cast: Cast, tree: Tree, rules: RuleBook) -> Syntax:
    """Find the predicates of a sentence that the parse bears out, and the clauses around them."""
    hits = [h for h in rules.find(cast.tokens) if _is_borne_out(tree, cast, h)]
    cast = _without_predicates(cast, hits)
    bare = Syntax(cast, tree, ())
    meant = [h for h in keep_longest(hits) if _has_object(bare, h)]
    return Syntax(cast, tree, find_clauses(tree, cast.tokens, meant))


def _without_predicates(cast: Cast, hits: Iterable[Hit]) -> Cast:
    """Leave out what the model takes for a name and the rules for a predicate ("Assistance was provided")."""
    ends = {index for h in hits for index in (h.first, h.last)}
    places = [p for p in cast.places if p.mention.origin != "model" or p.first != p.last or p.first not in ends]
    return replace(cast, places=places)


def _is_borne_out(tree: Tree, cast: Cast, hit: Hit) -> bool:
    """Whether the words of the rule are what it takes them for, and its last hangs in the clause of its first."""
    first = tree.at(cast.tokens[hit.first].span.start)
    if first is None:
        return False
    element, pos = hit.rule.elements[0], tree.pos[first]
    if hit.rule.cls is RuleClass.NOUN or element.noun:
        fits = pos in NOMINAL or tree.tags[first] == "VBG"
    elif element.verb:
        fits = pos in VERBAL and (tree.relations[first] not in ATTRIBUTES or tree.tags[first] == "VBD")
        fits = fits and not (hit.first == 0 and tree.tags[first] in {"VBZ", "VBP"})  # "Talks with Iran failed"
    else:
        fits = tree.tags[first] == "MD" if cast.tokens[hit.first].low in {"will", "may", "might", "must"} else True
    return fits and _hangs_together(tree, cast, hit, first)


def _hangs_together(tree: Tree, cast: Cast, hit: Hit, first: int) -> bool:
    """Whether no clause edge lies between the first and the last word that says something."""
    inside = [n for t in cast.tokens[hit.first : hit.last + 1] if (n := tree.at(t.span.start)) is not None]
    last = next((n for n in reversed(inside) if tree.pos[n] in CONTENT), first)
    line = [last, *tree.above(last)]
    if first not in line:
        back = [first, *tree.above(first)]
        return last in back or tree.heads[first] in line or bool(set(back[:3]) & set(line[:3]))
    path = line[: line.index(first)]
    return not any(tree.relations[n] in {"advcl", "ccomp", "parataxis"} and tree.pos[n] == "VERB" for n in path)


def _has_object(grammar: Syntax, hit: Hit) -> bool:
    """Whether what the row requires is there; mutual and passive acts find it elsewhere."""
    if not hit.rule.required or hit.rule.mutual or grammar.is_passive(hit):
        return True
    return any(role in hit.rule.required for role, _ in grammar.others(Unit((), 0, 0, ""), hit))
