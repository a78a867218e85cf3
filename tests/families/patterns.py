"""Every pattern that the package compiles, found by running it: ``python -m tests.families.patterns``.

Watches ``re`` while all modules are imported, all rule files read, every function that keeps a
compiled pattern called, and notices of all kinds parsed. What the code writes out but did not
reach is taken from the code.
"""

import ast
import base64
import functools
import importlib
import inspect
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import notice_parser

PACKAGE = Path(notice_parser.__file__).parent
CORPUS = PACKAGE.parent / "corpus"
_CALLS = {"compile", "search", "match", "fullmatch", "sub", "subn", "findall", "finditer", "split"}


class Site(NamedTuple):
    """A place in the code that hands a pattern to ``re``; ``literal`` where it is written out there."""

    file: str
    first: int
    last: int
    literal: str | bytes | None


def sites(path: Path) -> Iterator[Site]:
    """The places of one file. Another module of patterns than ``re`` is refused."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert "regex" not in {alias.name for alias in node.names}, f"{path}: regex is not watched"
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names} if node.module in ("re", "regex") else set()
            assert not names & _CALLS, f"{path}: write re.compile"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner, name = node.func.value, node.func.attr
            if isinstance(owner, ast.Name) and owner.id == "re" and name in _CALLS:
                pattern = node.args[0]
                literal = pattern.value if isinstance(pattern, ast.Constant) else None
                assert literal is None or isinstance(literal, (str, bytes))
                yield Site(name_of(path), node.lineno, node.end_lineno or node.lineno, literal)


def name_of(path: str | Path) -> str:
    return Path(path).relative_to(PACKAGE).as_posix()


class Watch:
    """Stands in for what ``re`` compiles with, and keeps what the package gave it."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, int, str | bytes, int]] = set()
        self._compile: Any = re._compile  # type: ignore[attr-defined]

    def __call__(self, pattern: Any, flags: Any) -> Any:
        frame = sys._getframe(1)
        while frame.f_code.co_filename == re.__file__ and frame.f_back is not None:
            frame = frame.f_back
        if Path(frame.f_code.co_filename).is_relative_to(PACKAGE):
            written = pattern.pattern if isinstance(pattern, re.Pattern) else pattern
            self.seen.add((name_of(frame.f_code.co_filename), frame.f_lineno, written, int(flags)))
        return self._compile(pattern, flags)


def run_everything() -> None:
    """Import all modules, call what compiles once, and parse notices of all kinds."""
    loader = importlib.import_module("notice_parser.families.loader")
    for family, name in loader.rule_files():
        if name.endswith(".toml"):
            rules = loader.rules(family, name.removesuffix(".toml"))
            for rule in rules:
                rules.compiled[rule.id]
    for found in pkgutil.walk_packages(notice_parser.__path__, "notice_parser."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for kept in vars(module).values():
            cached = isinstance(kept, functools._lru_cache_wrapper) and kept.__module__ == module.__name__
            if cached and not inspect.signature(kept).parameters:
                kept()
    for path in [*sorted((CORPUS / "golden").glob("*.txt")), *sorted((CORPUS / "dev").glob("*.xml"))]:
        notice_parser.parse(re.sub("<[^<>]{1,200}>", "", path.read_text("utf-8")))
    notice_parser.parse_bytes("整改\n".encode() * 99 + b"\xff")


def main() -> None:
    watch = Watch()
    re._compile = watch  # type: ignore[attr-defined]
    run_everything()
    re._compile = watch._compile  # type: ignore[attr-defined]
    rows = []
    for file, line, pattern, flags in watch.seen:
        is_bytes = isinstance(pattern, bytes)
        packed = pattern if isinstance(pattern, bytes) else pattern.encode("utf-8", "surrogatepass")
        rows.append([file, line, base64.b64encode(packed).decode(), flags, is_bytes])
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main()
