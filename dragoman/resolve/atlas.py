"""The large tables that only actor strings are read with: towns, regions, movements, figures.

Takes the folder `data/atlas`, and `atlas/` of a user's folder; gives one Atlas a process and folder, read when it is
first asked for. Reports are never read with it: most of these names are also words or the names of other people.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from dragoman.errors import LexiconError
from dragoman.lexicon.entities import parse_name
from dragoman.text.folding import fold, unaccent

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "figures": ("name", "aliases", "family", "state", "sector", "start", "end", "source", "checked"),
        "movements": ("name", "aliases", "state", "sector", "source", "checked"),
        "regions": ("name", "aliases", "state", "source", "checked"),
        "cities": ("name", "aliases", "state", "region", "population"),
    }
)
"""The tables in the order in which a name that stands in several is read."""
EAST_ASIAN = frozenset(f"state:{s}" for s in "chn hkg mac twn kor prk vnm khm".split())


@dataclass(frozen=True, slots=True)
class AtlasName:
    """One name of a row. `weight`: people of a town, to order namesakes; `start` and `end`: when a figure was seen."""

    text: str
    table: str
    state: str
    sector: str = ""
    exact: bool = False
    ambiguous: bool = False
    weight: int = 0
    start: str = ""
    end: str = ""
    family: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """All names by their key (see `name_key`), and figures by each word of their names."""

    names: Mapping[str, tuple[AtlasName, ...]]
    families: Mapping[str, tuple[AtlasName, ...]]
    towns: Mapping[str, str]

    def has(self, key: str) -> bool:
        """Whether any row bears the name."""
        return key in self.names or key in self.towns

    def named(self, key: str) -> tuple[AtlasName, ...]:
        """Return all rows of a name, in the order of the tables, towns last and the largest of them first."""
        found = self.names.get(key, ())
        rows = self.towns.get(key, "").splitlines()
        return (*found, *(_town(row, key) for row in rows)) if rows else found


def name_key(text: str) -> str:
    """Return the form under which names are compared: folded, hyphens as blanks, no stops or apostrophes.

    >>> name_key("Al-Shabaab"), name_key("U.S."), name_key("Ma'awisley")
    ('al shabaab', 'us', 'maawisley')
    """
    plain = (text.lower() if text.isascii() else fold(text)).translate(_UNMARKED)
    return " ".join(plain.split()) if " " in plain else plain


_UNMARKED = str.maketrans({"-": " ", ".": None, "'": None, "(": None, ")": None, "`": None})


@cache
def load_atlas(extra: Path | None = None) -> Atlas:
    """Read the tables, those of `extra`/atlas before the packaged ones; about 0.3 s, once.

    Raises:
        LexiconError: a row with the wrong number of cells, an empty name or no state.
    """
    names: dict[str, list[AtlasName]] = {}
    families: dict[str, list[AtlasName]] = {}
    for table in ("figures", "movements", "regions"):
        for text in _texts(table, extra):
            for row in _rows(f"{table}.tsv", text, COLUMNS[table]):
                for name in _names(table, row):
                    key = name_key(name.text)
                    names.setdefault(key, []).append(name)
                    for part in set(key.split()) if table == "figures" else ():
                        families.setdefault(part, []).append(name)
    return Atlas(
        MappingProxyType({k: tuple(v) for k, v in names.items()}),
        MappingProxyType({k: tuple(v) for k, v in families.items()}),
        MappingProxyType(_towns(_texts("cities", extra))),
    )


def _texts(table: str, extra: Path | None) -> Iterator[str]:
    users = extra / "atlas" / f"{table}.tsv" if extra else None
    if users and users.is_file():
        yield users.read_text(encoding="utf-8")
    yield (resources.files("dragoman.lexicon") / "data" / "atlas" / f"{table}.tsv").read_text(encoding="utf-8")


def _towns(texts: Iterator[str]) -> dict[str, str]:
    """Index the lines of cities.tsv by name; they become records only when asked for, being so many."""
    towns: dict[str, str] = {}
    for text in texts:
        header = False
        for number, line in enumerate(text.splitlines(), start=1):
            if not line or line[0] == "#":
                continue
            cells = line.split("\t")
            if not header or len(cells) != len(COLUMNS["cities"]):
                _check("cities.tsv", number, cells, COLUMNS["cities"], header=not header)
                header = True
                continue
            cell, aliases = cells[0].lstrip("=?"), cells[1]
            for name in (cell, *aliases.split("|")) if aliases else (cell,):
                key = name_key(name)
                towns[key] = f"{towns[key]}\n{line}" if key in towns else line
    return towns


def _town(line: str, key: str) -> AtlasName:
    cell, aliases, state, _, population = line.split("\t")
    mark = parse_name(cell)
    text = next((n for n in (mark.text, *aliases.split("|")) if name_key(n) == key), mark.text)
    return AtlasName(text, "cities", state, ambiguous=mark.ambiguous, weight=int(population or 0), whole=mark.text)


def _rows(file: str, text: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    header = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if not header or len(cells) != len(columns):
            _check(file, number, cells, columns, header=not header)
            header = True
            continue
        row = dict(zip(columns, cells, strict=True))
        if not row["name"] or not row["state"].startswith("state:"):
            raise LexiconError(f"{file}, line {number}: no name or no state; give both, the state as in states.tsv")
        yield row


def _check(file: str, number: int, cells: list[str], columns: tuple[str, ...], *, header: bool) -> None:
    """Refuse a header or row of another form.

    Raises:
        LexiconError: always for a row; for a header where it is not `columns`.
    """
    if not header:
        raise LexiconError(
            f"{file}, line {number}: {len(cells)} cells ({cells[0]!r} ...) where the header has {len(columns)}; "
            "divide cells by single tabs and keep empty ones"
        )
    if tuple(cells) != columns:
        raise LexiconError(f"{file}, line {number}: columns {cells}; write {', '.join(columns)}")


def _names(table: str, row: Mapping[str, str]) -> Iterator[AtlasName]:
    for cell in (row["name"], *(a for a in row["aliases"].split("|") if a)):
        mark = parse_name(cell)
        yield AtlasName(
            mark.text,
            table,
            row["state"],
            row.get("sector", ""),
            mark.exact_case,
            mark.ambiguous,
            0,
            row.get("start", ""),
            row.get("end", ""),
            row.get("family", ""),
            row["name"].lstrip("=?"),
        )


def is_family(part: str, name: AtlasName) -> bool:
    """Whether `part` is the word of a figure's name that stands for the person: the last, or the first in East Asia."""
    words = name_key(name.text).split()
    if part in name_key(name.family).split():
        return True
    return bool(words) and part in ({words[0], " ".join(words)} if name.state in EAST_ASIAN else {words[-1]})


def same_case(printed: str, written: str) -> bool:
    """Whether a name that is matched as written stands so in the text, accents, stops and hyphens aside."""
    plain = str.maketrans({".": None, "-": " ", "'": None, "’": None})
    return unaccent(printed).translate(plain) == unaccent(written).translate(plain)
