"""What a source denies, rejects, leaves open or only tells as another's plan is never read as done."""

import pytest

from tests.extract.reading import assert_says, read, says, summary

DENIED = [
    ("Ethiopia denied having signed any agreement on the port with Somalia.",
     [says("accusation", "happened", "denied having signed", speaker="Ethiopia")]),
    ("Turkey rejected accusations that it had supplied weapons to Azerbaijan.",
     [says("accusation", "happened", "rejected accusations", speaker="Turkey")]),
    ("Qatar refuted claims it had financed rebels in Mali.",
     [says("accusation", "happened", "refuted claims", speaker="Qatar")]),
    ("There was no truth in the claim that Kenya had signed a defence pact with Britain.",
     [says("agreement_signed", "happened", "no truth in the claim", "denied",
           actor="Kenya", counterpart="United Kingdom")]),
    ("Neither Greece nor Turkey signed the maritime accord.",
     [says("agreement_signed", "happened", "nor Turkey signed", "denied",
           actor="Greece", counterpart="Turkey")]),
    ("The president of Mongolia missed the summit in Astana.",
     [says("summit", "happened", "missed the summit", "denied", actor="President of Mongolia")]),
    ("It is too early for Armenia to sign a peace treaty with Azerbaijan.",
     [says("agreement_signed", "happened", "too early", "denied", actor="Armenia", counterpart="Azerbaijan")]),
    ("Brazil said it would not send an envoy to Israel.",
     [says("visit", "planned", "would not send", "denied", actor="Brazil", host="Israel")]),
]  # fmt: skip

OPEN = [
    ("Colombia has not ruled out breaking relations with Venezuela.",
     [says("relation_upgraded", "under_consideration", "not ruled out", actor="Colombia", counterpart="Venezuela")]),
    ("Uganda allegedly supplied weapons to South Sudan.",
     [says("aid", "under_consideration", "allegedly", actor="Uganda", beneficiary="South Sudan")]),
    ("A visit by the Indian prime minister to Pakistan is unlikely.",
     [says("visit", "happened", "is unlikely", "denied", actor="Prime Minister of India", host="Pakistan")]),
    ("The German chancellor is expected to raise the case when he meets President Ilham Aliyev in Baku.",
     [says("meeting", "planned", "he meets", actor="Chancellor of Germany", counterpart="Ilham Aliyev")]),
]  # fmt: skip

PASSING = [
    ("Norway will host the talks in Chile, as proposed in March.",
     [says("meeting", "planned", "will host the talks", actor="Norway")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PASSING)
def test_as_proposed_before_proposes_nothing(text, expected):
    assert [c[:2] for c in map(summary, read(f"Notes\n\n{text} The rain stopped.\n"))] == [e[:2] for e in expected]


DONE = [  # a denial that denies nothing
    ("Chile not only signed the treaty with Peru but praised it.",
     [says("agreement_signed", "happened", "not only signed", actor="Chile", counterpart="Peru")]),
    ("Chile did not hesitate to condemn Peru.",
     [says("accusation", "happened", "condemn", speaker="Chile", counterpart="Peru")]),
    ("Norway never stopped supporting Malawi with maize.",
     [says("aid", "happened", "supporting", actor="Norway", beneficiary="Malawi")]),
    ("Chile did not sign the treaty and expelled the ambassador of Peru.",
     [says("agreement_signed", "happened", "did not sign", "denied", actor="Chile"),
      says("other", "happened", "expelled", actor="Chile", counterpart="Ambassador of Peru")]),
]  # fmt: skip

OF_OTHERS = [
    ("Hungary opposes a plan to grant Ukraine 50 billion euros.",
     [says("statement", "happened", "Hungary opposes", speaker="Hungary"),
      says("aid", "planned", "a plan to grant", beneficiary="Ukraine")]),
    ("Finland turned down a Russian offer to hold talks.",
     [says("accusation", "happened", "turned down", speaker="Finland", counterpart="Russia")]),
    ("Denmark cancelled its aid to Burkina Faso.",
     [says("other", "happened", "cancelled its aid", actor="Denmark", counterpart="Burkina Faso")]),
    ("Portugal stopped providing aid to Mozambique.",
     [says("other", "happened", "stopped providing", actor="Portugal", counterpart="Mozambique")]),
]  # fmt: skip

WHO = [
    ("Ethiopia rejected Egypt's claim on the river.",
     [says("accusation", "happened", "rejected", speaker="Ethiopia", counterpart="Egypt")]),
    ("Iraq demanded that Turkey withdraw its troops.",
     [says("statement", "called_for", "demanded", speaker="Iraq", actor="Turkey")]),
    ("Cuba called for the United States to lift the embargo.",
     [says("statement", "called_for", "called for", speaker="Cuba", actor="United States")]),
    ("Finland joined NATO on 4 April 2023.",
     [says("other", "happened", "joined NATO", actor="Finland", counterpart="NATO")]),
    ("The delegation led by Foreign Minister Pham Binh Minh paid a courtesy call on the Hungarian president.",
     [says("meeting", "happened", "paid a courtesy call", actor="Pham Binh Minh", counterpart="President of Hungary")]),
    ("Japan decided to extend emergency grant aid to Sudan through the UNHCR, the WFP and the ICRC.",
     [says("aid", "agreed", "decided to extend", actor="Japan", beneficiary="Sudan")]),
    ("Kenya and Uganda settled their dispute, with Kenya agreeing to lift its ban on milk.",
     [says("agreement_signed", "happened", "settled their dispute", actor="Kenya", counterpart="Uganda"),
      says("commitment", "agreed", "Kenya agreeing", actor="Kenya")]),
]  # fmt: skip


BESIDE = [
    ("At the invitation of the King of Jordan, Abdullah II, the President of Finland, Alexander Stubb, came to Amman.",
     [says("visit", "happened", "came to Amman", actor="Alexander Stubb", host=("Abdullah II", "Jordan"))]),
    ("Chinese Vice Foreign Minister Ma Zhaoxu met with Kuwaiti Ambassador Jasem Alnajem and exchanged views on ports.",
     [says("meeting", "happened", "met with", actor="Ma Zhaoxu", counterpart="Jasem Alnajem"),
      says("consultation", "happened", "exchanged views", actor="Ma Zhaoxu", counterpart="Jasem Alnajem")]),
    ("The Kyrgyz side expressed its gratitude to the Chinese side for the grant of 350 million yuan.",
     [says("aid", "happened", "gratitude", actor="China", beneficiary="Kyrgyzstan")]),
    ("Foreign Minister Yoko Kamikawa reiterated Japanese readiness to support Kenya.",
     [says("commitment", "agreed", "readiness", actor="Japan", speaker="Yoko Kamikawa", counterpart="Kenya")]),
    ("Secretary of State Antony Blinken reaffirmed the U.S. commitment to Norway.",
     [says("commitment", "planned", "commitment",
           actor="United States", speaker="Antony Blinken", counterpart="Norway")]),
    ("The Kremlin said President Putin had accepted an invitation to visit Pyongyang.",
     [says("visit", "agreed", "accepted an invitation", actor="Vladimir Putin", host="North Korea")]),
    ("Ghanaian President John Mahama owns a house in Norway, which he visited in June 2025.",
     [says("visit", "happened", "he visited", actor="John Dramani Mahama", host="Norway")]),
    ("India and Pakistan agreed on 10 May 2025 to a ceasefire.",
     [says("agreement_signed", "agreed", "ceasefire", actor="India", counterpart="Pakistan")]),
    ("The African Union suspended Niger on 22 August 2023.",
     [says("other", "happened", "suspended", actor="African Union", counterpart="Niger")]),
    ("Estonia joined the initiative proposed by Ukraine.",
     [says("other", "happened", "joined the initiative", actor="Estonia")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DENIED)
def test_what_is_denied_did_not_happen(text, expected):
    assert_says(text, expected)


@pytest.mark.parametrize(("text", "expected"), DONE)
def test_a_denial_that_denies_nothing_leaves_the_act_done(text, expected):
    assert_says(text, expected)


@pytest.mark.parametrize(("text", "expected"), OPEN)
def test_what_is_left_open_did_not_happen(text, expected):
    assert_says(text, expected)


@pytest.mark.parametrize(("text", "expected"), OF_OTHERS)
def test_a_plan_or_offer_of_others_is_not_the_act_of_who_judges_it(text, expected):
    assert_says(text, expected)


@pytest.mark.parametrize(("text", "expected"), [*WHO, *BESIDE])
def test_each_party_has_its_part(text, expected):
    assert_says(text, expected)


LED = [  # words the parse hangs elsewhere
    ("Mexico granted asylum to the minister of Chile, prompting Peru to expel the Mexican ambassador.",
     [says("other", "happened", "granted asylum", actor="Mexico", counterpart="Minister of Chile"),
      says("other", "happened", "expel", actor="Peru", counterpart="Ambassador of Mexico")]),
    ("The foreign ministry in Lima handed Colombia's charge d'affaires a note of protest.",
     [says("accusation", "happened", "note of protest",
           speaker="Foreign Ministry of Peru", counterpart="Chargé d'Affaires of Colombia")]),
    ("Foreign Minister Yvette Cooper met with H.E. Mr. Taye Selassie, Minister for Foreign Affairs of Ethiopia.",
     [says("meeting", "happened", "met with", actor="Yvette Cooper", counterpart="Taye Atske Selassie")]),
    ("Trade between Peru and Colombia fell to 2 billion dollars, according to the Lima chamber of commerce.",
     [says("other", "happened", "Trade between", actor=("Peru", "Colombia"))]),
    ("Turkey was removed from the aircraft programme of the United States in 2019.",
     [says("other", "happened", "was removed", actor="Turkey")]),
    (("The president of Colombia has refused to recognise Dina Boluarte, who rules since Pedro Castillo was ousted, "
     "and Mexico has also backed the former president of Peru."),
     [says("statement", "happened", "recognise", "denied", speaker="President of Colombia"),
      says("statement", "happened", "backed", speaker="Mexico", counterpart="President of Peru")]),
    ("For the first time since 2016, North Korean and Malaysian officials met in Kuala Lumpur.",
     [says("meeting", "happened", "met", actor="North Korea", counterpart="Malaysia")]),
    ("Iran's parliament passed a bill obliging the government to suspend cooperation with Norway.",
     [says("other", "happened", "passed a bill", actor="Parliament of Iran"),
      says("relation_upgraded", "called_for", "obliging", counterpart="Norway")]),
    ("The deal with Chad was confirmed by Kigali on Tuesday.", []),
    ("Egypt, which mediated the 2021 ceasefire, hosted talks between Sudan and Chad.",
     [says("agreement_signed", "happened", "mediated", actor="Egypt"),
      says("meeting", "happened", "hosted talks", host="Egypt", actor="Sudan", counterpart="Chad")]),
    ("The two presidents declared the establishment of a partnership between Uzbekistan and Italy.",
     [says("relation_upgraded", "happened", "declared", actor="Uzbekistan", counterpart="Italy")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LED)
def test_what_the_parse_hangs_elsewhere_is_read(text, expected):
    assert_says(text, expected)


def test_the_leaders_of_a_point_are_those_of_the_text():
    text = (
        "Joint statement\n\nThe Prime Minister of Fiji, Sitiveni Rabuka, met the Prime Minister of Papua New Guinea, "
        "James Marape, in Suva.\n\nPrime Minister Rabuka also paid a courtesy call on the Governor-General, Sir Bob "
        "Dadae.\n\nThe Leaders reviewed progress under the fisheries agreement. Prime "
        "Minister Marape thanked his guest. Lamps were lit along the quay.\n"
    )
    reviewed = next(summary(claim) for claim in read(text) if claim.kind == "consultation")
    assert {name for names in reviewed[3].values() for name in names} == {
        "Sitiveni Ligamamada Rabuka",
        "James Marape",
    }


def test_it_goes_on_from_the_paper_that_opened_the_sentence_before():
    text = (
        "Summary of the Defence White Paper\n\nThe Defence Ministry of Indonesia released its Defence White Paper in "
        "May 2021. The paper states that relations with Australia are good. It condemns the raids of China.\n"
    )
    found = [summary(claim) for claim in read(text)]
    assert [f[3].get("speaker") for f in found if f[0] in {"statement", "accusation"}] == [
        {"Ministry of Defence of Indonesia"}
    ] * 2
