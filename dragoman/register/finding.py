"""Find the ids of facts and claims that answer to a Choice, in order, a window at a time.

Takes a connection inside a read transaction; gives ids. Never reads a body: every condition is on a key or a
participant, and every order has an index (tables.py, fact_keys).
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.sql.elements import BindParameter

from dragoman.register.key_tables import conflict_claims, event_parties, fact_documents, fact_keys
from dragoman.register.reading import batches
from dragoman.register.tables import (
    annotations,
    claim_areas,
    claim_arguments,
    claim_evidence,
    claims,
    conflict_evidence,
    conflicts,
    document_batches,
    documents,
    events,
    fact_areas,
    fact_arguments,
    fact_claims,
    facts,
)
from dragoman.register.texts import pack, unpack
from dragoman.types.choice import Choice, EventSide, Order, Side, Wanted, Window
from dragoman.types.doubt import ConflictKind
from dragoman.types.store import FactPlace

S = TypeVar("S", bound=Select[Any])
BATCH = 500
MANY = 5000  # rows
_ORDERS: Mapping[Order, tuple[ColumnElement[str], ...]] = {
    Order.ID: (fact_keys.c.fact_id,),
    Order.CHRONOLOGY: (fact_keys.c.chronology,),
    Order.DUE: (fact_keys.c.due,),
    Order.REPORTED: (facts.c.last_reported, facts.c.id),
}
_TAGS = {"fct": facts, "clm": claims, "doc": documents, "cnf": conflicts}
_LAST = "\U0010ffff"  # after every character an id may go on with
_CLAIM_ORDER = (documents.c.name, documents.c.id, claims.c.start_char, claims.c.end_char, claims.c.id)


def fact_ids(connection: Connection, choice: Choice, order: Order, window: Window) -> list[str]:
    """Return the ids of the facts that answer, in this order."""
    statement = select(fact_keys.c.fact_id).where(*fact_conditions(choice))
    if order is Order.REPORTED:
        statement = statement.join(facts, facts.c.id == fact_keys.c.fact_id)
    keys = _ORDERS[order]
    if choice.sides:  # keeps SQLite from walking the index of the order where it can begin from the parties' few facts
        keys = tuple(func.coalesce(key, key) for key in keys)
    ordered = (key.desc() for key in keys) if order is Order.REPORTED else keys
    return list(connection.scalars(windowed(statement.order_by(*ordered), window)))


def count_facts(connection: Connection, choice: Choice) -> int:
    """Count the facts that answer."""
    statement = select(func.count()).select_from(fact_keys).where(*fact_conditions(choice))
    return connection.scalar(statement) or 0


def count_kinds(connection: Connection, kinds: Sequence[str]) -> dict[str, int]:
    """Count the facts of each of these kinds."""
    kind = listed(kinds).subquery().c.value
    counted = select(func.count()).select_from(facts).where(facts.c.kind == kind).scalar_subquery()
    return {row[0]: row[1] for row in connection.execute(select(kind, counted))}


def claim_ids(connection: Connection, choice: Choice) -> list[str]:
    """Return the ids of the claims that answer, in document and text order; `statuses` are those of their facts."""
    statement = (
        select(claims.c.id).join_from(claims, documents).where(*_claim_conditions(choice)).order_by(*_CLAIM_ORDER)
    )
    return list(connection.scalars(statement))


def facts_of_claims(connection: Connection, claim_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the facts that rest on these claims, in order, by claim id."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in batches(claim_ids, BATCH):
        columns = (fact_claims.c.claim_id, fact_claims.c.fact_id)
        statement = select(*columns).where(fact_claims.c.claim_id.in_(part)).order_by(*columns)
        for row in connection.execute(statement):
            found[row.claim_id].append(row.fact_id)
    return {claim_id: tuple(ids) for claim_id, ids in found.items()}


def conflicts_of_facts(connection: Connection, fact_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the conflicts about these facts, or about claims they rest on, in order, by fact id."""
    found: dict[str, set[str]] = defaultdict(set)
    read = select(fact_claims.c.fact_id, conflict_claims.c.conflict_id.label("id")).join_from(
        fact_claims, conflict_claims, fact_claims.c.claim_id == conflict_claims.c.claim_id
    )
    for part in batches(fact_ids, BATCH):
        about = select(conflicts.c.fact_id, conflicts.c.id).where(conflicts.c.fact_id.in_(part))
        for statement in (about, read.where(fact_claims.c.fact_id.in_(part))):
            for row in connection.execute(statement):
                found[row.fact_id].add(row.id)
    return {fact_id: tuple(sorted(ids)) for fact_id, ids in found.items()}


def conflict_ids(
    connection: Connection, about: Wanted, reading: Wanted, read_in: Collection[int] | None, window: Window
) -> list[str]:
    """Return the ids of the conflicts about these facts, or that read one of these claims; all where both are None.

    With `read_in`, those of them that rest on words of a document that one of these batches brought. Open ones come
    first, then by kind, field and id.
    """
    statement = select(conflicts.c.id).order_by(conflicts.c.listing)
    if chosen := list(_touched(about, reading)):
        statement = statement.where(or_(*chosen))
    if read_in is not None:
        words, brought = conflict_evidence.c, document_batches.c
        joined = conflict_evidence.join(document_batches, brought.doc_id == words.doc_id)
        cited = select(words.conflict_id).select_from(joined).where(brought.batch.in_(read_in))
        statement = statement.where(conflicts.c.id.in_(cited))
    return list(connection.scalars(windowed(statement, window)))


def _touched(about: Wanted, reading: Wanted) -> Iterator[ColumnElement[bool]]:
    if about is not None:
        meant = facts_chosen(about) if isinstance(about, Choice) else listed(about)
        yield conflicts.c.fact_id.in_(meant)
    if reading is not None:
        read = select(conflict_claims.c.conflict_id)
        if isinstance(reading, Choice):
            read = read.join(claims, claims.c.id == conflict_claims.c.claim_id).where(*_claim_conditions(reading))
        else:
            read = read.where(conflict_claims.c.claim_id.in_(listed(reading)))
        yield conflicts.c.id.in_(read)


def first_quotes(connection: Connection, fact_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the first quote of each claim of these facts, in order, by fact id; as it is kept, see texts.py."""
    quoted, claimed = claim_evidence.c, fact_claims.c
    joined = fact_claims.join(claim_evidence, quoted.claim_id == claimed.claim_id)
    statement = select(claimed.fact_id, quoted.quote).select_from(joined).where(quoted.seq == 0)
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    chosen = statement.where(claimed.fact_id.in_(listed(fact_ids)))
    for fact_id, quote in connection.execute(chosen.order_by(claimed.fact_id, claimed.seq)):
        found[fact_id] += (quote,)
    return dict(found)


def disputed(connection: Connection, fact_ids: Sequence[str], kind: ConflictKind) -> frozenset[str]:
    """Return those of these facts about which there is a conflict of this kind."""
    statement = select(conflicts.c.fact_id).where(conflicts.c.kind == kind.value)
    found = connection.scalars(statement.where(conflicts.c.fact_id.in_(listed(fact_ids))))
    return frozenset(fact_id for fact_id in found if fact_id)


def fact_places(connection: Connection, doc_ids: Sequence[str]) -> dict[str, list[FactPlace]]:
    """Return where in these documents facts rest on their words, by document id."""
    found: dict[str, list[FactPlace]] = defaultdict(list)
    evidence = claim_evidence.c
    columns = (evidence.doc_id, evidence.start_char, evidence.end_char, fact_claims.c.fact_id)
    joined = claim_evidence.join(fact_claims, fact_claims.c.claim_id == evidence.claim_id)
    for part in batches(doc_ids, BATCH):
        for doc_id, *place in connection.execute(select(*columns).select_from(joined).where(evidence.doc_id.in_(part))):
            found[doc_id].append(FactPlace(*place))
    return found


def named_as(connection: Connection, entity_id: str) -> list[tuple[str, str]]:
    """Return the roles in which facts name an entity, and its names there, each pair once, in order."""
    argument = fact_arguments.c
    statement = select(argument.role, argument.name).where(argument.entity_id == pack(entity_id)).distinct()
    return sorted((role, unpack(name)) for role, name in connection.execute(statement))


def beginning(connection: Connection, prefix: str, limit: int) -> list[str]:
    """Return ids of facts, claims, documents and conflicts that begin so, their tag ("fct_") told or not, in order."""
    found: set[str] = set()
    for tag, table in _TAGS.items():
        for begin in (prefix, f"{tag}_{prefix}"):
            within = and_(table.c.id >= begin, table.c.id < f"{begin}{_LAST}")
            found.update(connection.scalars(select(table.c.id).where(within).order_by(table.c.id).limit(limit)))
    return sorted(found)[:limit]


def last_dated(connection: Connection) -> str | None:
    """Return the latest day on which a document may be published, ISO 8601; None where none is dated."""
    latest: str | None = connection.scalar(select(func.max(annotations.c.dated_latest)))
    return latest


def touched(
    connection: Connection, read_in: Collection[int], wanted: Choice | Sequence[str] | None, limit: int | None
) -> list[str]:
    """Return the ids of facts that rest on documents which these batches brought, in order.

    With `wanted`, of the facts of a choice or of these facts; with `limit`, no more than so many, whichever.
    """
    carried, brought = fact_documents.c, document_batches.c
    joined = fact_documents.join(document_batches, brought.doc_id == carried.doc_id)
    statement = select(carried.fact_id).distinct().select_from(joined).where(brought.batch.in_(read_in))
    if wanted is not None:
        ids = facts_chosen(wanted) if isinstance(wanted, Choice) else listed(wanted)
        statement = statement.where(carried.fact_id.in_(ids))
    return sorted(connection.scalars(windowed(statement, Window(limit=limit))))


def documents_named(connection: Connection, published: Choice, window: Window) -> list[tuple[str, str]]:
    """Return name and id of the documents published when the choice says, by name and id."""
    statement = _by_name(window)
    if published.since or published.until:
        # The date that was read or inferred counts before the one that is stated, as on a document's card.
        earliest = func.coalesce(annotations.c.dated_earliest, documents.c.published_earliest)
        latest = func.coalesce(annotations.c.dated_latest, documents.c.published_latest)
        statement = statement.outerjoin(annotations).where(*_in_time(earliest, latest, published))
    return [(unpack(row.name), row.id) for row in connection.execute(windowed(statement, window))]


def count_claims(connection: Connection, doc_ids: Sequence[str]) -> dict[str, int]:
    """Count the claims of these documents, by document id; those without any are left out."""
    statement = select(claims.c.doc_id, func.count().label("claims")).where(claims.c.doc_id.in_(listed(doc_ids)))
    return {row.doc_id: row.claims for row in connection.execute(statement.group_by(claims.c.doc_id))}


def documents_with_events(
    connection: Connection, coded: Choice, told: Sequence[EventSide] | None, window: Window
) -> list[tuple[str, str]]:
    """Return name and id of the documents with a claim of this choice or an event of these sides, by name and id.

    `told` is None where events answer only through their claims; without any side every event does.
    """
    claimed = select(claims.c.doc_id).where(*_claim_conditions(coded))
    chosen: list[ColumnElement[bool]] = [documents.c.id.in_(claimed)]
    if _are_many(connection, claimed):  # look at one document after the other, until the window is full
        chosen = [claimed.where(claims.c.doc_id == documents.c.id).exists()]
    if told is not None:
        chosen.append(documents.c.id.in_(_told(told[0])) if told else exists().where(events.c.doc_id == documents.c.id))
    statement = windowed(_by_name(window).where(or_(*chosen)), window)
    return [(unpack(row.name), row.id) for row in connection.execute(statement)]


def _by_name(window: Window) -> Select[tuple[str, str]]:
    """Select name and id of documents in order, from the one on with which a window starts."""
    place = (documents.c.name, documents.c.id)
    statement = select(*place).order_by(*place)
    if window.start is None:
        return statement
    name, doc_id = window.start
    return statement.where(tuple_(*place) >= tuple_(literal(pack(name)), literal(doc_id)))


def _are_many(connection: Connection, chosen: Select[tuple[str]]) -> bool:
    """Whether so many rows are chosen that gathering them all costs more than meeting some in order."""
    counted = select(func.count()).select_from(chosen.limit(MANY + 1).subquery())
    return connection.scalar(counted) == MANY + 1


def _told(side: EventSide) -> Select[tuple[str]]:
    party = event_parties.c
    named = select(party.doc_id).where(party.entity_id.in_(listed(side.entity_ids)))
    if side.country is None:
        return named
    return select(named.union(select(party.doc_id).where(party.country == side.country)).subquery().c.doc_id)


def unknown_names(connection: Connection) -> list[str]:
    """Return the printed names of the participants whose entity is not known, each once, in order."""
    tables = (fact_arguments, claim_arguments)
    parts = [select(t.c.name).where(t.c.entity_id.is_(None)).distinct() for t in tables]
    return sorted({unpack(name) for part in parts for name in connection.scalars(part)})


def frameworks(connection: Connection) -> list[str]:
    """Return the frameworks of facts as printed, each once, in order."""
    statement = select(fact_keys.c.framework).where(fact_keys.c.framework.is_not(None)).distinct()
    return sorted(unpack(name) for name in connection.scalars(statement) if name)


def windowed(statement: S, window: Window) -> S:
    """Restrict a statement to a window of its rows."""
    if window.limit is not None:
        statement = statement.limit(window.limit)
    return statement.offset(window.offset) if window.offset else statement


def facts_chosen(choice: Choice) -> Select[tuple[str]]:
    """Return the ids of the facts that answer; of parties alone they are found without looking at the facts' keys."""
    if choice.sides and choice == Choice(sides=choice.sides, among=choice.among):
        return _facts_of_sides(choice)
    return select(fact_keys.c.fact_id).where(*fact_conditions(choice))


def fact_conditions(choice: Choice) -> Iterator[ColumnElement[bool]]:
    """Yield what the rows of `fact_keys` must be for a choice."""
    key = fact_keys.c
    if choice.kinds:
        yield key.kind.in_(choice.kinds)
    if choice.due_before:
        due = and_(key.deadline_latest < choice.due_before.isoformat(), key.status.in_(choice.open_statuses))
        yield or_(due, key.status.in_(choice.statuses))
    elif choice.statuses:
        yield key.status.in_(choice.statuses)
    if choice.due_since:
        yield key.deadline_latest >= choice.due_since.isoformat()
    if choice.areas:
        area = fact_areas.c
        yield exists().where(area.fact_id == key.fact_id, area.area.in_(map(pack, choice.areas)))
    if choice.framework:
        named = key.framework.in_(listed(choice.framework.names))
        yield or_(named, key.framework_id.in_(listed(choice.framework.ids)))
    if choice.sides:
        yield key.fact_id.in_(_facts_of_sides(choice))
    yield from _in_time(key.time_earliest, key.time_latest, choice)


def _claim_conditions(choice: Choice) -> Iterator[ColumnElement[bool]]:
    if choice.doc_ids is not None:
        yield claims.c.doc_id.in_(listed(choice.doc_ids))
    if choice.kinds:
        yield claims.c.kind.in_(choice.kinds)
    if choice.areas:
        area = claim_areas.c
        yield exists().where(area.claim_id == claims.c.id, area.area.in_(map(pack, choice.areas)))
    if choice.sides:
        yield claims.c.id.in_(_claims_of_sides(choice))
    if choice.statuses:
        supporting = exists().where(fact_claims.c.claim_id == claims.c.id, fact_claims.c.fact_id == fact_keys.c.fact_id)
        yield supporting.where(fact_keys.c.status.in_(choice.statuses))
    yield from _in_time(claims.c.time_earliest, claims.c.time_latest, choice)


def _in_time(
    earliest: ColumnElement[str | None], latest: ColumnElement[str | None], choice: Choice
) -> Iterator[ColumnElement[bool]]:
    if choice.undated:
        yield earliest.is_(None)
    if choice.since:
        yield latest >= choice.since.isoformat()
    if choice.until:
        yield earliest <= choice.until.isoformat()


def _facts_of_sides(choice: Choice) -> Select[tuple[str]]:
    if choice.among:
        return listed(choice.among.fact_ids)
    return _taking_part(fact_arguments, "fact_id", choice.sides)


def _claims_of_sides(choice: Choice) -> Select[tuple[str]]:
    if choice.among:
        return listed(choice.among.claim_ids)
    return _taking_part(claim_arguments, "claim_id", choice.sides)


def _taking_part(table: Table, owner: str, sides: Sequence[Side]) -> Select[tuple[str]]:
    """Return the owners in which every side takes part, each by a participant of its own."""
    first = table.alias("first")
    statement = select(first.c[owner]).where(_is_of(first, sides[0]))
    if len(sides) > 1:
        other = table.alias("other")
        same = and_(other.c[owner] == first.c[owner], other.c.seq != first.c.seq)
        statement = statement.where(exists().where(same, _is_of(other, sides[1])))
    return statement


def _is_of(arguments: FromClause, side: Side) -> ColumnElement[bool]:
    known = arguments.c.entity_id.in_(listed(side.entity_ids))
    if not side.names:
        return known
    return or_(known, and_(arguments.c.entity_id.is_(None), arguments.c.name.in_(listed(side.names))))


def listed(values: Iterable[str]) -> Select[tuple[str]]:
    """Return any number of values as one bound one: a state may stand for thousands of entities."""
    given: BindParameter[str] = bindparam(None, json.dumps(sorted(map(pack, values))), unique=True)
    return select(func.json_each(given).table_valued("value").c.value)
