"""Keep the tokens of the service: added, listed and revoked, never deleted, so that a log can name them.

Takes a connection inside a transaction, and tokens; gives tokens. Knows digests only.
"""

from dataclasses import replace

from sqlalchemy import Connection, insert, select, update

from dragoman.errors import InvalidRecordError
from dragoman.register.codec import dump, load
from dragoman.register.tables import tokens
from dragoman.types.access import Token


def put_token(connection: Connection, token: Token) -> None:
    """Add a token."""
    connection.execute(insert(tokens).values(id=token.id, revoked=False, body=dump(token)))


def get_tokens(connection: Connection) -> list[Token]:
    """Return all tokens, revoked ones too, in the order they were made."""
    rows = connection.execute(select(tokens.c.body, tokens.c.revoked))
    found = [replace(load(Token, row.body), revoked=row.revoked) for row in rows]
    return sorted(found, key=lambda token: (token.created, token.id))


def revoke_token(connection: Connection, token_id: str) -> None:
    """Let a token open nothing any more.

    Raises:
        InvalidRecordError: there is no such token.
    """
    if not connection.execute(update(tokens).where(tokens.c.id == token_id).values(revoked=True)).rowcount:
        raise InvalidRecordError(f"there is no token {token_id}; dragoman token list shows them")
