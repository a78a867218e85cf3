"""Everything that the README shows is run: commands, snippets, and what they are said to print."""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from notice_parser.cli.commands import program
from notice_parser.families import loader

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
OMITTED = "…"


@dataclass(frozen=True)
class Block:
    """A fenced block, and the block of output that stands right behind it."""

    language: str
    code: str
    output: str | None
    line: int


def blocks() -> Iterator[Block]:
    found = list(re.finditer(r"^```(\w*)\n(.*?)^```\n", README, re.MULTILINE | re.DOTALL))
    for index, match in enumerate(found):
        behind = found[index + 1] if index + 1 < len(found) else None
        shown = behind is not None and behind[1] == "text" and behind.start() == match.end()
        output = behind[2] if shown and behind is not None else None
        yield Block(match[1], match[2], output, README.count("\n", 0, match.start()) + 1)


BLOCKS = list(blocks())
SHELL = [block for block in BLOCKS if block.language == "bash"]
PYTHON = [block for block in BLOCKS if block.language == "python"]


def assert_shown(block: Block, printed: str) -> None:
    """The lines shown stand in what was printed, in their order; … stands for lines left out."""
    lines = iter(printed.splitlines())
    for line in (block.output or "").splitlines():
        if line != OMITTED:
            assert any(line == other.rstrip() for other in lines), f"line not printed: {line}"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the corpus and the command, as one sees them after an install."""
    shutil.copytree(ROOT / "corpus/golden", tmp_path / "corpus/golden")
    if os.name != "nt":
        command = tmp_path / "bin/notice-parser"
        command.parent.mkdir()
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m notice_parser "$@"\n', "utf-8")
        command.chmod(0o755)
    return tmp_path


def test_there_are_blocks_of_each_kind() -> None:
    assert len(SHELL) >= 5
    assert len(PYTHON) >= 5
    assert all(block.language for block in BLOCKS)


@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a POSIX shell")
@pytest.mark.parametrize("block", SHELL, ids=lambda block: f"line-{block.line}")
def test_a_command_does_what_is_shown(block: Block, desk: Path) -> None:
    environment = {
        **os.environ,
        "PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        ["sh", "-e", "-c", block.code],
        cwd=desk,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert_shown(block, done.stdout)


def test_the_snippets_print_what_is_shown(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other in one namespace, as a reader would type them."""
    monkeypatch.chdir(desk)
    names: dict[str, object] = {"__name__": "readme"}
    for block in PYTHON:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile("\n" * block.line + block.code, "README.md", "exec"), names)
        if block.output is None:
            assert printed.getvalue() == ""
        else:
            assert printed.getvalue() == block.output


def test_the_rule_shown_is_a_rule() -> None:
    (block,) = [block for block in BLOCKS if block.language == "toml"]
    (rule,) = loader.parse_rules(block.code, "README.md", "base")
    assert all(re.search(rule.pattern, example) for example in rule.examples)
    assert not any(re.search(rule.pattern, example) for example in rule.counter_examples)


def test_every_make_target_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"make ([a-z]+)", README))
    assert {"demo", "test"} <= named <= targets


def test_every_command_is_described() -> None:
    section = README[README.index("## 命令行") : README.index("### 看提纲")]
    described = re.findall(r"^\| `([a-z]+)[^`]*` \|", section, re.MULTILINE)
    assert described == list(program.commands)


def test_every_option_named_is_there() -> None:
    known = {name for command in program.commands.values() for param in command.params for name in param.opts}
    known |= {
        name
        for command in program.commands.values()
        for param in command.params
        for name in param.secondary_opts
    }
    known |= {name for param in program.params for name in param.opts} | {"--help", "--strict"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) <= known


def test_every_code_of_a_finding_is_described() -> None:
    section = README[README.index("## 疑点") : README.index("## 房间")]
    described = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", section)) - {"error", "warning", "info"}
    assert {row["word"] for row in loader.words("base", "findings")} <= described


def test_every_part_of_the_record_is_described() -> None:
    from notice_parser import Notice

    section = README[README.index("## 记录里有什么") : README.index("## 疑点")]
    missing = [name for name in Notice.model_fields if f"`{name}`" not in section]
    assert not missing


def test_every_room_is_described() -> None:
    section = README[README.index("## 房间") : README.index("## 规则怎样写")]
    rooms = {path.name for path in (ROOT / "notice_parser").iterdir() if (path / "__init__.py").exists()}
    assert rooms <= set(re.findall(r"`([a-z]+)/`", section))
