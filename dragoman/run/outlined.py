"""What is kept of all claims of a register while it is weighed: which hang together, and what must be looked at.

Takes a store and what claims are weighed by; gives a line for each claim. The claims themselves are read piece by
piece.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.reconcile.aliases import with_aliases
from dragoman.reconcile.facts import Frame, granted_programmes, strangers_in
from dragoman.reconcile.judging.ruling import Ruling
from dragoman.reconcile.judging.weigh import as_judged
from dragoman.reconcile.reach import Blocks, outline_of
from dragoman.reconcile.stages import movers_of
from dragoman.types.claim import Claim
from dragoman.types.store import Store


@dataclass(slots=True)
class Outlined:
    """All claims in their blocks.

    `fact_of` is the fact that holds each claim. Where a part is weighed, `by_doc` are the claims of each document, and
    `told_anew` those that name somebody of whom new documents say something new. `strange` are documents that name
    somebody unknown, `doubtful` those with claims or words in doubt.
    """

    blocks: Blocks
    fact_of: dict[str, str] = field(default_factory=dict)
    by_doc: dict[str, list[str]] = field(default_factory=dict)
    told_anew: set[str] = field(default_factory=set)
    strange: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)

    def of_documents(self, doc_ids: Iterable[str]) -> set[str]:
        """Return the claims of these documents."""
        return {claim_id for doc_id in doc_ids for claim_id in self.by_doc.get(doc_id, ())}


def outline_claims(
    store: Store, frame: Frame, ruling: Ruling, *, corrected: Mapping[str, Claim], is_part: bool
) -> Outlined:
    """Return what is kept of all claims; those weighed otherwise than read are put into the blocks of both forms.

    `corrected` are the claims that people put right, as read; only of a part it matters who is `told_anew`.
    """
    lexicon, strangers = frame.lexicon, strangers_in(frame.entities)
    blocks = Blocks(frame.entities, granted_programmes(lexicon), movers_of(lexicon).keys())
    found = Outlined(blocks, doubtful={discrepancy.doc_id for discrepancy in frame.discrepancies})
    anew = store.entities_told_anew() - lexicon.entities.keys() if is_part else set()
    otherwise = _weighed_otherwise(frame, ruling, corrected)
    for outline in store.outlines():
        blocks.put(outline)
        if claim := otherwise.get(outline.id):
            blocks.put(outline_of(claim, outline))
        if is_part:
            found.by_doc.setdefault(outline.doc_id, []).append(outline.id)
        if outline.fact_id:
            found.fact_of[outline.id] = outline.fact_id
        named = {entity for _, entity in outline.parties}
        if not strangers.isdisjoint(named):
            found.strange.add(outline.doc_id)
        if not anew.isdisjoint(named):
            found.told_anew.add(outline.id)
        if outline.is_doubted:
            found.doubtful.add(outline.doc_id)
    for tie in ruling.ties:
        blocks.tie((*tie.together, *((tie.apart,) if tie.apart else ())))
    return found


def _weighed_otherwise(frame: Frame, ruling: Ruling, corrected: Mapping[str, Claim]) -> dict[str, Claim]:
    """Return the claims that are weighed with other values than they were read with, by id."""
    found = {claim.id: claim for claim in as_judged(corrected.values(), ruling)}
    misspelt = list(frame.claims_of(sorted(frame.misspelt)))
    return found | {claim.id: claim for claim in with_aliases(misspelt, frame.discrepancies, frame.entities)}
