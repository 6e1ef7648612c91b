"""What is to be weighed: all that a register holds, or what its new documents touch.

Takes a store and what is known already; gives the material, and the facts that give way to what comes of it. What is
found of a part is what weighing all finds, so that reading in pieces leaves what reading at once does.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from dragoman import reconcile
from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.aliases import misspelt_in, with_aliases
from dragoman.reconcile.clusters import Groups
from dragoman.reconcile.conflict_copies import addition_id
from dragoman.reconcile.copies import Pair
from dragoman.reconcile.facts import Part, granted_programmes
from dragoman.reconcile.independence import group_sources
from dragoman.reconcile.judging.weigh import Material
from dragoman.reconcile.reach import claims_in_reach, outline_of
from dragoman.reconcile.stages import movers_of
from dragoman.run.copies import find_copies
from dragoman.types.annotation import Dating
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.entity import EntityKind
from dragoman.types.ids import checksum
from dragoman.types.outline import Outline
from dragoman.types.store import Store

WEIGHED = "weighed"
"""The note in the register that says what made its facts, while nothing they rest on was changed."""
FEW = 0.5
"""Share of the documents from which on all are weighed: finding out what the new ones touch would cost more."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be weighed, and the ids of the facts that give way; None: all of them."""

    material: Material
    instead_of: frozenset[str] | None = None


def weighed_by(lexicon: Lexicon) -> str:
    """Return what facts depend on beside the register: how claims are weighed, and the lexicon."""
    return f"{_method()} {lexicon.version}"


@lru_cache(maxsize=1)
def _method() -> str:
    """Return the checksum of the code that weighs: facts of other code do not stand beside those of this one."""
    room = Path(reconcile.__file__).parent
    files = sorted(room.rglob("*.py"))
    return checksum("\n".join(f"{f.relative_to(room).as_posix()} {checksum(f.read_text('utf-8'))}" for f in files))


def gather(store: Store, *, lexicon: Lexicon, datings: Mapping[str, Dating]) -> Task:
    """Return what is to be weighed: all where judgements, another lexicon or changed documents may change any fact."""
    whole = Material(
        documents=list(store.documents()),
        claims=(),
        datings=datings,
        entities=list(store.entities()),
        discrepancies=list(store.discrepancies()),
        judgements=list(store.judgements()),
        copies=find_copies(store),
    )
    if not whole.judgements and store.meta(WEIGHED) == weighed_by(lexicon):
        parts = _Parts(store, lexicon, whole)
        if part := parts.touched():
            claims = list(store.claims(sorted(parts.needed(part))))
            return Task(replace(whole, claims=claims, part=part), parts.facts_of(part))
    return Task(replace(whole, claims=list(store.claims())))


class _Parts:
    """Finds what the new documents of a register touch."""

    def __init__(self, store: Store, lexicon: Lexicon, whole: Material) -> None:
        self._store = store
        self._lexicon = lexicon
        self._whole = whole
        self._entities = {e.id: e for e in whole.entities} | dict(lexicon.entities)
        self._doubted = {found.doc_id for found in whole.discrepancies}
        self._outlines = self._as_weighed(store.outlines(), whole.discrepancies)
        self._by_doc: dict[str, list[Outline]] = {}
        for outline in self._outlines.values():
            self._by_doc.setdefault(outline.doc_id, []).append(outline)

    def _as_weighed(self, outlines: Iterable[Outline], discrepancies: Sequence[Discrepancy]) -> dict[str, Outline]:
        """Return the outlines by claim, with people under a misspelt name as whom they are."""
        found = {outline.id: outline for outline in outlines}
        claims = list(self._store.claims_of_documents(sorted(misspelt_in(discrepancies))))
        for claim in with_aliases(claims, discrepancies, self._entities):
            found[claim.id] = outline_of(claim, found[claim.id])
        return found

    def touched(self) -> Part | None:
        """Return what documents that are new, or of another group of sources now, touch; None where it is too much."""
        documents = self._whole.documents
        sources = group_sources(documents, self._lexicon, self._whole.copies)
        stored = self._store.source_groups()
        changed = {doc_id for doc_id, group in sources.items() if stored.get(doc_id) != group}
        if len(changed) > FEW * len(documents):
            return None
        strangers = self._store.entities_told_anew() - self._lexicon.entities.keys()
        seeds = {o.id for doc_id in changed for o in self._by_doc.get(doc_id, ())}
        seeds |= {o.id for o in self._outlines.values() if any(e in strangers for _, e in o.parties)}
        granted, movers = granted_programmes(self._lexicon), movers_of(self._lexicon).keys()
        claims = claims_in_reach(self._outlines.values(), seeds, self._entities, granted, movers)
        compared = self._compared(changed)
        either = [i for a, b in sorted(compared) for i in (addition_id(a, b), addition_id(b, a))]
        others = {o.id: o.fact_id for o in self._outlines.values() if o.fact_id and o.id not in claims}
        return Part(
            claims=frozenset(claims),
            fact_of=others,
            sources=sources,
            strange=self._with_strangers(),
            claims_of=self._store.claims_of_documents,
            compared=compared,
            additions=tuple(self._store.conflicts(either)),
        )

    def _compared(self, changed: Set[str]) -> frozenset[Pair]:
        """Return the pairs of copies of texts of which no copy has changed."""
        copies = self._whole.copies or ()
        groups = Groups({doc_id for pair in copies for doc_id in pair} | changed)
        for left, right in copies:
            groups.join(left, right)
        touched = {groups.find(doc_id) for doc_id in changed}
        return frozenset((left, right) for left, right in copies if groups.find(left) not in touched)

    def facts_of(self, part: Part) -> frozenset[str]:
        """Return the facts that hold these claims now."""
        held = (self._outlines[claim].fact_id for claim in part.claims)
        return frozenset(fact for fact in held if fact)

    def needed(self, part: Part) -> frozenset[str]:
        """Return the claims to be read at once: the part's own, and all in doubt."""
        doubted = {o.id for o in self._outlines.values() if o.is_doubted or o.doc_id in self._doubted}
        return part.claims | doubted

    def _with_strangers(self) -> frozenset[str]:
        """Return the documents that name somebody unknown."""
        unknown = {e.id for e in self._entities.values() if e.kind is EntityKind.PERSON and not e.known}
        return frozenset(o.doc_id for o in self._outlines.values() if any(e in unknown for _, e in o.parties))
