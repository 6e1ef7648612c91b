"""Tell footnotes: the words of a document, whose they are, and where they stand.

Takes notes; gives citations. A quote is only cut where it is longer than a page would show, and then says so.
"""

from collections.abc import Iterable

from dragoman.answer.notes import Note
from dragoman.answer.wording import modality_text, time_text
from dragoman.present.export.fragments import fragment_link, is_web_address
from dragoman.present.mcp.shapes import Citation
from dragoman.types.claim import Modality, Polarity

CITED = 3  # citations of an entry in a list; `show` gives all
MAX_QUOTE = 1200  # code points
CUT = " […]"


def citation(note: Note, source: int = 1) -> Citation:
    """Tell one footnote; `source` numbers the sources of the entry it belongs to."""
    return Citation(
        quote=cut(note.quote),
        document=note.document,
        publisher=note.publisher,
        published=time_text(note.published),
        start=note.start,
        end=note.end,
        address=note.address,
        link=page_link(note.address, note.quote),
        says=standing(note.modality, note.polarity),
        speaker=list(note.speaker),
        source=source,
        claim=note.claim_id,
    )


def citations(notes: Iterable[Note], best: str = "", limit: int | None = CITED) -> list[Citation]:
    """Tell footnotes: first that with the quote `best`, then the first of every other source, then the rest."""
    ordered = sorted(notes, key=lambda note: note.quote != best)
    numbers = {group: number for number, group in enumerate(dict.fromkeys(n.group for n in ordered), start=1)}
    firsts = {note.group: note.claim_id for note in reversed(ordered)}
    ordered.sort(key=lambda note: firsts[note.group] != note.claim_id)
    return [citation(note, numbers[note.group]) for note in ordered[:limit]]


def standing(modality: Modality, polarity: Polarity) -> str:
    """Say how words are meant: "denied" where they deny, else their modality."""
    return polarity.value if polarity is Polarity.DENIED else modality_text(modality)


def page_link(address: str | None, words: str) -> str | None:
    """Return the address that opens a page at these words, None where there is no page."""
    return fragment_link(address, words) if address and is_web_address(address) else None


def cut(quote: str) -> str:
    """Return a quote whole, or its beginning where it is very long."""
    return quote if len(quote) <= MAX_QUOTE else quote[:MAX_QUOTE] + CUT
