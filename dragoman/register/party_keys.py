"""The rows by which facts, documents and conflicts are found by who takes part, and what facts say of money.

Takes a connection inside a write transaction, and ids of what is stored and keyed; gives nothing back. A party is an
entity, or "=" and the printed name of whoever is no entity known. Nothing here is told only here, so that a state's
listings need no more of the register than what they show.
"""

import json
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection

from dragoman.register.inserting import insert_rows
from dragoman.register.key_tables import pledges
from dragoman.register.rows import pledge_body, to_fact
from dragoman.types.fact import Fact

BATCH = 5_000  # ids in one statement, as one bound value
_FACTS = """
INSERT INTO party_facts (
    party, chronology, seq, fact_id, kind, status,
    time_earliest, time_latest, deadline_earliest, deadline_latest, last_reported
)
SELECT coalesce(a.entity_id, '=' || a.name), k.chronology, a.seq, f.id, f.kind, f.status,
    f.time_earliest, f.time_latest, f.deadline_earliest, f.deadline_latest, f.last_reported
FROM facts AS f
JOIN fact_keys AS k ON k.fact_id = f.id
JOIN fact_arguments AS a ON a.fact_id = f.id
WHERE f.id IN (SELECT value FROM json_each(?))
ORDER BY 1, 2, 3
"""
_DOCUMENTS = """
INSERT INTO party_documents (party, place, fact_id, doc_id, latest, group_id)
SELECT DISTINCT coalesce(a.entity_id, '=' || a.name) AS party,
    coalesce(k.earliest, '9999-12-31') || ' ' || coalesce(k.latest, '9999-12-31') || ' ' || k.name || char(31)
        || k.doc_id,
    c.fact_id, c.doc_id, k.latest, k.group_id
FROM fact_documents AS c
JOIN document_keys AS k ON k.doc_id = c.doc_id
JOIN fact_arguments AS a ON a.fact_id = c.fact_id
WHERE c.fact_id IN (SELECT value FROM json_each(?))
ORDER BY 1, 2, 3
"""
_CONFLICTS = """
SELECT coalesce(a.entity_id, '=' || a.name) AS party, c.listing AS listing, c.id AS conflict_id
FROM conflicts AS c JOIN fact_arguments AS a ON a.fact_id = c.fact_id
WHERE c.id IN (SELECT value FROM json_each(?))
UNION
SELECT coalesce(a.entity_id, '=' || a.name), c.listing, c.id
FROM conflicts AS c
JOIN conflict_claims AS r ON r.conflict_id = c.id
JOIN claim_arguments AS a ON a.claim_id = r.claim_id
WHERE c.id IN (SELECT value FROM json_each(?))
"""
_NOTED = """
SELECT party, listing, conflict_id FROM party_conflicts WHERE conflict_id IN (SELECT value FROM json_each(?))
"""
_QUOTES = """
SELECT c.fact_id, e.quote
FROM fact_claims AS c JOIN claim_evidence AS e ON e.claim_id = c.claim_id AND e.seq = 0
WHERE c.fact_id IN (SELECT value FROM json_each(?))
ORDER BY c.fact_id, c.seq
"""


def put_party_facts(connection: Connection, fact_ids: Iterable[str]) -> None:
    """Note who takes part in these facts, which are stored and keyed."""
    _for_each(fact_ids, lambda ids: connection.exec_driver_sql(_FACTS, (ids,)))


def put_party_documents(connection: Connection, fact_ids: Iterable[str]) -> None:
    """Note which documents carry facts of whom, in place of what was noted of these facts."""

    def put(ids: str) -> None:
        connection.exec_driver_sql(
            "DELETE FROM party_documents WHERE fact_id IN (SELECT value FROM json_each(?))", (ids,)
        )
        connection.exec_driver_sql(_DOCUMENTS, (ids,))

    _for_each(fact_ids, put)


def carried_by(connection: Connection, doc_ids: Iterable[str]) -> set[str]:
    """Return the facts that these documents carry."""
    found: set[str] = set()

    def gather(ids: str) -> None:
        statement = "SELECT fact_id FROM fact_documents WHERE doc_id IN (SELECT value FROM json_each(?))"
        found.update(connection.exec_driver_sql(statement, (ids,)).scalars())

    _for_each(doc_ids, gather)
    return found


def put_party_conflicts(connection: Connection, conflict_ids: Iterable[str]) -> None:
    """Note whom these conflicts concern, where that is not what is noted already: their claims may be read anew."""

    def put(ids: str) -> None:
        before = {tuple(row) for row in connection.exec_driver_sql(_NOTED, (ids,))}
        after = {tuple(row) for row in connection.exec_driver_sql(_CONFLICTS, (ids, ids))}
        for statement, changed in (
            ("DELETE FROM party_conflicts WHERE party = ? AND listing = ? AND conflict_id = ?", before - after),
            ("INSERT INTO party_conflicts (party, listing, conflict_id) VALUES (?, ?, ?)", after - before),
        ):
            if changed:
                connection.exec_driver_sql(statement, sorted(changed))

    _for_each(conflict_ids, put)


def put_pledges(connection: Connection, facts: Sequence[Fact]) -> None:
    """Keep in short what these facts, which are stored, say of money."""
    named = {fact.id: fact for fact in facts if any(amount.currency for amount in fact.amounts)}
    quotes: dict[str, list[str]] = {fact_id: [] for fact_id in named}

    def gather(ids: str) -> None:
        for fact_id, quote in connection.exec_driver_sql(_QUOTES, (ids,)):
            quotes[fact_id].append(quote)

    _for_each(named, gather)
    made = ({"fact_id": fact_id, "body": pledge_body(fact, quotes[fact_id])} for fact_id, fact in sorted(named.items()))
    insert_rows(connection, pledges, made)


def _for_each(ids: Iterable[str], work: Callable[[str], object]) -> None:
    """Do something with ids, many at a time, told as one JSON value."""
    listed = sorted(set(ids))
    for start in range(0, len(listed), BATCH):
        work(json.dumps(listed[start : start + BATCH]))


def put_all_of_parties(connection: Connection) -> None:
    """Note who takes part in what an older register holds, and what its facts say of money."""
    fact_ids = list(connection.exec_driver_sql("SELECT id FROM facts").scalars())
    put_party_facts(connection, fact_ids)
    put_party_documents(connection, fact_ids)
    put_party_conflicts(connection, connection.exec_driver_sql("SELECT id FROM conflicts").scalars())
    found = connection.exec_driver_sql("SELECT body FROM facts WHERE json_array_length(body, '$.amounts') > 0")
    put_pledges(connection, [to_fact(body) for body in found.scalars()])
