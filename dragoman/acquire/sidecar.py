"""Side files: the JSON beside a text that says where the text came from.

Takes the names of one folder or archive and the bytes of a JSON; gives which JSON belongs to which text, and
its values as strings. Never a document of its own.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from dragoman.acquire.detect import REFUSED_SUFFIXES
from dragoman.errors import AcquireError

SUFFIX = ".json"
ORPHAN_REASON = "a JSON is read only as the side file of a text of its name; add that text, or name it too"
MAX_SIDECAR_BYTES = 1024 * 1024  # a card about a text, not the text; the largest real one seen has 3 kB
_ARCHIVE_SUFFIXES = frozenset({".zip", ".tar", ".tgz", ".tbz2", ".txz"})


def is_sidecar_name(name: str) -> bool:
    """Whether a file of this name is a side file and never a document."""
    return name.lower().endswith(SUFFIX)


def sidecar_names(name: str) -> tuple[str, str]:
    """Return the names a side file of the document `name` may have, best first: "x.html.json", "x.json".

    >>> sidecar_names("a/x.html")
    ('a/x.html.json', 'a/x.json')
    """
    return f"{name}{SUFFIX}", str(PurePosixPath(name).with_suffix(SUFFIX))


def match_sidecars(names: Iterable[str]) -> Mapping[str, str]:
    """Return document → side file for the names of one folder or archive.

    Only what may be read as a text has a side file: a JSON beside an image or an archive belongs to nothing.
    """
    known = sorted(set(names))
    sidecars = {name.lower(): name for name in reversed(known) if is_sidecar_name(name)}
    pairs = {}
    for name in known:
        suffix = PurePosixPath(name).suffix.lower()
        if (
            is_sidecar_name(name)
            or not PurePosixPath(name).name
            or suffix in REFUSED_SUFFIXES.keys() | _ARCHIVE_SUFFIXES
        ):
            continue
        found = next((sidecars[s.lower()] for s in sidecar_names(name) if s.lower() in sidecars), None)
        if found is not None:
            pairs[name] = found
    return pairs


def load_sidecar(data: bytes, name: str) -> Mapping[str, str]:
    """Read a side file: one JSON object; strings as they are, other values as JSON, null left out.

    Raises:
        AcquireError: "broken_sidecar" where it is no JSON object in UTF-8, or larger than `MAX_SIDECAR_BYTES`.
    """
    if len(data) > MAX_SIDECAR_BYTES:
        raise AcquireError(
            "broken_sidecar", f"{name}: {len(data)} bytes, more than {MAX_SIDECAR_BYTES} for a side file"
        )
    try:
        loaded = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as err:
        raise AcquireError("broken_sidecar", f"{name}: not JSON in UTF-8 ({err}); its text is read without it") from err
    if not isinstance(loaded, dict):
        raise AcquireError("broken_sidecar", f"{name}: holds {type(loaded).__name__}, not an object of keys and values")
    return {key: _to_text(value) for key, value in sorted(loaded.items()) if value is not None}


def _to_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
