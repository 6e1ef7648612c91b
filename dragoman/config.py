"""Settings, each defined once. Passed as arguments; only `present` reads files and environment."""

from dataclasses import dataclass, field

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost before it is listed as an Issue instead of read.

    Sizes are bytes before decoding, `max_chars` code points after it. `max_ratio` is unpacked
    over packed size of an archive member: the sign of a zip bomb.
    """

    max_file_bytes: int = 64 * MEBIBYTE
    max_chars: int = 5_000_000
    max_members: int = 100_000
    max_unpacked_bytes: int = 2048 * MEBIBYTE
    max_ratio: int = 200
    max_depth: int = 3
    max_pages: int = 5_000


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a run can be told, beside its documents and its lexicon.

    `workers` counts processes; it never changes a result. `model` is a model of English: "auto" (the packaged one,
    where the extra `spacy` is installed), "none", or the package or folder of a spaCy pipeline. `strict` makes the
    command exit non-zero where a document was refused.
    """

    limits: Limits = field(default_factory=Limits)
    workers: int = 1
    model: str = "auto"
    strict: bool = False
