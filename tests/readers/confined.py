"""Read each file of a folder in a process of its own under hard limits, and say what came of it: a program.

Output, a JSON object by file name: ``outcome`` (a reason, ``text``, or what went wrong), ``seconds`` of CPU
and ``bytes`` of memory at most, both with those of the programs it started, and ``touched``: files opened for
writing, sockets.
"""

import json
import os
import resource
import sys
from pathlib import Path

from notice_parser.model import InputError
from notice_parser.readers import read_bytes

CPU_SECONDS = 2
MEMORY = 1024 * 1024 * 1024


def outcome(data: bytes, sentence: str) -> str:
    try:
        text, _ = read_bytes(data, "sample")
    except InputError as error:
        return error.reason if "\n" not in error.message else "two lines"
    return "text" if sentence in text and "root:" not in text else "lost"


def confine() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def touching(touched: list[str]) -> None:
    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket.") or event in ("os.mkdir", "os.rename", "os.remove", "os.symlink"):
            touched.append(f"{event} {arguments}")
        elif event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
            # A number is a pipe that is open already.
            touched.extend([] if isinstance(arguments[0], int) else [f"{event} {arguments[:2]}"])

    sys.addaudithook(watch)


def report(path: Path, sentence: str) -> dict[str, object]:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        touched: list[str] = []
        said: list[object]
        try:
            data = path.read_bytes()
            confine()
            touching(touched)
            said = [outcome(data, sentence), touched]
        except BaseException as error:
            said = [f"{type(error).__name__}: {error}"[:200], touched]
        os.write(writing, json.dumps(said).encode()[:60_000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = json.loads(pipe.read() or '["ended", []]')
    _, _, used = os.wait4(child, 0)
    seconds = round(used.ru_utime + used.ru_stime, 3)
    return {"outcome": said[0], "touched": said[1], "seconds": seconds, "bytes": used.ru_maxrss * 1024}


def main(folder: str, sentence: str, *warming: str) -> None:
    for path in warming:
        outcome(Path(path).read_bytes(), sentence)
    files = sorted(Path(folder).iterdir())
    json.dump({path.name: report(path, sentence) for path in files}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
