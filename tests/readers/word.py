"""Word documents around a text, made with python-docx: typed numbers, and Word's own automatic ones."""

import io
import re
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Pt

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# GB/T 9704: 一、 （一） 1. （1）; the golden notice has half-width brackets.
LEVELS = (
    (re.compile("[一二三四五六七八九十]{1,3}、"), "chineseCountingThousand", "%1、"),
    (re.compile(r"\([一二三四五六七八九十]{1,3}\)"), "chineseCounting", "(%2)"),
    (re.compile(r"[0-9]{1,2}\.(?![0-9])"), "decimal", "%3."),
    (re.compile(r"\([0-9]{1,2}\)"), "decimal", "(%4)"),
)


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def typed(lines: Sequence[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def printed(lines: Sequence[str]) -> bytes:
    """As GB/T 9704 prints: the title in the middle, 16 points, first lines standing in by two characters."""
    document = docx.Document()
    for line in lines:
        paragraph = document.add_paragraph(line)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.first_line_indent = Pt(32)
        paragraph.runs[0].font.size = Pt(16)
    title = document.paragraphs[0]
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.first_line_indent = None
    return saved(document)


def level(place: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def with_list(document: Any, levels: str) -> None:
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    numbering.append(parse_xml(f'<w:abstractNum {W} w:abstractNumId="70">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="7"><w:abstractNumId w:val="70"/></w:num>'))


def numbered(place: int) -> Any:
    return parse_xml(f'<w:numPr {W}><w:ilvl w:val="{place}"/><w:numId w:val="7"/></w:numPr>')


def automatic(lines: Sequence[str], *, through_style: bool) -> bytes:
    """The four levels by real automatic numbering, of the paragraph itself or of its style."""
    document = docx.Document()
    with_list(document, "".join(level(i, style, text) for i, (_, style, text) in enumerate(LEVELS)))
    names = [f"Level{place}" for place in range(4)]
    for place, name in enumerate(names):
        document.styles.add_style(name, 1).element.get_or_add_pPr().append(numbered(place))
    for line in lines:
        for place, (marker, *_) in enumerate(LEVELS):
            match = marker.match(line)
            if match:
                paragraph = document.add_paragraph(line[match.end() :])
                if through_style:
                    paragraph.style = document.styles[names[place]]
                else:
                    paragraph._p.get_or_add_pPr().append(numbered(place))
                break
        else:
            document.add_paragraph(line)
    return saved(document)
