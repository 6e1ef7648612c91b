"""Dates with the precision they have, and the stronger layer wins."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.acquire.metadata import (
    DATE_FORMS,
    clean_value,
    merge_metadata,
    parse_address,
    parse_lang,
    parse_published,
)
from dragoman.types.value import Precision, TimeSpan


def day(year, month, number):
    return TimeSpan(date(year, month, number), date(year, month, number), Precision.DAY)


DATES = [  # as printed, expected
    ("2024-04-17", day(2024, 4, 17)),
    ("2024-04-17T23:59:59+09:00", day(2024, 4, 17)),  # the source's own day; no zone moves it
    ("2024-04-17T00:30:00Z", day(2024, 4, 17)),
    ("2024-04-17 08:30:00 UTC", day(2024, 4, 17)),
    ("2024-04-17T08:30:00.123456", day(2024, 4, 17)),
    ("2024/4/7", day(2024, 4, 7)),
    ("20240417", day(2024, 4, 17)),
    ("Wed, 17 Apr 2024 10:00:00 +0700", day(2024, 4, 17)),
    ("Wed, 17 Apr 2024 10:00:00 +0700 (ICT)", day(2024, 4, 17)),
    ("17 Apr 2024 10:00 GMT", day(2024, 4, 17)),
    ("April 17, 2024", day(2024, 4, 17)),
    ("Wednesday, April 17, 2024", day(2024, 4, 17)),
    ("29 February 2024", day(2024, 2, 29)),
    (" 2024-04-17\n", day(2024, 4, 17)),
    ("2023-11", TimeSpan(date(2023, 11, 1), date(2023, 11, 30), Precision.MONTH)),
    ("November 2023", TimeSpan(date(2023, 11, 1), date(2023, 11, 30), Precision.MONTH)),
    ("2024-02", TimeSpan(date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH)),
    ("9999-12", TimeSpan(date(9999, 12, 1), date(9999, 12, 31), Precision.MONTH)),
    ("2023", TimeSpan(date(2023, 1, 1), date(2023, 12, 31), Precision.YEAR)),
    ("04/05/2024", None),  # two readings
    ("17-04-2024", None),
    ("30 February 2024", None),
    ("2024-13", None),
    ("0000", None),
    ("1713340800", None),  # seconds since 1970, or a telephone number
    ("last Tuesday", None),
    ("Foo 2023", None),
    ("٢٠٢٤", None),
    ("", None),
    ("2024-04-17" * 1000, None),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_parse_published(text, expected):
    assert parse_published(text) == expected


@pytest.mark.parametrize(("pattern", "example", "counter"), DATE_FORMS)
def test_every_form_reads_its_example_and_not_its_counter(pattern, example, counter):
    assert pattern.fullmatch(example)
    assert parse_published(example)
    assert parse_published(counter) is None


@given(st.dates())
def test_an_iso_day_is_read_back(value):
    assert parse_published(value.isoformat()) == TimeSpan(value, value, Precision.DAY)


@given(st.text(alphabet="0123456789-/:TZ+., AprMonth", max_size=60))
def test_any_text_gives_a_time_or_none(text):
    parse_published(text)


ADDRESSES = [
    ("https://en.example.org/a?b=1", "https://en.example.org/a?b=1"),
    (" http://example.org ", "http://example.org"),
    ("www.example.org/a", None),
    ("/relative/path", None),
    ("javascript:alert(1)", None),
    ("file:///etc/hosts", None),
    ("https://", None),
    ("http://[::1", None),
    ("https://example.org/a b", None),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_only_web_addresses_with_a_host_count(text, expected):
    assert parse_address(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("en", "en"), ("EN_us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"), ("English", None), ("", None)],
)
def test_parse_lang(text, expected):
    assert parse_lang(text) == expected


def test_side_file_beats_front_matter_beats_page():
    merged = merge_metadata(
        [
            ("side file", {"title": "A", "published": "soon"}),
            ("front matter", {"Title": "B", "date": "2024-04-17", "source": "VNA"}),
            ("html", {"title": "C", "publisher": "Other", "published": "2020-01-01", "address": "https://x.org/"}),
        ]
    )
    assert (merged.title, merged.publisher, merged.address) == ("A", "VNA", "https://x.org/")
    assert merged.published == day(2024, 4, 17)  # a side file that cannot be read hides nothing
    assert merged.extra["published"] == "soon"
    assert merged.extra["published_from"] == "front matter"
    assert merged.extra["html:title"] == "C"


def test_an_unreadable_date_is_kept_and_published_stays_unknown():
    merged = merge_metadata([("side file", {"published": "04/05/2024"})])
    assert merged.published is None
    assert dict(merged.extra) == {"published": "04/05/2024"}


@given(st.text(alphabet=st.characters()))
def test_a_clean_value_can_be_stored(value):
    clean_value(value).encode("utf-8")


def test_half_a_surrogate_pair_is_replaced():
    assert clean_value("a\ud800b\x00c") == "a\ufffdbc"
