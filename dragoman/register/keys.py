"""The narrow rows that listings filter and order by: one for each fact, and the claims each conflict reads.

Takes a connection inside a write transaction, and records that are stored; gives nothing back. Nothing here is told
twice: every key follows from the fact and the places of its claims.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, insert, select

from dragoman.register import rows, tables
from dragoman.register.texts import pack
from dragoman.types.event import CodedEvent
from dragoman.types.fact import Conflict, Fact
from dragoman.types.value import TimeSpan

BATCH = 500
_NEVER = "9999-12-31"  # what has no time comes last
_AFTER_NAME = "\x1f"  # below every character of a name, so that a name goes before those it begins


def put_fact_keys(connection: Connection, facts: Sequence[Fact]) -> None:
    """Key these facts, whose claims are stored."""
    for start in range(0, len(facts), BATCH):
        part = facts[start : start + BATCH]
        order = chronology(connection, part)
        connection.execute(insert(tables.fact_keys), [_key_row(fact, order[fact.id]) for fact in part])


def chronology(connection: Connection, facts: Sequence[Fact]) -> dict[str, str]:
    """Return the text by which listings order each of these facts in time, by id: its days, then where it is told."""
    found: dict[str, str] = {}
    for start in range(0, len(facts), BATCH):
        part = facts[start : start + BATCH]
        places = _places(connection, [fact.claim_ids[0] for fact in part])
        found |= {fact.id: _chronology(fact, places.get(fact.claim_ids[0], "")) for fact in part}
    return found


def put_conflict_claims(connection: Connection, conflicts: Iterable[Conflict]) -> None:
    """Note which claims these conflicts read."""
    pairs = sorted({(c.id, claim_id) for c in conflicts for r in c.readings for claim_id in r.claim_ids})
    if pairs:
        connection.execute(insert(tables.conflict_claims), [{"conflict_id": c, "claim_id": k} for c, k in pairs])


def put_all_keys(connection: Connection) -> None:
    """Key what an older register holds."""
    put_fact_keys(connection, list(_stored_facts(connection)))
    found = connection.execute(select(tables.conflicts.c.id, tables.conflicts.c.body)).all()
    pairs = sorted({(row.id, claim_id) for row in found for claim_id in rows.claims_read(row)})
    if pairs:
        connection.execute(insert(tables.conflict_claims), [{"conflict_id": c, "claim_id": k} for c, k in pairs])


def put_event_parties(connection: Connection, events: Iterable[CodedEvent]) -> None:
    """Note who takes part in these events."""
    given = [row for event in events for row in rows.party_rows(event)]
    if given:
        connection.execute(insert(tables.event_parties), given)


def put_all_parties(connection: Connection) -> None:
    """Note who takes part in the events an older register holds."""
    stored = connection.execute(select(tables.events.c.id, tables.events.c.doc_id, tables.events.c.body)).all()
    given = [row for event in stored for row in rows.stored_party_rows(event)]
    if given:
        connection.execute(insert(tables.event_parties), given)


def _stored_facts(connection: Connection) -> Iterator[Fact]:
    for row in connection.execute(select(tables.facts.c.body).order_by(tables.facts.c.id)):
        yield rows.to_fact(row)


def _places(connection: Connection, claim_ids: Sequence[str]) -> dict[str, str]:
    """Return where claims stand, as text that orders as the places do, by claim id."""
    claims, documents = tables.claims.c, tables.documents.c
    statement = select(claims.id, documents.name, claims.start_char).join_from(tables.claims, tables.documents)
    found = connection.execute(statement.where(claims.id.in_(claim_ids)))
    return {row.id: f"{row.name}{_AFTER_NAME}{row.start_char:09}" for row in found}


def _chronology(fact: Fact, place: str) -> str:
    reported = fact.first_reported.isoformat() if fact.first_reported else _NEVER
    return f"{_days(fact.time)} {reported} {place} {fact.id}"


def _key_row(fact: Fact, order: str) -> rows.Values:
    return {
        "fact_id": fact.id,
        "chronology": order,
        "due": f"{_days(fact.deadline)} {order}",
        "kind": fact.kind,
        "status": fact.status.value,
        "time_earliest": fact.time.earliest.isoformat() if fact.time else None,
        "time_latest": fact.time.latest.isoformat() if fact.time else None,
        "deadline_latest": fact.deadline.latest.isoformat() if fact.deadline else None,
        "framework_id": pack(fact.framework_id) if fact.framework_id else None,
        "framework": pack(fact.framework) if fact.framework else None,
        "n_sources": fact.n_sources,
    }


def _days(time: TimeSpan | None) -> str:
    return f"{time.earliest.isoformat()} {time.latest.isoformat()}" if time else f"{_NEVER} {_NEVER}"
