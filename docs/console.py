"""Run the `console` blocks of a page and put what the commands print below them.

Takes the text of pages; gives them with fresh output. Commands run in a folder of their own that holds `samples` and
the register of the README's first command, with the `dragoman` of this working copy; nothing else is changed.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
REGISTER = "samples.db"
WIDTH = "100"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT, MARK = "$ ", "\x1e"
SKIPPED_VARIABLES = ("DRAGOMAN_", "PYTHON", "PIP_", "CI", "TERM", "NO_COLOR", "FORCE_COLOR")
TIMEOUT_S = 120


class Workplace:
    """A folder with the sample reports and their register, made when the first block is run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = False

    def make(self) -> None:
        """Link the samples and read them; an older register in the folder is left as it is."""
        binaries = self.folder / "bin"
        binaries.mkdir(exist_ok=True)
        shim = binaries / "dragoman"
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dragoman "$@"\n', encoding="utf-8")
        shim.chmod(0o755)
        (self.folder / "samples").symlink_to(ROOT / "samples", target_is_directory=True)
        self.made = True
        self.run(["dragoman read samples/reports > reading.txt"])

    def run(self, commands: list[str]) -> list[str]:
        """Run commands in one shell; return what each prints on either stream, without blanks at the ends of lines."""
        if not self.made:
            self.make()
        script = "\n".join(f"printf '{MARK}'\n{command}" for command in commands)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(SKIPPED_VARIABLES)}
        done = subprocess.run(
            ["bash", "-c", f"exec 2>&1\n{script}"],
            cwd=self.folder,
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
            "DRAGOMAN_REGISTER": REGISTER,
            "COLUMNS": WIDTH,
            "LC_ALL": "C.UTF-8",
        }


def find_commands(block: str) -> list[str]:
    """Return the commands of a block: the lines after "$ ".

    >>> find_commands("$ dragoman --version\\ndragoman, version 0.1.0\\n")
    ['dragoman --version']
    """
    return [line.removeprefix(PROMPT) for line in block.splitlines() if line.startswith(PROMPT)]


def refresh(page: str, workplace: Workplace) -> str:
    """Return the page with the output its commands give now; a blank line divides one command from the next."""

    def fresh(match: re.Match[str]) -> str:
        commands = find_commands(match[1])
        outputs = workplace.run(commands)
        shown = [f"{PROMPT}{c}\n{o}\n" if o else f"{PROMPT}{c}\n" for c, o in zip(commands, outputs, strict=True)]
        return "```console\n" + "\n".join(shown) + "```"

    return BLOCK.sub(fresh, page)
