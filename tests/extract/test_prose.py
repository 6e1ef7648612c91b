"""Sentences as wires, readouts, fact sheets and white papers of many regions write them, each with its one claim."""

import pytest

from tests.extract.reading import FRAME, read

SENTENCES = [
    # text, kind, modality, parties by role
    ("Ghana has expelled two Libyan diplomats, the Foreign Ministry said on Friday.",
     "other", "happened", {"actor": {"Ghana"}, "counterpart": {"Libya"}}),
    ("There was no meeting between the presidents of Chad and Libya in Tripoli.",
     "meeting", "happened", {"actor": {"Chad"}, "counterpart": {"Libya"}}),
    ("The Kuwaiti emir is expected to arrive in Amman next week for talks with King Hussein.",  # not "is in talks"
     "visit", "expected", {"actor": {"Emir of Kuwait"}, "host": {"Jordan"}}),
    ("Oman hosted indirect talks between Iran and the United States in Muscat.",
     "meeting", "happened", {"host": {"Oman"}, "actor": {"Iran"}, "counterpart": {"United States"}}),
    ("The Central African Republic asked France for military help.",
     "statement", "called_for", {"speaker": {"Central African Republic"}, "actor": {"France"}}),
    ("The Emir of Qatar received a written message from the President of Kazakhstan.",
     "statement", "happened", {"speaker": {"President of Kazakhstan"}, "counterpart": {"Emir of Qatar"}}),
    ("The Netherlands offered to share its experience in flood control with Bangladesh.",  # no view is shared
     "commitment", "planned", {"actor": {"Netherlands"}, "counterpart": {"Bangladesh"}}),
    ("Mexico recognised the efforts of Guatemala to curb migration.",
     "statement", "happened", {"speaker": {"Mexico"}, "counterpart": {"Guatemala"}}),
    ("The Swiss side proposed a package of measures on taxation to the European Union.",
     "commitment", "under_consideration", {"actor": {"Switzerland"}, "counterpart": {"European Union"}}),
    ("The Swiss side proposed a package of 40 million euros for Moldova.",
     "aid", "under_consideration", {"actor": {"Switzerland"}, "beneficiary": {"Moldova"}}),
    ("The United Kingdom is providing 20 ambulances to hospitals in Sierra Leone.",
     "aid", "happened", {"actor": {"United Kingdom"}, "beneficiary": {"Sierra Leone"}}),
    ("Denmark will train 200 Somali coast guards.",
     "aid", "planned", {"actor": {"Denmark"}, "beneficiary": {"Somalia"}}),
    ("An additional 12 million euros will go to Lebanon for schools, the European Commission announced.",
     "aid", "planned", {"beneficiary": {"Lebanon"}, "speaker": {"European Commission"}}),
    ("The report notes that Kenya deployed 400 police officers to Haiti in June 2024.",
     "exercise", "happened", {"actor": {"Kenya"}, "counterpart": {"Haiti"}}),
    ("Zambian President Hakainde Hichilema held talks with visiting Namibian President Hage Geingob in Lusaka.",
     "meeting", "happened", {"actor": {"Hakainde Hichilema"}, "counterpart": {"Hage Geingob"},
                             "host": {"Zambia"}}),
    ("The Omani foreign minister held talks with outgoing Swiss Ambassador Ana Roth on Monday.",
     "meeting", "happened", {"actor": {"Foreign Minister of Oman"}, "counterpart": {"Ana Roth"}}),
    ("It rained on Oman. Yemen thanked the sultanate.",
     "statement", "happened", {"speaker": {"Yemen"}, "counterpart": {"Oman"}}),
    ("Members of the African Union condemned the coup in Gabon.",
     "accusation", "happened", {"speaker": {"African Union"}}),
    ("The foreign ministers of Malta and Libya had a frank exchange of views on fishing.",
     "consultation", "happened", {"actor": {"Malta"}, "counterpart": {"Libya"}}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "modality", "parties"), SENTENCES)
def test_a_sentence_of_diplomatic_prose_makes_one_claim(text, kind, modality, parties):
    (claim,) = read(FRAME.format(text))
    found: dict[str, set[str]] = {}
    for argument in claim.arguments:
        found.setdefault(argument.role.value, set()).add(argument.name)
    assert (claim.kind, claim.modality.value, found) == (kind, modality, parties)
