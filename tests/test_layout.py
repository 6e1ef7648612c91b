"""The house as STYLE has it: sizes, names, docstrings, where printing is allowed, and what an import costs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "dragoman"
MAX_FUNCTION_LINES = 60
MAX_FILE_LINES = 500
MAX_IMPORT_S = 0.3
VAGUE_NAMES = {"utils", "util", "helpers", "misc", "common", "manager", "data"}
HEAVY = ("sqlalchemy", "lxml", "trafilatura", "rich", "click", "yaml", "pypdfium2", "docx", "rensa")
# What only this or that machine knows: folders of the builders, and hosts from which packages are fetched.
MACHINE_WORDS = ("/work" + "/", "/root" + "/", "pypi" + ".org", "pythonhosted" + ".org", "/opt" + "/")
TEXT_SUFFIXES = {".py", ".md", ".toml", ".yaml", ".yml", ".tsv", ".json", ".txt", ".svg", ".lock", ".sql", ".cfg", ""}


def list_tracked() -> list[Path]:
    """Return what git keeps and would keep; where there is no git, every file that is not hidden or built."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode == 0:
        return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).is_file()]
    skipped = {"__pycache__", "build", "dist"}
    parts = ((path, path.relative_to(ROOT).parts) for path in ROOT.rglob("*") if path.is_file())
    return [path for path, names in parts if not any(n.startswith(".") or n in skipped for n in names)]


TRACKED = list_tracked()
SOURCES = [path for path in TRACKED if path.suffix == ".py"]
MODULES = [path for path in SOURCES if PACKAGE in path.parents]
ids = [path.relative_to(ROOT).as_posix() for path in SOURCES]
module_ids = [path.relative_to(ROOT).as_posix() for path in MODULES]


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_files_and_functions_are_short(path):
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= MAX_FILE_LINES, f"{lines} lines"
    functions = [node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {f.name: n for f in functions if (n := (f.end_lineno or f.lineno) - f.lineno + 1) > MAX_FUNCTION_LINES}
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=module_ids)
def test_modules_are_named_for_what_they_hold(path):
    names = {path.stem, *path.relative_to(PACKAGE).parent.parts}
    assert not names & VAGUE_NAMES


@pytest.mark.parametrize("path", MODULES, ids=module_ids)
def test_modules_and_public_names_say_what_they_do(path):
    tree = parse(path)
    assert ast.get_docstring(tree) or not tree.body
    assert not [node.name for node in public_nodes(tree) if not ast.get_docstring(node)]


def public_nodes(tree: ast.Module):
    """Yield public functions and classes of a module, and the public methods of its classes, stubs left out."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from (
                part
                for part in node.body
                if isinstance(part, ast.FunctionDef)
                and not part.name.startswith("_")
                and not is_stub(part)
                and not is_overload(part)
            )


def is_stub(node: ast.FunctionDef) -> bool:
    """Whether a method of a Protocol has no body but "..."."""
    return len(node.body) == 1 and isinstance(node.body[0], ast.Expr) and ast.unparse(node.body[0]) == "..."


def is_overload(node: ast.FunctionDef) -> bool:
    return any(ast.unparse(decorator).endswith("overload") for decorator in node.decorator_list)


@pytest.mark.parametrize("path", MODULES, ids=module_ids)
def test_only_the_face_prints(path):
    called = [node.func for node in ast.walk(parse(path)) if isinstance(node, ast.Call)]
    printed = [f for f in called if isinstance(f, ast.Name) and f.id == "print"]
    assert not printed or (PACKAGE / "present") in path.parents


def test_no_file_names_a_machine_or_a_package_host():
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in TRACKED
        if path.suffix in TEXT_SUFFIXES and path != Path(__file__)
        for word in MACHINE_WORDS
        if word in path.read_text("utf-8", errors="replace")
    ]
    assert not found


def test_importing_the_package_loads_nothing_heavy():
    program = f"import sys, dragoman; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def test_importing_the_package_is_quick():
    program = "import time; t = time.perf_counter(); import dragoman; print(time.perf_counter() - t)"
    command = [sys.executable, "-c", program]
    runs = [subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True) for _ in range(3)]
    assert min(float(run.stdout) for run in runs) < MAX_IMPORT_S
