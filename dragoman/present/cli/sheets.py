"""Print one thing with all that is known of it: a fact, a claim, a document, a conflict, an entity.

Takes a sheet; prints it. Every claim of a fact is shown with its words, by group of dependent sources.
"""

from collections.abc import Iterable, Sized

from dragoman.answer.conflicts import ConflictRow
from dragoman.answer.notes import Note
from dragoman.answer.show import ClaimSheet, DocumentSheet, EntitySheet, FactSheet, Sheet
from dragoman.answer.timeline import Line
from dragoman.answer.values import Fit, MergedValue
from dragoman.answer.verdicts import STANDS, LogRow
from dragoman.answer.wording import amounts_text, day_text, modality_text, time_text
from dragoman.present.cli.pages import badges, conflict_blocks, history_text, short, source_line, sources_text
from dragoman.present.cli.terminal import Block, Quote, print_blocks, print_fields, print_line
from dragoman.types.claim import Argument
from dragoman.types.entity import Term

Field = tuple[str, str | None]


def print_sheet(sheet: Sheet) -> None:
    """Print a sheet of any kind."""
    match sheet:
        case FactSheet():
            _print_fact(sheet)
        case ClaimSheet():
            _print_claim(sheet)
        case DocumentSheet():
            _print_document(sheet)
        case ConflictRow():
            print_blocks(conflict_blocks([sheet], shown=None))
        case EntitySheet():
            _print_entity(sheet)


def _print_fact(sheet: FactSheet) -> None:
    line = sheet.line
    print_line(line.headline, "bold")
    print_fields(_fact_fields(sheet, line))
    if len(line.notes) > 1:
        print_line("Values and who gives them", "bold underline")
        print_fields((value.field, value_text(value)) for value in sheet.values)
    print_line(f"Evidence: {sources_text(line.sources, line.notes)}", "bold underline")
    groups = list(dict.fromkeys(note.group for note in line.notes))
    for number, group in enumerate(groups, start=1):
        print_blocks(_note_block(f"source {number}", note) for note in line.notes if note.group == group)
    if sheet.conflicts:
        print_line("Disagreements", "bold underline")
        print_blocks(conflict_blocks(sheet.conflicts, shown=None))


def _fact_fields(sheet: FactSheet, line: Line) -> tuple[Field, ...]:
    return (
        ("fact", line.fact_id),
        ("kind", line.kind.replace("_", " ")),
        ("when", line.when),
        ("status", ", ".join(badges(line.badge, disputed=line.disputed, judged=line.judged))),
        ("history", history_text(sheet.history) if len(sheet.history) > 1 else None),
        ("participants", _participants_text(line.participants)),
        ("amount", "; ".join([amounts_text(line.amounts), *sheet.money]) if line.amounts else None),
        *((link.how, link.fact_id) for link in sheet.linked),
        ("deadline", time_text(sheet.deadline) if sheet.deadline else None),
        ("place", line.place),
        ("framework", line.framework),
        ("areas", ", ".join(line.areas)),
        *(("judged", judged_text(row)) for row in sheet.judged),
    )


def value_text(value: MergedValue) -> str:
    """Say who gives a value: "May 2023: 2 claims give it; allows: 2023 (clm_9f86d081); differs: June 2023 (…)"."""
    told = [f"{value.value}: {_count(t.claim_ids)} it" for t in value.told if t.fit is Fit.GIVES][:1] or [value.value]
    told += [
        f"{t.fit.value}: {t.value} ({', '.join(map(short, t.claim_ids))})" for t in value.told if t.fit is not Fit.GIVES
    ]
    return "; ".join(told)


def _count(claim_ids: Sized) -> str:
    return f"{len(claim_ids)} claims give" if len(claim_ids) > 1 else "1 claim gives"


def _print_claim(sheet: ClaimSheet) -> None:
    claim, note = sheet.claim, sheet.note
    fields: tuple[Field, ...] = (
        ("claim", claim.id),
        ("kind", claim.kind.replace("_", " ")),
        ("modality", modality_text(claim.modality) + (f' ("{claim.cue}")' if claim.cue else "")),
        ("polarity", claim.polarity.value),
        ("when", time_text(claim.time)),
        ("participants", _participants_text(claim.arguments)),
        ("amount", amounts_text(claim.amounts)),
        ("deadline", time_text(claim.deadline) if claim.deadline else claim.deadline_text),
        ("place", claim.place),
        ("framework", claim.framework),
        ("source", claim.source),
        ("found by", f"{claim.origin}, score {claim.score:.2f}"),
        ("in facts", ", ".join(sheet.fact_ids)),
        *(("judged", judged_text(row)) for row in sheet.judged),
    )
    print_fields(fields)
    print_line("Sentence", "bold underline")
    print_line(sheet.sentence)
    print_line()
    print_blocks([_note_block("quote", note)])


def judged_text(row: LogRow) -> str:
    """Say what somebody decided: "reject by ana, 2024-05-01: it is a rumour (jdg_9f86d081)"."""
    value = f" {row.field} → {row.value or 'unknown'}" if row.field else ""
    why = f": {row.reason}" if row.reason else ""
    state = f", {row.state}" if row.state != STANDS else ""
    return f"{row.decision.value}{value} by {row.by}, {row.at.date()}{why} ({short(row.judgement_id)}{state})"


def _print_document(sheet: DocumentSheet) -> None:
    card = sheet.card
    print_line(card.title or card.name, "bold")
    fields: tuple[Field, ...] = (
        ("document", card.doc_id),
        ("file", card.name),
        ("publisher", card.publisher),
        ("address", card.address),
        ("published", time_text(card.published) + _basis(card.basis)),
        ("because", "; ".join(sheet.reasons)),
        ("source group", card.group),
        ("text", f"{sheet.chars} code points, by {sheet.cleaner}"),
        ("original", f"sha256 {sheet.raw_sha256}"),
        *((f"issue {issue.code}", issue.detail) for issue in sheet.issues),
    )
    print_fields(fields)
    print_line(f"Claims: {len(sheet.claims)}", "bold underline")
    print_blocks(_note_block(short(note.claim_id), note) for note in sheet.claims)


def _print_entity(sheet: EntitySheet) -> None:
    entity = sheet.entity
    print_line(entity.name, "bold")
    names = dict.fromkeys(name.text for name in entity.names if name.text != entity.name)
    fields: tuple[Field, ...] = (
        ("entity", entity.id),
        ("kind", entity.kind.value),
        ("state", entity.state),
        ("country", entity.country),
        ("names", ", ".join(names)),
        ("known", None if entity.known else "only from reports; not in the lexicon"),
        *(("office", _term_text(term)) for term in sheet.terms),
        ("roles", ", ".join(sorted({argument.role.value for argument in sheet.as_named}))),
        ("facts", f"{len(sheet.fact_ids)}: {', '.join(map(short, sheet.fact_ids))}" if sheet.fact_ids else "none"),
    )
    print_fields(fields)


def _term_text(term: Term) -> str:
    start = day_text(term.start) if term.start else "…"
    end = day_text(term.end) if term.end else "…"
    return f"{term.person}: {term.office} of {term.of}, {start} – {end} ({term.source})"


def _participants_text(arguments: Iterable[Argument]) -> str:
    return "; ".join(f"{argument.name} ({argument.role.value})" for argument in arguments)


def _note_block(left: str, note: Note) -> Block:
    told = [modality_text(note.modality)]
    if note.polarity.value == "denied":
        told.append("denied")
    speaker = f"said by {', '.join(note.speaker)} · " if note.speaker else ""
    return Block(
        left=left,
        title=f"“{note.quote}”",
        badges=tuple(told),
        quotes=(Quote(None, f"{speaker}{source_line(note)}–{note.end} · {short(note.claim_id)}"),),
    )


def _basis(basis: str | None) -> str:
    """Return how a date of publication is known, as it follows the date."""
    if basis is None:
        return ""
    return ", inferred" if basis == "inferred" else f", from {basis}"
