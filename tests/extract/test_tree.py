"""A tree answers what grammar says about a word: whose act it is, what it befell, what is joined to it, what owns it.

The trees are built by hand, word by word, so that no model's reading decides them.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.grammar.growing import Trees, grow
from dragoman.extract.grammar.parse import Parse
from dragoman.extract.grammar.tree import Tree
from dragoman.types.analysis import Tokens
from dragoman.types.span import Span

# Each word: form, part of speech, tag, lemma, number of its head counted from 1 (0: root), relation.
SHARED = """
Ghana       PROPN NNP Ghana     2  nsubj
recalled    VERB  VBD recall    0  root
its         PRON  PRP$ its      4  nmod:poss
envoy       NOUN  NN  envoy     2  obj
,           PUNCT ,   ,         7  punct
then        ADV   RB  then      7  advmod
closed      VERB  VBD close     2  conj
the         DET   DT  the       9  det
border      NOUN  NN  border    7  obj
and         CCONJ CC  and       11 cc
asked       VERB  VBD ask       7  conj
Togo        PROPN NNP Togo      11 obj
to          PART  TO  to        14 mark
apologise   VERB  VB  apologise 11 xcomp
"""
PROMISE = """
Fiji     PROPN NNP Fiji   2 nsubj
promised VERB  VBD promise 0 root
to       PART  TO  to     4 mark
send     VERB  VB  send   2 xcomp
boats    NOUN  NNS boat   4 obj
"""
BESIDE = """
Arriving VERB  VBG arrive   6 advcl
in       ADP   IN  in       3 case
Lima     PROPN NNP Lima     1 obl
,        PUNCT ,   ,        6 punct
he       PRON  PRP he       6 nsubj
praised  VERB  VBD praise   0 root
Peru     PROPN NNP Peru     6 obj
"""
RELATIVE = """
The      DET   DT  the      2 det
envoy    NOUN  NN  envoy    6 nsubj
who      PRON  WP  who      4 nsubj
reached  VERB  VBD reach    2 acl:relcl
Hanoi    PROPN NNP Hanoi    4 obj
thanked  VERB  VBD thank    0 root
Laos     PROPN NNP Laos     6 obj
for      ADP   IN  for      10 case
its      PRON  PRP$ its     10 nmod:poss
plan     NOUN  NN  plan     6 obl
to       PART  TO  to       12 mark
mediate  VERB  VB  mediate  10 acl
"""
BY_AGENT = """
The      DET   DT  the      2 det
pact     NOUN  NN  pact     4 nsubj:pass
was      AUX   VBD be       4 aux:pass
signed   VERB  VBN sign     0 root
by       ADP   IN  by       6 case
Oman     PROPN NNP Oman     4 obl
and      CCONJ CC  and      8 cc
Qatar    PROPN NNP Qatar    6 conj
in       ADP   IN  in       10 case
May      PROPN NNP May      4 obl
"""
NO_AGENT = """
The      DET   DT  the      2 det
accord   NOUN  NN  accord   9 nsubj
initialled VERB VBN initial 2 acl
in       ADP   IN  in       5 case
Tunis    PROPN NNP Tunis    3 obl
has      AUX   VBZ have     9 aux
not      PART  RB  not      9 advmod
yet      ADV   RB  yet      9 advmod
entered  VERB  VBN enter    0 root
into     ADP   IN  into     11 case
force    NOUN  NN  force    9 obl
"""
OWNED = """
Chile    PROPN NNP Chile    3 nmod:poss
's       PART  POS 's       1 case
rejection NOUN NN rejection 8 nsubj
of       ADP   IN  of       5 case
talks    NOUN  NNS talk     3 nmod
with     ADP   IN  with     7 case
Peru     PROPN NNP Peru     5 nmod
drew     VERB  VBD draw     0 root
no       DET   DT  no       10 det
reply    NOUN  NN  reply    8 obj
from     ADP   IN  from     13 case
within   ADP   IN  within   13 case
Brazil   PROPN NNP Brazil   8 obl
or       CCONJ CC  or       15 cc
Bolivia  PROPN NNP Bolivia  13 conj
"""
NAMED_PLAN = """
Its      PRON  PRP$ its     2 nmod:poss
answer   NOUN  NN  answer   5 nsubj
was      AUX   VBD be       5 cop
a        DET   DT  a        5 det
plan     NOUN  NN  plan     0 root
to       PART  TO  to       7 mark
mediate  VERB  VB  mediate  5 acl
"""
HEADLINE = """
Peru     PROPN NNP Peru     3 compound
border   NOUN  NN  border   3 compound
row      NOUN  NN  row      0 root
"""

Row = tuple[str, str, str, str, int, str]


def rows_of(block: str) -> list[Row]:
    split = [line.split() for line in block.strip().splitlines()]
    return [(form, pos, tag, lemma, int(head), relation) for form, pos, tag, lemma, head, relation in split]


def columns(rows: list[Row], *, offset: int = 0, first: int = 0) -> Tokens:
    """Return the columns of `rows`, one space between words, the first at `offset` and numbered `first`."""
    starts = [offset + sum(len(r[0]) + 1 for r in rows[:i]) for i in range(len(rows))]
    return Tokens(
        starts=tuple(starts),
        ends=tuple(s + len(r[0]) for s, r in zip(starts, rows, strict=True)),
        pos=tuple(r[1] for r in rows),
        tags=tuple(r[2] for r in rows),
        lemmas=tuple(r[3] for r in rows),
        heads=tuple(first + (r[4] - 1 if r[4] else i) for i, r in enumerate(rows)),
        relations=tuple(r[5] for r in rows),
    )


def tree_of(block: str) -> Tree:
    tokens = columns(rows_of(block))
    tree = grow(tokens, Span(0, tokens.ends[-1]))
    assert tree is not None
    return tree


def node(block: str, word: str) -> int:
    return [row[0] for row in rows_of(block)].index(word)


def words(block: str, nodes: list[int]) -> list[str]:
    return [rows_of(block)[n][0] for n in nodes]


SUBJECTS = [  # tree, verb, heads of its subjects
    (SHARED, "recalled", ["Ghana"]),
    (SHARED, "closed", ["Ghana"]),  # joined to the first verb
    (SHARED, "asked", ["Ghana"]),  # joined to the second
    (SHARED, "apologise", ["Togo"]),  # an infinitive under an object
    (PROMISE, "send", ["Fiji"]),  # an infinitive with no object above it
    (BESIDE, "Arriving", ["he"]),  # a participle beside its clause
    (RELATIVE, "reached", ["envoy"]),  # the noun in place of "who"
    (RELATIVE, "thanked", ["envoy"]),
    (RELATIVE, "mediate", []),  # whose plan it is is no matter of the subject
    (NAMED_PLAN, "plan", ["answer"]),
    (NAMED_PLAN, "mediate", []),  # the answer does not mediate
    (BY_AGENT, "signed", ["pact"]),
    (NO_AGENT, "initialled", ["accord"]),
    (NO_AGENT, "entered", ["accord"]),
    (OWNED, "drew", ["rejection"]),
    (HEADLINE, "row", []),
]


@pytest.mark.parametrize(("block", "verb", "expected"), SUBJECTS)
def test_a_clause_has_or_shares_its_subject(block, verb, expected):
    assert words(block, tree_of(block).subjects(node(block, verb))) == expected


VOICES = [  # tree, verb, whether passive, its objects, its agents
    (BY_AGENT, "signed", True, ["pact"], ["Oman"]),
    (NO_AGENT, "initialled", True, ["accord"], []),  # a participle alone behind its noun
    (NO_AGENT, "entered", False, [], []),  # "has entered"
    (SHARED, "recalled", False, ["envoy"], []),
    (SHARED, "asked", False, ["Togo"], []),
    (RELATIVE, "reached", False, ["Hanoi"], []),
]


@pytest.mark.parametrize(("block", "verb", "passive", "objects", "agents"), VOICES)
def test_a_passive_befalls_its_subject(block, verb, passive, objects, agents):
    tree, at = tree_of(block), node(block, verb)
    found = tree.is_passive(at), words(block, tree.objects(at)), words(block, tree.agents(at))
    assert found == (passive, objects, agents)


NEGATED = [
    (NO_AGENT, "entered", True),  # "not" on the verb
    (NO_AGENT, "initialled", False),
    (OWNED, "drew", True),  # "no" on its object
    (OWNED, "talks", False),
    (BY_AGENT, "signed", False),
]


@pytest.mark.parametrize(("block", "word", "expected"), NEGATED)
def test_a_not_or_a_no_denies_the_verb(block, word, expected):
    assert tree_of(block).is_negated(node(block, word)) is expected


CONJUNCTS = [  # tree, word, what is joined to it, the first of its list
    (SHARED, "recalled", ["recalled", "closed", "asked"], "recalled"),
    (SHARED, "asked", ["asked"], "recalled"),
    (BY_AGENT, "Oman", ["Oman", "Qatar"], "Oman"),
    (BY_AGENT, "Qatar", ["Qatar"], "Oman"),
    (OWNED, "Bolivia", ["Bolivia"], "Brazil"),
    (OWNED, "Peru", ["Peru"], "Peru"),
]


@pytest.mark.parametrize(("block", "word", "joined", "first"), CONJUNCTS)
def test_what_is_joined_is_found_from_its_first(block, word, joined, first):
    tree, at = tree_of(block), node(block, word)
    assert words(block, tree.conjuncts(at)) == joined
    assert words(block, [tree.first_conjunct(at)]) == [first]


OWNERS = [  # tree, noun, whose it is before it, whose it is at all
    (OWNED, "rejection", ["Chile"], ["Chile", "talks"]),
    (OWNED, "talks", [], []),  # "with" owns nothing
    (SHARED, "envoy", ["its"], ["its"]),
    (SHARED, "border", [], []),
]


@pytest.mark.parametrize(("block", "noun", "owners", "possessors"), OWNERS)
def test_a_noun_tells_whose_it_is(block, noun, owners, possessors):
    tree, at = tree_of(block), node(block, noun)
    assert (words(block, tree.owners(at)), words(block, tree.possessors(at))) == (owners, possessors)


PREPOSITIONS = [
    (OWNED, "Chile", ""),  # the mark of a possessive is no preposition
    (OWNED, "talks", "of"),
    (OWNED, "Peru", "with"),
    (OWNED, "Brazil", "within"),  # the nearest of two
    (OWNED, "Bolivia", "within"),  # a conjunct has that of its first
    (BY_AGENT, "Qatar", "by"),
    (RELATIVE, "plan", "for"),
    (SHARED, "Ghana", ""),
]


@pytest.mark.parametrize(("block", "noun", "expected"), PREPOSITIONS)
def test_a_noun_has_the_nearest_preposition(block, noun, expected):
    assert tree_of(block).preposition(node(block, noun)) == expected


def test_phrases_of_a_verb_come_with_their_prepositions():
    tree = tree_of(BY_AGENT)
    found = [(word, words(BY_AGENT, [noun])) for word, noun in tree.obliques(node(BY_AGENT, "signed"))]
    assert found == [("by", ["Oman"]), ("in", ["May"])]


@pytest.mark.parametrize(("block", "sound"), [(SHARED, True), (OWNED, True), (HEADLINE, False)])
def test_a_tree_without_verb_and_subject_says_nothing(block, sound):
    assert tree_of(block).is_sound is sound


def test_subtree_leaves_out_its_own_branches_only():
    tree, thanked = tree_of(RELATIVE), node(RELATIVE, "thanked")
    envoy = node(RELATIVE, "envoy")
    assert words(RELATIVE, tree.subtree(envoy)) == ["The", "envoy", "who", "reached", "Hanoi"]
    assert words(RELATIVE, tree.subtree(envoy, "acl")) == ["The", "envoy"]
    assert "mediate" in words(RELATIVE, tree.subtree(thanked, "acl"))  # not a branch of the verb itself


def test_a_word_is_found_by_its_characters():
    tree = tree_of(BY_AGENT)
    starts, ends = tree.starts, tree.ends
    oman, qatar = node(BY_AGENT, "Oman"), node(BY_AGENT, "Qatar")
    assert tree.at(starts[oman]) == tree.at(ends[oman] - 1) == oman
    assert tree.at(ends[oman]) is None  # the space behind it
    assert tree.at(ends[-1] + 5) is None
    assert tree.covered(starts[oman], ends[qatar]) == range(oman, qatar + 1)


def test_a_sentence_grows_alike_inside_a_longer_document():
    before, own = columns(rows_of(BESIDE)), rows_of(SHARED)
    offset = before.ends[-1] + 1
    inner = columns(own, offset=offset, first=len(before))
    after = columns(rows_of(PROMISE), offset=inner.ends[-1] + 1, first=len(before) + len(inner))
    names = ("starts", "ends", "pos", "tags", "lemmas", "heads", "relations")
    whole = Tokens(*(getattr(before, n) + getattr(inner, n) + getattr(after, n) for n in names))
    grown, alone = grow(whole, Span(offset, inner.ends[-1])), tree_of(SHARED)
    assert grown is not None
    assert list(grown.heads) == list(alone.heads)
    assert [list(c) for c in grown.children] == [list(c) for c in alone.children]
    assert (grown.relations, grown.subtypes) == (alone.relations, alone.subtypes)
    assert [s - offset for s in grown.starts] == list(alone.starts)


def test_a_head_outside_its_sentence_makes_a_root():
    before = columns(rows_of(PROMISE))
    here = [("Thanks", "NOUN", "NNS", "thanks", 1, "root"), ("all", "DET", "DT", "all", 0, "discourse")]
    stray = columns(here, offset=before.ends[-1] + 1, first=len(before))
    names = ("starts", "ends", "pos", "tags", "lemmas", "heads", "relations")
    joined = {n: getattr(before, n) + getattr(stray, n) for n in names}
    joined["heads"] = (*before.heads, len(before), 1)  # the last word hangs on a word of the other sentence
    grown = grow(Tokens(**joined), Span(stray.starts[0], stray.ends[1]))
    assert grown is not None
    assert (list(grown.heads), list(grown.above(1)), list(grown.children[0])) == ([0, 1], [], [])


def test_a_conjunct_parted_from_its_first_has_no_preposition():
    stray = columns([("Togo", "PROPN", "NNP", "Togo", 0, "conj")])  # its first stands in another sentence
    tree = grow(stray, Span(0, 4))
    assert tree is not None
    assert tree.preposition(0) == ""


def test_a_sentence_nobody_analysed_has_no_tree():
    tokens = columns(rows_of(PROMISE))
    assert grow(tokens, Span(tokens.ends[-1] + 2, tokens.ends[-1] + 40)) is None
    assert grow(Tokens(), Span(0, 5)) is None


def test_claims_and_events_get_the_same_tree_of_a_sentence():
    tokens = columns(rows_of(PROMISE))
    trees, whole = Trees(tokens), Span(0, tokens.ends[-1])
    assert trees.of(whole) is trees.of(Span(0, tokens.ends[-1]))
    assert trees.of(Span(tokens.ends[-1] + 2, tokens.ends[-1] + 40)) is None


def test_words_are_found_by_tags_also_after_a_mend_has_changed_them():
    parse = Parse(lemmas=["call"], lows=["call"], pos=["VERB"], tags=["VBN"], heads=[0], relations=["root"])
    past = frozenset({"VBD"})
    assert not parse.tagged(past)
    parse.tags[0] = "VBD"
    assert parse.tagged(past) == [0]


RELATIONS = ["conj", "xcomp", "advcl", "acl", "acl:relcl", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "case", "mark"]


@st.composite
def any_rows(draw, *, cyclic: bool = False) -> list[Row]:
    """Draw words in random order with heads that make a forest, or with any heads at all."""
    size = draw(st.integers(1, 24))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for rank, at in enumerate(order):
        pool = range(size) if cyclic else order[:rank]
        heads[at] = draw(st.sampled_from([-1, *pool])) + 1
    word = st.tuples(
        st.sampled_from(["Peru", "to", "and", "signed"]),
        st.sampled_from(["VERB", "PROPN", "ADP"]),
        st.sampled_from(["VBN", "WP", "NNP", "POS"]),
        st.sampled_from(["be", "to", "not", "by", "Peru"]),
    )
    return [(*draw(word), heads[i], draw(st.sampled_from(RELATIONS)) if heads[i] else "root") for i in range(size)]


def grown(rows: list[Row]) -> Tree:
    tokens = columns(rows)
    tree = grow(tokens, Span(0, tokens.ends[-1]))
    assert tree is not None
    return tree


@given(any_rows())
def test_every_node_is_once_below_and_ends_at_a_root_above(rows):
    tree = grown(rows)
    roots = [i for i in range(len(tree)) if tree.heads[i] == i]
    assert sorted(n for root in roots for n in tree.subtree(root)) == list(range(len(tree)))
    for at in range(len(tree)):
        below, line = tree.subtree(at), [at, *tree.above(at)]
        assert below == sorted(set(below))
        assert all(at in [n, *tree.above(n)] for n in below)
        assert line[-1] in roots
        assert len(line) == len(set(line))


@given(any_rows())
def test_every_question_has_an_answer_within_the_tree(rows):
    tree = grown(rows)
    for at in range(len(tree)):
        found = [
            *tree.subjects(at),
            *tree.objects(at),
            *tree.agents(at),
            *tree.conjuncts(at),
            *tree.possessors(at),
            tree.first_conjunct(at),
        ]
        assert all(0 <= n < len(tree) for n in found)
        assert tree.at(tree.starts[at]) == at
        assert at in tree.conjuncts(at)
        assert set(tree.owners(at)) <= set(tree.possessors(at))
        assert isinstance(tree.preposition(at), str)
        assert tree.is_passive(at) in {True, False}
        assert tree.is_negated(at) in {True, False}


@given(any_rows(cyclic=True))
def test_heads_that_run_in_a_circle_do_not_hang_who_asks_upwards(rows):
    tree = grown(rows)
    for at in range(len(tree)):
        assert len(list(tree.above(at))) <= len(tree)
        assert len(tree.subjects(at)) <= len(tree)
        assert at in tree.conjuncts(at)
