"""What is read from a register in SQLite: records by id or all of them, and what is about the register itself.

Takes ids; gives records. Every method is one transaction, or one for each batch of a long answer.
"""

from collections.abc import Iterator, Sequence

from dragoman.register import batches, by_id, copies, finding_conflicts, outlines, reading, search, tables, tokens
from dragoman.register.sqlite_file import SqliteFile
from dragoman.types.access import Token
from dragoman.types.annotation import Annotations, Dating
from dragoman.types.batch import Batch
from dragoman.types.choice import Choice
from dragoman.types.claim import Claim
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import Document
from dragoman.types.doubt import ConflictKind
from dragoman.types.entity import Entity
from dragoman.types.event import CodedEvent
from dragoman.types.fact import Conflict, Dealing, Fact, Pledge
from dragoman.types.holding import MAX_RANKED, Counts, Hit
from dragoman.types.issue import Issue
from dragoman.types.judgement import Judgement
from dragoman.types.outline import Outline
from dragoman.types.record import DocumentRecord


class SqliteReader(SqliteFile):
    """A register that is read."""

    def tokens(self) -> list[Token]:
        """Return all tokens of the service, revoked ones too, in the order they were made."""
        return self._read(tokens.get_tokens)

    def documents(self, doc_ids: Sequence[str] | None = None) -> Iterator[Document]:
        """Yield every document, or those named that are stored, with their texts, by name then id."""
        for ids in reading.batches(self._read(reading.document_ids, doc_ids), reading.DOCUMENTS_PER_BATCH):
            yield from self._read(reading.get_documents, ids)

    def texts(self, doc_ids: Sequence[str]) -> dict[str, str]:
        """Return the texts of these documents, by id; those read a moment ago cost nothing."""
        found = self._read(reading.get_texts, doc_ids, self._texts)
        return {doc_id: stored.text for doc_id, stored in found.items()}

    def document_ids(self) -> Sequence[str]:
        """Return the ids of all documents, by name then id."""
        return self._read(reading.document_ids)

    def prints(self) -> dict[str, bytes]:
        """Return what finds the copies of each document's text, by id; those not looked at yet are left out."""
        return self._read(copies.get_prints)

    def copies(self) -> list[tuple[str, str]]:
        """Return the pairs of documents of which one repeats the other, as last saved, sorted."""
        return self._read(copies.get_copies)

    def document(self, doc_id: str) -> Document | None:
        """Return one document, None where it is not stored."""
        return next(iter(self._read(reading.get_documents, [doc_id])), None)

    def batches(self) -> list[Batch]:
        """Return the batches of reading that brought a document, in the order of reading."""
        return self._read(batches.get_batches)

    def batch_of(self, doc_ids: Sequence[str] | None = None) -> dict[str, int]:
        """Return the number of the batch that brought each document, or each of these, by id."""
        return self._read(batches.get_batch_of, doc_ids)

    def record(self, doc_id: str) -> DocumentRecord | None:
        """Return all that one document yields, None where it is not stored."""
        return self._read(reading.get_record, doc_id, self._texts)

    def annotations(self, doc_id: str) -> Annotations | None:
        """Return all layers of one document, None where it is not stored."""
        return self._read(reading.get_annotations, doc_id)

    def datings(self) -> dict[str, Dating]:
        """Return the date of publication of every document, by id."""
        return self._read(reading.get_datings)

    def fixed_dates(self, max_days: int) -> dict[str, Dating] | None:
        """Return when each document was published, if all are known to so many days by themselves; else None."""
        return self._read(reading.get_fixed_dates, max_days)

    def claims(self, claim_ids: Sequence[str] | None = None) -> Iterator[Claim]:
        """Yield all claims, or those named that are stored, each once, by document and text order."""
        if claim_ids is None:
            for part in reading.batches(self._read(reading.document_ids), reading.DOCUMENTS_PER_BATCH):
                yield from self._read(reading.get_claims, tables.claims.c.doc_id.in_(part), self._texts)
            return
        wanted: Sequence[str] = list(dict.fromkeys(claim_ids))
        if len(wanted) > reading.RECORDS_PER_BATCH:  # then the parts must be cut in order
            wanted = self._read(reading.claim_ids, wanted)
        for part in reading.batches(wanted, reading.RECORDS_PER_BATCH):
            yield from self._read(by_id.get_claims, part, self._texts)

    def outlines(self) -> Iterator[Outline]:
        """Yield the outline of every claim, by id."""
        last = ""
        while found := self._read(outlines.get_outlines, last):
            yield from found
            last = found[-1].id

    def entities_told_anew(self) -> set[str]:
        """Return the entities of which documents that were never weighed say what no weighed one does."""
        return self._read(outlines.entities_told_anew)

    def events(self, doc_ids: Sequence[str] | None = None) -> Iterator[CodedEvent]:
        """Yield all coded events, or those of these documents, by document and text order."""
        wanted = self._read(reading.document_ids, doc_ids)
        for ids in reading.batches(wanted, reading.DOCUMENTS_PER_BATCH):
            yield from self._read(reading.get_events, ids, self._texts)

    def discrepancies(self) -> Iterator[Discrepancy]:
        """Yield what texts say against themselves or the lexicon, by document, then id."""
        doubted = self._read(reading.document_ids, self._read(reading.doubted_ids))
        for ids in reading.batches(doubted, reading.DOCUMENTS_PER_BATCH):
            yield from self._read(reading.get_doubts, ids, self._texts)

    def facts(self, fact_ids: Sequence[str] | None = None) -> Iterator[Fact]:
        """Yield all facts, or those named that are stored, each once, by id."""
        ids = self._read(reading.ids_of, tables.facts) if fact_ids is None else sorted(set(fact_ids))
        for part in reading.batches(ids, reading.RECORDS_PER_BATCH):
            yield from self._read(by_id.get_facts, part)

    def pledges(self, wanted: Choice | Sequence[str]) -> Iterator[Pledge]:
        """Yield what those of these facts that name a sum in a currency say of money, by id.

        Of a choice, which must be of one side and may be of some kinds: then the same of the facts of that side.
        """
        yield from self._read(by_id.get_pledges, wanted)

    def dealings(self, fact_ids: Sequence[str]) -> Iterator[Dealing]:
        """Yield who had to do with whom in these facts, by id."""
        yield from self._read(by_id.get_dealings, fact_ids)

    def disputed(self, fact_ids: Sequence[str], kind: ConflictKind) -> frozenset[str]:
        """Return those of these facts about which there is a conflict of this kind, settled or not."""
        return self._read(finding_conflicts.disputed, fact_ids, kind)

    def conflicts(self, conflict_ids: Sequence[str] | None = None) -> Iterator[Conflict]:
        """Yield all conflicts, or those named that are stored, each once, by id."""
        known = self._read(reading.ids_of, tables.conflicts) if conflict_ids is None else sorted(set(conflict_ids))
        for part in reading.batches(known, reading.RECORDS_PER_BATCH):
            yield from self._read(by_id.get_conflicts, part, self._texts)

    def issues(self, doc_ids: Sequence[str] | None = None) -> Iterator[Issue]:
        """Yield all issues, or those of the documents named, by name, code and detail."""
        yield from self._read(reading.get_issues, doc_ids)

    def unread(self) -> Iterator[Issue]:
        """Yield the issues of inputs of which no document is stored, by name, code and detail."""
        yield from self._read(reading.get_unread)

    def entities(self) -> Iterator[Entity]:
        """Yield every entity the stored documents name, by id."""
        yield from self._read(reading.get_entities)

    def source_groups(self) -> dict[str, str]:
        """Return the group of dependent sources of every document, by document id."""
        return self._read(reading.get_source_groups)

    def search(self, query: str, *, limit: int = 50) -> list[Hit]:
        """Find sentences and titles in which all words and "exact phrases" of the query occur, best first.

        Case and accents do not count. A query without a letter or digit finds nothing; none is an error.
        """
        match = search.match_expression(query)
        if match is None or limit < 1:
            return []

        return self._read(reading.get_hits, match, min(limit, MAX_RANKED), self._texts)

    def count_hits(self, query: str, *, at_most: int) -> int:
        """Count the passages that hold the words of a query, no further than to `at_most`."""
        match = search.match_expression(query)
        return 0 if match is None else self._read(search.count, match, at_most)

    def judgements(self) -> Iterator[Judgement]:
        """Yield the log of judgements in the order they were made."""
        yield from self._read(reading.get_judgements)

    def meta(self, key: str) -> str | None:
        """Return a note: "schema", "lexicon", and "dirty" where facts are older than documents or judgements."""
        return self._read(reading.get_meta, key)

    def counts(self) -> Counts:
        """Count what the register holds."""
        return self._read(reading.get_counts)
