"""Blocks of a Word document come in the order of the page."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dragoman.acquire.read import read_document
from dragoman.config import Limits
from dragoman.errors import AcquireError
from dragoman.types.document import RawDocument


def make_docx(build):
    word = docx.Document()
    build(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def read(data, name="a.docx", limits=None):
    return read_document(RawDocument(name=name, uri="file:///a", data=data, sidecar={}), limits=limits or Limits())


def _statement(word):
    word.core_properties.title = "Joint Statement"
    word.core_properties.author = "Ministry of Foreign Affairs"
    word.core_properties.created = datetime(2024, 4, 17, tzinfo=UTC)
    word.add_heading("Joint Statement on the Visit", 1)
    word.add_paragraph("The two sides agreed on the following points during the talks in Hanoi.")
    word.add_paragraph("Training of officials", style="List Bullet")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Project", "Amount", "Port", "10 billion yen"], strict=True):
        cell.text = text
    word.add_paragraph("Done at Hanoi.")


def test_blocks_in_order_and_core_properties():
    doc = read(make_docx(_statement))
    assert doc.text.splitlines() == [
        "Joint Statement on the Visit",
        "The two sides agreed on the following points during the talks in Hanoi.",
        "- Training of officials",
        "Project\tAmount",
        "Port\t10 billion yen",
        "Done at Hanoi.",
    ]
    assert (doc.title, doc.author, doc.published) == ("Joint Statement", "Ministry of Foreign Affairs", None)
    assert doc.metadata["docx_created"].startswith("2024-04-17")
    assert doc.cleaner == "docx@1"


def test_inserted_text_is_read_and_deleted_text_is_not():
    def build(word):
        word.add_paragraph("Start")._p.append(
            parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t xml:space='preserve'> kept</w:t><w:tab/></w:r></w:ins>")
        )
        word.paragraphs[0]._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>gone</w:delText></w:r></w:del>"))
        control = (
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        word.element.body.insert(1, parse_xml(control))

    assert read(make_docx(build)).text.splitlines() == ["Start kept", "In a control"]


def test_a_merged_cell_is_read_once():
    def build(word):
        row = word.add_table(rows=1, cols=2).rows[0]
        row.cells[0].merge(row.cells[1]).text = "Total"

    assert read(make_docx(build)).text == "Total"


def _package(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


BAD = [  # data, code
    (b"not a package", "broken_docx"),
    (b"PK\x03\x04 cut off", "broken_docx"),
    (_package({"word/document.xml": "<broken"}), "broken_docx"),
    (_package({"word/document.xml": b"<a/>" + b" " * 5_000_000}), "zip_bomb"),
    (make_docx(lambda _: None), "empty"),
]


@pytest.mark.parametrize(("data", "code"), BAD)
def test_what_cannot_be_read_is_refused(data, code):
    with pytest.raises(AcquireError) as caught:
        read(data)
    assert caught.value.code == code
    assert "a.docx" in caught.value.detail
