"""All that reading one document yields: the unit that is stored in one transaction."""

from dataclasses import dataclass

from dragoman.types.annotation import Annotations
from dragoman.types.claim import Claim
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import Document
from dragoman.types.entity import Entity
from dragoman.types.event import CodedEvent
from dragoman.types.issue import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """One document with its annotations, resolved claims, the entities they name, coded events, and what went wrong.

    `discrepancies` is what its text says against itself or the lexicon.
    """

    document: Document
    annotations: Annotations
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    issues: tuple[Issue, ...]
    events: tuple[CodedEvent, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
