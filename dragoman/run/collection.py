"""Give documents the dates that only the other documents of the register give, and read them again by these.

Takes a store and a way to read a document again under a date; changes the store until nothing more follows. What a
document says by itself is kept in its dating, so that every run starts from there: documents may come in any order and
in any pieces. Never guesses: a document that nothing dates stays as it was read.
"""

from collections.abc import Callable, Iterable

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.dates.through import copies_of, date_round, dated_acts
from dragoman.reconcile.dates.told import is_act, is_fixed
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim
from dragoman.types.document import Document
from dragoman.types.issue import Issue
from dragoman.types.record import DocumentRecord
from dragoman.types.store import Store

Reread = Callable[[Document, Dating | None], DocumentRecord | Issue]
"""Reads a stored document again: under a date that others give, or, with None, by its own evidence alone."""


def date_collection(store: Store, *, lexicon: Lexicon, reread: Reread) -> None:
    """Date documents through each other, round by round; read again those whose date changed.

    Raises:
        RegisterError: the store failed; running again goes on from there.
    """
    stored = store.datings()
    alone = {doc_id: dating.alone or dating for doc_id, dating in stored.items()}
    undated = {doc_id: dating for doc_id, dating in alone.items() if not is_fixed(dating)}
    if not undated:
        return
    step = _Rounds(store, lexicon, reread, stored)
    while found := step.go(undated, {i: d for i, d in alone.items() if i not in undated}):
        alone |= found
        undated = {doc_id: dating for doc_id, dating in undated.items() if doc_id not in found}
    for doc_id in sorted(undated):
        step.put(doc_id, None, undated[doc_id])


class _Rounds:
    """The documents of a store with the claims that date others, kept as they are read again."""

    def __init__(self, store: Store, lexicon: Lexicon, reread: Reread, stored: dict[str, Dating]) -> None:
        self._store, self._lexicon, self._reread, self._stored = store, lexicon, reread, stored
        self._documents = {doc.id: doc for doc in store.documents()}
        self._copies = copies_of(list(self._documents.values()))
        self._claims: dict[str, list[Claim]] = {}
        self._keep(store.claims())

    def _keep(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            if is_act(claim):
                self._claims.setdefault(claim.doc_id, []).append(claim)

    def go(self, undated: dict[str, Dating], dated: dict[str, Dating]) -> dict[str, Dating]:
        """Return what the dated documents date, after reading that again."""
        acts = (
            act
            for doc_id in dated
            for act in dated_acts(self._claims.get(doc_id, ()), self._documents[doc_id], self._lexicon)
        )
        found = date_round(undated, acts, dated, copies=self._copies, lexicon=self._lexicon)
        for doc_id, dating in sorted(found.items()):
            self.put(doc_id, dating, dating)
        return found

    def put(self, doc_id: str, given: Dating | None, wanted: Dating) -> None:
        """Read a document again where its stored date is not the wanted one."""
        if self._stored[doc_id] == wanted:
            return
        outcome = self._reread(self._documents[doc_id], given)
        if isinstance(outcome, Issue):
            self._store.save_issues([outcome])
            return
        self._store.replace_record(outcome)
        self._claims.pop(doc_id, None)
        self._keep(outcome.claims)
