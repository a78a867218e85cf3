"""Judge kept inputs again: ``python -m tests.fuzz.replay FILE…``, without atheris."""

import sys
from pathlib import Path

from tests.fuzz.oracle import judge

for name in sys.argv[1:]:
    data = Path(name).read_bytes()
    sys.stdout.write(f"{name}: {data[:1]!r} {data[1:].decode('utf-8', 'replace')!r}\n")
    judge(data)
