"""A document without a date is dated by its own evidence, with the reasons, or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.layers import annotate
from dragoman.clean.segment import segment
from dragoman.text.daysets import EVERY_DAY, FIRST, LAST, between, count, hull_of, shared, union
from dragoman.text.evidence import Clue, weigh
from dragoman.types.annotation import Dating
from dragoman.types.value import Precision, TimeSpan
from tests.extract.reading import document, the_lexicon

HEAD = "Notes from the desk\n\n"


def dated(text: str, *, title: str | None = None, published: TimeSpan | None = None) -> Dating:
    """Date a text as the real road does."""
    doc = document(HEAD + text if title is None else f"{title}\n\n{text}", title=title, published=published)
    return annotate(doc, segment(doc, lexicon=the_lexicon()), lexicon=the_lexicon()).dating


INFERRED = [  # text, first day, last day, words of a reason
    (
        "This year marks the 50th anniversary of diplomatic relations between Brazil and China, the envoy recalled.",
        "2024-01-01", "2024-12-31", "50th anniversary this year",
    ),
    (
        ("The ministers of Germany and Israel met in the year of the 50th anniversary of their diplomatic relations. "
        "The jubilee falls in this year, the 50th anniversary of diplomatic relations between Germany and Israel."),
        "2015-01-01", "2015-12-31", "Germany and Israel 1965",
    ),
    (
        ("Canada and the Republic of Korea raised their ties to a comprehensive strategic partnership on Friday, "
        "their leaders told reporters."),
        "2022-09-23", "2022-09-26", "Friday, 23 September 2022",
    ),
    (
        "NATO leaders meeting for a summit in Vilnius pledged more ammunition on Tuesday.",
        "2023-07-11", "2023-07-14", "NATO summit in Vilnius",
    ),
    (
        "Senior officials closed the 20th Shangri-La Dialogue in Singapore last week with a call for more hotlines.",
        "2023-06-05", "2023-06-11", "Shangri-La Dialogue number 20",
    ),
    (
        "Brussels and Kyiv held the 21st EU-Ukraine Summit earlier this week, and both sides signed five papers.",
        "2019-07-08", "2019-07-14", "by its weekday or week",
    ),
    (
        "Ministers prepare for the 44th GCC Summit, to be held in Qatar.",
        "2022-12-05", "2023-12-05", "as ahead, without a year,",
    ),
    (
        "Leaders of the G20 gathered for their summit in Hangzhou. The envoys will sail home on 20 October.",
        "2016-09-04", "2017-09-04", "G20 summit in Hangzhou",
    ),
    (
        "The G20 promised new roads after its summit in Hangzhou.",
        "2016-09-04", "2016-09-12", "as its own occasion of the G20 summit in Hangzhou",
    ),
    (
        "Three years after the G20 summit in Hangzhou, little has come of its roads.",
        "2016-09-04", "2017-09-04", "without a year of the G20 summit in Hangzhou",
    ),
    (
        ("This year is the 70th anniversary of diplomatic relations between China and Pakistan. Talks resumed on "
        "the 14th, the embassy said, and the two navies will drill on the 16th. The drill was agreed in April, and the "
        "minister will visit Karachi from 20 to 22 June."),
        "2021-05-14", "2021-06-16", "'April', without a year, as past",
    ),
    (
        ("OSLO, June 3 - Envoys of China and Norway met. This year marks the 60th anniversary of diplomatic relations "
        "between China and Norway."),
        "2014-06-03", "2014-06-03", "dateline",
    ),
    (
        "The accord was signed in March 2018, the clerk wrote. The first ship is due in May 2018.",
        "2018-03-01", "2018-05-31", "March 2018 as past",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last", "reason"), INFERRED)
def test_evidence_inside_a_text_dates_it(text, first, last, reason):
    dating = dated(text)
    assert dating.basis == "inferred", dating.reasons
    assert (str(dating.time.earliest), str(dating.time.latest)) == (first, last)
    assert any(reason in said for said in dating.reasons), dating.reasons


def test_a_joint_statement_comes_out_during_the_visit_it_tells_of():
    text = (
        "The President of Ghana paid a state visit to Norway from 6 to 8 May 2019. "
        "On 7 May 2019 he held talks with the Prime Minister of Norway. The two sides agreed to deepen fisheries ties."
    )
    dating = dated(text, title="Joint Statement between Ghana and Norway")
    assert (dating.time.earliest, dating.time.latest) == (date(2019, 5, 7), date(2019, 5, 8))
    assert dating.basis == "inferred"


def test_a_treaty_is_dated_by_its_closing_formula():
    text = "The Parties shall cooperate in fisheries. Done at Accra on 3 June 2015 in two originals."
    dating = dated(text, title="Agreement between Ghana and Norway on Fisheries")
    assert (dating.time.earliest, dating.time.precision) == (date(2015, 6, 3), Precision.DAY)


def test_a_meeting_recalled_does_not_date_a_joint_statement():
    text = "The ministers of Ghana and Norway met today. They recalled the previous talks held on 14 May 2015 in Accra."
    assert dated(text, title="Joint Statement between Ghana and Norway").time is None


NOT_INFERRED = [
    "The two presidents met on Monday and spoke of rice.",  # a weekday of any week
    "ACCRA, July 12 - Ghana and Norway signed a pact.",  # a dateline of any year
    "The 50th anniversary of the port of Tema was marked this year.",  # no relation of two sides
    "This year marks the 50th anniversary of relations between Norland and Sudmark.",  # no row says since when
    "Ghana will be a member by 2030, and Norway hopes to double its aid by 2035.",  # far bounds on one side
    "The treaty was signed in 1960, and the bridge was opened in 1972.",  # the past has no end
    "Former President Bill Clinton spoke to Ghana and Norway.",  # his term is over
    "Brazil and China will raise their ties to a new level on Friday.",  # no row has that level on a Friday
    "It agreed a work plan for 2021 with Ghana, and the Connectivity Plan 2025 was praised.",  # plans and names
]


@pytest.mark.parametrize("text", NOT_INFERRED)
def test_what_proves_nothing_dates_nothing(text):
    dating = dated(text)
    assert (dating.time, dating.basis) == (None, None), dating.reasons


LOOKING_BACK = [
    # a holder who had left office before the newest act, and one beside him who had not
    ("Prime Minister Margaret Thatcher and President François Mitterrand chose a tunnel. Ireland and Britain signed a "
     "treaty on 10 April 1994."),
    # a holder told right after an older act than the newest
    ("Germany and Poland signed a treaty on 7 December 1990. Foreign Minister Hans-Dietrich Genscher was there. "
     "Poland and Germany signed another on 14 November 1991."),
]  # fmt: skip


@pytest.mark.parametrize("text", LOOKING_BACK)
def test_holders_of_older_events_than_the_newest_date_no_text(text):
    dating = dated(text)
    assert dating.time is None
    assert "Contradiction" not in " ".join(dating.reasons)
    assert not any("Its lead names" in reason for reason in dating.reasons)


def test_evidence_that_contradicts_itself_leaves_the_date_open_and_is_named():
    dating = dated(
        "This year marks the 50th anniversary of diplomatic relations between Brazil and China. "
        "This year also marks the 50th anniversary of diplomatic relations between Germany and Israel."
    )
    assert dating.time is None
    said = " ".join(dating.reasons)
    assert "Contradiction" in said
    assert "Brazil and China 1974" in said
    assert "Germany and Israel 1965" in said


def test_a_stated_date_wins_over_all_evidence():
    stated = TimeSpan(date(2001, 2, 3), date(2001, 2, 3), Precision.DAY)
    dating = dated(INFERRED[0][0], published=stated)
    assert (dating.time, dating.basis) == (stated, "metadata")


def test_relative_times_are_read_from_an_inferred_date_as_far_as_it_reaches():
    doc = document(
        HEAD + "This year marks the 50th anniversary of diplomatic relations between Brazil and China. "
        "The ministers met this year. They spoke on Monday."
    )
    found = annotate(doc, segment(doc, lexicon=the_lexicon()), lexicon=the_lexicon()).times
    by_words = {m.span.of(doc.text): m.time for m in found}
    assert by_words["this year"].earliest == date(2024, 1, 1)
    assert by_words["Monday"] is None


DAYS = st.dates(min_value=FIRST, max_value=LAST)
SETS = st.lists(st.tuples(DAYS, DAYS).map(lambda p: between(min(p), max(p))), min_size=1, max_size=4).map(union)
CLUES = st.lists(st.builds(Clue, kind=st.sampled_from("ab"), days=SETS, reason=st.text("xyz", max_size=3)), max_size=6)


@given(CLUES, st.randoms(use_true_random=False))
def test_the_order_of_evidence_changes_nothing(clues, random):
    shuffled = list(clues)
    random.shuffle(shuffled)
    assert weigh(shuffled) == weigh(clues)


@given(CLUES, SETS)
def test_more_evidence_never_leads_outside_what_was(clues, days):
    before, after = weigh(clues), weigh([*clues, Clue(kind="c", days=days, reason="more")])
    if before.time and after.time:
        assert before.time.contains(after.time)


@given(CLUES)
def test_an_inferred_date_is_at_most_a_year_and_has_reasons(clues):
    dating = weigh(clues)
    assert (dating.time is None) == (dating.basis is None)
    if dating.time:
        assert dating.time.days <= 366
        assert dating.reasons


@given(SETS, SETS)
def test_sets_of_days_are_sorted_apart_and_shared_both_ways(one, two):
    both = shared(one, two)
    assert both == shared(two, one)
    assert shared(both, one) == both
    assert count(union([one, two])) == count(one) + count(two) - count(both)
    assert shared(one, EVERY_DAY) == one


def test_a_whole_month_is_a_month():
    assert hull_of(between(date(2020, 2, 1), date(2020, 2, 29))).precision is Precision.MONTH
    assert hull_of(()) is None
