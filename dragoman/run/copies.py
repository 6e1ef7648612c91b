"""Find which documents of a register repeat one another, reading only the texts that are new and what they may repeat.

Takes a store; gives pairs, and keeps in the store what it found, with the prints by which later texts are compared.
"""

from collections.abc import Sequence

from dragoman.reconcile.copies import Pair, more_copies, print_of
from dragoman.types.store import Store

METHOD = "shingles-1"
"""What prints and pairs depend on beside the texts; another method looks at all texts again."""
KEPT = "copies"
"""The note in the register that says by which method its copies were found."""


def find_copies(store: Store) -> Sequence[Pair]:
    """Return pairs of documents of which one repeats the other, the smaller id first, sorted; enough to link all."""
    by_this = store.meta(KEPT) == METHOD
    prints, known = (store.prints(), store.copies()) if by_this else ({}, [])
    new = [doc_id for doc_id in store.document_ids() if doc_id not in prints]
    if not new and by_this:
        return known
    fresh = {doc.id: print_of(doc.text) for doc in store.documents(new)}
    pairs = more_copies(new, prints | fresh, known, store.texts)
    store.save_copies(fresh, pairs)
    store.save_meta(KEPT, METHOD)
    return pairs
