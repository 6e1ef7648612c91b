"""A visit lasts the days its clause says; what happens during it happens in those days."""

import pytest

from tests.extract.reading import read

CASES = [  # text, [(kind, first day, last day)]
    (
        "Kenyan President William Ruto will pay a three-day visit to France on 5 May 2024.",
        [("visit", "2024-05-05", "2024-05-07")],
    ),
    (
        "The Polish foreign minister arrived in Chile on 3 June 2015 for a visit of four days.",
        [("visit", "2015-06-03", "2015-06-06")],
    ),
    (
        "Brazil and Peru marked a 50-day truce, and the Brazilian president visited Peru on 3 June 2015.",
        [("visit", "2015-06-03", "2015-06-03")],
    ),
    (
        (
            "The Ghanaian president visited Norway from 6 to 8 May 2019. "
            "During the visit, Ghana and Norway signed a fisheries agreement."
        ),
        [("visit", "2019-05-06", "2019-05-08"), ("agreement_signed", "2019-05-06", "2019-05-08")],
    ),
    (
        (
            "The Ghanaian president visited Norway from 6 to 8 May 2019. "
            "During the visit, Ghana and Norway signed a fisheries agreement on 7 May 2019."
        ),
        [("visit", "2019-05-06", "2019-05-08"), ("agreement_signed", "2019-05-07", "2019-05-07")],
    ),
    ("During his stay in Oslo, Ghana and Norway signed a fisheries agreement.", [("agreement_signed", None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_stay_dates_itself_and_what_happens_in_it(text, expected):
    claims = {c.kind: c for c in read(text)}
    for kind, first, last in expected:
        time = claims[kind].time
        assert (str(time.earliest), str(time.latest)) == (first, last) if first else time is None
