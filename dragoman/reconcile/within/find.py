"""All that one text says against itself or against the lexicon, by the table of detectors."""

from collections.abc import Callable, Iterator

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.within.introductions import find_introductions
from dragoman.reconcile.within.levels import find_levels
from dragoman.reconcile.within.near_names import find_misprints, find_near_names
from dragoman.reconcile.within.people import find_people
from dragoman.reconcile.within.ranks import find_ranks
from dragoman.reconcile.within.terms import find_terms
from dragoman.reconcile.within.titles import find_titles
from dragoman.reconcile.within.told import Told
from dragoman.reconcile.within.tribunals import find_tribunals
from dragoman.reconcile.within.wording import find_wording
from dragoman.types.annotation import Annotations
from dragoman.types.claim import Claim
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import Document

DETECTORS: tuple[Callable[[Told], Iterator[Discrepancy]], ...] = (
    find_people,
    find_introductions,
    find_titles,
    find_ranks,
    find_terms,
    find_near_names,
    find_misprints,
    find_wording,
    find_tribunals,
    find_levels,
)


def find_discrepancies(
    doc: Document, annotations: Annotations, claims: tuple[Claim, ...], *, lexicon: Lexicon
) -> tuple[Discrepancy, ...]:
    """Return what is doubtful in the text of a document that claims are read from, in text order, each doubt once."""
    if not annotations.relevant:
        return ()
    told = Told(doc=doc, notes=annotations, claims=claims, lexicon=lexicon)
    found: dict[tuple[str, str, str], Discrepancy] = {}
    for doubt in (d for detect in DETECTORS for d in detect(told)):  # of one field and two values, as it is kept
        found.setdefault((doubt.doubt.kind, doubt.doubt.printed, doubt.doubt.known), doubt)
    return tuple(sorted(found.values(), key=lambda d: (d.evidence[0].span, d.doubt.kind, d.doubt.printed)))
