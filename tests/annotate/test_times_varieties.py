"""Diplomatic prose and other Englishes: Indian, British, American, Japanese, UN; decades; texts without a date.

A row is (sentence, [(quote, type, value)]) as in `test_times_newswire.py`; the document's day is 15 November 2023.
"""

from datetime import date

import pytest

from dragoman.annotate.times.finder import day_span, find_times
from dragoman.types.span import Span

TODAY = date(2023, 11, 15)  # a Wednesday
TYPES = {"D": "DATE", "T": "TIME", "P": "DURATION", "S": "SET"}

INDIAN = [
    ("Exports in FY 2023-24 rose by 6 per cent.", [("FY 2023-24", "D", "FY2023")]),
    ("Exports in FY24 rose.", [("FY24", "D", "FY2024")]),
    ("Exports in H1 FY24 rose.", [("H1 FY24", "D", "FY2024-H1")]),
    ("Exports in Q2 FY24 rose.", [("Q2 FY24", "D", "FY2024-Q2")]),
    ("Exports during April-September 2023 rose.", [("April", "D", "2023-04"), ("September 2023", "D", "2023-09")]),
    ("The order applies w.e.f. 01.04.2023.", [("01.04.2023", "D", "2023-XX-XX")]),
    ("The order applies with effect from 1st April, 2023.", [("1st April, 2023", "D", "2023-04-01")]),
    ("The visit was from 24th to 26th February, 2023.",
     [("24th", "D", "2023-02-24"), ("26th February, 2023", "D", "2023-02-26")]),
    ("The Budget Session of Parliament ended on 6th April.", [("6th April", "D", "2023-04-06")]),
    ("The Winter Session begins on 4 December.", [("4 December", "D", "2023-12-04")]),
    ("The Monsoon Session was short.", []),
    ("Two crore families got grain in the last five years.", [("the last five years", "P", "P5Y")]),
    ("The 2+2 dialogue was held on 10th of November.", [("10th of November", "D", "2023-11-10")]),
]  # fmt: skip

BRITISH = [
    ("The Bill was read on 27 November last.", [("27 November last", "D", "2022-11-27")]),
    ("She leaves on Friday week.", [("Friday week", "D", "2023-11-24")]),
    ("A fortnight ago the talks failed.", [("A fortnight ago", "D", "2023-W44")]),
    ("Parliament will rise on 19 December.", [("19 December", "D", "2023-12-19")]),
    ("In the 2022/23 financial year the deficit fell.", [("the 2022/23 financial year", "D", "FY2022")]),
    ("He spoke at 10.30am on Tuesday.", [("10.30am on Tuesday", "T", "2023-11-14T10:30")]),
    ("The post was abolished at midday.", [("midday", "T", "2023-11-15TMI")]),
    ("Bank Holiday Monday was wet.", [("Monday", "D", "2023-11-13")]),
    ("The note is dated 13/11/2023.", [("13/11/2023", "D", "2023-11-13")]),
    ("The note is dated 11/13/2023.", [("11/13/2023", "D", "2023-11-13")]),
    ("The note is dated 15/11/23.", [("15/11/23", "D", "2023-11-15")]),
]  # fmt: skip

JAPANESE = [
    ("The Cabinet on the 14th approved aid.", [("the 14th", "D", "2023-11-14")]),
    ("Japan's fiscal 2023 budget was passed.", [("fiscal 2023", "D", "FY2023")]),
    ("The bill goes to the current Diet session, which ends on Dec. 13.",
     [("current", "D", "PRESENT_REF"), ("Dec. 13", "D", "2023-12-13")]),
    ("The two were together for the first time since March 2011.", [("March 2011", "D", "2011-03")]),
    ("Golden Week begins in late April.", [("Golden Week", "D", "XXXX-XX-XX"), ("late April", "D", "2024-04")]),
]  # fmt: skip

DIPLOMATIC = [
    ("The Agreement shall enter into force thirty days after the date of signature.", [("thirty days", "P", "P30D")]),
    ("It shall remain in force for a period of five (5) years.", [("five (5) years", "P", "P5Y")]),
    ("Either Party may end it by giving six months' notice.", [("six months", "P", "P6M")]),
    ("Done at Tarrin on this 15th day of November 2023.", [("15th day of November 2023", "D", "2023-11-15")]),
    ("The Council recalled its resolutions 242 (1967) and 338 (1973).", [("1967", "D", "1967"), ("1973", "D", "1973")]),
    ("The Council adopted resolution 2231 on 20 July 2015.", [("20 July 2015", "D", "2015-07-20")]),
    ("The Ministers last met in 2021 and will next meet in 2025.", [("2021", "D", "2021"), ("2025", "D", "2025")]),
    ("The 2030 Agenda guides them.", [("2030", "D", "2030")]),
    ("The third tranche is due in the second quarter of 2024.", [("the second quarter of 2024", "D", "2024-Q2")]),
    ("They agreed to meet again at the earliest date.", []),
    ("They agreed to meet again before the year is out.", []),
    ("The joint committee meets at least once a year.", [("once a year", "S", "P1Y")]),
    ("He begins a three-day official visit on Sunday.", [("three-day", "P", "P3D"), ("Sunday", "D", "2023-11-19")]),
    ("The visit from Sunday to Tuesday is his first.", [("Sunday", "D", "2023-11-12"), ("Tuesday", "D", "2023-11-14")]),
    ("He will visit from Sunday to Tuesday.", [("Sunday", "D", "2023-11-19"), ("Tuesday", "D", "2023-11-21")]),
    ("A ceasefire took effect at 0400 GMT on Nov 1.", [("0400 GMT on Nov 1", "T", "2023-11-01T04:00Z")]),
    ("The plan covers 2024 through 2028.", [("2024", "D", "2024"), ("2028", "D", "2028")]),
    ("The plan runs until the mid-2030s.", [("the mid-2030s", "D", "203")]),
    ("Relations date back to the 1950s, and deepened in the 1990s and 2000s.",
     [("the 1950s", "D", "195"), ("the 1990s", "D", "199"), ("2000s", "D", "200")]),
    ("As of Nov. 1, 40 states had signed.", [("Nov. 1", "D", "2023-11-01")]),
    ("Since the beginning of the year 12 talks were held.", [("the beginning of the year", "D", "2023")]),
    ("They met on the sidelines of the 78th session of the General Assembly.", []),
    ("They marked 75 years of ties.", [("75 years", "P", "P75Y")]),
    ("The 1.5-track dialogue met for a second day.", []),
    ("In the days ahead aid will flow.", [("the days ahead", "D", "FUTURE_REF")]),
    ("In the years to come aid will flow.", [("the years to come", "D", "FUTURE_REF")]),
    ("The pact was signed in the year 2001.", [("the year 2001", "D", "2001")]),
    ("They met on the first Monday of May 2021.", [("the first Monday of May 2021", "D", "2021-05-03")]),
    ("They meet on the last Friday of each month.", [("each month", "S", "P1M")]),
    ("Done this fifteenth day of November, two thousand and twenty.",
     [("fifteenth day of November, two thousand and twenty", "D", "2020-11-15")]),
    ("Done on the 4th day of April of the year two thousand and six in Tarrin.",
     [("the 4th day of April of the year two thousand and six", "D", "2006-04-04")]),
    ("Done on the first day of May, nineteen hundred and ninety-nine.",
     [("the first day of May, nineteen hundred and ninety-nine", "D", "1999-05-01")]),
    ("He agreed to resign on Tuesday.", [("Tuesday", "D", "2023-11-14")]),
    ("They agreed to meet on Tuesday.", [("Tuesday", "D", "2023-11-21")]),
    ("The report for 2016 reads well.", [("2016", "D", "2016")]),
    ("That same year the embassy was shut.", [("That same year", "D", "2023")]),
]  # fmt: skip

NONE = [
    "It is 2,023 km from Tarrin to the sea.",
    "Article 2025 and protocol 1977 apply.",
    "The G7, the G20 and the Quad met.",
    "Company 2000 Ltd won the tender.",
    "The Group of 77 spoke.",
    "The Monday Club and the Friday Group differ.",
    "The second and third phases follow.",
    "A third term is barred.",
    "The second secretary spoke in the first person.",
    "It may march on.",
    "Our Sun is a star.",
    "The Day of the Jackal was shown.",
    "The Christmas tree was lit after the Tet Offensive and the Good Friday Agreement.",
    "A five-point plan and a two-state solution were named.",
]

UNREAD: list[tuple[str, list[tuple[str, str, str]], str]] = [
    ("They agreed to meet before the year is out.", [("the year", "D", "2023")], "a unit before a verb may be any"),
    ("He ruled from 1994 to '99.",
     [("1994", "D", "1994"), ("'99", "D", "1999")], "a short year is read after few words"),
]  # fmt: skip


def shown(text, day=TODAY):
    found = find_times(text, [Span(0, len(text))], reference=day_span(day) if day else None)
    return [(m.span.of(text), m.type.value, m.value) for m in found]


def full(expected):
    return [(quote, TYPES[kind], value) for quote, kind, value in expected]


READ = [*INDIAN, *BRITISH, *JAPANESE, *DIPLOMATIC]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[row[0] for row in READ])
def test_other_englishes_are_read(text, expected):
    assert shown(text) == full(expected)


@pytest.mark.parametrize("text", NONE)
def test_numbers_and_names_are_no_times(text):
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, marks=pytest.mark.xfail(strict=True, reason=why)) for text, expected, why in UNREAD],
)
def test_what_is_not_read_yet(text, expected):
    assert shown(text) == full(expected)


YEARS = [*range(1970, 2030, 10)]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("before", "after"), [("the ", "s"), ("the early ", "s"), ("the mid-", "s"), ("late ", "s")])
def test_every_decade_is_read(year, before, after):
    words = f"{before}{year}{after}"
    assert shown(f"It grew in {words}.") == [(words, "DATE", str(year // 10))]


@pytest.mark.parametrize("year", [1974, 1988, 1999, 2005, 2016, 2027])
def test_years_of_every_decade_are_read_whatever_the_document_day(year):
    for day in (date(1975, 3, 1), date(1999, 12, 31), TODAY, None):
        assert shown(f"They signed it in {year}.", day) == [(str(year), "DATE", str(year))]
