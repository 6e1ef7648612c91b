"""Keep which run of reading brought which document.

Takes a connection inside a transaction; gives batches. When a run began is told by the caller: nothing here looks at a
clock. What the register says of facts never depends on it.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from dragoman.register.conditions import listed
from dragoman.register.tables import batches, document_batches
from dragoman.types.batch import Batch


def begin_batch(connection: Connection, read_at: datetime) -> int:
    """Open a batch that began then (UTC) and return its number."""
    number = 1 + (connection.scalar(select(func.max(batches.c.number))) or 0)
    connection.execute(insert(batches).values(number=number, read_at=read_at.isoformat(timespec="seconds")))
    return number


def put_in_batch(connection: Connection, doc_id: str, batch: int) -> None:
    """Note that a document, just stored, came with this batch."""
    connection.execute(insert(document_batches).values(doc_id=doc_id, batch=batch))


def get_batches(connection: Connection) -> list[Batch]:
    """Return the batches that brought a document, in the order of reading."""
    counted = (
        select(batches.c.number, batches.c.read_at, func.count().label("documents"))
        .join(document_batches, document_batches.c.batch == batches.c.number)
        .group_by(batches.c.number, batches.c.read_at)
        .order_by(batches.c.number)
    )
    found = connection.execute(counted)
    return [Batch(row.number, datetime.fromisoformat(row.read_at), row.documents) for row in found]


def get_batch_of(connection: Connection, doc_ids: Sequence[str] | None = None) -> dict[str, int]:
    """Return the number of the batch that brought each document, or each of these, by document id.

    Those of no batch are left out.
    """
    statement = select(document_batches.c.doc_id, document_batches.c.batch)
    if doc_ids is not None:
        statement = statement.where(document_batches.c.doc_id.in_(listed(doc_ids)))
    return {row.doc_id: row.batch for row in connection.execute(statement)}
