"""The chronology as a chart, and how closely it is looked at."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.answer.query import Query
from dragoman.answer.timeline import timeline
from dragoman.present.web.chart import chart_of
from dragoman.present.web.zoom import zoom_of
from dragoman.types.value import Precision, TimeSpan

ZOOMS = [  # since and until, the wider stretches, what is before and after
    (None, None, ["All of time"], None, None),
    ("2016", "2016", ["All of time", "2016"], "2015", "2017"),
    ("2016-01", "2016-01", ["All of time", "2016", "January 2016"], "2015-12", "2016-02"),
    (
        "2016-02-29",
        "2016-02-29",
        ["All of time", "2016", "February 2016", "29 February 2016"],
        "2016-02-28",
        "2016-03-01",
    ),
    ("2015", "2016", ["All of time", "2015 to 2016"], None, None),
    ("2015", None, ["All of time", "2015 to …"], None, None),
    ("2016-13", "2016-13", ["All of time", "2016-13 to 2016-13"], None, None),
    ("soon", "soon", ["All of time", "soon to soon"], None, None),
    ("0001", "0001", ["All of time", "1"], None, "0002"),
    ("9999-12-31", "9999-12-31", ["All of time", "9999", "December 9999", "31 December 9999"], "9999-12-30", None),
]


@pytest.mark.parametrize(("since", "until", "wider", "before", "after"), ZOOMS)
def test_each_zoom_has_ways_out_and_on(since, until, wider, before, after):
    zoom = zoom_of(since, until)
    assert [period.label for period in zoom.wider] == wider
    assert (zoom.before and zoom.before.since, zoom.after and zoom.after.since) == (before, after)


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
SPANS = st.tuples(DAYS, st.integers(0, 4000)).map(
    lambda s: TimeSpan(s[0], s[0] + timedelta(days=s[1]), Precision.RANGE)
)


@given(spans=st.lists(SPANS, min_size=1, max_size=8), ends=st.none() | SPANS)
def test_bars_lie_on_the_axis_as_long_as_their_time(line, spans, ends):
    first, last = (ends.earliest, ends.latest) if ends else (None, None)
    chart = chart_of([replace(line, time=span) for span in spans], first=first, last=last)
    assert chart is not None
    for bar in chart.bars:
        assert bar.x >= 0
        assert bar.width > 0
        assert bar.x + bar.width <= 100.01
        assert bar.is_vague == (bar.line.time.days > 1)
    for tick in chart.ticks:
        assert 0 <= tick.x <= 100
    assert len(chart.ticks) <= 6
    if ends is None:
        assert [bar.line.time for bar in chart.bars] == spans
        assert not any(bar.is_cut for bar in chart.bars)
    lengths = sorted((bar.line.time.days, bar.width) for bar in chart.bars if not bar.is_cut)
    assert all(a <= b + 0.02 for (_, a), (_, b) in pairwise(lengths))


def test_undated_lines_are_counted_and_alone_give_no_chart(line):
    undated = replace(line, time=None)
    chart = chart_of([line, undated, undated])
    assert chart is not None
    assert (len(chart.bars), chart.undated) == (1, 2)
    assert chart_of([undated]) is None
    assert chart_of([]) is None


@pytest.fixture(scope="module")
def line(holdings):
    return timeline(holdings, Query())[0]


def test_marks_of_the_axis_and_headings_look_more_closely(browser):
    year = browser.get("/timeline?view=chart&since=2023&until=2023").text
    assert "since=2023-11&amp;until=2023-11" in year
    assert "since=2023-11-27&amp;until=2023-11-27" in year
    assert ">November 2023</a></h2>" in browser.get("/timeline?since=2023&until=2023").text
