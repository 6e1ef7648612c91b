"""Find the ids of facts and claims that answer to a Choice, in order, a window at a time.

Takes a connection inside a read transaction; gives ids. Never reads a body: every condition is on a key or a
participant, and every order has an index (tables.py, fact_keys).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
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

from dragoman.register.conditions import (
    claim_conditions,
    fact_conditions,
    facts_between,
    facts_chosen,
    facts_like,
    in_time,
    keyed,
    listed,
    windowed,
)
from dragoman.register.key_tables import event_parties, fact_documents, fact_keys, fact_totals, party_facts
from dragoman.register.prepared import Prepared
from dragoman.register.reading import batches
from dragoman.register.tables import (
    annotations,
    claim_arguments,
    claim_evidence,
    claims,
    conflicts,
    document_batches,
    documents,
    events,
    fact_arguments,
    fact_claims,
    facts,
)
from dragoman.register.texts import pack, unpack
from dragoman.types.choice import Choice, EventSide, Order, Window
from dragoman.types.holding import FactPlace

BATCH = 500
MANY = 5000  # rows
NEVER = "9999-12-31"  # what has no day comes last
_ORDERS: Mapping[Order, tuple[ColumnElement[str], ...]] = {
    Order.ID: (fact_keys.c.fact_id,),
    Order.CHRONOLOGY: (fact_keys.c.chronology,),
    Order.LATEST: (fact_keys.c.chronology,),
    Order.DUE: (fact_keys.c.due,),
    Order.REPORTED: (facts.c.last_reported, facts.c.id),
}
_LAST = "\U0010ffff"  # after every character an id may go on with
_CLAIM_ORDER = (documents.c.name, documents.c.id, claims.c.start_char, claims.c.end_char, claims.c.id)


def fact_ids(connection: Connection, choice: Choice, order: Order, window: Window) -> list[str]:
    """Return the ids of the facts that answer, in this order."""
    if order is Order.ID and (shared := facts_between(choice)) is not None:
        return list(connection.scalars(windowed(shared, window)).all())
    key = keyed(choice).c
    if key is party_facts.c:  # one row a participant
        keys = _orders_of_parties()[order]
        statement = select(key.fact_id).where(*fact_conditions(choice))
        if order is Order.REPORTED:  # its index has them in order: no more is looked at than the window holds
            statement = select(key.fact_id, *keys).distinct().where(*fact_conditions(choice))
        else:
            statement = statement.group_by(*keys)
    else:
        keys = _ORDERS[order]
        statement = select(key.fact_id).where(*fact_conditions(choice))
        if order is Order.REPORTED:
            statement = statement.join(facts, facts.c.id == key.fact_id)
        if choice.among is not None:  # keeps SQLite from walking the index of the order where these few are known
            keys = tuple(func.coalesce(each, each) for each in keys)
    ordered = (each.desc() for each in keys) if order in {Order.LATEST, Order.REPORTED} else keys
    return list(connection.scalars(windowed(statement.order_by(*ordered), window)).all())


def answering(connection: Connection, fact_ids: Sequence[str], choice: Choice) -> frozenset[str]:
    """Return those of these facts that answer, looking at no others."""
    asked = listed(fact_ids).subquery().c.value
    return frozenset(connection.scalars(select(asked).where(facts_like(asked, choice))))


def _orders_of_parties() -> Mapping[Order, tuple[ColumnElement[Any], ...]]:
    """Return what orders the rows of `party_facts`; those of one party stand in order of time."""
    key = party_facts.c
    due = (func.coalesce(day, NEVER) for day in (key.deadline_earliest, key.deadline_latest))
    return {
        Order.ID: (key.fact_id,),
        Order.CHRONOLOGY: (key.chronology,),
        Order.LATEST: (key.chronology,),
        Order.DUE: (*due, key.chronology),
        Order.REPORTED: (key.last_reported, key.fact_id),
    }


def count_facts(connection: Connection, choice: Choice) -> int:
    """Count the facts that answer; those of all sorts are counted already."""
    if choice == Choice(kinds=choice.kinds, statuses=choice.statuses, undated=choice.undated):
        return _total(connection, choice)
    key = keyed(choice).c
    chosen = select(literal(1)).select_from(keyed(choice)).where(*fact_conditions(choice))
    if key is party_facts.c:  # one row a participant
        chosen = chosen.group_by(key.chronology)
    return connection.scalar(select(func.count()).select_from(chosen.subquery())) or 0


def count_dated(connection: Connection, choice: Choice) -> tuple[int, int]:
    """Count the facts that answer, by whether their time is known."""
    if choice == Choice(kinds=choice.kinds, statuses=choice.statuses):
        facts, undated = _total(connection, choice), _total(connection, replace(choice, undated=True))
        return facts - undated, undated
    key = keyed(choice).c
    chosen = select(key.time_earliest).select_from(keyed(choice)).where(*fact_conditions(choice))
    if key is party_facts.c:  # one row a participant
        chosen = chosen.group_by(key.chronology)
    day = chosen.subquery().c.time_earliest
    dated, facts = connection.execute(select(func.count(day), func.count())).one()
    return dated, facts - dated


def are_more_facts(connection: Connection, choice: Choice, than: int) -> bool:
    """Whether more than so many facts answer: in `party_facts` there are no fewer rows than facts."""
    if keyed(choice) is party_facts:
        rows = select(func.count()).select_from(party_facts).where(*fact_conditions(choice))
        if (connection.scalar(rows) or 0) <= than:
            return False
    return count_facts(connection, choice) > than


def _total(connection: Connection, choice: Choice) -> int:
    """Return how many facts there are of these kinds and statuses, as is kept."""
    total = fact_totals.c
    counted = select(func.coalesce(func.sum(total.facts), 0))
    if choice.kinds:
        counted = counted.where(total.kind.in_(choice.kinds))
    if choice.statuses:
        counted = counted.where(total.status.in_(choice.statuses))
    if choice.undated:
        counted = counted.where(total.is_dated == 0)
    return connection.scalar(counted) or 0


def count_kinds(connection: Connection, kinds: Sequence[str]) -> dict[str, int]:
    """Count the facts of each of these kinds."""
    total = fact_totals.c
    counted = connection.execute(select(total.kind, func.sum(total.facts)).group_by(total.kind)).all()
    return dict.fromkeys(kinds, 0) | {kind: facts for kind, facts in counted if kind in kinds}


def claim_ids(connection: Connection, choice: Choice) -> list[str]:
    """Return the ids of the claims that answer, in document and text order; `statuses` are those of their facts."""
    statement = (
        select(claims.c.id).join_from(claims, documents).where(*claim_conditions(choice)).order_by(*_CLAIM_ORDER)
    )
    return list(connection.scalars(statement).all())


def count_claims_of(connection: Connection, choice: Choice, at_most: int) -> int:
    """Count the claims that answer, no further than to `at_most`."""
    chosen = select(claims.c.id).where(*claim_conditions(choice)).limit(at_most)
    return connection.scalar(select(func.count()).select_from(chosen.subquery())) or 0


def facts_of_claims(connection: Connection, claim_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the facts that rest on these claims, in order, by claim id."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in batches(claim_ids, BATCH):
        columns = (fact_claims.c.claim_id, fact_claims.c.fact_id)
        statement = select(*columns).where(fact_claims.c.claim_id.in_(part)).order_by(*columns)
        for row in connection.execute(statement):
            found[row.claim_id].append(row.fact_id)
    return {claim_id: tuple(ids) for claim_id, ids in found.items()}


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
    for tag, statement in _BEGINNING.items():
        for begin in (prefix, f"{tag}_{prefix}"):
            found.update(id_ for (id_,) in statement.rows(connection, begin=begin, end=f"{begin}{_LAST}", most=limit))
    return sorted(found)[:limit]


def _beginning(table: Table) -> Prepared:
    id_ = table.c.id
    within = and_(id_ >= bindparam("begin", type_=String), id_ < bindparam("end", type_=String))
    return Prepared(select(id_).where(within).order_by(id_).limit(bindparam("most", type_=Integer)))


_BEGINNING = {
    tag: _beginning(table) for tag, table in (("fct", facts), ("clm", claims), ("doc", documents), ("cnf", conflicts))
}


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
        statement = statement.outerjoin(annotations).where(*in_time(earliest, latest, published))
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
    claimed = select(claims.c.doc_id).where(*claim_conditions(coded))
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
