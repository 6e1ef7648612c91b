"""The events of one sentence: which of its predicates are events of their own, of what type, between whom.

Takes a tree and the EventBook; gives Drafts in text order. An act that is only the content of another ("agreed to
withdraw", "condemned the raid") makes that other what it is (event_shifts.tsv) and is no event itself. Attribution is
passed over: "said that" fires no frame, so what was said is coded.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.extract.coding.match import INNER, PAIR, Firing, at, find_firings
from dragoman.extract.coding.standing import auxiliary_modes, is_refusal
from dragoman.extract.coding.steps import subjects
from dragoman.extract.grammar.tree import Tree
from dragoman.lexicon.event_frames import EventBook, FrameClass, Path
from dragoman.types.event import AuxiliaryMode

FUTURE, REFUSED = "future", "refused"
BETWEEN = ("between",)
CONTENT = frozenset({"xcomp", "ccomp", "obj", "obl", "iobj", "nsubj", "csubj"})
"""What a predicate is about stands in one of these relations; so does, with one of MARKS, a clause beside it."""
MARKS = frozenset({"to", "of", "for", "from", "over", "against", "into", "about", "with", "on"})
REACH = 4  # words between a predicate and the act it is about ("agreed to begin to withdraw")
BACKGROUND = frozenset({"advcl", "acl", "amod"})
LIGHT, OCCUR = "light", "occur"
DESCRIBING = frozenset({"ADJ", "NUM"})
NOUNS = frozenset({"PROPN", "NOUN", "PRON", "NUM", "ADJ", "X"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "oneself"})
PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which", "that"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event before its words and names are looked at: nodes of the tree."""

    firing: Firing
    type: str
    mode: str | None
    auxiliary: frozenset[AuxiliaryMode]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]


def code_tree(tree: Tree, book: EventBook, is_capital: Callable[[int], bool]) -> list[Draft]:
    """Return the events of a sentence, in text order; `is_capital` tells whether a word is printed with a capital.

    An adjective is whose an act is only where it is printed so ("Chadian raids", not "deadly raids").
    """
    firings = {f.node: f for f in find_firings(tree, book)}
    drafts: dict[int, Draft] = {}
    for node, firing in firings.items():
        if _is_swallowed(tree, node, firings):
            continue
        draft = _draft(tree, firing, firings, book, is_capital)
        if draft and _stands(tree, draft, drafts, book):
            drafts[node] = draft
    return list(drafts.values())


def _is_swallowed(tree: Tree, node: int, firings: Mapping[int, Firing]) -> bool:
    """Whether an act stands in what another predicate is about, and in no clause that only adds to that."""
    while (above := tree.heads[node]) != node:
        if above in firings and _is_content(tree, node):
            return True
        if tree.relations[node] == "parataxis":
            return False
        node = above
    return False


def _is_content(tree: Tree, node: int) -> bool:
    relation = tree.relations[node]
    if relation == "advcl":
        return any(tree.lows[c] in MARKS for c in tree.related(node, "mark", "case"))
    return relation in CONTENT


def content(tree: Tree, node: int, firings: Mapping[int, Firing]) -> Firing | None:
    """Return the act nearest below `node` that it is about."""
    level = [node]
    for _ in range(REACH):
        level = [c for n in level for c in tree.children[n] if _is_content(tree, c) or tree.relations[c] == "nmod"]
        found = next((firings[n] for n in level if n in firings and tree.relations[n] not in {"nsubj"}), None)
        if found:
            return found
    return None


def _draft(
    tree: Tree, firing: Firing, firings: Mapping[int, Firing], book: EventBook, is_capital: Callable[[int], bool]
) -> Draft | None:
    frame, node = firing.frame, firing.node
    inner = content(tree, node, firings)
    type_, mode = frame.type, frame.mode
    shift = book.shift(type_, inner.frame.type, inner.frame.mode) if inner else None
    if shift:
        type_, mode = shift.type, shift.mode or mode
    auxiliary = auxiliary_modes(tree, node, book)
    type_, mode, auxiliary = _stand(tree, node, book, (type_, mode, auxiliary))
    actors = tuple(n for n in _actors(tree, firing, book) if tree.pos[n] not in DESCRIBING or is_capital(n))
    recipients = _first_filled(tree, node, frame.recipient, inner, firings)
    actors, recipients = _parted(actors, recipients)
    draft = Draft(firing=firing, type=type_, mode=mode, auxiliary=auxiliary, actors=actors, recipients=recipients)
    return draft if actors or recipients else None


def _parted(actors: tuple[int, ...], recipients: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Divide a joint subject ("Chad and Niger met"): the first acts, the others receive."""
    if len(actors) > 1 and actors == recipients:
        return actors[:1], actors[1:]
    if set(recipients) < set(actors):
        return tuple(n for n in actors if n not in recipients), recipients
    return actors, tuple(n for n in recipients if n not in actors)


def _stand(
    tree: Tree, node: int, book: EventBook, coded: tuple[str, str | None, frozenset[AuxiliaryMode]]
) -> tuple[str, str | None, frozenset[AuxiliaryMode]]:
    """Make of an announced act a promise or threat, of a denied will a refusal."""
    type_, mode, auxiliary = coded
    if AuxiliaryMode.NEGATION in auxiliary and is_refusal(tree, node):
        shift = book.shift(REFUSED, type_, mode)
        return (shift.type, shift.mode, frozenset()) if shift else coded
    if auxiliary == {AuxiliaryMode.FUTURE}:
        shift = book.shift(FUTURE, type_, mode)
        return (shift.type, shift.mode, frozenset()) if shift else coded
    return coded


def _actors(tree: Tree, firing: Firing, book: EventBook) -> tuple[int, ...]:
    """Return who acts; for a noun under "began", "launched" who does that."""
    frame, node = firing.frame, firing.node
    found = _paths(tree, node, frame.actor)
    above = tree.heads[node]
    if not found and frame.cls is FrameClass.NOUN and _is_light(tree, node, book):
        found = subjects(tree, above)
    found = [_antecedent(tree, node, n) for n in found]
    return tuple(m for n in dict.fromkeys(found) for m in ([n] if frame.actor == (BETWEEN,) else tree.conjuncts(n)))


def _is_light(tree: Tree, node: int, book: EventBook) -> bool:
    above = tree.heads[node]
    return tree.relations[node] == "obj" and tree.lows[above] in book.sets.get(LIGHT, ())


def _antecedent(tree: Tree, node: int, subject: int) -> int:
    """Return who a pronoun stands for inside the sentence: the subject of the clause above ("Chad said it would")."""
    if tree.lows[subject] not in PRONOUNS or tree.pos[subject] != "PRON":
        return subject
    for above in tree.above(node):
        for other in tree.related(above, "nsubj"):
            if other != subject and tree.pos[other] != "PRON":
                return other
    return subject


def _paths(tree: Tree, node: int, paths: Sequence[Path]) -> Sequence[int]:
    return next((found for path in paths if (found := at(tree, node, path))), ())


def _first_filled(
    tree: Tree, node: int, paths: Sequence[Path], inner: Firing | None, firings: Mapping[int, Firing]
) -> tuple[int, ...]:
    """Return the recipients: the first place that is filled, all who are joined there."""
    own: list[int] = []
    for path in paths:
        found = _inner_recipients(tree, inner, firings) if path == (INNER,) else at(tree, node, path)
        found = [n for n in found if tree.pos[n] in NOUNS]
        others = [n for n in found if not _is_own(tree, n)]
        own = own or found
        if others:
            joined = others if path == (PAIR,) else [m for n in others for m in tree.conjuncts(n)]
            return tuple(dict.fromkeys(joined))
    return tuple(own)


def _is_own(tree: Tree, node: int) -> bool:
    """Whether it is something of the actor's ("its troops", "themselves"): no recipient where another is named."""
    words = [node, *tree.related(node, "nmod")]
    return any(tree.tags[n] == "PRP$" or tree.lows[n] in REFLEXIVE for n in words)


def _inner_recipients(tree: Tree, inner: Firing | None, firings: Mapping[int, Firing]) -> list[int]:
    if inner is None:
        return []
    deeper = content(tree, inner.node, firings)
    return list(_first_filled(tree, inner.node, inner.frame.recipient, deeper, firings))


def _stands(tree: Tree, draft: Draft, before: Mapping[int, Draft], book: EventBook) -> bool:
    """Whether an event is told as one: a noun needs both sides or a verb that says it happened.

    What stands in the background ("after it seized the port") or is only possible needs both sides, too. Of a clause
    that only adds to another of the same type ("opened fire, killing two") that other tells.
    """
    node = draft.firing.node
    above = next((n for n in tree.above(node) if n in before), None)
    if above is not None and before[above].type == draft.type and tree.relations[node] in {"advcl", "xcomp", "acl"}:
        return False
    if draft.firing.frame.cls is FrameClass.NOUN:
        told = _is_light(tree, node, book) or tree.heads[node] == node
        told = told or (tree.relations[node] == "nsubj" and tree.lows[tree.heads[node]] in book.sets[OCCUR])
        return told or bool(draft.actors and draft.recipients)
    aside = tree.relations[node] in BACKGROUND or AuxiliaryMode.HYPOTHETICAL in draft.auxiliary
    return bool(draft.actors and draft.recipients) or not aside
