"""Parties a clause does not name as such: whom help is for, the state behind its leader, the host of a meeting."""

import pytest

from tests.extract.reading import FRAME, read, summary


def roles_of(text: str, kind: str) -> dict[str, set[str]]:
    """Return the roles of the one claim of `kind` in `text`."""
    (roles,) = [found[3] for found in map(summary, read(FRAME.format(text))) if found[0] == kind]
    return roles


PAIR = "Norway and Malawi opened talks in Lilongwe. Malawi thanked Norway."

# text, beneficiary of the help it tells of
FOR_WHOM = [
    (f"{PAIR} Norway gave a grant of 4 million dollars to Zambia.", {"Zambia"}),
    (f"{PAIR} Norway will provide a grant of 4 million dollars for new clinics.", None),  # whose clinics is not said
    (f"{PAIR} Malawi will provide food aid after the storm.", None),
]


@pytest.mark.parametrize(("text", "beneficiary"), FOR_WHOM)
def test_help_is_for_whom_the_text_names_and_for_nobody_else(text, beneficiary):
    assert roles_of(text, "aid").get("beneficiary") == beneficiary


REGIONS = [
    ("Norway praised Denmark. Sweden provided food aid to the Sahel in 1984.", "Sahel"),
    ("Norway praised Denmark. Sweden will provide a loan of 3 million dollars to Central Asia.", "Central Asia"),
    ("Norway praised Denmark. Sweden provided food aid to Haiti in Central America.", "Haiti"),  # a state goes before
]


@pytest.mark.parametrize(("text", "beneficiary"), REGIONS)
def test_help_may_go_to_a_region(text, beneficiary):
    assert roles_of(text, "aid") == {"actor": {"Sweden"}, "beneficiary": {beneficiary}}


@pytest.mark.xfail(strict=True, reason="a text on one state and a region is taken for a domestic one")
def test_help_for_a_region_needs_no_second_state():
    text = "Sweden will provide 10 million euros in assistance to the Sahel."
    assert roles_of(text, "aid") == {"actor": {"Sweden"}, "beneficiary": {"Sahel"}}


# text, kind, actor, speaker
LEADERS = [
    ("The president of Kenya will open an embassy in Bhutan. Kenya is a republic.",
     "commitment", {"Kenya"}, {"President of Kenya"}),
    ("The Icelandic premier pledged 2 million dollars to Nepal. Iceland is an island.",
     "aid", {"Iceland"}, {"Prime Minister of Iceland"}),
    ("The Icelandic premier pledged 2 million dollars to Nepal.",  # the text does not name the state
     "aid", {"Prime Minister of Iceland"}, None),
    ("The president of Kenya visited Bhutan. Kenya is a republic.",  # a journey is his own
     "visit", {"President of Kenya"}, None),
    ("The Kenyan president pledged 2 million dollars to Bhutan and Kenya.",  # the state gains by it
     "aid", {"President of Kenya"}, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actor", "speaker"), LEADERS)
def test_what_a_leader_promises_is_for_the_state_to_do(text, kind, actor, speaker):
    roles = roles_of(text, kind)
    assert (roles.get("actor"), roles.get("speaker")) == (actor, speaker)


BOTH = "Norway and Malawi opened talks. The two sides praised the climate, and both sides praised the food."

# text, kind, its roles
OTHER_SIDE = [
    (f"{BOTH} Norway will provide a grant of 4 million dollars for new clinics.",
     "aid", {"actor": {"Norway"}, "beneficiary": {"Malawi"}}),
    (f"{BOTH} Norway will provide a grant of 4 million dollars to Zambia.",
     "aid", {"actor": {"Norway"}, "beneficiary": {"Zambia"}}),
    (f"{BOTH} Norway provided a grant of 4 million dollars for new clinics in 2004.",  # then, perhaps to others
     "aid", {"actor": {"Norway"}}),
    (f"{BOTH} The two leaders welcomed the signing of the fisheries agreement.",
     "agreement_signed", {"actor": {"Norway"}, "counterpart": {"Malawi"}}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "roles"), OTHER_SIDE)
def test_between_two_sides_the_one_left_unsaid_is_the_other(text, kind, roles):
    assert roles_of(text, kind) == roles


VISIT = "President Reyes of Chile paid an official visit to Ghana from 3 to 6 May 2019."

RECEIVED = [
    (f"{VISIT} On 4 May 2019 he held talks with President Mensah of Ghana.", {"Ghana"}),
    (f"{VISIT} During the visit, President Reyes met the Ghanaian foreign minister.", {"Ghana"}),
    (f"{VISIT} On 9 May 2019 President Reyes met President Mensah of Ghana.", None),  # after it
    (f"{VISIT} On 4 May 2019 President Reyes met the Togolese foreign minister.", None),  # no host of his
]


@pytest.mark.parametrize(("text", "host"), RECEIVED)
def test_who_receives_a_visitor_hosts_what_takes_place_then(text, host):
    assert roles_of(text, "meeting").get("host") == host


# text, kind, host
HOSTS = [
    ("Peru and Chile held talks in Austria.", "meeting", {"Austria"}),
    ("The foreign ministers of Laos and Thailand met in the Netherlands on Monday.", "meeting", {"Netherlands"}),
    ("The president of Chile met the president of Peru in Lima on Monday.", "meeting", {"Peru"}),
    ("The king of Jordan received the Iraqi ambassador in Amman.", "meeting", {"Jordan"}),
    ("The president of Chile met the president of Peru in Vienna on Monday.", "meeting", None),
    ("Peru and Chile held talks in Geneva.", "meeting", None),
    (
        "President Reyes and President Diaz of Peru met on the bridge, which joins Iquique in Chile to Tacna.",
        "meeting",
        None,
    ),
    ("The foreign ministers of Laos and Thailand signed a treaty in Austria.", "agreement_signed", None),
]


@pytest.mark.parametrize(("text", "kind", "host"), HOSTS)
def test_a_meeting_is_hosted_by_a_state_or_in_its_own_capital(text, kind, host):
    assert roles_of(text, kind).get("host") == host


# text, kind, role, whom the clause concerns
CONCERNED = [
    ("The Swedish premier said that trade with Peru was vital.", "statement", "counterpart", {"Peru"}),
    ("Malta regretted the collapse of the ceasefire in Chad.", "statement", "counterpart", {"Chad"}),
    ("Malta regretted the collapse of the ceasefire in Chad and the war in Nepal.", "statement", "counterpart", None),
    ("The Maltese premier said in Italy that the sea was shared.", "statement", "counterpart", None),  # where he spoke
    (
        "Malta regretted the loss of Maltese grain to the rebels in Chad.",
        "statement",
        "counterpart",
        {"Chad"},
    ),  # its own affair counts not
    ("Malta confirmed that the Libyan school in Ottawa had closed.", "statement", "counterpart", {"Libya"}),
    ("Kuwait provided two hundred generators for clinics across Haiti.", "aid", "beneficiary", {"Haiti"}),
    ("Ireland plans to open a school for nurses in Zambia.", "commitment", "counterpart", {"Zambia"}),
    ("Ireland will open a school for nurses once Zambia has ratified the pact.", "commitment", "counterpart", None),
    ("Ireland and Spain plan to open a school for nurses in Zambia.", "commitment", "counterpart", None),  # their own
]


@pytest.mark.parametrize(("text", "kind", "role", "named"), CONCERNED)
def test_whom_a_clause_concerns_is_a_party(text, kind, role, named):
    assert roles_of(text, kind).get(role) == named


def test_an_organisation_whose_meeting_it_is_receives_nobody():
    text = "Ghana will take part in the 10th ASEAN Fisheries Ministers’ Meeting in Indonesia."
    (claim,) = read(FRAME.format(text))
    found = {(a.role.value, a.name) for a in claim.arguments}
    assert found == {("actor", "Ghana"), ("counterpart", "ASEAN"), ("host", "Indonesia")}


# text, whom the statement concerns
SETTINGS = [
    ("In Nairobi, President Daniel arap Moi of Kenya praised the treaty of Norway and Malawi.", None),
    ("In Nairobi, President Daniel arap Moi of Kenya praised Norway.", {"Norway"}),
]


@pytest.mark.parametrize(("text", "counterpart"), SETTINGS)
def test_a_capital_that_opens_a_sentence_only_says_where_it_plays(text, counterpart):
    assert roles_of(text, "statement").get("counterpart") == counterpart


def test_they_are_all_who_opened_the_sentence_before():
    text = "Chad, Niger, Mali and Togo met Norway. They condemned the coup in Benin."
    assert roles_of(text, "accusation")["speaker"] == {"Chad", "Niger", "Mali", "Togo"}
