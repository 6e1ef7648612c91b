"""Find the conflicts about facts, or that read claims, in the order in which they are listed.

Takes a connection inside a read transaction; gives ids. Those of a party stand together in `party_conflicts`: they are
walked in order, and of each it is looked up whether it answers, until a window is full.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from dragoman.register.conditions import claims_like, facts_like, given, listed, of_party, windowed
from dragoman.register.key_tables import conflict_claims, party_conflicts
from dragoman.register.prepared import Prepared
from dragoman.register.tables import conflict_evidence, conflicts, document_batches, fact_claims
from dragoman.types.choice import Choice, Wanted, Window
from dragoman.types.doubt import ConflictKind


def conflict_ids(
    connection: Connection, about: Wanted, reading: Wanted, read_in: Collection[int] | None, window: Window
) -> list[str]:
    """Return the ids of the conflicts about these facts, or that read one of these claims; all where both are None.

    With `read_in`, those of them that rest on words of a document that one of these batches brought. Open ones come
    first, then by kind, field and id.
    """
    statement = _listing(about, reading)
    if chosen := list(_touched(about, reading)):
        statement = statement.where(or_(*chosen))
    if read_in is not None:
        words, brought = conflict_evidence.c, document_batches.c
        joined = conflict_evidence.join(document_batches, brought.doc_id == words.doc_id)
        cited = select(words.conflict_id).select_from(joined).where(brought.batch.in_(read_in))
        statement = statement.where(conflicts.c.id.in_(cited))
    return list(connection.scalars(windowed(statement, window)).all())


def _listing(about: Wanted, reading: Wanted) -> Select[Any]:
    """Return the statement that walks conflicts in order: those of the first party asked for, or all."""
    sides = about.sides if isinstance(about, Choice) else ()
    if not sides or not (reading is None or isinstance(reading, Choice)):
        return select(conflicts.c.id).order_by(conflicts.c.listing)
    place = party_conflicts.c
    joined = party_conflicts.join(conflicts, conflicts.c.id == place.conflict_id)
    statement = select(place.conflict_id, place.listing).distinct().select_from(joined)
    return statement.where(of_party(place.party, sides[0])).order_by(place.listing)


def _touched(about: Wanted, reading: Wanted) -> Iterator[ColumnElement[bool]]:
    if isinstance(about, Choice):
        yield facts_like(conflicts.c.fact_id, about)
    elif about is not None:
        yield conflicts.c.fact_id.in_(listed(about))
    if reading is None:
        return
    read = conflict_claims.c
    if isinstance(reading, Choice):
        claim = claims_like(read.claim_id, reading)
        of_conflict = select(read.claim_id).where(read.conflict_id == conflicts.c.id, claim)
        yield of_conflict.correlate_except(conflict_claims).exists()
    else:
        yield conflicts.c.id.in_(select(read.conflict_id).where(read.claim_id.in_(listed(reading))))


_OF_FACTS = (
    Prepared(select(conflicts.c.fact_id, conflicts.c.id).where(conflicts.c.fact_id.in_(given("ids")))),
    Prepared(
        select(fact_claims.c.fact_id, conflict_claims.c.conflict_id)
        .select_from(fact_claims.join(conflict_claims, fact_claims.c.claim_id == conflict_claims.c.claim_id))
        .where(fact_claims.c.fact_id.in_(given("ids")))
    ),
)


def conflicts_of_facts(connection: Connection, fact_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the conflicts about these facts, or about claims they rest on, in order, by fact id."""
    found: dict[str, set[str]] = defaultdict(set)
    for statement in _OF_FACTS:
        for fact_id, conflict_id in statement.of(connection, fact_ids):
            found[fact_id].add(conflict_id)
    return {fact_id: tuple(sorted(ids)) for fact_id, ids in found.items()}


def disputed(connection: Connection, fact_ids: Sequence[str], kind: ConflictKind) -> frozenset[str]:
    """Return those of these facts about which there is a conflict of this kind."""
    statement = select(conflicts.c.fact_id).where(conflicts.c.kind == kind.value)
    found = connection.scalars(statement.where(conflicts.c.fact_id.in_(listed(fact_ids))))
    return frozenset(fact_id for fact_id in found if fact_id)
