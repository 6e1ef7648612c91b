"""What a register holds, as the scores see it.

Takes a store; gives its claims, facts, conflicts and dates by the stem of each text's file. Reads only.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from dragoman.evaluate.compare import Days
from dragoman.evaluate.crossdoc import Held
from dragoman.evaluate.gold import Place
from dragoman.register.store import open_register
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim
from dragoman.types.store import Store

Reader = Callable[[Path, Store], object]
"""Reads a folder into an open store and weighs it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Claims by text, places by fact and by conflict, and days of publication by text (None: not known)."""

    claims: Mapping[str, tuple[Claim, ...]]
    facts: Held
    conflicts: Held
    published: Mapping[str, Days | None]


def read_folder(folder: Path, read: Reader) -> Readings:
    """Read a folder into a register in memory, and give what it came to hold."""
    store = open_register("sqlite://")
    try:
        read(folder, store)
        return collect(store)
    finally:
        store.close()


def collect(store: Store) -> Readings:
    """Return all that is scored of what `store` holds."""
    stems = {doc.id: PurePath(doc.name).stem for doc in store.documents()}
    claims = {claim.id: claim for claim in store.claims()}
    places = {id_: Place(stems[claim.doc_id], claim.span) for id_, claim in claims.items()}
    by_stem: dict[str, list[Claim]] = {stem: [] for stem in stems.values()}
    for claim in claims.values():
        by_stem[stems[claim.doc_id]].append(claim)
    return Readings(
        claims={stem: tuple(found) for stem, found in by_stem.items()},
        facts={fact.id: tuple(places[id_] for id_ in fact.claim_ids) for fact in store.facts()},
        conflicts={c.id: tuple(Place(stems[e.doc_id], e.span) for e in c.evidence) for c in store.conflicts()},
        published={stems[doc_id]: _days(dating) for doc_id, dating in store.datings().items()},
    )


def _days(dating: Dating) -> Days | None:
    return (dating.time.earliest.isoformat(), dating.time.latest.isoformat()) if dating.time else None
