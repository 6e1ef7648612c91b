"""Which frame a word of a sentence fires, and what that frame's places hold.

Takes a tree and the EventBook; gives Firings, one a word at most. The row with the most conditions counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.coding.steps import follow, is_one_of, subjects
from dragoman.extract.grammar.tree import Tree
from dragoman.lexicon.event_frames import Condition, EventBook, EventFrame, FrameClass, Path

POS_OF = {
    FrameClass.VERB: frozenset({"VERB"}),
    FrameClass.NOUN: frozenset({"NOUN"}),
    FrameClass.ADJECTIVE: frozenset({"ADJ", "VERB"}),
}
EVENTFUL = frozenset[str]().union(*POS_OF.values())
INNER = "inner"
PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Firing:
    """A frame that fires at `node`."""

    frame: EventFrame
    node: int


def find_firings(tree: Tree, book: EventBook) -> Iterator[Firing]:
    """Yield the frame each word fires, in text order."""
    words: frozenset[str] | None = None
    for node, head in enumerate(tree.lows):
        frames = book.by_head.get(head)
        if frames is None or tree.pos[node] not in EVENTFUL:
            continue
        if words is None:
            words = book.needed & _words(tree)
        for frame in frames:
            if not any(map(words.isdisjoint, frame.needs)) and fires(tree, node, frame, book):
                yield Firing(frame, node)
                break


def _words(tree: Tree) -> frozenset[str]:
    """Return all by which `is_one_of` can know a word of the sentence: lemmas, plurals left so, and compounds."""
    lows = tree.lows
    plurals = [low.removesuffix("s") for low, tag in zip(lows, tree.tags, strict=True) if tag == "NNS"]
    parts = [node for node, relation in enumerate(tree.relations) if relation == "compound"]
    return tree.words.union(plurals, [f"{lows[part]}-{lows[tree.heads[part]]}" for part in parts])


def fires(tree: Tree, node: int, frame: EventFrame, book: EventBook) -> bool:
    """Whether `frame`, of whose heads `node` is one, holds there."""
    if tree.pos[node] not in POS_OF[frame.cls]:
        return False
    if frame.cls is FrameClass.VERB and _is_modifier(tree, node):
        return False
    return all(holds(tree, node, c, book) for c in frame.conditions)


def _is_modifier(tree: Tree, node: int) -> bool:
    """Whether a participle only describes a noun ("the detained ship")."""
    return tree.relations[node] in {"amod", "compound", "case", "mark", "aux"}


def holds(tree: Tree, node: int, condition: Condition, book: EventBook) -> bool:
    """Whether what stands at the condition's place is as it asks."""
    found = [n for path in condition.paths for n in at(tree, node, path)]
    if not condition.words:
        return bool(found) is not condition.absent
    hit = any(is_one_of(tree, n, condition.words, book.sets) for n in found)
    return not hit if condition.absent else hit


def at(tree: Tree, node: int, path: Path) -> Sequence[int]:
    """Return the nodes at `path`; "pair" stands for the members of a joint subject but the first.

    Many frames ask the same of a word: what is found is kept.
    """
    known: dict[tuple[int, Path], Sequence[int]] = tree.answers["at"]
    found = known.get((node, path))
    if found is None:
        found = known[node, path] = _pair(tree, node) if path == (PAIR,) else follow(tree, node, path)
    return found


def _pair(tree: Tree, node: int) -> list[int]:
    return [m for s in subjects(tree, node)[:1] for m in tree.conjuncts(s)[1:]]
