"""Word documents: automatic numbers are restored, and hostile files are refused by name."""

import io
import time
import zipfile
from xml.sax.saxutils import escape

import pytest

from notice_parser import parse, parse_bytes
from notice_parser.model import InputError
from notice_parser.readers import read_bytes
from notice_parser.readers.docx_numbering import Numbering
from tests.readers.samples import GOLDEN, whole, zipped
from tests.readers.word import W, automatic, level, typed

LINES = [line.strip() for line in GOLDEN.splitlines() if line.strip()]
FORMS = {
    "typed": lambda: typed(LINES),
    "direct": lambda: automatic(LINES, through_style=False),
    "by style": lambda: automatic(LINES, through_style=True),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_record_is_that_of_the_text(form: str) -> None:
    data = FORMS[form]()
    assert read_bytes(data)[0].split("\n") == LINES
    notice = parse_bytes(data)
    assert whole(notice) == whole(parse(GOLDEN))
    assert len(notice.problems) == 12


@pytest.mark.parametrize(
    ("levels", "told_levels", "markers"),
    [
        (level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"), [0, 1, 1, 0, 1], "1. 1.1 1.2 2. 2.1"),
        (
            level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>"),
            [0, 0, 1],
            "一、 二、 2.1",
        ),
        (level(0, "decimalEnclosedCircle", "%1") + level(1, "upperRoman", "%2."), [0, 1, 0], "① I. ②"),
        (level(0, "lowerLetter", "%1)") + level(1, "ideographDigital", "%2、"), [0, 1, 1], "a) 一、 二、"),
        (level(0, "bullet", "·"), [0], ""),
    ],
)
def test_markers(levels: str, told_levels: list[int], markers: str) -> None:
    data = f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    data += '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    numbering = Numbering(data.encode(), None)
    assert " ".join(numbering.marker("7", place, None) for place in told_levels) == markers


def test_a_start_override_starts_anew_once() -> None:
    data = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
    )
    numbering = Numbering(data.encode(), None)
    assert [numbering.marker(number, 0, None) for number in "7788"] == ["1.", "2.", "5.", "6."]
    assert numbering.marker("0", 0, None) == ""


def package(body: str, **members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", body)
        for name, text in members.items():
            archive.writestr(f"word/{name}.xml", text)
    return file.getvalue()


def document_of(body: str) -> str:
    return f"<w:document {W}><w:body>{body}</w:body></w:document>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{escape(text)}</w:t></w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def cell(*lines: str) -> str:
    return f"<w:tc>{''.join(paragraph(run(line)) for line in lines)}</w:tc>"


BOX = f"<w:r><w:pict><w:txbxContent>{paragraph(run('框'))}</w:txbxContent></w:pict></w:r>"
HEADER = f"<w:tr>{cell('序号')}{cell('问题')}{cell('措施')}</w:tr>"
ROWS = f"{HEADER}<w:tr>{cell('1')}{cell('甲')}{cell('子', '丑')}</w:tr>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (paragraph(run("2024"), run("年"), run("3月")), ["2024年3月"]),
        (paragraph(run("甲"), "<w:r><w:br/></w:r>", run("乙")), ["甲", "乙"]),
        (paragraph(run("甲"), "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", run("乙")), ["甲乙"]),
        (paragraph(run("甲"), f"<w:ins>{run('增')}</w:ins>"), ["甲增"]),
        (paragraph(f"<w:moveFrom>{run('原')}</w:moveFrom>", f"<w:moveTo>{run('新')}</w:moveTo>"), ["新"]),
        (paragraph(run("隐", "<w:vanish/>"), run("显", '<w:vanish w:val="0"/>')), ["显"]),
        (paragraph(run("甲"), properties="<w:rPr><w:vanish/></w:rPr>"), ["甲"]),
        (paragraph(run("甲"), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("乙")), ["甲乙"]),
        (paragraph(run("甲"), properties="<w:rPr><w:moveFrom/></w:rPr>") + paragraph(run("乙")), ["甲乙"]),
        (
            paragraph(
                run("甲"), '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="2460"/></w:r>'
            ),
            ["甲①"],
        ),
        (paragraph(run("甲"), BOX), ["甲", "框"]),
        (f"<w:tbl>{ROWS}</w:tbl>{paragraph(run('后'))}", ["序号\t问题\t措施", "1\t甲\t子 丑", "后"]),
        (f"<w:tbl><w:tr>{cell('一', '二')}</w:tr></w:tbl>", ["一", "二"]),
    ],
)
def test_what_is_read(body: str, lines: list[str]) -> None:
    text, source = read_bytes(package(document_of(body)))
    assert text.split("\n") == lines
    assert source.media_type.endswith("wordprocessingml.document")


def test_the_element_of_a_place() -> None:
    body = f"{paragraph(run('甲'))}<w:tbl>{ROWS}</w:tbl>{paragraph(run(''))}{paragraph(run('后'), BOX)}"
    text, source = read_bytes(package(document_of(body)))
    assert [source.locate(text.index(sign)).element for sign in ("甲", "序号", "1", "后", "框")] == [
        "p[1]",
        "tbl[1]/tr[1]",
        "tbl[1]/tr[2]",
        "p[3]",
        "p[3]/txbxContent[1]/p[1]",
    ]


LONG = "整改落实情况" * 20


@pytest.mark.parametrize(
    ("body", "members", "lost"),
    [
        (paragraph(run(LONG)), {}, None),
        (paragraph(run(LONG), run(LONG, "<w:vanish/>")), {}, None),
        (paragraph(run(LONG), f"<mc:Fallback xmlns:mc='m'>{run(LONG)}</mc:Fallback>"), {}, None),
        (paragraph(run(LONG)), {"header1": paragraph(run("内部资料"))}, None),
        (paragraph(run(LONG)), {"header1": run(LONG), "header2": run(LONG)}, len(LONG)),
        (paragraph(run(LONG)), {"diagrams/data1": run(LONG)}, len(LONG)),
        # No program writes text outside of a paragraph; what this one cannot place is told of.
        (paragraph(run("甲")) + run(LONG), {}, len(LONG)),
    ],
    ids=["all", "hidden", "twice", "short header", "long header", "diagram", "no paragraph"],
)
def test_what_was_not_taken_is_counted(body: str, members: dict[str, str], lost: int | None) -> None:
    data = package(document_of(body), **members)
    notice = parse_bytes(data)
    assert notice.source.lost == lost
    assert ("text-lost" in {finding.code for finding in notice.findings}) == (lost is not None)


def test_the_main_part_may_have_a_number() -> None:
    body = document_of(paragraph(run("甲")))
    assert read_bytes(zipped({"word/document2.xml": body.encode()}))[0] == "甲"


def test_footnotes_stand_at_the_end() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(text))}</w:footnote>'
        for number, text in ((1, "无人引用"), (2, "注文"))
    )
    body = document_of(paragraph(run("甲"), reference) + paragraph(run("乙")))
    data = package(body, footnotes=f"<w:footnotes {W}>{notes}</w:footnotes>")
    assert read_bytes(data)[0].split("\n") == ["甲", "乙", "注文"]


DTD = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
FLOOD = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
DEEP = "<w:tbl><w:tr><w:tc>" * 5_000
HOSTILE = {
    "an external entity": (package(DTD + document_of(paragraph(run("甲")))), "xml_forbidden"),
    "an entity flood": (package(FLOOD + document_of(paragraph(run("甲")))), "xml_forbidden"),
    "a flood in the styles": (
        package(document_of(paragraph(run("甲"))), styles=FLOOD + "<a/>"),
        "xml_forbidden",
    ),
    "deep tables": (package(f"<w:document {W}><w:body>{DEEP}"), "depth"),
    "no xml": (package("整改"), "unreadable"),
    "cut off": (package(document_of(paragraph(run("甲")))[:-9]), "unreadable"),
    "no text": (package(document_of("")), "empty"),
    "a bomb": (package(document_of(" " * 20_000_000)), "bomb"),
    "a large part": (package(document_of("甲" * 12_000_000)), "too_large"),
    "half a file": (package(document_of(paragraph(run("甲"))))[:-40], "bad_zip"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused_by_name(kind: str) -> None:
    data, reason = HOSTILE[kind]
    begun = time.process_time()
    with pytest.raises(InputError) as caught:
        read_bytes(data)
    assert caught.value.reason == reason
    assert time.process_time() - begun < 1
