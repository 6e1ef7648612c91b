"""Where a word stands: the steps of the language of `event_frames.tsv`, taken over one tree.

Takes a tree, a node and steps ("obj", "obj.of", "against"); gives nodes in text order. Knows no frames.
"""

from collections.abc import Callable, Mapping, Sequence

from dragoman.extract.grammar.tree import Tree

Step = Callable[[Tree, int], Sequence[int]]
PARTICLES = frozenset({"off", "out", "up", "down", "back", "over", "in", "away", "aside"})
PARTING = PARTICLES - {"in", "over"}
"""Particles that a parser takes for the preposition of an object ("called off the visit")."""
MODIFIERS = ("amod", "compound", "nmod", "nummod", "flat")
QUANTITY, CARRIER = "quantity", "carrier"


def subjects(tree: Tree, node: int) -> Sequence[int]:
    """Return who acts: the subject, of a passive the one after "by"."""
    if tree.pos[node] == "VERB" and tree.is_passive(node):
        return tree.agents(node)
    return tree.subjects(node)


def objects(tree: Tree, node: int) -> Sequence[int]:
    """Return what is acted on: the object, of a passive its subject; behind a particle what a parser hangs on it."""
    if tree.pos[node] == "VERB" and tree.is_passive(node):
        return tree.objects(node)
    own = tree.related(node, "obj") or tree.related(node, "iobj")
    if own:
        return own
    if tree.relations[node] == "acl" and tree.related(node, "nsubj") and _is_gap(tree, node):
        return [tree.heads[node]]
    bare = [c for c in tree.related(node, "obl") if c > node and tree.tags[c] == "NNS" and not tree.preposition(c)]
    return bare or [c for c in tree.related(node, "obl") if tree.preposition(c) in PARTING and _is_next(tree, node, c)]


def _is_gap(tree: Tree, node: int) -> bool:
    """Whether a relative clause lacks an object that the noun before it is ("the deal that Peru rejected")."""
    return not tree.related(node, "obj", "obl", "xcomp", "ccomp") and tree.heads[node] < node


def _is_next(tree: Tree, node: int, oblique: int) -> bool:
    return any(c == node + 1 for c in tree.related(oblique, "case"))


def complements(tree: Tree, node: int, relation: str) -> Sequence[int]:
    """Return complement clauses; an infinitive of purpose right behind an object is what that object is to do."""
    found = tree.related(node, relation)
    if relation == "xcomp" and not found:
        near = [
            *tree.related(node, "advcl", "ccomp"),
            *(c for o in objects(tree, node) for c in tree.related(o, "acl")),
        ]
        found = [c for c in near if tree.tags[c] == "VB" and tree.is_infinitive(c)]
    if relation == "ccomp" and not found:
        found = tree.related(node, "parataxis")
    return found


def particles(tree: Tree, node: int) -> list[int]:
    """Return the particle of a verb, also one that was taken for an adverb or for the preposition of its object."""
    found = [c for c in tree.children[node] if tree.subtypes[c] == "prt" or tree.tags[c] == "RP"]
    found += [c for c in tree.related(node, "advmod", "case") if tree.lows[c] in PARTICLES]
    for oblique in tree.related(node, "obl", "advcl"):
        found += [c for c in tree.related(oblique, "case", "mark") if c == node + 1]
    return found


def phrases(tree: Tree, node: int, word: str) -> Sequence[int]:
    """Return the nouns after the preposition `word` at `node`, at a verb also those a parser hung on its object."""
    if word not in tree.words:
        return tree.related(node, "iobj") if word == "to" else ()
    found = [n for preposition, n in tree.obliques(node) if preposition == word]
    found += [c for c in tree.related(node, "advcl") if word in {tree.lemmas[m] for m in tree.related(c, "mark")}]
    if not found and word != "of" and tree.pos[node] in {"VERB", "AUX"}:
        near = [*tree.related(node, "obj", "xcomp")]
        near += [c for one in near for c in tree.related(one, "nmod")]
        found = [n for one in near for preposition, n in tree.obliques(one) if preposition == word]
    if not found and word != "of" and tree.pos[node] == "NOUN":
        inner = tree.related(node, "nmod")
        found = [n for one in inner for preposition, n in tree.obliques(one) if preposition == word]
    if not found and word == "to":
        return tree.related(node, "iobj")
    return found


def is_one_of(tree: Tree, node: int, words: frozenset[str], sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether the noun at `node`, one joined to it, or what it measures or carries, is one of `words`."""
    for one in tree.conjuncts(node):
        lemma = tree.lows[one]
        if lemma in words or (tree.tags[one] == "NNS" and lemma.removesuffix("s") in words):
            return True
        if any(f"{tree.lows[c]}-{lemma}" in words for c in tree.related(one, "compound")):
            return True
        if lemma in sets.get(QUANTITY, ()) and any(tree.lows[n] in words for n in phrases(tree, one, "of")):
            return True
        if lemma in sets.get(CARRIER, ()) or tree.pos[one] == "PROPN":
            parts = [c for c in tree.related(one, *MODIFIERS, "appos") if tree.subtypes[c] != "poss"]
            if any(tree.lows[c] in words for c in parts):
                return True
    return False


def _before(*relations: str) -> Step:
    """Return the step to what hangs on a word in one of `relations` and stands before it."""
    return lambda tree, node: [c for c in tree.related(node, *relations) if c < node]


STEPS: Mapping[str, Step] = {
    "subj": subjects,
    "obj": objects,
    "iobj": lambda tree, node: tree.related(node, "iobj"),
    "xcomp": lambda tree, node: complements(tree, node, "xcomp"),
    "ccomp": lambda tree, node: complements(tree, node, "ccomp"),
    "aux": lambda tree, node: tree.related(node, "aux"),
    "adv": lambda tree, node: tree.related(node, "advmod"),
    "prt": particles,
    "mod": _before(*MODIFIERS),
    "poss": _before("nmod"),
}
"""The steps that have a name; any other is a preposition."""


def take(tree: Tree, node: int, step: str) -> Sequence[int]:
    """Return what stands at one step from `node`."""
    named = STEPS.get(step)
    return named(tree, node) if named else phrases(tree, node, step)


def follow(tree: Tree, node: int, path: Sequence[str]) -> list[int]:
    """Return what stands at `path` from `node`; of several nodes on the way each is followed."""
    found = [node]
    for step in path:
        found = list(dict.fromkeys([other for one in found for other in take(tree, one, step)]))
    return found
