"""What is done on an anniversary is done in its year."""

from datetime import date

import pytest

from dragoman.types.value import Precision, TimeSpan
from tests.extract.reading import FRAME, read

REPORT = TimeSpan(date(2024, 7, 20), date(2024, 7, 20), Precision.DAY)
JANUARY = TimeSpan(date(2024, 1, 20), date(2024, 1, 20), Precision.DAY)

OCCASIONS = [  # text, year of the act or None
    # relations whose beginning is known
    ("Angola and China exchanged visits of their leaders on the 40th anniversary of diplomatic relations.", 2023),
    ("The Indian president visited Vietnam to mark the 50th anniversary of diplomatic relations.", 2022),
    ("Argentina and Vietnam held talks for the 50th anniversary of ties between the two countries.", 2023),
    # what began at an unknown time is celebrated in the year of the report
    ("Ministers of Chile and Peru exchanged visits on the occasion of the 60th anniversary of the Lima Railway.", 2024),
    ("Norway and Ghana signed an agreement on the 30th anniversary of the Oslo Port Authority.", 2024),
    ("Poland and Germany held a joint exercise in celebration of the tenth anniversary of the Baltic Brigade.", 2024),
    # a time that is told goes before
    ("Norway signed an agreement with Ghana on the 30th anniversary of the Oslo Port Authority in 2019.", 2019),
    # an anniversary still to come, or another time in the sentence, dates nothing
    ("Ahead of the 30th anniversary of the Oslo Port Authority, Norway signed an agreement with Ghana.", None),
    ("Norway will sign an agreement with Ghana on the 30th anniversary of the Oslo Port Authority.", None),
    ("The Indian president will visit Vietnam to mark the 50th anniversary of diplomatic relations.", None),
]


@pytest.mark.parametrize(("text", "year"), OCCASIONS)
def test_an_act_on_an_anniversary_has_its_year(text, year):
    claim = read(FRAME.format(text), published=REPORT)[0]
    assert (claim.time and (claim.time.earliest, claim.time.latest)) == (
        year and (date(year, 1, 1), date(year, 12, 31))
    )


def test_a_report_of_january_may_look_back():
    text = "Norway and Ghana signed an agreement on the 30th anniversary of the Oslo Port Authority."
    assert read(FRAME.format(text), published=JANUARY)[0].time is None


def test_without_a_date_of_the_report_only_known_relations_give_a_year():
    known = "Angola and China exchanged visits of their leaders on the 40th anniversary of diplomatic relations."
    unknown = "Norway and Ghana signed an agreement on the 30th anniversary of the Oslo Port Authority."
    assert read(FRAME.format(known))[0].time == TimeSpan(date(2023, 1, 1), date(2023, 12, 31), Precision.YEAR)
    assert read(FRAME.format(unknown))[0].time is None
