"""Read a CoNLL-U release into documents.

Takes the file's text; gives one Doc a paragraph (or a document where paragraphs are unmarked) with tag, part of
speech, head and relation. Empty nodes and enhanced relations are left out; multiword tokens are cut by their words.
"""

from collections.abc import Iterator
from itertools import groupby

from spacy.tokens import Doc
from spacy.vocab import Vocab

Row = list[str]
Sentence = list[Row]


def read_conllu(text: str, vocab: Vocab) -> Iterator[Doc]:
    """Yield the paragraphs of a CoNLL-U file in order."""
    group = 0
    keyed: list[tuple[int, Sentence]] = []
    for block in text.split("\n\n"):
        lines = block.strip().splitlines()
        if any(line.startswith(("# newdoc", "# newpar")) for line in lines):
            group += 1
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            keyed.append((group, _words(rows)))
    for _, pairs in groupby(keyed, key=lambda pair: pair[0]):
        yield _doc([sentence for _, sentence in pairs], vocab)


def _words(rows: list[Row]) -> Sentence:
    """Keep the syntactic words; the space after a multiword token moves to its last word."""
    ends: dict[str, bool] = {}
    inside: set[str] = set()
    for row in rows:
        if "-" in row[0]:
            first, last = row[0].split("-")
            inside.update(str(i) for i in range(int(first), int(last)))
            ends[last] = "SpaceAfter=No" not in row[9]
    words = [row for row in rows if row[0].isdigit()]
    for row in words:
        space = ends.get(row[0], "SpaceAfter=No" not in row[9] and row[0] not in inside)
        row[9] = "_" if space else "SpaceAfter=No"
    return words


def _doc(sentences: list[Sentence], vocab: Vocab) -> Doc:
    rows = [row for sentence in sentences for row in sentence]
    heads: list[int] = []
    for sentence in sentences:
        start = len(heads)
        heads += [start + (i if row[6] == "0" else int(row[6]) - 1) for i, row in enumerate(sentence)]
    return Doc(
        vocab,
        words=[row[1] for row in rows],
        spaces=["SpaceAfter=No" not in row[9] for row in rows],
        tags=[row[4] for row in rows],
        pos=[row[3] for row in rows],
        heads=heads,
        deps=["ROOT" if row[6] == "0" else row[7] for row in rows],
        sent_starts=[i == 0 for sentence in sentences for i in range(len(sentence))],
    )
