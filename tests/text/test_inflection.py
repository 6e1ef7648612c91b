"""Forms of English verbs and nouns, as the grammar books have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.inflection import inflect, plural_of

IRREGULAR = {"give": ("gave", "given"), "hold": ("held", "held"), "learn": ("learned/learnt", "learned/learnt")}
VERBS = [
    ("sign", "sign signs signing signed"),
    ("agree", "agree agrees agreeing agreed"),
    ("pledge", "pledge pledges pledging pledged"),
    ("deny", "deny denies denying denied"),
    ("deploy", "deploy deploys deploying deployed"),
    ("reach", "reach reaches reaching reached"),
    ("veto", "veto vetoes vetoing vetoed"),
    ("commit", "commit commits committing commited committed commiting"),
    ("ban", "ban bans banning banned baning baned"),
    ("visit", "visit visits visiting visited"),
    ("tie", "tie ties tying tied"),
    ("give", "give gives giving gave given"),
    ("hold", "hold holds holding held"),
    ("learn", "learn learns learning learned learnt"),
    ("be", "be is being was were am are been"),
]


@pytest.mark.parametrize(("lemma", "forms"), VERBS)
def test_all_forms(lemma, forms):
    assert inflect(lemma, IRREGULAR).all == frozenset(forms.split())


@given(st.text(alphabet="abcdeginorstuy", min_size=1, max_size=9))
def test_any_lemma_has_all_its_forms(lemma):
    forms = inflect(lemma, {})
    assert {forms.base, forms.third} | forms.gerunds | forms.past | forms.participles == forms.all
    assert forms.gerunds
    assert forms.past
    assert forms.participles


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("secretary", "secretaries"), ("envoy", "envoys"), ("princess", "princesses"), ("chief", "chiefs")],
)
def test_plural_of(noun, plural):
    assert plural_of(noun) == plural
