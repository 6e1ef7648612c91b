"""Answers kept under their tags: what was asked of this state of the register already is not made again.

Takes and gives finished answers. Since a tag is made of all an answer depends on, none here is ever out of date; those
not asked for longest go first.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer: its bytes, its type, and the address of the next page where there is one."""

    body: bytes
    media_type: str
    link: str = ""


class KeptAnswers:
    """The answers given last, up to `max_bytes` together. Safe to use from several threads."""

    def __init__(self, max_bytes: int = 32 * MEBIBYTE) -> None:
        """Begin empty."""
        self._max_bytes = max_bytes
        self._bytes = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._lock = Lock()

    def get(self, tag: str) -> Answer | None:
        """Return the answer with this tag, None where it is not kept."""
        with self._lock:
            if tag in self._answers:
                self._answers.move_to_end(tag)
            return self._answers.get(tag)

    def keep(self, tag: str, answer: Answer) -> None:
        """Take an answer in."""
        with self._lock:
            if tag in self._answers:
                return
            self._answers[tag] = answer
            self._bytes += len(answer.body)
            while self._bytes > self._max_bytes:
                _, dropped = self._answers.popitem(last=False)
                self._bytes -= len(dropped.body)
