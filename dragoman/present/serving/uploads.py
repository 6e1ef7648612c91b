"""Read an uploaded document in a process of its own, under a time limit, into the register.

Takes bytes and a name; changes the register as `dragoman read` does. What a document does to its reader (memory, time,
a crash) never reaches the service.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import AcquireError
from dragoman.types.document import document_id
from dragoman.types.ids import checksum

MAX_NAME = 120


@dataclass(frozen=True, slots=True)
class Upload:
    """A document as it was sent: its file name without any folder, and its bytes."""

    name: str
    content: bytes

    @property
    def doc_id(self) -> str:
        """The id of the document these bytes are, where they can be read."""
        return document_id(checksum(self.content), {})


def clean_name(name: str) -> str:
    """Return a file name that is safe to write: letters, digits and "-_. " of the last part, never hidden.

    >>> clean_name("../../etc/pass*wd.txt"), clean_name("..")
    ('passwd.txt', 'document')
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in last if c.isalnum() or c in "-_. ").lstrip(". ")
    return kept[-MAX_NAME:].lstrip(". ") or "document"


def read_upload(upload: Upload, register: str, *, lexicon: Path | None, timeout_s: float) -> None:
    """Read a document into the register; one that cannot be read is listed there with the reason.

    Raises:
        AcquireError: reading took longer than `timeout_s`, or its process failed.
    """
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        path = Path(folder) / upload.name
        path.write_bytes(upload.content)
        # An address such as sqlite:///desk.db is relative to the service's own folder, so the process stays in it.
        command = [sys.executable, "-m", "dragoman", "read", str(path), "--register", register]
        if lexicon:
            command += ["--lexicon", str(lexicon)]
        try:
            done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=timeout_s)  # noqa: S603
        except subprocess.TimeoutExpired as err:
            raise AcquireError("timeout", f"{upload.name}: not read within {timeout_s:.0f} s; send a part") from err
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1].removeprefix("dragoman: ")
        raise AcquireError("internal_error", f"{upload.name}: {said}")
