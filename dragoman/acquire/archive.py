"""Documents inside archives, also inside archives in archives, read where they lie.

Takes an open archive and its place; gives its documents lazily, with their side files, and an Issue for every
member that cannot be read. Never writes to disk; one member's bytes are in memory at a time, beside the
archives it is nested in and the side files.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import IO

from dragoman.acquire.members import (
    BROKEN_ARCHIVE,
    ENDS_ARCHIVE,
    Budget,
    Member,
    find_members,
    is_archive_name,
    member_path,
    read_member,
)
from dragoman.acquire.places import Place, check_head, check_name, is_skipped, refuse
from dragoman.acquire.sidecar import ORPHAN_REASON, is_sidecar_name, load_sidecar, match_sidecars
from dragoman.config import Limits
from dragoman.errors import AcquireError
from dragoman.types.document import RawDocument
from dragoman.types.issue import Issue

Input = RawDocument | Issue


@dataclass(frozen=True, slots=True)
class _Sidecars:
    """The side files of one archive: document → side file, and the values or the refusal of each."""

    owners: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    refusals: Mapping[str, AcquireError] = field(default_factory=dict)

    def of(self, path: str) -> Mapping[str, str]:
        return self.values.get(self.owners.get(path, ""), {})


def find_in_archive(
    handle: IO[bytes], place: Place, *, limits: Limits, budget: Budget | None = None, depth: int = 1
) -> Iterator[Input]:
    """Yield the documents of the archive at `place`; `depth` is 1 for a file on disk.

    A refusal of one member leaves the others; a damaged archive gives what comes before the damage.

    Raises:
        AcquireError: only from an inner archive (`budget` given), where the outermost one must end.
    """
    if depth > limits.max_depth:
        yield refuse("too_deep", place.name, f"archives nested deeper than {limits.max_depth}; unpack it first")
        return
    purse = budget or Budget(limits)
    try:
        sidecars = _find_sidecars(handle, place, limits)
        for member in find_members(handle, place.name, limits):
            purse.count_member(place.name)
            yield from _member_inputs(member, place, sidecars, budget=purse, depth=depth)
    except AcquireError as err:
        if budget is not None and err.code in ENDS_ARCHIVE:
            raise
        yield Issue(err.code, place.name, err.detail, fatal=True)
    except BROKEN_ARCHIVE as err:
        yield refuse("broken_archive", place.name, f"damaged or not what its name says ({err}); fetch it again")


def _member_inputs(member: Member, place: Place, sidecars: _Sidecars, *, budget: Budget, depth: int) -> Iterator[Input]:
    path = member_path(member.path)
    if path is None:
        yield refuse("outside_root", place.inside(member.path).name, "its path leaves the archive; pack it again")
        return
    spot = place.inside(path)
    if is_skipped(path):
        return
    try:
        if member.refusal:
            raise AcquireError(member.refusal[0], f"{spot.name}: {member.refusal[1]}")
        if is_sidecar_name(path):
            _check_sidecar(path, spot, sidecars)
        elif is_archive_name(path):
            inner = io.BytesIO(read_member(member, spot.name, budget))
            yield from find_in_archive(inner, spot, limits=budget.limits, budget=budget, depth=depth + 1)
        else:
            yield _read_input(member, spot, sidecars.of(path), budget)
    except AcquireError as err:
        if err.code in ENDS_ARCHIVE:
            raise
        yield Issue(err.code, spot.name, err.detail, fatal=True)
    except BROKEN_ARCHIVE as err:
        yield refuse("broken_archive", spot.name, f"this member is damaged ({err}); fetch the archive again")


def _read_input(member: Member, spot: Place, sidecar: Mapping[str, str], budget: Budget) -> RawDocument:
    check_name(spot.name)
    data = read_member(member, spot.name, budget)
    check_head(data, spot.name)
    return RawDocument(name=spot.name, uri=spot.uri, data=data, sidecar=sidecar)


def _check_sidecar(path: str, spot: Place, sidecars: _Sidecars) -> None:
    if path in sidecars.refusals:
        raise sidecars.refusals[path]
    if path not in sidecars.owners.values():
        raise AcquireError("orphan_sidecar", f"{spot.name}: {ORPHAN_REASON}")


def _find_sidecars(handle: IO[bytes], place: Place, limits: Limits) -> _Sidecars:
    """Read all side files first: in a tar they may stand before or after their texts.

    All of them together may take `max_file_bytes`. Damage ends the search in silence; it is reported when the
    documents are read.
    """
    paths: list[str] = []
    loaded: dict[str, Mapping[str, str] | AcquireError] = {}
    scratch = Budget(replace(limits, max_unpacked_bytes=limits.max_file_bytes))
    with suppress(AcquireError, *BROKEN_ARCHIVE):
        for member in find_members(handle, place.name, limits):
            scratch.count_member(place.name)
            path = member_path(member.path)
            if path is None or member.refusal or is_skipped(path):
                continue
            paths.append(path)
            if is_sidecar_name(path):
                loaded[path] = _load(member, place.inside(path).name, scratch)
    values = {path: found for path, found in loaded.items() if not isinstance(found, AcquireError)}
    refusals = {path: found for path, found in loaded.items() if isinstance(found, AcquireError)}
    return _Sidecars(match_sidecars(paths), values, refusals)


def _load(member: Member, name: str, scratch: Budget) -> Mapping[str, str] | AcquireError:
    try:
        return load_sidecar(read_member(member, name, scratch), name)
    except AcquireError as err:
        if err.code in ENDS_ARCHIVE:
            limit = scratch.limits.max_unpacked_bytes
            return AcquireError("too_large", f"{name}: its side files take over {limit} bytes together; split it")
        return err
    except BROKEN_ARCHIVE as err:
        return AcquireError("broken_archive", f"{name}: this member is damaged ({err}); fetch the archive again")
