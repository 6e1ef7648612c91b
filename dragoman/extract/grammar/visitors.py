"""A parse mended where it took a word that describes a person for a clause: "talks with visiting President Geingob".

Takes the tree of a sentence and the parties in it; gives the tree in which the person hangs where the clause hung, with
its preposition, and the gerund describes the person.
"""

from dataclasses import replace

from dragoman.extract.grammar.parties import Cast, Place
from dragoman.extract.grammar.tree import Tree, children_of
from dragoman.types.entity import PEOPLE

CLAUSES = frozenset({"acl", "advcl", "obl", "nmod"})
OPENERS = frozenset({"ADP", "SCONJ"})


def mend_visitors(tree: Tree, cast: Cast) -> Tree:
    """Return the tree with every such person in place; the same tree where it has none."""
    for place in cast.places:
        if place.mention.kind in PEOPLE:
            tree = _mend(tree, cast, place)
    return tree


def _mend(tree: Tree, cast: Cast, place: Place) -> Tree:
    start = tree.at(cast.tokens[place.first].start)
    gerund = start - 1 if start else None
    if start is None or not gerund or tree.tags[gerund] != "VBG" or tree.relations[gerund] not in CLAUSES:
        return tree
    opener, above = gerund - 1, tree.heads[gerund]
    person = next((o for o in tree.objects(gerund) if o >= start), None)
    if person is None or tree.pos[opener] not in OPENERS or tree.heads[opener] != gerund:
        return tree
    heads, relations = list(tree.heads), list(tree.relations)
    heads[person], relations[person] = above, "nmod" if tree.pos[above] in {"NOUN", "PROPN"} else "obl"
    heads[opener], relations[opener] = person, "case"
    for child in tree.children[gerund]:
        if child not in {person, opener}:
            heads[child] = above
    heads[gerund], relations[gerund] = person, "amod"
    return replace(tree, heads=heads, relations=relations, children=children_of(heads))
