"""Visits told otherwise than by "visited": firsts, missions, towns; and where what is told of one ends."""

import pytest

from tests.extract.reading import FRAME, read, summary

GOING = [
    (
        "Peru will be the first stop to be visited by Norwegian Foreign Minister Espen Barth Eide after his return.",
        "Espen Barth Eide",
        {"Peru"},
    ),
    (
        "Norwegian Foreign Minister Espen Barth Eide is the first minister to visit Peru in ten years.",
        "Espen Barth Eide",
        {"Peru"},
    ),
    (
        "Norwegian Foreign Minister Espen Barth Eide became the first minister to visit Peru since the war.",
        "Espen Barth Eide",
        {"Peru"},
    ),
    (
        "Norwegian Foreign Minister Espen Barth Eide set out on Monday on a difficult mission to Peru.",
        "Espen Barth Eide",
        {"Peru"},
    ),
    (
        "Norwegian Foreign Minister Espen Barth Eide returned on Monday from a long visit to Peru.",
        "Espen Barth Eide",
        {"Peru"},
    ),
    (
        "Norwegian Foreign Minister Espen Barth Eide visited Kyoto on Monday.",
        "Espen Barth Eide",
        {"Japan"},
    ),
    (
        "Norwegian Foreign Minister Espen Barth Eide toured Kyoto in [the spring](https://example.org/2019/spring).",
        "Espen Barth Eide",
        {"Japan"},
    ),
]


@pytest.mark.parametrize(("text", "traveller", "hosts"), GOING)
def test_who_goes_where(text, traveller, hosts):
    told = [
        roles for kind, _, _, roles, _ in map(summary, read(FRAME.format(f"{text} Japan was glad."))) if kind == "visit"
    ]
    assert [(roles["actor"], roles["host"]) for roles in told] == [({traveller}, hosts)]


def test_nobody_visits_a_town_of_his_own_state():
    text = "Japanese Prime Minister Fumio Kishida visited Kyoto on Monday. Peru was glad."
    assert not [c for c in read(FRAME.format(text)) if c.kind == "visit"]


ARRIVING = [  # what the dateline of LIMA gives for the host
    ("Norwegian Foreign Minister Espen Barth Eide arrived here on Monday by train.", {"Peru"}),
    ("Norwegian Foreign Minister Espen Barth Eide arrived on Monday for a three-day visit.", {"Peru"}),
    ("Norwegian Foreign Minister Espen Barth Eide arrived in the country on Monday.", {"Peru"}),
    ("Norwegian Foreign Minister Espen Barth Eide is expected here on Monday.", {"Peru"}),
    ("Norwegian Foreign Minister Espen Barth Eide will fly on to Quito on Monday.", {"Ecuador"}),
    ("Norwegian Foreign Minister Espen Barth Eide is due in Quito next month to discuss fish.", {"Ecuador"}),
    ("Norwegian Foreign Minister Espen Barth Eide arrived in Bergtal on Monday for a visit.", None),
    ("The Norwegian team arrived here on Monday for the qualifier.", None),
    ("Norwegian Foreign Minister Espen Barth Eide went on to say that Peru was a friend.", None),
]


@pytest.mark.parametrize(("text", "hosts"), ARRIVING)
def test_who_arrived_here_is_where_the_report_was_written(text, hosts):
    told = [summary(c)[3] for c in read(f"LIMA, May 3 (AP) - {text} Peru and Norway trade.") if c.kind == "visit"]
    assert [roles.get("host") for roles in told if "host" in roles] == ([hosts] if hosts else [])


def test_nobody_visits_his_own_state_by_coming_home():
    text = "LIMA, May 3 (AP) - Peruvian Foreign Minister Ana Roy arrived here from Norway on Monday. Norway was glad."
    assert not [c for c in read(text) if c.kind == "visit"]


def test_who_accepts_an_invitation_goes_to_the_state_of_the_host():
    text = (
        "President Ana Roy of Peru invited President Ben Diop of Gabon to Peru. President Diop accepted the invitation."
    )
    visits = [summary(c)[3] for c in read(FRAME.format(text)) if c.origin == "accept_visit"]
    assert visits == [{"actor": {"Ben Diop"}, "host": {"Peru"}}]


BESIDE = [
    ("The visit of the Norwegian king to Peru coincided with a strike of the miners.", "to Peru"),
    ("The visit of the Norwegian king to Peru came amid protests against the mine.", "to Peru"),
    ("The visit of the Norwegian king to Peru came on Monday.", "on Monday"),
]


@pytest.mark.parametrize(("text", "end"), BESIDE)
def test_what_happened_beside_a_visit_is_none_of_its_words(text, end):
    (visit,) = [c for c in read(FRAME.format(text)) if c.kind == "visit"]
    assert visit.evidence[0].quote.endswith(end)


FIRSTS = [
    ("He is the first minister to visit Peru in ten years.", "2019-05-06"),
    ("Barth Eide is the first minister to be received by President Vizcarra.", "2019-05-06"),
    ("He received a miner on 9 May 2019. Barth Eide is the first minister to be received by Vizcarra.", "2019-05-06"),
    ("President Vizcarra met Barth Eide on 9 May 2019. He is the first minister to visit Peru in ten years.", None),
]


@pytest.mark.parametrize(("text", "day"), FIRSTS)
def test_the_first_of_its_kind_was_on_the_only_day_told(text, day):
    told = "Norwegian Foreign Minister Espen Barth Eide met Peruvian President Martin Vizcarra in Lima on 6 May 2019. "
    last = [c for c in read(FRAME.format(told + text)) if c.kind in {"visit", "meeting"}][-1]
    assert (str(last.time.earliest) if last.time else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan president returned on 3 May 2024 from a visit to Chile.",
        "The Kenyan president flew home from Chile on 3 May 2024.",
    ],
)
def test_the_day_of_a_return_is_not_that_of_the_visit(text):
    (visit,) = read(FRAME.format(text))
    assert (visit.kind, visit.time) == ("visit", None)
