"""Records by id, fetched when they are first asked for, many at a time where it is known which will be needed.

Takes two functions that fetch; gives a mapping. Never fetches a record twice, and never forgets one: a shelf lives as
long as one question.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
Fetch = Callable[[Sequence[str]], Mapping[str, T]]
MAX_KEPT = 20_000
"""Records of one kind that are kept between questions: at 2 to 3 kB each some 50 MB."""


class Shelf(Mapping[str, T]):
    """A mapping that is read from a register as it is used; going through all of it reads all."""

    def __init__(
        self, fetch: Fetch[T], fetch_all: Callable[[], Mapping[str, T]], kept: dict[str, T] | None = None
    ) -> None:
        """Take what fetches some records by id (those there are), and what fetches all in their order.

        `kept` are records that other questions to the same state of the register have fetched; it is added to.
        """
        self._fetch = fetch
        self._fetch_all = fetch_all
        self._kept = kept
        self._held: dict[str, T] = {}
        self._missing: set[str] = set()
        self._is_whole = False

    def take(self, ids: Iterable[str]) -> None:
        """Fetch those of these records that are not here yet, together."""
        if self._is_whole:
            return
        held = self._held
        wanted = [id_ for id_ in ids if id_ not in held]  # most are here: lines ask for the same records many times
        if wanted:
            self._fetch_new([id_ for id_ in dict.fromkeys(wanted) if id_ not in self._missing])

    def those_of(self, ids: Iterable[str]) -> tuple[T, ...]:
        """Return the records of these ids, in the order given; ids that have none are left out."""
        wanted = tuple(ids)
        self.take(wanted)
        held = self._held
        return tuple([held[id_] for id_ in wanted if id_ in held])

    def _fetch_new(self, wanted: list[str]) -> None:
        if self._kept is not None and wanted:
            known = {id_: self._kept[id_] for id_ in wanted if id_ in self._kept}
            self._held.update(known)
            wanted = [id_ for id_ in wanted if id_ not in known]
        if wanted:
            found = self._fetch(wanted)
            self._held.update(found)
            self._missing.update(id_ for id_ in wanted if id_ not in found)
            if self._kept is not None and len(self._kept) < MAX_KEPT:
                self._kept.update(found)

    def get(self, id_: str, default: Any = None) -> Any:
        """Return a record, `default` where there is none: of many there is none, and an error would cost more."""
        if id_ in self._held:
            return self._held[id_]
        if id_ in self._missing or self._is_whole:
            return default
        return super().get(id_, default)

    def __getitem__(self, id_: str) -> T:
        if id_ not in self._held:
            self.take((id_,))
        return self._held[id_]

    def __contains__(self, id_: object) -> bool:
        if id_ not in self._held and isinstance(id_, str):
            self.take((id_,))
        return id_ in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def _whole(self) -> Mapping[str, T]:
        if not self._is_whole:
            self._held = dict(self._fetch_all())
            self._is_whole = True
        return self._held
