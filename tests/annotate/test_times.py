"""Phrases and their TIMEX3 values, then what must hold whatever the text."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.times.finder import RULES, day_span, find_times
from dragoman.annotate.times.reading import Context
from dragoman.types.span import Span
from dragoman.types.value import TimeMention, TimeSpan

TODAY = date(2023, 11, 15)  # a Wednesday


def read(text: str, day: date | None = TODAY) -> tuple[TimeMention, ...]:
    reference = day_span(day) if day else None
    return find_times(text, [Span(0, len(text))] if text else [], reference=reference)


def shown(text: str, day: date | None = TODAY) -> list[tuple[str, str, str]]:
    return [(m.span.of(text), m.type.value, m.value) for m in read(text, day)]


# text, [(quote, value)]; the type is DATE
DATES = [
    ("Norland and Estria signed it on 27 November 2021.", [("27 November 2021", "2021-11-27")]),
    ("Norland will hold its\n        2025 trade mission.", [("2025", "2025")]),  # indented, as in many official texts
    ("It was signed on November 27, 2021.", [("November 27, 2021", "2021-11-27")]),
    ("It was signed on Nov. 27, 2021.", [("Nov. 27, 2021", "2021-11-27")]),
    ("It was signed on Nov 27, 2021.", [("Nov 27, 2021", "2021-11-27")]),
    ("It was signed on 27th November 2021.", [("27th November 2021", "2021-11-27")]),
    ("It was signed on the 27th of November 2021.", [("the 27th of November 2021", "2021-11-27")]),
    ("It was signed on Saturday, 27 November 2021.", [("Saturday, 27 November 2021", "2021-11-27")]),
    ("It was signed on Saturday, November 27th, 2021.", [("Saturday, November 27th, 2021", "2021-11-27")]),
    ("SIGNED ON NOVEMBER 27, 2021", [("NOVEMBER 27, 2021", "2021-11-27")]),
    ("Filed 2021-11-27 in Velia.", [("2021-11-27", "2021-11-27")]),
    ("Filed 2021/11/27 in Velia.", [("2021/11/27", "2021-11-27")]),
    ("Filed 27/11/2021 in Velia.", [("27/11/2021", "2021-11-27")]),
    ("Filed 11/27/2021 in Velia.", [("11/27/2021", "2021-11-27")]),
    ("Filed 27.11.2021 in Velia.", [("27.11.2021", "2021-11-27")]),
    ("Filed 05/06/2021 in Velia.", [("05/06/2021", "2021-XX-XX")]),
    ("The envoy died on 3 May 1815.", [("3 May 1815", "1815-05-03")]),
    ("Talks were held in November 2021.", [("November 2021", "2021-11")]),
    ("Talks were held in Nov. 2021.", [("Nov. 2021", "2021-11")]),
    ("Talks were held in November, 2021.", [("November, 2021", "2021-11")]),
    ("Talks were held in November of 2021.", [("November of 2021", "2021-11")]),
    ("Talks were held in May 2021.", [("May 2021", "2021-05")]),
    ("They met in mid-November 2021.", [("mid-November 2021", "2021-11")]),
    ("They met in early March 2021.", [("early March 2021", "2021-03")]),
    ("They met at the end of March 2021.", [("the end of March 2021", "2021-03")]),
    ("They met on November 3.", [("November 3", "2023-11-03")]),
    ("They met on 3 November.", [("3 November", "2023-11-03")]),
    ("They met on Dec. 20.", [("Dec. 20", "2022-12-20")]),
    ("They will meet on Dec. 20.", [("Dec. 20", "2023-12-20")]),
    ("They will meet on January 9.", [("January 9", "2024-01-09")]),
    ("They met on the 3rd of November.", [("the 3rd of November", "2023-11-03")]),
    ("It fell in October.", [("October", "2023-10")]),
    ("It fell in December.", [("December", "2022-12")]),
    ("It will open in December.", [("December", "2023-12")]),
    ("It will open in March.", [("March", "2024-03")]),
    ("It will close by May.", [("May", "2024-05")]),
    ("A deal should be reached in June.", [("June", "2024-06")]),
    ("Prices rose in early June.", [("early June", "2023-06")]),
    ("It lasted since last May.", [("last May", "2023-05")]),
    ("It was agreed last November.", [("last November", "2022-11")]),
    ("It resumes next March.", [("next March", "2024-03")]),
    ("It opens in March next year.", [("March next year", "2024-03")]),
    ("It opened in October of last year.", [("October of last year", "2022-10")]),
    ("They signed it in 1973.", [("1973", "1973")]),
    ("Since 1648 the border holds.", [("1648", "1648")]),
    ("The 1982 convention applies.", [("1982", "1982")]),
    ("Under its 1999 treaty Velia pays.", [("1999", "1999")]),
    ("The Port Estria Forum 2019 ended.", [("2019", "2019")]),
    ("It must be done by 2030.", [("2030", "2030")]),
    ("Growth in early 2009 was slow.", [("early 2009", "2009")]),
    ("It was ready in late 2006.", [("late 2006", "2006")]),
    ("Ready in mid-2011.", [("mid-2011", "2011")]),
    ("By the end of 2025 it is done.", [("the end of 2025", "2025")]),
    ("Not seen since '82.", [("'82", "1982")]),
    ("It grew in the 1990s.", [("the 1990s", "199")]),
    ("It grew in the late 1990s.", [("the late 1990s", "199")]),
    ("The cars of the 70s sold.", [("the 70s", "197")]),
    ("A power of the 21st century.", [("the 21st century", "20")]),
    ("An empire of the nineteenth century.", [("the nineteenth century", "18")]),
    ("The 20th-century border.", [("The 20th-century", "19")]),
    ("Kyoda reported on the 13th that talks go on.", [("the 13th", "2023-11-13")]),
    ("Reports on the 28th, from the capital, said so.", [("the 28th", "2023-10-28")]),
    ("They will meet on the 20th.", [("the 20th", "2023-11-20")]),
    ("It announced today that it will act.", [("today", "2023-11-15")]),
    ("It announced yesterday that it will act.", [("yesterday", "2023-11-14")]),
    ("They meet tomorrow.", [("tomorrow", "2023-11-16")]),
    ("He left the day before yesterday.", [("the day before yesterday", "2023-11-13")]),
    ("It was said earlier today.", [("earlier today", "2023-11-15")]),
    ("They met last week.", [("last week", "2023-W45")]),
    ("They meet this week.", [("this week", "2023-W46")]),
    ("They meet next week.", [("next week", "2023-W47")]),
    ("They met last weekend.", [("last weekend", "2023-W45-WE")]),
    ("They met this month.", [("this month", "2023-11")]),
    ("They met earlier this month.", [("earlier this month", "2023-11")]),
    ("They met last month.", [("last month", "2023-10")]),
    ("They meet next month.", [("next month", "2023-12")]),
    ("They met last year.", [("last year", "2022")]),
    ("This year they meet.", [("This year", "2023")]),
    ("They meet later this year.", [("later this year", "2023")]),
    ("They meet next year.", [("next year", "2024")]),
    ("By the end of this year it is done.", [("the end of this year", "2023")]),
    ("By the end of the year it is done.", [("the end of the year", "2023")]),
    ("At the beginning of next month it opens.", [("the beginning of next month", "2023-12")]),
    ("It began three days ago.", [("three days ago", "2023-11-12")]),
    ("It began a week ago.", [("a week ago", "2023-W45")]),
    ("It began two months ago.", [("two months ago", "2023-09")]),
    ("It began nearly 20 years ago.", [("nearly 20 years ago", "2003")]),
    ("We meet two weeks from now.", [("two weeks from now", "2023-W48")]),
    ("On Monday the minister spoke.", [("Monday", "2023-11-13")]),
    ("The minister spoke Friday.", [("Friday", "2023-11-10")]),
    ("The minister spoke on Wednesday.", [("Wednesday", "2023-11-15")]),
    ("The minister will speak on Friday.", [("Friday", "2023-11-17")]),
    ("Talks are to be held on Monday.", [("Monday", "2023-11-20")]),
    ("It should be done by Friday.", [("Friday", "2023-11-17")]),
    ("They met last Friday.", [("last Friday", "2023-11-10")]),
    ("They meet next Tuesday.", [("next Tuesday", "2023-11-21")]),
    ("He said on Monday that she would come on Friday.", [("Monday", "2023-11-13"), ("Friday", "2023-11-17")]),
    ("On 3 May 2021 he came; the same day he left.", [("3 May 2021", "2021-05-03"), ("the same day", "2021-05-03")]),
    ("In May 2019 it fell; two years later it rose.", [("May 2019", "2019-05"), ("two years later", "2021")]),
    ("In 2019 it fell; the following year it rose.", [("2019", "2019"), ("the following year", "2020")]),
    ("It has recently grown.", [("recently", "PAST_REF")]),
    ("In the past they fought.", [("the past", "PAST_REF")]),
    ("In recent years trade grew.", [("recent years", "PAST_REF")]),
    ("Talks are currently held.", [("currently", "PRESENT_REF")]),
    ("They are now allies.", [("now", "PRESENT_REF")]),
    ("At present they are allies.", [("present", "PRESENT_REF")]),
    ("They meet in the near future.", [("the near future", "FUTURE_REF")]),
    ("In the coming years trade grows.", [("the coming years", "FUTURE_REF")]),
    ("They will meet soon.", [("soon", "FUTURE_REF")]),
    ("It grew in the third quarter of 2022.", [("the third quarter of 2022", "2022-Q3")]),
    ("It grew in Q2 2022.", [("Q2 2022", "2022-Q2")]),
    ("It grew in the first half of 2022.", [("the first half of 2022", "2022-H1")]),
    ("It grew in the first quarter of last year.", [("the first quarter of last year", "2022-Q1")]),
    ("Its third-quarter results fell.", [("third-quarter", "2023-Q3")]),
    ("It fell in the fourth quarter.", [("the fourth quarter", "2023-Q4")]),
    ("They met in the summer of 2022.", [("the summer of 2022", "2022-SU")]),
    ("They met in Fall 2022.", [("Fall 2022", "2022-FA")]),
    ("They met last spring.", [("last spring", "2023-SP")]),
    ("They met in the winter of 1991-92.", [("the winter of 1991-92", "1991-WI")]),
    ("They meet in the summer of next year.", [("the summer of next year", "2024-SU")]),
    ("As early as 2015 it began.", [("2015", "2015")]),
    ("Two days later it ended.", [("Two days later", "XXXX-XX-XX")]),
    ("They met last winter.", [("last winter", "2022-WI")]),
    ("Loans of fiscal year 2023 rose.", [("fiscal year 2023", "FY2023")]),
    ("Loans of FY2023 rose.", [("FY2023", "FY2023")]),
    ("Loans of fiscal 2023 rose.", [("fiscal 2023", "FY2023")]),
    ("Loans rise in the next fiscal year.", [("the next fiscal year", "FY2024")]),
    ("The 2022-23 season ended.", [("2022-23", "2022")]),
    ("They met on Christmas Eve.", [("Christmas Eve", "2022-12-24")]),
    ("They met on New Year's Day 2020.", [("New Year's Day 2020", "2020-01-01")]),
    ("They met during Ramadan.", [("Ramadan", "XXXX-XX-XX")]),
    ("They met before Lunar New Year 2020.", [("Lunar New Year 2020", "2020")]),
    ("He visits from 27 to 30 November.", [("27", "2023-11-27"), ("30 November", "2023-11-30")]),
    ("He came 27-30 November 2021.", [("27", "2021-11-27"), ("30 November 2021", "2021-11-30")]),
    ("He came on Aug. 10-12.", [("Aug. 10", "2023-08-10"), ("12", "2023-08-12")]),
    ("He came on November 27 and 28, 2021.", [("November 27", "2021-11-27"), ("28, 2021", "2021-11-28")]),
    ("It ran from 28 December to 2 January.", [("28 December", "2022-12-28"), ("2 January", "2023-01-02")]),
    ("It ran between 2012 and 2022.", [("2012", "2012"), ("2022", "2022")]),
    ("The roadmap (2012-2022) ended.", [("2012", "2012"), ("2022", "2022")]),
    ("It fell between April and June.", [("April", "2023-04"), ("June", "2023-06")]),
    ("He stayed from Monday to Friday.", [("Monday", "2023-11-13"), ("Friday", "2023-11-17")]),
    ("Sales in May 2021 beat the same period a year earlier.",
     [("May 2021", "2021-05"), ("the same period a year earlier", "2020-05")]),
]  # fmt: skip

# text, [(quote, type, value)]
OTHERS = [
    ("He stayed for three days.", [("three days", "DURATION", "P3D")]),
    ("It was a three-day visit.", [("three-day", "DURATION", "P3D")]),
    ("It was a 41-year rule.", [("41-year", "DURATION", "P41Y")]),
    ("It took 18 months.", [("18 months", "DURATION", "P18M")]),
    ("It took two weeks.", [("two weeks", "DURATION", "P2W")]),
    ("It took a fortnight.", [("a fortnight", "DURATION", "P2W")]),
    ("It took thirty minutes.", [("thirty minutes", "DURATION", "PT30M")]),
    ("A 12-hour flight.", [("12-hour", "DURATION", "PT12H")]),
    ("It took two and a half years.", [("two and a half years", "DURATION", "P2.5Y")]),
    ("It held for half a century.", [("half a century", "DURATION", "P50Y")]),
    ("It held for nearly five months.", [("nearly five months", "DURATION", "P5M")]),
    ("It was the least in over six years.", [("over six years", "DURATION", "P6Y")]),
    ("Spread over six years.", [("six years", "DURATION", "P6Y")]),
    ("Plans for the next six months.", [("the next six months", "DURATION", "P6M")]),
    ("It grew over the past five years.", [("the past five years", "DURATION", "P5Y")]),
    ("It doubled over the past decade.", [("the past decade", "DURATION", "P1DE")]),
    ("It will be done over the next three years.", [("the next three years", "DURATION", "P3Y")]),
    ("It took several years.", [("several years", "DURATION", "PXY")]),
    ("It took a few days.", [("a few days", "DURATION", "PXD")]),
    ("They talked for decades.", [("decades", "DURATION", "PXDE")]),
    ("A decades-long dispute.", [("decades-long", "DURATION", "PXDE")]),
    ("After six straight days of talks.", [("six straight days", "DURATION", "P6D")]),
    ("A day after the talks, he left.", [("A day", "DURATION", "P1D")]),
    ("It takes between 60 and 90 days.", [("60", "DURATION", "P60D"), ("90 days", "DURATION", "P90D")]),
    ("They meet every year.", [("every year", "SET", "P1Y")]),
    ("They meet every two years.", [("every two years", "SET", "P2Y")]),
    ("They meet every other week.", [("every other week", "SET", "P2W")]),
    ("They meet every Friday.", [("every Friday", "SET", "XXXX-WXX-5")]),
    ("They meet each summer.", [("each summer", "SET", "XXXX-SU")]),
    ("They rest on Sundays.", [("Sundays", "SET", "XXXX-WXX-7")]),
    ("It took the last couple of weeks.", [("the last couple of weeks", "DURATION", "PXW")]),
    ("They meet annually.", [("annually", "SET", "P1Y")]),
    ("The annual dialogue was held.", [("annual", "SET", "P1Y")]),
    ("A quarterly report.", [("quarterly", "SET", "P1Q")]),
    ("They meet twice a year.", [("twice a year", "SET", "P1Y")]),
    ("It makes 20 ships per month.", [("per month", "SET", "P1M")]),
    ("It is the 50th anniversary of ties.", [("the 50th anniversary", "DURATION", "P50Y")]),
    ("The twentieth anniversary of ties.", [("The twentieth anniversary", "DURATION", "P20Y")]),
    ("Talks began at 10 a.m. on Tuesday.", [("10 a.m. on Tuesday", "TIME", "2023-11-14T10:00")]),
    ("Talks began at 6:40 p.m.", [("6:40 p.m.", "TIME", "2023-11-15T18:40")]),
    ("It landed at 18:00 UTC.", [("18:00 UTC", "TIME", "2023-11-15T18:00Z")]),
    ("It landed at 0800 GMT.", [("0800 GMT", "TIME", "2023-11-15T08:00Z")]),
    ("He spoke on Tuesday evening.", [("Tuesday evening", "TIME", "2023-11-14TEV")]),
    ("He spoke Friday morning.", [("Friday morning", "TIME", "2023-11-10TMO")]),
    ("He spoke this morning.", [("this morning", "TIME", "2023-11-15TMO")]),
    ("He spoke last night.", [("last night", "TIME", "2023-11-14TNI")]),
    ("He speaks tonight.", [("tonight", "TIME", "2023-11-15TNI")]),
    ("It ended at noon.", [("noon", "TIME", "2023-11-15T12:00")]),
]

NONE = [
    "Theresa May spoke, and they may come.",
    "The troops march on the capital.",
    "We saw the Sun rise over the sea.",
    "It costs $27 and 2,023 lives.",
    "Resolution 2231 and section 2023 apply.",
    "Resolution 1701 was cited.",
    "The second phase of the second ship began.",
    "Flight 1999 landed in room 2010.",
    "About 2000 troops and 1945 people came.",
    "It read the China Daily.",
    "The 13th floor of the 33rd forum.",
    "A quarter of the members left.",
    "It was the second in as many days.",
    "version 45.45.2023",
    "It will spring back and fall down.",
    "An august body of monks.",
    "Call 555-1999-22.",
    "",
]

# text, time, use: with the reference day
SPANS = [
    ("It must be done by 2030.", date(2030, 1, 1), date(2030, 12, 31), "by"),
    ("It must be done by the end of the year.", date(2023, 1, 1), date(2023, 12, 31), "by"),
    ("Aid over the next three years.", TODAY, date(2026, 11, 15), "by"),
    ("An answer within 60 days.", TODAY, date(2024, 1, 14), "by"),
    ("It grew in the last ten years.", date(2013, 11, 15), TODAY, "at"),
    ("Since 1973 they trade.", date(1973, 1, 1), date(1973, 12, 31), "since"),
    ("It holds until May 2025.", date(2025, 5, 1), date(2025, 5, 31), "until"),
    ("They met earlier this month.", date(2023, 11, 1), TODAY, "at"),
    ("They meet later this year.", TODAY, date(2023, 12, 31), "at"),
    ("Loans in Japan's FY2023.", date(2023, 4, 1), date(2024, 3, 31), "at"),
    ("Loans in the Japanese fiscal year 2023.", date(2023, 4, 1), date(2024, 3, 31), "at"),
    ("Money of the U.S. fiscal year 2023.", date(2022, 10, 1), date(2023, 9, 30), "at"),
    ("Money of India's fiscal year 2023.", date(2023, 4, 1), date(2024, 3, 31), "at"),
    ("Money of Australia's financial year 2023-24.", date(2023, 7, 1), date(2024, 6, 30), "at"),
    ("Money of fiscal year 2023.", date(2022, 7, 1), date(2024, 3, 31), "at"),
    ("He visits from 27 to 30 November.", date(2023, 11, 27), date(2023, 11, 30), "at"),
    ("They met last week.", date(2023, 11, 6), date(2023, 11, 12), "at"),
    ("Filed 05/06/2021.", date(2021, 5, 6), date(2021, 6, 5), "at"),
]

# without a reference day
BLANK = [
    ("They met on Monday.", "XXXX-WXX-1"),
    ("They met on the 13th.", "XXXX-XX-13"),
    ("They met on 3 November.", "XXXX-11-03"),
    ("They met last November.", "XXXX-11"),
    ("They met yesterday.", "XXXX-XX-XX"),
    ("They met last week.", "XXXX-WXX"),
    ("They met last year.", "XXXX"),
    ("They met three days ago.", "XXXX-XX-XX"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates_have_their_timex_value(text, expected):
    assert shown(text) == [(quote, "DATE", value) for quote, value in expected]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_durations_sets_and_hours_have_their_timex_value(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_time_is_none(text):
    assert shown(text) == []


@pytest.mark.parametrize(("text", "earliest", "latest", "use"), SPANS)
def test_times_cover_the_days_they_say(text, earliest, latest, use):
    mention = read(text)[0]
    assert (mention.time.earliest, mention.time.latest, mention.use.value) == (earliest, latest, use)


@pytest.mark.parametrize(("text", "value"), BLANK)
def test_without_a_reference_day_nothing_is_guessed(text, value):
    (mention,) = read(text, None)
    assert (mention.value, mention.time, mention.anchor) == (value, None, "document date")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_reads_its_example_and_not_its_counterexample(rule):
    found = [(m.span.of(rule.example), m.value) for m in read(rule.example)]
    assert set(rule.yields) <= set(found)
    context = Context(rule.never, Span(0, len(rule.never)), TODAY)
    assert [r for match in rule.pattern.finditer(rule.never) for r in rule.build(match, context)] == []


def test_a_wide_reference_gives_an_interval():
    reference = TimeSpan(date(2023, 11, 27), date(2023, 11, 30), day_span(TODAY).precision)
    text = "They met yesterday, in 2021 and this year."
    first, second, third = find_times(text, [Span(0, len(text))], reference=reference)
    assert (first.time.earliest, first.time.latest, first.value) == (
        date(2023, 11, 26),
        date(2023, 11, 29),
        "XXXX-XX-XX",
    )
    assert (second.value, third.value) == ("2021", "2023")


MONTHS = "January February March April May June July August September October November December".split()
FORMATS = (
    "{d} {m} {y}", "{m} {d}, {y}", "{y}-{n:02d}-{d:02d}", "{s}. {d}, {y}", "the {d}th of {m} {y}", "{d} {m}, {y}",
    "{y}/{n:02d}/{d:02d}",
)  # fmt: skip


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMATS))
def test_a_printed_day_is_read_back(day, form):
    month = MONTHS[day.month - 1]
    short = month[:3] if month != "May" else "Jan"
    if "{s}" in form and month == "May":
        return
    text = "It was on " + form.format(d=day.day, m=month, y=day.year, n=day.month, s=short) + "."
    (mention,) = read(text, None)
    assert mention.time == day_span(day)


PIECES = [
    "May ", "3 ", "2023", "-", "from ", "to ", "last ", "week ", "the ", "13th ", "Monday ", "years ", "ago", " ", "a ",
    "1990s", ", ", "Nov. ", "fiscal ", "year ", "Q2 ", "10:30 ", "p.m.", "\n", "30 November", "(", "half ", "'82", "é",
    "morning ", "of ", "year-old", "overnight", "27.11.23", "ult.", "first ", "before", "once ", "BC", "ended ", "noon",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=18).map("".join), st.sampled_from([TODAY, None, date(1, 1, 1)]))
def test_spans_lie_in_the_text_in_order_and_apart(text, day):
    mentions = read(text, day)
    assert mentions == read(text, day)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
