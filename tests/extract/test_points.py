"""Points of lists that have no verb, and those whose subject stands above the list."""

from datetime import date

import pytest

from dragoman.extract.rules import compile_points
from dragoman.text.tokens import find_tokens
from dragoman.types.span import Span
from dragoman.types.value import Precision, TimeSpan
from tests.extract.reading import read, says, summary, the_lexicon

DAY = TimeSpan(date(2019, 5, 10), date(2019, 5, 10), Precision.DAY)
SHEET = """Fact Sheet: Norway and the African Union

10 May 2019

Norway and the African Union have kept close ties for many years, in good times and in bad. {lead}

{heading}

- {point}
- The two sides met twice in 2018, in Oslo and in Addis Ababa.

The day ended with a dinner in the town hall of Oslo, at which nobody spoke.
"""

POINTS = [
    ("Launch of a dialogue on ports with Ghana",
     says("commitment", "planned", "Launch of a dialogue", actor="Norway", counterpart="Ghana")),
    ("Resumption of diplomatic relations with Benin in March 2018",
     says("relation_upgraded", "happened", "Resumption of", actor="Norway", counterpart="Benin")),
    ("Signature of a memorandum with Togo on 3 June 2019",
     says("agreement_signed", "planned", "Signature of", actor="Norway", counterpart="Togo")),
    ("More than 4 million euros for the schools of Malawi",
     says("aid", "planned", "More than 4 million", actor="Norway", beneficiary="Malawi")),
    ("Training for 30 coast guards of Togo and Benin",
     says("aid", "planned", "Training for", actor="Norway", beneficiary=("Togo", "Benin"))),
    ("Consultations with Kenya on fishing, under way since April",
     says("consultation", "happened", "Consultations with", actor="Norway", counterpart="Kenya")),
    ("Delivery of two boats to Gambia by Denmark",
     says("aid", "planned", "Delivery of", actor="Denmark", beneficiary="Gambia")),
    ("Deployment of a frigate to Ghana in May 2018",
     says("exercise", "happened", "Deployment of", actor="Norway", counterpart="Ghana")),
]  # fmt: skip


def points_of(point: str, *, lead: str = "", heading: str = "People") -> list:
    text = SHEET.format(lead=lead, heading=heading, point=point)
    found = read(text, published=DAY, title="Fact Sheet: Norway and the African Union")
    start = text.index(point)
    return [c for c in found if start <= c.span.start <= start + len(point)]


@pytest.mark.parametrize(("point", "expected"), POINTS)
def test_a_point_without_a_verb_is_the_act_of_its_noun(point, expected):
    (claim,) = points_of(point)
    found = summary(claim)
    assert found[:4] == expected[:4]
    assert found[4].startswith(expected[4])


STANDINGS = [  # the sentence above the list, its heading, what becomes of the point
    ("", "What has been achieved", "happened"),
    ("", "Next steps", "planned"),
    ("Norway is announcing the following:", "People", "planned"),
    ("Since then Norway has taken these steps:", "People", "happened"),
    ("The two sides agreed on the following steps:", "People", "agreed"),
]


@pytest.mark.parametrize(("lead", "heading", "modality"), STANDINGS)
def test_the_lines_above_a_list_tell_whether_its_points_are_done(lead, heading, modality):
    (claim,) = points_of("Opening of a consulate in Benin", lead=lead, heading=heading)
    assert (claim.kind, claim.modality.value) == ("commitment", modality)


def test_each_part_of_a_point_is_an_act_of_its_own():
    point = "Opening of a consulate in Benin; signature of a treaty with Togo in May 2018"
    assert [(c.kind, c.evidence[0].quote) for c in points_of(point)] == [
        ("commitment", "Opening of a consulate in Benin"),
        ("agreement_signed", "signature of a treaty with Togo in May 2018"),
    ]


def test_a_point_that_is_a_sentence_is_read_as_one():
    (claim,) = points_of("The launch of a ship in Ghana delighted Togo, which will help Benin.")
    assert summary(claim)[:2] == ("aid", "planned")


def test_that_a_list_follows_is_no_claim():
    text = SHEET.format(lead="Norway is announcing the following:", heading="People", point="Ports and roads for Benin")
    assert not [c for c in read(text, published=DAY) if "following" in c.evidence[0].quote]


CHAPEAU = """Declaration of Lome

The foreign ministers of Togo, Benin and Ghana, meeting in Lome on 4 May 2001,

1. Reaffirm the importance of the river treaty.

2. Condemn the raids of Chad on Niger.

3. Agree to open a joint office in Accra.

4. Norway will pay for the office.

The ministers thanked Norway.
"""


def test_the_points_of_a_declaration_have_its_chapeau_for_their_subject():
    found = {c.evidence[0].quote.split()[0]: summary(c) for c in read(CHAPEAU)}
    ministers = {"Foreign Minister of Togo", "Benin", "Ghana"}
    assert found["Condemn"][0] == "accusation"
    assert len(found["Condemn"][3]["speaker"]) == len(ministers)
    assert (found["Agree"][:2], len(found["Agree"][3]["actor"])) == (("commitment", "agreed"), len(ministers))
    assert found["Norway"][3]["actor"] == {"Norway"}


POINT_ROWS = the_lexicon().tables["points"]


@pytest.mark.parametrize("row", POINT_ROWS, ids=lambda row: row["id"])
def test_a_row_fires_on_its_example_and_not_on_its_counterexample(row):
    def fired(text: str) -> set[str]:
        return {hit.rule.id for hit in compile_points(the_lexicon()).find(find_tokens(text, Span(0, len(text))))}

    assert row["id"] in fired(row["example"])
    assert row["id"] not in fired(row["not"])
