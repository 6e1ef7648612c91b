"""Read a Word document: headings, paragraphs, lists and tables in the order of the page.

Takes bytes; gives the text, one block a line, and the core properties. Deleted text of tracked changes is left
out, inserted text is read; footnotes, headers and footers are not read. Never resolves a link or a macro.

Loaded by `readers.py` on the first Word document.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from lxml import etree

from dragoman.acquire.members import spend_package
from dragoman.acquire.reading import Reading
from dragoman.config import Limits
from dragoman.errors import AcquireError

CLEANER = "docx@1"
LIST_MARK = "- "  # numbers of numbered lists are computed by Word and not in the file
CELL_BREAK = "\t"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, KeyError, ValueError, AttributeError,
    IndexError, TypeError, OSError, OpcError, etree.LxmlError,
)  # fmt: skip


def read_docx(data: bytes, name: str, limits: Limits) -> Reading:
    """Read the body in order: a paragraph a line, list items marked "- ", a table row a line with tabs.

    Raises:
        AcquireError: "broken_docx", "zip_bomb" where the package unpacks beyond the limits.
    """
    spend_package(data, name, limits)
    try:
        word = docx.Document(io.BytesIO(data))
        lines = list(_body_lines(word))
        headers = _find_headers(word)
    except _BROKEN as err:
        raise AcquireError("broken_docx", f"{name}: not a sound Word document ({err}); save it again as .docx") from err
    return Reading(text="\n".join(lines), cleaner=CLEANER, layer="docx", headers=headers)


def _body_lines(word: WordDocument) -> Iterator[str]:
    styles = _style_names(word)
    for block in _blocks(word.element.body):
        lines = _row_lines(block) if block.tag == f"{_W}tbl" else [_paragraph_line(block, styles)]
        yield from filter(None, lines)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables in order, also those inside content controls, which python-docx skips."""
    for child in parent:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"}:
            yield from _blocks(child)


def _texts(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag != _FALLBACK:  # the same words again, for older programs
            yield from _texts(child)


def _text(element: etree._Element) -> str:
    return " ".join("".join(_texts(element)).split())


def _paragraph_line(paragraph: etree._Element, styles: Mapping[str, str]) -> str:
    text = _text(paragraph)
    is_item = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or _style_name(paragraph, styles).startswith("List ")
    return f"{LIST_MARK}{text}" if text and is_item else text


def _style_names(word: WordDocument) -> Mapping[str, str]:
    return {style.style_id: style.name or "" for style in word.styles}


def _style_name(paragraph: etree._Element, styles: Mapping[str, str]) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else styles.get(style.get(f"{_W}val", ""), "")


def _row_lines(table: etree._Element) -> list[str]:
    """Return one line a row; a cell's paragraphs, and a table inside it, are joined by spaces."""
    rows = table.iterchildren(f"{_W}tr")
    return [CELL_BREAK.join(filter(None, (_cell(cell) for cell in row.iter(f"{_W}tc")))) for row in rows]


def _cell(cell: etree._Element) -> str:
    return " ".join(filter(None, (_text(block) for block in cell.iterchildren(f"{_W}p"))))


def _find_headers(word: WordDocument) -> dict[str, str]:
    """Return the core properties; days of making and saving are not days of publication and keep their names."""
    core = word.core_properties
    made = {"docx_created": core.created, "docx_modified": core.modified}
    headers = {
        "title": core.title or _styled_title(word),
        "author": core.author if core.author != "python-docx" else "",
        "docx_subject": core.subject,
        "docx_keywords": core.keywords,
        "lang": core.language,
        **{key: value.isoformat() for key, value in made.items() if value},
    }
    return {key: value for key, value in headers.items() if value}


def _styled_title(word: WordDocument) -> str:
    styles = _style_names(word)
    paragraphs = (block for block in _blocks(word.element.body) if block.tag == f"{_W}p")
    titles = (_text(p) for p in paragraphs if _style_name(p, styles) == "Title")
    return next(titles, "")
