"""Keep which documents repeat one another, and the prints by which later texts are compared with them.

Takes a connection inside a transaction. What a print is, and which texts are copies, is decided elsewhere.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, select

from dragoman.register.inserting import insert_rows
from dragoman.register.tables import copies, document_prints


def get_prints(connection: Connection) -> dict[str, bytes]:
    """Return the print of every document that has one, by id."""
    return {row.doc_id: row.print for row in connection.execute(select(document_prints))}


def get_copies(connection: Connection) -> list[tuple[str, str]]:
    """Return the pairs of documents of which one repeats the other, sorted."""
    found = connection.execute(select(copies).order_by(copies.c.left_id, copies.c.right_id))
    return [(row.left_id, row.right_id) for row in found]


def put_copies(connection: Connection, prints: Mapping[str, bytes], pairs: Iterable[tuple[str, str]]) -> None:
    """Put these prints beside the others or in their place, and these pairs in place of all."""
    for doc_id in prints:
        connection.execute(delete(document_prints).where(document_prints.c.doc_id == doc_id))
    insert_rows(connection, document_prints, ({"doc_id": i, "print": p} for i, p in sorted(prints.items())))
    wanted, held = set(pairs), set(get_copies(connection))
    for left, right in sorted(held - wanted):
        connection.execute(delete(copies).where(copies.c.left_id == left, copies.c.right_id == right))
    insert_rows(connection, copies, ({"left_id": left, "right_id": right} for left, right in sorted(wanted - held)))
