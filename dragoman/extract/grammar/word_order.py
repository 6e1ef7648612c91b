"""Grammar by the order of words: clauses and parties of a sentence that was not parsed.

Takes the words, parties and rules of a sentence; gives a Grammar. What stands before a verb up to its clause's edge is
its subject, what stands behind a preposition its object: right in most plain sentences, and all that can be had
without a model.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.grammar.parties import BE, Cast, Place, by_agent, find_others, find_subject, is_passive
from dragoman.extract.grammar.protocol import Subject, Unit
from dragoman.extract.grammar.units import split_units
from dragoman.extract.rules import Hit, RuleBook, RuleClass, stands_rightly
from dragoman.types.annotation import Mention
from dragoman.types.claim import Role
from dragoman.types.entity import EntityKind

ELIDED = frozenset(
    "also further then jointly both has have had be been being is are was were to not now again even he she it they "
    "who and as well that will would recently already subsequently later earlier".split()
)  # words that may stand between a clause's head and a verb whose subject is the one before


@dataclass(frozen=True, slots=True)
class WordOrder:
    """The grammar of one sentence, told from the order of its words."""

    cast: Cast
    units: tuple[Unit, ...]
    mentions: Sequence[Mention]

    def subject(self, unit: Unit, main: Hit, report: Hit | None, before: tuple[Place, ...]) -> Subject:
        """Return the parties that open the clause; those `before` where nothing but its verb does."""
        governed = [h.first for h in unit.hits if h.first <= main.first and not _is_report(h, report)]
        first = min([*governed, main.first])
        low = report.last + 1 if report else unit.start
        found = find_subject(self.cast, low, first) if low < first else ()
        if found:
            return Subject(found, own=True)
        words = [t.low for t in self.cast.tokens[low:first] if t.is_word]
        elided = all(w in ELIDED or w.endswith("ly") for w in words)
        return Subject(before if elided else (), own=False)

    def reporter(self, unit: Unit, report: Hit) -> tuple[Place, ...]:
        """Return the parties between the clause's edge and its report."""
        return find_subject(self.cast, unit.start, report.first)

    def others(self, unit: Unit, hit: Hit) -> Iterator[tuple[Role, Place]]:
        """Yield the parties behind the predicate up to the next one, a noun's up to the end of its clause."""
        following = [h.first for h in unit.hits if h.first > hit.last and h.rule.cls is not RuleClass.NOUN]
        open_ended = hit.is_nominal and hit.rule.cls is not RuleClass.CUE
        return find_others(self.cast, hit.rule, hit, unit.stop if open_ended else min([unit.stop, *following]))

    def is_passive(self, hit: Hit) -> bool:
        """Whether a form of "be" stands before the participle, or the thing signed right before it."""
        return is_passive(self.cast.tokens, hit, self.mentions)

    def agents(self, unit: Unit, hit: Hit) -> tuple[Place, ...]:
        """Return the parties after "by"."""
        return by_agent(self.cast, hit, unit.stop)

    def befallen(self, unit: Unit, hit: Hit) -> tuple[Place, ...]:
        """Return the parties before the verb."""
        return find_subject(self.cast, unit.start, hit.first)


def read_word_order(cast: Cast, mentions: Sequence[Mention], rules: RuleBook) -> WordOrder:
    """Find the predicates of a sentence and cut it into clauses around them."""
    hits = [h for h in rules.find(cast.tokens) if stands_rightly(h, cast.tokens)]
    return WordOrder(cast, tuple(split_units(cast.tokens, _plausible(hits, cast), mentions)), mentions)


def _is_report(hit: Hit, report: Hit | None) -> bool:
    return hit.rule.cls is RuleClass.REPORT or hit is report


def _plausible(hits: Sequence[Hit], cast: Cast) -> list[Hit]:
    """Leave out verbs that are part of a name ("United States") and acts that need an object and have none."""
    verbs = [h for h in hits if h.rule.cls is not RuleClass.NOUN]
    kept = [h for h in verbs if not is_in_name(h, cast) and has_object(h, cast) and not _is_aside(h, cast)]
    return [*kept, *(h for h in hits if h.rule.cls is RuleClass.NOUN)]


def _is_aside(hit: Hit, cast: Cast) -> bool:
    """Whether a report is only a participle behind a noun ("the plan announced by the minister")."""
    tokens = cast.tokens
    by = hit.last + 1 < len(tokens) and tokens[hit.last + 1].low == "by"
    return hit.rule.cls is RuleClass.REPORT and by and hit.first > 0 and tokens[hit.first - 1].low not in BE


def is_in_name(hit: Hit, cast: Cast) -> bool:
    """Whether the predicate's first word is part of a party's name."""
    return any(hit.first in range(p.first, p.last + 1) for p in cast.places if p.mention.kind is not EntityKind.GROUP)


def has_object(hit: Hit, cast: Cast) -> bool:
    """Whether what the row requires stands behind the verb; mutual and passive acts find it elsewhere."""
    element = hit.rule.elements[0]
    if not hit.rule.required or hit.rule.mutual or cast.tokens[hit.first].low in element.participles:
        return True
    found = find_others(cast, hit.rule, hit, len(cast.tokens))
    return any(role in hit.rule.required for role, _ in found)
