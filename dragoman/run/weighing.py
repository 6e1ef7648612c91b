"""Weighing a register piece by piece: all that it holds, or what its new documents and judgements touch.

Takes a store and what is known already; changes its facts and conflicts. What is found of pieces is what weighing all
at once finds, so that reading in pieces leaves what reading at once does, and neither the texts nor the claims nor the
facts of a large register are ever all in memory.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from dragoman import reconcile
from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.clusters import Groups
from dragoman.reconcile.conflict_copies import addition_id
from dragoman.reconcile.copies import Pair
from dragoman.reconcile.facts import Frame, Texts, weigh_sets, weigh_texts
from dragoman.reconcile.gleaning import glean
from dragoman.reconcile.independence import group_origins
from dragoman.reconcile.judging.corrections import shown_corrections
from dragoman.reconcile.judging.log import changed_lines
from dragoman.reconcile.judging.ruling import Ruling, anchors_of, rule
from dragoman.reconcile.judging.weigh import as_judged, regrouping, settled
from dragoman.run.copies import find_copies
from dragoman.run.outlined import outline_claims
from dragoman.run.spool import Spool
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim
from dragoman.types.fact import Conflict
from dragoman.types.holding import Piece
from dragoman.types.ids import checksum
from dragoman.types.store import Store

WEIGHED = "weighed"
"""The note in the register that says what made its facts, while nothing they rest on was changed."""
JUDGED = "judged"
"""The note that says how many lines of the log its facts were made under."""
FEW = 0.5
"""Share of the documents from which on all are weighed: finding out what the new ones touch would cost more."""


def weigh_register(store: Store, *, lexicon: Lexicon, datings: Mapping[str, Dating]) -> None:
    """Join the claims of a register to facts, and put these in place of those they touch, in one transaction."""
    weighing = Weighing(store, lexicon=lexicon, datings=datings)
    with Spool() as spool:
        for piece in weighing.pieces():
            spool.put(piece)
        store.put_pieces(spool.pieces(), weighing.conflicts(), weighing.frame.sources.items())
    weighing.note()


def weighed_by(lexicon: Lexicon) -> str:
    """Return what facts depend on beside the register: how claims are weighed, and the lexicon."""
    return f"{_method()} {lexicon.version}"


@lru_cache(maxsize=1)
def _method() -> str:
    """Return the checksum of the code that weighs: facts of other code do not stand beside those of this one."""
    room = Path(reconcile.__file__).parent
    files = sorted(room.rglob("*.py"))
    return checksum("\n".join(f"{f.relative_to(room).as_posix()} {checksum(f.read_text('utf-8'))}" for f in files))


class Weighing:
    """One weighing of a register: its pieces first, then the conflicts beside them."""

    def __init__(self, store: Store, *, lexicon: Lexicon, datings: Mapping[str, Dating]) -> None:
        """Look through the texts, the log and the outlines of all claims."""
        self._store = store
        self._lexicon = lexicon
        self._copies = find_copies(store)
        self._gleaned = glean(store.documents(), datings, lexicon)
        self._log = list(store.judgements())
        self._ruling, self._corrected = self._rule()
        self.frame = Frame(
            lexicon=lexicon,
            entities={e.id: e for e in store.entities()} | dict(lexicon.entities),
            datings=datings,
            sources=group_origins(self._gleaned.origins, self._copies),
            discrepancies=list(store.discrepancies()),
            documents=store.documents,
            claims_of=lambda doc_ids: as_judged(store.claims_of_documents(doc_ids), self._ruling),
            regroup=regrouping(self._ruling),
        )
        self._changed = self._changed_documents()
        self._claims = outline_claims(
            store, self.frame, self._ruling, corrected=self._corrected, is_part=self._changed is not None
        )

    def _rule(self) -> tuple[Ruling, dict[str, Claim]]:
        """Return what the log says, and the claims it puts right as they were read, by id."""
        anchored = sorted({anchor.doc_id for line in self._log for anchor in anchors_of(line)})
        claims = list(self._store.claims_of_documents(anchored))
        ruling = rule(self._log, claims, {doc.id: doc for doc in self._store.documents(anchored)})
        return ruling, {claim.id: claim for claim in claims if claim.id in ruling.corrections}

    def _changed_documents(self) -> frozenset[str] | None:
        """Return the documents that are new, of another group of sources now or newly judged; None where all count."""
        judged = self._store.meta(JUDGED)
        if judged is None or self._store.meta(WEIGHED) != weighed_by(self._lexicon):
            return None
        sources, stored = self.frame.sources, self._store.source_groups()
        changed = {doc_id for doc_id, group in sources.items() if stored.get(doc_id) != group}
        lines = changed_lines(self._log, int(judged))
        changed |= {anchor.doc_id for line in lines for anchor in anchors_of(line)} & sources.keys()
        return frozenset(changed) if len(changed) <= FEW * len(sources) else None

    @property
    def is_whole(self) -> bool:
        """Whether all claims are weighed."""
        return self._changed is None

    def reached(self) -> Iterator[list[str]]:
        """Yield the ids of the claims that are weighed, piece by piece."""
        seeds = None if self._changed is None else self._claims.of_documents(self._changed) | self._claims.told_anew
        yield from self._claims.blocks.pieces(seeds)

    def pieces(self) -> Iterator[Piece]:
        """Yield the facts of each piece, with the conflicts about them and the facts that give way."""
        fact_of = self._claims.fact_of
        for claim_ids in self.reached():
            told = as_judged(self._store.claims(sorted(claim_ids)), self._ruling)
            facts, conflicts = weigh_sets(told, self.frame)
            gone = frozenset(fact_of.pop(claim_id) for claim_id in claim_ids if claim_id in fact_of)
            fact_of.update((claim_id, fact.id) for fact in facts for claim_id in fact.claim_ids)
            yield Piece(tuple(facts), tuple(settled(conflicts, self._ruling)), gone)

    def conflicts(self) -> list[Conflict]:
        """Return the conflicts beside those of the pieces, which must have been taken: between texts, and in doubt."""
        compared = self._compared()
        either = [i for a, b in sorted(compared) for i in (addition_id(a, b), addition_id(b, a))]
        texts = Texts(
            gleaned=self._gleaned,
            copies=self._copies,
            strange=self._claims.strange,
            doubtful=sorted(self._claims.doubtful),
            fact_of=self._claims.fact_of,
            compared=compared,
            additions=list(self._store.conflicts(either)),
        )
        shown = shown_corrections(self._ruling, self._corrected, self._claims.fact_of)
        return settled([*weigh_texts(texts, self.frame), *shown], self._ruling)

    def _compared(self) -> frozenset[Pair]:
        """Return the pairs of copies of texts of which no copy has changed and no conflict was settled."""
        if self._changed is None:
            return frozenset()
        changed = self._changed | {doc_id for line in self._ruling.settlements for doc_id, _ in line.places}
        groups = Groups({doc_id for pair in self._copies for doc_id in pair} | changed)
        for left, right in self._copies:
            groups.join(left, right)
        touched = {groups.find(doc_id) for doc_id in changed}
        return frozenset((left, right) for left, right in self._copies if groups.find(left) not in touched)

    def note(self) -> None:
        """Note in the register what its facts were made by."""
        self._store.save_meta(JUDGED, str(len(self._log)))
        self._store.save_meta(WEIGHED, weighed_by(self._lexicon))
