"""Read claims.yaml: the kinds of claim, their roles and their event codes.

Takes the text of the file; gives ClaimKind by id. Never fills in a missing role.
"""

from collections.abc import Mapping
from types import MappingProxyType

import yaml

from dragoman.errors import LexiconError
from dragoman.lexicon.records import ClaimKind

FIELDS = {"label": str, "counts": str, "roles": list, "first": str, "second": str, "joint": bool, "events": dict}
Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_kinds(file: str, text: str) -> dict[str, ClaimKind]:
    """Read a mapping from kind id to its fields.

    Raises:
        LexiconError: no YAML, no mapping, or a kind with a field missing, unknown or of the wrong type.
    """
    try:
        data = yaml.load(text, Loader=Loader)  # noqa: S506 - a SafeLoader, in C where libyaml is there
    except yaml.YAMLError as err:
        raise LexiconError(f"{file}: cannot be read as YAML ({' '.join(str(err).split())}); correct the line") from err
    if not isinstance(data, dict):
        raise LexiconError(f"{file}: holds no kinds; write 'visit:' with its fields below it")
    return {str(id_): _kind(file, str(id_), fields) for id_, fields in data.items()}


def _kind(file: str, id_: str, fields: object) -> ClaimKind:
    if not isinstance(fields, Mapping) or set(fields) != set(FIELDS):
        raise LexiconError(f"{file}: kind {id_!r} needs exactly the fields {', '.join(FIELDS)}")
    for name, type_ in FIELDS.items():
        if not isinstance(fields[name], type_):
            raise LexiconError(f"{file}: kind {id_!r}: {name} is {fields[name]!r}; write a {type_.__name__}")
    roles = tuple(str(role) for role in fields["roles"])
    for end in ("first", "second"):
        if fields[end] and fields[end] not in roles:
            raise LexiconError(f"{file}: kind {id_!r}: {end} is {fields[end]!r}; write one of its roles {roles}")
    if "default" not in fields["events"]:
        raise LexiconError(f"{file}: kind {id_!r}: events lack 'default'; give the event type of the rest")
    events = MappingProxyType({str(key): str(value) for key, value in fields["events"].items()})
    return ClaimKind(
        id=id_,
        label=fields["label"],
        counts=fields["counts"],
        roles=roles,
        first=fields["first"],
        second=fields["second"],
        joint=fields["joint"],
        events=events,
    )
