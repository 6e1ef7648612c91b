"""ClearNLP trees of whole sentences become what Universal Dependencies has; any tree stays a tree.

Trees are written by the CLEAR guidelines and by UD's English guidelines, not copied from a model. A word is given as
word/part of speech/number of its head/relation, counted from 1, 0 for a root; what UD has as head:relation.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.relations import NAMES, SAME, is_clear, to_universal

SENTENCES = [
    (
        "passive with agent",
        (
            "The/DET/2/det deal/NOUN/4/nsubjpass was/AUX/4/auxpass signed/VERB/0/ROOT by/ADP/4/agent "
            "ministers/NOUN/5/pobj ./PUNCT/4/punct"
        ),
        "2:det 4:nsubj:pass 4:aux:pass 0:root 6:case 4:obl:agent 4:punct",
    ),
    (
        "passive clause as subject",
        "That/SCONJ/2/mark Oslo/PROPN/3/nsubj paid/VERB/5/csubjpass was/AUX/5/auxpass denied/VERB/0/ROOT",
        "2:mark 3:nsubj 5:csubj:pass 5:aux:pass 0:root",
    ),
    (
        "agent that is a clause",
        (
            "Ties/NOUN/3/nsubjpass were/AUX/3/auxpass upgraded/VERB/0/ROOT by/ADP/3/agent signing/VERB/4/pcomp "
            "it/PRON/5/dobj"
        ),
        "3:nsubj:pass 3:aux:pass 0:root 5:mark 3:advcl 5:obj",
    ),
    (
        "preposition after verb and after noun",
        (
            "Kenya/PROPN/2/nsubj opened/VERB/0/ROOT an/DET/4/det embassy/NOUN/2/dobj of/ADP/4/prep rank/NOUN/5/pobj "
            "in/ADP/2/prep Oslo/PROPN/7/pobj"
        ),
        "2:nsubj 0:root 4:det 2:obj 6:case 4:nmod 8:case 2:obl",
    ),
    (
        "preposition after adjective",
        "It/PRON/2/nsubj seems/VERB/0/ROOT ready/ADJ/2/acomp for/ADP/3/prep talks/NOUN/4/pobj",
        "2:nsubj 0:root 2:xcomp 5:case 3:obl",
    ),
    (
        "preposition after adverb",
        "They/PRON/2/nsubj met/VERB/0/ROOT separately/ADV/2/advmod from/ADP/3/prep others/NOUN/4/pobj",
        "2:nsubj 0:root 2:advmod 5:case 3:obl",
    ),
    (
        "prepositions in a row",
        "He/PRON/2/nsubj came/VERB/0/ROOT from/ADP/2/prep among/ADP/3/prep the/DET/6/det ministers/NOUN/4/pobj",
        "2:nsubj 0:root 6:case 6:case 6:det 2:obl",
    ),
    (
        "because of",
        "Talks/NOUN/2/nsubj failed/VERB/0/ROOT because/SCONJ/2/prep of/ADP/3/pcomp rain/NOUN/4/pobj",
        "2:nsubj 0:root 5:case 5:case 2:obl",
    ),
    (
        "according to",
        "According/VERB/5/prep to/ADP/1/prep Tokyo/PROPN/2/pobj they/PRON/5/nsubj agreed/VERB/0/ROOT",
        "3:case 3:case 5:obl 5:nsubj 0:root",
    ),
    (
        "clause after a preposition of a verb",
        "They/PRON/2/nsubj ended/VERB/0/ROOT it/PRON/2/dobj by/ADP/2/prep signing/VERB/4/pcomp pacts/NOUN/5/dobj",
        "2:nsubj 0:root 2:obj 5:mark 2:advcl 5:obj",
    ),
    (
        "clause after a preposition of a noun",
        "plans/NOUN/0/ROOT for/ADP/1/prep building/VERB/2/pcomp ports/NOUN/3/dobj",
        "0:root 3:mark 1:acl 3:obj",
    ),
    (
        "adverb after a preposition is no clause",
        "Both/PRON/2/nsubj waited/VERB/0/ROOT until/ADP/2/prep now/ADV/3/pcomp",
        "2:nsubj 0:root 4:case 2:obl",
    ),
    (
        "predicate noun with subject, negation and stop",
        (
            "Chad/PROPN/2/nsubj is/AUX/0/ROOT not/PART/2/neg a/DET/5/det member/NOUN/2/attr of/ADP/5/prep "
            "Asean/PROPN/6/pobj ./PUNCT/2/punct"
        ),
        "5:nsubj 5:cop 5:advmod 5:det 0:root 7:case 5:nmod 5:punct",
    ),
    (
        "predicate adjective with auxiliary, conjunct, clause, mark and time",
        (
            "As/SCONJ/3/mark talks/NOUN/3/nsubj ended/VERB/6/advcl ties/NOUN/6/nsubj have/AUX/6/aux been/AUX/0/ROOT "
            "close/ADJ/6/acomp and/CCONJ/6/cc grown/VERB/6/conj this/DET/11/det year/NOUN/6/npadvmod ./PUNCT/6/punct"
        ),
        "3:mark 3:nsubj 7:advcl 7:nsubj 7:aux 7:cop 0:root 9:cc 7:conj 11:det 7:obl:unmarked 7:punct",
    ),
    (
        "predicate in a clause with a mark",
        "Oslo/PROPN/2/nsubj said/VERB/0/ROOT that/SCONJ/5/mark aid/NOUN/5/nsubj is/AUX/2/ccomp due/ADJ/5/acomp",
        "2:nsubj 0:root 6:mark 6:nsubj 6:cop 2:ccomp",
    ),
    (
        "predicate in a clause after a preposition",
        "praised/VERB/0/ROOT for/ADP/1/prep being/AUX/2/pcomp firm/ADJ/3/acomp",
        "0:root 4:mark 4:cop 1:advcl",
    ),
    (
        "two predicates: the first is the head",
        "It/PRON/2/nsubj is/AUX/0/ROOT ready/ADJ/2/acomp today/NOUN/2/attr",
        "3:nsubj 3:cop 0:root 3:xcomp",
    ),
    (
        "predicate of a full verb",
        "She/PRON/2/nsubj became/VERB/0/ROOT minister/NOUN/2/attr",
        "2:nsubj 0:root 2:xcomp",
    ),
    (
        "there is: the noun is the subject",
        "There/PRON/2/expl were/AUX/0/ROOT talks/NOUN/2/attr in/ADP/2/prep Rome/PROPN/4/pobj ./PUNCT/2/punct",
        "2:expl 0:root 2:nsubj 5:case 2:obl 2:punct",
    ),
    (
        "relative clause",
        "the/DET/2/det pact/NOUN/0/ROOT which/PRON/5/dobj Peru/PROPN/5/nsubj signed/VERB/2/relcl",
        "2:det 0:root 5:obj 5:nsubj 2:acl:relcl",
    ),
    (
        "relative clause with a copula",
        "states/NOUN/0/ROOT that/PRON/3/nsubj are/AUX/1/relcl neutral/ADJ/3/acomp",
        "0:root 4:nsubj 4:cop 1:acl:relcl",
    ),
    (
        "possessive and its mark",
        "Japan/PROPN/3/poss 's/PART/1/case aid/NOUN/0/ROOT and/CCONJ/3/cc its/PRON/6/poss loans/NOUN/3/conj",
        "3:nmod:poss 1:case 0:root 6:cc 6:nmod:poss 3:conj",
    ),
    (
        "dative with and without to",
        (
            "Oslo/PROPN/2/nsubj lent/VERB/0/ROOT Chad/PROPN/2/dative boats/NOUN/2/dobj and/CCONJ/2/cc gave/VERB/2/conj "
            "aid/NOUN/6/dobj to/ADP/6/dative Mali/PROPN/8/pobj"
        ),
        "2:nsubj 0:root 2:iobj 2:obj 6:cc 2:conj 6:obj 9:case 6:obl",
    ),
    (
        "particle, and a preposition without a noun",
        (
            "Talks/NOUN/2/nsubj broke/VERB/0/ROOT down/ADP/2/prt and/CCONJ/2/cc he/PRON/6/nsubj flew/VERB/2/conj "
            "on/ADV/6/prep"
        ),
        "2:nsubj 0:root 2:compound:prt 6:cc 6:nsubj 2:conj 6:advmod",
    ),
    (
        "preposition left behind in a relative clause",
        "aid/NOUN/0/ROOT they/PRON/3/nsubj asked/VERB/1/relcl for/ADP/3/prep",
        "0:root 3:nsubj 1:acl:relcl 3:obl",
    ),
    (
        "infinitive mark is no auxiliary",
        "They/PRON/2/nsubj agreed/VERB/0/ROOT not/PART/5/neg to/PART/5/aux meet/VERB/2/xcomp",
        "2:nsubj 0:root 5:advmod 5:mark 2:xcomp",
    ),
    (
        "object predicate and pre-determiner",
        (
            "They/PRON/2/nsubj elected/VERB/0/ROOT him/PRON/2/dobj chair/NOUN/2/oprd of/ADP/4/prep all/DET/8/predet "
            "the/DET/8/det panels/NOUN/5/pobj"
        ),
        "2:nsubj 0:root 2:obj 2:xcomp 8:case 8:det:predet 8:det 4:nmod",
    ),
    (
        "both of two, and how many",
        "both/CCONJ/2/preconj Oslo/PROPN/0/ROOT and/CCONJ/2/cc about/ADV/5/quantmod ten/NUM/6/nummod more/NOUN/2/conj",
        "2:cc:preconj 0:root 6:cc 5:advmod 6:nummod 2:conj",
    ),
    (
        "three conjuncts all hang on the first",
        "Oslo/PROPN/0/ROOT ,/PUNCT/1/punct Rome/PROPN/1/conj and/CCONJ/3/cc Lima/PROPN/3/conj",
        "0:root 1:punct 1:conj 5:cc 1:conj",
    ),
    (
        "an opening conjunction stays on the verb",
        "But/CCONJ/3/cc he/PRON/3/nsubj met/VERB/0/ROOT and/CCONJ/3/cc left/VERB/3/conj",
        "3:cc 3:nsubj 0:root 5:cc 3:conj",
    ),
    (
        "joined objects of one preposition",
        "met/VERB/0/ROOT in/ADP/1/prep Oslo/PROPN/2/pobj and/CCONJ/3/cc Rome/PROPN/3/conj",
        "0:root 3:case 1:obl 5:cc 3:conj",
    ),
    (
        "joined prepositions, each with its object",
        "met/VERB/0/ROOT in/ADP/1/prep Oslo/PROPN/2/pobj and/CCONJ/2/cc in/ADP/2/conj Rome/PROPN/5/pobj",
        "0:root 3:case 1:obl 6:cc 6:case 3:conj",
    ),
    (
        "joined prepositions that share an object",
        "met/VERB/0/ROOT in/ADP/1/prep and/CCONJ/2/cc around/ADP/2/conj Oslo/PROPN/4/pobj",
        "0:root 5:case 4:cc 2:conj 1:obl",
    ),
    (
        "what measures a preposition goes to its noun",
        "left/VERB/0/ROOT two/NUM/3/nummod days/NOUN/4/npadvmod after/ADP/1/prep talks/NOUN/4/pobj",
        "0:root 3:nummod 5:obl:unmarked 5:case 1:obl",
    ),
    (
        "a headline that begins with a preposition",
        "Towards/ADP/0/ROOT a/DET/3/det treaty/NOUN/1/pobj ./PUNCT/1/punct",
        "3:case 3:det 0:root 3:punct",
    ),
    (
        "question with a predicate",
        "What/PRON/2/attr is/AUX/0/ROOT the/DET/4/det plan/NOUN/2/nsubj ?/PUNCT/2/punct",
        "0:root 1:cop 4:det 1:nsubj 1:punct",
    ),
    (
        "question with a preposition in front",
        "With/ADP/5/prep whom/PRON/1/pobj did/AUX/5/aux they/PRON/5/nsubj meet/VERB/0/ROOT ?/PUNCT/5/punct",
        "2:case 5:obl 5:aux 5:nsubj 0:root 5:punct",
    ),
    (
        "slips: two objects of one preposition, an object of a verb, an unknown label",
        "went/VERB/0/ROOT to/ADP/1/prep Oslo/PROPN/2/pobj Rome/PROPN/2/pobj Lima/PROPN/1/pobj er/X/1/wild",
        "0:root 3:case 1:obl 3:nmod 1:obl 1:dep",
    ),
    ("no words", "", ""),
]


@pytest.mark.parametrize(("clear", "universal"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES])
def test_a_sentence_reads_as_universal_dependencies_have_it(clear: str, universal: str) -> None:
    rows = [word.rsplit("/", 3)[1:] for word in clear.split()]
    heads = [int(head) - 1 if head != "0" else place for place, (_, head, _) in enumerate(rows)]
    new_heads, names = to_universal(heads, [row[2] for row in rows], [row[0] for row in rows])
    found = [f"{0 if h == i else h + 1}:{name}" for i, (h, name) in enumerate(zip(new_heads, names, strict=True))]
    assert found == universal.split()


UNIVERSAL = frozenset(
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed "
    "flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative "
    "xcomp".split()
)  # universaldependencies.org/u/dep; subtypes follow a colon
CLEAR = sorted({*NAMES, *SAME, "ROOT", "prep", "pobj", "pcomp", "agent", "meta", "", "nonsense"})
POS = ["VERB", "AUX", "NOUN", "PROPN", "ADP", "SCONJ", "ADJ", "ADV", "PART", "CCONJ", "PUNCT", "NUM", "X", ""]


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], list[str], list[str]]:
    """Draw a sentence of one or more trees with any labels."""
    order = draw(st.permutations(range(draw(st.integers(1, 14)))))
    heads = [0] * len(order)
    for place, index in enumerate(order):  # each hangs on itself or on what was placed before it
        heads[index] = index if place == 0 or draw(st.integers(0, 9)) == 0 else order[draw(st.integers(0, place - 1))]
    labels = [draw(st.sampled_from(CLEAR)) for _ in order]
    return heads, labels, [draw(st.sampled_from(POS)) for _ in order]


def root_of(index: int, heads: list[int]) -> int:
    """Follow the heads of a word up; a cycle would need more steps than there are words."""
    for _ in heads:
        index = heads[index]
    assert heads[index] == index, "a cycle"
    return index


@given(trees())
def test_any_tree_stays_a_tree_with_as_many_roots_and_has_universal_labels_only(tree):
    heads, labels, pos = tree
    new_heads, names = to_universal(heads, labels, pos)
    assert len(new_heads) == len(names) == len(heads)
    roots = {i for i, head in enumerate(new_heads) if head == i}
    assert {root_of(i, new_heads) for i in range(len(heads))} == roots
    assert len(roots) == sum(head == i for i, head in enumerate(heads))
    assert {i for i, name in enumerate(names) if name == "root"} == roots
    assert {name.partition(":")[0] for name in names} <= UNIVERSAL


@given(trees())
def test_no_word_leaves_its_tree(tree):
    heads, labels, pos = tree
    new_heads, _ = to_universal(heads, labels, pos)
    before = [root_of(i, heads) for i in range(len(heads))]
    after = [root_of(i, new_heads) for i in range(len(heads))]
    assert len(set(zip(before, after, strict=True))) == len(set(before)) == len(set(after))


@given(trees())
def test_what_was_given_is_left_as_it_was(tree):
    heads, labels, pos = tree
    copies = list(heads), list(labels), list(pos)
    assert to_universal(heads, labels, pos) == to_universal(tuple(heads), tuple(labels), tuple(pos))
    assert (heads, labels, pos) == copies


LABELS = [  # labels of a parser, whether they are ClearNLP's
    (["ROOT", "nsubj", "dobj", "prep", "pobj"], True),
    (["ROOT", "nsubjpass", "auxpass"], True),
    (["ROOT", "nsubj", "obj", "obl", "case", "cop", "nsubj:pass", "acl:relcl"], False),
    (["ROOT", "nsubj", "dep"], False),
    ([], False),
]


@pytest.mark.parametrize(("labels", "expected"), LABELS)
def test_the_labels_of_a_model_tell_which_set_they_are(labels, expected):
    assert is_clear(labels) is expected
