"""Answers kept under their tags: what was asked of this state of the register already is not made again.

Takes and gives finished answers. Since a tag is made of all an answer depends on, none here is ever out of date; those
not asked for longest go first. Processes that serve one register share a folder, so that none makes what another has
made.
"""

import json
import os
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer: its bytes, its type, and the address of the next page where there is one."""

    body: bytes
    media_type: str
    link: str = ""


class KeptAnswers:
    """The answers given last, up to `max_bytes` together. Safe to use from several threads.

    With a `folder`, also those that other processes have put there; each keeps up to `max_bytes` of its own in it.
    """

    def __init__(self, max_bytes: int = 32 * MEBIBYTE, folder: Path | None = None) -> None:
        """Begin empty."""
        self._max_bytes = max_bytes
        self._folder = folder
        self._bytes = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._shared: OrderedDict[str, int] = OrderedDict()
        self._shared_bytes = 0
        self._lock = Lock()

    def get(self, tag: str) -> Answer | None:
        """Return the answer with this tag, None where it is not kept."""
        with self._lock:
            if tag in self._answers:
                self._answers.move_to_end(tag)
                return self._answers[tag]
        answer = _read(self._folder / tag) if self._folder else None
        if answer:
            self._keep(tag, answer)
        return answer

    def keep(self, tag: str, answer: Answer) -> None:
        """Take an answer in."""
        self._keep(tag, answer)
        if self._folder:
            with self._lock, suppress(OSError):  # a full disk is no reason not to answer
                self._share(self._folder, tag, answer)

    def _keep(self, tag: str, answer: Answer) -> None:
        with self._lock:
            if tag in self._answers:
                return
            self._answers[tag] = answer
            self._bytes += len(answer.body)
            while self._bytes > self._max_bytes:
                _, dropped = self._answers.popitem(last=False)
                self._bytes -= len(dropped.body)

    def _share(self, folder: Path, tag: str, answer: Answer) -> None:
        if tag in self._shared:
            return
        written = folder / f"{tag}.{os.getpid()}"
        head = json.dumps([answer.media_type, answer.link]).encode()
        written.write_bytes(head + b"\n" + answer.body)
        written.replace(folder / tag)  # whole or not at all
        self._shared[tag] = len(answer.body)
        self._shared_bytes += len(answer.body)
        while self._shared_bytes > self._max_bytes:
            oldest, size = self._shared.popitem(last=False)
            self._shared_bytes -= size
            (folder / oldest).unlink(missing_ok=True)


def _read(path: Path) -> Answer | None:
    """Return the answer that some process has put there, None where none has."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    media_type, link = json.loads(head)
    return Answer(body, media_type, link)
