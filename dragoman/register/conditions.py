"""What rows must be to answer to a Choice, as conditions of SQL.

Takes choices; gives conditions and statements that are not run here. Facts of parties are found in `party_facts`, where
the facts of each party stand together in order of time; all others in `fact_keys`.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    String,
    Table,
    and_,
    bindparam,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.sql.elements import BindParameter
from sqlalchemy.sql.selectable import GenerativeSelect

from dragoman.register.key_tables import fact_keys, fact_passages, party_facts
from dragoman.register.tables import claim_areas, claim_arguments, claims, fact_areas, fact_arguments, fact_claims
from dragoman.register.texts import pack
from dragoman.types.choice import Choice, Side, Window

MAX_TERMS = 64  # words in one expression of the index: FTS5 refuses those deeper than 256

S = TypeVar("S", bound=GenerativeSelect)


def windowed(statement: S, window: Window) -> S:
    """Restrict a statement to a window of its rows."""
    if window.limit is not None:
        statement = statement.limit(window.limit)
    return statement.offset(window.offset) if window.offset else statement


def facts_chosen(choice: Choice) -> Select[tuple[str]]:
    """Return the ids of the facts that answer, some more than once."""
    if choice.among is not None and choice == Choice(sides=choice.sides, among=choice.among):
        return listed(choice.among)
    return select(keyed(choice).c.fact_id).where(*fact_conditions(choice))


def facts_between(choice: Choice) -> CompoundSelect[str] | None:
    """Return the ids of the facts of two sides, in order, where nothing else restricts and the sides share nobody.

    Then nobody takes part for both, and each side's facts need be looked at no further than to their ids.
    """
    if choice != Choice(sides=choice.sides) or len(choice.sides) != 2 or not _are_apart(choice.sides):
        return None
    key = party_facts.c
    one, other = (select(key.fact_id).where(of_party(key.party, side)) for side in choice.sides)
    return one.intersect(other).order_by(key.fact_id)


def _are_apart(sides: Sequence[Side]) -> bool:
    one, other = sides
    return one.entity_ids.isdisjoint(other.entity_ids) and one.names.isdisjoint(other.names)


def keyed(choice: Choice) -> Table:
    """Return the table in which the facts of a choice are looked up: by party where that is all that is known."""
    return party_facts if choice.sides and choice.among is None else fact_keys


def fact_conditions(choice: Choice) -> Iterator[ColumnElement[bool]]:
    """Yield what the rows of the table `keyed` gives must be for a choice."""
    key = keyed(choice).c
    if choice.among is not None:
        yield key.fact_id.in_(listed(choice.among))
    elif choice.sides:
        yield of_party(key.party, choice.sides[0])
        if len(choice.sides) > 1:
            other = fact_arguments.alias("other")
            same = and_(other.c.fact_id == key.fact_id, other.c.seq != key.seq)
            yield _there_is(other, same, _is_of(other, choice.sides[1]))
    yield from _key_conditions(key, choice)


def facts_like(fact_id: ColumnElement[str | None], choice: Choice) -> ColumnElement[bool]:
    """Return whether the fact of an id answers, for statements that have few ids to look at."""
    key = fact_keys.c
    told = [key.fact_id == fact_id, *_key_conditions(key, choice)]
    if choice.among is not None:
        told.append(key.fact_id.in_(listed(choice.among)))
    elif choice.sides:
        told.append(_taken_part_in(fact_arguments, "fact_id", key.fact_id, choice.sides))
    return _there_is(fact_keys, *told)


def _key_conditions(key: Any, choice: Choice) -> Iterator[ColumnElement[bool]]:
    """Yield what the columns of `fact_keys` or `party_facts` must be, whoever takes part."""
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
        named = area.area.in_(map(pack, choice.areas))
        yield _there_is(fact_areas, area.fact_id == key.fact_id, named)
    if choice.framework:
        under = fact_keys.alias("under")
        meant = or_(
            under.c.framework.in_(listed(choice.framework.names)),
            under.c.framework_id.in_(listed(choice.framework.ids)),
        )
        yield _there_is(under, under.c.fact_id == key.fact_id, meant)
    if choice.words is not None:
        told = func.coalesce(key.fact_id, key.fact_id)  # keeps SQLite from looking up all that say a common word
        yield told.in_(_saying(choice.words)) if choice.words else false()
    yield from in_time(key.time_earliest, key.time_latest, choice)


def _saying(words: Iterable[str]) -> Select[tuple[str]]:
    """Return the facts that have all of these folded words in one passage, some more than once."""
    wanted, passage = sorted(words), fact_passages.c
    statement = select(passage.fact_id)
    for start in range(0, len(wanted), MAX_TERMS):
        match = " AND ".join(f'"{word}"' for word in wanted[start : start + MAX_TERMS])
        found: Select[tuple[int]] = select(literal_column("rowid")).select_from(table("fact_words"))
        statement = statement.where(
            passage.id.in_(found.where(literal_column("fact_words").op("MATCH")(bindparam(None, match, unique=True))))
        )
    return statement


def claim_conditions(choice: Choice) -> Iterator[ColumnElement[bool]]:
    """Yield what the rows of `claims` must be for a choice; `statuses` are those of their facts."""
    if choice.claims_among is not None:
        yield claims.c.id.in_(listed(choice.claims_among))
    elif choice.sides:
        yield claims.c.id.in_(_taking_part(claim_arguments, "claim_id", choice.sides))
    yield from _told_conditions(choice)


def claims_like(claim_id: ColumnElement[str], choice: Choice) -> ColumnElement[bool]:
    """Return whether the claim of an id answers, for statements that have few ids to look at."""
    told = [claims.c.id == claim_id, *_told_conditions(choice)]
    if choice.sides:
        told.append(_taken_part_in(claim_arguments, "claim_id", claims.c.id, choice.sides))
    return _there_is(claims, *told)


def _told_conditions(choice: Choice) -> Iterator[ColumnElement[bool]]:
    if choice.doc_ids is not None:
        yield claims.c.doc_id.in_(listed(choice.doc_ids))
    if choice.kinds:
        yield claims.c.kind.in_(choice.kinds)
    if choice.areas:
        area = claim_areas.c
        yield _there_is(claim_areas, area.claim_id == claims.c.id, area.area.in_(map(pack, choice.areas)))
    if choice.statuses:
        joined = fact_claims.join(fact_keys, fact_keys.c.fact_id == fact_claims.c.fact_id)
        supporting = select(literal(1)).select_from(joined).correlate_except(fact_claims, fact_keys)
        of_status = fact_keys.c.status.in_(choice.statuses)
        yield supporting.where(fact_claims.c.claim_id == claims.c.id, of_status).exists()
    yield from in_time(claims.c.time_earliest, claims.c.time_latest, choice)


def in_time(
    earliest: ColumnElement[str | None], latest: ColumnElement[str | None], choice: Choice
) -> Iterator[ColumnElement[bool]]:
    """Yield what two days must be to lie in the time of a choice."""
    if choice.undated:
        yield earliest.is_(None)
    if choice.since:
        yield latest >= choice.since.isoformat()
    if choice.until:
        yield earliest <= choice.until.isoformat()


def _taking_part(table: Table, owner: str, sides: Sequence[Side]) -> Select[tuple[str]] | CompoundSelect[str]:
    """Return the owners in which every side takes part, each by a participant of its own."""
    if len(sides) > 1 and _are_apart(sides):
        of_one, of_other = (select(table.c[owner]).where(_is_of(table, side)) for side in sides)
        return of_one.intersect(of_other)
    first = table.alias("first")
    statement = select(first.c[owner]).where(_is_of(first, sides[0]))
    if len(sides) > 1:
        other = table.alias("other")
        same = and_(other.c[owner] == first.c[owner], other.c.seq != first.c.seq)
        statement = statement.where(_there_is(other, same, _is_of(other, sides[1])))
    return statement


def _taken_part_in(table: Table, owner: str, id_: ColumnElement[str], sides: Sequence[Side]) -> ColumnElement[bool]:
    """Return whether every side takes part in the owner of an id, each by a participant of its own."""
    first = table.alias("first")
    told = [first.c[owner] == id_, _is_of(first, sides[0])]
    if len(sides) > 1:
        other = table.alias("other")
        same = and_(other.c[owner] == id_, other.c.seq != first.c.seq)
        told.append(_there_is(other, same, _is_of(other, sides[1])))
    return _there_is(first, *told)


def _there_is(table: FromClause, *told: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return whether a row of a table answers; all other tables are those of the statements around it."""
    return select(literal(1)).select_from(table).where(*told).correlate_except(table).exists()


def _is_of(arguments: FromClause, side: Side) -> ColumnElement[bool]:
    known = arguments.c.entity_id.in_(listed(side.entity_ids))
    if not side.names:
        return known
    return or_(known, and_(arguments.c.entity_id.is_(None), arguments.c.name.in_(listed(side.names))))


def of_party(party: ColumnElement[str], side: Side) -> ColumnElement[bool]:
    """Return whether a column that says who takes part names a side; see party_keys.py."""
    return party.in_(listed([*side.entity_ids, *(f"={name}" for name in side.names)]))


def listed(values: Iterable[str], *, packed: bool = False) -> Select[tuple[str]]:
    """Return any number of values as one bound one: a state may stand for thousands of entities.

    `packed` says that they are as they are stored.
    """
    found = sorted(values if packed else map(pack, values))
    given: BindParameter[str] = bindparam(None, json.dumps(found), unique=True)
    return select(func.json_each(given).table_valued("value").c.value)


def given(name: str) -> Select[tuple[str]]:
    """Return any number of values that are given under this name as a JSON list: for statements that are made once."""
    values: BindParameter[str] = bindparam(name, type_=String)
    return select(func.json_each(values).table_valued("value").c.value)
