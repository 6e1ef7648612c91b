"""Sums and counts: a table of quotes, then what must hold whatever the text."""

import csv
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman.lexicon
from dragoman.annotate.amounts import find_amounts
from dragoman.annotate.currency_homes import Homes, read_shared
from dragoman.annotate.layers import annotate
from dragoman.clean.segment import segment
from dragoman.errors import LexiconError
from dragoman.lexicon.records import Currency
from dragoman.text.intervals import SpanIndex
from dragoman.types.span import Span
from dragoman.types.value import Amount, Bound
from tests.extract.reading import document, the_lexicon

DATA = Path(dragoman.lexicon.__file__).parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    lines = [line for line in (DATA / name).read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


CURRENCIES = tuple(
    Currency(code=row["code"], marks=split(row["marks"]), nouns=split(row["nouns"])) for row in rows("currencies.tsv")
)
UNITS = rows("units.tsv")
ABOUT, MOST, LEAST, MORE, LESS = Bound.ABOUT, Bound.AT_MOST, Bound.AT_LEAST, Bound.MORE_THAN, Bound.LESS_THAN


def read(text, country=None):
    spans = [Span(0, len(text))] if text else []
    return find_amounts(text, spans, currencies=CURRENCIES, homes=Homes(country), units=UNITS)


def shown(text, country=None):
    return [(m.span.of(text), m.amount) for m in read(text, country)]


def money(number, currency, bound=Bound.EXACT):
    return Amount(Decimal(number), currency, None, bound)


def count(number, unit, bound=Bound.EXACT):
    return Amount(Decimal(number), None, unit, bound)


MONEY = [
    ("It lent up to ¥2.8 billion.", [("up to ¥2.8 billion", money(2_800_000_000, "JPY", MOST))]),
    ("It gave $1,500, then left.", [("$1,500", money(1500, "USD"))]),
    ("US$ 1,23", [("US$ 1,23", None)]),
    ("Q$5 million", []),
    ("US$1.2bn went", [("US$1.2bn", money(1_200_000_000, "USD"))]),
    ("¥100bn went", [("¥100bn", money(100_000_000_000, "JPY"))]),
    ("€3 million and £70", [("€3 million", money(3_000_000, "EUR")), ("£70", money(70, "GBP"))]),
    ("A$5m and HK$20", [("A$5m", money(5_000_000, "AUD")), ("HK$20", money(20, "HKD"))]),
    ("NT$300 million", [("NT$300 million", money(300_000_000, "TWD"))]),
    ("Rs 500 crore", [("Rs 500 crore", money(5_000_000_000, "INR"))]),
    ("₹2.5 lakh crore", [("₹2.5 lakh crore", money(2_500_000_000_000, "INR"))]),
    ("300 oku yen", [("300 oku yen", money(30_000_000_000, "JPY"))]),
    ("100 billion yen", [("100 billion yen", money(100_000_000_000, "JPY"))]),
    ("5 million U.S. dollars", [("5 million U.S. dollars", money(5_000_000, "USD"))]),
    ("one billion euros", [("one billion euros", money(1_000_000_000, "EUR"))]),
    ("3.5 trillion won", [("3.5 trillion won", money(3_500_000_000_000, "KRW"))]),
    ("500 mln dlrs", [("500 mln dlrs", money(500_000_000, "USD"))]),
    ("20 mln stg and 1.6 bln ecus", [("20 mln stg", money(20_000_000, "GBP")),
                                     ("1.6 bln ecus", money(1_600_000_000, "XEU"))]),
    ("USD 50 million", [("USD 50 million", money(50_000_000, "USD"))]),
    ("50 million USD", [("50 million USD", money(50_000_000, "USD"))]),
    ("NOK 40 billion", [("NOK 40 billion", money(40_000_000_000, "NOK"))]),
    ("two hundred million dollars", [("two hundred million dollars", money(200_000_000, "USD"))]),
    ("half a billion dollars", [("half a billion dollars", money(500_000_000, "USD"))]),
    ("a million pounds", [("a million pounds", money(1_000_000, "GBP"))]),
    ("a 20 million euro loan", [("20 million euro", money(20_000_000, "EUR"))]),
    ("a 5-million-dollar grant", [("5-million-dollar", money(5_000_000, "USD"))]),
    ("more than $10 million", [("more than $10 million", money(10_000_000, "USD", MORE))]),
    ("over $10 million", [("over $10 million", money(10_000_000, "USD", MORE))]),
    ("nearly $10 million", [("nearly $10 million", money(10_000_000, "USD", ABOUT))]),
    ("less than $10 million", [("less than $10 million", money(10_000_000, "USD", LESS))]),
    ("at least 40 million euros", [("at least 40 million euros", money(40_000_000, "EUR", LEAST))]),
    ("a maximum of 40 million euros", [("a maximum of 40 million euros", money(40_000_000, "EUR", MOST))]),
    ("as much as 40 million euros", [("as much as 40 million euros", money(40_000_000, "EUR", MOST))]),
    ("$10 million or more", [("$10 million or more", money(10_000_000, "USD", LEAST))]),
    ("$5-7 million", [("$5", money(5_000_000, "USD", LEAST)), ("7 million", money(7_000_000, "USD", MOST))]),
    ("between $5 million and $7 million", [("$5 million", money(5_000_000, "USD", LEAST)),
                                           ("$7 million", money(7_000_000, "USD", MOST))]),
    ("5 to 7 million dollars", [("5", money(5_000_000, "USD", LEAST)),
                                ("7 million dollars", money(7_000_000, "USD", MOST))]),
    ("$5 million and $7 million", [("$5 million", money(5_000_000, "USD")), ("$7 million", money(7_000_000, "USD"))]),
    ("10 billion yuan (1.4 billion U.S. dollars)", [("10 billion yuan", money(10_000_000_000, "CNY")),
                                                    ("1.4 billion U.S. dollars", money(1_400_000_000, "USD"))]),
    ("It fell to $3.5. Then", [("$3.5", money("3.5", "USD"))]),
]  # fmt: skip

COUNTS = [
    ("six patrol vessels", [("six patrol vessels", count(6, "patrol vessels"))]),
    ("ten high-speed patrol boats", [("ten high-speed patrol boats", count(10, "high-speed patrol boats"))]),
    ("70 pages", [("70 pages", count(70, "pages"))]),
    ("more than 1,000 Velian students", [("more than 1,000 Velian students", count(1000, "students", MORE))]),
    ("20 percent", [("20 percent", count(20, "percent"))]),
    ("about 60 pct", [("about 60 pct", count(60, "percent", ABOUT))]),
    ("7.5% of output", [("7.5%", count("7.5", "percent"))]),
    ("five percentage points", [("five percentage points", count(5, "percentage points"))]),
    ("a 4,000km-long border", [("4,000km", count(4000, "kilometres"))]),
    ("38,000 square km", []),
    ("38,000 sq km", [("38,000 sq km", count(38000, "square kilometres"))]),
    ("6 million visas", [("6 million visas", count(6_000_000, "visas"))]),
    ("two dozen aircraft", [("two dozen aircraft", count(24, "aircraft"))]),
    ("300 MW of power", [("300 MW", count(300, "megawatts"))]),
    ("12 different agreements", [("12 different agreements", count(12, "different agreements"))]),
    ("10 to 20 ships", [("10", count(10, "ships", LEAST)), ("20 ships", count(20, "ships", MOST))]),
    ("as many as 20,000 troops", [("as many as 20,000 troops", count(20000, "troops", MOST))]),
    ("a million doses of vaccine", [("a million doses", count(1_000_000, "doses"))]),
]

NONE = [
    "Resolution 2231", "aged 56 years", "May 1 troops", "In 2023 students came.", "the two countries", "both two ships",
    "the COVID-19 vaccines", "call 555-1234", "500 pounds of rice", "Article 5 countries",
    "World CUP 2018", "R2P and W7",
    "on page 12 ships", "15:21 people", "", "one of the states",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money_is_read_exactly(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), [case for case in COUNTS if case[1]])
def test_counts_name_what_is_counted(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_are_no_amounts(text):
    assert shown(text) == []


@pytest.mark.parametrize(
    ("country", "code"), [(None, "USD"), ("AUS", "AUD"), ("CAN", "CAD"), ("SGP", "SGD"), ("VNM", "USD")]
)
def test_a_bare_dollar_is_that_of_the_issuing_state(country, code):
    assert [a.currency for _, a in shown("$5 million and 6 million dollars", country)] == [code, code]
    assert [a.currency for _, a in shown("US$5 million", country)] == ["USD"]


def test_without_currencies_the_run_stops():
    with pytest.raises(LexiconError):
        find_amounts("$5", [Span(0, 2)], currencies=())


def test_without_units_money_and_percentages_are_read():
    text = "$5 for 3% of 20 ships"
    found = find_amounts(text, [Span(0, len(text))], currencies=CURRENCIES)
    assert [m.span.of(text) for m in found] == ["$5", "3%"]


def test_codes_and_forms_are_unique():
    codes = [c.code for c in CURRENCIES]
    marks = [mark for c in CURRENCIES for mark in c.marks]
    nouns = [noun for c in CURRENCIES for noun in c.nouns]
    assert len(codes) == len(set(codes))
    assert len(marks) == len(set(marks))
    assert len(nouns) == len(set(nouns))
    assert all(noun == noun.lower() for noun in nouns)


PIECES = [
    "¥", "us$", "US$ ", ",", "456", "1,234", ".5", " BILLION", " million ", "between ", " and ", "-", "two hundred ",
    "ships ", "patrol ", "%", " yen", "dollars ", "half a ", "up to ", "é", "\n", "(", "2023 ", "a ", " or more",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_spans_lie_in_text_in_order(text):
    spans = [m.span for m in read(text)]
    assert all(s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert read(text) == read(text)


@given(st.decimals(min_value=0, max_value=999_999, places=2, allow_nan=False), st.sampled_from(["", " million", "bn"]))
def test_a_printed_sum_is_read_back(number, scale):
    power = {"": 0, " million": 6, "bn": 9}[scale]
    ((_, amount),) = shown(f"It cost ${number:,}{scale} then.")
    assert amount.value == number.scaleb(power)


@pytest.mark.parametrize(
    "text", ["(" * 100_000, "7" * 100_000, "1,234," * 20_000, "two hundred and " * 6_000, "$" * 99_999]
)
def test_hostile_text_ends(text):
    read(text)


SHARED = [  # text, the states it names, the currency
    ("Norway gave 5 million kroner to Malawi.", {"Norway": "state:nor", "Malawi": "state:mwi"}, "NOK"),
    ("Denmark gave 5 million kroner.", {"Denmark": "state:dnk"}, "DKK"),
    ("Denmark and Norway gave 5 million kroner.", {"Denmark": "state:dnk", "Norway": "state:nor"}, None),
    ("Pakistan gave 5 million rupees.", {"Pakistan": "state:pak"}, "PKR"),
    ("The bank gave 5 million rupees.", {}, "INR"),
    ("Britain gave Egypt 5 million pounds.", {"Britain": "state:gbr", "Egypt": "state:egy"}, "GBP"),
    ("The bank gave 5 million francs.", {}, None),
]


@pytest.mark.parametrize(("text", "states", "code"), SHARED)
def test_a_shared_noun_is_the_currency_of_the_state_named(text, states, code):
    places = [(Span(text.index(name), text.index(name) + len(name)), state) for name, state in states.items()]
    homes = Homes(None, read_shared(rows("shared_currencies.tsv")), SpanIndex(places, key=lambda pair: pair[0]))
    found = find_amounts(text, [Span(0, len(text))], currencies=CURRENCIES, homes=homes)
    assert [m.amount.currency for m in found] == ([code] if code else [])


OF_THE_TEXT = [
    ("Joint Statement by Australia and Samoa", "AUD"),
    ("Joint Statement by Australia and Canada", "USD"),
    ("Australia and Samoa meet", "USD"),
]


@pytest.mark.parametrize(("title", "code"), OF_THE_TEXT)
def test_a_bare_dollar_is_that_of_the_state_that_issues_the_text(title, code):
    doc = document(f"{title}\n\nThe two sides met in Apia in May. The fund will have $15 million.\n", title=title)
    annotations = annotate(doc, segment(doc, lexicon=the_lexicon()), lexicon=the_lexicon())
    assert [m.amount.currency for m in annotations.amounts] == [code]
