"""Look-ups by stretch give what a walk over all records would."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.intervals import SpanIndex, longest
from dragoman.types.span import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 12))


def same(span: Span) -> Span:
    return span


@given(st.lists(SPANS), SPANS)
def test_index_equals_a_walk_over_all(spans, stretch):
    index = SpanIndex(spans, key=same)
    assert index.inside(stretch) == sorted(s for s in spans if stretch.contains(s))
    assert index.touching(stretch) == sorted(s for s in spans if stretch.overlaps(s))


def test_one_long_record_is_found_from_far_away():
    spans = [Span(0, 1000), *(Span(n, n + 1) for n in range(10, 900))]
    index = SpanIndex(spans, key=same)
    assert index.touching(Span(950, 951)) == [Span(0, 1000)]
    assert index.touching(Span(1000, 1001)) == []


def test_an_empty_index_finds_nothing():
    index = SpanIndex([], key=same)
    assert index.inside(Span(0, 9)) == index.touching(Span(0, 9)) == []


@given(st.lists(SPANS))
def test_longest_never_overlaps_and_leaves_no_room(spans):
    kept = longest(spans, key=same)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    assert all(any(span.overlaps(k) for k in kept) for span in spans)


@given(st.lists(SPANS, min_size=1))
def test_the_first_in_preference_always_stays(spans):
    assert spans[0] in longest(spans, key=same)


@given(st.lists(SPANS))
def test_longest_keeps_what_taking_them_one_by_one_would(spans):
    kept: list[Span] = []
    for span in spans:
        if not any(span.overlaps(k) for k in kept):
            kept.append(span)
    assert longest(spans, key=same) == sorted(kept)
