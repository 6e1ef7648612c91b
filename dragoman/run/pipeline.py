"""The road of the data, in order. Reading this file top to bottom explains the program.

bytes → acquire → Document → clean → Segments → annotate → Mentions, times, amounts → extract → Claims
→ resolve → Claims with entities, coded events                      (one document: `read_record`)
→ reconcile → Facts + Conflicts → register                           (all documents: `weigh`)
"""

from dragoman.acquire.read import read_document
from dragoman.annotate.layers import annotate
from dragoman.annotate.masthead import with_masthead
from dragoman.clean.segment import segment
from dragoman.config import Config
from dragoman.extract.claims import extract_claims
from dragoman.extract.coding.events import code_events
from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.facts import reconcile
from dragoman.resolve.events import resolve_events
from dragoman.resolve.link import resolve_claims
from dragoman.types.analysis import Analyser
from dragoman.types.document import Document, RawDocument
from dragoman.types.record import DocumentRecord
from dragoman.types.store import Store


def read_record(
    raw: RawDocument, *, lexicon: Lexicon, config: Config, analyser: Analyser | None = None
) -> DocumentRecord:
    """Read one document to its claims: a pure function of its bytes, the lexicon, the model and the options.

    Raises:
        AcquireError: the bytes are no readable document.
    """
    return analyse(read_document(raw, limits=config.limits), lexicon=lexicon, analyser=analyser)


def analyse(doc: Document, *, lexicon: Lexicon, analyser: Analyser | None = None) -> DocumentRecord:
    """Take one readable document to its claims; what the text alone decides."""
    segments = segment(doc, lexicon=lexicon)
    doc = with_masthead(doc, segments, lexicon=lexicon)
    annotations = annotate(doc, segments, lexicon=lexicon, analyser=analyser)
    found = extract_claims(doc, annotations, lexicon=lexicon)
    claims, entities = resolve_claims(doc, annotations, found, lexicon=lexicon)
    coded = code_events(doc, annotations, lexicon=lexicon)
    events = resolve_events(doc, annotations, coded, claims, lexicon=lexicon)
    return DocumentRecord(
        document=doc,
        annotations=annotations,
        claims=claims,
        entities=entities,
        issues=annotations.issues,
        events=events,
    )


def weigh(store: Store, *, lexicon: Lexicon) -> None:
    """Join the claims of all documents to facts, and put these in place of the facts before."""
    outcome = reconcile(store.documents(), store.claims(), store.datings(), store.entities(), lexicon=lexicon)
    store.replace_facts(outcome.facts, outcome.conflicts, outcome.sources)
