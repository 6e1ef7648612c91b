"""Who stands behind an encounter or a scheme without being its subject: inviter, convener, host, launcher."""

import pytest

from tests.extract.reading import FRAME, assert_says, read, says, summary

CASES = [
    ("At the invitation of the President of Malawi, the Norwegian foreign minister visited Malawi in May 2004.",
     [says("visit", "happened", "visited Malawi",
           actor="Foreign Minister of Norway", host=("Malawi", "President of Malawi"))]),
    ("The Chilean president will visit Peru at the invitation of Peru.",  # who invites is the host already
     [says("visit", "planned", "will visit", actor="President of Chile", host="Peru")]),
    ("At the invitation of Ghana, the envoys of Togo and Benin held talks.",  # a meeting is no visit
     [says("meeting", "happened", "held talks", actor="Togo", counterpart="Benin")]),
    ("Kenya hailed its people. The president of Kenya received the Swedish foreign minister in Mombasa.",
     [says("statement", "happened", "hailed", speaker="Kenya"),
      says("meeting", "happened", "received",
           actor="President of Kenya", counterpart="Foreign Minister of Sweden", host="Kenya")]),
    ("Sweden thanked Kenya. The Norwegian and Swedish foreign ministers met in Mombasa.",  # a town of neither
     [says("statement", "happened", "thanked", speaker="Sweden", counterpart="Kenya"),
      says("meeting", "happened", "met", actor="Norway", counterpart="Sweden")]),
    ("ASEAN thanked Laos. The Mongolian minister took part in the 12th ASEAN Defence Ministers' Meeting in Vientiane.",
     [says("statement", "happened", "thanked", speaker="ASEAN", counterpart="Laos"),
      says("meeting", "happened", "took part", actor="Minister of Mongolia", counterpart="ASEAN", host="Laos")]),
    ("Malawi thanked Norway. Norway launched the Norway-Malawi Climate Fund in 2010.",
     [says("statement", "happened", "thanked", speaker="Malawi", counterpart="Norway"),
      says("commitment", "happened", "launched", actor="Norway", counterpart="Malawi")]),
    ("Norway is launching a fund for Malawi. The fund will lend 5 million dollars to farmers.",
     [says("commitment", "planned", "is launching", actor="Norway", beneficiary="Malawi"),
      says("aid", "planned", "will lend", actor="Norway", beneficiary="Malawi")]),
    ("President Obama will host the president of Kenya in Washington, D.C. on May 3 for a summit.",
     [says("summit", "planned", "will host",
           actor="Barack Obama", counterpart="President of Kenya", host="United States")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_stands_behind_an_act_takes_part_in_it(text, expected):
    assert_says(text, expected)


# a passive befalls only what its verb takes; what a participle tells again is told once
PARTIES = [
    ("Kenya was discussed at length by Sweden.",
     [("consultation", {"actor": {"Sweden"}})]),
    ("Norway attended a summit with Sweden held in Oslo in May 2001.",
     [("summit", {"actor": {"Norway"}, "counterpart": {"Sweden"}})]),
    ("Denmark is one of the largest donors to Uganda, giving 60 million dollars in 1994.",
     [("aid", {"actor": {"Denmark"}, "beneficiary": {"Uganda"}})]),
    ("Kuwait has deposited 3 billion dollars with the central bank of Egypt.",
     [("aid", {"actor": {"Kuwait"}, "beneficiary": {"Central Bank of Egypt"}})]),
    ("Colombia deployed troops on its border with Venezuela.",
     [("exercise", {"actor": {"Colombia"}, "counterpart": {"Venezuela"}})]),
    ("Egypt insists that the posts must be removed before a treaty can be signed. Israel praised Egypt.",
     [("statement", {"speaker": {"Egypt"}}),
      ("statement", {"speaker": {"Israel"}, "counterpart": {"Egypt"}})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_only_those_take_part_who_do(text, expected):
    assert [(kind, roles) for kind, _, _, roles, _ in map(summary, read(FRAME.format(text)))] == expected
