"""Find the documents that carry facts: how much each carries, when it was published, and what it depends on.

Takes a connection inside a read transaction; gives narrow records. Never reads a body but in `headings`, which are
wanted only of documents that are shown.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, func, literal, select

from dragoman.register.conditions import facts_chosen, facts_like, given, listed, of_party, windowed
from dragoman.register.key_tables import document_keys, fact_documents, fact_sources, party_documents
from dragoman.register.prepared import Prepared, Row, plain_rows
from dragoman.register.tables import source_groups
from dragoman.register.texts import pack, unpack
from dragoman.types.choice import Choice, Side, SourceOrder, Window
from dragoman.types.holding import Cited, Citing

_UNDATED = "9999-12-31"  # comes last
NEAR = 300  # documents from the beginning of a list


def find_sources(
    connection: Connection, wanted: Choice | Sequence[str], order: SourceOrder, window: Window
) -> list[Cited]:
    """Return the documents that carry the facts of a choice, or these facts, a window of them."""
    if window.limit is not None and (side := _only_side(wanted)) is not None:
        find = _newest_of if order is SourceOrder.NEWEST else _grouped_of
        return _cited_in(connection, wanted, find(connection, side, window))
    if window.limit is not None and wanted == Choice() and order is SourceOrder.GROUPED:
        return _cited_in(connection, wanted, _grouped(connection, window))
    found = sorted(_carried(connection, wanted))
    if order is SourceOrder.NEWEST:
        found.sort(key=lambda row: (row[5] or "", row[3]), reverse=True)
    else:
        first: dict[str, int] = {}
        for place, row in enumerate(found):
            first.setdefault(row[7], place)
        found.sort(key=lambda row: first[row[7]])
    end = None if window.limit is None else window.offset + window.limit
    return [
        Cited(doc_id, publisher and unpack(publisher), earliest, latest, unpack(group), claims, facts, alone)
        for _, _, _, doc_id, earliest, latest, publisher, group, claims, facts, alone in found[window.offset : end]
    ]


def _carried(connection: Connection, wanted: Choice | Sequence[str]) -> Iterable[Row]:
    """Return the documents that carry the facts wanted: _KEY, then claims, facts and facts of one source alone."""
    if isinstance(wanted, Choice):
        of_facts = select(*_KEY, _source.claims, _source.alone).where(_source.fact_id.in_(facts_chosen(wanted)))
        found = plain_rows(connection, of_facts)
    else:
        found = _CARRIED.of(connection, wanted)
    told: dict[str, Row] = {}
    counts: dict[str, list[int]] = {}
    for row in found:
        doc_id, claims, alone = row[3], row[8], row[9]
        if doc_id in counts:
            count = counts[doc_id]
            count[0] += claims
            count[1] += 1
            count[2] += alone
        else:
            told[doc_id], counts[doc_id] = row[:8], [claims, 1, alone]
    return ((*row, *counts[doc_id]) for doc_id, row in told.items())


def count_sources(connection: Connection, wanted: Choice | Sequence[str]) -> Citing:
    """Count the documents that carry the facts of a choice, or these facts."""
    if (side := _only_side(wanted)) is not None:
        of = party_documents.c  # told apart here: that is soon done, and takes the database twice as long
        found = plain_rows(connection, select(of.doc_id, of.group_id).where(of_party(of.party, side)))
        return Citing(len({doc_id for doc_id, _ in found}), len({group for _, group in found}))
    carried, key = fact_documents.c, document_keys.c
    ids = select(carried.doc_id).where(carried.fact_id.in_(_facts(wanted))).distinct().subquery()
    joined = ids.join(document_keys, key.doc_id == ids.c.doc_id)
    counted = select(func.count(), func.count(key.group_id.distinct())).select_from(joined)
    return Citing(*connection.execute(counted).one())


def _only_side(wanted: Choice | Sequence[str]) -> Side | None:
    """Return the party whose facts are wanted, None where something else restricts them too."""
    is_side = isinstance(wanted, Choice) and len(wanted.sides) == 1 and wanted == Choice(sides=wanted.sides)
    return wanted.sides[0] if isinstance(wanted, Choice) and is_side else None


def _newest_of(connection: Connection, side: Side, window: Window) -> list[str]:
    """Return the documents published last that carry facts of a party."""
    of = party_documents.c  # what has no day comes last: nothing is less than a day
    statement = select(of.doc_id, of.latest).distinct().where(of_party(of.party, side))
    return list(connection.scalars(windowed(statement.order_by(of.latest.desc(), of.doc_id.desc()), window)))


def _grouped_of(connection: Connection, side: Side, window: Window) -> list[str]:
    """Return a window of the documents that carry facts of a party, each group by its first publication.

    Near the beginning as many documents as the window reaches to tell, in the order of publication, which groups it can
    hold; far down all have to be gone through.
    """
    of = party_documents.c
    statement = select(of.doc_id, of.group_id).where(of_party(of.party, side)).group_by(of.place).order_by(of.place)
    end = window.offset + (window.limit or 0)
    groups: dict[str, list[str]] = {}
    if end <= NEAR:
        in_reach = select(of.doc_id, of.group_id, of.place).distinct().where(of_party(of.party, side))
        first = plain_rows(connection, in_reach.order_by(of.place).limit(end))
        groups = {group: [] for _, group, _ in first}
        statement = statement.where(of.group_id.in_(listed(groups, packed=True)))
    for doc_id, group in plain_rows(connection, statement):
        groups.setdefault(group, []).append(doc_id)
    return list(chain.from_iterable(groups.values()))[window.offset : end]


def _grouped(connection: Connection, window: Window) -> list[str]:
    """Return a window of all documents that carry facts, each group by its first publication; see `_grouped_of`."""
    key, carried = document_keys.c, fact_documents.c
    carries = select(literal(1)).where(carried.doc_id == key.doc_id).correlate(document_keys).exists()
    end = window.offset + (window.limit or 0)
    in_reach = select(key.group_id).where(carries).order_by(key.place).limit(end)
    groups: dict[str, list[str]] = {group: [] for (group,) in plain_rows(connection, in_reach)}
    of_groups = select(key.doc_id, key.group_id).where(key.group_id.in_(listed(groups, packed=True)), carries)
    for doc_id, group in plain_rows(connection, of_groups.order_by(key.place)):
        groups[group].append(doc_id)
    return list(chain.from_iterable(groups.values()))[window.offset : end]


def _cited_in(connection: Connection, wanted: Choice | Sequence[str], doc_ids: Sequence[str]) -> list[Cited]:
    """Return how much each of these documents carries of the facts wanted, in this order."""
    told = _told(wanted, doc_ids)
    joined = told.join(document_keys, document_keys.c.doc_id == told.c.doc_id)
    found = {row[0]: _cited(row) for row in plain_rows(connection, select(*_columns(told)).select_from(joined))}
    return [found[doc_id] for doc_id in doc_ids]


def _columns(told: Subquery) -> tuple[ColumnElement[Any], ...]:
    """Return what is told of a document that carries facts, in the order of `_cited`."""
    key = document_keys.c
    return (
        *(key.doc_id, key.publisher, key.earliest, key.latest, key.group_id),
        *(told.c.claims, told.c.facts, told.c.alone),
    )


def _told(wanted: Choice | Sequence[str], doc_ids: Sequence[str] | None = None) -> Subquery:
    """Return how much each document, or each of these, carries of the facts wanted."""
    carried = fact_documents.c
    counted = (
        func.sum(carried.claims).label("claims"),
        func.count().label("facts"),
        func.sum(carried.alone).label("alone"),
    )
    if doc_ids is not None and isinstance(wanted, Choice):
        of_these = select(carried.doc_id, *counted).group_by(carried.doc_id).where(carried.doc_id.in_(listed(doc_ids)))
        return of_these.where(facts_like(carried.fact_id, wanted)).subquery()
    # The empty text keeps SQLite from walking all documents by their index, to save the sorting of some.
    grouped = select(carried.doc_id, *counted).group_by(carried.doc_id.concat(""))
    return grouped.where(carried.fact_id.in_(_facts(wanted))).subquery()


def _facts(wanted: Choice | Sequence[str]) -> Select[tuple[str]]:
    return facts_chosen(wanted) if isinstance(wanted, Choice) else listed(wanted)


def _cited(row: Row) -> Cited:
    doc_id, publisher, earliest, latest, group, *counts = row
    return Cited(doc_id, publisher and unpack(publisher), earliest, latest, unpack(group), *counts)


def group_members(connection: Connection, group: str) -> list[str]:
    """Return the ids of the documents that make one group of dependent sources, in order."""
    table = source_groups.c
    statement = select(table.doc_id).where(table.group_id == pack(group)).order_by(table.doc_id)
    return list(connection.scalars(statement))


def group_sizes(connection: Connection, groups: Sequence[str]) -> dict[str, int]:
    """Return how many documents depend on one another in each of these groups; those of one are left out."""
    return {unpack(group): count for group, count in _SIZES.of(connection, map(pack, groups))}


_source, _member = fact_sources.c, source_groups.c
_KEY = (  # of documents; by what comes first they stand in order of publication, those of no day last
    *(func.coalesce(_source.earliest, _UNDATED), func.coalesce(_source.latest, _UNDATED), _source.name, _source.doc_id),
    *(_source.earliest, _source.latest, _source.publisher, _source.group_id),
)
_CARRIED = Prepared(select(*_KEY, _source.claims, _source.alone).where(_source.fact_id.in_(given("ids"))))
_SIZES = Prepared(
    select(_member.group_id, func.count())
    .where(_member.group_id.in_(given("ids")))
    .group_by(_member.group_id)
    .having(func.count() > 1)
)
