"""A report as DOCX with real footnotes, for people who edit and print.

Takes parts; gives bytes, the same for the same parts. python-docx writes everything but footnotes: their part of the
package is made here (ECMA-376, part 1, sections 11.3.7 and 17.11). Needs the extra `docx`.
"""

import io
import unicodedata
import zipfile
from collections.abc import Iterable

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from dragoman.answer.notes import Note
from dragoman.present.export.plain import printable
from dragoman.present.export.report import Heading, Item, Part, Sentence, Table, footnote

FIRST_NOTE = 1  # -1 and 0 are the line between text and notes
MADE = (1980, 1, 1, 0, 0, 0)  # date of the members of the file: the same report is the same bytes
EMPTY_NOTES = f"""<w:footnotes {nsdecls("w", "r")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


class _Footnotes:
    """The part of the package that holds footnotes; each gets the next number."""

    def __init__(self, document: docx.document.Document) -> None:
        part = document.part
        self.part = XmlPart(
            PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, parse_xml(EMPTY_NOTES), part.package
        )
        part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        self.next = FIRST_NOTE

    def add(self, paragraph: Paragraph, note: Note) -> None:
        """Put a mark at the end of a paragraph, and the note under its number."""
        mark = paragraph.add_run()
        mark.style = "Footnote Reference"
        reference = OxmlElement("w:footnoteReference", {qn("w:id"): str(self.next)})
        mark._r.append(reference)  # python-docx has no call for it
        self.part.element.append(self._note(note))
        self.next += 1

    def _note(self, note: Note) -> BaseOxmlElement:
        words, link = footnote(note)
        body = OxmlElement("w:p")
        body.append(_properties("w:pPr", "w:pStyle", "FootnoteText"))
        mark = OxmlElement("w:r")
        mark.append(_properties("w:rPr", "w:rStyle", "FootnoteReference"))
        mark.append(OxmlElement("w:footnoteRef"))
        body.append(mark)
        body.append(_run(f" {_fit(words)}"))
        if link:
            target = self.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            anchor = OxmlElement("w:hyperlink", {qn("r:id"): target})
            anchor.append(_run(_fit(note.address or "")))
            body.append(_run(" "))
            body.append(anchor)
        whole = OxmlElement("w:footnote", {qn("w:id"): str(self.next)})
        whole.append(body)
        return whole


def to_docx(parts: Iterable[Part]) -> bytes:
    """Return the report as a Word file."""
    document = docx.Document()
    _add_styles(document)
    notes = _Footnotes(document)
    for part in parts:
        _add(document, part, notes)
    buffer = io.BytesIO()
    document.save(buffer)
    return _undated(buffer)


def _add(document: docx.document.Document, part: Part, notes: _Footnotes) -> None:
    match part:
        case Heading():
            document.add_heading(_fit(part.text), level=part.level)
        case Sentence():
            document.add_paragraph(_fit(part.text))
        case Table():
            _add_table(document, part)
        case Item():
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(_fit(part.lead)).bold = True
            paragraph.add_run(f": {_fit(part.text)} ({part.standing})")
            for note in part.notes:
                notes.add(paragraph, note)


def _add_table(document: docx.document.Document, table: Table) -> None:
    grid = document.add_table(rows=0, cols=len(table.headers), style="Table Grid")
    for texts in (table.headers, *table.rows):
        for cell, text in zip(grid.add_row().cells, texts, strict=True):
            cell.text = _fit(text)


def _add_styles(document: docx.document.Document) -> None:
    """Add the two styles of footnotes, which the template lacks."""
    text = document.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    text.font.size = Pt(9)
    mark = document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def _properties(name: str, style: str, value: str) -> BaseOxmlElement:
    properties = OxmlElement(name)
    properties.append(OxmlElement(style, {qn("w:val"): value}))
    return properties


def _run(text: str) -> BaseOxmlElement:
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _fit(text: str) -> str:
    """Leave out what XML cannot hold or would turn the line: control, direction and unassigned code points."""
    return "".join(c for c in printable(text) if unicodedata.category(c) != "Cn")


def _undated(made: io.BytesIO) -> bytes:
    """Write the package again without the time at which it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            target.writestr(zipfile.ZipInfo(member.filename, MADE), source.read(member), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
