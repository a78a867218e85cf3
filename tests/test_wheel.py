"""The wheel that is shipped is what was tested: built, installed into a clean environment, tried."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from notice_parser import __version__
from notice_parser.families.loader import rule_files

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "corpus/golden/dongying-culture-center.txt"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=environment, timeout=300)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment that holds the wheel; what it depends on is lent from this one."""
    home = tmp_path_factory.mktemp("clean") / "环境"
    venv.create(home, with_pip=False)
    scripts = home / SCRIPTS
    python = scripts / "python"
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=home,
    )
    code = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    packages = Path(run(python, "-c", code, cwd=home).stdout.decode().strip())
    # A line of a .pth file adds a folder without reading the .pth files in it: no editable install is lent.
    lent = {sysconfig.get_paths()[key] for key in ("purelib", "platlib")}
    (packages / "lent.pth").write_text("\n".join(lent), "utf-8")
    return scripts


def test_the_wheel_holds_code_rules_and_licence_alone(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"notice_parser/py.typed", "notice_parser/model/labels.toml"} <= set(names)
    assert {f"notice_parser/families/{family}/{file}" for family, file in rule_files()} <= set(names)
    assert any(name.endswith("LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"notice_parser"}


def test_the_source_archive_holds_all_that_is_needed_to_work_on_it(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", tmp_path, ROOT, cwd=tmp_path)
    (built,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"README.md", "SECURITY.md", "LICENSE", "Makefile", "pyproject.toml"} <= names
    assert {"notice_parser/py.typed", "tests/test_wheel.py", f"corpus/golden/{GOLDEN.name}"} <= names


def test_the_installed_package_is_the_one_that_runs(clean: Path, tmp_path: Path) -> None:
    code = "import notice_parser; print(notice_parser.__file__); print(notice_parser.__version__)"
    where, version = run(clean / "python", "-c", code, cwd=tmp_path).stdout.decode("utf-8").split()
    assert Path(where).is_relative_to(clean.parent)
    assert version == __version__


def test_the_installed_command_says_its_version(clean: Path, tmp_path: Path) -> None:
    done = run(clean / "notice-parser", "--version", cwd=tmp_path)
    assert done.stdout.decode().split() == ["notice-parser", __version__]


def test_the_installed_command_parses_a_notice(clean: Path, tmp_path: Path) -> None:
    done = run(clean / "notice-parser", "parse", "-", cwd=tmp_path, stdin=GOLDEN.read_bytes())
    record = json.loads(done.stdout)
    assert record["family"] == "inspection_rectification"
    assert record["source"]["characters"] == len(GOLDEN.read_bytes().decode("utf-8"))
    assert done.stderr == b""


def test_the_installed_command_reads_its_rules(clean: Path, tmp_path: Path) -> None:
    shown = run(clean / "notice-parser", "families", cwd=tmp_path).stdout.decode("utf-8")
    assert {line.split()[0] for line in shown.splitlines()[1:]} == {family for family, _ in rule_files()}
