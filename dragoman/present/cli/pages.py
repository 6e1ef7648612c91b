"""Put answers into blocks and tables for people.

Takes the frozen answers; gives blocks, or prints sheets that have several parts. Decides nothing about what is true.
"""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.answer.commitments import Commitment, Step
from dragoman.answer.conflicts import ConflictRow, Side
from dragoman.answer.encounters import Attendee, Encounter
from dragoman.answer.notes import Note
from dragoman.answer.passages import Passage
from dragoman.answer.positions import Position
from dragoman.answer.relation import Level, Relation
from dragoman.answer.timeline import Line
from dragoman.answer.wording import (
    BADGES,
    amounts_text,
    day_text,
    names_text,
    quote_text,
    time_text,
)
from dragoman.present.cli.terminal import Block, Quote, print_blocks, print_line, print_table

SHOWN_NOTES = 2  # independent sources quoted under a line; `show` gives all
SHORT_ID = 12  # "fct_9f86d081": enough to name one of millions, and `show` takes it
NO_YEAR = "Undated"


def short(id_: str) -> str:
    """Shorten an id to what `show` still finds."""
    return id_[:SHORT_ID] if "_" in id_ else id_


def source_line(note: Note) -> str:
    """Say who printed the words, when, and where they stand: "VNA, 28 November 2023 · report.txt:124"."""
    who = note.publisher or "publisher unknown"
    via = f" (attributed to {note.attribution})" if note.attribution and note.attribution != note.publisher else ""
    return f"{who}{via}, {time_text(note.published)} · {note.document}:{note.start}"


def quotes(notes: Sequence[Note], told: str = "", shown: int | None = SHOWN_NOTES) -> tuple[Quote, ...]:
    """Quote one report of each independent source, earliest first; `told` are words the title has already."""
    picked: dict[str, Note] = {}
    for note in notes:
        picked.setdefault(note.group, note)
    chosen = list(picked.values())[:shown] if shown else list(notes)
    return tuple(Quote(None if quote_text(n.quote) in told else n.quote, source_line(n)) for n in chosen)


def sources_text(sources: int, notes: Sequence[Note]) -> str:
    """Count sources: "2 independent sources in 5 reports"."""
    reports = len({note.doc_id for note in notes})
    plural = "" if sources == 1 else "s"
    spread = f" in {reports} reports" if reports > sources else ""
    return f"{sources} independent source{plural}{spread}"


def timeline_blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """Make the chronology, grouped by year."""
    for line in lines:
        yield Block(
            heading=str(line.time.earliest.year) if line.time else NO_YEAR,
            left=line.when,
            title=line.headline,
            badges=badges(line.badge, disputed=line.disputed, judged=line.judged),
            details=(f"{sources_text(line.sources, line.notes)} · {short(line.fact_id)}",),
            quotes=quotes(line.notes, line.headline),
        )


def commitment_blocks(found: Iterable[Commitment]) -> Iterator[Block]:
    """Make the list of commitments, by deadline."""
    for entry in found:
        made = f"made {entry.when}" if entry.time else "undated"
        facts = (
            amounts_text(entry.amounts),
            *entry.money,
            entry.framework or "",
            made,
            sources_text(entry.sources, entry.notes),
        )
        yield Block(
            left=entry.due,
            title=entry.headline,
            badges=badges(entry.badge, disputed=entry.disputed, judged=entry.judged),
            details=(
                " · ".join([*filter(None, facts), short(entry.fact_id)]),
                *([history_text(entry.history)] if len(entry.history) > 1 else []),
                *_overdue_text(entry),
            ),
            quotes=quotes(entry.notes, entry.headline),
        )


def _overdue_text(entry: Commitment) -> Iterator[str]:
    if entry.overdue and entry.as_of:
        yield f"overdue as of {day_text(entry.as_of)}: no source here reports it done"


def history_text(history: Iterable[Step]) -> str:
    """Write how a status moved: "considered (November 2023) → agreed (undated)"."""
    return " → ".join(
        f"{BADGES[step.status]} ({day_text(step.as_of) if step.as_of else 'undated'})" for step in history
    )


def encounter_blocks(found: Iterable[Encounter]) -> Iterator[Block]:
    """Make the list of encounters."""
    for entry in found:
        who, whom = _attendees_text(entry.who), _attendees_text(entry.whom)
        place = f" in {entry.place}" if entry.place else ""
        yield Block(
            heading=str(entry.time.earliest.year) if entry.time else NO_YEAR,
            left=entry.when,
            title=f"{entry.kind.capitalize()}: {' – '.join(filter(None, (who, whom)))}{place}",
            badges=badges(entry.badge, disputed=entry.disputed, judged=entry.judged),
            details=(
                " · ".join(
                    filter(None, (entry.framework, sources_text(entry.sources, entry.notes), short(entry.fact_id)))
                ),
            ),
            quotes=quotes(entry.notes),
        )


def position_blocks(found: Iterable[Position], labels: dict[str, str]) -> Iterator[Block]:
    """Make the list of positions, by speaker."""
    for entry in found:
        reported = f"reported {time_text(entry.reported)}" if not entry.time and entry.reported else ""
        areas = ", ".join(labels.get(area, area) for area in entry.areas)
        towards = f"towards {names_text(entry.towards)}" if entry.towards else ""
        denied = "denied" if entry.polarity.value == "denied" else ""
        yield Block(
            heading=names_text(entry.speaker) or "No speaker named",
            left=entry.when,
            title=f"“{entry.quote}”",
            badges=tuple(filter(None, (entry.kind if entry.kind != "statement" else "", denied))),
            details=tuple(filter(None, (" · ".join(filter(None, (areas, towards, entry.framework, reported))),))),
            quotes=tuple(Quote(None, source_line(note)) for note in entry.notes[:SHOWN_NOTES]),
        )


def conflict_blocks(found: Iterable[ConflictRow], shown: int | None = SHOWN_NOTES) -> Iterator[Block]:
    """Make the list of conflicts: every reading, each with its words in `shown` reports (None: in all)."""
    for entry in found:
        yield Block(
            left=entry.kind.value,
            title=entry.explanation or entry.headline,
            badges=(entry.verdict.value,),
            details=(" · ".join(filter(None, (entry.headline, short(entry.conflict_id), short(entry.fact_id or "")))),),
            quotes=tuple(quote for side in entry.sides for quote in _side_quotes(side, shown)),
        )


def passage_blocks(found: Iterable[Passage]) -> Iterator[Block]:
    """Make the list of passages."""
    for entry in found:
        who = entry.publisher or "publisher unknown"
        facts = f"facts: {', '.join(map(short, entry.fact_ids))}" if entry.fact_ids else "no fact rests on it"
        yield Block(
            left=entry.when,
            title=f"“{entry.text}”",
            details=(f"{who} · {entry.document}:{entry.start}", facts),
        )


def print_relation(answer: Relation) -> None:
    """Print a relation: present level, the ladder of levels, mechanisms, fields, counts."""
    print_line(f"{answer.a.name} – {answer.b.name}", "bold")
    current = answer.current
    level = f"{current.level}, since {current.when}" if current else "no level is reported as reached with a known date"
    print_line(f"Level: {level}")
    print_line(f"Facts in the register: {answer.facts}")
    print_line()
    if answer.levels:
        print_line("Levels over time", "bold underline")
        print_blocks(map(_level_block, answer.levels))
    if answer.mechanisms:
        print_line("Mechanisms and frameworks", "bold underline")
        rows = ((m.name, str(m.facts), time_text(m.first), time_text(m.last)) for m in answer.mechanisms)
        print_table(("name", "facts", "first", "last"), rows, right=(1,))
        print_line()
    for title, tallies in (("By kind", answer.kinds), ("By field", answer.areas)):
        if tallies:
            print_line(title, "bold underline")
            print_table(("", "facts"), ((t.label, str(t.facts)) for t in tallies), right=(1,))
            print_line()


def _level_block(level: Level) -> Block:
    return Block(
        left=level.when,
        title=level.level or level.headline,
        badges=badges(level.badge, disputed=level.disputed),
        details=(f"{sources_text(level.sources, level.notes)} · {short(level.fact_id)}",),
        quotes=quotes(level.notes),
    )


def _side_quotes(side: Side, shown: int | None) -> Iterator[Quote]:
    if not side.notes:
        yield Quote(None, f"{side.value}: {side.origin}" if side.origin else side.value)
    places = {(note.document, note.start, note.end): note for note in side.notes}
    notes = list(places.values())[:shown]
    for note in notes:
        yield Quote(note.quote, f"{side.value} · {source_line(note)}")
    if len(notes) < len(places):
        yield Quote(None, f"{side.value} · and {len(places) - len(notes)} more")


def badges(badge: str, *, disputed: bool, judged: bool = False) -> tuple[str, ...]:
    """Return the marks of a fact: how far it has come, whether sources disagree, whether somebody decided about it."""
    return (badge, *(["disputed"] if disputed else []), *(["judged"] if judged else []))


def _attendees_text(attendees: Iterable[Attendee]) -> str:
    return names_text([f"{a.name} ({'; '.join(a.offices)})" if a.offices else a.name for a in attendees])
