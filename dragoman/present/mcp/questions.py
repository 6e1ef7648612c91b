"""What each tool takes: the filters of the command line, under the same names, checked for their form alone.

Takes the arguments of a call; gives a question in the user's words. What is not known is told by
`dragoman.answer.query`, with the nearest that is.
"""

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from dragoman.answer.query import Asked
from dragoman.present.cursors import MAX_CURSOR
from dragoman.types.fact import Status
from dragoman.types.known import KnownBy

DEFAULT_LIMIT, MAX_LIMIT = 20, 100
MAX_CHARS = 300  # of a name, a date or words
MAX_WORDS = 20  # kinds, fields or statuses at once

Text = Annotated[str, Field(max_length=MAX_CHARS)]
Words = Annotated[list[Text], Field(max_length=MAX_WORDS)]
Name = Annotated[str, Field(min_length=1, max_length=MAX_CHARS)]


class Question(BaseModel):
    """Arguments of a call; a name that is none of them is refused, not overlooked."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Dated(Question):
    """A question that can be put to the register as it was known on a past day."""

    known_on: Text | None = Field(
        default=None, description="Answer as the register knew it on this day, by the documents of then alone."
    )
    known_by: KnownBy = Field(
        default=KnownBy.READ, description="What known_on counts by: when documents were read, or published."
    )


class Paged(Dated):
    """A question whose answer is given part by part."""

    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description="At most so many entries.")
    cursor: str | None = Field(default=None, max_length=MAX_CURSOR, description='What the part before gave as "next".')


class Filters(Paged):
    """The filters of every listing; those left out do not restrict."""

    actor: Text | None = Field(
        default=None,
        description='Whom it concerns: a state, organisation, ministry, office or person ("Hanoi", "PM Kishida").',
    )
    with_: Text | None = Field(default=None, alias="with", description="The other side.")
    kinds: Words = Field(
        default=[], description="Only these kinds: visit, meeting, summit, agreement_signed, commitment, aid ..."
    )
    areas: Words = Field(default=[], description="Only these fields of policy: trade, maritime, climate ...")
    framework: Text | None = Field(default=None, description="Only under this programme, treaty or event.")
    statuses: Words = Field(default=[], description="Only in these statuses: announced, agreed, signed, happened ...")
    since: Text | None = Field(default=None, description="From 2023, 2023-11 or 2023-11-27 on.")
    until: Text | None = Field(default=None, description="Up to and with 2023, 2023-11 or 2023-11-27.")
    text: Text | None = Field(default=None, description="Only where headline or quote has all these words.")

    @property
    def asked(self) -> Asked:
        """The question as the desk takes it."""
        return Asked(
            actor=self.actor,
            with_=self.with_,
            kinds=tuple(self.kinds),
            areas=tuple(self.areas),
            framework=self.framework,
            statuses=tuple(self.statuses),
            since=self.since,
            until=self.until,
            text=self.text,
        )

    @property
    def put(self) -> Asked:
        """The question as it is put, where it differs from what restricts the entries."""
        return self.asked


class News(Filters):
    """A question for what reading changed."""

    since: Text | None = Field(
        default=None, description='From the documents read on this day on, or "batch:3"; else those read last.'
    )

    @property
    def asked(self) -> Asked:
        """What restricts the entries: not the days of reading."""
        return replace(super().asked, since=None)

    @property
    def put(self) -> Asked:
        """The question as the desk takes it."""
        return replace(super().asked, since=self.since)


class Promises(Filters):
    """A question for commitments, held against a day."""

    overdue: bool = Field(default=False, description="Only what was due before as_of and is not reported done.")
    as_of: Text | None = Field(
        default=None, description="Day against which deadlines are held; else that of the latest document."
    )

    @property
    def asked(self) -> Asked:
        """The question as the desk takes it."""
        statuses = (*self.statuses, Status.OVERDUE.value) if self.overdue else tuple(self.statuses)
        return replace(super().asked, as_of=self.as_of, statuses=statuses)


class Search(Filters):
    """A question for passages."""

    words: Name = Field(description='Words, or "phrases" in quotes; a passage must hold all of them.')


class Pair(Dated):
    """A question about two parties."""

    a: Name = Field(description="One party: a state, organisation, ministry, office or person.")
    b: Name = Field(description="The other party.")
    since: Text | None = Field(default=None, description="From 2023, 2023-11 or 2023-11-27 on.")
    until: Text | None = Field(default=None, description="Up to and with 2023, 2023-11 or 2023-11-27.")


class Whom(Question):
    """A question for a person."""

    name: Text = Field(default="", description='A name as a text prints it: "PM Chinh", "Kenyan President Ruto".')
    office: Text | None = Field(default=None, description='The office held: "foreign minister", "PM".')
    of: Text | None = Field(default=None, description="Whose office it is: a state or an organisation.")
    on: Text | None = Field(default=None, description="The day, month or year meant: 2023, 2023-11 or 2023-11-27.")


class Entry(Paged):
    """A question for one entry."""

    id: Name = Field(description="The id of a fact, claim, document, conflict or entity, or its unique beginning.")
