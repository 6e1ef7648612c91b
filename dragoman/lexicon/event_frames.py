"""The tables of event coding made into records: what a predicate is in PLOVER, what its standing makes of it.

Takes the rows of `event_frames.tsv`, `event_nouns.tsv`, `event_shifts.tsv` and `event_cues.tsv`; gives an EventBook.
Both the gate of relevance and the coder read from it, so that a row a user adds is known to both. Never reads a text.

The language of its columns is told at the head of `event_frames.tsv`: the words that name an event, conditions
"step=words", and the places of actor and recipient, which are such steps, too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dragoman.errors import LexiconError
from dragoman.lexicon.records import Lexicon
from dragoman.types.event import QUADS, AuxiliaryMode

ANY, NONE = "*", "-"
VERB_ACTOR = "subj"
NOUN_ACTOR = "by|poss|mod"
FILES = ("event_frames", "event_nouns", "event_shifts", "event_cues", "event_types", "event_modes", "event_contexts")


class FrameClass(StrEnum):
    """Part of speech of the word that names the event."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adj"


@dataclass(frozen=True, slots=True)
class Condition:
    """What must stand at one of `paths`: one of `words`, or anything where these are empty; `absent`: no such word."""

    paths: tuple[tuple[str, ...], ...]
    words: frozenset[str]
    absent: bool = False


Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFrame:
    """A row of `event_frames.tsv`; `rank` is its place in the table. `actor` and `recipient` are paths, best first.

    `needs` are the words of its conditions, of each of which one must stand in the sentence.
    """

    id: str
    cls: FrameClass
    heads: frozenset[str]
    conditions: tuple[Condition, ...]
    type: str
    mode: str | None
    actor: tuple[Path, ...]
    recipient: tuple[Path, ...]
    rank: int
    needs: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """What an event becomes: the type and mode it is coded as, None for a mode that stays empty."""

    type: str
    mode: str | None


@dataclass(frozen=True, slots=True)
class Grade:
    """The CAMEO root code ("19") and intensity (-10 to 10) of a type and mode; None where unknown."""

    cameo_root: str | None
    intensity: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventBook:
    """All rows, ready to be looked up.

    `by_head` holds the frames by lemma, most demanding first, `needed` all words that one of them needs. `shifts` is
    keyed by what stands above (a type, or "future", "refused") and what stands below (a type, "TYPE mode", or "*").
    `cues` maps (place, lemma) to auxiliary modes; `sets` are the word sets, `modes` (type, words, mode) and `contexts`
    (context, words) in the order of their tables, `contextual` the words of all of these, `grades` CAMEO roots and
    intensities by type and mode ("" for none).
    """

    by_head: Mapping[str, tuple[EventFrame, ...]]
    needed: frozenset[str]
    shifts: Mapping[tuple[str, str], Shift]
    cues: Mapping[tuple[str, str], AuxiliaryMode]
    sets: Mapping[str, frozenset[str]]
    modes: tuple[tuple[str, frozenset[str], str], ...]
    contexts: tuple[tuple[str, frozenset[str]], ...]
    grades: Mapping[tuple[str, str], Grade]
    contextual: frozenset[str]

    def mode_of(self, type_: str, lemmas: frozenset[str]) -> str | None:
        """Return the mode of an event of `type_` that the words of its clause show, None where they show none."""
        return next((mode for of, words, mode in self.modes if of == type_ and not words.isdisjoint(lemmas)), None)

    def contexts_of(self, lemmas: frozenset[str]) -> tuple[str, ...]:
        """Return the contexts that the words of a clause show, in the order of their table."""
        if self.contextual.isdisjoint(lemmas):
            return ()
        return tuple([context for context, words in self.contexts if not words.isdisjoint(lemmas)])

    def grade_of(self, type_: str, mode: str | None) -> Grade:
        """Return CAMEO root and intensity of a type and mode; of the type alone where the mode has no row."""
        return self.grades.get((type_, mode or "")) or self.grades.get((type_, "")) or Grade(None, None)

    def shift(self, above: str, type_: str, mode: str | None) -> Shift | None:
        """Return what an event of `type_` and `mode` becomes under `above`, None where nothing is said."""
        for key in ((above, f"{type_} {mode}"), (above, type_), (above, ANY)):
            if key in self.shifts:
                return self.shifts[key]
        return None


@lru_cache(maxsize=4)
def compile_events(lexicon: Lexicon) -> EventBook:
    """Compile the tables of event coding, once a lexicon.

    Raises:
        LexiconError: a row names no predicate, an unknown type, set or cue.
    """
    tables = {name: lexicon.tables.get(name, ()) for name in FILES}
    sets = {row["id"]: frozenset(row["words"].split("|")) for row in tables["event_nouns"]}
    frames = [_frame(row, rank, sets) for rank, row in enumerate(tables["event_frames"])]
    by_head: dict[str, list[EventFrame]] = {}
    for frame in sorted(frames, key=_demand):
        for head in frame.heads:
            by_head.setdefault(head, []).append(frame)
    return EventBook(
        by_head={head: tuple(found) for head, found in by_head.items()},
        needed=frozenset[str]().union(*(need for frame in frames for need in frame.needs)),
        shifts=_shifts(tables["event_shifts"]),
        cues={
            (row["place"], word): AuxiliaryMode(row["auxiliary"])
            for row in tables["event_cues"]
            for word in row["words"].split("|")
        },
        sets=sets,
        modes=tuple((row["type"], frozenset(row["words"].split("|")), row["mode"]) for row in tables["event_modes"]),
        contexts=tuple((row["id"], frozenset(row["words"].split("|"))) for row in tables["event_contexts"]),
        contextual=frozenset(word for row in tables["event_contexts"] for word in row["words"].split("|")),
        grades={
            (row["type"], row["mode"]): Grade(
                row["cameo_root"] or None, float(row["intensity"]) if row["intensity"] else None
            )
            for row in tables["event_types"]
        },
    )


def _demand(frame: EventFrame) -> tuple[int, int, int]:
    """Order frames by how much they ask: named words first, then anything."""
    named = sum(1 for c in frame.conditions if c.words and not c.absent)
    return -named, -len(frame.conditions), frame.rank


def _frame(row: Mapping[str, str], rank: int, sets: Mapping[str, frozenset[str]]) -> EventFrame:
    if row["type"] not in QUADS:
        raise LexiconError(f"event_frames.tsv, row {row['id']}: {row['type']!r} is no PLOVER type; {', '.join(QUADS)}")
    first, *conditions = row["predicate"].split()
    cls = FrameClass(row["class"])
    return EventFrame(
        id=row["id"],
        cls=cls,
        heads=_words(first, sets, row["id"]),
        conditions=(asked := tuple(_condition(text, sets, row["id"]) for text in conditions)),
        needs=tuple(c.words for c in asked if c.words and not c.absent),
        type=row["type"],
        mode=row["mode"] or None,
        actor=_paths(row["actor"] or (NOUN_ACTOR if cls is FrameClass.NOUN else VERB_ACTOR)),
        recipient=_paths(row["recipient"]),
        rank=rank,
    )


def _condition(text: str, sets: Mapping[str, frozenset[str]], id_: str) -> Condition:
    path, equals, words = text.partition("=")
    if not path.strip("!") or not equals or not words:
        raise LexiconError(f"event_frames.tsv, row {id_}: condition {text!r} is none; write step=words")
    steps = tuple(tuple(each.split(".")) for each in path.removesuffix("!").split("/"))
    if words in {ANY, NONE}:
        return Condition(steps, frozenset(), absent=words == NONE)
    return Condition(steps, _words(words, sets, id_), absent=path.endswith("!"))


def _words(text: str, sets: Mapping[str, frozenset[str]], id_: str) -> frozenset[str]:
    found: set[str] = set()
    for word in text.split("/"):
        if word.startswith("@") and word[1:] not in sets:
            raise LexiconError(f"event_frames.tsv, row {id_}: set {word!r} stands not in event_nouns.tsv")
        found |= sets[word[1:]] if word.startswith("@") else {word}
    return frozenset(found)


def _paths(text: str) -> tuple[Path, ...]:
    return tuple(tuple(path.split(".")) for path in text.split("|") if path)


def _shifts(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], Shift]:
    return {
        (row["above"], below): Shift(row["type"], row["mode"] or None)
        for row in rows
        for below in row["below"].split("|")
    }
