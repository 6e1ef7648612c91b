"""Write the parts of the pages that follow from the program itself: commands, kinds, areas, tables, figures.

Takes nothing but the package and the pinned floors; gives Markdown. Every part stands between two comments of the
page, `<!-- made: NAME -->` and `<!-- /made -->`.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from pathlib import Path

import click

from dragoman.lexicon.load import load_lexicon
from dragoman.present.cli.gate import gate
from dragoman.present.cli.joins import joins
from dragoman.present.cli.main import main

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "tests" / "gold" / "floors.toml"
HELP_WIDTH = 96
PART = re.compile(r"(<!-- made: ([a-z ]+) -->\n).*?(<!-- /made -->)", re.DOTALL)


def fill(page: str) -> str:
    """Return the page with its made parts made anew."""
    return PART.sub(lambda m: f"{m[1]}\n{PARTS[m[2]]().strip()}\n\n{m[3]}", page)


def list_commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command a user may call, by its full words, in the order help shows them."""
    yield from _walk("dragoman", main)
    yield "python -m dragoman.present.cli.gate", gate
    yield "python -m dragoman.present.cli.joins", joins


def _walk(words: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=words)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from _walk(f"{words} {name}", found)


def commands() -> str:
    """Return the help of every command."""
    return "\n".join(f"## {words}\n\n```text\n{help_of(words, command)}\n```\n" for words, command in list_commands())


def help_of(words: str, command: click.Command) -> str:
    """Return the help of one command as a terminal of a fixed width shows it."""
    settings = {"help_option_names": ["-h", "--help"], "terminal_width": HELP_WIDTH, "max_content_width": HELP_WIDTH}
    context = click.Context(command, info_name=words, **settings)  # type: ignore[arg-type]
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


def kinds() -> str:
    """Return the kinds of claim as a table."""
    rows = [
        (f"`{k.id}`", k.label, k.counts, ", ".join(k.roles), "yes" if k.joint else "no", _events(k.events))
        for k in load_lexicon().kinds.values()
    ]
    return table(("kind", "label", "what counts", "roles", "joint", "PLOVER event by modality"), rows)


def _events(events: Mapping[str, str]) -> str:
    default = events["default"] or "none"
    others = [f"{modality}: {event}" for modality, event in events.items() if modality != "default"]
    return "; ".join([default, *others])


def areas() -> str:
    """Return the fields of policy as a table."""
    return table(("area", "label", "first words"), ((f"`{a.id}`", a.label, ", ".join(a.words[:6])) for a in _areas()))


def _areas() -> tuple[object, ...]:
    return load_lexicon().areas


def tables() -> str:
    """Return the tables of the lexicon: file, rows, columns."""
    folder = resources.files("dragoman.lexicon") / "data"
    lexicon = load_lexicon()
    rows = [
        (f"`{name}.tsv`", str(len(found)), ", ".join(found[0]) if found else "")
        for name, found in sorted(lexicon.tables.items())
    ]
    rows += [(f"`{f.name}`", str(len(lexicon.kinds)), "see [kinds](kinds.md)") for f in _yaml_files(folder)]
    return table(("file", "rows", "columns"), rows)


def _yaml_files(folder: resources.abc.Traversable) -> list[resources.abc.Traversable]:
    return sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)


def measured() -> str:
    """Return the pinned floors as a table, one column a corpus."""
    if not FLOORS.is_file():
        return "No floors are pinned yet."
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    flat = {corpus: dict(_numbers(values)) for corpus, values in _corpora(floors)}
    names = list(dict.fromkeys(name for values in flat.values() for name in values))
    rows = [(name, *(_figure(values.get(name)) for values in flat.values())) for name in names]
    return table(("figure", *flat), rows)


def _corpora(floors: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    for name, values in floors.items():
        if isinstance(values, dict):
            yield name, values


def _numbers(values: Mapping[str, object], before: str = "") -> Iterator[tuple[str, float]]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _numbers(value, f"{before}{name} " if name != "figures" else before)
        elif isinstance(value, int | float):
            yield f"{before}{name}".replace("_", " ").replace(".", " "), float(value)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def table(headers: tuple[str, ...], rows: object) -> str:
    """Return a Markdown table; bars in cells are escaped."""
    lines = ["| " + " | ".join(headers) + " |", "|" + " --- |" * len(headers)]
    lines += ["| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows]  # type: ignore[attr-defined]
    return "\n".join(lines)


PARTS: Mapping[str, Callable[[], str]] = {
    "commands": commands,
    "kinds": kinds,
    "areas": areas,
    "tables": tables,
    "measured": measured,
}
