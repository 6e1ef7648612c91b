"""The exports other programs rely on: claims, facts, conflicts, documents and events as rows.

Takes holdings and what was asked; gives one dict a record, keys always the same and in the same order. Rows are
sorted by document name, place in its text, kind and id, so that two runs give the same bytes. Offsets are code points
of the document's text. Never writes a path of this machine: a document goes by its name,
and by its address if it has one.
"""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.answer.conflicts import conflicts
from dragoman.answer.events import EventRow, events
from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import is_judged
from dragoman.answer.query import Query, select, select_claims
from dragoman.answer.values import MergedValue, values_of
from dragoman.present.export.event_tables import gdelt_rows, polecat_rows
from dragoman.present.export.plain import amount_row, participant, plain, time_row
from dragoman.present.export.schema import Kind, Schema, Table
from dragoman.types.choice import WHOLE, Choice, Window
from dragoman.types.claim import Claim, Evidence, Role
from dragoman.types.event import EventParty
from dragoman.types.fact import Conflict, Fact
from dragoman.types.holding import Heading
from dragoman.types.issue import Issue
from dragoman.types.value import TimeSpan

Row = dict[str, object]

CLAIM_KEYS = (
    "claim", "document", "kind", "start", "end", "quote", "participants", "modality", "polarity", "time", "place",
    "amount", "deadline", "framework", "areas", "speaker", "source", "score",
)  # fmt: skip
FACT_KEYS = (
    "fact", "kind", "status", "headline", "participants", "time", "place", "amount", "deadline", "framework", "areas",
    "first_reported", "last_reported", "history", "claims", "values", "sources", "conflicts", "judged",
)  # fmt: skip
CONFLICT_KEYS = ("conflict", "kind", "field", "verdict", "severity", "readings", "explanation", "fact", "evidence")
DOCUMENT_KEYS = (
    "document", "id", "title", "publisher", "author", "address", "language", "published", "source_group", "claims",
    "raw_sha256", "text_sha256", "cleaner", "issues",
)  # fmt: skip
EVENT_KEYS = (
    "event", "document", "event_type", "mode", "contexts", "auxiliary", "quad", "cameo_root", "actor_country",
    "recipient_country", "names", "sectors", "dates", "place", "sentence", "quote", "start", "end", "claim", "rule",
)  # fmt: skip

CLAIM_SCHEMA = Schema("claims", CLAIM_KEYS, {"amount": Kind.RECORDS})
FACT_SCHEMA = Schema("facts", FACT_KEYS, {"amount": Kind.RECORDS, "claims": Kind.RECORDS})
CONFLICT_SCHEMA = Schema("conflicts", CONFLICT_KEYS, {"readings": Kind.RECORDS})
DOCUMENT_SCHEMA = Schema("documents", DOCUMENT_KEYS, {"claims": Kind.WHOLE})
EVENT_SCHEMA = Schema("events", EVENT_KEYS)


def claim_rows(holdings: Holdings, query: Query) -> list[Row]:
    """Return the claims that match, one row each."""
    claims = select_claims(holdings, query)
    return [_claim(claim, holdings) for claim in sorted(claims, key=lambda c: _claim_order(c, holdings))]


def fact_rows(holdings: Holdings, query: Query) -> list[Row]:
    """Return the facts that match, one row each, in the order of their first claims."""
    facts = select(holdings, query)
    holdings.gather(facts)
    return [_fact(fact, holdings) for fact in sorted(facts, key=lambda f: _fact_order(f, holdings))]


def conflict_rows(holdings: Holdings, query: Query) -> list[Row]:
    """Return the conflicts that touch what matches, in the order of their first evidence."""
    wanted = {row.conflict_id for row in conflicts(holdings, query)}
    found = [c for c in holdings.conflicts if c.id in wanted]
    return [_conflict(conflict, holdings) for conflict in sorted(found, key=lambda c: _conflict_order(c, holdings))]


def document_rows(holdings: Holdings, query: Query, window: Window = WHOLE) -> list[Row]:
    """Return every document by name and id, with what went wrong; what could not be read is a row without an id.

    A query with since or until keeps only documents known to be published then; its other parts do not restrict.
    """
    end = None if window.limit is None else window.offset + window.limit
    published = Choice(since=query.since, until=query.until)
    stored = holdings.store.find_documents(published, window=Window(0, end, window.start))
    unread = {} if query.is_dated else _unread(holdings.store.unread())
    # A document without an id comes before a read one of its name.
    places = ((name, "") for name in unread)
    listed = sorted([*stored, *(place for place in places if place >= (window.start or place))])[window.offset : end]
    ids = [doc_id for _, doc_id in listed if doc_id]
    own = _documents(holdings, ids)
    return [own[doc_id] if doc_id else unread[name] for name, doc_id in listed]


def _documents(holdings: Holdings, doc_ids: Sequence[str]) -> dict[str, Row]:
    store = holdings.store
    holdings.take_cards(doc_ids)
    counts, headings = store.count_claims(doc_ids), store.headings(doc_ids)
    issues: dict[str | None, list[Issue]] = {}
    for issue in store.issues(doc_ids):
        issues.setdefault(issue.doc_id, []).append(issue)
    return {
        id_: {
            "document": doc.name, "id": id_, "title": doc.title, "publisher": holdings.card(id_).publisher,
            "author": doc.author, "address": doc.address, "language": doc.lang, "published": _published(doc),
            "source_group": doc.group, "claims": counts.get(id_, 0), "raw_sha256": doc.raw_sha256,
            "text_sha256": doc.text_sha256, "cleaner": doc.cleaner, "issues": _issues(issues.get(id_, [])),
        }
        for id_, doc in headings.items()
    }  # fmt: skip


def event_rows(holdings: Holdings, query: Query, window: Window = WHOLE) -> list[Row]:
    """Return the events that match, one row each, as PLOVER codes them; a window of them."""
    return [event_row(event) for event in events(holdings, query, window)]


def polecat(holdings: Holdings, query: Query) -> list[Row]:
    """Return the events that match in the columns of POLECAT, one row each pair of actor and recipient."""
    return list(polecat_rows(events(holdings, query), holdings))


def gdelt(holdings: Holdings, query: Query) -> list[Row]:
    """Return the events that match in the columns of GDELT 2.0, one row each pair of actor and recipient."""
    return list(gdelt_rows(events(holdings, query), holdings))


def _claim(claim: Claim, holdings: Holdings) -> Row:
    evidence = claim.evidence[0]
    speakers = dict.fromkeys(argument.name for argument in claim.named(Role.SPEAKER))
    return {
        "claim": claim.id,
        "document": holdings.card(claim.doc_id).name,
        "kind": claim.kind,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "participants": [participant(argument) for argument in claim.arguments],
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "time": time_row(claim.time),
        "place": claim.place,
        "amount": [amount_row(amount) for amount in claim.amounts],
        "deadline": _deadline(claim.deadline, claim.deadline_text),
        "framework": claim.framework,
        "areas": list(claim.areas),
        "speaker": "; ".join(speakers) or None,
        "source": claim.source,
        "score": claim.score,
    }


def _fact(fact: Fact, holdings: Holdings) -> Row:
    claims = holdings.claims_of(fact.claim_ids)
    return {
        "fact": fact.id,
        "kind": fact.kind,
        "status": fact.status.value,
        "headline": fact.headline,
        "participants": [participant(argument) for argument in fact.arguments],
        "time": time_row(fact.time),
        "place": fact.place,
        "amount": [amount_row(amount) for amount in fact.amounts],
        "deadline": _deadline(fact.deadline, next((c.deadline_text for c in claims if c.deadline_text), None)),
        "framework": fact.framework,
        "areas": list(fact.areas),
        "first_reported": plain(fact.first_reported),
        "last_reported": plain(fact.last_reported),
        "history": [
            {"as_of": plain(step.as_of), "status": step.status.value, "claims": list(step.claim_ids)}
            for step in fact.history
        ],
        "claims": [{"claim": claim.id, **_place(claim.evidence[0], holdings)} for claim in claims],
        "values": [row for merged in values_of(fact, claims) for row in _readings(merged)],
        "sources": fact.n_sources,
        "conflicts": [conflict.id for conflict in holdings.conflicts_of_fact.get(fact.id, ())],
        "judged": is_judged(fact, holdings),
    }


def _readings(merged: MergedValue) -> Iterator[Row]:
    """Yield one row for each reading of a value: what its claims say, and how that stands to the value chosen."""
    for told in merged.told:
        yield {
            "field": merged.field,
            "value": merged.value,
            "reason": merged.reason,
            "fit": told.fit.value,
            "reading": told.value,
            "claims": list(told.claim_ids),
        }


def _conflict(conflict: Conflict, holdings: Holdings) -> Row:
    return {
        "conflict": conflict.id,
        "kind": conflict.kind.value,
        "field": conflict.field,
        "verdict": conflict.verdict.value,
        "severity": conflict.severity.value,
        "readings": [
            {"value": reading.value, "origin": reading.origin or None, "claims": list(reading.claim_ids)}
            for reading in conflict.readings
        ],
        "explanation": conflict.explanation,
        "fact": conflict.fact_id,
        "evidence": [{**_place(e, holdings), "quote": e.quote} for e in conflict.evidence],
    }


def event_row(event: EventRow) -> Row:
    """Return an event as PLOVER codes it."""
    return {
        "event": event.id,
        "document": event.document,
        "event_type": event.event_type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "auxiliary": list(event.auxiliary),
        "quad": event.quad,
        "cameo_root": event.cameo_root,
        "actor_country": _codes(event.actor_country),
        "recipient_country": _codes(event.recipient_country),
        "names": {"actor": _names(event.actors), "recipient": _names(event.recipients)},
        "sectors": {"actor": _sectors(event.actors), "recipient": _sectors(event.recipients)},
        "dates": time_row(event.time),
        "place": event.place,
        "sentence": event.sentence,
        "quote": event.quote,
        "start": event.start,
        "end": event.end,
        "claim": event.claim_id,
        "rule": event.rule,
    }


EVENTS = Table(EVENT_SCHEMA, event_row)


def _names(parties: Iterable[EventParty]) -> list[str]:
    return list(dict.fromkeys(party.name for party in parties))


def _sectors(parties: Iterable[EventParty]) -> list[str]:
    return list(dict.fromkeys(party.sector for party in parties if party.sector))


def _codes(codes: tuple[str, ...]) -> object:
    """One code stands alone, several are a list, none is null."""
    return (codes[0] if len(codes) == 1 else list(codes)) if codes else None


def _place(evidence: Evidence, holdings: Holdings) -> Row:
    name = holdings.card(evidence.doc_id).name
    return {"document": name, "start": evidence.span.start, "end": evidence.span.end}


def _deadline(time: TimeSpan | None, text: str | None) -> Row | None:
    """A deadline may be known in words only; its days are then null."""
    if time is None and text is None:
        return None
    return {**(time_row(time) or dict.fromkeys(("earliest", "latest", "precision"))), "text": text}


def _published(doc: Heading) -> Row | None:
    found = doc.dating and doc.dating.time
    row = time_row(found or doc.published)
    if row is None:
        return None
    basis = doc.dating.basis if doc.dating and found else "metadata"
    return {**row, "basis": basis, "reasons": list(doc.dating.reasons) if doc.dating else []}


def _issues(issues: Iterable[Issue]) -> list[Row]:
    return [{"code": issue.code, "detail": issue.detail, "fatal": issue.fatal} for issue in issues]


def _unread(issues: Iterable[Issue]) -> dict[str, Row]:
    by_name: dict[str, list[Issue]] = {}
    for issue in issues:
        by_name.setdefault(issue.name, []).append(issue)
    blank: Row = dict.fromkeys(DOCUMENT_KEYS)
    return {name: {**blank, "document": name, "claims": 0, "issues": _issues(own)} for name, own in by_name.items()}


def _claim_order(claim: Claim, holdings: Holdings) -> tuple[str, int, str, str]:
    return holdings.card(claim.doc_id).name, claim.span.start, claim.kind, claim.id


def _fact_order(fact: Fact, holdings: Holdings) -> tuple[tuple[str, int], str, str]:
    first = min((_claim_order(c, holdings)[:2] for c in holdings.claims_of(fact.claim_ids)), default=("", 0))
    return first, fact.kind, fact.id


def _conflict_order(conflict: Conflict, holdings: Holdings) -> tuple[tuple[str, int], str, str]:
    places = ((holdings.card(e.doc_id).name, e.span.start) for e in conflict.evidence)
    return min(places, default=("", 0)), conflict.kind.value, conflict.id
