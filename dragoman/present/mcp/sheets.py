"""What the tool `show` gives of one entry, with what people decided about it.

Models alone; `showing` makes them.
"""

from pydantic import Field

from dragoman.present.mcp.shapes import Citation, Conflict, Event, Shape, Step


class Decision(Shape):
    """What a person decided about an entry."""

    decision: str
    by: str
    at: str
    reason: str


class Participant(Shape):
    """Who takes part, and as what."""

    role: str
    name: str
    entity: str | None = None


class Fact(Event):
    """A fact with all that is known of it."""

    participants: list[Participant]
    areas: list[str]
    due: str | None = None
    history: list[Step]
    conflicts: list[Conflict]
    decisions: list[Decision]


class Claim(Shape):
    """What one document says."""

    id: str
    kind: str
    citation: Citation
    sentence: str = Field(description="The whole sentence the quote stands in.")
    participants: list[Participant]
    when: str
    facts: list[str] = Field(description="Ids of the facts it supports.")
    decisions: list[Decision]


class Document(Shape):
    """A document, what it says, and what was wrong with it."""

    id: str
    document: str
    title: str | None = None
    publisher: str | None = None
    published: str
    why_dated_so: list[str]
    address: str | None = None
    chars: int
    citations: list[Citation]
    issues: list[str]


class Entity(Shape):
    """A state, organisation, body, person or another thing the register knows."""

    id: str
    kind: str
    name: str
    names: list[str]
    offices: list[str]
    facts: list[str]


class Shown(Shape):
    """One entry: exactly one of the members before `next`."""

    fact: Fact | None = None
    claim: Claim | None = None
    document: Document | None = None
    conflict: Conflict | None = None
    entity: Entity | None = None
    next: str | None = Field(default=None, description="The cursor of more citations or facts; left out on the last.")
