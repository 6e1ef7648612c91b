"""Ids that facts went by: an old link leads to the fact that now holds most of its claims.

Takes a connection inside a transaction. A fact's id follows from its claims, so that any order of reading gives the
same ids; when facts merge, split or take in an earlier claim, the ids that are no more are kept with their claims.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select

from dragoman.register.tables import fact_claims, facts, former_facts


def keep_ids(connection: Connection, fact_ids: Iterable[str] | None = None) -> None:
    """Keep the ids of these facts, or of all, with their claims, before they are replaced."""
    held = select(fact_claims.c.fact_id, fact_claims.c.claim_id)
    wanted = held if fact_ids is None else held.where(fact_claims.c.fact_id.in_(list(fact_ids)))
    connection.execute(insert(former_facts).prefix_with("OR IGNORE").from_select(["fact_id", "claim_id"], wanted))


def drop_living(connection: Connection) -> None:
    """Forget the ids that facts go by again."""
    connection.execute(delete(former_facts).where(former_facts.c.fact_id.in_(select(facts.c.id))))


def successor(connection: Connection, begun: str) -> str | None:
    """Return the fact that holds most claims of the one former fact whose id begins so; None where none or several do.

    Of facts that hold as many, the first by id.
    """
    ids = former_facts.c.fact_id
    named = connection.scalars(select(ids).where(ids.startswith(begun, autoescape=True)).distinct().limit(2)).all()
    if len(named) != 1:
        return None
    joined = former_facts.join(fact_claims, fact_claims.c.claim_id == former_facts.c.claim_id)
    order = (func.count().desc(), fact_claims.c.fact_id)
    held = select(fact_claims.c.fact_id).select_from(joined).where(ids == named[0])
    return connection.scalar(held.group_by(fact_claims.c.fact_id).order_by(*order).limit(1))
