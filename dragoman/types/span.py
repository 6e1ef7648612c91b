"""Stretches of text, in code points of `Document.text`, half open."""

from dataclasses import dataclass

from dragoman.errors import InvalidRecordError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]`; never empty, never before the text begins.

    Raises:
        InvalidRecordError: `start` is negative or not before `end`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidRecordError(f"span {self.start}:{self.end} is empty or starts before the text")

    def __len__(self) -> int:
        """Length in code points."""
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the text under the span."""
        return text[self.start : self.end]

    def shift(self, offset: int) -> "Span":
        """Return the span moved by `offset` code points."""
        return Span(self.start + offset, self.end + offset)
