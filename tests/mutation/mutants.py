"""Mutants of a room, made by mutmut: a copy of the project in which each is switched on by its name.

mutmut puts every mutant of a function beside it and a trampoline in its place, which calls the one that is
switched on. It changes neither what stands outside functions nor functions with a decorator.
"""

import ast
import contextlib
import difflib
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("text", "structure", "mentions", "meaning", "checks", "score")
# The files between the rooms, measured as one.
_SCORE = ("assemble.py", "front.py", "pipeline.py")
_COPIED = ("notice_parser", "tests", "corpus")
# mutmut wants to know what is mutated, and looks for the answer in the working folder.
_SETTINGS = "[mutmut]\nsource_paths = notice_parser\n"


@dataclass(frozen=True)
class Mutant:
    """One change: the name mutmut knows it by, and the lines that differ."""

    name: str
    diff: str


def copy_project(target: Path) -> None:
    """Copy what the tests read; ``target`` is an empty folder."""
    for name in _COPIED:
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ROOT.iterdir():
        if path.is_file() and (path.suffix in {".toml", ".md"} or path.name in {"Makefile", "LICENSE"}):
            shutil.copy2(path, target / path.name)
    (target / "setup.cfg").write_text(_SETTINGS, "utf-8")


def files_of(room: str) -> list[Path]:
    """The files of a room, relative to the project."""
    package = Path("notice_parser")
    if room == "score":
        return [package / name for name in _SCORE]
    return sorted(path.relative_to(ROOT) for path in (ROOT / package / room).glob("*.py"))


def mutate(target: Path, room: str) -> list[Mutant]:
    """Write the room's files anew with all their mutants; every mutant, in order of file and function."""
    from mutmut.mutation.file_mutation import mutate_file_contents

    found = []
    for path in files_of(room):
        with contextlib.chdir(target):
            mutated = mutate_file_contents(str(path), path.read_text("utf-8"))
        (target / path).write_text(mutated.code, "utf-8")
        module = ".".join(path.with_suffix("").parts)
        functions = _functions(mutated.code)
        found += [Mutant(f"{module}.{name}", _diff(functions, name)) for name in mutated.mutant_names]
    return found


def sample(mutants: list[Mutant], size: int | None, seed: int) -> list[Mutant]:
    """``size`` of the mutants, each as likely as any other; all of them where ``size`` is None."""
    if size is None or size >= len(mutants):
        return mutants
    return random.Random(seed).sample(mutants, size)


def _functions(code: str) -> dict[str, str]:
    return {
        node.name: ast.unparse(node)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def _diff(functions: dict[str, str], name: str) -> str:
    original = functions[name.partition("__mutmut_")[0] + "__mutmut_orig"].splitlines()
    lines = difflib.unified_diff(original[1:], functions[name].splitlines()[1:], n=0, lineterm="")
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))
