"""Under what an act falls: what its clause names or tells of again by a noun, not what another act falls under."""

import pytest

from tests.extract.reading import FRAME, read

CASES = [  # what is tested, text, words of the claim, its framework
    (
        "a noun for what the sentence before names",
        "Kenya and Uganda launched the Lake Ports Initiative in 2004. The initiative will help Uganda to train pilots.",
        "will help Uganda", "Lake Ports Initiative",
    ),
    (
        "with words of its own behind this",
        ("Norway and Latvia opened the Fjord Skills Hub in 2015. This multi-year programme will support teachers in "
        "Latvia."),
        "will support teachers", "Fjord Skills Hub",
    ),
    (
        "the head alone in capitals",
        "Chile and Peru set up the Atacama Water Fund in 1999. The Fund will support villages in Peru.",
        "will support villages", "Atacama Water Fund",
    ),
    (
        "what is done under it",
        ("Qatar and Sudan signed the Nile Farms Agreement in 2009. Under the agreement, Qatar will lend Sudan 80 "
        "million dollars."),
        "will lend Sudan", "Nile Farms Agreement",
    ),
    (
        "and under a pronoun",
        "Fiji and Tonga adopted the Coral Reef Programme in 2012. Under it, Fiji will provide Tonga with three boats.",
        "will provide Tonga", "Coral Reef Programme",
    ),
    (
        "a clause that describes it",
        ("Japan will support the Steppe Railways Programme, which will provide loans to Mongolia in line with the "
        "Paris Agreement."),
        "which will provide loans", "Steppe Railways Programme",
    ),
    (
        "a newer one is meant that has no name",
        ("Kenya and Uganda joined the Lake Ports Agreement in 2004. They signed an agreement on power in May 2005. "
        "Under the agreement, Uganda will sell power to Kenya."),
        "will sell power", "an agreement on power",
    ),
    (
        "and nothing where no topic tells which",
        ("Kenya and Uganda joined the Lake Ports Agreement in 2004. They signed a new agreement in May 2005. "
        "Under the agreement, Uganda will sell power to Kenya."),
        "will sell power", None,
    ),
    (
        "what is still to be negotiated",
        "Chad and Mali agreed to start talks on a treaty on the return of stolen cattle by May 1994.",
        "agreed to start", "a treaty on the return of stolen cattle",
    ),
    (
        "a known treaty whose name does not say that it is one",
        "Russia and the United States signed New START in 2010. Under the treaty, Russia will reduce its warheads.",
        "will reduce", "New START",
    ),
    (
        "what those who sign agree",
        ("Kenya and Uganda signed the Lake Victoria Declaration in May 1994. The two countries agreed to reopen the "
        "border."),
        "agreed to reopen", "Lake Victoria Declaration",
    ),
    (
        "but not what others agree",
        ("Kenya and Uganda signed the Lake Victoria Declaration in May 1994. Chad and Mali agreed to reopen the "
        "border."),
        "agreed to reopen", None,
    ),
    (
        "a level of relations with its tail",
        "Kenya and Qatar agreed to build a strategic partnership for peace and progress in May 1994.",
        "agreed to build", "strategic partnership for peace and progress",
    ),
    (
        "but no bare relations",
        "Kenya and Qatar established diplomatic relations in May 1994.",
        "established diplomatic", None,
    ),
    (
        "no topic but a day",
        "Chad and Mali agreed to reach an agreement on Tuesday.",
        "agreed to reach", None,
    ),
    (
        "what several sides give out",
        "The foreign ministers of Chad and Mali issued a joint statement in May 1994.",
        "issued a joint", "a joint statement",
    ),
    (
        "a ministry's statement is nothing to fall under",
        "The foreign ministry of Chad issued a statement on Mali in May 1994.",
        "issued a statement", None,
    ),
    (
        "two of one kind leave it open",
        ("Kenya and Uganda signed the Lake Ports Agreement and the Nile Fish Agreement in 2004. Under the agreement, "
        "Uganda will sell fish to Kenya."),
        "will sell fish", None,
    ),
    (
        "another agreement",
        "Kenya and Uganda signed the Lake Ports Agreement in 2004. Kenya welcomed the agreement between Chad and Mali.",
        "welcomed the agreement", None,
    ),
    (
        "a heading before what leads",
        "Clean water: Under the Volta Basin Programme, Denmark will provide Ghana with 3 million euros.",
        "will provide Ghana", "Volta Basin Programme",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "quote", "framework"), CASES, ids=[c[0] for c in CASES])
def test_a_claim_falls_under_its_framework(what, text, quote, framework):
    found = {c.framework for c in read(FRAME.format(text)) if quote in c.evidence[0].quote}
    assert found == {framework}
