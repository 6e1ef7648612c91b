"""Rule tables made into matchers: `frames.tsv` (what a predicate says) and `cues.tsv` (what its standing is).

Takes rows; gives Rules and a RuleBook that finds all that fire in a sentence. The small language of their
`predicate` column stands in `dragoman/text/predicates.py`. A mark (comma, stop) ends a gap. A row
"impose* ~ sanctions" also reads the passive, "sanctions ~ were ~ imposed".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from dragoman.errors import LexiconError
from dragoman.extract.lines import Line, lay_out
from dragoman.lexicon.records import Lexicon
from dragoman.text.predicates import GAPS, Element, irregular_verbs, parse_predicate
from dragoman.text.tokens import Token
from dragoman.types.claim import Modality, Polarity, Role
from dragoman.types.span import Span

ALONE = "|planned"  # in `modality`: what several agree, one alone plans
REQUIRED = "!"  # after a preposition in `others`: without it the row does not hold
ARTICLES = frozenset("a an the his her its their our my your 's '".split())
BEFORE_NOUNS = frozenset(
    "this these those first second third last next recent official state joint bilateral high-level every each some "
    "many several new such of for with on by through from in annual regular mutual close closer full global".split()
)  # "visit", "plan" or "support" after one of these is a noun; "visiting", "planned" need an article to be no verb

VERB_CONTEXT = frozenset(
    "i you he she it we they who which will would shall may might can could must should cannot not n't".split()
)  # after one of these "talks", "visits", "exercises" is a verb
MODALS = frozenset({"will", "shall", "may", "might", "must"})  # nouns and names too: "the will of", "the month of May"
WILL_NOUNS = ARTICLES.union("political good popular strong free sufficient of no in by since".split())
PLURALS = frozenset({"two", "three", "four", "five", "six", "others", "people", "police", "will", "would", "not"})
PREPOSITIONAL = frozenset({"to", "for", "on", "in", "into", "part"})  # no object that a passive could begin with
PHRASED = frozenset({"for", "in", "at", "to", "into", "with", "on", "from"})
LINKED = PHRASED.union({"before", "against", "between", "under", "near", "over", "about", "upon", "of"})
PASSIVE_LESS = frozenset({"_", "by", "between", "of"})
MAX_KNOWN = 256  # sets of words of which a rule's opening keeps what may stand beside them
BE_WORDS = frozenset({"be", "is", "are", "was", "were", "been", "being"})


class RuleClass(StrEnum):
    """What a rule is for: see the head of `frames.tsv`; cues change the rule they govern."""

    EVENT = "event"
    STATEMENT = "statement"
    REMARK = "remark"
    REPORT = "report"
    NOUN = "noun"
    CUE = "cue"


@dataclass(frozen=True, kw_only=True, eq=False)
class Rule:
    """A compiled row, told apart from others by being itself. `others` are (preposition or "_", role) in order.

    `commits` only matters for cues; what several do under a `joint` rule, they agree. `turned` is a passive
    made of an active row, for sentences without a parse. `needs` are the words of its places behind the first, of each
    of which one must be in the sentence.

    `required` roles: one of them must be filled, or, for `mutual` acts ("meet with"), the subject be several parties.
    """

    id: str
    cls: RuleClass
    kind: str
    elements: tuple[Element, ...]
    subject: Role | None
    others: tuple[tuple[str, Role], ...]
    required: frozenset[Role]
    modality: Modality
    polarity: Polarity
    commits: bool = False
    joint: bool = False
    turned: bool = False
    needs: tuple[frozenset[str], ...] = ()

    def may_stand_in(self, words: AbstractSet[str]) -> bool:
        """Whether a sentence of these words has one for each place behind the first."""
        for others in self.needs:  # noqa: SIM110 - asked of every rule a word may begin: a loop is twice as fast
            if words.isdisjoint(others):
                return False
        return True

    @cached_property
    def is_nominal(self) -> bool:
        """Whether it begins with a noun: its parties stand around it, not before it as a subject."""
        return self.cls is RuleClass.NOUN or not self.elements[0].verb

    @cached_property
    def is_joint_act(self) -> bool:
        """Whether it has a place for those with whom or between whom something is."""
        return any(word in {"with", "between"} for word, _ in self.others)

    @cached_property
    def mutual(self) -> bool:
        """Whether several subjects can do it to one another: the row also takes its other side after "with"."""
        return Role.COUNTERPART in self.required and any(word == "with" for word, _ in self.others)

    @cached_property
    def has_several_words(self) -> bool:
        """Whether it cannot do without words behind its first ("held ~ press conference")."""
        return sum(not e.gap and not e.optional for e in self.elements) > 1

    @cached_property
    def one_sided(self) -> bool:
        """Whether it names a military act that one side does by itself: a build-up, no joint exercise."""
        return self.cls is RuleClass.NOUN and self.kind == "exercise" and not self.is_joint_act

    @cached_property
    def takes_object(self) -> bool:
        """Whether it is a verb, a gap and the noun it takes ("impose* ~ sanctions"), and so has a passive."""
        shape = [e for e in self.elements if not e.optional]
        if self.cls is not RuleClass.EVENT or len(shape) != 3 or not shape[0].verb or not self.subject:
            return False
        return bool(shape[1].gap) and not shape[2].verb and not shape[2].words & PREPOSITIONAL

    @cached_property
    def hands_object(self) -> bool:
        """Whether it is a verb, a gap, its noun and the preposition of a phrase ("send* ~ delegation ~ to")."""
        shape = [e for e in self.elements if not e.optional]
        says = [e for e in shape if not e.gap]
        if (
            self.cls is not RuleClass.EVENT
            or len(says) != 3
            or not says[0].verb
            or not shape[1].gap
            or not self.subject
        ):
            return False
        return not says[1].verb and not says[1].words & PREPOSITIONAL and says[2].words <= LINKED

    @cached_property
    def takes_phrase(self) -> bool:
        """Whether it is a verb, a preposition and the noun behind it ("welcome* ~~ for ~~ summit")."""
        shape = [e for e in self.elements if not e.gap]
        if self.cls is not RuleClass.EVENT or len(shape) != 3 or any(e.optional for e in shape) or not shape[0].verb:
            return False
        return shape[1].words <= PHRASED and not shape[2].verb


class Hit(NamedTuple):
    """A rule that fires on tokens `first`..`last` (inclusive); `verb` is the token of its verb, `first` if none."""

    rule: Rule
    first: int
    last: int

    @property
    def is_nominal(self) -> bool:
        """Whether its rule begins with a noun."""
        return self.rule.is_nominal

    @property
    def is_cue_of_one_word(self) -> bool:
        """Whether one word alone colours what stands near it: "forthcoming", "prospect"."""
        return self.rule.cls is RuleClass.CUE and self.first == self.last

    def span(self, tokens: Sequence[Token]) -> Span:
        """Return the stretch of text from its first to its last token."""
        return Span(tokens[self.first].start, tokens[self.last].end)


@dataclass(frozen=True, slots=True)
class Opening:
    """The `rules` that one word may begin, in the order of their table, and all words that one of them needs.

    `known` keeps, for sets of these, the rules that may stand in a sentence that has them.
    """

    rules: tuple[Rule, ...]
    needed: frozenset[str]
    known: dict[frozenset[str], tuple[Rule, ...]] = field(default_factory=dict, repr=False, compare=False)

    def possible(self, words: frozenset[str]) -> tuple[Rule, ...]:
        """Return the rules that may stand in a sentence of these words: few of those that may begin there.

        Of the words those are enough that some rule needs.
        """
        met = self.needed & words
        found = self.known.get(met)
        if found is None:
            found = tuple(rule for rule in self.rules if rule.may_stand_in(met))
            if len(self.known) < MAX_KNOWN:
                self.known[met] = found
        return found


Begun = tuple[int, tuple[Rule, ...]]
"""A token, and the rules that may begin there."""


def laid_on(line: Line, begun: Iterable[Begun]) -> Iterator[Hit]:
    """Yield each of the rules `begun` whose words follow."""
    for index, rules in begun:
        for rule in rules:
            last = line.match(rule.elements, index) if len(rule.elements) > 1 else index
            if last is not None:
                yield Hit(rule, index, last)


@dataclass(frozen=True)
class RuleBook:
    """All rules, by the words they may begin with. `openings` are those of the words that were looked up so far."""

    by_first: Mapping[str, tuple[Rule, ...]]
    openings: dict[str, Opening] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def active(self) -> "RuleBook":
        """The same without the passives made of active rows, which a parse tells by itself."""
        rows = {word: tuple(r for r in rules if not r.turned) for word, rules in self.by_first.items()}
        return RuleBook({word: rules for word, rules in rows.items() if rules})

    @cached_property
    def needed(self) -> frozenset[str]:
        """All words that some rule needs behind its first."""
        return frozenset(w for rules in self.by_first.values() for rule in rules for need in rule.needs for w in need)

    def find(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        """Yield every rule that fires, at its first token; overlapping hits included."""
        line = lay_out(tokens)
        return laid_on(line, self.begun(line))

    def begun(self, line: Line) -> Iterator[Begun]:
        """Yield the rules that may begin at each word, of those that the words of the sentence allow."""
        words = self.needed.intersection(line.lows)
        for index, word in enumerate(line.lows):
            if word in self.by_first:
                possible = (self.openings.get(word) or self._opening(word)).possible(words)
                if possible:
                    yield index, possible

    def _opening(self, word: str) -> Opening:
        rules = self.by_first[word]
        needed = frozenset(w for rule in rules for need in rule.needs for w in need)
        return self.openings.setdefault(word, Opening(rules, needed))


def stands_rightly(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Whether the first word is, by its neighbours, a verb where the rule wants one, and a noun where it wants that."""
    rule, first = hit.rule, hit.first
    element = rule.elements[0]
    before = tokens[first - 1].low if first else ""
    if rule.cls is RuleClass.NOUN:
        return before not in VERB_CONTEXT
    if tokens[first].low in MODALS:
        return before not in WILL_NOUNS and not (before and tokens[first - 1].is_word and tokens[first].capital)
    if element.noun:
        return before in ARTICLES | BEFORE_NOUNS or not before
    if not element.verb:
        return True
    if tokens[first].low in element.gerunds | element.participles:
        return before not in ARTICLES
    if not before and rule.cls is RuleClass.EVENT:  # no finite verb opens a sentence; "Talks with" does
        return False
    return before not in ARTICLES | BEFORE_NOUNS and not (
        tokens[first].low in element.bases and _is_described(tokens, first)
    )


def _is_described(tokens: Sequence[Token], first: int) -> bool:
    """Whether an article and an adjective stand before the word: "a warm welcome" is a noun, "the two welcome" not."""
    if first < 2 or tokens[first - 2].low not in {"a", "an", "the"}:
        return False
    before = tokens[first - 1]
    return before.is_word and not (before.capital or before.low.endswith("s") or before.low in PLURALS)


@lru_cache(maxsize=4)
def compile_rules(lexicon: Lexicon) -> RuleBook:
    """Compile the frames and cues of `lexicon`.

    Raises:
        LexiconError: a row has an unknown class, role or modality, or an empty predicate.
    """
    irregular = irregular_verbs(lexicon.tables.get("irregular_verbs", ()))
    frames = [_frame(row, irregular) for row in lexicon.tables.get("frames", ())]
    rules = [*frames, *(p for rule in frames for p in _passives(rule))]
    rules += [_cue(row, irregular) for row in lexicon.tables.get("cues", ())]
    return RuleBook(_by_word((word, rule) for rule in rules for word in rule.elements[0].words))


def compile_points(lexicon: Lexicon) -> RuleBook:
    """Compile the rows of `points.tsv`, which only hold for points of lists without a verb.

    Raises:
        LexiconError: a row has an unknown class, role or modality, or an empty predicate.
    """
    irregular = irregular_verbs(lexicon.tables.get("irregular_verbs", ()))
    rules = [_frame(row, irregular) for row in lexicon.tables.get("points", ())]
    return RuleBook(_by_word((word, rule) for rule in rules for word in rule.elements[0].words))


def _by_word(pairs: Iterable[tuple[str, Rule]]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for word, rule in pairs:
        found.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in found.items()}


def _frame(row: Mapping[str, str], irregular: Mapping[str, tuple[str, str]]) -> Rule:
    modality, alone, _ = row["modality"].partition(ALONE)
    try:
        return Rule(
            id=row["id"],
            cls=RuleClass(row["class"]),
            kind=row["kind"],
            elements=(elements := parse_predicate(row["predicate"], irregular)),
            needs=_needs(elements),
            subject=Role(row["subject"]) if row["subject"] else None,
            others=_others(row["others"]),
            required=frozenset(role for word, role in _pairs(row["others"]) if word.endswith(REQUIRED)),
            modality=Modality(modality),
            polarity=Polarity.AFFIRMED,
            joint=bool(alone),
        )
    except ValueError as err:
        raise LexiconError(f"frames.tsv, row {row['id']}: {err}; see the table's head for what it may hold") from err


def _passives(rule: Rule) -> Iterator[Rule]:
    """Yield the passive of a row "verb ~ object": "sanctions were imposed on"; its doer stands after "by"."""
    particles = [e for e in rule.elements[1:] if e.optional]
    if not rule.takes_object or rule.subject is None:
        return
    verb, _, thing = [e for e in rule.elements if not e.optional]
    elements = (
        thing,
        Element(frozenset(), gap=GAPS["~~"]),
        Element(BE_WORDS),
        Element(frozenset(), gap=2),
        Element(verb.participles, verb=True, participles=verb.participles),
        *particles,
    )
    others = (
        ("by", rule.subject),
        ("between", rule.subject),
        ("of", rule.subject),
        *(o for o in rule.others if o[0] not in PASSIVE_LESS),
    )
    yield replace(rule, elements=elements, others=others, required=frozenset(), turned=True, needs=_needs(elements))


def _needs(elements: Sequence[Element]) -> tuple[frozenset[str], ...]:
    return tuple(e.words for e in elements[1:] if not e.gap and not e.optional)


def _others(text: str) -> tuple[tuple[str, Role], ...]:
    return tuple((word.removesuffix(REQUIRED), role) for word, role in _pairs(text))


def _pairs(text: str) -> list[tuple[str, Role]]:
    """Read "to:host _!:counterpart"; the pseudo-role "place" is left to the place finder."""
    pairs = (item.split(":") for item in text.split())
    return [(word, Role(role)) for word, role in pairs if role != "place"]


def _cue(row: Mapping[str, str], irregular: Mapping[str, tuple[str, str]]) -> Rule:
    try:
        return Rule(
            id=row["id"],
            cls=RuleClass.CUE,
            kind="commitment",
            elements=(elements := parse_predicate(row["predicate"], irregular)),
            needs=_needs(elements),
            subject=Role.ACTOR,
            others=(("with", Role.COUNTERPART), ("for", Role.BENEFICIARY), ("to", Role.BENEFICIARY)),
            required=frozenset(),
            modality=Modality(row["modality"]),
            polarity=Polarity(row["polarity"]),
            commits=row["commits"] in {"yes", "several"},
            joint=row["commits"] == "several",
        )
    except ValueError as err:
        raise LexiconError(f"cues.tsv, row {row['id']}: {err}; see the table's head for what it may hold") from err
