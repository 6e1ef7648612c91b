"""How one sentence was read: what was found in it, which rules made what of it, and which nearly did.

Takes nothing; gives the records of an Explanation. They hold words and reasons for people, and the values themselves
for programs; offsets are code points of the document's text.
"""

from dataclasses import dataclass

from dragoman.types.claim import Claim, Modality, Role
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span
from dragoman.types.value import AmountMention, TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word or mark. Part of speech, lemma, head (its word and place) and relation are None without a parse."""

    text: str
    span: Span
    pos: str | None = None
    lemma: str | None = None
    head: str | None = None
    head_start: int | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedThing:
    """A mention, who or what it stands for (ids and canonical names), and the mentions it refers to, as printed."""

    text: str
    span: Span
    kind: EntityKind
    origin: str
    entities: tuple[tuple[str, str], ...]
    refers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """A row of a rule table: its id, class, predicate, and where it stands ("frames.tsv, line 12").

    `line` is empty for what no table holds: the words of a running quotation.
    """

    id: str
    cls: str
    kind: str
    predicate: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fired:
    """A row that fired and was kept, the words it stands on, and what it does in its clause."""

    row: RuleRow
    span: Span
    words: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A role of a claim: who fills it, by which words (None where they are understood), and from which place."""

    role: Role
    name: str
    entity_id: str | None
    words: str | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMade:
    """A claim with what made it so: the row, its words, its roles, and why it has its kind and modality.

    `cue` is the row that set the modality, None where the predicate has it of itself; `own` the modality of the
    predicate's own row. `speaker` says who vouches for it beside the outlet.
    """

    claim: Claim
    row: RuleRow
    words: str
    roles: tuple[Filled, ...]
    cue: Fired | None
    own: Modality
    because: str
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A clause or predicate that made no claim, and why."""

    row: RuleRow
    span: Span
    words: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Almost:
    """A row that nearly fired: the words that were there, and what it wants beside them."""

    row: RuleRow
    span: Span
    words: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One sentence as it was read.

    `stopped` says why it was not read with care, None where it was; its rules are then those that would fire. `model`
    names the model that parsed it, None where none did. `unknown` are its verbs with which no row begins; they can only
    be told by a model. `almost` holds at most ten rows, nearest first.
    """

    document: str
    span: Span
    text: str
    stopped: str | None
    model: str | None
    words: tuple[Word, ...]
    names: tuple[NamedThing, ...]
    times: tuple[TimeMention, ...]
    amounts: tuple[AmountMention, ...]
    rules: tuple[Fired, ...] = ()
    claims: tuple[ClaimMade, ...] = ()
    silent: tuple[Silent, ...] = ()
    almost: tuple[Almost, ...] = ()
    unknown: tuple[str, ...] = ()
