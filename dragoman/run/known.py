"""The register as it was known on a past day: its documents of then, weighed by themselves.

Takes a register and a day; gives a register in memory that holds the documents known by then and nothing that others
say, exactly as if these alone had been read by the present lexicon. The register itself is only read.
"""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import QueryError
from dragoman.lexicon.records import Lexicon
from dragoman.register.store import open_register
from dragoman.run import pipeline
from dragoman.run.backends import AUTO, find_analyser
from dragoman.run.intake import LEXICON
from dragoman.run.read import reading_version
from dragoman.types.analysis import Analyser
from dragoman.types.judgement import Judgement
from dragoman.types.known import Known, KnownBy
from dragoman.types.store import Store

MAX_DOCUMENTS = 5_000
"""Documents that are copied and weighed anew for a question: at 22 ms and 110 kB each, two minutes and 0.6 GB."""


def open_known(target: str | Path, known: Known | None, *, lexicon: Lexicon) -> Store:
    """Open an existing register as it was known, or as it is where `known` is None. Close it when done.

    Raises:
        RegisterError: there is no register at `target`, or it cannot be read.
        QueryError: more than MAX_DOCUMENTS documents were known.
    """
    store = open_register(target, create=False)
    if known is None:
        return store
    with closing(store):
        return as_known(store, known, lexicon=lexicon)


def as_known(store: Store, known: Known, *, lexicon: Lexicon) -> Store:
    """Return a register in memory that holds what `store` knew then. Close it when done.

    Raises:
        QueryError: more than MAX_DOCUMENTS documents were known.
    """
    return make_part(store, extent_of(store, known), "sqlite://", lexicon=lexicon)


@dataclass(frozen=True, slots=True)
class Extent:
    """What was known: ids of documents, in order, and the lines of the log that hold; two days may have the same."""

    doc_ids: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def extent_of(store: Store, known: Known, *, max_documents: int = MAX_DOCUMENTS) -> Extent:
    """Return what `store` knew then.

    By READ the judgements made up to that day hold, by PUBLISHED all of them: they are about how texts are read.

    Raises:
        QueryError: more than `max_documents` documents were known.
    """
    doc_ids = known_documents(store, known)
    if len(doc_ids) > max_documents:
        raise QueryError(
            f"{len(doc_ids)} documents were known on {known.on}, and at most {max_documents} are weighed anew for a "
            "question; read those you ask about into a register of their own"
        )
    lines = (line for line in store.judgements() if known.by is KnownBy.PUBLISHED or line.at.date() <= known.on)
    return Extent(tuple(doc_ids), tuple(lines))


def make_part(store: Store, extent: Extent, target: str | Path, *, lexicon: Lexicon) -> Store:
    """Return a new register at `target` that holds this extent of `store`, weighed by itself. Close it when done."""
    part = open_register(target)
    _copy(store, part, extent.doc_ids)
    for line in extent.judgements:
        part.save_judgement(line)
    pipeline.weigh(part, lexicon=lexicon, analyser=_analyser_of(store, lexicon))
    return part


def known_documents(store: Store, known: Known) -> list[str]:
    """Return the ids of the documents known by the end of that day (UTC, or the publisher's own day), in order.

    Nobody noted when the documents of no batch were read: they count as read before all others. A document whose day of
    publication is not known counts as published on no day; one that may have been published later does so as well.
    """
    if known.by is KnownBy.PUBLISHED:
        datings = store.datings()
        return sorted(i for i, dating in datings.items() if dating.time and dating.time.latest <= known.on)
    later = {batch.number for batch in store.batches() if batch.read_at.date() > known.on}
    batch_of = store.batch_of()
    return sorted(doc_id for doc_id in store.datings() if batch_of.get(doc_id) not in later)


def _copy(store: Store, part: Store, doc_ids: Iterable[str]) -> None:
    """Put these documents and what they yield into an empty register, under the batches they came with."""
    batches = {batch.number: batch for batch in store.batches()}
    batch_of = store.batch_of()
    for number in range(1, max(batches, default=0) + 1):  # one that brought nothing keeps its number
        part.begin_batch(batches.get(number, batches[max(batches)]).read_at)
    for doc_id in doc_ids:
        if record := store.record(doc_id):
            part.save_record(record, batch=batch_of.get(doc_id))
    part.save_meta(LEXICON, store.meta(LEXICON) or "")


def _analyser_of(store: Store, lexicon: Lexicon) -> Analyser | None:
    """Return the model the register was read with, as far as its note tells."""
    return None if store.meta(LEXICON) == reading_version(lexicon, None) else find_analyser(AUTO)
