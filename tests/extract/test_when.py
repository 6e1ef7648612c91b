"""Claims get the day their text fixes, though it stands in another clause or sentence, and no other day."""

from datetime import date

import pytest

from dragoman.types.annotation import Dating
from dragoman.types.claim import Modality
from dragoman.types.value import Precision, TimeSpan
from tests.extract.reading import FRAME, read

FRIDAY = TimeSpan(date(2019, 5, 10), date(2019, 5, 10), Precision.DAY)

CASES = [  # what is tested, text, kind and start of the quote's words, first day, last day
    (
        "an opening phrase dates the clause behind it",
        "At the trade fair in March 2018, Ghana announced a fisheries programme for Togo.",
        "a fisheries programme", "2018-03-01", "2018-03-31",
    ),
    (
        "what was done where others met is of that day",
        "The fund builds on the February 2019 summit of Norway and Ghana, where Norway announced aid of $5 million.",
        "where Norway announced", "2019-02-01", "2019-02-28",
    ),
    (
        "an opening phrase dates both verbs",
        "On 3 May 2019, the Ghanaian president met the Prime Minister of Norway and agreed to expand trade with Oslo.",
        "agreed to expand", "2019-05-03", "2019-05-03",
    ),
    (
        "what is undone has its own day",
        "Ghana decided to close its embassy in Norway, reversing the decision of March 2018.",
        "decided to close", None, None,
    ),
    (
        "a plan is not dated by the day it was told",
        "On 3 May 2019, the Ghanaian foreign minister said that he will visit Norway.",
        "will visit Norway", None, None,
    ),
    (
        "what is said is dated by its report",
        "The Ghanaian foreign minister said Wednesday that Norway supports the port. He welcomed the role of Norway.",
        "welcomed the role", "2019-05-08", "2019-05-08",
    ),
    (
        "another speaker is not",
        "The Ghanaian foreign minister said Wednesday that Norway supports the port. Peru welcomed the role of Norway.",
        "Peru welcomed", None, None,
    ),
    (
        "the length of a visit in the next sentence",
        ("The Ghanaian president will visit Norway from 20 May. He will meet the King of Norway during the three-day "
        "visit."),
        "will visit Norway", "2019-05-20", "2019-05-22",
    ),
    (
        "what is planned for the visit has its whole length",
        ("The Ghanaian president will visit Norway from 20 May. He will meet the King of Norway during the three-day "
        "visit."),
        "will meet the King", "2019-05-20", "2019-05-22",
    ),
    (
        "a meeting of one side is part of the only visit that is planned",
        ("The Ghanaian president will visit Norway on 20 May. It will be the first meeting of the Norwegian "
        "prime minister with an African leader."),
        "the first meeting", "2019-05-20", "2019-05-20",
    ),
    (
        "talks date what was agreed at them",
        ("On 7 May 2019, the Ghanaian president held talks with the Prime Minister of Norway. The two sides agreed to "
        "build a harbour in Tema."),
        "agreed to build", "2019-05-07", "2019-05-07",
    ),
    (
        "until another day is named",
        ("On 7 May 2019, the Ghanaian president held talks with the Prime Minister of Norway. He left Oslo for Bergen "
        "on 8 May 2019. The two sides welcomed the growth of trade."),
        "welcomed the growth", None, None,
    ),
    (
        "a report that closes the sentence dates what is undertaken",
        "The Ghanaian government will open a consulate in Oslo, its envoy to Norway told a radio station on Monday.",
        "will open a consulate", "2019-05-06", "2019-05-06",
    ),
    (
        "and not a visit that is planned",
        "The Ghanaian president will visit Norway, his envoy to Oslo told a radio station on Monday.",
        "will visit Norway", None, None,
    ),
    (
        "who joins the meeting told before joins it on its day, though a visit is told too",
        ("The King of Norway will visit Ghana from 20 May. The Ghana-Norway trade forum will be held in Accra on 14 "
        "May. The Norwegian foreign minister will take part in the forum."),
        "will take part", "2019-05-14", "2019-05-14",
    ),
    (
        "a year that is spoken of is not when it was said",
        "The Ghanaian president welcomed the growth of trade with Norway in 2012.",
        "welcomed the growth", None, None,
    ),
    (
        "a time after an act before it",
        "The Ghanaian president visited Norway after the elections of 3 March 2019.",
        "visited Norway", None, None,
    ),
    (
        "a term of office is no time of the promise",
        "Norway will back Ghana in its campaign for the seat for the term 2013-2014 and lend it experts.",
        "will back", None, None,
    ),
    (
        "a visit is not dated by the last one before it",
        "It will be the Ghanaian president's first visit to Norway since 1996.",
        "visit to Norway", None, None,
    ),
    (
        "years in brackets belong to the name before them",
        "Ghana and Norway agreed to carry out the Harbour Development Programme (2012-2022) together.",
        "agreed to carry", None, None,
    ),
    (
        "a fiscal year of the giver",
        "Australia provided aid of 5 million dollars to Tonga in 2009-10.",
        "provided aid", "2009-07-01", "2010-06-30",
    ),
    (
        "a total since a year runs to the text",
        "Norway has provided 5 million dollars in aid to Ghana since 2012.",
        "has provided", "2012-01-01", "2019-05-10",
    ),
    (
        "talks that ended on a day took the days they lasted",
        "The Ghanaian president ended three days of talks with the Prime Minister of Norway on 9 May.",
        "three days of talks", "2019-05-07", "2019-05-09",
    ),
    (
        "a name that ends as a participle does has no day of its own",
        "The Ghanaian president met the Norwegian premier's envoy Karim Ahmed on 7 May.",
        "met the", "2019-05-07", "2019-05-07",
    ),
    (
        "the year in the name of the meeting that is held",
        "Norway will host the 2021 Arctic Trade Forum with Ghana.",
        "will host", "2021-01-01", "2021-12-31",
    ),
    (
        "of the meeting somebody takes part in",
        "The Ghanaian and Norwegian foreign ministers took part in the 2017 Accra Conference.",
        "took part", "2017-01-01", "2017-12-31",
    ),
    (
        "not of one that others prepare",
        "The Ghanaian and Norwegian foreign ministers met to prepare the 2021 Accra Conference.",
        "met to prepare", None, None,
    ),
    (
        "nor of a text they met under",
        "The Ghanaian and Norwegian foreign ministers met under the 1997 Fisheries Treaty.",
        "met under", None, None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "words", "first", "last"), CASES, ids=[case[0] for case in CASES])
def test_a_claim_has_the_day_its_text_fixes(why, text, words, first, last):
    claims = [c for c in read(FRAME.format(text), published=FRIDAY) if words in c.evidence[0].quote]
    assert claims, why
    time = claims[-1].time
    assert (time and (str(time.earliest), str(time.latest))) == (first and (first, last)), why


PAPER = (
    "Norway's new defence white paper was released on 8 May. The paper warned that Ghana's coast is unsafe. "
    "Ghana rejected the claim."
)


def test_a_paper_says_all_on_the_day_it_came_out():
    claims = {c.evidence[0].quote: c.time for c in read(FRAME.format(PAPER), published=FRIDAY)}
    assert any(time and time.earliest == date(2019, 5, 8) for quote, time in claims.items() if "unsafe" in quote)


def test_what_two_sides_said_together_a_paper_looks_back_on():
    later = (
        f"{PAPER} Ghana and Norway held talks in 2018. They affirmed the need for safe ports, according to the paper."
    )
    claims = {c.evidence[0].quote: c.time for c in read(FRAME.format(later), published=FRIDAY)}
    assert [time for quote, time in claims.items() if "safe ports" in quote] == [None]


OFFICIAL = "The two leaders of Ghana and Norway welcomed the growth of trade. Norway will provide aid to Ghana."


def test_an_official_text_speaks_on_its_own_day():
    claims = read(OFFICIAL, published=FRIDAY, title="Joint Statement of Ghana and Norway")
    assert {c.time for c in claims} == {FRIDAY}


@pytest.mark.parametrize(
    "heading",
    [
        "Media release",
        "Spokesperson's regular press conference",
        "Statement by the Ministry of Trade",
        "No. 41, Press Release Regarding the talks",
        "Transcript of the press conference",
        "Unstarred Question",
        "Declaration of the Heads of Government",
    ],
)
def test_what_an_office_gives_out_speaks_on_its_own_day(heading):
    claims = read(OFFICIAL, published=FRIDAY, title=f"{heading} on Ghana and Norway")
    assert {c.time for c in claims} == {FRIDAY}


@pytest.mark.parametrize("headline", ["hold press conference", "await declaration of port authority"])
def test_a_headline_on_a_press_conference_is_no_official_text(headline):
    claims = read(OFFICIAL, published=FRIDAY, title=f"Ministers of Ghana and Norway {headline}")
    assert {c.time for c in claims} == {None}


VISIT_TEXT = """{}

10 May 2019

The President of Ghana paid a visit to Norway from 6 to 8 May 2019 at the invitation of the Norwegian government.

The Ghanaian President was received by the King of Norway in the palace of Oslo, in the presence of his daughter.

The two countries signed a treaty on fish. The rain had stopped by the evening, and the lamps were lit on the quay.
"""


@pytest.mark.parametrize("title", ["Joint Communiqué of Ghana and Norway", "Press release on the visit"])
def test_what_was_held_and_signed_on_the_only_visit_of_an_official_text_has_its_days(title):
    claims = read(VISIT_TEXT.format(title), published=FRIDAY, title=title)
    times = {c.kind: c.time and (str(c.time.earliest), str(c.time.latest)) for c in claims}
    assert {times[kind] for kind in ("visit", "meeting", "agreement_signed")} == {("2019-05-06", "2019-05-08")}


def test_a_report_of_the_papers_leaves_them_open():
    claims = read(VISIT_TEXT.format("Ghana and Norway sign treaty"), published=FRIDAY)
    assert {c.time for c in claims if c.kind == "agreement_signed"} == {None}


READOUT = """Readout of the call

10 May 2019

On 7 May 2019 the Ghanaian foreign minister met the King of Norway in Oslo, in the old palace above the harbour.

The Ghanaian foreign minister welcomed the role of Norway on the coast, of which he had seen much on the way.
"""
SAID_AT = [("Readout of the call", "2019-05-07"), ("Joint Statement of Ghana and Norway", "2019-05-10")]


@pytest.mark.parametrize(("title", "day"), SAID_AT)
def test_a_readout_tells_what_was_said_at_the_talks_and_a_joint_text_speaks_on_its_own_day(title, day):
    claims = read(READOUT.replace("Readout of the call", title), published=FRIDAY, title=title)
    assert {str(c.time.earliest) for c in claims if "welcomed" in c.evidence[0].quote and c.time} == {day}


ENTRIES = (
    "Week of 6-10 May 2019\n\nMay 6 - The President of Ghana meets the King of Norway in Oslo. Peru protests to Chile "
    "over fishing.\n\nMay 8 - Ghana and Togo sign a treaty in Accra. Togo will open an embassy in Peru.\n"
)


def test_all_that_an_entry_of_a_chronology_tells_as_done_is_of_its_day():
    claims = read(ENTRIES)
    days = [(c.kind, str(c.time.earliest) if c.time else None) for c in claims]
    assert days == [
        ("meeting", "2019-05-06"),
        ("accusation", "2019-05-06"),
        ("agreement_signed", "2019-05-08"),
        ("commitment", None),
    ]


def test_an_official_text_of_an_unknown_month_dates_nothing():
    wide = TimeSpan(date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR)
    claims = read(OFFICIAL, published=wide, title="Joint Statement of Ghana and Norway")
    assert {c.time for c in claims} == {None}


def test_what_the_outlet_says_itself_has_no_day():
    text = "The Ghanaian foreign minister spoke on Wednesday. Norway always harmed Ghana and its fishermen."
    assert all(c.time is None for c in read(FRAME.format(text), published=FRIDAY) if "harmed" in c.evidence[0].quote)


UNDATED = (
    "Leaders of the BRICS states issued a call for new members after their summit in Kazan.{} India welcomed the "
    "interest of Turkey in the group, its foreign minister said. China and India agreed to expand their border trade."
)


def test_news_without_a_day_is_of_the_month_that_dates_the_report():
    claims = read(FRAME.format(UNDATED.format("")))
    assert {c.kind: c.time for c in claims if c.kind in {"statement", "commitment"}} == dict.fromkeys(
        ("statement", "commitment"), TimeSpan(date(2024, 10, 1), date(2024, 10, 31), Precision.MONTH)
    )


def test_a_report_that_names_the_day_of_its_news_leaves_open_what_it_does_not_date():
    claims = read(FRAME.format(UNDATED.format(" Russia's president closed the meeting on 24 October.")))
    assert {c.time for c in claims if c.kind == "commitment"} == {None}


def test_a_meeting_told_as_ahead_is_planned():
    claims = read(
        FRAME.format("A text is due to be signed at the Ghana-Norway Summit in forthcoming June."), published=FRIDAY
    )
    assert [(c.kind, c.modality, c.time) for c in claims if c.kind == "summit"] == [
        ("summit", Modality.PLANNED, TimeSpan(date(2019, 6, 1), date(2019, 6, 30), Precision.MONTH))
    ]


UNDER_DATES = """Ghana and Norway

1999

Ghana and Norway sign a treaty on fish in Accra.

May 2001

Ghana and Norway open talks on gas. The king of Norway visited Ghana in 1998.

12 June 2003

Ghana recalled its ambassador from Norway. The Ghanaian president will visit Norway.
"""
PARTS = [
    ("sign a treaty", "1999-01-01", "1999-12-31"),
    ("open talks", "2001-05-01", "2001-05-31"),
    ("visited Ghana", "1998-01-01", "1998-12-31"),
    ("recalled its ambassador", "2003-06-12", "2003-06-12"),
    ("will visit Norway", None, None),
]


@pytest.mark.parametrize(("quote", "first", "last"), PARTS)
def test_what_stands_under_a_line_with_a_date_happened_then(quote, first, last):
    (time,) = {c.time for c in read(UNDER_DATES) if quote in c.evidence[0].quote}
    assert (time and str(time.earliest), time and str(time.latest)) == (first, last)


LETTERS = """Exchange of notes on fish

I

Accra, 12 June 2003

Sir,

The Government of Ghana undertakes to admit trawlers from Norway.

II

Oslo, 20 June 2003

Sir,

The Government of Norway will pay 3 million dollars to Ghana. The Government of Norway regrets the delay.
"""
NOTES = [
    ("undertakes to admit", "2003-06-12", "2003-06-12"),
    ("will pay 3 million", "2003-06-20", "2003-06-20"),
    ("regrets the delay", "2003-06-20", "2003-06-20"),
]


@pytest.mark.parametrize(("quote", "first", "last"), NOTES)
def test_each_of_several_letters_has_the_day_below_its_head(quote, first, last):
    (time,) = {c.time for c in read(LETTERS) if quote in c.evidence[0].quote}
    assert (time and str(time.earliest), time and str(time.latest)) == (first, last)


COLUMNS = """Chronology of the coast, 1986

June

3    Ghana recalls its ambassador from Togo. Togo condemns Ghana.

9-11   The Ghanaian president visits Norway.

31   Ghana and Togo sign a treaty.

July

2    The Ghanaian foreign minister says Togo will pay. Norway opened an embassy in Accra in May 1984.
"""
COLUMN_DAYS = [
    ("Ghana recalls", "1986-06-03", "1986-06-03"),
    ("Togo condemns", "1986-06-03", "1986-06-03"),
    ("president visits", "1986-06-09", "1986-06-11"),
    ("sign a treaty", None, None),  # June has no such day
    ("Togo will pay", "1986-07-02", "1986-07-02"),
    ("opened an embassy", "1984-05-01", "1984-05-31"),
]


@pytest.mark.parametrize(("quote", "first", "last"), COLUMN_DAYS)
def test_a_number_below_a_month_is_its_day(quote, first, last):
    (time,) = {c.time for c in read(COLUMNS) if quote in c.evidence[0].quote}
    assert (time and str(time.earliest), time and str(time.latest)) == (first, last)


YEARBOOK = """{}

In {} the harvest in Ghana failed. In June Ghana received an official visit by the king of Norway.
"""
BOOKS = [
    ("Foreign Policy Yearbook 1986", 1985, "1985-06-01"),
    ("Foreign Policy Yearbook 1986", 1986, "1986-06-01"),
    ("Diplomatic Bluebook 1986", 1985, "1985-06-01"),
    ("Diplomatic Bluebook 1986", 1979, None),  # neither year is named
    ("Foreign policy in 1986", 1985, None),  # no yearbook
]


@pytest.mark.parametrize(("title", "year", "first"), BOOKS)
def test_a_month_in_a_yearbook_is_of_the_year_it_looks_back_on(title, year, first):
    times = {c.time for c in read(YEARBOOK.format(title, year), title=title) if c.kind == "visit"}
    assert {t and str(t.earliest) for t in times} == {first}


def test_the_one_date_line_of_a_text_is_its_own_date_and_no_act_s():
    told = "Ghana recalled its ambassador from Norway. It closed the embassy."
    text = f"Ghana and Norway\n\n12 June 2003\n\n{told}\n\nThe rain went on.\n"
    assert {c.time for c in read(text)} == {None}


PUBLISHED = """Guinea and Liberia end their quarrel

The Economic Community of West African States published a statement on Liberia. {} The rain went on in Monrovia.
"""
OF_THE_PAPER = [  # what follows the paper, and the month it was said in
    ("We support the sovereignty of Liberia.", 10),
    ("Any attack on Liberia supports the sovereignty of nobody.", None),
]


@pytest.mark.parametrize(("told", "month"), OF_THE_PAPER)
def test_the_first_person_behind_a_published_paper_speaks_in_its_month(told, month):
    days = TimeSpan(date(2005, 10, 12), date(2005, 10, 25), Precision.RANGE)
    found = read(PUBLISHED.format(told), dating=Dating(days, "inferred"))
    months = {c.time and c.time.earliest.month for c in found if "sovereignty" in c.evidence[0].quote}
    assert months <= {month}
    assert months or month is None
