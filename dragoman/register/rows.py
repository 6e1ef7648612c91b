"""Claims, events, facts, conflicts and judgements to rows of the tables, and rows back to records, exactly.

Takes records of `types`; gives dicts by column name, and records from rows. Pure: no connection, no statement.
What each column is for stands in tables.py, how a body is made in codec.py. Documents are in document_rows.py.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from dragoman.errors import InvalidRecordError
from dragoman.register.codec import dump, load
from dragoman.register.texts import StoredText, mask, maybe_pack, pack, unpack
from dragoman.types.claim import Argument, Claim, Evidence
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.event import CodedEvent
from dragoman.types.fact import GIVING, Conflict, Dealing, Fact, Pledge, Status
from dragoman.types.ids import make_id
from dragoman.types.judgement import Judgement
from dragoman.types.span import Span
from dragoman.types.value import Amount, Bound, Precision, TimeSpan

Values = dict[str, Any]
AnyRow = Any  # a result row, its columns by attribute

_EVIDENCE = frozenset({"evidence"})
# Of records that are read by the thousand; calling an enumeration takes six times as long.
_STATUSES = {status.value: status for status in Status}
_BOUNDS = {bound.value: bound for bound in Bound}


def days(prefix: str, time: TimeSpan | None) -> Values:
    """Return the two columns of a time: its first and last day, ISO 8601."""
    earliest, latest = (None, None) if time is None else (time.earliest.isoformat(), time.latest.isoformat())
    return {f"{prefix}_earliest": earliest, f"{prefix}_latest": latest}


# Claims


def claim_row(claim: Claim) -> Values:
    """Return the row of a claim, without its participants, areas and evidence."""
    return {
        "id": claim.id,
        "doc_id": claim.doc_id,
        "start_char": claim.span.start,
        "end_char": claim.span.end,
        "kind": claim.kind,
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        **days("time", claim.time),
        **days("deadline", claim.deadline),
        "framework_id": maybe_pack(claim.framework_id),
        "body": dump(claim, omit=_EVIDENCE),
        "first_evidence": 0,
    }


def to_claim(body: str, evidence: tuple[Evidence, ...]) -> Claim:
    """Return the claim of a body with its evidence."""
    return load(Claim, body, evidence=evidence)


def argument_rows(owner: str, owner_id: str, arguments: Iterable[Argument]) -> Iterator[Values]:
    """Yield the rows that find a claim or fact (`owner`) by its participants."""
    for seq, argument in enumerate(arguments):
        yield {
            f"{owner}_id": owner_id,
            "seq": seq,
            "role": argument.role.value,
            "entity_id": maybe_pack(argument.entity_id),
            "name": pack(argument.name),
        }


def area_rows(owner: str, owner_id: str, areas: Iterable[str]) -> Iterator[Values]:
    """Yield the rows that find a claim or fact by its areas."""
    return ({f"{owner}_id": owner_id, "area": pack(area)} for area in dict.fromkeys(areas))


def evidence_rows(owner: str, owner_id: str, evidence: Iterable[Evidence]) -> Iterator[Values]:
    """Yield the rows of the quotes a claim, event or conflict rests on."""
    for seq, item in enumerate(evidence):
        yield {
            f"{owner}_id": owner_id,
            "seq": seq,
            "doc_id": item.doc_id,
            "text_sha256": item.text_sha256,
            "sentence_start_char": item.sentence.start,
            "sentence_end_char": item.sentence.end,
            "start_char": item.span.start,
            "end_char": item.span.end,
            "quote": mask(item.quote),
        }


def to_evidence(row: AnyRow, stored: StoredText) -> Evidence:
    """Return the evidence of a row, checked against the text of its document.

    Raises:
        InvalidRecordError: the quote is not the text at its span.
    """
    sentence, span = Span(row.sentence_start_char, row.sentence_end_char), Span(row.start_char, row.end_char)
    return cited(row.doc_id, stored, sentence, span, row.quote)


def cited(doc_id: str, stored: StoredText, sentence: Span, span: Span, kept: str) -> Evidence:
    """Return the evidence at a span of a text; `kept` is the quote as it is stored.

    Raises:
        InvalidRecordError: the quote is not the text at its span.
    """
    quote = span.of(stored.text)
    if quote != kept and mask(quote) != kept:
        raise InvalidRecordError(f"{doc_id}: quote {kept[:60]!r} does not stand at {span}")
    return Evidence(
        doc_id=doc_id, text_sha256=stored.sha256, sentence=sentence, span=span, quote=quote, text=stored.text
    )


# Events


def event_row(event: CodedEvent) -> Values:
    """Return the row of a coded event, without its evidence."""
    return {
        "id": event.id,
        "doc_id": event.doc_id,
        "start_char": event.evidence.span.start,
        "end_char": event.evidence.span.end,
        "type": event.type,
        "claim_id": event.claim_id,
        **days("time", event.time),
        "body": dump(event, omit=_EVIDENCE),
    }


def party_rows(event: CodedEvent) -> Iterator[Values]:
    """Yield the row of each party of a coded event, actors first."""
    for seq, party in enumerate((*event.actors, *event.recipients)):
        yield _party_row(event.id, seq, event.doc_id, party.entity_id, party.country)


def stored_party_rows(row: AnyRow) -> Iterator[Values]:
    """Yield the same for the stored row of an event, without its evidence."""
    body = json.loads(row.body)
    parties = (*body.get("actors", ()), *body.get("recipients", ()))
    for seq, party in enumerate(parties):
        yield _party_row(row.id, seq, row.doc_id, party.get("entity_id"), party.get("country"))


def _party_row(event_id: str, seq: int, doc_id: str, entity_id: str | None, country: str | None) -> Values:
    return {"event_id": event_id, "seq": seq, "doc_id": doc_id, "entity_id": maybe_pack(entity_id), "country": country}


def to_event(row: AnyRow, evidence: tuple[Evidence, ...]) -> CodedEvent:
    """Return the coded event of a row with its evidence."""
    return load(CodedEvent, row.body, evidence=evidence[0])


# Facts and conflicts


def fact_row(fact: Fact) -> Values:
    """Return the row of a fact, without its participants, areas and claims."""
    return {
        "id": fact.id,
        "kind": fact.kind,
        "status": fact.status.value,
        **days("time", fact.time),
        **days("deadline", fact.deadline),
        "framework_id": maybe_pack(fact.framework_id),
        "body": dump(fact),
    }


def fact_claim_rows(fact: Fact) -> Iterator[Values]:
    """Yield the rows that tie a fact to its claims."""
    return ({"fact_id": fact.id, "seq": seq, "claim_id": claim_id} for seq, claim_id in enumerate(fact.claim_ids))


def to_fact(body: str) -> Fact:
    """Return the fact of a body."""
    return load(Fact, body)


def pledge_body(fact: Fact, quotes: Sequence[str]) -> str:
    """Write what a fact says of money as short as it can be read again fast; `quotes` as they are kept."""
    parties = [[a.role.value, a.name, a.entity_id] for a in fact.arguments]
    amounts = [[str(a.value), a.currency, a.unit, a.bound.value] for a in fact.amounts]
    reported = fact.first_reported and fact.first_reported.isoformat()
    return json.dumps([fact.status.value, reported, parties, amounts, quotes], separators=(",", ":"))


def to_pledge(fact_id: str, body: Sequence[Any]) -> Pledge:
    """Return the pledge of a fact, of the values its body holds as JSON."""
    status, reported, parties, amounts, quotes = body
    return Pledge(
        id=fact_id,
        status=_STATUSES[status],
        **_sides(tuple([tuple(party) for party in parties])),
        amounts=tuple([_amount(*amount) for amount in amounts]),
        first_reported=date.fromisoformat(reported) if reported else None,
        quotes=tuple(quotes),
    )


@lru_cache(maxsize=4096)  # the same parties promise many things
def _sides(parties: tuple[tuple[str, str, str | None], ...]) -> dict[str, frozenset[str]]:
    giving = frozenset(_party(name, id_) for role, name, id_ in parties if role in GIVING)
    return {
        "giving": giving,
        "given": frozenset(_party(name, id_) for role, name, id_ in parties if role not in GIVING),
    }


def _party(name: str, entity_id: str | None) -> str:
    return entity_id or f"={name}"


@lru_cache(maxsize=4096)
def _amount(value: str, currency: str | None, unit: str | None, bound: str) -> Amount:
    return Amount(Decimal(value), currency, unit, _BOUNDS[bound])


def to_dealing(row: Sequence[Any]) -> Dealing:
    """Return who had to do with whom in a fact; the parties of its row are parted by PARTED."""
    id_, kind, earliest, latest, precision, parties = row
    named = frozenset(map(unpack, parties.split(PARTED))) if parties else frozenset()
    return Dealing(id_, kind, earliest, latest, precision, named)


@lru_cache(maxsize=4096)  # documents of one day are many
def to_time(earliest: str, latest: str, precision: str) -> TimeSpan:
    """Return the time of two days and their precision."""
    return TimeSpan(date.fromisoformat(earliest), date.fromisoformat(latest), Precision(precision))


PARTED = "\x1f"  # stands between the parties of a row: no id has it


def conflict_row(conflict: Conflict) -> Values:
    """Return the row of a conflict, without its evidence."""
    return {
        "id": conflict.id,
        "kind": conflict.kind.value,
        "verdict": conflict.verdict.value,
        "fact_id": conflict.fact_id,
        "body": dump(conflict, omit=_EVIDENCE),
    }


def claims_read(row: AnyRow) -> set[str]:
    """Return the ids of the claims whose readings the conflict of a row sets against each other."""
    return {claim_id for reading in json.loads(row.body)["readings"] for claim_id in reading.get("claim_ids", ())}


def to_conflict(body: str, evidence: tuple[Evidence, ...]) -> Conflict:
    """Return the conflict of a body with its evidence."""
    return load(Conflict, body, evidence=evidence)


# Doubts


def doubt_id(found: Discrepancy) -> str:
    """Return the id of a discrepancy: one for a document, a field and its two values."""
    doubt = found.doubt
    return make_id("dbt", found.doc_id, doubt.kind.value, doubt.printed, doubt.known)


def doubt_row(found: Discrepancy) -> Values:
    """Return the row of a discrepancy, without its evidence."""
    return {"id": doubt_id(found), "doc_id": found.doc_id, "body": dump(found, omit=_EVIDENCE)}


def to_discrepancy(row: AnyRow, evidence: tuple[Evidence, ...]) -> Discrepancy:
    """Return the discrepancy of a row with its evidence."""
    return load(Discrepancy, row.body, evidence=evidence)


# Judgements


def judgement_row(judgement: Judgement) -> Values:
    """Return the row of a judgement; its place in the log is given by the database."""
    return {
        "id": judgement.id,
        "decision": judgement.decision.value,
        "undoes": judgement.undoes,
        "body": dump(judgement),
    }


def to_judgement(row: AnyRow) -> Judgement:
    """Return the judgement of a row."""
    return load(Judgement, row.body)
