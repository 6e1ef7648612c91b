"""Exchange common words in parsed sentences for others of the same tag: "withdraws" becomes "presides".

Takes a sentence with its tree and a list of words by Penn tag; gives a copy with the same tree. The words are those the
entity sets use and the treebanks lack (or have with another tag only), so that the network learns to read unknown words
by their place and ending. The sense is lost on purpose.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from random import Random

from lemminflect import getAllInflections, getAllLemmas  # type: ignore[import-untyped]  # ships no types
from spacy.tokens import Doc, Token

TAGS = ("NN", "NNS", "JJ", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
SWAP_RATE = 0.2  # of the words with one of these tags
UNSEEN_TAG_TURN = 4  # a word the treebanks have with another tag only is listed once against this often
MIN_CHARS = 4
Lists = Mapping[str, Sequence[str]]


def tags_of(word: str) -> set[str]:
    """Return the Penn tags a word can have by its forms.

    >>> sorted(tags_of("presides"))
    ['VBZ']
    """
    found: set[str] = set()
    for part, lemmas in getAllLemmas(word).items():
        for lemma in lemmas:
            forms = getAllInflections(lemma, upos=part)
            tags = {tag for tag, spellings in forms.items() if word in spellings}
            if "VBD" in tags and "VBN" not in forms:
                tags.add("VBN")  # the table leaves it out where it is the past tense
            found |= tags - ({"NNS"} if word == lemma else set())  # "equipment" has no plural of its own
    return found & set(TAGS)


def word_lists(texts: Iterable[Doc], trees: Iterable[Doc]) -> Lists:
    """List the lower-case words of `texts` by the tags they can have and `trees` never show."""
    seen: dict[str, set[str]] = {}
    for doc in trees:
        for token in doc:
            seen.setdefault(token.lower_, set()).add(token.tag_)
    counts = Counter(t.text for doc in texts for t in doc if t.is_lower and t.is_alpha and len(t) >= MIN_CHARS)
    words = counts.keys() | {w for w in seen if w.isalpha() and w.islower() and len(w) >= MIN_CHARS}
    lists: dict[str, list[str]] = {tag: [] for tag in TAGS}
    for word in sorted(words):
        for tag in sorted(tags_of(word) - seen.get(word, set())):
            lists[tag] += [word] * (1 if word in seen else UNSEEN_TAG_TURN)
    return lists


def _is_common(token: Token) -> bool:
    return token.pos_ in {"NOUN", "VERB", "ADJ"} and token.is_alpha and len(token) >= MIN_CHARS


def with_other_words(doc: Doc, lists: Lists, chance: Random) -> Doc | None:
    """Return a copy of `doc` with some words exchanged, None where none was."""
    words = [token.text for token in doc]
    for token in doc:
        if _is_common(token) and lists.get(token.tag_) and chance.random() < SWAP_RATE:
            word = chance.choice(lists[token.tag_])
            words[token.i] = word.capitalize() if token.is_title else word
    if words == [token.text for token in doc]:
        return None
    return Doc(
        doc.vocab,
        words=words,
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        deps=[t.dep_ for t in doc],
        heads=[t.head.i for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
    )
