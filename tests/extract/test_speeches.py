"""Who "we" and "I" are in a speech or statement: whoever its title, or the line that opens it, names."""

import pytest

from tests.extract.reading import read, summary

BODY = "We condemn the raids of Mali on Ghana. Rain had stopped by the evening, and lamps were lit along the quay.\n"

HEADS = [
    ("Remarks by President William Ruto of Kenya\nNairobi, 6 September 2023\n\n", {"William Ruto"}),
    ("Opening address by the Foreign Minister of Chad\n\n", {"Foreign Minister of Chad"}),
    ("The Ministry of Foreign Affairs of Ghana issued the following statement on 3 May 2024:\n\n",
     {"Foreign Ministry of Ghana"}),
    ("Spokesperson Ana Roy made the following opening remarks:\n\n", {"Ana Roy"}),
    ("Joint statement by the Presidents of Chad and Niger\n\n", None),
    ("Notes on the raids in Chad\n\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "speaker"), HEADS)
def test_we_are_the_speaker_of_the_text(head, speaker):
    claims = [summary(c) for c in read(head + BODY) if c.kind == "accusation"]
    assert [c[3].get("speaker") for c in claims] == [speaker]
