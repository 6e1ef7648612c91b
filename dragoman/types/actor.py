"""Who an actor string names: "two Peruvian women", "General Mark Milley", "rebels in Casamance"."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """What could be told of one actor string; what could not stays None.

    `state` is the lexicon's id ("state:sau") and `country` its ISO 3166-1 alpha-3 code. `code` is the country, or the
    PLOVER code of an organisation of no state (UNO, EUR, IGO). `sector` is a PLOVER sector code. `entity` is the id of
    a known person or body, `name` the words that decided. `reasons` are sentences, the deciding one first.
    """

    text: str
    state: str | None = None
    country: str | None = None
    code: str | None = None
    sector: str | None = None
    entity: str | None = None
    name: str | None = None
    reasons: tuple[str, ...] = ()
