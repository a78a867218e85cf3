"""The fuzz target, ``python -m tests.fuzz.target SECONDS FOLDER``; ``make fuzz`` starts it.

Coverage-guided by atheris (libFuzzer). Any exception outside of the typed tree and any broken
promise is written into the folder as ``found-…``, the shortest input of its kind; ten seconds
for one input or more than 2 GiB of memory ends the run and leaves ``timeout-…`` or ``oom-…``.
``python -m tests.fuzz.replay FILE`` judges such a file again.
"""

import hashlib
import re
import sys
import tempfile
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["notice_parser"]):
    from tests.fuzz import oracle, seeds


class Hunt:
    """Judges inputs and keeps the shortest one of each kind that fails."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lengths: dict[str, int] = {}

    def __call__(self, data: bytes) -> None:
        try:
            oracle.judge(data)
        except Exception as error:
            self._keep(data, error)

    def _keep(self, data: bytes, error: Exception) -> None:
        kind = _kind(error)
        if len(data) >= self.lengths.get(kind, sys.maxsize):
            return
        self.lengths[kind] = len(data)
        name = f"found-{hashlib.sha256(kind.encode()).hexdigest()[:10]}"
        (self.folder / name).write_bytes(data)
        sys.stderr.write(f"== {name} ({len(data)} bytes): {type(error).__name__}: {str(error)[:200]}\n")


def _kind(error: Exception) -> str:
    """What failures of one cause have in common: the place in the code, else the broken promise."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [frame for frame in frames if "notice_parser" in frame.filename]
    if places:
        return f"{type(error).__name__} {places[-1].filename}:{places[-1].lineno}"
    return re.sub(r"'[^']*'|at [0-9]+|\[[^)]*\)|\S+\.\S+", "", str(error).split(";")[0])


def run(seconds: int, folder: Path) -> None:
    grown = folder / "corpus"
    grown.mkdir(parents=True, exist_ok=True)
    first = Path(tempfile.mkdtemp(prefix="notice-seeds-"))
    for number, seed in enumerate(seeds.seeds()):
        (first / f"{number:05}").write_bytes(seed)
    words = first.with_suffix(".dict")
    words.write_text("\n".join(seeds.dictionary()), "ascii")
    mutator = seeds.Mutator()
    hunt = Hunt(folder)
    atheris.Setup(
        [
            sys.argv[0],
            f"-max_total_time={seconds}",
            "-timeout=10",
            "-rss_limit_mb=2048",
            "-max_len=2400",
            "-print_final_stats=1",
            "-verbosity=0",
            f"-dict={words}",
            f"-artifact_prefix={folder}/",
            str(grown),
            str(first),
        ],
        hunt,
        custom_mutator=lambda data, most, seed: (
            mutator(data, most, seed) if seed % 4 else atheris.Mutate(data, most)
        ),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    run(int(sys.argv[1]), Path(sys.argv[2]))
