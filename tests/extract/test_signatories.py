"""What befalls an agreement befalls those who concluded it; who was introduced with his office is known by his name."""

import pytest

from tests.extract.reading import FRAME, read

SIGNED = "Norway and Malawi signed a fisheries treaty in Lilongwe on 3 May 2019."

# text, words of the quote, who takes part
OF_WHOM = [
    (f"{SIGNED} The treaty entered into force on 5 June 2019.", "entered into force", {"Norway", "Malawi"}),
    (f"{SIGNED} The treaty must be ratified by both parliaments.", "must be ratified", {"Norway", "Malawi"}),
    (f"{SIGNED} The treaty with Peru entered into force on 5 June 2019.", "entered into force", {"Peru"}),
    (f"{SIGNED} The plan entered into force on 5 June 2019.", "entered into force", None),
    ("Farmers hailed the treaty signed on 3 May 2001 by Norway and Malawi.", "signed on", {"Norway", "Malawi"}),
    ("Norway signed a charter. The treaty entered into force on 5 June 2019.", "entered into force", None),
]


@pytest.mark.parametrize(("text", "words", "names"), OF_WHOM)
def test_an_agreement_is_of_the_states_that_concluded_it(text, words, names):
    found = [{a.name for a in c.arguments} for c in read(FRAME.format(text)) if words in c.evidence[0].quote]
    assert found == ([names] if names else [])


def test_who_was_named_with_his_office_is_known_by_his_last_name():
    text = f"{SIGNED} President Ole Tangen came too. Mr. Tangen praised the talks. Mr. Ruud praised the rain."
    speakers = [a.name for c in read(FRAME.format(text)) if c.kind == "statement" for a in c.arguments]
    assert speakers == ["Ole Tangen"]
