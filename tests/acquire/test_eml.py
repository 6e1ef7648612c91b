"""A message gives its best text part, and its headers say who sent it and when."""

import contextlib
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.acquire.read import read_document
from dragoman.config import Limits
from dragoman.errors import AcquireError
from dragoman.types.document import RawDocument

BODY = "The Minister said on Friday that the two sides had agreed to hold the next round of talks in Tokyo.\n"


def message(**headers):
    mail = EmailMessage()
    given_headers = {
        "From": "MOFA Press Office <press@mofa.example>",
        "To": "list@mofa.example",
        "Subject": "Talks in Hanoi – press release",
        "Date": "Wed, 17 Apr 2024 23:30:00 +0900",
        **headers,
    }
    for name, value in given_headers.items():
        mail[name] = value
    return mail


def read(mail, name="a.eml"):
    data = mail if isinstance(mail, bytes) else mail.as_bytes()
    return read_document(RawDocument(name=name, uri="file:///a", data=data, sidecar={}), limits=Limits())


def test_plain_text_and_headers():
    mail = message()
    mail.set_content(BODY)
    doc = read(mail)
    assert doc.text == BODY
    assert doc.title == "Talks in Hanoi – press release"
    assert doc.author == doc.publisher == "MOFA Press Office"
    assert doc.metadata["from"] == "MOFA Press Office <press@mofa.example>"
    assert doc.published is not None
    assert doc.published.earliest.isoformat() == "2024-04-17"  # the sender's day
    assert doc.cleaner == "eml@1"


def test_plain_beats_html_and_attachments_are_named():
    mail = message(Organization="Ministry of Foreign Affairs")
    mail.set_content(BODY)
    mail.add_alternative(f"<html><body><p>{BODY}</p></body></html>", subtype="html")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="statement.pdf")
    doc = read(mail)
    assert doc.text == BODY
    assert doc.metadata["attachments"] == "statement.pdf"
    assert doc.publisher == "Ministry of Foreign Affairs"


def test_an_html_message_is_read_as_a_page_with_the_headers_of_the_message():
    mail = message()
    mail.set_content(
        f"<html><head><title>Newsletter</title></head><body><p>{BODY * 3}</p></body></html>", subtype="html"
    )
    doc = read(mail)
    assert "next round of talks in Tokyo" in doc.text
    assert doc.title == "Talks in Hanoi – press release"
    assert doc.cleaner == "eml@1+html@1"


def test_a_forwarded_message_is_an_attachment_and_not_the_text():
    inner = message(Subject="Old news")
    inner.set_content("Text of the older message, which somebody attached.\n")
    mail = message()
    mail.set_content(f"<html><body><p>{BODY * 3}</p></body></html>", subtype="html")
    mail.add_attachment(inner)
    doc = read(mail)
    assert "next round of talks in Tokyo" in doc.text
    assert "older message" not in doc.text
    assert doc.metadata["attachments"] == "message/rfc822"


CHARSETS = ["utf-8", "iso-8859-1", "iso-2022-jp"]


@pytest.mark.parametrize("charset", CHARSETS)
def test_the_declared_charset_is_used(charset):
    text = "外務大臣は東京で会談した。\n" if charset == "iso-2022-jp" else "Le ministre a été reçu à Paris.\n"
    mail = message()
    mail.set_content(text, charset=charset)
    assert read(mail).text == text


def test_flowed_lines_are_joined():
    mail = message()
    mail.set_content("The two sides agreed \nto meet again.\n", params={"format": "flowed"})
    assert read(mail).text == "The two sides agreed to meet again.\n"


def _only_attachment():
    mail = message()
    mail.add_attachment(b"\x00" * 20, maintype="image", subtype="png", filename="a.png")
    return mail.as_bytes()


BAD = [  # data, code
    (b"No headers here, only text.\n", "broken_email"),
    (b"X-Other: 1\n\nText", "broken_email"),
    (_only_attachment(), "email_without_text"),
    (b"Subject: x\n\n", "email_without_text"),
    (b"Subject: x\nContent-Type: text/plain\n\n\x00", "empty"),
]


@pytest.mark.parametrize(("data", "code"), BAD)
def test_what_cannot_be_read_is_refused(data, code):
    with pytest.raises(AcquireError) as caught:
        read(data)
    assert caught.value.code == code


HEADERS = [
    b"From: ",
    b"Date: ",
    b"Subject: =?utf-8?q?",
    b"Content-Type: multipart/mixed; boundary=",
    b"Content-Type: text/plain; charset=",
]


@given(st.lists(st.tuples(st.sampled_from(HEADERS), st.binary(max_size=60)), max_size=5), st.binary(max_size=200))
def test_hostile_headers_are_read_or_refused(headers, body):
    data = b"Subject: a\n" + b"".join(name + value + b"\n" for name, value in headers) + b"\nSome text. " + body
    with contextlib.suppress(AcquireError):
        read(data)
