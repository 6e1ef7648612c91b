"""Rules that nearly fired in a sentence: their first words are there, one more is missing, or a check refused them.

Takes a scene, its grammar and the rule book; gives Almost records, nearest first. How much of a predicate stands there
is told by the matcher itself, on ever longer beginnings of the predicate.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.extract.explaining.refused import covered, is_auxiliary, is_right_word, refusal, words_of
from dragoman.extract.grammar.protocol import Grammar
from dragoman.extract.lines import Line, lay_out
from dragoman.extract.rules import Hit, Rule, RuleBook
from dragoman.extract.scene import Scene
from dragoman.text.predicates import Element
from dragoman.types.explanation import Almost, RuleRow

MAX_ALMOST = 10
MAX_OPTIONS = 6  # words shown of those that could stand in a place
RowOf = Callable[[Rule], RuleRow]


@dataclass(frozen=True, slots=True)
class Near:
    """A rule that did not fire, the words of it that stand there, and why not; `rank` is small where little misses.

    `missing` is the place in its predicate of the word that is not there, None where a check refused it.
    """

    hit: Hit
    reason: str
    rank: tuple[int, ...]
    missing: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """Where rules are looked for: a scene, its grammar, all rules, and the tokens on which one is read already."""

    scene: Scene
    grammar: Grammar
    rules: RuleBook
    taken: frozenset[int]


def find_almost(scene: Scene, grammar: Grammar, rules: RuleBook, row_of: RowOf) -> tuple[Almost, ...]:
    """Return at most ten rows that nearly fired, nearest first.

    Words on which no rule is read come first. Then a row that a check refused comes before one that lacks a word, a
    word that stands elsewhere before one that does not, and a verb of few rows before one ("make") of many.
    """
    kept = {hit for unit in scene.units for hit in unit.hits}
    field = Field(scene, grammar, rules, covered(kept))
    read = {_key(hit) for hit in kept}
    found: dict[tuple[str, str, int], Near] = {}
    for near in (*_refused(field), *_unfinished(field)):
        if _key(near.hit) not in read:
            found.setdefault(_key(near.hit), near)
    ranked = sorted(found.values(), key=lambda n: (n.rank, n.hit.first, n.hit.rule.id))
    return tuple(_almost(scene, near, row_of) for near in ranked[:MAX_ALMOST])


def _key(hit: Hit) -> tuple[str, str, int]:
    """Return the row and the first word of a rule that stands somewhere."""
    return hit.rule.cls, hit.rule.id, hit.first


def _refused(field: Field) -> Iterator[Near]:
    """Yield the rules whose words are there, and which a check refuses."""
    for hit in field.rules.find(field.scene.tokens):
        reason = refusal(field.grammar, field.scene.cast, hit) if not hit.rule.turned else None
        if reason:
            yield Near(hit, reason, _rank(hit, 0, field))


def _unfinished(field: Field) -> Iterator[Near]:
    """Yield the rules that lack a word; one whose first word is not what it wants is not near."""
    tokens = field.scene.tokens
    line = lay_out(tokens)
    for index, token in enumerate(tokens):
        for rule in field.rules.by_first.get(token.low, ()):
            if rule.turned or line.match(rule.elements, index) is not None:
                continue
            if is_right_word(field.grammar, field.scene.cast, Hit(rule, index, index)):
                yield _unfinished_at(field, line, rule, index)


def _unfinished_at(field: Field, line: Line, rule: Rule, index: int) -> Near:
    """Return how far a predicate begun at `index` gets, and the word it wants next."""
    tokens = field.scene.tokens
    reach, last = 1, index
    for size in range(2, len(rule.elements)):
        end = line.match(rule.elements[:size], index)
        if end is None:
            break
        reach, last = size, end
    place = next(i for i in range(reach, len(rule.elements)) if _is_needed(rule.elements[i]))
    missing = sum(1 for element in rule.elements[place:] if _is_needed(element))
    far = any(t.low in rule.elements[place].words for t in tokens[last + 1 :])
    hit = Hit(rule, index, last)
    reason = "stands too far behind, or behind a mark" if far else "is missing"
    return Near(hit, reason, _rank(hit, 1 + missing - far, field), missing=place)


def _is_needed(element: Element) -> bool:
    return not element.gap and not element.optional


def _rank(hit: Hit, missing: int, field: Field) -> tuple[int, ...]:
    """Rank by: words read already or not, a mere auxiliary or not, words that miss, words there, rows that begin so."""
    scene = field.scene
    auxiliary = is_auxiliary(field.grammar, scene.cast, hit)
    common = len(field.rules.by_first.get(scene.tokens[hit.first].low, ()))
    return int(hit.first in field.taken), int(auxiliary), missing, hit.first - hit.last, common


def _almost(scene: Scene, near: Near, row_of: RowOf) -> Almost:
    """Write a near rule as a record; a missing word is named as its row has it."""
    row = row_of(near.hit.rule)
    span, words = words_of(scene.cast, near.hit, scene.text)
    wanted = "" if near.missing is None else f"“{_shortened(row.predicate.split()[near.missing])}” "
    return Almost(row=row, span=span, words=words, reason=wanted + near.reason)


def _shortened(piece: str) -> str:
    """Return the first of the words that could stand in a place; the row has them all."""
    options = piece.split("/")
    return "/".join([*options[:MAX_OPTIONS], *(["..."] if len(options) > MAX_OPTIONS else [])])
