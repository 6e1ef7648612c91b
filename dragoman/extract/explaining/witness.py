"""One sentence read again with a witness beside its grammar, who notes what was asked and what was answered.

Takes a document's annotations and a sentence; gives a Reading: the drafts the reading makes of it and every answer they
rest on. Nothing is decided here: the reading is that of `sentences.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dragoman.extract.assertions import assertions
from dragoman.extract.drafts import Draft, Floor
from dragoman.extract.grammar.parties import Place
from dragoman.extract.grammar.protocol import Grammar, Subject, Unit
from dragoman.extract.rules import Hit
from dragoman.extract.scene import Scene, find_scenes
from dragoman.extract.sentences import read_scene
from dragoman.lexicon.records import Lexicon
from dragoman.types.annotation import Annotations
from dragoman.types.claim import Role
from dragoman.types.document import Document
from dragoman.types.span import Span


@dataclass(frozen=True, slots=True)
class AskedSubject:
    """One question for a subject: of which predicate, who could be shared, and the answer."""

    unit: Unit
    main: Hit
    before: tuple[Place, ...]
    answer: Subject


@dataclass(frozen=True, slots=True)
class AskedReporter:
    """One question for who reports, and the answer."""

    unit: Unit
    report: Hit
    answer: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """A Grammar that answers as the one behind it, and keeps what it was asked."""

    grammar: Grammar
    subjects: list[AskedSubject] = field(default_factory=list)
    reporters: list[AskedReporter] = field(default_factory=list)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The clauses around predicates, in text order."""
        return self.grammar.units

    def subject(self, unit: Unit, main: Hit, report: Hit | None, before: tuple[Place, ...]) -> Subject:
        """Return who stands before the predicate."""
        answer = self.grammar.subject(unit, main, report, before)
        self.subjects.append(AskedSubject(unit, main, before, answer))
        return answer

    def reporter(self, unit: Unit, report: Hit) -> tuple[Place, ...]:
        """Return who says what `report` passes on."""
        answer = self.grammar.reporter(unit, report)
        self.reporters.append(AskedReporter(unit, report, answer))
        return answer

    def others(self, unit: Unit, hit: Hit) -> Iterator[tuple[Role, Place]]:
        """Yield the parties after the predicate that its rule gives a role."""
        return self.grammar.others(unit, hit)

    def is_passive(self, hit: Hit) -> bool:
        """Whether the verb of the hit is in the passive."""
        return self.grammar.is_passive(hit)

    def agents(self, unit: Unit, hit: Hit) -> tuple[Place, ...]:
        """Return who does what a passive says."""
        return self.grammar.agents(unit, hit)

    def befallen(self, unit: Unit, hit: Hit) -> tuple[Place, ...]:
        """Return whom it befalls what a passive says."""
        return self.grammar.befallen(unit, hit)

    def subject_of(self, unit: Unit) -> AskedSubject | None:
        """Return what was asked for the subject of a clause, None where nobody asked."""
        return next((asked for asked in self.subjects if asked.unit is unit), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sentence as it was read: its scene (whose grammar is the witness) and the drafts made of it, in text order.

    `floor` is who had the floor before it.
    """

    scene: Scene
    witness: Witness
    drafts: tuple[Draft, ...]
    floor: Floor


def read_again(doc: Document, annotations: Annotations, sentence: Span, lexicon: Lexicon) -> Reading | None:
    """Read `doc` up to `sentence` as `extract_claims` does; None where the sentence is no scene of it."""
    floor = Floor()
    for scene in find_scenes(doc, annotations, lexicon):
        if scene.sentence != sentence:
            _, floor = read_scene(scene, floor)
            continue
        witness = Witness(scene.grammar)
        watched = replace(scene, grammar=witness)
        drafts, _ = read_scene(watched, floor)
        made = tuple(drafts or assertions(scene, lexicon))
        return Reading(scene=watched, witness=witness, drafts=made, floor=floor)
    return None
