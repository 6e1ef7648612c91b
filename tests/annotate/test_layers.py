"""What holds for the names of any text: places, ids, determinism, and time."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.drafts import Draft
from dragoman.annotate.layers import annotate
from dragoman.annotate.mentions import find_names, with_references
from dragoman.clean.segment import segment
from dragoman.types.document import SegmentKind
from dragoman.types.span import Span
from tests.annotate.scenes import LEXICON, quoted
from tests.clean.documents import document
from tests.golden_files import cases, check_golden, read_case
from tests.growth import check_growth

ROOT = Path(__file__).parents[2]
PIECES = [
    "Japan", "Kenyan ", "President ", "Ana Lund", "Lund", " the two sides ", "He ", "It ", "'s ", ". ", ", ", " of ",
    "\n", "Coral Reef Fund (CRF)", "the report", "Diplomatic Bluebook", "foreign ministers ", "government ", "UN ",
    "Mr ", "H.E. ", "The ", "and ", "Vie\u0302\u0323t Nam", "Ken\u00adya", "\x00", "said ", "(", "”", "King ",
    "Agreement on ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=120)


@given(TEXTS)
def test_mentions_never_overlap_and_lie_in_sentences(text):
    doc = document(text)
    segments = segment(doc, lexicon=LEXICON)
    mentions = annotate(doc, segments, lexicon=LEXICON).mentions
    sentences = [s.span for s in segments if s.kind is SegmentKind.SENTENCE]
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    assert all(any(s.contains(m.span) for s in sentences) for m in mentions)
    assert all(m.text == m.span.of(text) for m in mentions)
    assert all(m.holder is None or m.span.contains(m.holder) for m in mentions)
    ids = {m.id for m in mentions}
    assert len(ids) == len(mentions)
    assert all(ids.issuperset(m.refers) for m in mentions)


def shown(text: str) -> list[dict[str, object]]:
    """Return every mention of a document with what is known of it, references as printed words."""
    doc = document(text)
    found = annotate(doc, segment(doc, lexicon=LEXICON), lexicon=LEXICON)
    words = {m.id: m.text for m in found.mentions}
    rows = []
    for m in found.mentions:
        row = {"text": m.text, "kind": m.kind, "origin": m.origin, "entity": next(iter(m.candidates), None)}
        row |= {"holder": m.holder.of(text) if m.holder else None, "office": m.office, "of": m.of}
        row |= {"qualifier": m.qualifier, "refers": [words[id_] for id_ in m.refers]}
        rows.append({key: value for key, value in row.items() if value})
    return rows


@pytest.mark.parametrize("case", cases("annotate"))
def test_whole_documents(case, request):
    check_golden(
        "annotate", case, shown(read_case("annotate", case)), update=request.config.getoption("--update-golden")
    )


SCRIPT = "import sys; from tests.annotate.test_layers import shown; print(shown(sys.stdin.read()))"


@pytest.mark.slow
def test_the_seed_of_hashing_leaves_no_trace():
    text = read_case("annotate", cases("annotate")[0]) + "Mr Kim Kimura of Japan came. Kimurasaid no; Kim left. " * 3
    printed = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT], input=text, env={**os.environ, "PYTHONHASHSEED": seed},
            check=True, capture_output=True, text=True, encoding="utf-8", cwd=ROOT,
        ).stdout
        for seed in ("0", "1", "42")
    }  # fmt: skip
    assert len(printed) == 1
    assert "Kimura" in printed.pop()


HOSTILE = {
    "open brackets": "(" * 50_000,
    "brackets with letters": "(AB) " * 8_000,
    "acronyms": "Green Corridor Initiative (GCI) " * 1_500,
    "names in one sentence": "the minister of Japan and of Norway met Mr Rao and " * 1_500,
    "people": "".join(f"Mr Kim{chr(97 + n % 26)} Lo{chr(97 + n // 26 % 26)}x of Japan spoke. " for n in range(3_000)),
    "one name again and again": "President Ana Lund spoke. Lund left. " * 1_500,
    "groups without a pair": "Norway acted. The report said so. The two sides met. " * 2_000,
    "groups in one sentence": "the two sides and Japan and Norway and it and he and " * 1_500,
    "apostrophes": "A'" * 20_000,
    "addresses": "http://a.b/" + "c.D" * 15_000,
    "capitals": "Alpha Beta Gamma Delta " * 2_000,
    "heads": "Plan Fund Forum " * 3_000,
    "heads with links": "Joint Action Plan of the " * 2_000,
    "blanks": "the" + " " * 100_000 + "Honourable x.",
    "tabs": "a" + "\t" * 100_000 + "b.",
    "combining marks": "a" + "\u0301" * 50_000,
    "honorifics": "H.E. Mr Dr " * 4_000,
    "particles": "Mr van der van der " * 3_000,
    "scripts": "日本Монголия١٢٣٤Ⅷ²½नेपाल " * 3_000,
    "controls": "\x00\x01\u202e\ufeff12" * 8_000,
    "glued": "Japan" * 10_000,
}  # fmt: skip


def find_in(text: str, sentences: list[Span]) -> list[Draft]:
    """Find the mentions of sentences, without a model."""
    return with_references(text, sentences, find_names(text, sentences, LEXICON), (), LEXICON)


def find_in_sentences(text: str) -> object:
    """Find the mentions of a text cut at every full stop."""
    cuts = [0, *(n + 1 for n, char in enumerate(text) if char == "."), len(text)]
    return find_in(text, [Span(a, b) for a, b in pairwise(cuts) if a < b])


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_length_and_no_faster(name):
    check_growth(find_in_sentences, HOSTILE[name])


@pytest.mark.slow
def test_a_sentence_of_a_megabyte_ends():
    text = "Japan and the minister of Norway agreed, " * 25_000
    assert len(find_in(text, [Span(0, len(text))])) == 50_000


def test_no_sentence_no_mention():
    assert quoted("") == []
    assert find_in("Japan", []) == []


@pytest.mark.parametrize(
    ("head", "state"),
    [
        ("MOSCOW, 3 May 1968 (AP) - ", "state:sun"),
        ("MOSCOW, 3 May 2008 (AP) - ", "state:rus"),
        ("", "state:rus"),
    ],
)
def test_the_day_of_a_text_tells_states_apart_that_shared_a_capital(head, state):
    doc = document(
        f"{head}Kenya asked Moscow for a loan that it needs for the new harbour, the Kenyan government said.\n"
    )
    mentions = annotate(doc, segment(doc, lexicon=LEXICON), lexicon=LEXICON).mentions
    assert [m.candidates[:1] for m in mentions if m.text == "Moscow"] == [(state,)]
