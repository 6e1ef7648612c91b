"""Words have their dictionary form, by their part of speech; what has none stays as it is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.spacy_backend import lemma

LEMMAS = {
    "VERB": (
        "signed:sign signs:sign signing:sign agreed:agree met:meet meeting:meet held:hold gave:give given:give "
        "took:take taken:take went:go gone:go made:make paid:pay sent:send led:lead left:leave sought:seek "
        "brought:bring thought:think withdrew:withdraw withdrawn:withdraw lent:lend bound:bind swore:swear "
        "undertook:undertake undertaken:undertake upheld:uphold overseen:oversee underwent:undergo began:begin "
        "begun:begin wrote:write written:write spoke:speak told:tell said:say stood:stand understood:understand "
        "fought:fight broke:break chose:choose rose:rise fell:fall felt:feel grew:grow kept:keep lost:lose won:win "
        "sold:sell bought:buy put:put cut:cut set:set reaffirmed:reaffirm ratified:ratify denied:deny "
        "pledged:pledge announced:announce travelled:travel cancelled:cancel hosted:host visiting:visit ceded:cede "
        "co-chaired:co-chair re-elected:re-elect normalised:normalise normalized:normalize Signed:sign MET:meet "
        "has:have had:have does:do did:do 's:be ’s:be was:be"
    ),
    "AUX": (
        "is:be are:be was:be were:be been:be being:be am:be has:have had:have having:have did:do does:do could:can "
        "would:will should:shall might:may must:must will:will 's:be ’s:be 're:be ’ve:have 'll:will ca:can wo:will "
        "Were:be"
    ),
    "NOUN": (
        "talks:talk ministers:minister countries:country ties:tie crises:crisis analyses:analysis men:man women:woman "
        "people:people troops:troop forces:force bases:base loans:loan chiefs:chief wives:wife memoranda:memorandum "
        "criteria:criterion headquarters:headquarters series:series means:means news:news aid:aid meeting:meeting "
        "envoys:envoy embassies:embassy treaties:treaty taxes:tax Talks:talk"
    ),
    "ADJ": "better:good best:good worse:bad higher:high closer:close closest:close bilateral:bilateral joint:joint",
    "ADV": "earlier:early sooner:soon bilaterally:bilaterally together:together",
    "PART": "n't:not n’t:not 's:'s ’s:'s not:not to:to",
    "PRON": "I:I They:they it:it Who:who",
    "DET": "The:the all:all",
    "ADP": "Of:of in:in",
    "CCONJ": "And:and",
    "SCONJ": "That:that",
    "PROPN": "Talks:Talks Affairs:Affairs States:States Nations:Nations Philippines:Philippines U.S.:U.S. Xi:Xi",
    "NUM": "Two:Two 2,000:2,000 millions:millions",
    "PUNCT": ".:. “:“",
    "SYM": "$:$ %:%",
    "X": "etc.:etc.",
    "": "Signed:signed",
}
ROWS = [(pos, *pair.split(":")) for pos, pairs in LEMMAS.items() for pair in pairs.split()]


@pytest.mark.parametrize(("pos", "word", "expected"), ROWS)
def test_words_have_their_dictionary_form(pos, word, expected):
    assert lemma(word, pos) == expected


@given(st.text(min_size=1, max_size=20), st.sampled_from(sorted(LEMMAS)))
def test_any_word_has_a_form_that_is_not_empty(word, pos):
    assert lemma(word, pos)
