"""Clauses by the parse: which predicate governs which, and which words belong to each.

Takes the tree of a sentence, its words and the rules that fire; gives Units in text order. A predicate is governed by
those above it in the tree, up to the edge of its clause: a relative clause, a participle or a clause of its own beside
another stands alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dragoman.extract.grammar.asides import MANNER, Anchored, sort_out
from dragoman.extract.grammar.protocol import Unit
from dragoman.extract.grammar.tree import SUBJECTS, Tree
from dragoman.extract.rules import Hit, RuleClass
from dragoman.text.tokens import END, START, Token
from dragoman.types.claim import PROMISES

EDGES = frozenset({"acl", "advcl", "parataxis", "appos", "list", "dislocated"})
"""Relations by which a clause stands beside what it hangs on, not under it; an infinitive is under it all the same."""
TELLING = frozenset({"tell", "assure", "inform", "brief"})  # their object is who is told
TOLD = frozenset("claim allegation accusation charge assertion suggestion report rumour rumor speculation".split())
"""Nouns whose clause is what is told, with or without a "that": "claims it had armed rebels"."""
SETTING = frozenset({"after", "before", "since", "following"})  # "after the signing of the pact": an act of its own
MAINS = frozenset({RuleClass.EVENT, RuleClass.STATEMENT})
PASSING = frozenset({RuleClass.REPORT, RuleClass.REMARK})
AT_EDGES = frozenset({"punct", "cc"})
"""Relations of what is left out where it stands at an edge of a clause."""


def find_clauses(
    tree: Tree, tokens: Sequence[Token], hits: Iterable[Hit], *, sums: Collection[int] = ()
) -> tuple[Unit, ...]:
    """Return the clauses around `hits`, which do not overlap; `sums` are the nodes of amounts of money."""
    named, _, verbs = sort_out(tree, tokens, hits, sums)
    closing = [p for p in verbs if _is_closing(tree, p, verbs)]
    interposed = {tree.heads[p.node]: p for p in verbs if _is_interposed(tree, p, verbs) or p in closing}
    verbs = [p for p in verbs if p not in interposed.values()]
    helping = [p.node for p in verbs if p.hit.rule.kind in PROMISES and p.hit.rule.cls is RuleClass.EVENT]
    weighty = {node for node in helping if not set(tree.subtree(node, "conj")).isdisjoint(sums)} if sums else set()
    beside = {p.node for p in verbs if _stands_beside(tree, p.node, verbs)}
    chains = _chains(tree, verbs, weighty, beside)
    for node, chain in chains.items():
        if node in interposed:
            chain.insert(0, interposed[node])
    bare = {n for n in weighty if tree.relations[n] == "acl" or all(p.node == n for p in chains.get(n, ()))}
    roots = {
        n: _noun_of(tree, n) if n in bare else _clause_root(tree, n, chain, beside, chains)
        for n, chain in chains.items()
    }
    nouns = [p for p in named if p.hit.rule.cls is RuleClass.NOUN]
    first = min(nouns, key=lambda p: (len(list(tree.above(p.node))), p.node), default=None) if not chains else None
    apart = {p.node: [p] for p in nouns if p is first or tree.preposition(p.node) in SETTING}
    roots.update((node, node if chains else _top(tree, node)) for node in apart)
    chains.update(apart)
    behind = {n for p in closing for n in tree.subtree(p.node)}  # who tells it is no part of what is told
    words = _owned(tree, roots)
    if behind:
        words = {node: [n for n in own if n not in behind] for node, own in words.items()}
    owned = set[int]().union(*words.values())
    for placed_noun in nouns:  # an act named where no predicate stands
        if placed_noun.node not in owned:
            words[placed_noun.node] = [n for n in tree.subtree(placed_noun.node) if n not in owned]
            chains[placed_noun.node] = [placed_noun]
    return tuple(
        _unit(tree, tokens, node, chains[node], [*named, *verbs], words) for node in sorted(chains) if words[node]
    )


def _is_interposed(tree: Tree, placed: Anchored, verbs: Iterable[Anchored]) -> bool:
    """Whether a report stands inside the clause it passes on ("Estonia, the minister said, will sign the treaty")."""
    if placed.hit.rule.cls is not RuleClass.REPORT or tree.relations[placed.node] != "parataxis":
        return False
    head = tree.heads[placed.node]
    return head > placed.node > min(tree.subtree(head)) and any(p.node == head for p in verbs)


def _is_closing(tree: Tree, placed: Anchored, verbs: Iterable[Anchored]) -> bool:
    """Whether a report stands behind the clause it passes on ("Estonia will sign, the minister told reporters")."""
    node, head = placed.node, tree.heads[placed.node]
    if placed.hit.rule.cls is not RuleClass.REPORT or tree.relations[node] != "parataxis" or head > node:
        return False
    if tree.related(node, "ccomp", "xcomp", "acl") or not tree.related(node, *SUBJECTS):
        return False
    if tree.related(node, "obj") and tree.lows[node] not in TELLING:  # "..., the king announced a fund"
        return False
    last = max(n for n in range(len(tree)) if tree.relations[n] != "punct")
    return last in tree.subtree(node) and any(p.node == head for p in verbs)


def governors(tree: Tree, node: int) -> Iterator[tuple[int, int]]:
    """Yield (governing node, its child on the way down) above `node`, nearest first, up to the edge of the clause."""
    for _ in range(len(tree)):
        head = tree.heads[node]
        if head == node or is_edge(tree, node):
            return
        if tree.relations[node] != "conj":  # what is joined to another has the other's governors
            yield head, node
        node = head


def is_edge(tree: Tree, node: int) -> bool:
    """Whether the clause of `node` stands beside what it hangs on, not under it."""
    if tree.relations[node] not in EDGES:
        return False
    marks = {tree.lows[m] for m in tree.related(node, "mark")}
    acts = bool(tree.related(node, *SUBJECTS))
    told = acts and tree.lows[tree.heads[node]] in TOLD
    stands = acts and "that" not in marks  # "as both sides agreed"
    manner = tree.tags[node] == "VBG" and bool(marks & MANNER) and not acts  # not "with Chile agreeing to ..."
    under = told or (bool(marks) and not stands) if tree.relations[node] == "acl" else "to" in marks or manner
    return not under or tree.relations[node] not in {"acl", "advcl"}


def _stands_beside(tree: Tree, node: int, verbs: Sequence[Anchored]) -> bool:
    """Whether a clause the parse hung under an act as its content is one beside it: the act has its object already.

    "Chile gave 2 million dollars and, in that time, Peru gave 3 million": nothing is said by giving.
    """
    if tree.relations[node] != "ccomp" or tree.related(node, "mark") or not tree.related(node, *SUBJECTS):
        return False
    head = tree.heads[node]
    acts = [p for p in verbs if p.node == head]
    return bool(acts) and all(p.hit.rule.cls is RuleClass.EVENT for p in acts) and bool(tree.objects(head))


def _chains(
    tree: Tree, verbs: Sequence[Anchored], weighty: Collection[int], beside: Collection[int]
) -> dict[int, list[Anchored]]:
    """Return, for the node of each predicate that makes a claim, the rules that govern it and its own, outermost first.

    Going down from the outermost, the first act or position makes the claim and has what is below it as its content,
    but for the `weighty`: an act with a sum of its own.
    """
    at: dict[int, list[Anchored]] = {}
    for placed in verbs:
        at.setdefault(placed.node, []).append(placed)
    chains: dict[int, list[Anchored]] = {}
    governing: set[int] = set()
    for node in sorted(at):
        governing_it = list(governors(tree, node))
        edge = next((i for i, (_, child) in enumerate(governing_it) if child in beside), len(governing_it))
        above = [(n, child) for n, child in governing_it[:edge] if n in at]
        taken = next((n for n, child in reversed(above) if _takes_all(tree, at[n], child)), None)
        if taken is not None and node in weighty:
            above = above[: [n for n, _ in above].index(taken)]
        elif taken is not None:
            continue
        above_nodes = [n for n, _ in reversed(above)]
        own = at[node]
        if above_nodes and _only_colours(own) and any(h.hit.rule.cls in PASSING for h in at[above_nodes[-1]]):
            chains.setdefault(above_nodes[-1], [h for n in above_nodes for h in at[n]]).extend(own)
            continue
        governing.update(above_nodes)
        chains[node] = [*(h for n in above_nodes for h in at[n]), *_shared_cues(tree, node, at), *own]
    heading = {n: chain for n, chain in chains.items() if n not in governing}
    return {n: chain for n, chain in heading.items() if n in weighty or not _follows_alike(tree, n, at)}


def _shared_cues(tree: Tree, node: int, at: Mapping[int, Sequence[Anchored]]) -> list[Anchored]:
    """Return the cues of a first verb that hold for a bare one joined to it: "[will] visit Oslo and sign a treaty"."""
    first = tree.first_conjunct(node)
    bare = first != node and tree.tags[node] == tree.tags[first] == "VB" and not tree.related(node, "aux", *SUBJECTS)
    return [p for p in at.get(first, ()) if p.hit.rule.cls is RuleClass.CUE] if bare else []


def _takes_all(tree: Tree, held: Iterable[Anchored], child: int) -> bool:
    """Whether a governing word makes the claim: an act, a position, a remark on a thing ("stressed the need")."""
    content = _is_content(tree, child)
    for placed in held:
        if placed.hit.rule.cls in PASSING and content:
            continue
        beside = placed.hit.rule.cls is RuleClass.EVENT and content and bool(tree.related(child, *SUBJECTS))
        if placed.hit.rule.cls in {*MAINS, RuleClass.REMARK} and not beside:
            return True
    return False


def _is_content(tree: Tree, clause: int) -> bool:
    """Whether a clause is what somebody says ("said [in a statement] that he would come")."""
    finite = tree.relations[clause] == "acl" and bool(tree.related(clause, *SUBJECTS))
    return finite or tree.relations[clause] in {"ccomp", "csubj", "parataxis"}


def _only_colours(own: Iterable[Anchored]) -> bool:
    return all(p.hit.rule.cls is RuleClass.CUE and not p.hit.rule.commits for p in own)


def _follows_alike(tree: Tree, node: int, at: Mapping[int, Sequence[Anchored]]) -> bool:
    """Whether a bare verb goes on one of the same kind under the same promise ("agreed to open X and promote Y")."""
    first = tree.first_conjunct(node)
    if first == node or first not in at or tree.tags[node] != "VB" or tree.related(node, "aux", *SUBJECTS):
        return False
    return {p.hit.rule.kind for p in at[node]} <= {p.hit.rule.kind for p in at[first]}


def _clause_root(
    tree: Tree, node: int, chain: Sequence[Anchored], beside: Collection[int], heading: Collection[int]
) -> int:
    """Return the topmost word of the clause that `node` makes, below who passes it on.

    An infinitive joined to one that makes no claim, that is not among the `heading` nodes, shares its clause:
    "agreed to [calm tempers and open the border]".
    """
    passing = {p.node for p in chain if p.hit.rule.cls in PASSING and p.node != node}
    for _ in range(len(tree)):
        named = tree.relations[node] in {"obl", "nmod", "obj", "nsubj"} and bool(tree.related(node, "cop", *SUBJECTS))
        joined = tree.relations[node] == "conj" and not _shares_clause(tree, node, chain, heading)
        apart = node in beside or joined or is_edge(tree, node)
        if tree.heads[node] in passing or apart or named or tree.heads[node] == node:
            break
        node = tree.heads[node]
    return node


def _shares_clause(tree: Tree, node: int, chain: Sequence[Anchored], heading: Collection[int]) -> bool:
    head = tree.heads[node]
    bare = tree.tags[node] == tree.tags[head] == "VB" and head not in heading
    return bare and any(p.node not in {node, head} for p in chain)


def _noun_of(tree: Tree, node: int) -> int:
    """Return the noun an infinitive describes ("its plan to provide ..."), the verb itself otherwise."""
    return tree.heads[node] if tree.relations[node] == "acl" else node


def _top(tree: Tree, node: int) -> int:
    return [node, *tree.above(node)][-1]


def _owned(tree: Tree, roots: Mapping[int, int]) -> dict[int, list[int]]:
    """Return the nodes of each clause in text order: all below its root but what lies below the root of another."""
    taken: set[int] = set()
    owned: dict[int, list[int]] = {}
    sizes = {node: tree.subtree(root) for node, root in roots.items()}
    for node in sorted(roots, key=lambda n: (len(sizes[n]), n)):  # inner clauses first
        free = [i for i in sizes[node] if i not in taken] if taken else sizes[node]
        owned[node] = free if node in free else [i for i in tree.subtree(node) if i not in taken or i == node]
        taken.update(owned[node])
    return owned


def _goes_with(tree: Tree, placed: Anchored, node: int, own: Collection[int]) -> bool:
    """Whether a rule counts in the clause of `node`: an act it names, a text's signing, a cue in what is said."""
    if placed.hit.rule.cls is RuleClass.CUE:
        return tree.heads[placed.node] == node != placed.node and _is_content(tree, placed.node)
    return placed.node in own and (placed.hit.rule.cls is RuleClass.NOUN or placed.hit.rule.kind == "agreement_signed")


def _unit(
    tree: Tree,
    tokens: Sequence[Token],
    node: int,
    chain: Sequence[Anchored],
    others: Sequence[Anchored],
    words: Mapping[int, Sequence[int]],
) -> Unit:
    """Return the clause of `node` with the acts it names as nouns; what stands alone at its edges is left out."""
    own = words[node]
    acts = [p.hit.first for p in chain if p.node == node]
    named = [p for p in others if _goes_with(tree, p, node, own)]
    within = [p for p in named if p.hit.rule.kind != "agreement_signed" or not acts or p.hit.first > min(acts)]
    hits = {id(p.hit): p.hit for p in [*chain, *within]}
    report = next((p.hit for p in chain if p.hit.rule.cls in PASSING and p.node != node), None)
    if report and all(p.hit.rule.cls is RuleClass.NOUN for p in chain if p.node == node):
        del hits[id(report)]  # what is told is an act named as a noun: "the visit is a success, he said"
    first = next((i for i in own if tree.relations[i] not in AT_EDGES), own[0])
    last = next((i for i in reversed(own) if tree.relations[i] not in AT_EDGES), own[-1])
    start = bisect_right(tokens, tree.starts[first], key=END)
    stop = bisect_left(tokens, tree.ends[last], key=START)
    if not any(t.is_word for t in tokens[:start]):
        start = 0
    if report and report.first < start:
        start = report.first
    ordered = tuple(sorted(hits.values(), key=lambda h: (h.first, h.last)))
    return Unit(ordered, start, max(stop, start + 1), "", told=report)
