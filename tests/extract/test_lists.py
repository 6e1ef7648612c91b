"""Lists of parties the parse cuts in two, reports inside a clause, and what a clause falls under without naming it."""

import pytest

from tests.extract.reading import FRAME, assert_says, read, says

PRAISED = says("statement", "happened", "Fiji praised Samoa", speaker="Fiji", counterpart="Samoa")

LISTS = [  # sentence, its claims
    ("The Department of Trade, the Export Bank of Canada and the Ministry of Fisheries will hold a forum with Ghana.",
     [says("meeting", "planned", "The Department of Trade", actor="Department of Trade",
           counterpart=("Export Bank of Canada", "Ministry of Fisheries", "Ghana"))]),
    ("The representative of the Greek Ministry of Foreign Affairs Maria Papadou warned Albania.",  # not the body
     [says("statement", "expected", "warned Albania", speaker="Maria Papadou", counterpart="Albania")]),
    ("The Customs Service warned Estonia.",  # nobody is named behind it
     [says("statement", "expected", "warned Estonia", speaker="Customs Service", counterpart="Estonia")]),
    ("The premier of Malta visited Cyprus together with the premier of Jordan.",  # company is no host
     [says("visit", "happened", "visited Cyprus", actor=("Prime Minister of Malta", "Prime Minister of Jordan"),
           host="Cyprus")]),
    ("The premier of Malta welcomed Cyprus together with the others.",  # no party known
     [says("statement", "happened", "welcomed Cyprus", speaker="Prime Minister of Malta", counterpart="Cyprus")]),
    ("The Kenyan trade minister and the Ghanaian trade minister signed an agreement between the two countries.",
     [says("agreement_signed", "happened", "signed an agreement", actor="Trade Minister of Kenya",
           counterpart="Trade Minister of Ghana")]),
    ("Malta recognised the support extended by the Thai government to Laos in training.",
     [says("statement", "happened", "recognised the support", speaker="Malta"),
      says("aid", "happened", "extended by", actor="Thailand", beneficiary="Laos")]),
    (("A paper was issued after a meeting in Oslo between Foreign Minister Ana Roy and the visiting Dutch minister "
     "Jan Prins."),
     [says("meeting", "happened", "a meeting in Oslo", actor="Ana Roy", counterpart="Jan Prins")]),
    (("The heads of state of the bloc, namely President Ana Roy of Malta, President Ben Diop of Senegal, President "
     "Carl Berg of Iceland and President Dana Fox of Fiji, held a summit in Oslo."),
     [says("summit", "happened", "held a summit", actor="Ana Roy",
           counterpart=("Ben Diop", "Carl Berg", "Dana Fox"), host="Norway")]),
    ("Chile and Peru signed a border treaty after talks between Foreign Minister Ana Roy and President Ben Diop.",
     [says("agreement_signed", "happened", "Chile and Peru signed", actor="Chile", counterpart="Peru"),
      says("meeting", "happened", "talks between", actor="Ana Roy", counterpart="Ben Diop")]),
    ("Norway met Chile and Peru signed the treaty with Bolivia.",  # what follows "and" opens its own clause
     [says("meeting", "happened", "Norway met Chile", actor="Norway", counterpart="Chile"),
      says("agreement_signed", "happened", "Peru signed", actor="Peru", counterpart="Bolivia")]),
]  # fmt: skip

VOICES = [
    ("Kenya and Ghana decided to deepen and raise the partnership and build a community with a shared future.",
     [says("commitment", "agreed", "decided to deepen", actor=("Kenya", "Ghana")),
      says("relation_upgraded", "agreed", "raise the partnership", actor="Kenya", counterpart="Ghana")]),
    ("Norway, which hosted the talks with Mali and Niger, called on Chad to attend.",
     [says("meeting", "happened", "hosted the talks", actor="Norway", counterpart=("Mali", "Niger")),
      says("statement", "called_for", "called on Chad", speaker="Norway", actor="Chad")]),
    ("Brazil, where the leaders of Peru and Chile met, praised Bolivia.",
     [says("meeting", "happened", "met", actor="Peru", counterpart="Chile"),
      says("statement", "happened", "praised Bolivia", speaker="Brazil", counterpart="Bolivia")]),
    ("The Kenyan Security Council spokesman Jon Berg warned Somalia.",
     [says("statement", "expected", "warned Somalia", speaker="Jon Berg", counterpart="Somalia")]),
    ("Chad and Niger have agreed on joint patrols along the border, Foreign Minister Amina Diallo said on Monday.",
     [says("commitment", "agreed", "Chad and Niger have agreed", actor=("Chad", "Niger"), speaker="Amina Diallo")]),
    ("Malta declined to say whether the king of Jordan would visit Cyprus.",
     [says("visit", "under_consideration", "would visit Cyprus", actor="King of Jordan", host="Cyprus")]),
    ("Estonia, the Latvian minister said, will sign the treaty with Finland.",
     [says("agreement_signed", "planned", "Estonia, the Latvian minister said", actor="Estonia",
           counterpart="Finland")]),
    ("Nicaragua said that the tribunal had issued an illegal award over the sea.",  # nobody known acts, one speaks
     [says("statement", "happened", "Nicaragua said that the tribunal", speaker="Nicaragua")]),
    ('"I would like to confirm our friendly ties with Cuba," the Mexican foreign minister said.',
     [says("statement", "planned", "I would like to confirm", speaker="Foreign Minister of Mexico")]),
]  # fmt: skip

DENIALS = [
    ("Nobody from the new government of Norway met the delegation of Iceland.",
     [says("meeting", "happened", "Nobody from", "denied", actor="Norway", counterpart="Iceland")]),
    ("The treaty that Chile and Peru were to sign was not signed.",
     [says("agreement_signed", "happened", "was not signed", "denied", actor="Chile", counterpart="Peru")]),
    ("Norway met the delegation of Iceland.",
     [says("meeting", "happened", "Norway met", actor="Norway", counterpart="Iceland")]),
]  # fmt: skip

HELP = [
    ("Haiti accepted help from Canada after the storm.",
     [says("aid", "happened", "accepted help", beneficiary="Haiti", actor="Canada")]),
    ("Norway agreed to support Mali and to provide 3 million euros for schools.",
     [says("aid", "agreed", "Norway agreed to support Mali", actor="Norway", beneficiary="Mali"),
      says("aid", "agreed", "to provide 3 million euros", actor="Norway")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*LISTS, *VOICES, *DENIALS, *HELP])
def test_who_acts_and_who_only_speaks(text, expected):
    assert_says(f"Fiji praised Samoa. {text}", [PRAISED, *expected])


FRAMEWORKS = [  # sentence, framework of its last claim
    ("Under the Peace Facility, Norway will deliver vehicles to Mali, and Chad will receive 3 million euros.",
     "Peace Facility"),
    ("Nile Basin Initiative: Norway will provide 3 million euros to Mali. Norway will also train officers in Chad.",
     "Nile Basin Initiative"),
    ("Norway will provide 3 million euros to Mali. The Nile Basin Initiative is old. Norway met Chad.", None),
    ("Norway met Japan. Japan and Fiji reaffirmed their respect for UNCLOS.",
     "United Nations Convention on the Law of the Sea (UNCLOS)"),
    ("Norway and Chad held talks in the Normandian format.", "Normandy Format"),
    ("Norway met Japan. Japan and Fiji signed a pact under Build Back Better World.", "Build Back Better World"),
    ("Norway met Japan. Fiji signed a pact with Japan under the Belt and Road Strategy.",
     "Belt and Road Initiative (BRI)"),
    ("Norway met Japan. Fiji and Japan met at the 12th Boao Asia Forum.", "12th Boao Forum for Asia"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "framework"), FRAMEWORKS)
def test_a_clause_falls_under_what_its_sentence_or_paragraph_opens_with(text, framework):
    claims = read(FRAME.format(text))
    assert claims[-1].framework == framework
