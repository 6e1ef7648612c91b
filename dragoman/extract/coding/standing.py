"""How an act stands: done, to come, possible, denied, or only what somebody agreed to, asked for or refused.

Takes a tree, a firing and the EventBook; gives auxiliary modes of PLOVER 2.0. Knows no types.
"""

from collections.abc import Iterator

from dragoman.extract.grammar.tree import Tree
from dragoman.lexicon.event_frames import EventBook
from dragoman.types.event import AuxiliaryMode

COMPLEMENTS = frozenset({"xcomp"})
WILL = frozenset({"will", "would", "shall", "wo", "'ll"})


def auxiliary_modes(tree: Tree, node: int, book: EventBook) -> frozenset[AuxiliaryMode]:
    """Return what auxiliaries, verbs above, conjunctions and negations say of the act at `node`."""
    found: set[AuxiliaryMode] = set()
    for verb in governors(tree, node):
        for place, words in (("aux", tree.related(verb, "aux")), ("mark", tree.related(verb, "mark"))):
            found |= {book.cues[place, lemma] for w in words if (place, lemma := tree.lows[w]) in book.cues}
        if verb != node and ("above", lemma := tree.lows[verb]) in book.cues:
            found.add(book.cues["above", lemma])
        if tree.is_negated(verb):
            found.add(AuxiliaryMode.NEGATION)
    return frozenset(found)


def governors(tree: Tree, node: int) -> Iterator[int]:
    """Yield `node` and the verbs whose standing it shares: those it complements, and the first of several joined.

    A noun shares that of the verb it is the object of, for "will hold talks" is said of the talks.
    """
    yield node
    for above in tree.above(node):
        relation = tree.relations[node]
        carries = relation in COMPLEMENTS or (relation == "conj" and not tree.related(node, "nsubj"))
        object_of = relation in {"obj", "nsubj"} and tree.pos[node] == "NOUN" and tree.pos[above] == "VERB"
        purpose = relation in {"advcl", "ccomp"} and tree.is_infinitive(node)
        if not (carries or object_of or purpose):
            return
        yield above
        node = above


def is_refusal(tree: Tree, node: int) -> bool:
    """Whether a will is denied ("will not lift"), not only a fact ("did not lift")."""
    return any(
        tree.is_negated(verb) and any(tree.lows[a] in WILL for a in tree.related(verb, "aux"))
        for verb in governors(tree, node)
    )
