"""Measure the gate before careful reading: python -m benchmarks.relevance [FOLDER...]. Prints Markdown.

Of the sample reports and of the labelled texts beside the project (`../shared/gold`, or under `$DRAGOMAN_SHARED`):
which share of the labelled claims touches a sentence that passes, which share of all words passes, how many words
stand in sentences that make a claim today, which share of what passes in labelled stretches has neither label nor
claim, and what the gate costs. Folders given are measured without labels.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.acquire.read import read_document
from dragoman.acquire.walk import find_inputs
from dragoman.annotate.relevance import find_relevant, is_in_scope
from dragoman.config import Config, Limits
from dragoman.errors import AcquireError
from dragoman.evaluate.gold import GoldDocument, load_gold
from dragoman.extract.claims import extract_claims
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.run.pipeline import analyse
from dragoman.types.claim import Claim
from dragoman.types.document import RawDocument, SegmentKind
from dragoman.types.record import DocumentRecord
from dragoman.types.span import Span

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or ROOT / ".." / "shared")
RUNS = 5


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts and, by the stem of their file, their labels."""

    name: str
    texts: Path
    gold: Path | None


@dataclass(slots=True)
class Counts:
    """What was counted in a corpus; `missed` are labels no passing sentence touches."""

    words: int = 0
    passed: int = 0
    claiming: int = 0
    labels: int = 0
    missed: int = 0
    vain: int = 0  # words that pass in labelled stretches, in sentences with neither label nor claim
    judged: int = 0  # words that pass in labelled stretches
    lost: int = 0  # claims made with the gate wide open whose sentence is stopped
    seconds: float = 0.0


def gate(record: DocumentRecord, lexicon: Lexicon) -> tuple[int, ...]:
    """Return the sentences of one document that pass."""
    doc, layers = record.document, record.annotations
    if not is_in_scope(doc, layers.mentions, layers.issues, lexicon=lexicon):
        return ()
    return find_relevant(doc.text, layers.segments, layers.mentions, lexicon=lexicon)


def read(folder: Path, lexicon: Lexicon) -> list[DocumentRecord]:
    """Read every text of a folder that can be read."""
    records = []
    for raw in find_inputs([folder], limits=Limits()):
        if isinstance(raw, RawDocument):
            try:
                records.append(analyse(read_document(raw, limits=Config().limits), lexicon=lexicon))
            except AcquireError:
                continue
    return records


def claims_ungated(record: DocumentRecord, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the claims of a document with every sentence let through; none where none are read from it at all."""
    layers = record.annotations
    everything = tuple(s.index for s in layers.segments if s.kind is SegmentKind.SENTENCE)
    opened = replace(layers, relevant=everything if layers.relevant else ())
    return extract_claims(record.document, opened, lexicon=lexicon)


def count(records: Sequence[DocumentRecord], labels: dict[str, GoldDocument], lexicon: Lexicon) -> Counts:
    """Count words and claims, and time the gate alone."""
    counts = Counts(seconds=shortest_s(lambda: [gate(record, lexicon) for record in records]))
    for record in records:
        doc = record.document
        spans = [record.annotations.segments[index].span for index in gate(record, lexicon)]
        told = [claim.evidence[0].sentence for claim in claims_ungated(record, lexicon)]
        counts.words += len(doc.text.split())
        counts.passed += words_of(spans, doc.text)
        counts.claiming += words_of(set(told), doc.text)
        counts.lost += sum(sentence not in spans for sentence in told)
        gold = labels.get(Path(doc.name).stem)
        if gold and doc.lang in {None, "en"}:
            count_labels(counts, gold, spans, set(told), doc.text)
    return counts


def count_labels(counts: Counts, gold: GoldDocument, spans: Sequence[Span], told: set[Span], text: str) -> None:
    """Count the labels that are reached, and what passes beside them."""
    judged = [span for span in spans if gold.annotated is None or gold.annotated.contains(span)]
    vain = [s for s in judged if s not in told and not any(claim.span.overlaps(s) for claim in gold.claims)]
    counts.labels += len(gold.claims)
    counts.missed += sum(not any(claim.span.overlaps(span) for span in spans) for claim in gold.claims)
    counts.judged += words_of(judged, text)
    counts.vain += words_of(vain, text)


def words_of(spans: Iterable[Span], text: str) -> int:
    """Count the words in stretches of a text."""
    return sum(len(span.of(text).split()) for span in spans)


def shortest_s(work: Callable[[], object]) -> float:
    """Return the processor time of the quickest of some runs."""
    best = float("inf")
    for _ in range(RUNS):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def show(name: str, counts: Counts) -> None:
    """Print one row of the table."""
    held = counts.labels - counts.missed
    recall = f"{held} of {counts.labels} ({held / counts.labels:.1%})" if counts.labels else "no labels"
    vain = f"{counts.vain / counts.judged:.1%}" if counts.judged else "no labels"
    words = max(counts.words, 1)
    print(
        f"| {name} | {counts.words:,} | {recall} | {counts.lost} | {counts.passed / words:.1%} "
        f"| {counts.claiming / words:.1%} | {vain} | {counts.seconds / words * 1e6:.2f} |"
    )


def main(folders: Sequence[Path]) -> None:
    """Measure every corpus that is there, and say which is not."""
    corpora = [Corpus(folder.name, folder, None) for folder in folders] or [
        Corpus("samples", ROOT / "samples" / "reports", ROOT / "samples" / "gold"),
        *(Corpus(name, SHARED / "gold" / name / "texts", SHARED / "gold" / name / "gold") for name in ("seeds", "dev")),
    ]
    lexicon = load_lexicon()
    print("| texts | words | labels reached | claims lost | words passed | in claims | in vain | µs a word |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for corpus in corpora:
        if not corpus.texts.is_dir():
            print(f"skipped {corpus.name}: no texts at {corpus.texts}", file=sys.stderr)
            continue
        labels = {gold.stem: gold for gold in load_gold(corpus.gold)} if corpus.gold else {}
        show(corpus.name, count(read(corpus.texts, lexicon), labels, lexicon))


if __name__ == "__main__":
    main([Path(word) for word in sys.argv[1:]])
