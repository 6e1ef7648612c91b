"""What each tool gives: entries in one sentence, each with the words it rests on, and how much there is beyond it.

Models alone; `telling` makes them. What is not known, and a list of nothing, is left out of the JSON.
"""

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Shape(BaseModel):
    """A JSON object; members that have no more than their default are left out of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Citation(Shape):
    """Words of a document, and where they stand. Cite these, not the sentence of the entry."""

    quote: str = Field(description='The words of the document; a very long quote is cut, with " […]" at its end.')
    document: str = Field(description="File name of the document.")
    publisher: str | None = None
    published: str = Field(description='Day of publication, as exactly as it is known; "undated" if nobody knows.')
    start: int = Field(description="First code point of the quote in the document's text.")
    end: int
    address: str | None = Field(default=None, description="Address of the page.")
    link: str | None = Field(default=None, description="Address that opens the page at the quote.")
    says: str = Field(description="What the document says of the act: happened, planned, denied ...")
    speaker: list[str] = Field(default=[], description="Whose words they are, where somebody is quoted.")
    source: int = Field(description="Citations of an entry with one number depend on each other: one source.")
    claim: str = Field(description="Id of the claim.")


class Cited(Shape):
    """Any entry: what it says, and on what it rests."""

    sentence: str = Field(description="The entry in one sentence.")
    independent_sources: int = Field(description="Sources that do not depend on one another; copies count once.")
    reports: int = Field(description="All claims behind it, copies too; citations has the first of them.")
    citations: list[Citation]


class Event(Cited):
    """One fact. Read `status` before telling it: planned is not happened."""

    id: str
    kind: str
    when: str = Field(description='When it happens, as exactly as it is known; "undated" if nobody knows.')
    earliest: str | None = Field(default=None, description="First day it may be (ISO 8601).")
    latest: str | None = Field(default=None, description="Last day it may be (ISO 8601).")
    status: str = Field(description="How far it has come: planned, agreed, concluded, happened, denied ...")
    disputed: bool = Field(description="Whether sources disagree about it; see the tool conflicts.")
    place: str | None = None
    framework: str | None = None
    amounts: list[str] = Field(default=[], description="Sums, each as its source puts it; never add them up.")


class Step(Shape):
    """One stage of a status."""

    since: str | None = Field(default=None, description="Day of the reports that say so; left out if undated.")
    status: str


class Promise(Event):
    """One commitment or aid."""

    by: list[str]
    to: list[str]
    due: str | None = Field(default=None, description="The deadline in the words of a source.")
    due_latest: str | None = Field(default=None, description="Last day of the deadline (ISO 8601).")
    overdue: bool = Field(description="Whether it was due before as_of and no source reports it done or dropped.")
    as_of: str | None = Field(default=None, description="The day against which the deadline is held.")
    history: list[Step]


class Attendee(Shape):
    """One side of an encounter, with the offices held on every day it may have been."""

    name: str
    offices: list[str]


class Encounter(Event):
    """One visit, meeting, summit or consultation."""

    who: list[Attendee]
    whom: list[Attendee]


class Position(Cited):
    """One wording by one speaker; `sentence` is the quote itself."""

    speaker: list[str]
    towards: list[str]
    kind: str
    areas: list[str]
    when: str
    says: str = Field(description="How it is meant: said as done, planned, called for; or denied.")
    facts: list[str] = Field(description="Ids of the facts it supports.")


class Side(Shape):
    """One reading of a disagreement."""

    value: str
    origin: str | None = Field(default=None, description="Where it comes from, if not from a report.")
    citations: list[Citation]


class Conflict(Shape):
    """One disagreement, with both sides; tell both."""

    id: str
    kind: str
    field: str
    verdict: str
    explanation: str
    fact: str | None = None
    sentence: str = Field(description="The fact it is about, in one sentence.")
    sides: list[Side]


class Source(Shape):
    """One document behind what matches."""

    document: str
    title: str | None = None
    publisher: str | None = None
    published: str
    address: str | None = None
    source: str = Field(description="Documents with one name here depend on each other and count once.")
    copies: int = Field(description="Documents of that source.")
    facts: int
    alone: int = Field(description="Facts that rest on this source only.")
    id: str


class News(Cited):
    """What newly read documents did to one entry: `citations` are their words, `earlier` those there were before."""

    change: str = Field(description="contradicted, moved (a value or status changed), confirmed, added or repeated.")
    fact: str | None = None
    conflict: str | None = None
    kind: str
    when: str
    status: str | None = None
    field: str | None = Field(default=None, description="What moved, or is disputed.")
    before: str | None = None
    after: str | None = None
    explanation: str | None = None
    sources_before: int = Field(description="Independent sources of the earlier documents.")
    batches: list[int] = Field(description="Batches of reading that brought the documents.")
    earlier: list[Citation] = []


class Passage(Shape):
    """One sentence that holds the words asked for."""

    quote: str
    document: str
    publisher: str | None = None
    published: str
    start: int
    end: int
    address: str | None = None
    link: str | None = None
    facts: list[str] = Field(description="Ids of the facts that rest on it.")


class Party(Shape):
    """How a name of the question was understood."""

    id: str
    name: str
    kind: str


class Part(Shape, Generic[T]):
    """One part of an answer."""

    entries: list[T]
    next: str | None = Field(default=None, description="The cursor of the next part; left out on the last.")
    understood: list[Party] = Field(default=[], description="Whom the names of the question were taken to mean.")
    undated_left_out: int = Field(default=0, description="Entries that match but for a date nobody knows.")


class Level(Cited):
    """One change of the formal level of a relation."""

    id: str
    when: str
    level: str | None = Field(default=None, description="Its name, where the words give one.")
    status: str
    reached: bool = Field(description="Whether sources say that it has been reached; a plan to upgrade is not.")
    disputed: bool


class Tally(Shape):
    """How many entries there are of something, and when the first and last were."""

    name: str
    entries: int
    first: str | None = None
    last: str | None = None


class Relation(Shape):
    """What is held on two parties."""

    a: Party
    b: Party
    entries: int
    current: Level | None = Field(default=None, description="The latest dated level that sources say was reached.")
    levels: list[Level]
    mechanisms: list[Tally]
    areas: list[Tally]
    kinds: list[Tally]


class Person(Shape):
    """Somebody who may be meant."""

    id: str
    name: str
    score: float = Field(description="How well the question fits, 0 to 1.")
    offices: list[str]
    reasons: list[str]


class Who(Shape):
    """Who is meant; without `person` nobody is known, or it cannot be told."""

    person: Person | None = None
    why: str
    unusual_spelling: bool
    does_not_fit: list[str] = Field(description="What speaks against it, such as an office that another held.")
    otherwise: list[str] = Field(description="What would have changed the answer.")
    near: list[Person]
