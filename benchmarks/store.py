"""Measure the register: rows in, listings out, search.

Run from the root of the project: python -m benchmarks.store [DOCUMENTS]. Texts are invented and always the same;
figures are wall-clock, one process, a new file in the folder for temporary files.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from dragoman.register.store import open_register
from dragoman.types.annotation import Annotations
from dragoman.types.claim import Argument, Claim, Modality, Role, cite
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.fact import Fact, Status
from dragoman.types.ids import checksum, make_id
from dragoman.types.record import DocumentRecord
from dragoman.types.span import Span

SENTENCES = 40
CLAIMS = 20
WORDS = [
    a + b for a in ("ba", "de", "ki", "lo", "mu", "na", "po", "ru", "sa", "te") for b in ("lan", "mir", "nor", "tak")
]


def make_record(number: int) -> DocumentRecord:
    """Return a document of 40 sentences, about 4 kB, with 20 claims."""
    chance = random.Random(number)  # noqa: S311 - the same texts each time
    sentences = [" ".join(chance.choices(WORDS, k=16)) + f" {number}." for _ in range(SENTENCES)]
    text = " ".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    digest = checksum(text)
    doc_id = make_id("doc", digest)
    doc = Document(
        id=doc_id,
        name=f"{number:06}.txt",
        uri=f"file:///{number:06}.txt",
        text=text,
        raw_sha256=digest,
        text_sha256=digest,
        cleaner="txt@1",
    )
    claims = tuple(
        Claim(
            id=make_id("clm", doc_id, span.start),
            kind="statement",
            arguments=tuple(Argument(Role.ACTOR, word, f"state:{word}") for word in chance.sample(WORDS, 2)),
            evidence=(cite(doc, span, span),),
            origin="benchmark",
            score=0.5,
            modality=Modality.HAPPENED,
            areas=("security",),
        )
        for span in spans[:CLAIMS]
    )
    segments = tuple(Segment(n, span, SegmentKind.SENTENCE) for n, span in enumerate(spans))
    layers = Annotations(doc_id=doc_id, segments=segments)
    return DocumentRecord(document=doc, annotations=layers, claims=claims, entities=(), issues=())


def timed(label: str, count: int, work: Callable[[], object]) -> None:
    """Do the work and print how fast it went."""
    begin = time.perf_counter()
    work()
    spent_s = time.perf_counter() - begin
    print(f"{label:<28} {count:>8,} in {spent_s:7.3f} s   {count / spent_s:>10,.0f}/s")


def main(documents: int) -> None:
    """Fill a register and read it out again."""
    records = [make_record(number) for number in range(documents)]
    claims = [claim for record in records for claim in record.claims]
    facts = [
        Fact(
            id=make_id("fct", claim.id),
            kind=claim.kind,
            arguments=claim.arguments,
            claim_ids=(claim.id,),
            source_groups=(claim.doc_id,),
            status=Status.HAPPENED,
            history=(),
        )
        for claim in claims
    ]
    with tempfile.TemporaryDirectory() as folder, closing(open_register(Path(folder) / "r.db")) as store:
        timed("documents stored", documents, lambda: [store.save_record(record) for record in records])
        timed("facts stored", len(facts), lambda: store.replace_facts(facts, [], []))
        timed("claims listed", len(claims), lambda: sum(1 for _ in store.claims()))
        timed("facts listed", len(facts), lambda: sum(1 for _ in store.facts()))
        timed("documents listed", documents, lambda: sum(1 for _ in store.documents()))
        few = [claim.id for claim in claims[:: max(1, len(claims) // 3)]]
        timed("claims of one fact, 3 each", 200, lambda: [list(store.claims(few)) for _ in range(200)])
        for query in (f"{WORDS[0]} {WORDS[1]} 7", f'"{WORDS[3]} {WORDS[5]}"', WORDS[0]):
            timed(f"search {query}", 20, lambda query=query: [store.search(query) for _ in range(20)])  # type: ignore[misc]
        print(f"file: {(Path(folder) / 'r.db').stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
