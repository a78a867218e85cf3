"""The few looks of a ledger's cells, and the colours of its states."""

from enum import IntEnum
from functools import cache

from notice_parser.ledger.columns import states

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FONT = "宋体"


class Look(IntEnum):
    """The number of a style, in the order of ``cellXfs``."""

    PLAIN = 0
    TITLE = 1
    SUBTITLE = 2
    HEADER = 3
    TEXT = 4
    CENTERED = 5
    # What is typed here stays text: 2.10, 007, 2025-6-30.
    LITERAL = 6
    NUMBER = 7
    SHARE = 8
    STRONG = 9


# (font, fill, border, number format, horizontal, vertical) by look. Format 49 is text, 10 is 0.00%.
_LOOKS = (
    (0, 0, 0, 0, "", ""),
    (1, 0, 0, 0, "center", "center"),
    (0, 0, 0, 0, "left", "center"),
    (2, 2, 1, 0, "center", "center"),
    (0, 0, 1, 0, "left", "center"),
    (0, 0, 1, 0, "center", "center"),
    (0, 0, 1, 49, "center", "center"),
    (0, 0, 1, 0, "center", "center"),
    (0, 0, 1, 10, "center", "center"),
    (2, 0, 1, 0, "left", "center"),
)


def _fonts() -> str:
    sizes = ((10, False), (18, True), (10, True))
    listed = "".join(
        f'<font>{"<b/>" if bold else ""}<sz val="{size}"/><color rgb="FF000000"/><name val="{_FONT}"/>'
        '<family val="3"/><charset val="134"/></font>'
        for size, bold in sizes
    )
    return f'<fonts count="{len(sizes)}">{listed}</fonts>'


def _look(font: int, fill: int, border: int, number: int, horizontal: str, vertical: str) -> str:
    place = f'horizontal="{horizontal}" vertical="{vertical}" ' if horizontal else ""
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
        'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
        f'<alignment {place}wrapText="1"/></xf>'
    )


@cache
def styles_xml() -> str:
    """The part ``xl/styles.xml``, without its XML head."""
    edge = "".join(
        f'<{side} style="thin"><color rgb="FF7F7F7F"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    none = "<border><left/><right/><top/><bottom/><diagonal/></border>"
    colours = "".join(
        f'<dxf><font><color rgb="FF{state.ink}"/></font>'
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{state.fill}"/>'
        f'<bgColor rgb="FF{state.fill}"/>'
        "</patternFill></fill></dxf>"
        for state in states().values()
    )
    return (
        f'<styleSheet xmlns="{_MAIN}">{_fonts()}'
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFD9E1F2"/><bgColor indexed="64"/>'
        "</patternFill></fill></fills>"
        f'<borders count="2">{none}<border>{edge}<diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(_LOOKS)}">{"".join(_look(*look) for look in _LOOKS)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>'
        f'<dxfs count="{len(states())}">{colours}</dxfs></styleSheet>'
    )
