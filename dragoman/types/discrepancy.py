"""Where the text of one document disagrees with itself or with the lexicon, tied to the very words."""

from dataclasses import dataclass

from dragoman.errors import InvalidRecordError
from dragoman.types.claim import Evidence
from dragoman.types.doubt import Doubt


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A doubt about words that need not belong to any claim, with these words.

    Raises:
        InvalidRecordError: there is no evidence, or it cites several documents.
    """

    doubt: Doubt
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if len({e.doc_id for e in self.evidence}) != 1:
            raise InvalidRecordError(f"a discrepancy ({self.doubt.reason}) cites no document, or several")

    @property
    def doc_id(self) -> str:
        """Id of the document it stands in."""
        return self.evidence[0].doc_id
