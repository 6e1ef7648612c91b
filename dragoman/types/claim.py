"""What one source says, tied to the very words."""

from dataclasses import InitVar, dataclass
from enum import StrEnum
from typing import Self

from dragoman.errors import InvalidRecordError
from dragoman.types.document import Document
from dragoman.types.doubt import Doubt
from dragoman.types.span import Span
from dragoman.types.value import Amount, TimeSpan


class Modality(StrEnum):
    """Status of the content, decided by the main predicate (ANNOTATION.md, section 4)."""

    HAPPENED = "happened"
    AGREED = "agreed"
    PLANNED = "planned"
    UNDER_CONSIDERATION = "under_consideration"
    CALLED_FOR = "called_for"
    EXPECTED = "expected"


DONE = frozenset({Modality.HAPPENED, Modality.AGREED})
"""What has come about: the act itself, or that it was agreed."""

PROMISES = ("commitment", "aid")
"""Kinds by which somebody undertakes to do or to give something."""

RULED = frozenset(
    "award_ruling rule_that rule_in_favour court_ruled deliver_ruling n_ruling n_ruling_given n_ruling_due "
    "n_court_decision".split()
)
"""Rows of `frames.tsv` by which a court decides, or its decision is named."""


def decision_of(origin: str, framework_id: str | None) -> str | None:
    """Return the id of the decision that a claim of this rule and framework tells of, None where it tells of none."""
    return framework_id if origin in RULED else None


class Polarity(StrEnum):
    """Whether the source affirms or denies the content."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Role(StrEnum):
    """Part a participant plays (ANNOTATION.md, section 3)."""

    ACTOR = "actor"
    COUNTERPART = "counterpart"
    HOST = "host"
    BENEFICIARY = "beneficiary"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a claim rests on: a span inside its sentence, and the quote that stands there.

    `text` is the document's text; it is checked and not kept, so no Evidence can exist whose quote is not
    byte-equal to what stands at its span. Build it with `cite` where the quote is not known yet.

    Raises:
        InvalidRecordError: the quote is not the text at the span, or the span leaves its sentence.
    """

    doc_id: str
    text_sha256: str
    sentence: Span
    span: Span
    quote: str
    text: InitVar[str]

    @classmethod
    def found(cls, doc_id: str, text_sha256: str, sentence: Span, span: Span, quote: str) -> Self:
        """Return evidence that a store has compared with the text it keeps: a page shows hundreds, and no text."""
        made = object.__new__(cls)
        for name, value in zip(cls.__slots__, (doc_id, text_sha256, sentence, span, quote), strict=True):
            object.__setattr__(made, name, value)
        return made

    def __post_init__(self, text: str) -> None:
        if self.span.of(text) != self.quote:
            raise InvalidRecordError(f"{self.doc_id}: quote {self.quote[:60]!r} does not stand at {self.span}")
        if not self.sentence.contains(self.span):
            raise InvalidRecordError(f"{self.doc_id}: span {self.span} leaves its sentence {self.sentence}")


def cite(doc: Document, span: Span, sentence: Span) -> Evidence:
    """Return the evidence that stands at `span` of `doc`, inside `sentence`."""
    return Evidence(
        doc_id=doc.id, text_sha256=doc.text_sha256, sentence=sentence, span=span, quote=span.of(doc.text), text=doc.text
    )


@dataclass(frozen=True, slots=True, order=True)
class Argument:
    """One participant in its role.

    `name` is the canonical name where the entity is known, else the words of the text. `mention_id` is the
    mention it was read from, None where it is understood (the two states behind "the two sides").
    """

    role: Role
    name: str
    entity_id: str | None = None
    mention_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One predicate that says something checkable or attributable about an act, position or relation.

    `origin` is the id of the rule that found it; `cue` the words that set its modality, "" for the default.
    `source` is the attribution as people would print it ("Kyodo"), `source_id` its entity. `series` is the number of a
    numbered meeting ("33rd" → 33). `areas` are ids of `areas.tsv`, main one first. `event`, `mode`, `contexts` are
    PLOVER codes. `doubts` are values the lexicon knows otherwise.

    Raises:
        InvalidRecordError: there is no evidence, or it cites several documents.
    """

    id: str
    kind: str
    arguments: tuple[Argument, ...]
    evidence: tuple[Evidence, ...]
    origin: str
    score: float
    modality: Modality
    polarity: Polarity = Polarity.AFFIRMED
    cue: str = ""
    time: TimeSpan | None = None
    deadline: TimeSpan | None = None
    deadline_text: str | None = None
    amounts: tuple[Amount, ...] = ()
    place: str | None = None
    place_id: str | None = None
    framework: str | None = None
    framework_id: str | None = None
    series: int | None = None
    areas: tuple[str, ...] = ()
    source: str | None = None
    source_id: str | None = None
    event: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise InvalidRecordError(f"claim {self.id} has no evidence")
        if len({e.doc_id for e in self.evidence}) > 1:
            raise InvalidRecordError(f"claim {self.id} cites several documents; a claim is what one source says")

    @property
    def doc_id(self) -> str:
        """Id of the document it stands in."""
        return self.evidence[0].doc_id

    @property
    def span(self) -> Span:
        """Span of its first evidence: where the reader should look."""
        return self.evidence[0].span

    def named(self, *roles: Role) -> tuple[Argument, ...]:
        """Return the arguments in these roles, in order."""
        return tuple(a for a in self.arguments if a.role in roles)
