"""Add a row to a table of a user's own folder, after the whole pack with it has been found free of errors.

Takes a folder, a table and values by column; writes one line, or raises with all that is wrong and writes nothing.
"""

from collections.abc import Mapping
from pathlib import Path

from dragoman.errors import LexiconError
from dragoman.lexicon.audit import FaultKind, find_faults
from dragoman.lexicon.load import packaged, users
from dragoman.lexicon.tables import parse_table


def add_row(folder: Path, table: str, values: Mapping[str, str]) -> str:
    """Append a row to `table` of `folder` (made where it does not exist), and return the line written.

    Columns that are not given stay empty; a row with a known id replaces the packaged one.

    Raises:
        LexiconError: there is no such table or column, or the row makes the pack wrong; the message has every error.
    """
    texts = packaged()
    file = f"{table.removesuffix('.tsv')}.tsv"
    if file not in texts:
        names = ", ".join(sorted(name.removesuffix(".tsv") for name in texts if name.endswith(".tsv")))
        raise LexiconError(f"{table!r} is no table; the tables are {names}")
    own = dict(users(folder, set(texts))) if folder.is_dir() else {}
    columns = parse_table(file, own.get(file) or texts[file]).columns
    unknown = next((column for column in values if column not in columns), None)
    if unknown:
        raise LexiconError(f"{file}: unknown column {unknown!r}; the columns are {', '.join(columns)}")
    if any(sign in value for value in values.values() for sign in "\t\n\r"):
        raise LexiconError(f"{file}: a value holds a tab or a line break; a cell is one line of text")
    line = "\t".join(values.get(column, "") for column in columns)
    before = own.get(file) or "\t".join(columns) + "\n"
    after = before + ("" if before.endswith("\n") else "\n") + line + "\n"
    errors = [f.text for f in find_faults({**own, file: after}) if f.kind is not FaultKind.GAP and f.own]
    if errors:
        raise LexiconError("nothing was written: " + "\n".join(errors))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(after, encoding="utf-8", newline="\n")
    return line
