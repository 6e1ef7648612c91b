"""What sentences code as: types, modes, roles, voice, modality and polarity."""

import pytest

from dragoman.types.event import AuxiliaryMode
from tests.extract.coding.reading import code, heads

TYPES = [  # sentence, (type, mode, actors, recipients) of its events
    ("Norway has agreed to send a delegation to Chad.", [("AGREE", None, ["Norway"], ["Chad"])]),
    ("Norway will visit Chad.", [("AGREE", None, ["Norway"], ["Chad"])]),
    ("The Norwegian minister met the Chadian president in Oslo.", [("CONSULT", None, ["minister"], ["president"])]),
    ("The king of Jordan visited Peru on Monday.", [("CONSULT", "visit", ["king"], ["Peru"])]),
    ("Kenya and Uganda held talks in Nairobi.", [("CONSULT", None, ["Kenya"], ["Uganda"])]),
    ("Ghana has signed a treaty with Togo.", [("SUPPORT", None, ["Ghana"], ["Togo"])]),
    ("Malta praised the decision of Cyprus.", [("SUPPORT", None, ["Malta"], ["decision"])]),
    ("Norland has lifted the embargo on Peru.", [("CONCEDE", None, ["Norland"], ["Peru"])]),
    ("Belgium apologised to Congo.", [("CONCEDE", None, ["Belgium"], ["Congo"])]),
    ("Kenya shared intelligence with Uganda.", [("COOPERATE", None, ["Kenya"], ["Uganda"])]),
    ("Norway has sent food aid to Malawi.", [("AID", None, ["Norway"], ["Malawi"])]),
    ("Chad has withdrawn its soldiers from Mali.", [("RETREAT", "withdraw", ["Chad"], ["Mali"])]),
    ("The rebels released two Kenyan hostages.", [("RETREAT", "release", ["rebels"], ["hostages"])]),
    ("Tonga urged Fiji to release the sailors.", [("REQUEST", "yield", ["Tonga"], ["Fiji"])]),
    ("Tonga called on Fiji to meet the rebels.", [("REQUEST", "meet", ["Tonga"], ["Fiji"])]),
    ("Chad accused Sudan of arming the rebels.", [("ACCUSE", "allege", ["Chad"], ["Sudan"])]),
    ("Chad has opened an investigation into the Sudanese bank.", [("ACCUSE", "investigate", ["Chad"], ["bank"])]),
    ("Samoa has refused to meet the Fijian envoy.", [("REJECT", "meet", ["Samoa"], ["envoy"])]),
    ("Samoa will not lift the embargo on Fiji.", [("REJECT", "yield", ["Samoa"], ["Fiji"])]),
    ("Norland threatened to bomb Peru.", [("THREATEN", "violence", ["Norland"], ["Peru"])]),
    ("Norland will impose sanctions on Peru.", [("THREATEN", "relations", ["Norland"], ["Peru"])]),
    ("Teachers in Lima went on strike against the government.", [("PROTEST", "strike", ["Teachers"], ["government"])]),
    ("Norland has imposed sanctions on Peru.", [("SANCTION", "discontinue", ["Norland"], ["Peru"])]),
    ("Norland expelled two Peruvian diplomats.", [("SANCTION", "expel", ["Norland"], ["diplomats"])]),
    ("Norland has deployed troops near Peru.", [("MOBILIZE", "troops", ["Norland"], ["Peru"])]),
    ("Police arrested two Malian editors.", [("COERCE", "arrest", ["Police"], ["editors"])]),
    ("The junta has declared a state of emergency in Niger.", [("COERCE", "martial-law", ["junta"], ["Niger"])]),
    ("Rebels attacked a Malian army base.", [("ASSAULT", None, ["Rebels"], ["base"])]),
]

ROLES = [  # passives, control, attribution, relative clauses, content that is no event of its own
    ("Two Malian editors were arrested by the police.", [("COERCE", ["police"], ["editors"])]),
    ("The minister said that rebels had attacked a village in Chad.", [("ASSAULT", ["rebels"], ["village"])]),
    ("Chad said it would withdraw its troops from Mali.", [("AGREE", ["Chad"], ["Mali"])]),
    ("The envoy said that Fiji must release the sailors.", [("REQUEST", ["envoy"], ["Fiji"])]),
    ("Malta condemned the attack by rebels on a convoy in Chad.", [("ACCUSE", ["Malta"], ["attack"])]),
    ("Soldiers opened fire on a crowd, killing three students.", [("ASSAULT", ["Soldiers"], ["crowd"])]),
    ("The president praised Fiji and urged Samoa to sign.", [
        ("SUPPORT", ["president"], ["Fiji"]), ("REQUEST", ["president"], ["Samoa"]),
    ]),
    ("Chad and Niger sent aid to Togo and Benin.", [("AID", ["Chad", "Niger"], ["Togo", "Benin"])]),
]  # fmt: skip

SILENT = [
    "The weather in Lima was fine.",
    "The minister said that it rained.",
    "The bank reported a rise in profits.",
]


@pytest.mark.parametrize(("sentence", "expected"), TYPES, ids=[s for s, _ in TYPES])
def test_types_modes_and_sides(sentence, expected):
    found = [(d.type, d.mode, heads(sentence, d.actors), heads(sentence, d.recipients)) for d in code(sentence)]
    assert found == expected


@pytest.mark.parametrize(("sentence", "expected"), ROLES, ids=[s for s, _ in ROLES])
def test_roles(sentence, expected):
    found = [(d.type, heads(sentence, d.actors), heads(sentence, d.recipients)) for d in code(sentence)]
    assert found == expected


@pytest.mark.parametrize("sentence", SILENT)
def test_no_event_where_nothing_is_done_to_anybody(sentence):
    assert code(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "auxiliary"),
    [
        ("Norland attacked Peru.", set()),
        ("Norland may attack Peru.", {AuxiliaryMode.HYPOTHETICAL}),
        ("Norland did not attack Peru.", {AuxiliaryMode.NEGATION}),
    ],
)
def test_auxiliary_modes(sentence, auxiliary):
    (draft,) = code(sentence)
    assert draft.auxiliary == auxiliary
