"""Reports with footnotes, as Markdown and as DOCX."""

import io
import re
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dragoman.present.export.docx_report import to_docx
from dragoman.present.export.fragments import fragment_link, is_web_address
from dragoman.present.export.report import Heading, Item, Sentence, Table
from tests.answer.samples import FACTS
from tests.present.conftest import Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINKS = [
    ("https://example.org/a", "Hanoi", "https://example.org/a#:~:text=Hanoi"),
    ("https://example.org/a#top", "Hà Nội", "https://example.org/a#top:~:text=H%C3%A0%20N%E1%BB%99i"),
    ("https://example.org/", "a two-day, first & last visit", "https://example.org/#:~:text=a%20two%2Dday%2C%20first%20%26%20last%20visit"),
    ("https://example.org/", "1 2 3 4 5 6 7 8 9 10 11 12 13", "https://example.org/#:~:text=1%202%203%204%205,9%2010%2011%2012%2013"),
    ("https://example.org/", " \n", "https://example.org/"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "words", "expected"), LINKS)
def test_a_link_opens_the_page_at_the_quote(address: str, words: str, expected: str) -> None:
    assert fragment_link(address, words) == expected


@pytest.mark.parametrize("address", [None, "", "javascript:alert(1)", "file:///a", "https://a.org/> <b>"])
def test_only_web_addresses_are_linked(address: str | None) -> None:
    assert not is_web_address(address)


def notes_of(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/footnotes.xml"))
    return ["".join(note.itertext()).strip() for note in root if note.get(f"{W}type") is None]


@pytest.mark.parametrize("words", [("chronology",), ("dossier", "Norland", "Sudmark"), ("dossier", "Ana Alba")])
def test_both_formats_have_the_same_words_and_footnotes(words: tuple[str, ...], run: Run) -> None:
    text = run("export", *words).stdout
    data = run("export", *words, "--format", "docx").stdout_bytes
    document = docx.Document(io.BytesIO(data))
    items = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
    marks = document.element.body.findall(f".//{W}footnoteReference")
    assert len(items) == text.count("\n- **")
    assert len(marks) == len(notes_of(data)) == len(re.findall(r"(?m)^\[\^\d+\]: ", text))
    assert [int(mark.get(f"{W}id")) for mark in marks] == list(range(1, len(marks) + 1))
    assert data == run("export", *words, "--format", "docx").stdout_bytes


def test_a_footnote_has_quote_publisher_date_place_and_a_link(run: Run) -> None:
    quote = "Ana Alba met Jon Berg in Port Nor"
    result = run("export", "chronology", "--kind", "meeting", "--format", "docx")
    (note,) = notes_of(result.stdout_bytes)
    assert note == f"“{quote}” (Nor News Agency, 28 November 2023; wire.txt:86-119) https://example.org/wire"
    with zipfile.ZipFile(io.BytesIO(result.stdout_bytes)) as package:
        links = package.read("word/_rels/footnotes.xml.rels").decode()
    assert "https://example.org/wire#:~:text=Ana%20Alba%20met%20Jon%20Berg%20in%20Port%20Nor" in links
    assert "#:~:text=Ana%20Alba" in run("export", "chronology", "--kind", "meeting").stdout


def test_a_dossier_holds_every_fact_once_and_says_what_is_not_done(run: Run) -> None:
    text = run("export", "dossier", "Norland").stdout
    headings = re.findall(r"(?m)^## (.*)$", text)
    assert headings == [
        "Commitments and aid", "Encounters", "Positions", "Other entries", "Where sources disagree", "Sources",
    ]  # fmt: skip
    assert len(re.findall(r"(?m)^- \*\*", text)) == len(FACTS) + 1  # and the conflict
    assert "Visit: Ana Alba – Sudmark (planned; 1 independent source)" in text
    assert "denied; 1 independent source" in text
    assert re.search(
        r"by March 2024\*\*: .*\(planned; 2 independent sources; disputed; overdue as of 1 May 2024\)", text
    )
    assert "under consideration; 1 independent source" in text


def test_a_pair_has_its_levels(run: Run) -> None:
    text = run("export", "dossier", "Norland", "Sudmark").stdout
    assert "Latest level that sources say was reached: strategic partnership (27 November 2023)." in text


@pytest.mark.parametrize("words", [("dossier",), ("chronology", "--limit", "1"), ("dossier", "A", "B", "C")])
def test_what_cannot_be_a_report_is_told(words: tuple[str, ...], run: Run) -> None:
    result = run("export", *words)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


@settings(max_examples=15)
@given(st.text(), st.text())
def test_any_text_makes_a_readable_file(text: str, other: str) -> None:
    parts = (Heading(text), Sentence(other), Item(text, other, "planned", ()), Table((text,), ((other,),)))
    docx.Document(io.BytesIO(to_docx(parts)))
