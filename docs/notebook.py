"""Run the cells of a notebook and put what they give below them.

Takes the text of a notebook (nbformat 4); gives it with fresh outputs, without counts, times or names of this machine.
"""

import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from docs.console import REGISTER, ROOT, SKIPPED_VARIABLES, TIMEOUT_S, Workplace

NAME = "dragoman.db"  # what the README's first command makes
KEPT = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def refresh_notebook(text: str, workplace: Workplace) -> str:
    """Return the notebook with what its cells give now, beside the register of the sample reports.

    Raises:
        CellExecutionError: a cell fails.
    """
    room = workplace.room()
    (room / NAME).symlink_to(Path("..") / REGISTER)
    notebook = nbformat.reads(text, as_version=4)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(SKIPPED_VARIABLES)}
    client = NotebookClient(notebook, timeout=TIMEOUT_S, kernel_name="python3", resources={"metadata": {"path": room}})
    client.extra_arguments = ["--log-level=ERROR"]  # the kernel listens on loopback alone, and need not warn of it
    client.execute(env=kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"})
    notebook.metadata = nbformat.from_dict(KEPT)
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id, cell.metadata = f"cell-{number}", nbformat.from_dict({})
        if cell.cell_type == "code":
            cell.execution_count = None
            for output in cell.outputs:
                output.update({"execution_count": None} if "execution_count" in output else {})
    return str(nbformat.writes(notebook, indent=1)) + "\n"
