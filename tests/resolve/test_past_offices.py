"""Whom an office without a name stands for in what happened long before its text: whoever held it then."""

from datetime import date

import pytest

from dragoman.types.value import Precision, TimeSpan
from tests.extract.reading import FRAME, read, summary

PUBLISHED = TimeSpan(date(2025, 2, 3), date(2025, 2, 3), Precision.DAY)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Czech president visited Vietnam in June 2017.", "Milos Zeman"),
        ("The Czech president visited Vietnam in January 2025.", "Petr Pavel"),
        ("The US president visited Chile in 2009.", "President of United States"),  # two held the office in that year
        ("The Czech president will visit Vietnam in 2027.", "Petr Pavel"),
    ],
)
def test_an_office_stands_for_its_holder_of_the_day_of_the_act(text, party):
    (visit,) = [summary(c) for c in read(FRAME.format(text), published=PUBLISHED)]
    assert visit[3]["actor"] == {party}
