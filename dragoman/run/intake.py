"""Bring documents into a register: skip what is known, read the rest, store each whole.

Takes inputs, a store and a plan; gives a Summary. This process alone writes, whatever the number of workers. Never
decides what a document says: the plan's road does, and its `weigh` makes the facts.

Reading can be cut off at any point and taken up again: a document is stored in one transaction or not at all, and the
store notes that its facts are older than its documents until they have been weighed.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol, cast

from dragoman.errors import InvalidRecordError
from dragoman.run.batch import Job, Road, internal_error, portable, raw_id, read_one
from dragoman.run.local import run_jobs
from dragoman.types.annotation import Annotations
from dragoman.types.document import Document, RawDocument
from dragoman.types.issue import Issue
from dragoman.types.record import DocumentRecord
from dragoman.types.store import Store

LEXICON = "lexicon"
"""The note in the register that says by what version of lexicon and model all is read; "" while that changes."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How documents are read and weighed.

    `build_road` is called once in each process and must pickle where `workers` is over 1; `version` is that of the
    lexicon and the model it uses; `weigh` puts the facts of all documents in the store. What is new comes with a batch
    that began at `read_at` (UTC), with none where that is None.
    """

    build_road: Callable[[], Road]
    version: str
    weigh: Callable[[Store], None]
    workers: int = 1
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: inputs `done`, how many are known to come (None: not counted), and the latest one's name."""

    done: int
    total: int | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did, and what the register holds after it.

    `read` documents are new, `known` were stored already (or copies, byte for byte, of one just read), `refused`
    inputs are listed as fatal issues, `reread` were stored and taken down the road again by another lexicon or model.
    """

    read: int = 0
    known: int = 0
    refused: int = 0
    reread: int = 0
    documents: int
    claims: int
    facts: int
    conflicts: int
    issues: int


class Report(Protocol):
    """Called after each input, by position."""

    def __call__(self, progress: Progress, /) -> None:
        """Show how far the run is."""


def take_in(inputs: Iterable[RawDocument | Issue], *, store: Store, plan: Plan, report: Report) -> Summary:
    """Read the inputs into the store, then weigh all claims if anything changed.

    Where the register was read by another lexicon or model, its documents are read again first, from their stored text.

    Raises:
        RegisterError: the store failed; what was finished before is kept.
    """
    intake = _Intake(store, plan, report)
    intake.reread()
    intake.read(inputs)
    if store.meta("dirty") is not None:
        plan.weigh(store)
    return intake.summary()


class _Intake:
    """One run: what it counts while it goes."""

    def __init__(self, store: Store, plan: Plan, report: Report) -> None:
        self._store = store
        self._plan = plan
        self._report = report
        self._batch: int | None = None
        self._done = self._read = self._known = self._refused = self._reread = 0

    def reread(self) -> None:
        """Take the stored documents down the road again where another lexicon, or half of a change, left them."""
        if self._store.meta(LEXICON) == self._plan.version:
            return
        total = self._store.counts().documents
        self._store.save_meta(LEXICON, "")
        for outcome in self._outcomes(self._store.documents()):
            self._replace(outcome, total)
        self._store.save_meta(LEXICON, self._plan.version)

    def read(self, inputs: Iterable[RawDocument | Issue]) -> None:
        """Read what is new."""
        for outcome in self._outcomes(self._unknown(inputs)):
            if isinstance(outcome, Issue):
                self._refuse(outcome)
            else:
                self._save(outcome)

    def _outcomes(self, jobs: Iterable[Job]) -> Iterator[DocumentRecord | Issue]:
        build = partial(_build_reader, self._plan.build_road)
        outcomes = run_jobs(jobs, build=build, lost=_lost, workers=self._plan.workers)
        with closing(outcomes):
            yield from outcomes

    def _unknown(self, inputs: Iterable[RawDocument | Issue]) -> Iterator[RawDocument]:
        """Yield the inputs to be read; deal with the others here."""
        for found in inputs:
            if isinstance(found, Issue):
                self._refuse(found)
            elif self._store.has_document(doc_id := raw_id(found)):
                self._store.save_location(doc_id, found.name, found.uri)
                self._known += 1
                self._tell(found.name)
            else:
                yield portable(found)

    def _replace(self, outcome: DocumentRecord | Issue, total: int) -> None:
        issue = outcome if isinstance(outcome, Issue) else self._try(self._store.replace_record, outcome)
        if issue is None:
            self._reread += 1
            self._tell(cast("DocumentRecord", outcome).document.name, total)
            return
        # What it yielded by the earlier lexicon must not stand beside what the others yield by this one.
        doc = self._store.document(issue.doc_id or "")
        if doc is not None:
            self._store.replace_record(_bare(doc))
        self._refuse(issue, total)

    def _save(self, record: DocumentRecord) -> None:
        doc = record.document
        is_known = self._store.has_document(doc.id)  # a copy of one that was being read at the same time
        if not is_known and self._batch is None and self._plan.read_at is not None:
            self._batch = self._store.begin_batch(self._plan.read_at)
        if issue := self._try(partial(self._store.save_record, batch=self._batch), record):
            self._refuse(issue)
            return
        self._known += is_known
        self._read += not is_known
        self._tell(doc.name)

    def _try(self, put: Callable[[DocumentRecord], None], record: DocumentRecord) -> Issue | None:
        """Store a record; give the Issue where the database finds that it breaks a promise."""
        try:
            put(record)
        except InvalidRecordError as err:
            return internal_error(record.document, str(err))
        return None

    def _refuse(self, issue: Issue, total: int | None = None) -> None:
        self._store.save_issues([issue])
        self._refused += issue.fatal
        self._tell(issue.name, total)

    def _tell(self, name: str, total: int | None = None) -> None:
        self._done += 1
        self._report(Progress(self._done, total, name))

    def summary(self) -> Summary:
        counts = self._store.counts()
        return Summary(
            read=self._read,
            known=self._known,
            refused=self._refused,
            reread=self._reread,
            documents=counts.documents,
            claims=counts.claims,
            facts=counts.facts,
            conflicts=counts.conflicts,
            issues=counts.issues,
        )


def _build_reader(build_road: Callable[[], Road]) -> Callable[[Job], DocumentRecord | Issue]:
    return partial(read_one, road=build_road())


def _bare(doc: Document) -> DocumentRecord:
    """Return the record of a document that yields nothing."""
    return DocumentRecord(document=doc, annotations=Annotations(doc_id=doc.id), claims=(), entities=(), issues=())


def _lost(job: Job) -> Issue:
    return internal_error(job, "the process that read it alone was killed; it may need more memory than there is")
