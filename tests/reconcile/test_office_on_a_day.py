"""A title that did not fit on the day is a conflict with the term and its source; a former or earlier one is none."""

import pytest

from dragoman.config import Config
from dragoman.run.pipeline import read_record
from dragoman.types.document import RawDocument
from dragoman.types.doubt import ConflictKind
from tests.reconcile.reports import LEXICON

TITLES = [  # report, the holder that the lexicon has instead ("" where nothing is wrong)
    ("PARIS, 3 June 2019 - French President Nicolas Sarkozy visited Japan on Monday.", "Emmanuel Macron"),
    ("PARIS, 3 June 2019 - Former French President Nicolas Sarkozy visited Japan on Monday.", ""),
    ("PARIS, 3 June 2019 - Then French President Nicolas Sarkozy visited Japan in March 2008.", ""),
    ("PARIS, 3 June 2019 - French President Nicolas Sarkozy visited Japan in March 2008.", ""),
    ("PARIS, 3 June 2019 - French President Emmanuel Macron visited Japan on Monday.", ""),
]


@pytest.mark.parametrize(("text", "holder"), TITLES)
def test_a_title_is_held_against_the_term_on_the_day_of_the_act(text, holder):
    record = read_record(RawDocument(name="a.txt", uri="", data=text.encode()), lexicon=LEXICON, config=Config())
    doubts = [d for claim in record.claims for d in claim.doubts if d.kind is ConflictKind.OFFICE]
    assert record.claims
    assert [d.known for d in doubts] == ([f"{holder} held the office"] if holder else [])
    assert all(d.source for d in doubts)
