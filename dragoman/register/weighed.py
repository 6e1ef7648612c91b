"""Put newly weighed facts in place of those stored, touching only the rows that differ.

Takes a connection inside a write transaction, and all facts, conflicts and source groups; gives nothing back. What is
stored afterwards is what a register that held none before would hold, but for the ids that facts went by. A hundred
documents more change few of a large register's facts, and writing is then a small part of weighing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Select, Table, delete, select

from dragoman.register import fact_words, former, key_tables, keys, party_keys, rows, shown_keys, tables
from dragoman.register.inserting import insert_rows
from dragoman.register.texts import pack
from dragoman.register.writing import DIRTY
from dragoman.types.fact import Conflict, Fact
from dragoman.types.holding import Piece
from dragoman.types.span import Span

IDS_AT_ONCE = 500  # ids in one statement: well under the 999 bound values the oldest supported SQLite takes


class _Change(NamedTuple):
    """Ids of stored rows that go, and ids of given records that come, in their place or beside them."""

    gone: frozenset[str]
    new: frozenset[str]


def put_facts(
    connection: Connection,
    facts: Sequence[Fact],
    conflicts: Sequence[Conflict],
    sources: Iterable[tuple[str, str]],
) -> None:
    """Make the register hold these facts, conflicts and source groups and no others."""
    given = {c.id: _conflict_key(c) for c in conflicts}
    about = connection.execute(select(tables.conflicts.c.id, tables.conflicts.c.fact_id)).all()
    changed = _changed(_stored_facts(connection, None), _given_facts(connection, facts))
    former.keep_ids(connection, changed.gone)
    with_gone = {row.id for row in about if row.fact_id in changed.gone}
    argued = _changed(_stored_conflicts(connection, None), given)
    _delete(connection, tables.conflicts.c.id, argued.gone)
    _delete(connection, tables.facts.c.id, changed.gone)  # and, with them, the conflicts about them
    _insert_facts(connection, [f for f in facts if f.id in changed.new])
    _insert_conflicts(connection, [c for c in conflicts if c.id in argued.new or c.id in with_gone])
    former.drop_living(connection)
    regrouped = _put_sources(connection, dict(sources))
    carried = changed.new | party_keys.carried_by(connection, regrouped)
    party_keys.put_party_documents(connection, carried)
    shown_keys.put_fact_sources(connection, carried)
    party_keys.put_party_conflicts(connection, given)
    connection.execute(delete(tables.meta).where(tables.meta.c.key == DIRTY))


def put_pieces(
    connection: Connection, pieces: Iterable[Piece], conflicts: Sequence[Conflict], sources: Iterable[tuple[str, str]]
) -> None:
    """Make the register hold these pieces in place of the facts they name, and these conflicts beside theirs."""
    given = {c.id: _conflict_key(c) for c in conflicts}
    new: set[str] = set()
    for piece in pieces:
        new |= _put_piece(connection, piece, given.keys())
    about = tables.conflicts.c
    unbound = set(connection.scalars(select(about.id).where(about.fact_id.is_(None))))
    _put_conflicts(connection, conflicts, given, unbound)
    former.drop_living(connection)
    regrouped = _put_sources(connection, dict(sources))
    carried = new | party_keys.carried_by(connection, regrouped)
    party_keys.put_party_documents(connection, carried)
    shown_keys.put_fact_sources(connection, carried)
    connection.execute(delete(tables.meta).where(tables.meta.c.key == DIRTY))


def _put_piece(connection: Connection, piece: Piece, kept: Set[str]) -> frozenset[str]:
    """Put one piece in place, return its facts that are new; conflicts `kept` are given beside all pieces."""
    changed = _changed(_stored_facts(connection, piece.instead_of), _given_facts(connection, piece.facts))
    former.keep_ids(connection, changed.gone)
    _delete(connection, tables.facts.c.id, changed.gone)  # and, with them, the conflicts about them
    _insert_facts(connection, [f for f in piece.facts if f.id in changed.new])
    conflicts = tables.conflicts.c
    about = {row.id for row in _rows_of(connection, select(conflicts.id), conflicts.fact_id, piece.instead_of)}
    _put_conflicts(connection, piece.conflicts, {c.id: _conflict_key(c) for c in piece.conflicts}, about - kept)
    return changed.new


def _put_conflicts(
    connection: Connection, conflicts: Iterable[Conflict], given: Mapping[str, object], among: Set[str]
) -> None:
    """Put conflicts, by id and key, in place of those stored among some and under their own ids."""
    argued = _changed(_stored_conflicts(connection, among | given.keys()), given)
    _delete(connection, tables.conflicts.c.id, argued.gone)
    _insert_conflicts(connection, [c for c in conflicts if c.id in argued.new])
    party_keys.put_party_conflicts(connection, given)


def _changed(stored: Mapping[str, object], given: Mapping[str, object]) -> _Change:
    """Return what goes and what comes: a record that differs does both."""
    return _Change(
        gone=frozenset(i for i, held in stored.items() if given.get(i) != held),
        new=frozenset(i for i, held in given.items() if stored.get(i) != held),
    )


def _stored_facts(connection: Connection, among: Collection[str] | None) -> dict[str, tuple[str, str]]:
    """Return the body and the place in listings of every stored fact, or of those among some, by id."""
    facts, listed = tables.facts, key_tables.fact_keys.c
    statement = select(facts.c.id, facts.c.body, listed.chronology).join_from(facts, key_tables.fact_keys)
    return {row.id: (row.body, row.chronology) for row in _rows_of(connection, statement, facts.c.id, among)}


def _given_facts(connection: Connection, facts: Sequence[Fact]) -> dict[str, tuple[str, str]]:
    listed = keys.chronology(connection, facts)
    return {fact.id: (str(rows.fact_row(fact)["body"]), listed[fact.id]) for fact in facts}


def _stored_conflicts(connection: Connection, among: Collection[str] | None) -> dict[str, object]:
    """Return the body of every stored conflict, or of those among some, and the places it rests on, by id."""
    cited: dict[str, list[tuple[str, Span, Span]]] = defaultdict(list)
    for row in _rows_of(connection, select(*_PLACES).order_by(*_PLACES[:2]), _EVIDENCE.conflict_id, among):
        sentence, span = Span(row.sentence_start_char, row.sentence_end_char), Span(row.start_char, row.end_char)
        cited[row.conflict_id].append((row.doc_id, sentence, span))
    held = _rows_of(connection, select(tables.conflicts.c.id, tables.conflicts.c.body), tables.conflicts.c.id, among)
    return {row.id: (row.body, cited[row.id]) for row in held}


def _rows_of(
    connection: Connection, statement: Select[Any], column: Column[str], among: Collection[str] | None
) -> Iterator[Any]:
    """Yield the rows of a statement, or those of which a column holds one of some ids."""
    if among is None:
        yield from connection.execute(statement)
        return
    listed = sorted(among)
    for start in range(0, len(listed), IDS_AT_ONCE):
        yield from connection.execute(statement.where(column.in_(listed[start : start + IDS_AT_ONCE])))


_EVIDENCE = tables.conflict_evidence.c
_PLACES = (
    _EVIDENCE.conflict_id, _EVIDENCE.seq, _EVIDENCE.doc_id, _EVIDENCE.sentence_start_char, _EVIDENCE.sentence_end_char,
    _EVIDENCE.start_char, _EVIDENCE.end_char,
)  # fmt: skip
"""What tells two quotes apart: texts never change. The first two columns order them."""


def _conflict_key(conflict: Conflict) -> object:
    return (rows.conflict_row(conflict)["body"], [(e.doc_id, e.sentence, e.span) for e in conflict.evidence])


def _delete(connection: Connection, column: Column[str], ids: Iterable[str]) -> None:
    listed = sorted(ids)
    for start in range(0, len(listed), IDS_AT_ONCE):
        connection.execute(delete(column.table).where(column.in_(listed[start : start + IDS_AT_ONCE])))


def _insert_facts(connection: Connection, facts: Sequence[Fact]) -> None:
    def each(table: Table, found: Iterable[Iterator[rows.Values]]) -> None:
        insert_rows(connection, table, chain.from_iterable(found))

    insert_rows(connection, tables.facts, map(rows.fact_row, facts))
    each(tables.fact_claims, map(rows.fact_claim_rows, facts))
    each(tables.fact_arguments, (rows.argument_rows("fact", f.id, f.arguments) for f in facts))
    each(tables.fact_areas, (rows.area_rows("fact", f.id, f.areas) for f in facts))
    keys.put_fact_keys(connection, facts)
    fact_ids = [fact.id for fact in facts]
    keys.put_fact_documents(connection, fact_ids)
    party_keys.put_party_facts(connection, fact_ids)
    party_keys.put_pledges(connection, facts)
    shown_keys.put_party_pledges(connection, fact_ids)
    shown_keys.put_dealings(connection, fact_ids)
    fact_words.put_passages(connection, fact_ids)


def _insert_conflicts(connection: Connection, conflicts: Sequence[Conflict]) -> None:
    insert_rows(connection, tables.conflicts, map(rows.conflict_row, conflicts))
    cited = (rows.evidence_rows("conflict", c.id, c.evidence) for c in conflicts)
    insert_rows(connection, tables.conflict_evidence, chain.from_iterable(cited))
    keys.put_conflict_claims(connection, conflicts)


def _put_sources(connection: Connection, sources: Mapping[str, str]) -> frozenset[str]:
    """Put documents into these groups; return those whose group is another now."""
    table = tables.source_groups
    given = {doc_id: pack(group) for doc_id, group in sources.items()}
    stored = {row.doc_id: row.group_id for row in connection.execute(select(table))}
    changed = _changed(stored, given)
    _delete(connection, table.c.doc_id, changed.gone)
    insert_rows(connection, table, ({"doc_id": i, "group_id": given[i]} for i in sorted(changed.new)))
    regrouped = changed.gone | changed.new
    keys.put_groups(connection, {doc_id: given.get(doc_id) for doc_id in regrouped})
    return regrouped
