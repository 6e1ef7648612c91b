"""In a transcript what is said is said by whom the label before it names; who asks is nobody."""

import pytest

from dragoman.text.turns import find_labels
from dragoman.types.span import Span
from tests.extract.reading import read, summary

BRIEFING = """{head}

{first} Good morning to you all. {said}

{asks} Thank you. {question} Can you say more on that?

{second} I have seen these reports. {answer}
"""


def told(**words: str) -> dict[str, tuple[str, dict[str, set[str]]]]:
    """Return the kind and the parties of the claims of a briefing, by quote."""
    given = {
        "head": "Regular press briefing, 4 June 2012\n\nInga Sand, Spokeswoman",
        "first": "MS SAND:",
        "asks": "QUESTION:",
        "second": "MS SAND:",
        "said": "The government of Norway welcomes the truce between Chad and Niger.",
        "question": "The Chadian army has left the border town.",
        "answer": "Niger has kept its word in this matter.",
    }
    found = [summary(claim) for claim in read(BRIEFING.format(**(given | words)))]
    return {quote.rstrip("."): (kind, roles) for kind, _, _, roles, quote in found}


@pytest.mark.parametrize("label", ["MS SAND:", "Inga Sand:", "Ms. Sand:", "SPOKESWOMAN SAND:", "A:", "ANSWER:"])
def test_what_stands_behind_a_label_is_said_by_whom_it_names(label):
    found = told(first=label, second=label, said="We condemn the raid of Chad on Niger.")
    assert found["We condemn the raid of Chad on Niger"] == (
        "accusation", {"speaker": {"Inga Sand"}, "counterpart": {"Chad"}}
    )  # fmt: skip
    assert found["Niger has kept its word in this matter"] == (
        "statement", {"speaker": {"Inga Sand"}, "counterpart": {"Niger"}}
    )  # fmt: skip


@pytest.mark.parametrize("label", ["QUESTION:", "Q:", "JOURNALIST:", "REPORTER:", "MODERATOR:"])
def test_who_asks_says_nothing_for_anybody(label):
    found = told(asks=label, question="We hear that Chad condemned Niger.")
    assert {quote: roles for quote, (_, roles) in found.items() if "condemned" in quote} == {
        "We hear that Chad condemned Niger": {"speaker": {"Chad"}, "counterpart": {"Niger"}}
    }


def test_a_known_spokesman_promises_for_his_state():
    head = "Foreign Ministry Spokesperson Wang Wenbin's Regular Press Conference on June 4, 2021"
    found = told(
        head=head, first="Wang Wenbin:", second="Wang Wenbin:", asks="Daily Lantern:",
        said="China met Niger.", answer="We will open an embassy in Niger.",
    )  # fmt: skip
    roles = found["We will open an embassy in Niger"][1]
    assert (roles["actor"], roles["speaker"]) == ({"China"}, {"Wang Wenbin"})


def test_who_says_i_in_his_turn_is_the_speaker():
    found = told(answer="I will travel to Niger on Monday and I spoke yesterday with President Idriss Déby of Chad.")
    roles = [roles for kind, roles in found.values() if kind in {"visit", "meeting"}]
    assert [r["actor"] for r in roles] == [{"Inga Sand"}, {"Inga Sand"}]


def test_a_greeting_or_the_next_name_is_no_statement():
    assert not [quote for quote in told(answer="With that, Niger.") if "Niger" in quote and "truce" not in quote]


NO_TRANSCRIPTS = [
    "Peace Facility: Norway helps Chad.\n\nWater Facility: Norway helps Niger.\n\nRoad Fund: Norway helps Mali.",
    "Note: this is a draft.\n\nBackground: Norway helps Chad.\n\nNorway helps Mali.",
    "OSLO: Norway helps Chad.\n\nIt went on.\n\nIt rained.",
]


@pytest.mark.parametrize("text", NO_TRANSCRIPTS)
def test_labels_that_do_not_come_back_are_no_speakers(text):
    assert not find_labels(text, _blocks(text), frozenset({"question"}))


def _blocks(text: str) -> list[Span]:
    starts = [0, *(i + 2 for i in range(len(text)) if text.startswith("\n\n", i))]
    ends = [*(s - 2 for s in starts[1:]), len(text)]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True)]
