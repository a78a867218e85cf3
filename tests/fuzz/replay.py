"""Judge kept inputs again: ``python -m tests.fuzz.replay FILE…``, without atheris."""

import sys
from pathlib import Path

from tests.fuzz.oracle import judge


def main(names: list[str]) -> None:
    for name in names:
        data = Path(name).read_bytes()
        sys.stdout.write(f"{name}: {data[:1]!r} {data[1:].decode('utf-8', 'replace')!r}\n")
        judge(data)


if __name__ == "__main__":
    main(sys.argv[1:])
