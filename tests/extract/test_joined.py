"""A verb joined to another shares what stands before both: who asks, who undertakes, "will" and "not"."""

import pytest

from tests.extract.reading import assert_says, says

CALLS = [  # who asks for several things makes one appeal
    ("Norway and Sweden call on Chad to withdraw its troops, resume talks, and abide by its international obligations.",
     [says("statement", "called_for", "abide by", speaker=("Norway", "Sweden"), actor="Chad")]),
    ("Brazil urges Peru to open the border, end the fighting and comply with the truce with Chile.",
     [says("statement", "called_for", "comply with", speaker="Brazil", actor="Peru")]),
    ('Norway and Sweden call on Chad "to de-escalate, pursue talks and abide by its obligations".',
     [says("statement", "called_for", "abide by", speaker=("Norway", "Sweden"), actor="Chad")]),
    ("Kenya and Uganda agreed to de-escalate the crisis and comply with the treaty.",
     [says("commitment", "agreed", "to de-escalate the crisis and comply", actor=("Kenya", "Uganda"))]),
    ("Norway and Sweden agreed to de-escalate tensions and comply with the treaty.",
     [says("commitment", "agreed", "to de-escalate tensions and comply", actor=("Norway", "Sweden"))]),
]  # fmt: skip

SHARED = [  # what colours the first verb colours the second
    ("The king of Norway will visit Chad and sign a treaty on fisheries.",
     [says("visit", "planned", "will visit", actor="King of Norway", host="Chad"),
      says("agreement_signed", "planned", "sign a treaty", actor="King of Norway")]),
    ("The minister of Kenya should visit Chad and sign the treaty with Niger.",
     [says("visit", "called_for", "should visit", actor="Minister of Kenya", host="Chad"),
      says("agreement_signed", "called_for", "sign the treaty", actor="Minister of Kenya", counterpart="Niger")]),
    ("Norway did not sign the treaty or recognise Chad.",
     [says("agreement_signed", "happened", "did not sign", "denied", actor="Norway"),
      says("statement", "happened", "recognise Chad", "denied", speaker="Norway", counterpart="Chad")]),
    ("Norway refused to sign the treaty with Chad and open an embassy in Niger.",
     [says("agreement_signed", "happened", "refused to sign", "denied", actor="Norway", counterpart="Chad"),
      says("other", "happened", "open an embassy", "denied", actor="Norway", counterpart="Niger")]),
    ("Norway did not visit Chad but will sign the treaty with Niger.",  # the second has its own
     [says("visit", "happened", "did not visit", "denied", actor="Norway", host="Chad"),
      says("agreement_signed", "planned", "will sign", actor="Norway", counterpart="Niger")]),
    ("The king of Norway visited Chad and signed a treaty on fisheries.",
     [says("visit", "happened", "visited", actor="King of Norway", host="Chad"),
      says("agreement_signed", "happened", "signed a treaty", actor="King of Norway")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*CALLS, *SHARED])
def test_joined_verbs_share_what_stands_before_both(text, expected):
    assert_says(text, expected)
