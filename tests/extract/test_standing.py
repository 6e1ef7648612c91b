"""Standing, clauses and voices: modality, denial, passive, elided subjects, groups, reports, quotations."""

from datetime import date

import pytest

from dragoman.types.value import Precision, TimeSpan
from tests.extract.reading import FRAME, assert_says, read, says

GK = {"actor": "Kenya", "counterpart": "Ghana"}

MODALITIES = [
    ("It is expected that Kenya and Ghana will reach a deal on fish.",
     [says("statement", "expected", "is expected", counterpart=("Kenya", "Ghana"))]),
    ("Kenya has always considered Ghana one of its closest friends.",
     [says("statement", "happened", "has always considered", speaker="Kenya", counterpart="Ghana")]),
    ("Kenya has been working with Ghana on clean ports.",
     [says("statement", "happened", "has been working", **GK)]),
    ("Kenya signed a trade treaty with Ghana.", [says("agreement_signed", "happened", "signed", **GK)]),
    ("Kenya will sign a trade treaty with Ghana.", [says("agreement_signed", "planned", "will sign", **GK)]),
    ("Kenya intends to sign a trade treaty with Ghana.", [says("agreement_signed", "planned", "intends to", **GK)]),
    ("Kenya is ready to sign a trade treaty with Ghana.", [says("agreement_signed", "planned", "is ready to", **GK)]),
    ("Kenya may sign a trade treaty with Ghana.", [says("agreement_signed", "under_consideration", "may", **GK)]),
    ("Kenya is considering signing a trade treaty with Ghana.",
     [says("agreement_signed", "under_consideration", "is considering", **GK)]),
    ("Kenya is expected to sign a trade treaty with Ghana.",
     [says("agreement_signed", "expected", "is expected to", **GK)]),
    ("Kenya should sign a trade treaty with Ghana.", [says("agreement_signed", "called_for", "should", **GK)]),
    ("Kenya never signed a trade treaty with Ghana.",
     [says("agreement_signed", "happened", "never signed", "denied", **GK)]),
    ("Kenya has yet to sign a trade treaty with Ghana.",
     [says("agreement_signed", "happened", "has yet to sign", "denied", **GK)]),
    ("Kenya failed to sign a trade treaty with Ghana.",
     [says("agreement_signed", "happened", "failed to sign", "denied", **GK)]),
    ("Kenya will not sign a trade treaty with Ghana.",
     [says("agreement_signed", "planned", "will not sign", "denied", **GK)]),
    ("Kenya and Ghana agreed to sign a trade treaty.",
     [says("commitment", "agreed", "agreed to sign", actor=("Kenya", "Ghana"))]),
    ("Kenya and Ghana agreed that their ministers shall meet in May, arrange for the return of envoys and speak.",
     [says("commitment", "agreed", "agreed that", actor=("Kenya", "Ghana"))]),
    ("Kenya and Ghana agreed that their ministers shall meet in May.",
     [says("commitment", "agreed", "agreed that", actor=("Kenya", "Ghana"))]),
    ("Kenya and Ghana are about to sign a trade treaty.",
     [says("agreement_signed", "planned", "are about to", **GK)]),
    ("Kenya and Ghana reached no agreement on fees.",
     [says("agreement_signed", "happened", "reached no agreement", "denied", **GK)]),
    ("Kenya has not yet ratified the fishing treaty with Ghana.",
     [says("agreement_signed", "happened", "has not yet ratified", "denied", **GK)]),
    ("Kenya nearly signed a trade treaty with Ghana.",
     [says("agreement_signed", "happened", "nearly signed", "denied", **GK)]),
    ("Kenya and Ghana have signed nothing.",
     [says("agreement_signed", "happened", "have signed nothing", "denied", **GK)]),
    ("Kenya and Ghana are close to signing a trade treaty.",
     [says("agreement_signed", "expected", "are close to signing", **GK)]),
    ("Kenya was to sign a trade treaty with Ghana.", [says("agreement_signed", "planned", "was to sign", **GK)]),
    ("Kenya would have signed a trade treaty with Ghana.",
     [says("agreement_signed", "happened", "would have signed", "denied", **GK)]),
    ("Kenya was unable to sign a trade treaty with Ghana.",
     [says("agreement_signed", "happened", "was unable to sign", "denied", **GK)]),
    ("Kenya's foreign minister ruled out a meeting with Ghana.",
     [says("meeting", "happened", "ruled out a meeting", "denied",
           actor="Foreign Minister of Kenya", counterpart="Ghana")]),
    ("Ghana was visited by no Kenyan minister in 1987.",
     [says("visit", "happened", "was visited by no", "denied", actor="Minister of Kenya", host="Ghana")]),
    ("Kenya suspended talks with Ghana.", [says("other", "happened", "suspended talks", **GK)]),
    ("Kenya accepted in principle a meeting with Ghana.",
     [says("commitment", "agreed", "accepted in principle", **GK)]),
    ("It must be noted that Kenya signed a trade treaty with Ghana.",
     [says("agreement_signed", "happened", "signed", **GK)]),
    ("Did Kenya sign a trade treaty with Ghana?", []),
    ("Had Kenya signed a trade treaty with Ghana, prices would be lower.", []),
    ("Kenya cut its aid to Ghana by half.", [says("other", "happened", "cut its aid", **GK)]),
    ("Kenya's foreign minister visits Ghana next week.",
     [says("visit", "planned", "visits Ghana", actor="Foreign Minister of Kenya", host="Ghana")]),
]  # fmt: skip

PASSIVES = [
    ("The treaty was ratified by Chile and Argentina in 1984.",
     [says("agreement_signed", "happened", "was ratified", actor="Chile", counterpart="Argentina")]),
    ("The Iraqi foreign minister was received by the emir of Qatar.",
     [says("meeting", "happened", "was received by", actor="Emir of Qatar", counterpart="Foreign Minister of Iraq")]),
    ("Vietnam was invaded by China in February 1979.",
     [says("other", "happened", "was invaded", actor="China", counterpart="Vietnam")]),
    ("The president of Togo has been invited by Ghana to visit Accra.",
     [says("other", "happened", "invited by Ghana", speaker="Ghana", counterpart="President of Togo")]),
    ("Sanctions on Libya were lifted by the United Nations in 2003.",
     [says("other", "happened", "were lifted", actor="United Nations", counterpart="Libya")]),
    ("Relations between Syria and Lebanon were restored in 2008.",
     [says("relation_upgraded", "happened", "were restored", actor="Syria", counterpart="Lebanon")]),
    ("A joint committee will be set up by Oman and Qatar.",
     [says("commitment", "planned", "will be set up", actor=("Oman", "Qatar"))]),
    ("No agreement was reached between India and Nepal.",
     [says("agreement_signed", "happened", "agreement was reached", "denied", actor="India", counterpart="Nepal")]),
]  # fmt: skip

CLAUSES = [
    ("The foreign minister of Laos visited Cambodia and signed a border treaty.",
     [says("visit", "happened", "visited Cambodia", actor="Foreign Minister of Laos", host="Cambodia"),
      says("agreement_signed", "happened", "signed a border treaty", actor="Foreign Minister of Laos")]),
    ("Senegal, Mali and Mauritania signed a treaty on the river.",
     [says("agreement_signed", "happened", "signed a treaty",
           actor="Senegal", counterpart=("Mali", "Mauritania"))]),
    ("Spain as well as Portugal signed the accord with Morocco.",
     [says("agreement_signed", "happened", "signed the accord",
           actor="Spain", counterpart=("Portugal", "Morocco"))]),
    ("At the invitation of Brazil, the president of Ghana will visit Brasília in July.",
     [says("visit", "planned", "will visit", actor="President of Ghana", host="Brazil")]),
    ("Indonesia, which condemned the coup in Fiji, will send an envoy.",
     [says("accusation", "happened", "condemned the coup", speaker="Indonesia"),
      says("commitment", "planned", "will send an envoy", actor="Indonesia")]),
    ("Turkey and Greece held talks in Vienna.",
     [says("meeting", "happened", "held talks in Vienna", actor="Turkey", counterpart="Greece")]),
    ("Copper from Zambia and cotton from Egypt were sold.", []),
    ("Students from Peru visited a museum.", []),
    ("Bolivian exports to Chile rose.",
     [says("other", "happened", "exports to Chile rose", actor="Bolivia", counterpart="Chile")]),
    ("The visiting Kenyan president toured a farm in Uganda.",
     [says("visit", "happened", "toured", actor="President of Kenya", host="Uganda")]),
]  # fmt: skip

GROUPS = [
    ("Malaysia and Thailand held talks on Monday. The two sides discussed fisheries.",
     [says("meeting", "happened", "held talks", actor="Malaysia", counterpart="Thailand"),
      says("consultation", "happened", "discussed fisheries", actor="Malaysia", counterpart="Thailand")]),
    ("Burundi and Rwanda met on Friday. They agreed to reopen the border.",
     [says("meeting", "happened", "met on Friday", actor="Burundi", counterpart="Rwanda"),
      says("commitment", "agreed", "agreed to reopen", actor=("Burundi", "Rwanda"))]),
    ("Peru invited Bolivia to join the talks. It said the port was open.",
     [says("other", "happened", "invited Bolivia", speaker="Peru", counterpart="Bolivia"),
      says("statement", "happened", "the port was open", speaker="Peru")]),
]  # fmt: skip

VOICES = [
    ("According to the Turkish foreign ministry, Syria violated the truce.",
     [says("accusation", "happened", "violated the truce", counterpart="Syria")]),
    ('"We welcome the pact with Fiji," the prime minister of Tonga said.',
     [says("statement", "happened", "welcome the pact", speaker="Prime Minister of Tonga", counterpart="Fiji")]),
    ('The Peruvian president said: "We will build a road to Bolivia. It will open in 1997."',
     [says("commitment", "planned", "will build a road", actor="President of Peru", beneficiary="Bolivia"),
      says("statement", "expected", "It will open", speaker="President of Peru")]),
    ("The Omani foreign minister announced that Oman had signed a pact with Yemen.",
     [says("agreement_signed", "happened", "had signed a pact", actor="Oman", counterpart="Yemen")]),
    ("Uruguay reaffirmed that it will take part in the mission to Haiti.",
     [says("commitment", "planned", "will take part", actor="Uruguay", counterpart="Haiti")]),
]  # fmt: skip


DENIALS = [
    ("The visit of the Ghanaian president to Togo was postponed.",  # who goes to a state is not its president
     [says("other", "happened", "was postponed", actor="President of Ghana", host="Togo")]),
    ("Greece refused to cooperate with Albania in 1950.",  # a refusal is not a plan
     [says("statement", "happened", "refused to cooperate", "denied", actor="Greece", counterpart="Albania")]),
    ("Paraguay will not cooperate with Bolivia.",  # what one will not do is a plan
     [says("commitment", "planned", "will not cooperate", "denied", actor="Paraguay", counterpart="Bolivia")]),
]  # fmt: skip


GAPS = [
    ("Ghana will reopen its embassy in Togo, its foreign minister said.",  # "its" goes to the nearer state
     [says("commitment", "planned", "will reopen",
           actor="Ghana", counterpart="Togo", speaker="Foreign Minister of Ghana")]),
    ("Talks with Iran failed, the Iraqi foreign minister told reporters.",  # "Talks" is read as a verb
     [says("meeting", "happened", "Talks with Iran failed", counterpart="Iran", speaker="Foreign Minister of Iraq")]),
]  # fmt: skip


# What only a parse tells.
PARSED = [
    ("Talks between Kenya and Ghana on the future of the cocoa route ended on Friday.",
     [says("meeting", "happened", "Talks between Kenya and Ghana", **GK)]),
    ("Kenya raised the possibility of talks with Ghana on cocoa.",
     [says("meeting", "under_consideration", "raised the possibility of talks", **GK)]),
    ("In Accra, the Kenyan foreign minister called on both sides to respect the truce.",
     [says("statement", "called_for", "called on both sides", speaker="Foreign Minister of Kenya")]),
    ("Kenya's foreign ministry announced a visit by the foreign minister of Ghana.",
     [says("visit", "happened", "announced a visit", actor="Foreign Minister of Ghana")]),
    ("Kenya said it would not allow the foreign minister of Ghana to meet the president of Togo.",
     [says("meeting", "planned", "would not allow", "denied",
           actor="Foreign Minister of Ghana", counterpart="President of Togo")]),
]  # fmt: skip


@pytest.mark.xfail(reason="known weaknesses of the tables")
@pytest.mark.parametrize(("text", "expected"), GAPS)
def test_what_is_not_yet_read(text, expected):
    assert_says(text, expected)


@pytest.mark.parametrize(("text", "expected"), [*MODALITIES, *DENIALS, *PASSIVES, *CLAUSES, *GROUPS, *VOICES, *PARSED])
def test_a_clause_is_read_in_its_standing(text, expected):
    assert_says(text, expected)


JULY_2 = TimeSpan(date(2018, 7, 2), date(2018, 7, 2), Precision.DAY)


@pytest.mark.parametrize(
    ("text", "modality", "dated"),
    [
        ("Kenya's foreign minister arrives in Ghana on Thursday.", "planned", True),
        ("Kenya's foreign minister arrived in Ghana on Thursday.", "happened", True),
        ("Ghana invited Kenya's foreign minister to visit Accra in 2019.", "happened", False),
    ],
)
def test_nothing_happens_after_the_day_of_its_report(text, modality, dated):
    (claim,) = read(FRAME.format(text), published=JULY_2)
    assert claim.modality == modality
    assert bool(claim.time) == dated
    assert not (claim.time and modality == "happened") or claim.time.latest <= JULY_2.latest
