"""Read files, folders and archives into a register: the public entry of the road.

Takes paths, a store, a way to load the lexicon and settings; gives a Summary. Never prints, and never opens or closes
the register.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from dragoman.acquire.walk import find_inputs
from dragoman.config import Config
from dragoman.lexicon.records import Lexicon
from dragoman.run import pipeline
from dragoman.run.backends import find_analyser
from dragoman.run.batch import Road
from dragoman.run.intake import Plan, Progress, Summary, take_in
from dragoman.types.analysis import Analyser
from dragoman.types.store import Store


def read_paths(
    paths: Sequence[str | Path],
    *,
    store: Store,
    load_lexicon: Callable[[], Lexicon],
    config: Config,
    progress: Callable[[Progress], None] | None = None,
    read_at: datetime | None = None,
) -> Summary:
    """Read all that `paths` hold into the register, and weigh it.

    Documents that are stored already are not read again, unless the lexicon or the model has changed since. A document
    that cannot be read is listed as an Issue. `config.model` names the model of English. `load_lexicon` is called here
    and in each of `config.workers` processes, so it must pickle where there are several. `progress` is called after
    each input. `read_at` is when this reading began (UTC), kept with the documents it brings; None keeps nothing.
    Ctrl-C, or the death of the process, keeps every finished document; calling again goes on from there.

    Raises:
        LexiconError: the lexicon cannot be loaded; nothing was read.
        BackendError: the model is not installed or cannot be loaded; what was finished is kept.
        RegisterError: the register cannot be written; what was finished is kept.
    """
    lexicon, analyser = load_lexicon(), find_analyser(config.model)
    plan = Plan(
        build_road=partial(build_road, load_lexicon, config),
        version=reading_version(lexicon, analyser),
        weigh=partial(pipeline.weigh, lexicon=lexicon, analyser=analyser),
        workers=config.workers,
        read_at=read_at,
    )
    inputs = find_inputs([Path(path) for path in paths], limits=config.limits)
    return take_in(inputs, store=store, plan=plan, report=progress or _say_nothing)


def build_road(load_lexicon: Callable[[], Lexicon], config: Config) -> Road:
    """Return the stations with their lexicon and settings, as one process uses them."""
    lexicon, analyser = load_lexicon(), find_analyser(config.model)
    return Road(
        read=partial(pipeline.read_record, lexicon=lexicon, config=config, analyser=analyser),
        analyse=partial(pipeline.analyse, lexicon=lexicon, analyser=analyser),
    )


def reading_version(lexicon: Lexicon, analyser: Analyser | None) -> str:
    """Return what a reading depends on beside the document: the lexicon's version and the model's name."""
    return f"{lexicon.version} {analyser.name}" if analyser else lexicon.version


def _say_nothing(_progress: Progress) -> None:
    pass
