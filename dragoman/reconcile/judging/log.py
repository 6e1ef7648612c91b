"""Which lines of the log of judgements stand: undone ones do not, and undoing can itself be undone.

Takes the log in any order; gives the lines that count, oldest first. The order in which lines were written down leaves
no trace, so logs of several people can be put together.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from dragoman.types.judgement import Decision, Judgement


def standing(log: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that are not undone, by time, then id; lines that undo are left out."""
    lines = {line.id: line for line in log}
    undoing: dict[str, list[str]] = {}
    for line in lines.values():
        if line.decision is Decision.UNDO and line.undoes:
            undoing.setdefault(line.undoes, []).append(line.id)

    @cache
    def stands(line_id: str) -> bool:
        return not any(stands(undo) for undo in undoing.get(line_id, ()))

    found = (line for line in lines.values() if line.decision is not Decision.UNDO and stands(line.id))
    return tuple(sorted(found, key=lambda line: (line.at, line.id)))


def changed_lines(log: Sequence[Judgement], known: int) -> list[Judgement]:
    """Return the lines behind the first `known` ones, and all that these take back or give back."""
    lines = {line.id: line for line in log}
    found: dict[str, Judgement] = {}
    waiting = list(log[known:])
    while waiting:
        line = waiting.pop()
        found[line.id] = line
        if line.decision is Decision.UNDO and line.undoes in lines and line.undoes not in found:
            waiting.append(lines[line.undoes])
    return list(found.values())
