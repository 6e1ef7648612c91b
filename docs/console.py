"""Run the `console` blocks of a page and put what the commands print below them.

Takes the text of pages; gives them with fresh output. Commands run in a folder of their own that holds `samples` and
reach the register of the README's first command, with the `dragoman` of this working copy; nothing else is changed.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
REGISTER = "desk.db"
WIDTH = "100"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT, MARK = "$ ", "\x1e"
SKIPPED_VARIABLES = ("DRAGOMAN_", "PYTHON", "PIP_", "CI", "TERM", "NO_COLOR", "FORCE_COLOR")
TIMEOUT_S = 120


class Workplace:
    """A folder with the register of the sample reports, made when the first block is run, and a room for each page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = False

    def make(self) -> None:
        """Put the command in place and read the sample reports."""
        binaries = self.folder / "bin"
        binaries.mkdir()
        shim = binaries / "dragoman"
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dragoman "$@"\n', encoding="utf-8")
        shim.chmod(0o755)
        self.made = True
        self.run(["dragoman read samples/reports"], self.room())

    def room(self) -> Path:
        """Return a new folder to run the commands of one page in; the samples are in it."""
        if not self.made:
            self.make()
        room = Path(tempfile.mkdtemp(dir=self.folder))
        (room / "samples").symlink_to(ROOT / "samples", target_is_directory=True)
        return room

    def run(self, commands: list[str], room: Path) -> list[str]:
        """Run commands in one shell; return what each prints on either stream, without blanks at the ends of lines."""
        script = "\n".join(f"printf '{MARK}'\n{command}" for command in commands)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(SKIPPED_VARIABLES)}
        done = subprocess.run(
            ["bash", "-c", f"exec 2>&1\n{script}"],
            cwd=room,
            env=kept | self._variables(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            check=False,
            timeout=TIMEOUT_S,
        )
        outputs = done.stdout.decode("utf-8").split(MARK)[1:]
        if len(outputs) != len(commands):
            raise RuntimeError(f"one of these left the shell: {commands}")
        return ["\n".join(line.rstrip() for line in output.strip("\n").split("\n")) for output in outputs]

    def _variables(self) -> dict[str, str]:
        return {
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "DRAGOMAN_REGISTER": str(Path("..") / REGISTER),
            "COLUMNS": WIDTH,
            "LC_ALL": "C.UTF-8",
        }


def find_commands(block: str) -> list[str]:
    r"""Return the commands of a block: the lines after "$ ".

    >>> find_commands("$ dragoman --version\ndragoman, version 0.1.0\\n")
    ['dragoman --version']
    """
    return [line.removeprefix(PROMPT) for line in block.splitlines() if line.startswith(PROMPT)]


def refresh(page: str, workplace: Workplace) -> str:
    """Return the page with the output its commands give now; a blank line divides one command from the next."""
    room = workplace.room()

    def fresh(match: re.Match[str]) -> str:
        commands = find_commands(match[1])
        outputs = workplace.run(commands, room)
        shown = [f"{PROMPT}{c}\n{o}\n" if o else f"{PROMPT}{c}\n" for c, o in zip(commands, outputs, strict=True)]
        return "```console\n" + "\n".join(shown) + "```"

    return BLOCK.sub(fresh, page)
