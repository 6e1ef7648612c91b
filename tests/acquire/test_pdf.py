"""Pages keep their numbers, divided words are joined, and a file's own dates are no publication."""

import hashlib

import pytest

from dragoman.acquire.pdf import join_lines, repair_hyphens
from dragoman.acquire.read import read_document
from dragoman.config import Limits
from dragoman.errors import AcquireError
from dragoman.types.document import RawDocument

PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")  # ISO 32000-1, 7.6.3.3


def _content(lines):
    shown = b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in lines)
    return b"BT /F1 12 Tf 72 770 Td 14 TL " + shown + b" ET"


def _rc4(key, data):
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def make_pdf(pages, *, info=b"", password=None):
    """Write a PDF of `pages`, each a list of lines; with a password it is encrypted (40-bit RC4, revision 2)."""
    file_id, flags = b"0123456789abcdef", -44
    padded = ((password or b"") + PAD)[:32]
    owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
    seed = padded + owner + flags.to_bytes(4, "little", signed=True) + file_id
    key = hashlib.md5(seed, usedforsecurity=False).digest()[:5]
    kids = b" ".join(b"%d 0 R" % (6 + 2 * i) for i in range(len(pages)))
    encrypt = b"<< /Filter /Standard /V 1 /R 2 /P %d /O <%s> /U <%s> >>" % (
        flags, owner.hex().encode(), _rc4(key, PAD).hex().encode()
    )  # fmt: skip
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< %s >>" % info,
        encrypt if password else b"null",
    ]
    for lines in pages:
        number = len(objects) + 2
        stream = _content(lines)
        if password:
            salt = number.to_bytes(3, "little") + b"\x00\x00"
            stream = _rc4(hashlib.md5(key + salt, usedforsecurity=False).digest()[:10], stream)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % number
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _assemble(objects, b"/Encrypt 5 0 R /ID [<%s> <%s>]" % ((file_id.hex().encode(),) * 2) if password else b"")


def _assemble(objects, trailer):
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer << /Size %d /Root 1 0 R /Info 4 0 R %s >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, trailer, len(out))
    )


def read(data, limits=None, name="a.pdf"):
    return read_document(RawDocument(name=name, uri="file:///a", data=data, sidecar={}), limits=limits or Limits())


PARAGRAPH = [
    "The two ministers agreed on Friday that their countries would step up co-",
    "operation in the Indo-",
    "Pacific, and that the next round of the dialogue would take place in Tokyo",
    "before the end of the year.",
    "They also signed a memorandum on the training of officials in both places.",
]


def test_pages_lines_and_hyphens():
    doc = read(make_pdf([["Joint statement", *PARAGRAPH], [], ["Done at Hanoi on the last day of the visit."]]))
    assert "step up cooperation in the Indo-Pacific, and that" in doc.text
    assert "would take place in Tokyo before the end of the year." in doc.text
    assert doc.text.startswith("Joint statement\n")
    assert [page.number for page in doc.pages] == [1, 3]
    assert doc.pages[1].span.of(doc.text) == "Done at Hanoi on the last day of the visit."
    assert doc.pages[0].span.of(doc.text).endswith("both places.")
    assert (doc.cleaner, doc.charset, doc.lang) == ("pdf@1", None, "en")


def test_headers_and_the_day_of_making():
    info = b"/Title (Joint Statement) /Author (Ministry of Foreign Affairs) /CreationDate (D:20240417120000Z)"
    doc = read(make_pdf([PARAGRAPH], info=info))
    assert (doc.title, doc.author, doc.published) == ("Joint Statement", "Ministry of Foreign Affairs", None)
    assert doc.metadata["pdf_creationdate"] == "D:20240417120000Z"


@pytest.mark.parametrize("title", [b"Microsoft Word - draft3.doc", b"untitled", b"statement_final.pdf", b"Document1"])
def test_a_file_name_is_no_title(title):
    doc = read(make_pdf([PARAGRAPH], info=b"/Title (%s)" % title))
    assert doc.title is None
    assert doc.metadata["pdf_title"] == title.decode()


BAD = [  # data, limits, code
    (make_pdf([PARAGRAPH], password=b"secret"), Limits(), "encrypted_pdf"),
    (b"%PDF-1.4 cut off", Limits(), "broken_pdf"),
    (b"no pdf at all", Limits(), "broken_pdf"),
    (make_pdf([[], []]), Limits(), "pdf_without_text"),
    (make_pdf([PARAGRAPH] * 3), Limits(max_pages=2), "too_many_pages"),
    (make_pdf([PARAGRAPH] * 3), Limits(max_chars=400), "too_many_chars"),
]


@pytest.mark.parametrize(("data", "limits", "code"), BAD)
def test_what_cannot_be_read_is_refused(data, limits, code):
    with pytest.raises(AcquireError) as caught:
        read(data, limits)
    assert caught.value.code == code
    assert "a.pdf" in caught.value.detail


HYPHENS = [  # as typeset, words of the document, repaired
    ("co\x02operation", [], "cooperation"),
    ("co\ufffe\r\noperation", [], "cooperation"),
    ("co\x02operation", ["co-operation"], "co-operation"),
    ("co\x02operation", ["co-operation", "cooperation"], "cooperation"),
    ("Indo\x02Pacific", [], "Indo-Pacific"),
    ("COVID\x0219", [], "COVID-19"),
    ("long\x02term", [], "long-term"),
    ("\x02word", [], "word"),
    ("end\x02", [], "end-"),
]


@pytest.mark.parametrize(("text", "vocabulary", "expected"), HYPHENS)
def test_repair_hyphens(text, vocabulary, expected):
    assert repair_hyphens(text, frozenset(vocabulary)) == expected


def test_short_lines_end_paragraphs_and_lower_case_runs_on():
    page = (
        "A heading\nThis line is a full line of the page, it runs on\nand ends here.\n"
        "This line is another full line of the page, it\nruns"
    )
    assert join_lines(page).splitlines() == [
        "A heading",
        "This line is a full line of the page, it runs on and ends here.",
        "This line is another full line of the page, it runs",
    ]
