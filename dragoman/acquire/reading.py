"""What a reader of one format hands back, before it becomes a Document.

Takes and gives plain values; never reads bytes itself. Every reader (`txt.py`, `html.py` ...) returns a
Reading, and `read.py` alone turns it into a Document, so that ids, limits and metadata are decided once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dragoman.config import Limits
from dragoman.types.document import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The text of one document and the headers found in its bytes.

    `cleaner` is the reader and its version ("html@1"): raise the version whenever the same bytes would give
    another text, since offsets move. `charset` is None for formats that carry their own. `headers` are the
    values as given; `layer` says where they stood ("front matter", "html", "email"). `template_lang` is a
    language a page template declares, which is believed only where the text itself does not tell.
    """

    text: str
    cleaner: str
    layer: str
    charset: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    template_lang: str | None = None
    pages: tuple[Page, ...] = ()


Reader = Callable[[bytes, str, Limits], Reading]
"""bytes, the document's name (for messages only) and limits → Reading; raises AcquireError."""
