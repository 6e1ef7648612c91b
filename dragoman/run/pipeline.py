"""The road of the data, in order. Reading this file top to bottom explains the program.

bytes → acquire → Document → clean → Segments → annotate → Mentions, times, amounts → extract → Claims
→ resolve → Claims with entities, coded events                      (one document: `read_record`)
→ dates through other documents → claims read again by them          (all documents: `weigh`)
→ reconcile, under the analysts' judgements → Facts + Conflicts → register
"""

from collections.abc import Mapping
from functools import partial

from dragoman.acquire.read import read_document
from dragoman.annotate.layers import annotate
from dragoman.annotate.masthead import with_masthead
from dragoman.clean.segment import segment
from dragoman.config import Config
from dragoman.extract.claims import extract_claims
from dragoman.extract.coding.events import code_events
from dragoman.extract.grammar.growing import Trees
from dragoman.lexicon.pause import paused_collection
from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.dates.told import with_occasions
from dragoman.reconcile.within.find import find_discrepancies
from dragoman.resolve.events import resolve_events
from dragoman.resolve.link import resolve_claims
from dragoman.run.batch import Road, read_one
from dragoman.run.collection import date_collection
from dragoman.run.weighing import weigh_register
from dragoman.types.analysis import Analyser
from dragoman.types.annotation import Dating
from dragoman.types.document import Document, RawDocument
from dragoman.types.issue import Issue
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


@paused_collection()
def analyse(
    doc: Document, *, lexicon: Lexicon, analyser: Analyser | None = None, dating: Dating | None = None
) -> DocumentRecord:
    """Take one readable document to its claims; what the text alone decides, and `dating` where others give its day."""
    segments = segment(doc, lexicon=lexicon)
    doc = with_masthead(doc, segments, lexicon=lexicon)
    annotations = annotate(doc, segments, lexicon=lexicon, analyser=analyser, dating=dating)
    trees = Trees(annotations.tokens)
    found = extract_claims(doc, annotations, lexicon=lexicon, trees=trees)
    claims, entities = resolve_claims(doc, annotations, found, lexicon=lexicon)
    known = {**{e.id: e for e in entities}, **lexicon.entities}
    annotations = with_occasions(annotations, claims, doc.text, known)
    coded = code_events(doc, annotations, lexicon=lexicon, trees=trees)
    events = resolve_events(doc, annotations, coded, claims, lexicon=lexicon)
    return DocumentRecord(
        document=doc,
        annotations=annotations,
        claims=claims,
        entities=entities,
        issues=annotations.issues,
        events=events,
        discrepancies=find_discrepancies(doc, annotations, claims, lexicon=lexicon),
    )


def analyse_again(
    doc: Document, dating: Dating | None, *, lexicon: Lexicon, analyser: Analyser | None = None
) -> DocumentRecord | Issue:
    """Take a stored document down the road again, by the date that others give it; an Issue where that fails."""
    again = partial(analyse, lexicon=lexicon, analyser=analyser, dating=dating)
    return read_one(doc, road=Road(read=partial(read_record, lexicon=lexicon, config=Config()), analyse=again))


def weigh(store: Store, *, lexicon: Lexicon, analyser: Analyser | None = None) -> None:
    """Date documents by one another, join the claims of all to facts, and put these in place of the facts before."""
    reread = partial(analyse_again, lexicon=lexicon, analyser=analyser)
    datings = date_collection(store, lexicon=lexicon, reread=reread)
    weigh_claims(store, lexicon=lexicon, datings=datings)


@paused_collection()
def weigh_claims(store: Store, *, lexicon: Lexicon, datings: Mapping[str, Dating] | None = None) -> None:
    """Join claims to facts under the analysts' judgements, and put these in place of the others.

    Of a register that was weighed before, only what its new documents and judgements touch is weighed again. Documents
    keep the dates they have: `datings`, where they have been read already.
    """
    weigh_register(store, lexicon=lexicon, datings=store.datings() if datings is None else datings)
