"""Synthetic notices as files and archives: text in four encodings, pages, Word documents; ZIP, TAR and WARC.

``python -m tests.synthetic.containers FOLDER COUNT [SEED]`` writes so many files, a part of them in archives.
Everything is written as it is made; a folder of any size takes no memory.
"""

import io
import random
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from itertools import islice
from pathlib import Path

from tests.synthetic.notices import synthetic

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCX_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
}
# A moment for all members of archives: the same seed gives the same bytes.
_MOMENT = (2024, 1, 1, 0, 0, 0)
_IN_ARCHIVE = 200


def plain(encoding: str) -> Callable[[str], bytes]:
    def written(text: str) -> bytes:
        return text.encode(encoding, "replace")

    return written


def page(text: str) -> bytes:
    """A web page as offices publish them."""
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>通报</title></head><body>'
        f'<div class="nav">首页</div><div class="TRS_Editor">{lines}</div><div>网站地图</div></body></html>'
    ).encode()


def document(text: str) -> bytes:
    """A Word document with a paragraph a line."""
    kept = "".join(sign for sign in text if sign >= " " or sign in "\n\t")
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in kept.splitlines()
    )
    xml = f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**_DOCX_PARTS, "word/document.xml": xml}.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), part)
    return buffer.getvalue()


FORMS: tuple[tuple[str, Callable[[str], bytes], int], ...] = (
    ("utf8.txt", plain("utf-8"), 8),
    ("gb.txt", plain("gb18030"), 3),
    ("utf16.txt", plain("utf-16"), 1),
    ("bom.txt", plain("utf-8-sig"), 1),
    ("page.html", page, 4),
    ("word.docx", document, 2),
)


def members(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of so many documents."""
    rng = random.Random(seed)
    forms = [(name, write) for name, write, _ in FORMS]
    weights = [weight for *_, weight in FORMS]
    for number in range(count):
        ((name, write),) = rng.choices(forms, weights)
        yield f"{number:06}-{name}", write(synthetic(seed, number).text)


def write_files(folder: Path, count: int, seed: int = 0, archived: float = 0.5) -> None:
    """So many documents below a folder, this share of them in archives of up to two hundred."""
    folder.mkdir(parents=True, exist_ok=True)
    made = members(count, seed)
    for name, data in islice(made, round(count * (1 - archived))):
        path = folder / name[:3] / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    kinds = (write_zip, write_tar, write_warc)
    number = 0
    while part := list(islice(made, _IN_ARCHIVE)):
        kinds[number % len(kinds)](folder / f"archive-{number:04}", iter(part))
        number += 1


def write_zip(path: Path, documents: Iterator[tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(path.with_suffix(".zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in documents:
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), data, zipfile.ZIP_DEFLATED)


def write_tar(path: Path, documents: Iterator[tuple[str, bytes]]) -> None:
    with tarfile.open(path.with_suffix(".tar"), "w") as archive:
        for name, data in documents:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


def write_warc(path: Path, documents: Iterator[tuple[str, bytes]]) -> None:
    """A crawl: an answer of a web server for each document (ISO 28500)."""
    with path.with_suffix(".warc").open("wb") as file:
        for number, (name, data) in enumerate(documents):
            answer = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(data) + data
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
                f"WARC-Target-URI: https://www.example.com/{name}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            file.write(head.encode() + answer + b"\r\n\r\n")


def main(arguments: list[str]) -> None:
    """Write a folder."""
    folder, count, *seed = arguments
    write_files(Path(folder), int(count), int(seed[0]) if seed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
