"""The columns each answer has in CSV and Markdown: what an analyst keeps in a spreadsheet.

Takes an answer; gives one flat row, keys always the same. JSON gives the whole answer instead.
"""

from collections.abc import Sequence

from dragoman.answer.commitments import Commitment
from dragoman.answer.conflicts import ConflictRow
from dragoman.answer.encounters import Attendee, Encounter
from dragoman.answer.news_item import NewsItem
from dragoman.answer.notes import Note
from dragoman.answer.passages import Passage
from dragoman.answer.positions import Position
from dragoman.answer.sources import SourceRow
from dragoman.answer.timeline import Line
from dragoman.answer.wording import amounts_text, time_text
from dragoman.present.export.plain import plain
from dragoman.present.export.schema import Kind, Schema, Table
from dragoman.types.batch import Batch
from dragoman.types.value import TimeSpan

Flat = dict[str, object]

NOTE_KEYS = ("quote", "publisher", "printed", "document", "start", "end")
LINE_KEYS = (
    "when", "earliest", "latest", "kind", "headline", "status", "sources", "disputed", "judged", "place", "framework",
    "amount", *NOTE_KEYS, "id",
)  # fmt: skip
COMMITMENT_KEYS = (
    "due", "due_latest", "when", "by", "to", "headline", "amount", "framework", "status", "overdue", "as_of",
    "sources", "disputed", "judged", *NOTE_KEYS, "id",
)  # fmt: skip
ENCOUNTER_KEYS = (
    "when", "earliest", "latest", "kind", "who", "whom", "place", "framework", "status", "sources", "disputed",
    "judged", *NOTE_KEYS, "id",
)  # fmt: skip
POSITION_KEYS = (
    "speaker", "areas", "when", "earliest", "latest", "reported", "kind", "towards", "modality", "polarity", "sources",
    *NOTE_KEYS, "id",
)  # fmt: skip
SOURCE_KEYS = (
    "document", "title", "publisher", "when", "basis", "group", "group_size", "claims", "facts", "alone", "address",
    "id",
)  # fmt: skip
CONFLICT_KEYS = ("kind", "field", "verdict", "explanation", "readings", "headline", "fact", "id")
NEWS_KEYS = (
    "change", "field", "before", "after", "when", "earliest", "latest", "kind", "headline", "status", "explanation",
    "sources", "sources_before", "batches", *NOTE_KEYS, "earlier_quote", "earlier_document", "fact", "conflict",
)  # fmt: skip
BATCH_KEYS = ("batch", "read_at", "documents")
PASSAGE_KEYS = ("text", "publisher", "when", "document", "start", "end", "facts")


def line_row(line: Line) -> Flat:
    """Flatten a line of a chronology."""
    return {
        "when": line.when,
        **_days(line.time),
        "kind": line.kind,
        "headline": line.headline,
        "status": line.status.value,
        "sources": line.sources,
        "disputed": line.disputed,
        "judged": line.judged,
        "place": line.place,
        "framework": line.framework,
        "amount": amounts_text(line.amounts),
        **_first(line.notes),
        "id": line.fact_id,
    }


def commitment_row(entry: Commitment) -> Flat:
    """Flatten a commitment."""
    return {
        "due": entry.deadline_text,
        "due_latest": plain(entry.deadline.latest) if entry.deadline else None,
        "when": entry.when,
        "by": list(entry.by),
        "to": list(entry.to),
        "headline": entry.headline,
        "amount": amounts_text(entry.amounts),
        "framework": entry.framework,
        "status": entry.status.value,
        "overdue": entry.overdue,
        "as_of": plain(entry.as_of),
        "sources": entry.sources,
        "disputed": entry.disputed,
        "judged": entry.judged,
        **_first(entry.notes),
        "id": entry.fact_id,
    }


def encounter_row(entry: Encounter) -> Flat:
    """Flatten an encounter."""
    return {
        "when": entry.when,
        **_days(entry.time),
        "kind": entry.kind,
        "who": _attendees(entry.who),
        "whom": _attendees(entry.whom),
        "place": entry.place,
        "framework": entry.framework,
        "status": entry.status.value,
        "sources": entry.sources,
        "disputed": entry.disputed,
        "judged": entry.judged,
        **_first(entry.notes),
        "id": entry.fact_id,
    }


def position_row(entry: Position) -> Flat:
    """Flatten a position."""
    return {
        "speaker": list(entry.speaker),
        "areas": list(entry.areas),
        "when": entry.when,
        **_days(entry.time),
        "reported": time_text(entry.reported),
        "kind": entry.kind,
        "towards": list(entry.towards),
        "modality": entry.modality.value,
        "polarity": entry.polarity.value,
        "sources": entry.sources,
        **_first(entry.notes),
        "id": "; ".join(entry.fact_ids),
    }


def source_row(row: SourceRow) -> Flat:
    """Flatten a source."""
    flat = {key: getattr(row, key) for key in SOURCE_KEYS if key != "id"}
    return {**flat, "id": row.doc_id}


def conflict_row(entry: ConflictRow) -> Flat:
    """Flatten a conflict; each reading with the documents that give it."""
    readings = []
    for side in entry.sides:
        places = [f"{note.document}:{note.start}" for note in side.notes] or [side.origin]
        readings.append(f"{side.value} ({', '.join(filter(None, places))})")
    return {
        "kind": entry.kind.value,
        "field": entry.field,
        "verdict": entry.verdict.value,
        "explanation": entry.explanation,
        "readings": readings,
        "headline": entry.headline,
        "fact": entry.fact_id,
        "id": entry.conflict_id,
    }


def news_row(item: NewsItem) -> Flat:
    """Flatten a piece of news; the first of the new quotes, and the first of those it is held against."""
    earlier = item.earlier[0] if item.earlier else None
    return {
        "change": item.change.value,
        "field": item.field,
        "before": item.before,
        "after": item.after,
        "when": item.when,
        **_days(item.time),
        "kind": item.kind,
        "headline": item.headline,
        "status": item.status.value if item.status else None,
        "explanation": item.explanation,
        "sources": item.sources,
        "sources_before": item.sources_before,
        "batches": [f"batch:{number}" for number in item.batches],
        **_first(item.notes),
        "earlier_quote": earlier.quote if earlier else None,
        "earlier_document": earlier.document if earlier else None,
        "fact": item.fact_id,
        "conflict": item.conflict_id,
    }


def batch_row(batch: Batch) -> Flat:
    """Flatten a batch of reading."""
    return {"batch": f"batch:{batch.number}", "read_at": plain(batch.read_at), "documents": batch.documents}


def passage_row(entry: Passage) -> Flat:
    """Flatten a passage."""
    return {
        "text": entry.text,
        "publisher": entry.publisher,
        "when": entry.when,
        "document": entry.document,
        "start": entry.start,
        "end": entry.end,
        "facts": list(entry.fact_ids),
    }


def _days(time: TimeSpan | None) -> Flat:
    return {
        "earliest": plain(time.earliest) if time else None,
        "latest": plain(time.latest) if time else None,
    }


def _first(notes: Sequence[Note]) -> Flat:
    """The first footnote: the earliest report."""
    if not notes:
        return dict.fromkeys(NOTE_KEYS)
    note = notes[0]
    return {
        "quote": note.quote,
        "publisher": note.publisher,
        "printed": time_text(note.published),
        "document": note.document,
        "start": note.start,
        "end": note.end,
    }


def _attendees(attendees: Sequence[Attendee]) -> list[str]:
    return [f"{a.name} ({'; '.join(a.offices)})" if a.offices else a.name for a in attendees]


LINES = Table(Schema("timeline", LINE_KEYS), line_row)
COMMITMENTS = Table(Schema("commitments", COMMITMENT_KEYS), commitment_row)
ENCOUNTERS = Table(Schema("encounters", ENCOUNTER_KEYS), encounter_row)
POSITIONS = Table(Schema("positions", POSITION_KEYS, {"speaker": Kind.TEXTS}), position_row)
SOURCES = Table(Schema("sources", SOURCE_KEYS, {"claims": Kind.WHOLE, "facts": Kind.WHOLE}), source_row)
CONFLICTS = Table(Schema("conflicts", CONFLICT_KEYS, {"readings": Kind.TEXTS}), conflict_row)
PASSAGES = Table(Schema("search", PASSAGE_KEYS, {"facts": Kind.TEXTS}), passage_row)
NEWS = Table(Schema("news", NEWS_KEYS, {"sources_before": Kind.WHOLE, "batches": Kind.TEXTS}), news_row)
BATCHES = Table(Schema("batches", BATCH_KEYS, {"documents": Kind.WHOLE}), batch_row)
