"""The inputs that fuzzing starts from, made from the corpus and the adversarial texts at run time."""

import random
from collections.abc import Iterator
from pathlib import Path

from notice_parser.evaluation import gold
from tests.adversarial import FAMILIES, PUMPS
from tests.fuzz.oracle import BYTES
from tests.naughty import NAUGHTY

CORPUS = Path(__file__).parents[2] / "corpus"
_WINDOW = 500
_LINES = 8


def texts() -> list[str]:
    """The notices for work, the gate's never."""
    paths = [*sorted((CORPUS / "golden").glob("*.xml")), *sorted((CORPUS / "dev").glob("*.xml"))]
    return [gold.load(path).text for path in paths]


def seeds() -> Iterator[bytes]:
    for text in texts():
        lines = text.split("\n")
        for start in range(0, len(lines), _LINES):
            piece = "\n".join(lines[start : start + _LINES])[:_WINDOW]
            yield b"\x00" + piece.encode()
        yield b"\x01" + text[:_WINDOW].encode()
        yield bytes([BYTES]) + text[:_WINDOW].encode("gb18030")
        yield bytes([BYTES]) + f"<html><body><p>{text[:300]}</p><table><td>1</table>".encode()
    for make in FAMILIES.values():
        yield b"\x00" + make(120).encode("utf-8", "surrogatepass")
    for naughty in NAUGHTY:
        yield b"\x00" + naughty.encode("utf-8", "surrogatepass")


def dictionary() -> Iterator[str]:
    """The pieces in the notation of libFuzzer."""
    for piece in (*PUMPS, *(naughty for naughty in NAUGHTY if 0 < len(naughty) < 12)):
        yield '"' + "".join(f"\\x{byte:02x}" for byte in piece.encode("utf-8", "surrogatepass")) + '"'


class Mutator:
    """Changes a text by characters, pieces and lines, which mutation by bytes seldom does to Chinese."""

    def __init__(self) -> None:
        self.lines = [line for text in texts() for line in text.split("\n") if line.strip()]
        self.pieces = [*PUMPS, *NAUGHTY]

    def __call__(self, data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        text = data[1:].decode("utf-8", "replace")
        for _ in range(chance.randint(1, 4)):
            text = self._once(text, chance)
        changed = bytes([data[0] if data else 0]) + text.encode("utf-8", "surrogatepass")
        return changed[:most]

    def _once(self, text: str, chance: random.Random) -> str:
        one, other = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        near = min(len(text), one + chance.randint(1, 8))
        kind = chance.randrange(8)
        if kind == 0:
            return text[:one] + chance.choice(self.pieces) + text[one:]
        if kind == 1:
            return text[:one] + chance.choice(self.pieces) * chance.randint(2, 9) + text[near:]
        if kind == 2:
            return text[:one] + text[near:]
        if kind == 3:
            return text[:one] + chance.choice(self.lines) + text[one:]
        if kind == 4:
            return text[:one] + "\n" + chance.choice(self.lines) + "\n" + text[one:]
        if kind == 5:
            return text[:other] + text[one:other] + text[other:]
        if kind == 6:
            return text[:one] + text[other:]
        return text[:one] + text[one:near][::-1] + text[near:]
