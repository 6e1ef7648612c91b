"""What was found in one document, before any claim is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.types.analysis import Tokens
from dragoman.types.document import Segment
from dragoman.types.entity import EntityKind
from dragoman.types.issue import Issue
from dragoman.types.span import Span
from dragoman.types.value import AmountMention, TimeMention, TimeSpan

DATELINE = "dateline"
"""The origin of a mention of the state whose town stands in the dateline."""
UNNAMED = "unnamed"
"""The origin of a mention of a state or organisation that is not named there: "his country", "the mission"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name or description of an entity in the text.

    `candidates` are entity ids the lexicon offers, best first. For persons and offices: `holder` is the
    personal name inside the span (None for "the Vietnamese president"), `office` the office id its title
    names, `of` the entity id of the state or organisation of that office, `qualifier` the word the text sets
    before it ("former", "then", "incoming"). `refers` holds ids of mentions a group or description stands for.
    `origin` names the rule or table that found it; `score` is 0..1.
    """

    id: str
    doc_id: str
    span: Span
    text: str
    kind: EntityKind
    origin: str
    score: float = 1.0
    candidates: tuple[str, ...] = ()
    holder: Span | None = None
    office: str | None = None
    of: str | None = None
    qualifier: str | None = None
    refers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """An act with a day that a document tells of: by it a dated document can date another that tells it "on Monday".

    `family` is the kind of act, `sides` the states and organisations in it, `names` the folded last names of people and
    what else is called by name, `words` the stems of its content words; `place_id` and `series` as in its claim. `when`
    is how the text tells the day ("weekday:1", "day:-1", "month-day:11-27", "day-of-month:14", "week:-1", "" where it
    does not), `said` in its words; `time` its days, where the document fixes them. `is_ahead`: still to come;
    `is_lead`: in the first sentences.
    """

    family: str
    sides: tuple[str, ...]
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    place_id: str | None = None
    series: int | None = None
    when: str = ""
    said: str = ""
    time: TimeSpan | None = None
    is_ahead: bool = False
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class Dating:
    """When the document was published, and how that is known.

    `basis` is one of "metadata", "front matter", "dateline", "head line", "closing line", "address", "inferred",
    "other documents"; `reasons` are sentences. `time` is None where nothing fixes it. `occasions` are the acts that
    the document tells of. `alone` is what the document says by itself, where other documents of the register date it.
    """

    time: TimeSpan | None
    basis: str | None = None
    reasons: tuple[str, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    alone: "Dating | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """All layers of one document, each in text order."""

    doc_id: str
    segments: tuple[Segment, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    amounts: tuple[AmountMention, ...] = ()
    dating: Dating = field(default_factory=lambda: Dating(None))
    publisher: str | None = None
    issues: tuple[Issue, ...] = ()
    # acronyms the text defines: "OSA" -> the entity id or long form
    acronyms: Mapping[str, str] = field(default_factory=dict)
    # indices of the sentences that can carry a claim; none in a document that no claims are read from
    relevant: tuple[int, ...] = ()
    # indices of the sentences that can carry an event (event coding looks wider than claims: conflict inside a state)
    eventful: tuple[int, ...] = ()
    # words and heads of the analysed sentences; empty without an engine. They are not stored: the text gives them again
    tokens: Tokens = field(default_factory=Tokens)
    # the engine that analysed it, None where lexicon and rules read alone
    analyser: str | None = None
