"""Rules that fire on words of a sentence and are not read: which check refused them, and what outdid them.

Takes a scene's grammar and the hits of the rule book; gives reasons. Every reason is the answer of the check that
decides (`syntax.py`, `clauses.py` with a parse; `word_order.py`, `units.py` without), asked again.
"""

from collections.abc import Collection, Iterator, Sequence

from dragoman.extract.grammar.asides import anchor, sort_out
from dragoman.extract.grammar.borne_out import has_object
from dragoman.extract.grammar.clauses import governors
from dragoman.extract.grammar.parties import Cast
from dragoman.extract.grammar.predicates import is_borne_out, is_fit
from dragoman.extract.grammar.protocol import Grammar
from dragoman.extract.grammar.syntax import Syntax
from dragoman.extract.grammar.units import keep_longest
from dragoman.extract.grammar.word_order import has_object as has_object_behind
from dragoman.extract.grammar.word_order import is_in_name
from dragoman.extract.rules import Hit, Rule, RuleClass, stands_rightly
from dragoman.types.claim import Role
from dragoman.types.span import Span

EDGE = "the edge of a clause, or a phrase that is not its object, stands between its words"
PURPOSE = "an aside: it says what another act is for, how it is done, or which thing is meant"
IN_NAME = "its first word is part of a name"
JOINED = "joined to a verb of the same kind, with which it makes one claim"
SAYING = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
NO_VERB = "the parse finds no predicate in its words"


def wants(rule: Rule) -> str:
    """Return, in words, what a row with "!" cannot do without: "counterpart as object or after “with”"."""
    return "; ".join(f"{role.value} {places}" for role, places in _places_behind(rule) if role in rule.required)


def looks_for(rule: Rule) -> str:
    """Return, in words, all parties a row has a place for: "actor as subject; host after “to”"."""
    subject = [f"{rule.subject.value} as subject"] if rule.subject else []
    return "; ".join([*subject, *(f"{role.value} {places}" for role, places in _places_behind(rule))])


def _places_behind(rule: Rule) -> Iterator[tuple[Role, str]]:
    for role in dict.fromkeys(role for _, role in rule.others):
        words = [word for word, its in rule.others if its is role]
        yield role, " or ".join("as object" if word.startswith("_") else f"after “{word}”" for word in words)


def refusal(grammar: Grammar, cast: Cast, hit: Hit) -> str | None:
    """Return why a rule does not hold here though its words stand there, None where it holds."""
    if isinstance(grammar, Syntax):
        return _refused_by_parse(grammar, cast, hit)
    word = cast.tokens[hit.first].low
    if not stands_rightly(hit, cast.tokens):
        return f"by its neighbours “{word}” is not {_wanted(hit)}"
    if hit.rule.cls is RuleClass.NOUN:
        return None
    if is_in_name(hit, cast):
        return IN_NAME
    return None if has_object_behind(hit, cast) else f"required role not filled: it wants {wants(hit.rule)}"


def _refused_by_parse(grammar: Syntax, cast: Cast, hit: Hit) -> str | None:
    first = grammar.tree.at(cast.tokens[hit.first].start)
    if first is None:
        return NO_VERB
    if not is_fit(grammar.tree, cast, hit, first):
        pos = grammar.tree.pos[first]
        return f"wrong part of speech: “{cast.tokens[hit.first].low}” is {pos} here, and the row wants {_wanted(hit)}"
    if not is_borne_out(grammar.tree, cast, hit):
        return EDGE
    return None if has_object(grammar, hit) else f"required role not filled: it wants {wants(hit.rule)}"


def is_right_word(grammar: Grammar, cast: Cast, hit: Hit) -> bool:
    """Whether the first word of a rule is what the row takes it for, whatever stands behind it."""
    if not isinstance(grammar, Syntax):
        return stands_rightly(hit, cast.tokens)
    first = grammar.tree.at(cast.tokens[hit.first].start)
    return first is not None and is_fit(grammar.tree, cast, hit, first)


def is_auxiliary(grammar: Grammar, cast: Cast, hit: Hit) -> bool:
    """Whether the first word only helps another: a bare cue, or what the parse takes for an auxiliary or particle."""
    if hit.rule.cls is RuleClass.CUE and not hit.rule.elements[0].verb:
        return True
    first = grammar.tree.at(cast.tokens[hit.first].start) if isinstance(grammar, Syntax) else None
    return isinstance(grammar, Syntax) and first is not None and grammar.tree.pos[first] not in SAYING


def _wanted(hit: Hit) -> str:
    if hit.rule.cls is RuleClass.NOUN or hit.rule.elements[0].noun:
        return "a noun"
    return "the verb of a clause" if hit.rule.elements[0].verb else "an auxiliary"


def outdone(grammar: Grammar, cast: Cast, hit: Hit, kept: Sequence[Hit], holding: Sequence[Hit]) -> str:
    """Return why a rule that holds stands in no clause; `kept` are those that do, `holding` all that hold."""
    over = next((h for h in (*kept, *holding) if h.first <= hit.last and hit.first <= h.last and _loses(hit, h)), None)
    if not isinstance(grammar, Syntax):
        return _by(over) if over else PURPOSE
    if hit not in grammar.meant:
        node = anchor(grammar.tree, cast.tokens, hit)
        return _by(over or next((h for h in kept if anchor(grammar.tree, cast.tokens, h) == node), None))
    return _out_of_clauses(grammar, cast, hit, kept)


def _out_of_clauses(grammar: Syntax, cast: Cast, hit: Hit, kept: Sequence[Hit]) -> str:
    """Return why a rule the parse bears out is in no clause: an aside, content of another, a cue of nothing."""
    _, asides, verbs = sort_out(grammar.tree, cast.tokens, grammar.meant)
    if any(p.hit == hit for p in asides):
        return PURPOSE
    node = next((p.node for p in verbs if p.hit == hit), None)
    above = {n for n, _ in governors(grammar.tree, node)} if node is not None else set()
    governor = next((p.hit for p in verbs if p.node in above and p.hit in kept), None)
    bare = all(p.hit.rule.cls is RuleClass.CUE for p in verbs if p.node == node)
    if node is not None and bare and (governor is None or governor.rule.cls is RuleClass.REPORT):
        start = grammar.tree.starts[node]
        word = next((t.low for t in cast.tokens if t.start == start), grammar.tree.lemmas[node])
        return f"it colours “{word}”, and no row of an act or position is read there"
    return f"content of the row {governor.rule.id}" if governor else JOINED


def _loses(hit: Hit, other: Hit) -> bool:
    """Whether the choice between the two rules falls on the other."""
    return keep_longest([hit, other]) == [other]


def _by(over: Hit | None) -> str:
    return f"absorbed by the row {over.rule.id}" if over else "absorbed by a row that is longer"


def covered(kept: Collection[Hit]) -> frozenset[int]:
    """Return the tokens on which the rules in `kept` stand."""
    return frozenset(index for hit in kept for index in range(hit.first, hit.last + 1))


def words_of(cast: Cast, hit: Hit, text: str) -> tuple[Span, str]:
    """Return the stretch a rule stands on, and its words in one line."""
    span = hit.span(cast.tokens)
    return span, " ".join(span.of(text).split())
