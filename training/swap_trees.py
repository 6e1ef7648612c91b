"""Exchange the names of persons in parsed sentences: "told Ken Wood" becomes "told Nguyen Thi Lan".

Takes a sentence with its tree; gives a copy in which every person's name (a proper noun with its flat parts behind
it) is another of any region and any length, the rest of the tree unchanged.
"""

from random import Random

from spacy.tokens import Doc, Token

from training.fillings import person

NAME_TAG = "NNP"
MAX_TRIES = 20  # names the tokenizer would cut (Ji-yeon, O'Neill) are drawn again


def name_ends(doc: Doc) -> dict[int, int]:
    """Return the first token of every person's name with the token behind its last."""
    ends: dict[int, int] = {}
    for token in doc:
        last = token.i
        while last + 1 < len(doc) and _is_part(doc[last + 1], token):
            last += 1
        if last > token.i and _is_name(token):
            ends[token.i] = last + 1
    return ends


def _is_name(token: Token) -> bool:
    return token.tag_ == NAME_TAG and token.pos_ == "PROPN" and token.is_alpha and token.is_title


def _is_part(token: Token, head: Token) -> bool:
    return token.dep_ == "flat" and token.head.i == head.i and _is_name(token)


def _new_name(chance: Random) -> list[str]:
    for _ in range(MAX_TRIES):
        words = person(chance).full.split()
        if all(word.isalpha() for word in words):
            return words
    return ["Ban", "Ki"]


def with_other_names(doc: Doc, chance: Random) -> Doc | None:
    """Return a copy of `doc` with other names, None where it has none."""
    ends = name_ends(doc)
    if not ends:
        return None
    rows: list[tuple[str, bool, str, str, str, int]] = []  # word, blank, tag, part of speech, relation, old head
    place: dict[int, int] = {}
    at = 0
    while at < len(doc):
        token, end = doc[at], ends.get(at, at + 1)
        words = _new_name(chance) if at in ends else [token.text]
        place |= dict.fromkeys(range(at, end), len(rows))
        blank = bool(doc[end - 1].whitespace_)
        for i, word in enumerate(words):
            relation, head = (token.dep_, token.head.i) if i == 0 else ("flat", at)
            rows.append((word, blank if i == len(words) - 1 else True, token.tag_, token.pos_, relation, head))
        at = end
    return Doc(
        doc.vocab,
        words=[row[0] for row in rows],
        spaces=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        deps=[row[4] for row in rows],
        heads=[place[row[5]] for row in rows],
        sent_starts=[i == 0 for i in range(len(rows))],
    )
