"""Whatever the text: quotes are the text, ids are unique and stable, and reading ends."""

import json
import os
import subprocess
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.reading import FRAME, document, read

PIECES = (
    "Chile", "Peru and Bolivia", "the two sides", "they", "it", "the Kenyan president", "President Joyce Banda", "its",
    "signed", "agreed to", "will", "not", "visited", "was accused by", "said that", "held talks with", "according to",
    "on 3 May 1999", "by 2001", "$20 million", "a treaty", "the 3rd meeting", "and", ",", ".", "\n\n", ";", '"', "“",
    "”", "(", "which", "in Lima", "to", "of", "the visit", "aid to", "é", "日本", "\u200b", "'s", "—",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
SECONDS_PER_10K = 4.0
GROWTH = 6.0  # doubling a text may cost at most this factor; a quadratic rule costs 4, a cubic one 8


@settings(max_examples=60)
@given(TEXTS)
def test_every_quote_is_what_stands_at_its_span(body):
    text = FRAME.format(body)
    doc = document(text)
    for claim in read(text):
        assert claim.arguments
        for evidence in claim.evidence:
            assert evidence.span.of(text) == evidence.quote
            assert evidence.sentence.contains(evidence.span)
            assert evidence.text_sha256 == doc.text_sha256
            assert evidence.quote == evidence.quote.strip()


@settings(max_examples=40)
@given(TEXTS)
def test_ids_are_unique_and_the_same_again(body):
    first, again = read(FRAME.format(body)), read(FRAME.format(body))
    assert first == again
    assert len({c.id for c in first}) == len(first)


@settings(max_examples=40)
@given(TEXTS)
def test_claims_stand_in_the_order_of_their_sentences(body):
    starts = [c.evidence[0].sentence.start for c in read(FRAME.format(body))]
    assert all(a <= b for a, b in pairwise(starts))


SCRIPT = """
import json, sys
from tests.extract.reading import FRAME, read, summary
out = [(c.id, summary(c)[0], sorted((a.role.value, a.name) for a in c.arguments)) for c in read(sys.stdin.read())]
print(json.dumps(out))
"""


def test_reading_does_not_depend_on_the_hash_seed():
    text = FRAME.format(
        "Kenya, Ghana and Togo agreed to sign a treaty with Chile by 2001. The two sides discussed aid to Peru. "
        "The president of Peru, who visited Bolivia in May 1999, said that talks with Chile would be held in Lima."
    )
    found = set()
    for seed in ("0", "1", "77"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT], input=text, env=env, capture_output=True, text=True, check=True
        )
        found.add(run.stdout)
    assert len(found) == 1
    assert json.loads(found.pop())


HOSTILE = {
    "one cue": "Chile will " * 600,
    "one chain": "Chile and Peru agreed to hold talks with " * 160,
    "names": "Chile, Peru, " * 500,
    "quotes": '"“' * 2000 + "Chile said Peru said ",
    "one word": "a" * 8000 + " Chile visited Peru.",
    "nested": "Chile said that Peru said that " * 200,
    "marks": "(" * 3000 + "Chile visited Peru" + ")" * 3000,
    "nouns": "the visit of the king of Chile to the summit of Peru " * 120,
}


def _seconds(text):
    started = time.process_time()  # of this process, so that others beside it do not count
    read(text)
    return time.process_time() - started


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_ends_and_grows_gently(body):
    once, twice = _seconds(body), _seconds(body + body)
    assert once < SECONDS_PER_10K
    assert twice < max(GROWTH * once, 1.0)
