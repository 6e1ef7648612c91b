"""The dossier of a party or a pair: relation, promises, encounters, positions, all else, conflicts, sources.

Takes an open desk and what was asked; gives the parts of a report. Every matching fact stands in it, under the first
heading that fits. Sums are as printed, never added up.
"""

from collections.abc import Iterable, Iterator

from dragoman.answer.commitments import Commitment
from dragoman.answer.conflicts import ConflictRow
from dragoman.answer.desk import Desk
from dragoman.answer.encounters import Encounter
from dragoman.answer.positions import Position
from dragoman.answer.query import Asked, Query
from dragoman.answer.relation import Level, Relation
from dragoman.answer.timeline import Line
from dragoman.answer.wording import BADGES, amounts_text, day_text, modality_text, names_text, quote_text, time_text
from dragoman.present.export.report import Heading, Item, Part, Sentence, Table, chronology_parts, standing
from dragoman.types.claim import Modality, Polarity


def chronology(desk: Desk, asked: Asked) -> Iterator[Part]:
    """Yield the chronology under its title."""
    lines = desk.timeline(asked)
    yield from _opening("Chronology", desk, desk.query(asked), len(lines))
    yield from chronology_parts(lines)
    yield from _undated(desk, asked)


def dossier(desk: Desk, asked: Asked) -> Iterator[Part]:
    """Yield the dossier of the party or the pair that was asked for."""
    query = desk.query(asked)
    lines = desk.timeline(asked)
    yield from _opening("Dossier", desk, query, len(lines))
    yield from _undated(desk, asked)
    if query.actor and query.with_ and query.actor.id != query.with_.id:
        yield from _relation(desk.relation(query.actor.id, query.with_.id, asked))
    promises, encounters, positions = desk.commitments(asked), desk.encounters(asked), desk.positions(asked)
    yield from _section("Commitments and aid", map(_promise, promises))
    yield from _section("Encounters", map(_encounter, encounters))
    yield from _section("Positions", map(_position, positions))
    told = {p.fact_id for p in promises} | {e.fact_id for e in encounters}
    told |= {fact_id for position in positions for fact_id in position.fact_ids}
    yield from _section("Other entries", (_line(line) for line in lines if line.fact_id not in told))
    yield from _section("Where sources disagree", map(_conflict, desk.conflicts(asked)))
    yield from _sources(desk, asked)


def _opening(what: str, desk: Desk, query: Query, count: int) -> Iterator[Part]:
    parties = names_text([party.name for party in (query.actor, query.with_) if party]) or "the whole register"
    yield Heading(f"{what}: {parties}", 1)
    day = desk.holdings.last_day
    until = f"; the latest dated document is of {day_text(day)}" if day else ""
    yield Sentence(f"{count} {'entry' if count == 1 else 'entries'}{until}. Copies of one report count as one source.")


def _undated(desk: Desk, asked: Asked) -> Iterator[Part]:
    if count := desk.undated(asked):
        yield Sentence(f"{count} matching without a known date cannot be placed in the time asked for.")


def _relation(found: Relation) -> Iterator[Part]:
    if found.current and found.current.level:
        reached = f"Latest level that sources say was reached: {found.current.level} ({found.current.when})."
    else:
        reached = "No source here says of a dated level that it was reached."
    yield Heading("Relation")
    yield Sentence(reached)
    yield from map(_level, found.levels)
    if found.mechanisms:
        rows = (
            (m.name, str(m.facts), time_text(m.first) if m.first else "", time_text(m.last) if m.last else "")
            for m in found.mechanisms
        )
        yield Heading("Mechanisms", 3)
        yield Table(("mechanism", "entries", "first", "last"), tuple(rows))


def _section(title: str, items: Iterable[Item]) -> Iterator[Part]:
    found = list(items)
    if found:
        yield Heading(title)
        yield from found


def _level(level: Level) -> Item:
    return Item(level.when, level.headline, standing(level.badge, level.sources, disputed=level.disputed), level.notes)


def _line(line: Line) -> Item:
    return Item(
        line.when,
        line.headline,
        standing(line.badge, line.sources, disputed=line.disputed, judged=line.judged),
        line.notes,
    )


def _promise(entry: Commitment) -> Item:
    details = (amounts_text(entry.amounts), entry.framework or "", f"made {entry.when}" if entry.time else "undated")
    overdue = f"; overdue as of {day_text(entry.as_of)}" if entry.overdue and entry.as_of else ""
    return Item(
        entry.due,
        "; ".join([entry.headline, *filter(None, details)]),
        standing(BADGES[entry.status], entry.sources, disputed=entry.disputed, judged=entry.judged) + overdue,
        entry.notes,
    )


def _encounter(entry: Encounter) -> Item:
    sides = (
        names_text([f"{a.name} ({'; '.join(a.offices)})" if a.offices else a.name for a in side])
        for side in (entry.who, entry.whom)
    )
    place = f", {entry.place}" if entry.place else ""
    text = f"{entry.kind.capitalize()}: {' – '.join(filter(None, sides))}{place}"
    return Item(
        entry.when,
        text,
        standing(entry.badge, entry.sources, disputed=entry.disputed, judged=entry.judged),
        entry.notes,
    )


def _position(entry: Position) -> Item:
    who = names_text(entry.speaker) or "unnamed"
    denied = "denied; " if entry.polarity is Polarity.DENIED else ""
    ahead = "" if entry.modality is Modality.HAPPENED else f"{modality_text(entry.modality)}; "
    count = f"{entry.sources} independent source{'' if entry.sources == 1 else 's'}"
    lead = entry.when if entry.time else f"reported {time_text(entry.reported)}"
    return Item(lead, f"{who}: {quote_text(entry.quote)}", f"{denied}{ahead}{count}", entry.notes)


def _conflict(row: ConflictRow) -> Item:
    readings = " / ".join(side.value + (f" ({side.origin})" if side.origin else "") for side in row.sides)
    notes = row.notes or tuple(note for side in row.sides for note in side.notes)
    return Item(row.field.replace("_", " "), f"{row.explanation} {readings}", row.verdict.value, notes)


def _sources(desk: Desk, asked: Asked) -> Iterator[Part]:
    found = desk.sources(asked)
    if not found:
        return
    groups = {group: str(n) for n, group in enumerate(dict.fromkeys(row.group for row in found), start=1)}
    rows = ((r.document, r.publisher or "unknown", r.when, groups[r.group], str(r.facts)) for r in found)
    yield Heading("Sources")
    yield Sentence("Documents of one group depend on one another and count as one source.")
    yield Table(("document", "publisher", "published", "group", "entries"), tuple(rows))
