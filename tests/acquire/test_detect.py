"""Content decides before the name does, and every byte is decoded or refused."""

import pytest

from dragoman.acquire.detect import MediaType, decode_text, detect_type, is_binary, parse_charset
from dragoman.errors import AcquireError

TYPES = [  # first bytes, name, expected
    (b"Tokyo (VNA) - The ministry said", "a.txt", MediaType.TEXT),
    (b"# Talks", "a.md", MediaType.MARKDOWN),
    (b"Tokyo (VNA)", "report", MediaType.TEXT),
    (b"Tokyo (VNA)", "report.2024", MediaType.TEXT),
    (b"%PDF-1.4\n", "a.txt", MediaType.PDF),
    (b"junk before %PDF-1.4\n", "a.pdf", MediaType.PDF),
    (b"The %PDF-1.4 mark", "a.txt", MediaType.TEXT),
    (b"<!DOCTYPE html><html>", "a.txt", MediaType.HTML),  # a .txt that is really a page
    (b"\xef\xbb\xbf  <!-- saved --> <HTML lang=en>", "a.txt", MediaType.HTML),
    (b'<?xml version="1.0"?>\n<html xmlns="x">', "a.txt", MediaType.HTML),
    (b"<p>The minister said</p>", "a.txt", MediaType.TEXT),  # marked-up text is no page
    (b'He wrote "<html>" on the board', "a.txt", MediaType.TEXT),
    (b"<div>The minister said</div>", "a.html", MediaType.HTML),
    (b"The minister said", "a.html", MediaType.TEXT),  # named a page, holds no tag
    ("<html>".encode("utf-16"), "a.txt", MediaType.HTML),
    (b"PK\x03\x04....word/document.xml", "a", MediaType.DOCX),
    (b"From: a@b.c\nMessage-ID: <1@b.c>\n\nText", "message", MediaType.EMAIL),
    (b"From: a@b.c\nMessage-ID: <1@b.c>\n\nText", "a.txt", MediaType.TEXT),  # offsets are the file's own
    (b"From: Hanoi\nTo: Tokyo\n\nText", "letter", MediaType.TEXT),
    (b"Subject: x\n\nText", "a.eml", MediaType.EMAIL),
    (b"One stray \x00 in a text", "a.txt", MediaType.TEXT),
]


@pytest.mark.parametrize(("data", "name", "expected"), TYPES)
def test_content_decides_then_the_name(data, name, expected):
    assert detect_type(data, name) is expected


REFUSED = [  # data, name, code, word of the detail
    (b"\x89PNG\r\n\x1a\n....", "a.txt", "unsupported_type", "PNG"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "unsupported_type", "Office"),
    (b"{\\rtf1 text}", "a.txt", "unsupported_type", "RTF"),
    (b"PK\x03\x04....xl/workbook.xml", "a", "unsupported_type", "zip"),
    (bytes(range(256)), "a.txt", "binary", "256 bytes"),
]


@pytest.mark.parametrize(("data", "name", "code", "word"), REFUSED)
def test_refusals_name_what_was_found(data, name, code, word):
    with pytest.raises(AcquireError) as caught:
        detect_type(data, name)
    assert caught.value.code == code
    assert word in caught.value.detail
    assert name in caught.value.detail


CONTROLS = [  # data, is it binary
    (b"a" * 200 + b"\x00\x01", False),
    (b"a" * 200 + b"\x00\x01\x02", True),
    (b"page one\fpage two\ttab\r\n", False),
    (b"\x07", False),
    (b"\x1b$B4A;z\x1b(B" * 20, False),  # ISO-2022-JP
    ("\u4e2d\u6587".encode("utf-16"), False),
]


@pytest.mark.parametrize(("data", "expected"), CONTROLS)
def test_a_text_may_hold_one_control_in_a_hundred(data, expected):
    assert is_binary(data) is expected


FRENCH = "Le ministre des Affaires étrangères a reçu son homologue à Paris, où ils ont évoqué la coopération."
SPANISH = "El ministro de Asuntos Exteriores recibió a su homólogo en España para la cooperación en el próximo año."
RUSSIAN = "Министр иностранных дел встретился со своим коллегой в Москве и обсудил с ним вопросы безопасности на море."
JAPANESE = "外務大臣は東京でベトナムの外相と会談し、両国の協力について意見を交換した。"
CHINESE = "外交部长王毅在北京会见了日本外务大臣，双方就中日关系交换了意见。"

CHARSETS = [  # text, encoded as, declared, charset recorded
    (FRENCH, "utf-8", [], "utf-8"),
    (FRENCH, "utf-8-sig", [], "utf-8"),
    (FRENCH, "utf-16", [], "utf-16-le"),
    (FRENCH, "utf-32", [], "utf-32-le"),
    (FRENCH, "cp1252", [], "cp1252 (guessed)"),
    (SPANISH, "latin-1", [], "cp1252 (guessed)"),
    (RUSSIAN, "koi8-r", [], "koi8-r (guessed)"),
    (RUSSIAN, "cp1251", [], "cp1251 (guessed)"),
    (JAPANESE, "cp932", [], "cp932 (guessed)"),
    (CHINESE, "gb18030", [], "gb18030 (guessed)"),
    (JAPANESE, "euc-jp", ["EUC-JP"], "euc_jp"),
    (FRENCH, "utf-8", ["us-ascii"], "utf-8"),  # the bytes contradict the label
    (FRENCH, "cp1252", ["utf-8", "iso-8859-1"], "cp1252"),
    ("联通", "gb18030", ["gb2312"], "gb18030"),  # these four bytes are sound UTF-8 as well
    (FRENCH, "utf-8", ["no-such-charset"], "utf-8"),
]


@pytest.mark.parametrize(("text", "encoding", "declared", "charset"), CHARSETS)
def test_charset_is_found_and_a_guess_is_marked(text, encoding, declared, charset):
    decoded = decode_text(text.encode(encoding), "a.txt", declared=declared)
    assert decoded.text == text
    assert decoded.charset == charset


DAMAGED = [
    FRENCH.encode()[:-2] + b"\xc3",
    FRENCH.encode().replace(b"re", b"\x92e", 1),
    b"\xef\xbb\xbf" + FRENCH.encode() + b"\xff",
]


@pytest.mark.parametrize("data", DAMAGED)
def test_a_broken_letter_does_not_spoil_the_others(data):
    decoded = decode_text(data, "a.txt", declared=["utf-8"])
    assert decoded.charset == "utf-8 (damaged)"
    assert decoded.text.count("\ufffd") == 1
    assert "à Paris" in decoded.text


@pytest.mark.parametrize("data", [b"\xff\xfeabc", b"\xef\xbb\xbf\xff\xff", b"\xff\xfe\x00\x00\xff\xff\xff\xff"])
def test_a_false_byte_order_mark_is_an_unknown_charset(data):
    with pytest.raises(AcquireError) as caught:
        decode_text(data, "a.txt")
    assert caught.value.code == "unknown_charset"


@pytest.mark.parametrize("label", ["unicode_escape", "rot13", "hex", "utf-7", "idna", "", "\x00", "punycode"])
def test_codecs_that_are_no_charsets_are_never_used(label):
    assert parse_charset(label) is None
