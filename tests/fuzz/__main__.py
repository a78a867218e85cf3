"""``python -m tests.fuzz [seconds] [folder]``: run the fuzz target, then say what it found.

Exit code 1 where anything was found; the inputs are in ``folder``, ``out/fuzz`` unless told.
"""

import importlib.util
import subprocess
import sys
from pathlib import Path

from tests.fuzz.oracle import judge

_KEPT = ("found-*", "crash-*", "timeout-*", "oom-*", "leak-*")


def main(arguments: list[str]) -> int:
    seconds, folder = [*arguments, *("300", "out/fuzz")[len(arguments) :]]
    if importlib.util.find_spec("atheris") is None:
        sys.stderr.write("没有 atheris;请先 pip install -e '.[fuzz]'(Linux 或 macOS)\n")
        return 3
    ended = subprocess.run([sys.executable, "-m", "tests.fuzz.target", seconds, folder], check=False)
    kept = sorted(path for pattern in _KEPT for path in Path(folder).glob(pattern))
    failing = [path for path in kept if path.name.startswith(("timeout", "oom")) or _fails(path)]
    for path in failing:
        sys.stderr.write(f"python -m tests.fuzz.replay {path}\n")
    return int(bool(failing) or ended.returncode != 0)


def _fails(path: Path) -> bool:
    """Whether an input kept by this run or an earlier one still fails."""
    try:
        judge(path.read_bytes())
    except Exception:
        return True
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
