"""The program that opens a PDF: bytes on stdin, glyphs on stdout. Run as a file of its own, never imported.

PDFium ends its process on some broken files, so it works in one that may end. Nothing of this package is
imported here. What comes out, by page: a header ``<II`` of the number of glyphs and of 1 where glyphs that
are turned follow, then their code points (``I``), left and right edges and baselines (``f``, y downwards).
The first line is one word: ``ok`` and the number of pages, or why there is nothing to read.
"""

import sys
from typing import Any

# The words of the first line.
OK, ENCRYPTED, DAMAGED, MISSING = "ok", "encrypted", "damaged", "missing"
TOO_LARGE, MEMORY = "too_large", "memory"

_ANGLE = 0.05
_FULL_TURN = 6.283185307179586


def main(arguments: list[str]) -> None:
    """Arguments: CPU seconds, bytes of memory, pages, glyphs on a page, glyphs in all."""
    seconds, memory, pages, on_page, in_all = map(int, arguments)
    data = sys.stdin.buffer.read()
    try:
        import pypdfium2
    except ImportError:
        _say(MISSING)
        return
    _confine(seconds, memory)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        _say(ENCRYPTED if "password" in str(error).lower() else DAMAGED)
        return
    count = len(document)
    if not 0 < count <= pages:
        _say(TOO_LARGE if count else DAMAGED)
        return
    found, total = [], 0
    for number in range(count):
        glyphs = _page(document, number, on_page)
        total += 0 if glyphs is None else len(glyphs[0])
        if glyphs is None or total > in_all:
            _say(TOO_LARGE)
            return
        found.append(glyphs)
    _say(f"{OK} {count}")
    for codes, lefts, rights, bases, turned in found:
        sys.stdout.buffer.write(len(codes).to_bytes(4, "little") + turned.to_bytes(4, "little"))
        for values in (codes, lefts, rights, bases):
            sys.stdout.buffer.write(values.tobytes())
    sys.stdout.buffer.flush()


def _say(word: str) -> None:
    sys.stdout.buffer.write(word.encode() + b"\n")
    sys.stdout.buffer.flush()


def _confine(seconds: int, memory: int) -> None:
    """Keep the process within its time and memory, and from writing any file."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(what)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(what, (most, most))


def _page(document: Any, number: int, most: int) -> tuple[Any, ...] | None:
    """The glyphs of a page, those that stand upright first; ``None`` where there are too many."""
    from array import array

    import pypdfium2.raw as pdfium

    upright: tuple[Any, ...] = (array("I"), array("f"), array("f"), array("f"))
    turned: tuple[Any, ...] = (array("I"), array("f"), array("f"), array("f"))
    try:
        page = document[number]
        text = page.get_textpage()
    except MemoryError:
        raise
    except Exception:
        # A page that is broken is an empty one; the others are read.
        return (*upright, 0)
    rotation = page.get_rotation()
    count = pdfium.FPDFText_CountChars(text)
    if count > most:
        return None
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(text, index)
        # A pair of surrogates is two characters to PDFium.
        if (
            code < 0x20
            or code == 0x7F
            or 0xD800 <= code <= 0xDFFF
            or code in (0xFFFE, 0xFFFF)
            or code > 0x10FFFF
        ):
            continue
        angle = pdfium.FPDFText_GetCharAngle(text, index) + rotation * _FULL_TURN / 360
        place = _place(pdfium, text, index, rotation)
        if place is None:
            continue
        glyphs = upright if abs((angle + 1) % _FULL_TURN - 1) < _ANGLE else turned
        for values, value in zip(glyphs, (code, *place), strict=True):
            values.append(value)
    text.close()
    page.close()
    if not upright[0]:
        return (*turned, 0)
    for values, more in zip(upright, turned, strict=True):
        values.extend(more)
    return (*upright, len(turned[0]))


def _place(pdfium: Any, text: Any, index: int, rotation: int) -> tuple[float, float, float] | None:
    """Left and right edge and baseline of a glyph as the page is shown; ``None`` where it has no place."""
    import ctypes
    import math

    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetCharOrigin(text, index, x, y):
        return None
    if not pdfium.FPDFText_GetLooseCharBox(text, index, box):
        return None
    if rotation == 90:
        place = (-box.top, -box.bottom, -x.value)
    elif rotation == 180:
        place = (-box.right, -box.left, y.value)
    elif rotation == 270:
        place = (box.bottom, box.top, x.value)
    else:
        place = (box.left, box.right, -y.value)
    return place if all(math.isfinite(one) and abs(one) < 1e6 for one in place) else None


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except MemoryError:
        _say(MEMORY)
