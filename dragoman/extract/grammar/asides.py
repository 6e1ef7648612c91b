"""Which predicates of a sentence make claims, and which only name an act, tell how it was done or what it is for.

Takes the tree of a sentence, its words and the rules that fire; gives rules with the node each says something about.
What an act is for ("in order to ...") makes no claim of its own, unless it has a sum of its own where the act has
another (ANNOTATION.md, sections 1 and 6).
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from dragoman.extract.grammar.tree import SUBJECTS, Tree
from dragoman.extract.rules import Hit, RuleClass
from dragoman.text.tokens import Token
from dragoman.types.claim import PROMISES, Modality, Polarity

AUXILIARIES = frozenset({"aux", "cop"})
MODIFIERS = frozenset({"advmod", "amod", "det", "cc", "mark", "case", "advcl", "acl"})
MANNER = frozenset(
    "by through in via for toward towards with of from without instead rather than before despite".split()
)  # "by opening an embassy" says how, "instead of signing" what was not done
DESTINED = frozenset("intend design mean expect aim destine hope project".split())
"""Verbs whose participle says what a scheme is for: "a fund intended to raise 3 million"."""
CONTENTS = frozenset({"xcomp", "conj", "ccomp", "advcl"})  # what is intended, under the word that says so


class Anchored(NamedTuple):
    """A rule that fires, with the node of the word it says something about."""

    hit: Hit
    node: int


def anchor(tree: Tree, tokens: Sequence[Token], hit: Hit) -> int | None:
    """Return the node of the predicate of `hit`: its verb, its noun, or for a cue the word it colours."""
    known: dict[Hit, int | None] = tree.answers["anchor"]
    if hit not in known:
        known[hit] = _find_anchor(tree, tokens, hit)
    return known[hit]


def _find_anchor(tree: Tree, tokens: Sequence[Token], hit: Hit) -> int | None:
    node = head_of(tree, tokens[_main_word(tree, tokens, hit)])
    if node is None:
        return None
    if tree.relations[node] in AUXILIARIES:
        while tree.relations[node] in AUXILIARIES and tree.heads[node] != node:
            node = tree.heads[node]
        return node
    if hit.rule.polarity is Polarity.DENIED and tree.relations[node] == "nsubj":  # "Nobody from Norway met ..."
        return tree.heads[node]
    if hit.rule.cls is RuleClass.CUE and not hit.rule.elements[0].verb and tree.relations[node] in MODIFIERS:
        denies_noun = tree.relations[node] in {"det", "cc"}  # "no agreement was reached" denies the reaching
        node = tree.heads[node]
        if denies_noun and tree.relations[node] in {"nsubj", "obj"}:
            return tree.heads[node]
    return node


def head_of(tree: Tree, token: Token) -> int | None:
    """Return the node of a token, of a hyphenated word ("build-up") its head among its parts."""
    known: dict[int, int | None] = tree.answers["head_of"]
    if token.start not in known:
        known[token.start] = _find_head(tree, tree.covered(token.start, token.end))
    return known[token.start]


def _find_head(tree: Tree, parts: range) -> int | None:
    if len(parts) == 1:
        return parts[0]
    return next((n for n in parts if tree.heads[n] == n or tree.heads[n] not in parts), None)


def _main_word(tree: Tree, tokens: Sequence[Token], hit: Hit) -> int:
    """Return the token of the verb, for a passive row ("sanctions were imposed") the last of its verbs."""
    if not hit.rule.elements[0].verb and any(e.participles for e in hit.rule.elements):
        for index in range(hit.last, hit.first, -1):
            node = tree.at(tokens[index].start)
            if node is not None and tree.pos[node] == "VERB":
                return index
    return hit.first


def sort_out(
    tree: Tree, tokens: Sequence[Token], hits: Iterable[Hit], sums: Collection[int] = ()
) -> tuple[list[Anchored], list[Anchored], list[Anchored]]:
    """Return what only names an act or a text, what is an aside of another act, and the predicates that are left."""
    placed = [Anchored(h, node) for h in hits if (node := anchor(tree, tokens, h)) is not None]
    named = [p for p in placed if _is_name_of_act(tree, p) or _names_a_text(tree, p)]
    told = [p for p in placed if p not in named] if named else placed
    asides = [
        p
        for p in told
        if _tells_again(tree, tokens, p, placed, sums)
        or _tells_purpose(tree, tokens, p, placed, sums)
        or (_is_aside(tree, tokens, p, told) and not _has_sum(tree, p, sums))
    ]
    return named, asides, [p for p in told if p not in asides] if asides else told


def _nodes(tree: Tree, tokens: Sequence[Token], hit: Hit) -> set[int]:
    return {n for t in tokens[hit.first : hit.last + 1] if (n := tree.at(t.start)) is not None}


def _is_name_of_act(tree: Tree, placed: Anchored) -> bool:
    """Whether an act is named within a clause; a noun that heads its own ("This was the first visit") says it."""
    if placed.hit.rule.cls is not RuleClass.NOUN:
        return False
    return not tree.related(placed.node, "cop") or tree.relations[placed.node] in {"advcl", "acl"}


def _names_a_text(tree: Tree, placed: Anchored) -> bool:
    """Whether a signing only tells which text is meant ("the pact signed in May")."""
    return (
        placed.hit.rule.kind == "agreement_signed"
        and tree.relations[placed.node] == "acl"
        and tree.is_passive(placed.node)
    )


def _tells_again(
    tree: Tree, tokens: Sequence[Token], placed: Anchored, others: Iterable[Anchored], sums: Collection[int]
) -> bool:
    """Whether a participle only tells more of an act of its kind: "attended a summit held in Lima", "gave, lending".

    A sum of its own makes it an act of its own, unless the first names none ("helped Fiji, giving 3 million").
    """
    node, above, kind = placed.node, tree.heads[placed.node], placed.hit.rule.kind
    describes = tree.relations[node] == "acl" and tree.is_passive(node)
    beside = kind == "aid" and tree.relations[node] == "advcl" and tree.tags[node] == "VBG"
    if not (describes or beside) or placed.hit.rule.cls is not RuleClass.EVENT or tree.related(node, *SUBJECTS):
        return False
    acts = (o for o in others if o.hit.rule.kind == kind and o.hit.rule.cls is RuleClass.EVENT and o.node != node)
    if describes:
        return any(above in _nodes(tree, tokens, o.hit) for o in acts)
    return any(o.node == above and not _has_sum(tree, o, sums) for o in acts)


def _tells_purpose(
    tree: Tree, tokens: Sequence[Token], placed: Anchored, others: Iterable[Anchored], sums: Collection[int]
) -> bool:
    """Whether a predicate tells what a scheme is for whose launch names no sum: "a fund meant to raise 3 million".

    What it is to raise then belongs to the launch; beside a sum that is given it is a claim of its own.
    """
    node = placed.node
    for _ in range(len(tree)):
        if tree.relations[node] not in CONTENTS:
            break
        node = tree.heads[node]
    if tree.relations[node] != "acl" or tree.tags[node] != "VBN" or tree.lows[node] not in DESTINED:
        return False
    acts = [o for o in others if o.hit.rule.kind in PROMISES and o.hit.rule.cls is not RuleClass.NOUN]
    scheme = tree.heads[node]
    launches = [o for o in acts if scheme in (*_nodes(tree, tokens, o.hit), *tree.objects(o.node))]
    return any(set(tree.subtree(scheme, "conj", "acl")).isdisjoint(sums) for _ in launches)


def _has_sum(tree: Tree, placed: Anchored, sums: Collection[int]) -> bool:
    """Whether money is the object of what an act is for ("in order to raise 2 billion"): a claim of its own."""
    return placed.hit.rule.kind in PROMISES and any(
        not set(tree.subtree(thing, "conj")).isdisjoint(sums) for thing in tree.objects(placed.node)
    )


def _is_aside(tree: Tree, tokens: Sequence[Token], placed: Anchored, told: Iterable[Anchored]) -> bool:
    """Whether an act is only what another is for, or how it is done; or a report or promise only describes a noun.

    An infinitive under a noun counts where that is a word of one of the predicates `told` ("renewed its pledge to",
    "has plans to").
    """
    node, rule = placed.node, placed.hit.rule
    if rule.cls is RuleClass.REPORT or (rule.kind == "commitment" and tree.agents(node)):  # "the plan proposed by Peru"
        return tree.relations[node] == "acl" and tree.is_passive(node)
    clause = tree.first_conjunct(node)
    if tree.relations[clause] == "acl" and tree.related(clause, "mark") and not tree.related(clause, *SUBJECTS):
        noun = tree.heads[clause]
        return rule.cls is RuleClass.EVENT and not any(noun in _nodes(tree, tokens, p.hit) for p in told)
    if tree.relations[clause] != "advcl" or rule.cls is RuleClass.STATEMENT or tree.related(clause, *SUBJECTS):
        return False
    marks = {tree.lows[m] for m in tree.related(clause, "mark", "case")}
    purpose = "to" in marks and tree.tags[clause] == "VB" and tree.pos[tree.heads[clause]] == "VERB"
    gerund = tree.tags[clause] == "VBG" and rule.cls is RuleClass.EVENT
    opens = marks == {"while"} and clause < tree.heads[clause]  # "While deepening ties, ..."
    loose = rule.kind == "commitment" and rule.modality is Modality.PLANNED and (opens or not marks)
    return purpose or (gerund and (bool(marks & MANNER) or loose))
