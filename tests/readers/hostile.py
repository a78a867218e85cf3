"""Files made to do harm, or broken: by name the bytes, and what must come of them.

What must come is a set of reasons of ``InputError`` or, behind ``TEXT``, a text that holds ``SENTENCE``.
"""

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from tests.readers import samples
from tests.readers.samples import zipped

SENTENCE = "根据市委统一部署，市委第六巡察组开展了巡察。"
TEXT = "text"
Sample = tuple[bytes, set[str]]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MANY = 20_000
XXE = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE a [" + "".join(
    f'<!ENTITY e{level} "{"&e" + str(level - 1) + ";" if level else "lol"}'
    + (f"{'&e' + str(level - 1) + ';'}" * 9 if level else "")
    + '">'
    for level in range(10)
)
LAUGHS += "]>"


def word(body: str, **members: bytes) -> bytes:
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped(
        {"word/document.xml": document.encode(), **{f"word/{k}.xml": v for k, v in members.items()}}
    )


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def words() -> Iterator[tuple[str, bytes, set[str]]]:
    good = paragraph(SENTENCE)
    whole = word(good)
    yield (
        "word: entity of a file",
        zipped({"word/document.xml": f"{XXE}<a>&e;</a>".encode()}),
        {"xml_forbidden"},
    )
    yield (
        "word: entity flood",
        zipped({"word/document.xml": f"{LAUGHS}<a>&e9;</a>".encode()}),
        {"xml_forbidden"},
    )
    yield "word: flood in the styles", word(good, styles=f"{LAUGHS}<a>&e9;</a>".encode()), {"xml_forbidden"}
    yield (
        "word: flood in the notes",
        word(
            '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' + good,
            footnotes=f"{LAUGHS}<a>&e9;</a>".encode(),
        ),
        {"xml_forbidden"},
    )
    yield "word: deep tables", word("<w:tbl><w:tr><w:tc>" * MANY), {"depth", "unreadable"}
    yield "word: deep text boxes", word("<w:p><w:r><w:txbxContent>" * MANY), {"depth", "unreadable"}
    yield "word: deep styles", word(good, styles=_chain()), {TEXT}
    yield "word: many paragraphs", word(good + paragraph("") * 100_000), {TEXT, "too_large", "bomb"}
    for name, inner, outcome in (
        ("elements", "<w:p/>" * 600_000, "too_large"),
        ("short paragraphs", paragraph("甲") * 40_000, TEXT),
    ):
        body = f"<w:document xmlns:w='{W}'>{good}{inner}</w:document>"
        stored = zipped({"word/document.xml": body.encode()}, zipfile.ZIP_STORED)
        yield f"word: many {name}", stored, {outcome}
    yield (
        "word: many cells",
        word(
            good
            + "<w:tbl>"
            + "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='99999999'/></w:tcPr></w:tc></w:tr>" * 5_000
            + "</w:tbl>"
        ),
        {TEXT, "bomb"},
    )
    yield "word: bomb", zipped({"word/document.xml": b" " * 60_000_000}), {"bomb", "too_large"}
    yield "word: bomb in the numbers", word(good, numbering=b" " * 60_000_000), {"bomb", "too_large"}
    yield "word: no XML", zipped({"word/document.xml": b"\0" * 5_000}), {"unreadable"}
    yield "word: cut", whole[: len(whole) // 2], {"bad_zip"}
    yield (
        "word: cut XML",
        zipped({"word/document.xml": f"<w:document xmlns:w='{W}'><w:body>{good}".encode()}),
        {"unreadable"},
    )
    yield "word: encrypted member", flagged(whole), {"encrypted"}
    yield (
        "word: macros",
        zipped(
            {
                "word/document.xml": f"<w:document xmlns:w='{W}'>{good}</w:document>".encode(),
                "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"AutoOpen" * 50,
            }
        ),
        {TEXT},
    )
    yield "word: two documents", twice("word/document.xml", whole), {TEXT, "unreadable"}
    yield (
        "word: climbing names",
        zipped(
            {
                "word/document.xml": f"<w:document xmlns:w='{W}'>{good}</w:document>".encode(),
                "../../evil.txt": b"x",
            }
        ),
        {TEXT},
    )
    yield (
        "word: template far away",
        word(
            good,
            settings=b'<w:settings xmlns:w="x"><w:attachedTemplate r:id="http://192.0.2.1/a.dotm"/></w:settings>',
        ),
        {TEXT},
    )
    attributes = " ".join(f'a{number}="1"' for number in range(200_000))
    yield "word: 200,000 attributes", word(f"<w:p {attributes}>{good}</w:p>"), {TEXT, "unreadable"}
    yield (
        "word: a long attribute",
        word(f"<w:p><w:pPr><w:pStyle w:val='{'长' * 3_000_000}'/></w:pPr></w:p>{good}"),
        {TEXT, "bomb"},
    )


def _chain() -> bytes:
    """Styles that build on each other in a ring."""
    ring = "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % MANY}"/></w:style>' for n in range(MANY)
    )
    return f'<w:styles xmlns:w="{W}">{ring}</w:styles>'.encode()


def pages() -> Iterator[tuple[str, bytes, set[str]]]:
    attributes = " ".join(f"a{number}=1" for number in range(200_000))
    wide = "<table>" + "<tr><td rowspan=99999 colspan=99999>甲<td>乙</tr>" * 50 + "</table>"
    for name, markup in {
        "deep divs": "<div>" * MANY + SENTENCE,
        "deep inline": "<b>" * MANY + SENTENCE,
        "deep tables": "<table><tr><td>" * 5_000 + SENTENCE,
        "deep lists": "<ol><li>" * 5_000 + SENTENCE,
        "unclosed fonts": "<p><font>" * MANY + SENTENCE,
        "unclosed links": "<a " * MANY + ">" + SENTENCE,
        "crossed": "<b><p></b></p>" * 5_000 + SENTENCE,
        "wrong ends": "</div></p></span>" * MANY + SENTENCE,
        "200,000 attributes": f"<p {attributes}>{SENTENCE}</p>",
        "200,000 attributes of elements": "<p a=1 b=2 c=3 d=4>" * 50_000 + SENTENCE,
        "a long attribute": f"<p title='{'长' * 3_000_000}'>{SENTENCE}</p>",
        "many ids": "".join(f"<p id=p{number}>甲" for number in range(50_000)) + SENTENCE,
        "wide cells": wide + SENTENCE,
        "nuls": "<p>\0</p>" * 5_000 + SENTENCE * 5,
        "entities": "<p>" + "&nbsp;&#0;&#xD800;&#99999999999;&bad;" * 5_000 + SENTENCE,
        "open comment behind": SENTENCE + "<!-- ",
        "many open comments": "<!-" * 100_000 + ">" + SENTENCE,
        "document type": "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;" + SENTENCE,
        "styles": f"<p style='{'display :' * 50_000}'>{SENTENCE}</p>",
        "blanks": "<p>" + " \n" * 500_000 + SENTENCE,
    }.items():
        data = ("<html><body>" * (name != "document type") + markup).encode()
        yield f"page: {name}", data, {"not_text"} if name == "nuls" else {TEXT}
    yield "page: too many tags", b"<html>" + b"<p>" * 1_000_000, {"too_large"}
    yield "page: too many bytes", ("<p>" + "长" * 6_000_000).encode(), {"too_large"}
    yield "page: cut character", ("<html><p>" + SENTENCE * 3).encode()[:-1], {TEXT}
    yield "page: script alone", b"<html><script>" + b"a" * 1_000_000, {"empty"}


def texts() -> Iterator[tuple[str, bytes, set[str]]]:
    yield "text: nuls", b"\0" * 5_000_000, {"not_text"}
    yield "text: a few nuls", (SENTENCE + "\0").encode() * 500, {TEXT, "not_text"}
    yield "text: cut character", (SENTENCE * 3).encode()[:-1], {TEXT}
    yield "text: cut character of GB18030", (SENTENCE * 3).encode("gb18030")[:-1], {TEXT}
    yield "text: half a UTF-16 unit", ("\ufeff" + SENTENCE * 3).encode("utf-16-le")[:-1], {TEXT}
    yield "text: lone surrogates", SENTENCE.encode("utf-16") + b"\x00\xd8" * 3, {TEXT}
    yield "text: random", bytes((n * n * 31 + n // 7) % 256 for n in range(300_000)), {"not_text"}
    yield "text: overlong UTF-8", (SENTENCE * 5).encode() + b"\xc0\xaf" * 3, {TEXT}


def pdfs() -> Iterator[tuple[str, bytes, set[str]]]:
    made = samples.pdf(samples.GOLDEN[:300])
    broken = {"unreadable", "crash", "no_text_layer"}
    yield "pdf: loop of forms", _pdf_of(b"/F Do", 12, b"/F Do /F Do "), broken
    yield (
        "pdf: loop of pages",
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
            b"trailer<</Root 1 0 R>>\n"
        ),
        broken,
    )
    yield (
        "pdf: many pages claimed",
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[]/Count 999999999>>endobj\n"
            b"trailer<</Root 1 0 R>>\n"
        ),
        {*broken, "too_large"},
    )
    yield (
        "pdf: bomb of a stream",
        _pdf_of_stream(zlib.compress(b"q Q " * 10_000_000)),
        {*broken, "memory", "timeout"},
    )
    yield (
        "pdf: bomb in bombs",
        _pdf_of_stream(zlib.compress(zlib.compress(b" " * 50_000_000)), b"[/FlateDecode/FlateDecode]"),
        {*broken, "memory"},
    )
    yield "pdf: encrypted", samples.pdf(samples.GOLDEN[:300], encrypt="secret"), {"encrypted"}
    yield "pdf: cut", made[: len(made) // 2], broken
    yield "pdf: nuls", b"%PDF-1.7\n" + b"\0" * 100_000, broken
    yield "pdf: deep arrays", b"%PDF-1.4\n1 0 obj" + b"[" * 100_000 + b"endobj trailer<</Root 1 0 R>>", broken
    yield "pdf: a scan", samples.pdf("图"), {"no_text_layer"}


def _pdf_of(content: bytes, length: int, form: bytes) -> bytes:
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources 6 0 R>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
        b"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 6 0 R/Length %d>>stream\n%s\n"
        b"endstream endobj\n6 0 obj<</XObject<</F 5 0 R>>>>endobj\ntrailer<</Root 1 0 R>>\n"
        % (len(content), content, length, form)
    )


def _pdf_of_stream(stream: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d/Filter %s>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
        % (len(stream), filters, stream)
    )


def ofds() -> Iterator[tuple[str, bytes, set[str]]]:
    yield "ofd: entities", samples.ofd(page=f"{LAUGHS}<P>&e9;</P>".encode()), {"xml_forbidden"}
    yield "ofd: deep", samples.ofd(page=b"<P>" * MANY), {"depth"}
    yield "ofd: bomb", samples.ofd(page=b" " * 60_000_000), {"bomb"}
    yield (
        "ofd: steps without end",
        samples.ofd(
            page=f'<P><TextObject Boundary="9 9 99 9"><TextCode DeltaX="{"g 99999999 5 " * 9}">{SENTENCE}'
            "</TextCode></TextObject></P>".encode()
        ),
        {TEXT},
    )
    yield (
        "ofd: climbing names",
        zipped({"OFD.xml": b"<OFD><DocRoot>../../etc/passwd</DocRoot></OFD>"}),
        {"unreadable"},
    )
    yield (
        "ofd: a page in itself",
        zipped(
            {
                "OFD.xml": b"<OFD><DocRoot>D.xml</DocRoot></OFD>",
                "D.xml": b"<Document>" + b'<Page BaseLoc="D.xml"/>' * 5_000 + b"</Document>",
            }
        ),
        {"unreadable"},
    )
    objects = b"<TextObject><TextCode>a</TextCode></TextObject>" * 150_000
    yield (
        "ofd: many objects",
        zipped(
            {
                "OFD.xml": b"<OFD><DocRoot>D.xml</DocRoot></OFD>",
                "D.xml": b'<Document><Page BaseLoc="P.xml"/></Document>',
                "P.xml": b"<Page>" + objects + b"</Page>",
            },
            zipfile.ZIP_STORED,
        ),
        {"too_large"},
    )


def archives() -> Iterator[tuple[str, bytes, set[str]]]:
    """Archives of one document are read as it; here each must be refused or hold the sentence."""
    note = SENTENCE.encode()
    bomb = zipped({"b.txt": b"0" * 60_000_000})
    yield "zip: bomb", bomb, {"bomb"}
    yield "zip: many bombs", zipped({f"{n}.txt": b"0" * 30_000_000 for n in range(20)}), {"bomb"}
    yield "zip: bombs in a zip", zipped({"a.zip": bomb}), {"bomb"}
    yield (
        "zip: in zips",
        zipped({"a.zip": zipped({"b.zip": zipped({"c.zip": zipped({"d.txt": note})})})}),
        {"depth"},
    )
    yield "zip: names without end", _many_names(60_000), {"bomb"}
    yield "zip: many members", zipped({f"{n}.txt": b"" for n in range(MANY)}), {"is_archive", "bomb", "empty"}
    yield "zip: overlapping members", _overlapping(), {"bomb", "bad_zip", "is_archive"}
    yield "zip: two of one name", twice("a.txt", zipped({"a.txt": note})), {"is_archive"}
    yield "zip: climbing name", zipped({"../../../tmp/evil.txt": note}), {TEXT}
    yield "zip: name with NUL", zipped({"a\0b.txt": note}), {TEXT}
    yield "zip: encrypted", flagged(zipped({"a.txt": note})), {"encrypted"}
    yield "zip: a lie about its size", _lying(), {"bomb", "bad_zip", "not_text", TEXT}
    yield "zip: cut", zipped({"a.txt": note * 100})[:-30], {"bad_zip"}
    yield "zip: nuls", b"PK\x03\x04" + b"\0" * 100_000, {"bad_zip"}
    yield "zip: directory elsewhere", b"PK\x03\x04" + b"PK\x05\x06" + b"\xff" * 18, {"bad_zip", "bomb"}
    yield "gzip: bomb", gzip.compress(b"0" * 60_000_000), {"bomb"}
    yield "gzip: cut", gzip.compress(note * 100)[:-10], {"bad_zip"}
    yield "tar: links", _tar(("a.txt", tarfile.SYMTYPE, b""), ("b.txt", tarfile.LNKTYPE, b"")), {"empty"}
    yield "tar: devices", _tar(("a", tarfile.CHRTYPE, b""), ("b", tarfile.FIFOTYPE, b"")), {"empty"}
    yield "tar: climbing name", _tar(("/../../etc/passwd", tarfile.REGTYPE, note)), {TEXT}
    yield "tar: cut", _tar(("a.txt", tarfile.REGTYPE, note * 500))[:1_500], {"bad_zip"}
    yield (
        "tar: a negative size",
        _tar(("a.txt", tarfile.REGTYPE, note)).replace(b"00000000104", b"-0000000104"),
        {
            "bad_zip",
            "empty",
            "not_text",
            TEXT,
        },
    )
    yield "warc: cut in a record", _warc(note * 50)[:-600], {"bad_zip", TEXT}
    yield (
        "warc: a length without end",
        _warc(note).replace(b"Content-Length: ", b"Content-Length: 99999999999"),
        {
            "bad_zip",
            TEXT,
        },
    )
    yield "warc: nuls", b"WARC/1.0\r\n" + b"\0" * 100_000, {"bad_zip", "empty"}


def flagged(data: bytes) -> bytes:
    """Every member marked as encrypted."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = changed.find(mark)
        while found >= 0:
            changed[found + place] |= 1
            found = changed.find(mark, found + 4)
    return bytes(changed)


def twice(name: str, data: bytes) -> bytes:
    """A second member of the same name."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        info = zipfile.ZipInfo("x" * len(name))
        archive.writestr(info, archive.read(name))
    return buffer.getvalue().replace(b"x" * len(name), name.encode())


def _lying() -> bytes:
    data = bytearray(zipped({"a.txt": b"0" * 50_000}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 10)
    return bytes(data)


def _many_names(count: int) -> bytes:
    entry = b"PK\x01\x02" + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)
    directory = (entry + b"a") * count
    return (
        b"PK\x03\x04"
        + directory
        + b"PK\x05\x06"
        + struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory), 4, 0)
    )


def _overlapping() -> bytes:
    """Many members that are one and the same piece of the file."""
    kernel = zipped({"a": b"0" * 900_000})
    start = kernel.index(b"PK\x01\x02")
    entry = kernel[start : kernel.index(b"PK\x05\x06")]
    count = 1_000
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(entry) * count, start, 0)
    return kernel[:start] + entry * count + b"PK\x05\x06" + end


def _tar(*members: tuple[str, bytes, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind, data in members:
            info = tarfile.TarInfo(name)
            info.type, info.size, info.linkname = kind, len(data), "/etc/passwd"
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def _warc(body: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/1\r\n"
    head += "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"


def others() -> Iterator[tuple[str, bytes, set[str]]]:
    yield "excel", zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}), {"unsupported"}
    yield "picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 1_000, {"unsupported"}
    yield "encrypted word", _ole("EncryptedPackage"), {"encrypted"}
    yield "old excel", _ole("Workbook"), {"unsupported"}
    yield "nothing", b"", {"empty"}


def _ole(stream: str) -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 1_016
        + stream.encode("utf-16-le").ljust(64, b"\0")
        + b"\0" * 960
    )


GROUPS: tuple[Callable[[], Iterator[tuple[str, bytes, set[str]]]], ...] = (
    texts,
    pages,
    words,
    pdfs,
    ofds,
    archives,
    others,
)


def samples_by_name() -> dict[str, Sample]:
    """All of them; built when asked for, as some take a second to pack."""
    found: dict[str, Any] = {}
    for group in GROUPS:
        for name, data, outcomes in group():
            assert name not in found
            found[name] = (data, outcomes)
    return found
