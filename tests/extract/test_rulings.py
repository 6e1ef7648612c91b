"""What courts decide, told by the court, a party or the press; and which known decision is meant."""

import pytest

from dragoman.types.claim import RULED
from tests.extract.reading import FRAME, read

TOLD = [
    ("On 14 March 2012 an international tribunal ruled that Myanmar had to share the bay with Bangladesh.", True),
    ("Bangladesh hailed the ruling of the International Court of Justice in its case against Myanmar.", True),
    ("Myanmar rejected an international tribunal's ruling on the Bay of Bengal, Bangladesh said.", True),
    ("Bangladesh urged Myanmar to respect an international tribunal ruling that divided the bay.", True),
    (
        "Myanmar's visit to Bangladesh came after an arbitral tribunal of five, two of them Danes, issued its award.",
        True,
    ),
    ("Myanmar will ignore a ruling expected in May by an arbitration court on the claims of Bangladesh.", True),
    ("The award announced on Tuesday by the International Court of Justice was just, Myanmar told Bangladesh.", True),
    ("The ICJ in The Hague finally decided that Myanmar had to share the bay with Bangladesh.", True),
    ("A Norwegian court on Thursday rejected the appeal of a captain from Bangladesh.", True),
    ("The president of Bangladesh praised the award of the film festival in Myanmar.", False),
    ("The ruling party of Bangladesh welcomed the envoy of Myanmar.", False),
]


@pytest.mark.parametrize(("text", "is_told"), TOLD)
def test_what_courts_decide_is_told(text, is_told):
    assert any(c.kind == "other" and c.origin in RULED for c in read(FRAME.format(text))) == is_told


def test_a_court_that_rejects_claims_accuses_nobody():
    text = "Bangladesh urged Myanmar to accept an arbitral tribunal ruling that rejected its claims."
    assert not [c for c in read(FRAME.format(text)) if c.kind == "accusation"]


MEANT = [
    (
        "On 14 March 2012 an arbitral tribunal issued an award on the Bay of Bengal, Bangladesh said.",
        "2012",
    ),
    (
        "On 7 July 2014 an arbitral tribunal issued an award on the Bay of Bengal, Bangladesh said.",
        "2014",
    ),
    ("An arbitral tribunal issued an award on the Bay of Bengal, as Bangladesh had asked.", None),  # one of two
    ("On 3 May 2013 an arbitral tribunal issued an award on the Bay of Bengal, as Myanmar had asked.", None),
    ("An arbitral tribunal issued an award on the South China Sea, as Norway had foreseen in Peru.", None),
]


@pytest.mark.parametrize(("text", "year"), MEANT)
def test_which_known_decision_is_meant(text, year):
    names = {c.framework_id for c in read(FRAME.format(text)) if c.origin in RULED}
    assert names == ({f"instrument:bay-of-bengal-{year}"} if year else {None}) or (not year and not names)
