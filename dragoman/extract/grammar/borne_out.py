"""Which predicates of a sentence its parse bears out, and the clauses around them.

Takes the words, parties and rules of a sentence, its Tree, names and sums; gives its Syntax.
"""

from collections.abc import Iterable, Sequence

from dragoman.extract.grammar.asides import anchor
from dragoman.extract.grammar.clauses import find_clauses
from dragoman.extract.grammar.parties import Cast
from dragoman.extract.grammar.predicates import choose_meant, find_by_object, is_borne_out, without_misreadings
from dragoman.extract.grammar.protocol import Unit
from dragoman.extract.grammar.syntax import Syntax
from dragoman.extract.grammar.tree import Tree
from dragoman.extract.grammar.visitors import mend_visitors
from dragoman.extract.lines import lay_out
from dragoman.extract.rules import Hit, RuleBook, laid_on
from dragoman.types.annotation import Mention
from dragoman.types.entity import EntityKind
from dragoman.types.value import AmountMention


def read_syntax(
    cast: Cast, tree: Tree, rules: RuleBook, mentions: Sequence[Mention], amounts: Iterable[AmountMention]
) -> Syntax:
    """Find the predicates of a sentence that the parse bears out, and the clauses around them."""
    tree = mend_visitors(tree, cast)
    line = lay_out(cast.tokens)
    begun = list(rules.active.begun(line))
    hits = [h for h in laid_on(line, begun) if is_borne_out(tree, cast, h)]
    direct = dict(find_by_object(cast, tree, begun))
    said = {index for h in hits for index in (h.first, h.last)}
    cast = without_misreadings(cast, tree, said.union(direct.values()))
    texts = tuple(m.span for m in mentions if m.kind is EntityKind.PUBLICATION)
    bare = Syntax(cast, tree, texts, ())
    anchors = {h: anchor(tree, cast.tokens, h) for h in (*direct, *hits)}
    meant = choose_meant([h for h in hits if has_object(bare, h)], [h for h in direct if has_object(bare, h)], anchors)
    sums = {n for a in amounts if a.amount and a.amount.currency for n in tree.covered(a.span.start, a.span.end)}
    return bare.with_clauses(find_clauses(tree, cast.tokens, meant, sums=sums), tuple(meant))


def has_object(grammar: Syntax, hit: Hit) -> bool:
    """Whether what the row requires is there; mutual and passive acts find it elsewhere."""
    if not hit.rule.required or hit.rule.mutual or grammar.is_passive(hit):
        return True
    return any(role in hit.rule.required for role, _ in grammar.others(Unit((), 0, 0, ""), hit))
