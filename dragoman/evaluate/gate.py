"""Hold the quality that was reached: measure each corpus, compare with its floors, show claims gained and lost.

Takes the project's folder, the folder of shared labels where there is one, and a way to read a folder of reports;
gives a Report with its text. Writes only when asked to pin, and then floors and pinned claims together.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InvalidRecordError
from dragoman.evaluate.crossdoc import CrossdocScore, score_crossdoc
from dragoman.evaluate.diff import Difference, Pin, compare_pins, from_jsonl, pin_claims, to_jsonl
from dragoman.evaluate.events import measure_events
from dragoman.evaluate.floors import Floors, format_floors, parse_floors, round_down
from dragoman.evaluate.gold import CROSSDOC, GoldDocument, load_crossdoc, load_gold
from dragoman.evaluate.match import Found, to_found
from dragoman.evaluate.names import measure_names
from dragoman.evaluate.readings import Readings
from dragoman.evaluate.score import ClaimScore, score_claims
from dragoman.lexicon.load import load_lexicon
from dragoman.run.backends import PACKAGED, find_analyser
from dragoman.types.ids import checksum

FLOORS = "floors.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Labelled texts: `texts` and `gold` are folders, `crossdoc` a file. `quoted`: the words may be published.

    `names` is a file of sentences with labelled names, `events` one with labelled events; where one is given, names and
    parties, or events, are scored, and nothing else.
    """

    name: str
    texts: Path
    gold: Path
    crossdoc: Path
    quoted: bool
    names: Path | None = None
    events: Path | None = None

    @property
    def present(self) -> bool:
        """Whether texts and labels are both here."""
        if sentences := self.names or self.events:
            return sentences.is_file()
        return self.texts.is_dir() and self.gold.is_dir()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What one corpus gave."""

    checksum: str
    figures: Mapping[str, float]
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One corpus after the gate: `failures` are sentences; `measured` is None where the corpus is absent.

    `difference` is None where no claims were pinned before.
    """

    corpus: str
    measured: Measurement | None = None
    floors: Floors | None = None
    difference: Difference | None = None
    failures: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """Yield the report of this corpus for people."""
        if self.measured is None:
            yield f"{self.corpus}: skipped, its texts or labels are not here"
            return
        yield f"{self.corpus}: {len(self.measured.pins)} claims"
        held = self.floors.figures if self.floors else {}
        for name, figure in self.measured.figures.items():
            yield f"  {name:24s} {figure:.4f}" + (f"  (floor {held[name]:.4f})" if name in held else "  (not pinned)")
        yield from _changes(self.difference)
        yield from (f"  FAILED: {sentence}" for sentence in self.failures)


def _changes(difference: Difference | None) -> Iterator[str]:
    if difference is None:
        yield "  claims: none pinned to compare with"
        return
    counts = (len(difference.gained), len(difference.lost), len(difference.changed))
    yield "  claims: {} gained, {} lost, {} changed".format(*counts)
    yield from difference.lines()


@dataclass(frozen=True, slots=True)
class Report:
    """All corpora; `pinned` where floors and claims were written."""

    results: tuple[Result, ...]
    pinned: bool = False
    allowed: bool = False

    @property
    def passed(self) -> bool:
        """Whether nothing fell, or it was allowed to."""
        return self.allowed or not any(result.failures for result in self.results)

    @property
    def text(self) -> str:
        """The report for people."""
        lines = [line for result in self.results for line in result.lines()]
        lines.append("pinned" if self.pinned else "passed" if self.passed else "FAILED")
        return "\n".join(lines)


def find_corpora(root: Path, shared: Path) -> tuple[Corpus, ...]:
    """Return the corpora the gate knows: the project's samples, and the shared labels (never to be published)."""
    samples = root / "samples"
    own = Corpus(
        name="samples",
        texts=samples / "reports",
        gold=samples / "gold",
        crossdoc=samples / "gold" / CROSSDOC,
        quoted=True,
    )
    folder = samples / "sentences"
    sentences = Corpus(
        name="sentences",
        texts=folder,
        gold=folder,
        crossdoc=folder / CROSSDOC,
        quoted=True,
        names=folder / "names.jsonl",
    )
    plover = shared / "bench"
    events = Corpus(
        name="bench/plover",
        texts=plover,
        gold=plover,
        crossdoc=plover / CROSSDOC,
        quoted=False,
        events=plover / "plv_train.jsonl",
    )
    others = (shared / "gold" / part for part in ("seeds", "dev"))
    return (
        own,
        sentences,
        *(
            Corpus(name=f"gold/{f.name}", texts=f / "texts", gold=f / "gold", crossdoc=f / CROSSDOC, quoted=False)
            for f in others
        ),
        events,
    )


def measure(corpus: Corpus, read: Callable[[Path], Readings]) -> Measurement:
    """Read the texts of a corpus and score what was found.

    Raises:
        InvalidRecordError: its labels cannot be read.
    """
    if corpus.names is not None:
        figures = measure_names(corpus.names, load_lexicon(), find_analyser(PACKAGED))
        return Measurement(checksum=checksum(corpus.names.read_bytes()), figures=figures, pins=())
    if corpus.events is not None:
        figures = measure_events(corpus.events, load_lexicon(), find_analyser(PACKAGED))
        return Measurement(checksum=checksum(corpus.events.read_bytes()), figures=figures, pins=())
    readings = read(corpus.texts)
    found = {stem: [to_found(claim) for claim in claims] for stem, claims in readings.claims.items()}
    documents = load_gold(corpus.gold)
    figures = claim_figures(score_claims(documents, found))
    figures |= silence_figures(documents, found)
    if corpus.crossdoc.is_file():
        held = load_crossdoc(corpus.crossdoc)
        figures |= crossdoc_figures(
            score_crossdoc(held, facts=readings.facts, conflicts=readings.conflicts, published=readings.published)
        )
    return Measurement(
        checksum=corpus_checksum(corpus), figures=figures, pins=pin_claims(readings.claims, quoted=corpus.quoted)
    )


def claim_figures(score: ClaimScore) -> dict[str, float]:
    """Return the figures that are held for single texts; those nothing was asked about are left out."""
    rates = {
        "claims_f1": score.claims,
        "claims_any_kind_f1": score.any_kind,
        "claims_strict_f1": score.strict,
        "participants_f1": score.participants,
    }
    asked = {f"found_{name}": accuracy.rate for name, accuracy in score.fields.items()}
    return {n: r.f1 for n, r in rates.items() if r.gold} | {n: rate for n, rate in asked.items() if rate is not None}


def silence_figures(documents: Sequence[GoldDocument], found: Mapping[str, Sequence[Found]]) -> dict[str, float]:
    """Return the share of texts without a labelled claim (sport, business ...) in which none was found."""
    quiet = [doc.stem for doc in documents if not doc.claims]
    return {"negatives_silent": sum(1 for stem in quiet if not found.get(stem)) / len(quiet)} if quiet else {}


def crossdoc_figures(score: CrossdocScore) -> dict[str, float]:
    """Return the figures that are held across texts; those nothing was asked about are left out."""
    asked = {"conflicts_flagged": score.conflicts.rate, "documents_dated": score.dates.rate}
    merging = {"merging_f1": score.merging.f1} if score.merging.gold else {}
    return merging | {name: rate for name, rate in asked.items() if rate is not None}


def corpus_checksum(corpus: Corpus) -> str:
    """Return one checksum over every text and label, by relative name; it changes when any of them does."""
    paths = {path for folder in (corpus.texts, corpus.gold) for path in folder.rglob("*") if path.is_file()}
    if corpus.crossdoc.is_file():
        paths.add(corpus.crossdoc)
    base = corpus.texts.parent
    names = sorted((path.relative_to(base).as_posix(), path) for path in paths)
    return checksum("\n".join(f"{name} {checksum(path.read_bytes())}" for name, path in names))


def run_gate(
    corpora: Sequence[Corpus],
    pinned: Path,
    read: Callable[[Path], Readings],
    *,
    pin: bool = False,
    allow_regression: bool = False,
) -> Report:
    """Measure the corpora against the floors in the folder `pinned`; with `pin`, write what was reached.

    Nothing is pinned while something fell, unless `allow_regression`. Absent corpora keep their floors.

    Raises:
        InvalidRecordError: labels, floors or pinned claims cannot be read.
    """
    path = pinned / FLOORS
    floors = parse_floors(path.read_text(encoding="utf-8"), name=str(path)) if path.is_file() else {}
    results = tuple(_hold(corpus, floors.get(corpus.name), pinned, read) for corpus in corpora)
    report = Report(results, allowed=allow_regression)
    if not pin or not report.passed:
        return report
    _save(results, floors, pinned)
    return Report(results, pinned=True, allowed=allow_regression)


def _hold(corpus: Corpus, floors: Floors | None, pinned: Path, read: Callable[[Path], Readings]) -> Result:
    if not corpus.present:
        return Result(corpus=corpus.name)
    measured = measure(corpus, read)
    path = _pins_path(pinned, corpus.name)
    before = from_jsonl(path.read_text(encoding="utf-8"), name=path.name) if path.is_file() else None
    return Result(
        corpus=corpus.name,
        measured=measured,
        floors=floors,
        difference=None if before is None else compare_pins(before, measured.pins),
        failures=tuple(_failures(measured, floors)),
    )


def _failures(measured: Measurement, floors: Floors | None) -> Iterator[str]:
    if floors is None:
        return
    if floors.checksum != measured.checksum:
        yield "texts or labels differ from those the floors were reached on; look, then --pin --allow-regression"
    for name, (got, floor) in floors.below(measured.figures).items():
        reached = "not measured" if got is None else f"{got:.4f}"
        yield f"{name} is {reached}, below its floor {floor:.4f}; mend it, or lower it with --pin --allow-regression"


def _save(results: Sequence[Result], floors: Mapping[str, Floors], pinned: Path) -> None:
    kept = dict(floors)
    pinned.mkdir(parents=True, exist_ok=True)
    for result in results:
        if result.measured is not None:
            figures = {name: round_down(figure) for name, figure in result.measured.figures.items()}
            kept[result.corpus] = Floors(result.measured.checksum, figures)
            if result.measured.pins:
                _write(_pins_path(pinned, result.corpus), to_jsonl(result.measured.pins))
    _write(pinned / FLOORS, format_floors(kept))


def _pins_path(pinned: Path, corpus: str) -> Path:
    return pinned / f"pinned-{corpus.rpartition('/')[2]}.jsonl"


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as err:
        raise InvalidRecordError(f"{path}: cannot be written: {err}") from err
