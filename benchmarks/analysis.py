"""Measure the analysis of English: `python -m benchmarks.analysis [FOLDER...] [--runs N]`. Prints Markdown.

From the text of a document to its layers (segments, sentences, names, times, sums, words with heads): with the gate, on
all sentences, and without a model; beside it, in the same run, a plain spaCy pass: the same weights over the same whole
texts by `nlp.pipe`, as spaCy does it by itself. Each in a process of its own, loading not counted; words are what
blanks part, seconds those of the processor.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dragoman.acquire.read import read_document
from dragoman.acquire.walk import find_inputs
from dragoman.annotate.layers import annotate
from dragoman.clean.segment import segment
from dragoman.config import Limits
from dragoman.errors import AcquireError
from dragoman.lexicon.load import load_lexicon
from dragoman.run.backends import PACKAGED, find_analyser
from dragoman.types.document import Document, RawDocument

SAMPLES = Path(__file__).parents[1] / "samples" / "reports"
PLAIN = "plain spaCy pass"
PASSES = ("with the gate", "all sentences", "without a model", PLAIN)


def documents(folders: Sequence[Path]) -> list[Document]:
    """Read the documents of the folders; what cannot be read is left out."""
    found = []
    for raw in find_inputs(folders, limits=Limits()):
        if isinstance(raw, RawDocument):
            try:
                found.append(read_document(raw, limits=Limits()))
            except AcquireError as err:
                print(f"left out: {raw.name}: {err.detail}", file=sys.stderr)
    return found


def work_of(name: str) -> Callable[[Document], object]:
    """Return what a pass does with a document."""
    if name == PLAIN:
        import spacy  # noqa: PLC0415 - only this pass runs on spaCy alone

        import dragoman_en  # noqa: PLC0415

        plain = spacy.load(dragoman_en.WEIGHTS)
        for _, pipe in plain.pipeline:
            dragoman_en.widen(pipe.model)
        return lambda doc: list(plain.pipe([doc.text]))
    lexicon = load_lexicon()
    analyser = None if name == "without a model" else find_analyser(PACKAGED)
    return lambda doc: annotate(
        doc, segment(doc, lexicon=lexicon), lexicon=lexicon, analyser=analyser, whole=name == "all sentences"
    )


def measure(name: str, folders: Sequence[Path]) -> dict[str, float]:
    """Do one pass in this process; give words, processor seconds and the most memory it held in MiB."""
    docs = documents(folders)
    work = work_of(name)
    work(docs[0])  # the model is loaded with the first document
    started = time.process_time()
    for doc in docs:
        work(doc)
    spent = time.process_time() - started
    words = sum(len(doc.text.split()) for doc in docs)
    return {"words": words, "seconds": spent, "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def measure_apart(name: str, folders: Sequence[Path]) -> dict[str, float]:
    """Do one pass in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.analysis", "--only", name, *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    """Print the table, or with --only the measurement of one pass as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[SAMPLES])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=PASSES)
    options = parser.parse_args()
    folders = [folder.resolve() for folder in options.folders]
    if options.only:
        print(json.dumps(measure(options.only, folders)))
        return
    runs = {name: [] for name in PASSES}  # type: dict[str, list[dict[str, float]]]
    for _ in range(options.runs):
        for name in PASSES:  # in turn, so that what else the machine does meets all of them
            runs[name].append(measure_apart(name, folders))
    print(f"{runs[PLAIN][0]['words']:.0f} words, median of {options.runs} runs\n")
    print("| pass | words a core-second | times the plain pass | peak MiB |\n| --- | ---: | ---: | ---: |")
    plain = statistics.median(run["seconds"] for run in runs[PLAIN])
    for name in PASSES:
        seconds = statistics.median(run["seconds"] for run in runs[name])
        peak = max(run["mib"] for run in runs[name])
        print(f"| {name} | {runs[name][0]['words'] / seconds:,.0f} | {plain / seconds:.2f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
