"""Title and publisher off the head and foot of a report."""

import pytest

from dragoman.annotate.masthead import with_masthead
from dragoman.clean.segment import segment
from dragoman.lexicon.load import load_lexicon
from dragoman.types.document import Document
from tests.clean.documents import document

LEXICON = load_lexicon()
BODY = "The two governments resumed their talks on the river treaty in Dakar on Monday, a spokesman said."


def headed(text: str, **given) -> Document:
    doc = document(text, **given)
    return with_masthead(doc, segment(doc, lexicon=LEXICON), lexicon=LEXICON)


TITLES = [
    ("River talks resume in Dakar\n\n" + BODY, "River talks resume in Dakar"),
    ("# River talks resume\n\n" + BODY, "River talks resume"),
    ("2004-05-03 River talks resume\n\n" + BODY, "River talks resume"),
    ("Title: River talks resume\nDate: 2004-05-03\n\nWorld\n\n" + BODY, "River talks resume"),
    ('---\ntitle: "River talks resume"\ndate: 2004-05-03\n---\n\n' + BODY, "River talks resume"),
    ("---\ntitle: 'Dakar’s river'\n---\n" + BODY, "Dakar’s river"),
    (BODY, None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_title(text, expected):
    assert headed(text).title == expected


PUBLISHERS = [
    ("DAKAR, May 3 (Xinhua) -- " + BODY, "Xinhua News Agency"),
    ("River talks\nBy Amina Diallo, Reuters\n" + BODY, "Reuters"),
    ("River talks\n\n" + BODY + " —AFP", "Agence France-Presse"),
    ("DAKAR, May 3 (Kyodo) - " + BODY + "\n\nReuters", "Kyodo News"),
    ("River talks\n\n" + BODY + " They were reported by Xinhua.", None),
    ("Regular press briefing\n\n" + BODY + "\n\nReuters: Can you tell us more of the talks?\n\n" + BODY, None),
    ("River talks\n\nBy a former envoy, Le Monde, 3 May 2004\n\n" + BODY, "Le Monde"),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), PUBLISHERS)
def test_publisher(text, expected):
    assert headed(text).publisher == expected


def test_what_the_metadata_states_stays():
    doc = headed("River talks\n\nDAKAR, May 3 (Xinhua) -- " + BODY, title="Stated", publisher="Gazette")
    assert (doc.title, doc.publisher) == ("Stated", "Gazette")
