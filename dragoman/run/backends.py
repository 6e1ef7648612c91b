"""The table of optional engines, each loaded when a document first needs it.

Takes a model's name as the user gave it; gives the engine, or None where none is wanted or installed. The one place,
beside the engines themselves, that loads modules by name.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from dragoman.errors import BackendError
from dragoman.types.analysis import Analyser, Analysis
from dragoman.types.span import Span

AUTO, NONE = "auto", "none"
PACKAGED = "dragoman_en"
REQUIRED = ("spacy", "lemminflect", "threadpoolctl")  # the extra `spacy`
REMEDY = "pip install 'dragoman[spacy]'"
ENGINES: Mapping[str, str] = {"spacy": "dragoman.annotate.spacy_backend:load_analyser"}
"""Engine → where its loader stands."""

WITHOUT_MODEL = (
    f"no model of English: sentences are not parsed, and names come from the lexicon and the rules alone; {REMEDY}"
)


@dataclass(frozen=True, slots=True)
class DeferredAnalyser:
    """A model that is known by name and version now, and loaded once a document needs it, once in each process."""

    name: str
    model: str

    def analyse(self, text: str, sentences: Sequence[Span]) -> Analysis:
        """Return the words and names of `sentences`; where there are none, nothing is loaded.

        Raises:
            BackendError: the model cannot be loaded.
        """
        return _load(self.model).analyse(text, sentences) if sentences else Analysis()


def find_analyser(model: str) -> Analyser | None:
    """Return the model called `model`: "auto" is the packaged one where it can run, "none" is none.

    Raises:
        BackendError: a model is named, and it or what it needs is not installed.
    """
    if model == NONE:
        return None
    missing = [name for name in REQUIRED if find_spec(name) is None]
    if missing and model == AUTO:
        return None
    if missing:
        raise BackendError(f"model {model}: {', '.join(missing)} is not installed; {REMEDY}, or give --model none")
    named = PACKAGED if model == AUTO else model
    return DeferredAnalyser(_identity(named), named)


@lru_cache(maxsize=2)
def _load(model: str) -> Analyser:
    module, _, function = ENGINES["spacy"].partition(":")
    try:
        loader = getattr(import_module(module), function)
    except ImportError as err:
        raise BackendError(f"model {model}: its engine cannot be imported ({err}); {REMEDY}") from err
    loaded: Analyser = loader(model)
    return loaded


def _identity(model: str) -> str:
    """Return name and version of a pipeline from its meta.json, without loading it."""
    for path in _metas(model):
        meta = _read_meta(model, path)
        return f"{meta.get('name', path.parent.name)} {meta.get('version', '')}".strip()
    remedy = "give an installed package, a folder with a meta.json, or 'none'"
    raise BackendError(f"model {model}: there is no such spaCy pipeline; {remedy}")


def _read_meta(model: str, path: Path) -> Mapping[str, object]:
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as err:
        raise BackendError(f"model {model}: {path} cannot be read ({err}); install the model again") from err
    return meta if isinstance(meta, dict) else {}


def _metas(model: str) -> list[Path]:
    """Return the meta.json of a pipeline's folder or package: beside its code, or one folder below."""
    own = Path(model) / "meta.json"
    if own.is_file():
        return [own]
    spec = find_spec(model) if model.isidentifier() else None
    folders = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    return [path for folder in folders for path in (*folder.glob("meta.json"), *sorted(folder.glob("*/meta.json")))]
