"""A document is dated by what it states; nothing else."""

from datetime import date

import pytest

from dragoman.annotate.dating.stated import date_stated
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.ids import checksum
from dragoman.types.span import Span
from dragoman.types.value import Precision, TimeSpan

KINDS = {"M": SegmentKind.METADATA, "T": SegmentKind.TITLE, "D": SegmentKind.DATELINE, "P": SegmentKind.PARAGRAPH}


def document(text, *, name="a.txt", published=None, address=None):
    return Document(
        id="doc-1", name=name, uri=f"file:///in/{name}", text=text, raw_sha256="0", text_sha256=checksum(text),
        cleaner="txt@1", published=published, address=address,
    )  # fmt: skip


def dated(*parts, **given):
    """Date a document of (kind, text) parts."""
    text, segments = "", []
    for kind, part in parts:
        segments.append(Segment(len(segments), Span(len(text), len(text) + len(part)), KINDS[kind]))
        text += part + "\n\n"
    return date_stated(document(text, **given), segments)


BODY = ("P", "Norland and Estria signed a pact on 3 May 1999, the minister said today.")
DAY = date(2024, 7, 13)

STATED = [
    ([("T", "Norland meets Velia"), ("M", "July 13, 2024 - 15:21"), BODY], "head line"),
    ([("M", "2024-07-13"), ("T", "Norland meets Velia"), BODY], "head line"),
    ([("M", "date 2024-07-13 Norland meets Velia in the port"), BODY], "front matter"),
    ([("M", "title: x\ndate: '2024-07-13'\ntags: y"), BODY], "front matter"),
    ([("M", "Published: 13 July 2024"), BODY], "front matter"),
    ([("M", "Published on July 13, 2024 at 10:00"), BODY], "front matter"),
    ([("M", "Port Estria, 13 July 2024"), BODY], "head line"),
    ([("M", "Media release - 13 July 2024"), BODY], "head line"),
    ([("M", "By a former envoy, The Gazette, 13 July 2024"), BODY], "head line"),
    ([("T", "Spokesperson's Regular Press Conference on July 13, 2024"), BODY], "head line"),
    ([("M", "Press statement (excerpt) | 13 July 2024"), BODY], "head line"),
    ([("T", "Written answer to question 3/2024, 13 July 2024"), BODY], "head line"),
    ([("T", "Joint Communiqué, Port Estria, 13 July 2024"), BODY], "head line"),
    ([("T", "No: 41, 13 July 2024, Press Release on the talks"), BODY], "head line"),
    ([("T", "Norland waits"), ("M", "(Harbour Post, 13 July 2024, by Ana Rojas; translated)"), BODY], "head line"),
    ([BODY, ("P", "Port Estria, 13 July 2024"), ("P", "Minister of Trade")], "closing line"),
    ([("T", "Norland meets Velia"), ("D", "PORT ESTRIA, 13 July 2024 (NNA) -"), BODY], "dateline"),
]


@pytest.mark.parametrize(("parts", "basis"), STATED)
def test_a_stated_date_is_read_with_its_basis(parts, basis):
    found = dated(*parts)
    assert (found.time, found.basis) == (TimeSpan(DAY, DAY, Precision.DAY), basis)
    assert found.reasons
    assert all(reason.endswith(".") for reason in found.reasons)


@pytest.mark.parametrize("address", ["https://n.example/2024/07/13/pact", "https://n.example/news-20240713.html"])
def test_the_address_dates_a_document_without_other_date(address):
    found = dated(("T", "Norland meets Velia"), BODY, address=address)
    assert (found.time, found.basis) == (TimeSpan(DAY, DAY, Precision.DAY), "address")


def test_the_metadata_come_first_and_a_contradiction_is_named():
    published = TimeSpan(DAY, DAY, Precision.DAY)
    found = dated(("M", "Published: 1 July 2024"), BODY, published=published)
    assert (found.time, found.basis) == (published, "metadata")
    assert any(reason.startswith("Contradiction:") and "1 July 2024" in reason for reason in found.reasons)


def test_the_day_a_page_was_changed_yields_to_the_day_it_came_out():
    found = dated(("M", "updated: 2024-08-30\npublished_time: 2024-07-13 10:00:00"), BODY)
    assert found.time == TimeSpan(DAY, DAY, Precision.DAY)


@pytest.mark.parametrize(
    "parts",
    [
        [BODY],
        [("T", "Norland's plan for 2024"), BODY],
        [("T", "Summit of 3 May 2024 ends"), BODY],
        [("T", "Statement on the earthquake of 3 May 2024"), BODY],
        [("T", "Velia's answer to the summit of 3 May 2024"), BODY],
        [BODY, ("P", "They met in Port Estria, 3 May 2024")],
        [],
    ],
)
def test_nothing_else_dates_a_document(parts):
    found = dated(*parts)
    assert (found.time, found.basis) == (None, None)
    assert "No publication date is stated" in found.reasons[-1]


def test_a_dateline_day_without_year_dates_nothing_and_says_so():
    found = dated(("D", "TOKYO, July 12 (NNA) -"), BODY)
    assert found.time is None
    assert any("'July 12' without a year" in reason for reason in found.reasons)


def test_a_list_of_what_happened_is_of_the_days_it_covers():
    found = dated(("T", "Chronology: week of 8-14 July 2024"), ("P", "July 9 - Norland meets Velia in Port Estria."))
    assert found.time == TimeSpan(date(2024, 7, 8), date(2024, 7, 14), Precision.RANGE)
