"""Sentences to trees and events, all of a module in one pass of the model.

Takes sentences; gives trees by sentence, and what is coded of one.
"""

from collections.abc import Iterable
from functools import cache

from dragoman.extract.coding.coder import Draft, code_tree
from dragoman.extract.coding.match import find_firings
from dragoman.extract.grammar.growing import grow
from dragoman.extract.grammar.tree import Tree
from dragoman.lexicon.event_frames import compile_events
from dragoman.lexicon.load import load_lexicon
from dragoman.run.backends import PACKAGED, find_analyser
from dragoman.types.span import Span

BOOK = compile_events(load_lexicon())


@cache
def tree_of(sentence: str) -> Tree:
    """Return the tree of a sentence."""
    analyser = find_analyser(PACKAGED)
    assert analyser is not None
    tree = grow(analyser.analyse(sentence, [Span(0, len(sentence))]).tokens, Span(0, len(sentence)))
    assert tree is not None
    return tree


def fired(sentence: str) -> set[str]:
    """Return the ids of the rows that fire on a word of a sentence."""
    return {firing.frame.id for firing in find_firings(tree_of(sentence), BOOK)}


def code(sentence: str) -> list[Draft]:
    """Return the events of a sentence."""
    tree = tree_of(sentence)
    return code_tree(tree, BOOK, lambda node: sentence[tree.starts[node]].isupper())


def heads(sentence: str, nodes: Iterable[int]) -> list[str]:
    """Return the words at nodes."""
    tree = tree_of(sentence)
    return [sentence[tree.starts[n] : tree.ends[n]] for n in nodes]
