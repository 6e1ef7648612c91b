"""Any bytes are a Document or an AcquireError, and the same bytes are the same Document."""

import contextlib
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import acquire
from dragoman.acquire import readers
from dragoman.acquire.detect import MediaType
from dragoman.acquire.read import read_document
from dragoman.config import Limits
from dragoman.errors import AcquireError
from dragoman.types.document import RawDocument, document_id
from dragoman.types.ids import checksum

TEXT = b"The two ministers agreed on Friday that they would meet again in Tokyo before the end of the year."


def raw(data=TEXT, name="a.txt", **sidecar):
    return RawDocument(name=name, uri=f"file:///x/{name}", data=data, sidecar=sidecar)


def read(data=TEXT, name="a.txt", limits=None, **sidecar):
    return read_document(raw(data, name, **sidecar), limits=limits or Limits())


def test_checksums_id_and_cleaner_are_kept():
    doc = read(b"\xef\xbb\xbf" + TEXT, published="2024-04-17")
    assert doc.raw_sha256 == checksum(b"\xef\xbb\xbf" + TEXT)
    assert doc.text_sha256 == checksum(TEXT)
    assert doc.id == document_id(doc.raw_sha256, {"published": "2024-04-17"})
    assert doc.cleaner == "txt@1"
    assert doc.metadata["media_type"] == "text/plain"


def test_an_exact_re_read_is_the_same_document_and_another_side_file_is_not():
    assert read() == read()
    assert read().id == read(name="b.txt").id
    assert read().id != read(title="A").id


def test_the_side_file_gives_the_headers():
    card = {"published": "2023-11", "publisher": "VNA", "address": "https://x.org/a", "title": "Talks", "desk": "4"}
    doc = read(**card)
    assert (doc.title, doc.publisher, doc.address) == ("Talks", "VNA", "https://x.org/a")
    assert doc.published is not None
    assert doc.metadata["published_from"] == "side file"
    assert doc.metadata["desk"] == "4"


def test_a_declared_language_is_believed():
    assert read().lang == "en"
    assert read(lang="vi").lang == "vi"


BAD = [  # data, name, limits, code
    (b"", "a.txt", Limits(), "empty"),
    (b" \r\n\t\f", "a.txt", Limits(), "empty"),
    (b"\xef\xbb\xbf", "a.txt", Limits(), "empty"),
    (b"\x00", "a.txt", Limits(), "empty"),
    (bytes(range(256)) * 4, "a.txt", Limits(), "binary"),
    (b"\x89PNG\r\n\x1a\n", "a.txt", Limits(), "unsupported_type"),
    (b"\xff\xfeabc", "a.txt", Limits(), "unknown_charset"),
    (TEXT, "a.txt", Limits(max_file_bytes=10), "too_large"),
    (TEXT, "a.txt", Limits(max_chars=10), "too_many_chars"),
]


@pytest.mark.parametrize(("data", "name", "limits", "code"), BAD)
def test_what_cannot_be_read_is_refused_with_name_and_reason(data, name, limits, code):
    with pytest.raises(AcquireError) as caught:
        read(data, name, limits)
    assert caught.value.code == code
    assert name in caught.value.detail


MAX_CPU_S = 5  # generous: slow patterns take minutes on such input
NAMES = ["a", "a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.eml"]
STARTS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html><body><p>",
    b"---\ntitle: ",
    b"Subject: a\n\n",
    b"\xff\xfe",
    b"Text. ",
]


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(STARTS), st.binary(max_size=300), st.sampled_from(NAMES))
def test_any_bytes_are_a_document_or_an_acquire_error(start, data, name):
    with contextlib.suppress(AcquireError):
        doc = read(start + data, name)
        assert doc.text.strip()
        assert doc.text_sha256 == checksum(doc.text)
        " ".join([doc.text, *doc.metadata, *doc.metadata.values()]).encode("utf-8")


HOSTILE = [  # long input that grows some parser: name, data
    ("a.html", b"<html>" + b"<a" * 50_000),
    ("a.html", b"<html><body>" + b"<div><p>x" * 5_000),
    ("a.html", b"<html><meta charset=" + b"a" * 50_000),
    ("a.txt", b"<!--" * 20_000),
    ("a.txt", b" " * 100_000 + b"<html"),
    ("a.md", b"---\n" + b"a: " * 5_000 + b"\n---\n"),
    ("a.md", b"---\n" + b"[" * 10_000 + b"\n---\n"),
    ("a.eml", b"Subject: \xff\xfe\n\n\xff"),
    ("a.eml", b"Subject: " + b"=?utf-8?q?" * 5_000 + b"\n\nText"),
    ("a.eml", b"From: " + b"(" * 5_000 + b"\nSubject: a\n\nText"),
    ("a.eml", b"Content-Type: multipart/mixed; boundary=a\nSubject: b\n\n" + b"--a\n" * 20_000),
    ("message", b"From: a\n" * 5_000),
    ("a.pdf", b"%PDF-1.4\n" + b"1 0 obj<<" * 5_000),
]


@pytest.mark.parametrize(("name", "data"), HOSTILE, ids=range(len(HOSTILE)))
def test_long_hostile_input_ends_soon(name, data):
    start = time.process_time()
    with contextlib.suppress(AcquireError):
        read(data, name)
    assert time.process_time() - start < MAX_CPU_S


@settings(deadline=None)
@given(st.text(alphabet="<>/=\"' abhtmlpdivscriptmetacontent&#;xD800!-[]\n", max_size=400))
def test_any_markup_is_a_document_or_an_acquire_error(markup):
    with contextlib.suppress(AcquireError):
        read(b"<html>" + markup.encode(), "a.html")


def test_a_missing_library_is_named_with_its_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "dragoman.acquire.pdf", None)
    monkeypatch.delitem(sys.modules, "dragoman.acquire.pdf")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(AcquireError, match=r"pip install 'dragoman\[pdf\]'") as caught:
        read(b"%PDF-1.4", "a.pdf")
    assert caught.value.code == "missing_extra"


@pytest.mark.parametrize("media_type", list(MediaType))
def test_every_type_has_a_reader(media_type):
    assert callable(readers.load_reader(media_type))


def test_importing_the_station_loads_no_heavy_library():
    heavy = "{'trafilatura', 'lxml', 'pypdfium2', 'docx'}"
    code = f"import sys, dragoman.acquire.read, dragoman.acquire.walk; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_code_a_document_is_refused_under_is_explained():
    room = Path(acquire.__file__).parent
    given_up = re.compile(r"""(?:AcquireError|refuse)\(\s*"([a-z_]+)"|errno\.\w+: \("([a-z_]+)"|missing="([a-z_]+)\"""")
    used = {code for path in room.glob("*.py") for found in given_up.findall(path.read_text("utf-8")) for code in found}
    explained = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"^\| ([a-z_, ]+) \|", acquire.__doc__, re.MULTILINE))))
    assert used - {""} <= explained
    assert explained - {"code"} - used <= {"encrypted_archive", "archive_link", "unreadable"}  # given by other means
