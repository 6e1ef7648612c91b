"""Nobody goes on a visit to his own state: "he" and "his" mean who can travel there."""

import pytest

from tests.extract.reading import FRAME, read, summary

CASES = [
    (
        (
            "Kenyan President William Ruto received Chinese Foreign Minister Wang Yi in Nairobi on Monday. He visited "
            "Kenya for the first time."
        ),
        {"Wang Yi"},
    ),
    (
        (
            "After the meeting of Kenyan President William Ruto and Chinese President Xi Jinping, both leaders "
            "witnessed the signing of ten agreements in Beijing during his five-day official visit."
        ),
        {"William Ruto"},
    ),
    (  # another than a host is meant: it stays as it was read
        (
            "French President Emmanuel Macron, Chinese Foreign Minister Wang Yi and Kenyan President William Ruto met "
            "in Nairobi. He visited Kenya for the first time."
        ),
        {"Emmanuel Macron"},
    ),
]


@pytest.mark.parametrize(("text", "travellers"), CASES)
def test_who_travels(text, travellers):
    told = [roles for kind, _, _, roles, _ in map(summary, read(FRAME.format(text))) if kind == "visit"]
    assert [roles["actor"] for roles in told] == [travellers]
