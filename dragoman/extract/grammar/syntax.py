"""Grammar by the parse: clauses, subjects and objects of a sentence whose words have heads.

Takes the words, parties and rules of a sentence and its Tree; gives a Grammar. A clause has its own subject or shares
that of the clause it hangs on; objects and phrases hang on the predicate or on the noun it takes ("signed a pact with
Peru"). Which parties a phrase stands for is told in `phrases.py`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from dragoman.extract.grammar.asides import anchor, head_of
from dragoman.extract.grammar.clauses import SETTING
from dragoman.extract.grammar.enumerations import listed_after, listed_before, listed_between
from dragoman.extract.grammar.parties import NO_SUBJECT, POSSESSIVE, Place, coordinated, find_subject, is_party
from dragoman.extract.grammar.phrases import BESIDE, Phrases
from dragoman.extract.grammar.predicates import CONTENT, NOMINAL
from dragoman.extract.grammar.protocol import Subject, Unit
from dragoman.extract.grammar.tree import FINITE, SUBJECTS
from dragoman.extract.rules import Hit, RuleClass
from dragoman.types.claim import Role
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

NONFINITE = frozenset({"VB", "VBG", "VBN"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
OWNERS = frozenset({POSSESSIVE})
ARTICLES = frozenset({"the", "a", "an"})
ABOUT = frozenset({"for", "on", "about", "of"})
POSITIONS = frozenset({RuleClass.STATEMENT, RuleClass.REMARK})
RECEIVING = frozenset({Role.BENEFICIARY, Role.COUNTERPART, Role.HOST})
WITHIN = {"across": "in", "throughout": "in", "within": "in"}
COMPANY = frozenset({("together", "with"), ("along", "with"), ("accompanied", "by"), ("joined", "by")})
COMPANIONS = frozenset(first for first, _ in COMPANY)
BESIDE_ACTS = SETTING | {"despite", "ahead", "accord"}  # what follows is another act
MEMBERS = "_org"  # in `others`: an object that is an organisation ("joined [NATO]")
INNER = "_to"  # in `others`: the object of the infinitive a row ends with ("invited the king to visit [Oslo]")
BY = frozenset({"by"})
TAKEN = frozenset({"_", INNER, MEMBERS})  # in `others`: what is an object
BARE = TAKEN | {"that"}  # in `others`: what no preposition opens
UNIONS = frozenset({EntityKind.IGO, EntityKind.BODY, EntityKind.INSTRUMENT})
DEALINGS = frozenset("cooperation collaboration relation tie trade partnership link contact exchange".split())
DEPTH = 3  # "signed [an agreement [on trade [with Peru]]]"
CARRIERS = frozenset({"obj", "obl", "nmod", "xcomp"})


@dataclass(frozen=True, slots=True)
class Syntax(Phrases):
    """The grammar of one sentence, told from its parse. `meant` are the rules it bears out, before clauses are made."""

    texts: tuple[Span, ...]
    units: tuple[Unit, ...]
    meant: tuple[Hit, ...] = ()

    def with_clauses(self, units: tuple[Unit, ...], meant: tuple[Hit, ...]) -> "Syntax":
        """Return the same with its clauses, and what is known of its phrases."""
        return Syntax(self.cast, self.tree, self.texts, units, meant, known=self.known)

    def subject(self, unit: Unit, main: Hit, _report: Hit | None, before: tuple[Place, ...]) -> Subject:
        """Return the parties of the subject of `main`, also one it shares; those `before` where it has none at all."""
        node = self._node(main)
        heads = [h for h in self._doers(node, main) if not self._is_in(main, h)] if node is not None else []
        places = tuple(dict.fromkeys(p for head in heads for p in self._parties(head) or self._in_company(head)))
        if not main.is_nominal:  # of a subject that the parse stretched over its verb, what stands before it
            places = tuple(p for p in places if p.first < main.first) or places
        if all(p.mention.kind is EntityKind.GROUP and not p.mention.refers for p in places):
            places = self._apposed(heads) or self._leading(heads) or places
        if places:
            listed = (*listed_before(self.cast, places[0]), *listed_between(self.cast, places))
            places = self._without_reporters(listed, node)
            own = unit.start <= places[0].first and places[-1].last < unit.stop and places[0].first < main.first
            return Subject(tuple(dict.fromkeys((*places, *self._along_with(unit, main)))), own=own)
        if node is not None and self._is_plan_of_others(node):
            return Subject((), own=False)
        if node is not None and self._describes_a_text(node):
            return Subject(before, own=False)
        if heads or node is None or (main.is_nominal and main.rule.cls is not RuleClass.CUE):
            pronouns = bool(heads) and all(self.tree.lows[h] in PRONOUNS for h in heads)
            return Subject(before if pronouns else (), own=False)
        found = self._without_reporters(self._lost(node), node)
        return Subject(found or before, own=bool(found) and found[0].first >= unit.start)

    def _along_with(self, unit: Unit, main: Hit) -> tuple[Place, ...]:
        """Return who does an act in company: "visited Oslo together with [the king of Spain and his minister]"."""
        if main.rule.cls is not RuleClass.EVENT:
            return ()
        words = [t.low for t in self.cast.tokens[main.last + 1 : unit.stop]]
        if COMPANIONS.isdisjoint(words):
            return ()
        found = next((i for i, pair in enumerate(pairwise(words)) if pair in COMPANY), None)
        if found is None:
            return ()
        return find_subject(self.cast, main.last + 1 + found + len(("together", "with")), unit.stop)

    def _without_reporters(self, places: tuple[Place, ...], node: int | None) -> tuple[Place, ...]:
        """Leave out who reports in the middle of the clause ("Estonia, [the Latvian minister] said, will sign")."""
        if len(places) < 2:
            return places
        after = {p.last + 1 for p in places}
        said = [h for h in self.meant if h.first in after and h.rule.cls is RuleClass.REPORT]
        reports = {h.first for h in said if self._node(h) != node}
        return tuple(p for p in places if p.last + 1 not in reports) or places

    def main_clause(self) -> tuple[tuple[Place, ...], tuple[Place, ...], int] | None:
        """Return subject and other parties of the clause that is the sentence's own, and the token of its verb."""
        root = next((i for i in range(len(self.tree)) if self.tree.heads[i] == i), None)
        if root is None or not (heads := self.tree.related(root, "nsubj")):
            return None
        start, stop = self._tokens(self.tree.subtree(heads[0], *BESIDE))
        inside = tuple(p for p in self.cast.places if start <= p.first and p.last < stop)
        joined = coordinated(self.cast, inside[0], stop) if inside else ()
        subject = self._named(heads) or (joined if len(joined) > 1 else ())  # "Chile-Peru relations have grown"
        ordinary = [p for p in self.cast.places if p.mention.origin not in NO_SUBJECT and p not in subject]
        return subject, tuple(ordinary), self._tokens([root])[0]

    def reporter(self, _unit: Unit, report: Hit) -> tuple[Place, ...]:
        """Return who says what `report` passes on; in the passive ("as stated by") whoever stands after "by"."""
        node = self._node(report)
        if node is None:
            return ()
        heads = (self.tree.agents(node) if self.tree.is_passive(node) else []) or self.tree.subjects(node)
        return self._named(heads)

    def others(self, _unit: Unit, hit: Hit) -> Iterator[tuple[Role, Place]]:
        """Yield the parties that stand in a place the rule of `hit` knows."""
        taken: set[int] = set()
        turned = self._turned_places(hit)
        asked = (*turned, *self._talked_of(hit), *hit.rule.others)
        phrases = self._phrases(hit, {word for word, _ in asked})
        for word, role in asked:
            heads = [h for found, h in phrases if found == word]
            given = self._first_party(heads, silent=OWNERS) or self._joined(phrases, word)
            if word == "_":
                given = self._listed_behind(given) if given else self._bare_object(hit)
            if word == "between" and len(given) == 1:  # whatever the parse made of the second
                given = coordinated(self.cast, given[0], len(self.cast.tokens))
            given = given or (self._opposed(heads) if word == "against" else ())
            wide = role in RECEIVING and hit.rule.cls is RuleClass.EVENT
            for place in given or (self._regions(heads, role) if wide else ()):
                if place.first not in taken:
                    taken.add(place.first)
                    yield role, place
        if turned and hit.rule.subject:
            yield from ((hit.rule.subject, p) for p in self._described(hit) if p.first not in taken)
        if hit.rule.is_joint_act:
            yield from ((Role.COUNTERPART, p) for p in self._within(hit) if p.first not in taken)
        yield from ((Role.COUNTERPART, p) for p in self._concerned(hit, beside=bool(taken)) if p.first not in taken)

    def _concerned(self, hit: Hit, *, beside: bool) -> tuple[Place, ...]:
        """Return whom a position is about; an accusation of nobody else (`beside`) whose act it rejects."""
        if hit.rule.cls in POSITIONS and hit.rule.kind == "statement":
            return self._spoken_of(hit)
        alone = hit.rule.cls is RuleClass.STATEMENT and hit.rule.kind == "accusation" and not beside
        return self._faulted(hit) if alone else ()

    def _listed_behind(self, given: tuple[Place, ...]) -> tuple[Place, ...]:
        """Return an object with those joined to it that the parse hung elsewhere: "met [the king] and [Peru]"."""
        stop = len(self.cast.tokens)
        more: list[Place] = []
        for place in coordinated(self.cast, given[-1], stop)[1:]:
            between = self.cast.tokens[(more or given)[-1].last + 1 : place.first]
            if any(t.low in {"with", "as", "along"} for t in between):  # "visited Kyiv together with": company
                break
            more += [place] if place not in given else []
        goes_on = more and more[-1].last + 1 < stop and self._is_finite(more[-1].last + 1)
        return given if goes_on else (*given, *more)

    def _is_finite(self, index: int) -> bool:
        """Whether the word at token `index` is a verb or auxiliary that a subject stands before."""
        node = self.tree.at(self.cast.tokens[index].start)
        return node is not None and (self.tree.tags[node] in FINITE or self.tree.tags[node] == "MD")

    def _bare_object(self, hit: Hit) -> tuple[Place, ...]:
        """Return the party right behind a verb that cannot do without an object, where the parse lost it."""
        if not any(word == "_" and role in hit.rule.required for word, role in hit.rule.others):
            return ()
        at = bisect_right(self.cast.places, hit.last, key=lambda p: p.first)
        near = [p for p in self.cast.places[at : at + 2] if p.first - hit.last <= 2]
        place = next((p for p in near if p.mention.origin not in OWNERS and is_party(self.cast, p)), None)
        between = self.cast.tokens[hit.last + 1 : place.first] if place else ()
        if place is None or any(t.low not in ARTICLES for t in between):
            return ()
        return self._listed_behind((place,))

    def _spoken_of(self, hit: Hit) -> tuple[Place, ...]:
        """Return whose doings a position is about ("noted Chile's efforts", "support for Chile's bid")."""
        node = self._node(hit)
        if node is None or self.tree.is_passive(node):
            return ()
        nouns = [*self.tree.objects(node)]
        nouns += [n for at in (node, *nouns) for word, n in self.tree.obliques(at) if word in ABOUT]
        owners = self._named(owner for noun in nouns for owner in self.tree.owners(noun))
        doings = self.tree.related(node, "xcomp", "advcl", "ccomp")
        partners = self._named(n for at in (node, *doings) for word, n in self.tree.obliques(at) if word == "with")
        return tuple(dict.fromkeys((*owners, *partners)))

    def _faulted(self, hit: Hit) -> tuple[Place, ...]:
        """Return whose claim or act is rejected or condemned: "rejected [Egypt's] claim", "a [Chinese] demand"."""
        node = self._node(hit)
        if node is None or self.tree.is_passive(node):
            return ()
        nouns = self.tree.objects(node)
        owners = self._named(owner for noun in nouns for owner in self.tree.owners(noun))
        return tuple(p for p in owners if p.mention.origin not in OWNERS) or self._opposed(nouns)

    def _joined(self, phrases: Iterable[tuple[str, int]], word: str) -> tuple[Place, ...]:
        """Return the organisation that an object is, not one that only describes it: no "NATO summit"."""
        if word != MEMBERS:
            return ()
        ends = {self._tokens([head])[1] - 1 for found, head in phrases if found == "_"}
        return tuple(p for p in self.cast.places if p.last in ends and p.mention.kind in UNIONS)[:1]

    def _turned_places(self, hit: Hit) -> tuple[tuple[str, Role], ...]:
        """Return where the doers of a passive stand beside "by": "relations between Peru and Chile were restored"."""
        doer = hit.rule.subject
        if doer is None or not hit.rule.takes_object or not self.is_passive(hit):
            return ()
        return (("between", doer), ("of", doer))

    def _talked_of(self, hit: Hit) -> tuple[tuple[str, Role], ...]:
        """Return where those stand who talked of their own dealings: "trade between Peru and Chile was discussed"."""
        node, role, tree = self._node(hit), hit.rule.subject, self.tree
        told = hit.rule.kind == "consultation" and not hit.is_nominal and self.is_passive(hit)
        if not told or node is None or role is None or tree.agents(node):
            return ()
        words = {tree.lows[n] for thing in tree.objects(node) for n in tree.subtree(thing, *BESIDE)}
        return () if words.isdisjoint(DEALINGS) else (("between", role),)

    def _described(self, hit: Hit) -> Iterator[Place]:
        """Yield whose the thing is that a passive befalls ("Soviet missiles were deployed")."""
        node = self._node(hit)
        if node is None:
            return
        for thing in self.tree.objects(node):
            for told in self.tree.related(thing, "acl"):  # "the treaty that Chile and Peru were to sign"
                if self.tree.lemmas[told] == self.tree.lemmas[node]:
                    yield from self._named(self.tree.related(told, "nsubj"))
            for child in (*self.tree.related(thing, "amod", "compound"), *self.tree.owners(thing)):
                start, stop = self._tokens(self.tree.subtree(child))
                yield from (p for p in self.cast.places if start <= p.first and p.last < stop)

    def _within(self, hit: Hit) -> Iterator[Place]:
        """Yield the parties that describe the noun of a joint act: "Chile-Peru relations", "the Chile-Peru talks"."""
        inside = [n for t in self.cast.tokens[hit.first : hit.last + 1] if (n := self.tree.at(t.start)) is not None]
        for noun in (n for n in inside if self.tree.pos[n] in NOMINAL):
            for child in self.tree.related(noun, "compound"):
                start, stop = self._tokens(self.tree.subtree(child))
                yield from (p for p in self.cast.places if start <= p.first and p.last < stop)

    def is_passive(self, hit: Hit) -> bool:
        """Whether the verb of the hit is in the passive."""
        node = self._node(hit)
        says = self.cast.tokens[hit.first].low in hit.rule.elements[0].participles if hit.rule.elements else False
        passive = says and not hit.is_nominal and node is not None and self.tree.is_passive(node)
        return passive and node is not None and not self._is_past_tense(hit, node)

    def _is_past_tense(self, hit: Hit, node: int) -> bool:
        """Whether the parse took for a participle what a party did: "[and] the ministers called for talks"."""
        bare = self.tree.relations[node] == "acl" and not self.tree.related(node, "aux", "aux:pass")
        has_place = hit.rule.takes_object or any(word == "_" for word, _ in hit.rule.others)
        return bare and not has_place and bool(self._alone(self.tree.heads[node], NO_SUBJECT))

    def agents(self, _unit: Unit, hit: Hit) -> tuple[Place, ...]:
        """Return the parties after "by"."""
        if self._node(hit) is None:
            return ()
        named = self._named([head for word, head in self._phrases(hit, BY) if word == "by"])
        return self._listed_behind((*listed_after(self.cast, "by", named[0]), *named)) if named else ()

    def befallen(self, _unit: Unit, hit: Hit) -> tuple[Place, ...]:
        """Return the parties of the subject of a passive."""
        node = self._node(hit)
        is_thing = hit.rule.takes_object and all(word != "_" for word, _ in hit.rule.others)
        return self._named(self.tree.objects(node)) if node is not None and not is_thing else ()

    def _node(self, hit: Hit) -> int | None:
        return anchor(self.tree, self.cast.tokens, hit)

    def _doers(self, node: int, main: Hit) -> Sequence[int]:
        """Return the heads of the subject; of a plan "to" do something its owner, of a noun who does what it is in."""
        tree = self.tree
        if main.is_nominal and main.rule.cls is not RuleClass.CUE:
            above = next((n for n in [node, *tree.above(node)] if tree.subjects(n)), None)
            return tree.subjects(above) if above is not None and tree.preposition(node) not in SETTING else []
        found = tree.subjects(node)
        first = tree.first_conjunct(node)
        if found and first != node and not tree.related(node, *SUBJECTS) and not self._named(found):
            return tree.subjects(tree.heads[first])  # the parse joined it one clause too low
        noun = next((n for n in tree.above(node) if tree.pos[n] in NOMINAL), None)
        if found or noun is None or not {"acl", "xcomp"} & {tree.relations[n] for n in (node, first)}:
            return found
        above = next((n for n in tree.above(noun) if tree.pos[n] == "VERB"), None)
        own = above is not None and not self._is_plan_of_others(node)
        return tree.possessors(noun) or (tree.subjects(above) if above is not None and own else [])

    def _is_plan_of_others(self, node: int) -> bool:
        """Whether an infinitive tells a plan that somebody only takes a position on: "opposes a plan to grant ..."."""
        tree = self.tree
        clause = tree.first_conjunct(node)
        if tree.relations[clause] != "acl" or tree.tags[clause] != "VB" or tree.possessors(tree.heads[clause]):
            return False
        above = next((n for n in tree.above(clause) if tree.pos[n] == "VERB"), None)
        return any(h.rule.cls is RuleClass.STATEMENT and self._node(h) == above for h in self.meant)

    def _describes_a_text(self, node: int) -> bool:
        """Whether the clause says of a paper what its issuer says in it: "the bluebook, which clarifies ..."."""
        noun = self.tree.heads[node] if self.tree.relations[node] == "acl" else node
        word = Span(self.tree.starts[noun], self.tree.ends[noun])
        return noun != node and any(text.contains(word) for text in self.texts)

    def _lost(self, node: int) -> tuple[Place, ...]:
        """Return the parties before a finite verb whose subject the parse has lost."""
        first = self.tree.first_conjunct(node)
        bare = self.tree.tags[first] in NONFINITE and not self.tree.related(first, "aux")
        if bare or self.tree.is_passive(first):
            return ()
        start, stop = self._tokens([self.tree.subtree(first)[0], first])
        return find_subject(self.cast, start, stop - 1) if start < stop - 1 else ()

    def _is_in(self, hit: Hit, node: int) -> bool:
        """Whether the word of `node` is one of the predicate itself: "the visit was postponed"."""
        tokens = self.cast.tokens
        return tokens[hit.first].start <= self.tree.starts[node] < tokens[hit.last].end

    def _phrases(self, hit: Hit, asked: AbstractSet[str]) -> list[tuple[str, int]]:
        """Return (preposition, noun) of what hangs on the predicate; "_" for an object, "that" for who is told of.

        What is not `asked` for may be left out.
        """
        below = not asked <= BARE and not self._prepositions.isdisjoint(asked)
        if not below and asked.isdisjoint(BARE):
            return []
        tree, tokens = self.tree, self.cast.tokens
        inside = [n for t in tokens[hit.first : hit.last + 1] if (n := head_of(tree, t)) is not None]
        node = self._node(hit)
        taken = tree.objects(node) if node is not None and self.is_passive(hit) else []
        named = [*([node] if node is not None else []), *inside, *taken]
        nodes = dict.fromkeys([n for n in named if tree.pos[n] in CONTENT])
        found = self._objects(hit, node, nodes) if not asked.isdisjoint(TAKEN) else []
        for content in self._contents(node) if "that" in asked else ():
            found += [("that", s) for s in tree.related(content, *SUBJECTS)]
        if not below:
            return found
        for at in [*nodes, *(o for n in nodes if tree.relations[n] == "amod" for o in tree.objects(n))]:
            found += self._below(at, DEPTH)
        closing = tree.at(tokens[hit.last].start)
        if closing is not None and tree.relations[closing] == "case":  # "is due in [Doha]", of which that is the head
            found.append((tokens[hit.last].low, tree.heads[closing]))
        return found

    def _objects(self, hit: Hit, node: int | None, nodes: Iterable[int]) -> list[tuple[str, int]]:
        """Return the objects of the verbs at `nodes`, of which that at `node` is the predicate."""
        tree = self.tree
        found: list[tuple[str, int]] = []
        own = node is not None and bool(tree.objects(node))
        last = head_of(tree, self.cast.tokens[hit.last])
        for at in nodes:
            inner = own and at != node  # "invited the king to visit [Oslo]" invites no town
            if tree.pos[at] == "VERB" and not tree.is_passive(at):
                word = "_" if not inner else INNER if at == last else ""
                found += [(word, tree.antecedent(at, o)) for o in tree.objects(at) if word]
        return found

    @property
    def _prepositions(self) -> AbstractSet[str]:
        """The words of the sentence that may open a phrase, as `_below` calls them."""
        words = self.tree.words
        return words.union(WITHIN.values()) if not words.isdisjoint(WITHIN) else words

    def _contents(self, node: int | None) -> list[int]:
        """Return the clauses that say what is hoped, asked or said."""
        if node is None:
            return []
        deep = [node, *self.tree.related(node, "obj", "obl")]
        return [c for at in deep for c in self.tree.related(at, "ccomp", "acl") if self.tree.related(c, *SUBJECTS)]

    def _below(self, node: int, depth: int) -> Sequence[tuple[str, int]]:
        """Return the phrases that hang on `node`, then those that hang on its objects and phrases."""
        known: dict[tuple[int, int], list[tuple[str, int]]] = self.tree.answers["below"]
        found = known.get((node, depth))
        if found is None:
            found = known[node, depth] = [(WITHIN.get(word, word), noun) for word, noun in self.tree.obliques(node)]
            for child in self.tree.related(node, *CARRIERS) if depth > 1 else ():
                if self.tree.preposition(child) not in BESIDE_ACTS:  # "signed it after talks with Peru"
                    found += self._below(child, depth - 1)
        return found

    def _covering(self, first: int, stop: int) -> tuple[Place, ...]:
        """Return the party whose name the phrase is a part of."""
        for place in self.cast.places:
            if place.first <= first and stop - 1 <= place.last:
                return (place,)
        return ()
