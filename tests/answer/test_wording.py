"""Times, sums and headlines in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dragoman.answer.headlines import Phrase, headline, phrase_of
from dragoman.answer.wording import amount_text, names_text, quote_text, time_text
from dragoman.lexicon.load import load_lexicon
from dragoman.types.fact import Fact, Status
from dragoman.types.value import Amount, Bound, Precision, TimeSpan
from tests.answer.samples import F_CONCERN, F_LOAN, F_MEETING, F_UPGRADE, F_VISIT, LOAN, MEETING, make_fact


def span(first: str, last: str, precision: Precision) -> TimeSpan:
    return TimeSpan(date.fromisoformat(first), date.fromisoformat(last), precision)


TIMES = [
    (span("2023-11-27", "2023-11-27", Precision.DAY), "27 November 2023"),
    (span("2023-11-27", "2023-11-30", Precision.RANGE), "27–30 November 2023"),
    (span("2023-11-27", "2023-12-02", Precision.RANGE), "27 November – 2 December 2023"),
    (span("2023-12-30", "2024-01-02", Precision.RANGE), "30 December 2023 – 2 January 2024"),
    (span("2023-11-01", "2023-11-30", Precision.MONTH), "November 2023"),
    (span("2023-11-05", "2023-11-30", Precision.MONTH), "5–30 November 2023"),  # "late November"
    (span("2023-01-01", "2023-12-31", Precision.YEAR), "2023"),
    (span("2023-04-01", "2023-06-30", Precision.QUARTER), "second quarter of 2023"),
    (span("2023-07-01", "2023-12-31", Precision.HALF), "second half of 2023"),
    (span("2023-03-01", "2023-05-31", Precision.SEASON), "March – May 2023"),
    (span("2023-04-01", "2024-03-31", Precision.FISCAL_YEAR), "fiscal year 2023 (April 2023 – March 2024)"),
    (span("2023-11-06", "2023-11-12", Precision.WEEK), "week of 6 November 2023"),
    (span("1990-01-01", "1999-12-31", Precision.DECADE), "1990s"),
    (span("2011-01-01", "2016-12-31", Precision.RANGE), "2011–2016"),
    (None, "undated"),
]


@pytest.mark.parametrize(("time", "expected"), TIMES)
def test_a_time_is_written_as_exactly_as_it_is_known(time: TimeSpan | None, expected: str) -> None:
    assert time_text(time) == expected


AMOUNTS = [
    (Amount(Decimal("2.8E9"), "JPY", bound=Bound.AT_MOST), "up to JPY 2.8 billion"),
    (Amount(Decimal(1500), "USD"), "USD 1,500"),
    (Amount(Decimal(2), unit="ships"), "2 ships"),
    (Amount(Decimal("1234567890"), "USD"), "USD 1,234,567,890"),  # never rounded
    (Amount(Decimal("12.5"), unit="percent", bound=Bound.ABOUT), "about 12.5 percent"),
    (Amount(Decimal("3E12"), "JPY", bound=Bound.MORE_THAN), "more than JPY 3 trillion"),
]


@pytest.mark.parametrize(("amount", "expected"), AMOUNTS)
def test_a_sum_keeps_its_hedge_and_is_not_rounded(amount: Amount, expected: str) -> None:
    assert amount_text(amount) == expected


HEADLINES = [
    (F_UPGRADE, "Norland and Sudmark raised the level of their relations"),
    (F_MEETING, "Ana Alba met Jon Berg in Port Nor"),
    (F_VISIT, "Ana Alba to visit Sudmark"),
    (make_fact("x", Status.DENIED, MEETING), "Denied: Ana Alba met Jon Berg in Port Nor"),
    (make_fact("x", Status.CONSIDERED, MEETING), "Ana Alba may meet Jon Berg in Port Nor"),
    (make_fact("x", Status.HAPPENED, MEETING, headline="As given"), "As given"),
]


def borne(fact: Fact) -> Phrase | None:
    """The phrase for a source that uses the plainest words of its kind."""
    plain = {"relation_upgraded": "raised", "meeting": "met", "visit": "visited"}
    return phrase_of(fact.kind, plain.get(fact.kind, ""), load_lexicon())


@pytest.mark.parametrize(("fact", "expected"), HEADLINES)
def test_a_headline_says_no_more_than_the_status(fact: Fact, expected: str) -> None:
    assert headline(fact, [], borne(fact)) == expected


@pytest.mark.parametrize("row", load_lexicon().tables["headlines"], ids=lambda row: row["id"])
def test_every_wording_is_borne_by_its_example_and_not_by_the_other(row: Mapping[str, str]) -> None:
    told, silent = (phrase_of(row["kind"], row[column], load_lexicon()) for column in ("example", "not"))
    assert told is not None
    assert told.past == row["past"]
    assert silent is None or silent.past != row["past"]


WORDED = [
    ("meeting", "Nehru telephoned Nkrumah on Friday", "Ana Alba spoke by telephone with Jon Berg"),
    ("meeting", "received Nasser at the airport", "Ana Alba met Jon Berg"),
    ("exercise", "massed armour along the Yalu", "Ana Alba, to Jon Berg: “massed armour along the Yalu”"),
    ("agreement_signed", "a deal was struck overnight in Doha", "Ana Alba and Jon Berg reached an agreement"),
    ("agreement_signed", "the Duma ratified it", "Ana Alba and Jon Berg ratified an agreement"),
    ("summit", "the three kings gathered at Aqaba", "Ana Alba, to Jon Berg: “the three kings gathered at Aqaba”"),
]


@pytest.mark.parametrize(("kind", "quote", "expected"), WORDED)
def test_a_headline_says_no_more_than_its_source(kind: str, quote: str, expected: str) -> None:
    fact = replace(make_fact("x", Status.HAPPENED, MEETING), kind=kind, place=None)
    assert headline(fact, [quote], phrase_of(kind, quote, load_lexicon())) == expected


def test_what_has_no_verb_of_its_own_is_told_by_its_quote() -> None:
    assert headline(F_LOAN, [LOAN.evidence[0].quote], None).startswith(
        "Norland, to Sudmark: “Norland will lend Sudmark"
    )
    assert headline(F_CONCERN, [], None) == "Norland: statement"


def test_the_quote_of_a_joint_act_is_told_of_both_sides() -> None:
    fact = replace(make_fact("x", Status.HAPPENED, MEETING), kind="relation_upgraded", place=None)
    told = headline(fact, ["declared the war ended"], None, joint=True)
    assert told == "Ana Alba and Jon Berg: “declared the war ended”"


def test_a_headline_that_is_only_a_quote_is_told_with_its_parties() -> None:
    quote = LOAN.evidence[0].quote
    fact = make_fact("x", Status.ANNOUNCED, LOAN, headline=quote)
    assert headline(fact, [quote], None) == f"Norland, to Sudmark: “{quote}”"


def test_a_level_of_relations_is_named() -> None:
    assert headline(F_UPGRADE, [], None, level="strategic partnership") == "Norland and Sudmark: strategic partnership"


def test_long_lists_and_quotes_are_cut_visibly() -> None:
    assert names_text(["A", "B", "A", "C", "D", "E"]) == "A, B, C and 2 others"
    assert names_text(["A", "B"]) == "A and B"
    assert quote_text("one two three four", 9) == "“one two …”"


def test_a_plan_that_is_denied_is_told_as_not_to_come() -> None:
    denied = make_fact("x", Status.DENIED, MEETING)
    assert headline(denied, [], borne(denied), ahead=True) == "Ana Alba not to meet Jon Berg in Port Nor"
