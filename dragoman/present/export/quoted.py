"""A fact with its quotes and their sources as HTML, for formats that carry it.

Takes notes; gives paragraphs, escaped. A source that has an address is a link to the very words.
"""

from collections.abc import Iterable
from html import escape

from dragoman.answer.notes import Note
from dragoman.answer.wording import time_text
from dragoman.present.export.fragments import fragment_link, is_web_address
from dragoman.present.export.plain import printable


def body_html(standing: str, notes: Iterable[Note]) -> str:
    """Return how a fact stands, and a paragraph for each note: its words, who printed them and when."""
    return "".join([f"<p>{html_text(standing)}</p>", *map(_quote, notes)])


def html_text(text: str) -> str:
    """Return a text as HTML shows it, on one line."""
    return escape(printable(text))


def _quote(note: Note) -> str:
    source = html_text(f"{note.publisher or note.document}, {time_text(note.published)}")
    if note.address and is_web_address(note.address):
        source = f'<a href="{escape(fragment_link(note.address, note.quote))}">{source}</a>'
    return f"<p>“{html_text(note.quote)}” ({source})</p>"
