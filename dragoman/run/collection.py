"""Give documents the dates that only the other documents of the register give, and read them again by these.

Takes a store and a way to read a document again under a date; changes the store until nothing more follows. What a
document says by itself is kept in its dating, so that every run starts from there: documents may come in any order and
in any pieces. Never guesses: a document that nothing dates stays as it was read.
"""

from collections.abc import Callable
from dataclasses import replace

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.dates.through import copies_of, date_round, dated_acts
from dragoman.reconcile.dates.told import FIXED_DAYS, is_fixed
from dragoman.run.copies import find_copies
from dragoman.types.annotation import Dating
from dragoman.types.document import Document
from dragoman.types.issue import Issue
from dragoman.types.record import DocumentRecord
from dragoman.types.store import Store

Reread = Callable[[Document, Dating | None], DocumentRecord | Issue]
"""Reads a stored document again: under a date that others give, or, with None, by its own evidence alone."""


def date_collection(store: Store, *, lexicon: Lexicon, reread: Reread) -> dict[str, Dating]:
    """Date documents through each other, round by round; read again those whose date changed. Return all dates by id.

    Where every document is dated by itself, only the times are returned.

    Raises:
        RegisterError: the store failed; running again goes on from there.
    """
    fixed = store.fixed_dates(FIXED_DAYS)
    if fixed is not None:
        return fixed
    stored = store.datings()
    alone = {doc_id: dating.alone or dating for doc_id, dating in stored.items()}
    dated = {doc_id: dating for doc_id, dating in alone.items() if is_fixed(dating)}
    undated = {doc_id: dating for doc_id, dating in alone.items() if doc_id not in dated}
    if not undated:
        return stored
    documents = {doc.id: doc for doc in store.documents()}
    copies = copies_of(list(documents.values()), find_copies(store))

    def put(doc_id: str, given: Dating | None, wanted: Dating) -> Dating:
        """Return the dating as stored, after reading the document again where it is not the wanted one."""
        if _is_same(stored[doc_id], wanted):
            return stored[doc_id]
        outcome = reread(documents[doc_id], given)
        if isinstance(outcome, Issue):
            store.save_issues([outcome])
            return stored[doc_id]
        store.replace_record(outcome)
        stored[doc_id] = outcome.annotations.dating
        return stored[doc_id]

    while undated:
        acts = (act for doc_id, dating in dated.items() for act in dated_acts(dating, documents[doc_id]))
        found = date_round(undated, acts, dated, copies=copies, lexicon=lexicon)
        if not found:
            break
        dated |= {doc_id: put(doc_id, dating, dating) for doc_id, dating in sorted(found.items())}
        undated = {doc_id: dating for doc_id, dating in undated.items() if doc_id not in found}
    for doc_id in sorted(undated):
        put(doc_id, None, undated[doc_id])
    return stored


def _is_same(stored: Dating, wanted: Dating) -> bool:
    """Whether two datings say the same; what the document tells of follows from its date."""
    return replace(stored, occasions=()) == replace(wanted, occasions=())
