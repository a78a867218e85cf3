"""Files that the tests of the readers make themselves, around the golden notice or any text."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from notice_parser import Notice

GOLDEN = (Path(__file__).parents[2] / "corpus/golden/dongying-culture-center.txt").read_text("utf-8")
PER_LINE = 28
PLACES = {"start", "end", "text_spans", "related"}


def wrapped(text: str) -> list[list[str]]:
    """Paragraphs as printed: ``PER_LINE`` ideographs on a line, the first line stands in by two."""
    return [filled(line.strip()) for line in text.splitlines() if line.strip()]


def filled(paragraph: str) -> list[str]:
    """The lines of a paragraph; a sign of ASCII is half as wide as an ideograph."""
    found, line, room = [], "", PER_LINE - 2.0
    for char in paragraph:
        width = 1.0 if ord(char) > 0x7F else 0.5
        if width > room:
            found.append(line)
            line, room = "", float(PER_LINE)
        line += char
        room -= width
    return [*found, line]


def pdf(text: str = GOLDEN, *, encrypt: str | None = None) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), encrypt=encrypt)
    height, page = 780, 1
    canvas.setFont("STSong-Light", 15)
    for paragraph in wrapped(text):
        for index, line in enumerate(paragraph):
            if height < 80:
                canvas.drawString(280, 40, f"— {page} —")
                canvas.showPage()
                canvas.setFont("STSong-Light", 15)
                height, page = 780, page + 1
            x = 80.0 + (30 if index == 0 else 0)
            late = []
            for run in re.split("([“”])", line):
                # Quotes are drawn last, as software does that takes them from another font.
                if run in ("“", "”"):
                    late.append((x, run))
                else:
                    canvas.drawString(x, height, run)
                x += pdfmetrics.stringWidth(run, "STSong-Light", 15)
            for x, run in late:
                canvas.drawString(x, height, run)
            height -= 26
    canvas.save()
    return buffer.getvalue()


def ofd(text: str = GOLDEN, **replaced: bytes) -> bytes:
    """``replaced`` gives other bytes for a member: ``page=…``."""
    objects, height = [], 30.0
    for paragraph in wrapped(text):
        for index, line in enumerate(paragraph):
            left = 30 + (10 if index == 0 else 0)
            steps = " ".join("5" if ord(char) > 0x7F else "2.5" for char in line[:-1])
            objects.append(
                f'<ofd:TextObject ID="{len(objects)}" Boundary="{left} {height} 150 6" Size="5">'
                f'<ofd:TextCode X="0" Y="4.5" DeltaX="{steps}">{escape(line)}</ofd:TextCode></ofd:TextObject>'
            )
            height += 8
    # The order of drawing is no order of reading.
    page = f'<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">{"".join(reversed(objects))}</ofd:Page>'
    members = {
        "OFD.xml": b'<o:OFD xmlns:o="x"><o:DocRoot>Doc_0/Document.xml</o:DocRoot></o:OFD>',
        "Doc_0/Document.xml": b'<o:Document xmlns:o="x"><o:Pages><o:Page ID="1" BaseLoc="Pages/P/C.xml"/>'
        b"</o:Pages></o:Document>",
        "Doc_0/Pages/P/C.xml": replaced.get("page", page.encode()),
    }
    return zipped(members)


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def told(notice: Notice) -> dict[str, object]:
    """What a record says, without places and source."""
    return {
        "title": notice.title and notice.title.text,
        "problems": [node.heading and node.heading.text for node in notice.problems],
        "measures": [(node.text, node.status and node.status.value) for node in notice.measures],
        "dates": [(date.text, date.edtf) for date in notice.dates],
        "quantities": [
            (one.text, one.value, one.unit, one.subject and one.subject.text) for one in notice.quantities
        ],
        "stated": [(one.what, one.value) for one in notice.stated],
    }


def whole(notice: Notice) -> Any:
    """All of a record but its places, its source and its id."""
    record = json.loads(notice.model_dump_json())
    for key in ("source", "notice_id"):
        del record[key]
    return _without_places(record)


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(item) for key, item in value.items() if key not in PLACES}
    return [_without_places(item) for item in value] if isinstance(value, list) else value


__all__ = ["GOLDEN", "ofd", "pdf", "told", "whole", "wrapped", "zipped"]
