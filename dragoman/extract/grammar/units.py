"""Clauses around predicates: which rule governs which, and where one claim's words end and the next begin.

Takes the tokens of a sentence, the rules that fire and the parties named; gives Units in text order. A unit is a
chain of rules without a clause boundary between them ("said that ... will ... visit") and the stretch it covers.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from dragoman.extract.grammar.protocol import Unit
from dragoman.extract.rules import Hit, RuleClass
from dragoman.text.tokens import Token
from dragoman.types.annotation import Mention

CONJUNCTIONS = frozenset({"and", "but", "while", "whereas", "or", "yet", "although", "though"})
SUBORDINATORS = frozenset({"which", "who", "whom", "after", "before", "when", "since", "because", "if", "until"})
YET_AFTER = frozenset({"not", "n't", "never", "as", "is", "are", "was", "were", "has", "have", "had", "be", "nor"})
COMPANIONS = frozenset({"wife", "husband", "spouse", "delegation", "entourage", "team", "family"})  # "and his wife"
THAT_REACH = 2  # tokens from "agreed", "hopes" to their "that"
GOVERNORS = frozenset({RuleClass.CUE, RuleClass.STATEMENT})
RANK = {cls: rank for rank, cls in enumerate(("event", "statement", "remark", "cue", "report", "noun"))}


def choose(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Hit]:
    """Leave out what an act is for, and of hits that overlap all but the longest."""
    return keep_longest([h for h in hits if not _is_purpose(tokens, h, hits)])


def keep_longest(hits: Iterable[Hit]) -> list[Hit]:
    """Keep, of hits that overlap, the longest; of equals the act before the cue before the report."""
    hits = sorted(hits, key=attrgetter("first"))
    if all(hit.last < behind.first for hit, behind in pairwise(hits)):
        return hits
    taken: set[int] = set()
    kept = []
    for hit in sorted(hits, key=lambda h: (h.first - h.last, RANK[h.rule.cls], h.first, h.rule.id)):
        reach = range(hit.first, hit.last + 1)
        if taken.isdisjoint(reach):
            taken.update(reach)
            kept.append(hit)
    return sorted(kept, key=attrgetter("first"))


def _is_purpose(tokens: Sequence[Token], hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether the verb is an infinitive that no cue or appeal governs: what an act is for is not another act."""
    index = hit.first - 1
    while index > 0 and tokens[index].low.endswith("ly"):
        index -= 1
    if hit.rule.cls not in {RuleClass.EVENT, RuleClass.REMARK} or index < 0 or tokens[index].low != "to":
        return False
    return not any(h.rule.cls in GOVERNORS and h.first < index <= h.last + 10 for h in hits)


def split_units(tokens: Sequence[Token], hits: Sequence[Hit], mentions: Sequence[Mention]) -> list[Unit]:
    """Cut the sentence at the clause boundaries between its hits."""
    units: list[Unit] = []
    chain: list[Hit] = []
    start, opened_by = 0, ""
    for hit in choose(tokens, hits):
        cut = _boundary(tokens, chain, hit, mentions) if chain else None
        if cut is not None:
            units.append(Unit(tuple(chain), start, cut, opened_by))
            chain, start, opened_by = [], cut + 1, tokens[cut].low
        chain.append(hit)
    if chain:
        units.append(Unit(tuple(chain), start, len(tokens), opened_by))
    return [u for u in units if u.start < u.stop]


def _boundary(tokens: Sequence[Token], chain: Sequence[Hit], hit: Hit, mentions: Sequence[Mention]) -> int | None:
    """Return the token that parts `hit` from the chain before it, or None where the chain governs it."""
    previous = chain[-1]
    if (
        hit.rule.cls is RuleClass.NOUN
    ):  # an act named as a noun goes on its clause unless set off ("after his election")
        cuts = range(hit.first - 1, previous.last, -1)
        return next((i for i in cuts if tokens[i].low in {";", "after", "before", "since", "following"}), None)
    if _is_manner(tokens, chain, hit):
        return None
    for index in range(hit.first - 1, previous.last, -1):
        low = tokens[index].low
        if low == ";" or low in SUBORDINATORS or (low == "that" and not _is_complement(previous, index)):
            return index
        if _is_adverb(tokens, index):
            continue
        if low in CONJUNCTIONS or low == ",":
            named = _joins_names(tokens, index, mentions) and not _opens_report(tokens, index, hit, mentions)
            if named or _joins_infinitives(tokens, chain, hit):
                continue
            return _with_comma(tokens, index, previous.last)
    return None


def _is_adverb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a "yet" goes with its verb ("has not yet ratified", "have yet to meet") and joins no clauses."""
    before = tokens[index - 1].low if index else ""
    return tokens[index].low == "yet" and before in YET_AFTER


def _is_complement(previous: Hit, index: int) -> bool:
    """Whether the "that" at `index` opens what is said ("told him that"), not a relative clause ("the pact that")."""
    if previous.rule.cls in {RuleClass.REPORT, RuleClass.REMARK}:
        return True
    return index - previous.last <= THAT_REACH


def _is_manner(tokens: Sequence[Token], chain: Sequence[Hit], hit: Hit) -> bool:
    """Whether a gerund of cooperation, with no promise before it, only says how ("in ..., broadening cooperation")."""
    promised = any(h.rule.kind == "commitment" and h.rule.cls in {RuleClass.CUE, RuleClass.EVENT} for h in chain)
    gerund = tokens[hit.first].low in hit.rule.elements[0].gerunds
    return gerund and hit.rule.kind == "commitment" and hit.rule.cls is RuleClass.EVENT and not promised


def _with_comma(tokens: Sequence[Token], index: int, low: int) -> int:
    """Take ", and" as one boundary that begins at its comma."""
    return index - 1 if index - 1 > low and tokens[index - 1].low == "," and tokens[index].low != "," else index


def _joins_names(tokens: Sequence[Token], index: int, mentions: Sequence[Mention]) -> bool:
    """Whether the word only joins two names ("Chile and Peru", "Ghana, Togo and Benin") or stands inside one."""
    place = tokens[index].span
    before = any(0 <= place.start - m.span.end <= 2 for m in mentions)
    after = any(0 <= m.span.start - place.end <= 5 for m in mentions)
    following = [t.low for t in tokens[index + 1 : index + 4]]
    if tokens[index].low == "and" and COMPANIONS & set(following[1:]) and following[0] in {"his", "her", "their"}:
        return True
    inside = any(m.span.start < place.start and place.end < m.span.end for m in mentions)
    return inside or (before and after)


def _opens_report(tokens: Sequence[Token], index: int, hit: Hit, mentions: Sequence[Mention]) -> bool:
    """Whether what follows a comma is who closes the sentence: "..., its foreign minister said"."""
    if tokens[index].low != "," or hit.rule.cls is not RuleClass.REPORT:
        return False
    between = [t for t in tokens[index + 1 : hit.first] if not any(m.span.contains(t.span) for m in mentions)]
    return all(t.low in {"the", "a", "also", "later"} for t in between)


def _joins_infinitives(tokens: Sequence[Token], chain: Sequence[Hit], hit: Hit) -> bool:
    """Whether `hit` is a second infinitive under the same cue ("agreed to open the border and promote trade")."""
    element = hit.rule.elements[0]
    word = tokens[hit.first].low
    bare = element.verb and word not in element.gerunds | element.participles and not word.endswith(("s", "ed"))
    governed = any(h.rule.cls is RuleClass.CUE and tokens[h.last].low in {"to", "will", "shall"} for h in chain)
    return bare and governed and hit.rule.cls is not RuleClass.CUE
