"""Say when a document was published: as it states, else as its own evidence allows.

Takes a Document, its segments, the drafts of its names and the lexicon; gives Dating. A stated date always wins, and no
evidence is looked for beside it.
"""

from collections.abc import Sequence

from dragoman.annotate.dating.inferred import infer_date
from dragoman.annotate.dating.stated import date_stated
from dragoman.annotate.dating.story import tell
from dragoman.annotate.drafts import Draft
from dragoman.lexicon.records import Lexicon
from dragoman.types.annotation import Dating
from dragoman.types.document import Document, Segment


def date_document(doc: Document, segments: Sequence[Segment], drafts: Sequence[Draft], *, lexicon: Lexicon) -> Dating:
    """Return the publication date of `doc`, its basis and reasons; time None where nothing fixes it."""
    stated = date_stated(doc, segments)
    if stated.time is not None or doc.lang not in {None, "en"}:
        return stated
    inferred = infer_date(tell(doc, segments, drafts, lexicon))
    return Dating(inferred.time, inferred.basis, (*stated.reasons, *inferred.reasons))
