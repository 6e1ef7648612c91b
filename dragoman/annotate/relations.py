"""The relations of other label sets made into those of Universal Dependencies 2.

Takes the heads and relations of a sentence as a model with ClearNLP labels gives them (spaCy's `en_core_web_*`: dobj,
pobj, prep, attr ...); gives them as UD has them. Most relations have another name only (the table); two constructions
have another head as well: UD hangs a noun on the verb and its preposition on the noun, and takes the predicate, not the
copula, as the head. Sources: the CLEAR guidelines (Choi & Palmer 2012); universaldependencies.org, "English".
"""

from collections.abc import Sequence

CLEAR_ONLY = frozenset({"dobj", "pobj", "prep", "nsubjpass", "relcl", "attr"})

NAMES = {
    "ROOT": "root",
    "acomp": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
VERBAL = frozenset({"VERB", "AUX", "ADJ", "ADV"})  # what carries oblique nouns; nouns carry nominal modifiers
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
OF_THE_CLAUSE = frozenset(
    "nsubj nsubj:pass csubj csubj:pass expl aux aux:pass advmod advcl mark punct cc conj obl obl:unmarked nmod "
    "obl:agent discourse dep parataxis ccomp xcomp vocative".split()
)  # what moves with the clause from the copula to the predicate


def is_clear(labels: Sequence[str]) -> bool:
    """Whether a model's relations are those of ClearNLP."""
    return not CLEAR_ONLY.isdisjoint(labels)


def to_universal(heads: Sequence[int], relations: Sequence[str], pos: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return heads and relations of one sentence in Universal Dependencies; a root is its own head.

    >>> to_universal([1, 1, 1, 2], ["nsubj", "ROOT", "prep", "pobj"], ["PROPN", "VERB", "ADP", "PROPN"])
    ([1, 1, 3, 1], ['nsubj', 'root', 'case', 'obl'])
    """
    new_heads, new = list(heads), [NAMES.get(relation, relation) for relation in relations]
    for index, relation in enumerate(relations):
        if relation in {"pobj", "pcomp"}:
            _raise_object(index, relations, pos, new_heads, new)
    for index, relation in enumerate(relations):
        if relation == "prep" and new[index] == "prep":
            new[index] = "advmod" if pos[index] == "ADV" else "obl"  # a preposition without a noun: "moved on"
    for index, relation in enumerate(relations):
        if relation in {"attr", "acomp"} and pos[heads[index]] == "AUX":
            _raise_predicate(index, heads[index], new_heads, new)
    return new_heads, new


def _raise_object(index: int, relations: Sequence[str], pos: Sequence[str], heads: list[int], new: list[str]) -> None:
    """Hang the object of a preposition where the preposition hung, and the preposition on it.

    Prepositions in a row ("from among the ministers") all end up on the object.
    """
    clause, above = relations[index] == "pcomp", heads[index]
    passive = relations[above] == "agent"
    while relations[above] in PREPOSITIONS and new[above] not in {"case", "mark"}:
        preposition, above = above, heads[above]
        heads[preposition], new[preposition] = index, "mark" if clause else "case"
    if above == heads[index]:
        return  # hangs on no preposition: a slip of the parser, left as it is
    verbal = pos[above] in VERBAL
    heads[index] = above
    if clause:
        new[index] = "advcl" if verbal else "acl"
    else:
        new[index] = "obl:agent" if passive else "obl" if verbal else "nmod"


def _raise_predicate(index: int, copula: int, heads: list[int], new: list[str]) -> None:
    """Make the predicate the head of its clause and the copula its dependent."""
    if heads[index] != copula:
        return  # the copula has a predicate already
    heads[index] = index if heads[copula] == copula else heads[copula]
    new[index] = new[copula]
    for other, head in enumerate(heads):
        if head == copula and other not in {index, copula} and new[other] in OF_THE_CLAUSE:
            heads[other] = index
    heads[copula], new[copula] = index, "cop"
