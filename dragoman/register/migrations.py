"""Bring a register's schema up to date: numbered scripts, each applied once and recorded.

Takes an open connection inside a write transaction; gives the schema the code expects. Never commits: the caller's
transaction makes all of it happen or none. Never edits a script once released: a change of schema is a new number.
"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from sqlalchemy import Connection, insert, inspect, select

from dragoman.errors import RegisterError
from dragoman.register import fact_words, party_keys, shown_keys, tables
from dragoman.register.keys import put_all_keys, put_all_parties, put_all_sources


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of schema: its number, a name for people, and its scripts in `schema/`, in order.

    `then` fills what the scripts made from what an older register holds.
    """

    number: int
    name: str
    scripts: tuple[str, ...]
    then: Callable[[Connection], None] | None = None


MIGRATIONS = (
    Migration(1, "the first schema", ("0001_tables.sql", "0001_sqlite.sql")),
    Migration(2, "coded events", ("0002_events.sql",)),
    Migration(4, "doubts about texts", ("0004_doubts.sql",)),
    Migration(5, "keys of listings", ("0005_listings.sql",), put_all_keys),
    Migration(7, "former facts", ("0007_former_facts.sql",)),
    Migration(8, "tokens of the service", ("0008_tokens.sql",)),
    Migration(9, "batches of reading", ("0009_batches.sql",)),
    Migration(10, "copies of texts", ("0010_copies.sql",)),
    Migration(11, "parties of events", ("0011_event_parties.sql",), put_all_parties),
    Migration(13, "facts by last report", ("0013_reported.sql",)),
    Migration(14, "conflicts as listed", ("0014_conflict_order.sql",)),
    Migration(15, "documents of facts", ("0015_sources.sql",), put_all_sources),
    Migration(16, "facts of parties", ("0016_parties.sql",), party_keys.put_all_of_parties),
    Migration(17, "cards, dealings and totals", ("0017_cards.sql",), shown_keys.put_all_shown),
    Migration(18, "pledges of parties", ("0018_party_pledges.sql",)),
    Migration(19, "documents in order", ("0019_document_places.sql",)),
    Migration(20, "words of facts", ("0020_fact_words.sql",), fact_words.put_all_passages),
)


def check_current(connection: Connection, steps: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Make sure that the schema is the one the code expects, changing nothing.

    Raises:
        RegisterError: it is older or newer.
    """
    applied = _applied(connection)
    _refuse_newer(applied, steps)
    if len(applied) < len(steps):
        raise RegisterError(
            f"the register has schema {max(applied, default=0)}, this version of Dragoman reads {steps[-1].number}; "
            "any command that asks (dragoman timeline) brings it up to date"
        )


def migrate(connection: Connection, steps: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Apply the steps that were not applied yet, in order, and note the schema's number under meta "schema".

    Raises:
        RegisterError: the register has a step this version of Dragoman does not know.
    """
    applied = _applied(connection)
    _refuse_newer(applied, steps)
    for step in steps:
        if step.number not in applied:
            _apply(connection, step)


def split_statements(script: str) -> Iterator[str]:
    r"""Yield the statements of a script, in order; a trigger, with the semicolons inside it, is one.

    >>> list(split_statements("CREATE TABLE a (b);\nDROP TABLE a;\n"))
    ['CREATE TABLE a (b);', 'DROP TABLE a;']
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""


def _refuse_newer(applied: set[int], steps: tuple[Migration, ...]) -> None:
    unknown = applied - {step.number for step in steps}
    if unknown:
        raise RegisterError(
            f"the register has schema {max(unknown)}, this version of Dragoman knows {max(s.number for s in steps)}; "
            "install the version that made it, or a newer one"
        )


def _applied(connection: Connection) -> set[int]:
    if not inspect(connection).has_table(tables.migrations.name):
        return set()
    return set(connection.scalars(select(tables.migrations.c.number)))


def _apply(connection: Connection, step: Migration) -> None:
    for script in step.scripts:
        text = files("dragoman.register").joinpath("schema", script).read_text(encoding="utf-8")
        for statement in split_statements(text):
            connection.exec_driver_sql(statement)
    if step.then:
        step.then(connection)
    connection.execute(insert(tables.migrations).values(number=step.number, name=step.name))
    schema = tables.meta.c.key == "schema"
    connection.execute(tables.meta.delete().where(schema))
    connection.execute(insert(tables.meta).values(key="schema", value=str(step.number)))
