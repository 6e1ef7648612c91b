"""Who "the two sides", "both leaders", "he" and a bare family name stand for."""

import pytest

from tests.annotate.scenes import mentions_of


def referents(text: str, words: str) -> list[str] | None:
    """Return what the last mention of `words` refers to, as printed; None where `words` are no mention."""
    found = [d for d in mentions_of(text)[0] if d.span.of(text) == words]
    return [span.of(text) for span in found[-1].refers] if found else None


# text, words, what they refer to
GROUPS = [
    ("Chile and Peru signed. The two sides will trade.", "The two sides", ["Chile", "Peru"]),
    ("Oman met Qatar. It rained. Both countries agreed.", "Both countries", ["Oman", "Qatar"]),
    ("Chile met Peru. Chile thanked Peru. Ties with Oman are good: the two countries trade.", "the two countries", []),
    ("Oman, Qatar and Iran met. The two sides agreed.", "The two sides", []),
    ("President Ana Paz of Peru met President Luis Gil of Chile. The two leaders ate.", "The two leaders",
     ["President Ana Paz of Peru", "President Luis Gil of Chile"]),
    ("Peruvian President Ana Paz met Chilean President Luis Gil. The two sides ate.", "The two sides",
     ["Peruvian President Ana Paz", "Chilean President Luis Gil"]),
    ("The foreign ministers of Chile, Peru and Bolivia met in Arica. The ministers ate.", "The ministers",
     ["foreign ministers of Chile", "Peru", "Bolivia"]),
    ("The presidents of Chile and Peru met in Oman. It rained. The two presidents ate.", "The two presidents",
     ["presidents of Chile", "Peru"]),
    ("ASEAN foreign ministers met in Arica. The ministers ate.", "The ministers", ["ASEAN foreign ministers"]),
    ("The leaders of the African Union member states and Japan met. The leaders ate.", "The leaders",
     ["leaders of the African Union", "Japan"]),
    ("The leaders of the African Union met. The two leaders ate.", "The two leaders", []),
    ("The ministers of Chile saw Peru. The ministers ate.", "The ministers", []),
    ("Peru and Chile met. Peruvian President Ana Paz spoke, Peruvian Foreign Minister Luis Gil said. Both leaders ate.",
     "Both leaders", ["Peru", "Chile"]),
    ("Peruvian President Ana Paz spoke, Peruvian Foreign Minister Luis Gil said. The two leaders ate.",
     "The two leaders", []),
    ("President Ana Paz of Peru met President Luis Gil of Chile. Premier Lie met King Al. Both presidents ate.",
     "Both presidents", ["President Ana Paz of Peru", "President Luis Gil of Chile"]),
    ("President Ana Paz of Peru met King Al of Oman. The ministers ate.", "The ministers", []),
    (("President Paz of Peru met Premier Gil. President Paz ate. Premier Gil ate. On Monday morning Premier Lie met "
      "King Al. Both leaders ate."), "Both leaders", ["President Paz of Peru", "Premier Gil"]),
    ("Norway opened an embassy. It also sent aid.", "It", ["Norway"]),
    ("Norway opened an embassy. It must be noted that Oman did not.", "It", None),
    ("Norway opened an embassy. It would be wrong to say so.", "It", None),
    ("Norway opened an embassy. It is ready to help.", "It", ["Norway"]),
    ("Rain fell on Norway. It fell on Oman too.", "It", None),
    ("Norway has it all. The king knows it.", "it", None),
    ("President Ana Paz spoke. She left.", "She", ["President Ana Paz"]),
    ("President Ana Paz spoke of her visit.", "her", ["President Ana Paz"]),
    ("Norway praised its envoys.", "its", ["Norway"]),
    ("Norway issued its Diplomatic Bluebook. Rain fell. The report names Oman.", "The report", ["Norway"]),
    ("The report names Oman. Norway issued its Diplomatic Bluebook.", "The report", None),
    ("Kenya and Uganda met. They agreed.", "They", ["Kenya", "Uganda"]),
    ("They agreed.", "They", []),
    ("Kenya and Uganda met. They spoke of Chad and Niger. They agreed.", "They", ["Kenya", "Uganda"]),
    ("Kenya and Uganda met. They spoke of Chad and Niger. It rained. They agreed.", "They", ["Kenya", "Uganda"]),
    ("President Ana Paz of Peru met President Luis Gil of Chile. In Oman, the two presidents ate. They left.", "They",
     ["President Ana Paz of Peru", "President Luis Gil of Chile"]),
    ("At the invitation of President Ana Paz, President Luis Gil came to Peru. He left.", "He", ["President Luis Gil"]),
    (("President Ana Paz of Peru visited Oman. Peru thanked Oman. Iran fought Iraq. Iran spoke of Iraq. It rained. "
      "The two sides ate."), "The two sides", ["Peru", "Oman"]),
    (("Chad and Niger signed. Chad spoke to Niger. Chad has asked the United Nations to pay; both sides ate."),
     "both sides", ["Chad", "Niger"]),
    ("We welcome it.", "We", []),
    ("I will go.", "I", []),
    ("I'm glad.", "I", []),
    ("Annex I of the pact ended.", "I", None),
    ("Title I and Title V ended.", "I", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), GROUPS)
def test_groups_and_pronouns(text, words, expected):
    assert referents(text, words) == expected


SHORT = [
    ("President Ana Pazmino spoke. Pazmino left.", "Pazmino", ["President Ana Pazmino"]),
    ("President Ana Pazmino spoke. Pazmino’s plane left.", "Pazmino", ["President Ana Pazmino"]),
    ("Pazmino left. President Ana Pazmino spoke.", "Pazmino", None),
    ("Mr Ana Lund met Mr Olaf Lund. Lund left.", "Lund", ["Mr Olaf Lund"]),
    ("Mr Bo Lund met Mr Lundgren. Lundgren left.", "Lund", None),
    ("Ms Angela Merkel came. Merkelheld talks.", "Merkel", ["Ms Angela Merkel"]),
    ("Mr Lund came. Lund left.", "Lund", None),
    ("Mr Jan Bielecki came on 16 January.", "Jan", None),
]


@pytest.mark.parametrize(("text", "words", "expected"), SHORT)
def test_short_forms(text, words, expected):
    assert referents(text, words) == expected
