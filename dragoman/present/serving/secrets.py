"""Secrets of tokens: made at random, shown once, compared in constant time.

Takes names and roles, or what a caller presents; gives tokens. Never keeps a secret.
"""

import hmac
import secrets
from collections.abc import Iterable
from datetime import date

from dragoman.types.access import Access, Token
from dragoman.types.ids import checksum, make_id

PREFIX = "dgm_"  # so that people, and scanners of published files, know one when they see it
SECRET_BYTES = 32


def make_token(name: str, access: Access, *, today: date) -> tuple[Token, str]:
    """Return a new token and its secret, which is to be shown once and kept nowhere."""
    secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    digest = checksum(secret)
    return Token(id=make_id("tkn", digest), name=name, access=access, digest=digest, created=today), secret


def match_token(secret: str, tokens: Iterable[Token]) -> Token | None:
    """Return the token this is the secret of, None where it is of none or was revoked.

    Every token is compared, each in constant time, so that how long it takes tells nothing of how near a guess is.
    """
    digest = checksum(secret)
    found = [token for token in tokens if hmac.compare_digest(token.digest, digest) and not token.revoked]
    return found[0] if found else None
