"""``import notice_parser`` does no work: it is read off what the fresh interpreter did."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]

# Runs in a fresh interpreter: imports the package under an audit hook and tells what happened.
WATCH = """
import json, logging, re, sys, warnings
events = []
records = []
compiled = []

class Keep(logging.Handler):
    def emit(self, record):
        records.append(record.getMessage())

logging.getLogger().addHandler(Keep())
logging.getLogger().setLevel(1)
compile_pattern = re._compile
def counted(pattern, flags):
    compiled.append(str(pattern))
    return compile_pattern(pattern, flags)
re._compile = counted
def watch(event, arguments):
    if event in ("open", "socket.connect", "subprocess.Popen", "os.system"):
        events.append([event, str(arguments[0])])
before = set(sys.modules)
sys.addaudithook(watch)
import notice_parser
during = list(events)
print(json.dumps({
    "modules": sorted(set(sys.modules) - before),
    "events": during,
    "records": records,
    "compiled": compiled,
}))
"""


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout


@cache
def seen() -> dict[str, list[str]]:
    told: dict[str, list[str]] = json.loads(run(WATCH))
    return told


def test_only_its_own_two_modules_are_imported() -> None:
    own = [module for module in seen()["modules"] if module.startswith("notice_parser")]
    assert own == ["notice_parser", "notice_parser._version"]


def test_nothing_from_outside_is_imported() -> None:
    outside = {module.split(".")[0] for module in seen()["modules"]} - sys.stdlib_module_names
    assert outside == {"notice_parser"}


def test_no_file_is_read_but_modules() -> None:
    opened = [path for event, path in seen()["events"] if event == "open"]
    assert [path for path in opened if not path.endswith((".py", ".pyc")) and ".pyc." not in path] == []
    assert [event for event, _ in seen()["events"] if event != "open"] == []


def test_no_pattern_is_compiled_and_nothing_is_logged() -> None:
    assert seen()["compiled"] == []
    assert seen()["records"] == []


def test_every_exported_name_can_be_had() -> None:
    code = "import notice_parser; print([n for n in notice_parser.__all__ if not hasattr(notice_parser, n)])"
    assert run(code).strip() == "[]"


def test_an_unknown_name_is_an_attribute_error() -> None:
    code = "import notice_parser; print(hasattr(notice_parser, 'prase'), 'parse' in dir(notice_parser))"
    assert run(code).strip() == "False True"


def test_the_model_needs_no_dictionary() -> None:
    code = (
        "import sys, notice_parser; notice_parser.Notice, notice_parser.parse; print('jieba' in sys.modules)"
    )
    assert run(code).strip() == "False"


def test_help_is_shown_without_parser_and_dictionary() -> None:
    code = (
        "import sys; from notice_parser.cli import main; code = main(['--help']);"
        "print(code, 'jieba' in sys.modules, 'notice_parser.pipeline' in sys.modules)"
    )
    assert run(code).splitlines()[-1] == "0 False False"
