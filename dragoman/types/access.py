"""Who may do what with a register that is served: roles, and the tokens that give them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Access(StrEnum):
    """A role; each may do what those before it may. A reader asks, an analyst judges and adds documents."""

    READER = "reader"
    ANALYST = "analyst"
    ADMIN = "admin"

    def includes(self, needed: "Access") -> bool:
        """Whether this role may do what `needed` may."""
        ranks = list(Access)
        return ranks.index(self) >= ranks.index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token as it is kept: `digest` is the SHA-256 of its secret, which is kept nowhere.

    A slow password hash would gain nothing: the secret is 32 random bytes, which nobody can guess however fast the
    guesses are checked, and a slow check would only make floods of wrong tokens dearer to the service.
    """

    id: str
    name: str
    access: Access
    digest: str
    created: date
    revoked: bool = False
