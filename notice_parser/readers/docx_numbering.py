"""Word's automatic numbering → the markers that a reader sees.

ECMA-376 Part 1, 17.9: a paragraph names a list (``numId``) and a level, itself or through its style; the list
names an abstract list with the format of each level, and may override it.
"""

import re
from dataclasses import dataclass, field

from notice_parser.readers.numerals import number_text
from notice_parser.readers.xml_events import walk

_PLACE = re.compile("%([1-9])")
_MAX_CHAIN = 32
_MAX_NUMBER = 100_000


@dataclass(slots=True)
class Level:
    """The format of a level. ``text`` holds %1 … %9 for the numbers of the levels."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False
    restarts: bool = True
    paragraph_style: str | None = None


@dataclass(slots=True)
class Style:
    """What a style says of numbering, and whether it hides its text."""

    based_on: str | None = None
    number: str | None = None
    level: int | None = None
    hidden: bool = False


@dataclass(slots=True)
class List:
    """A list: its abstract list, its own starts and levels."""

    abstract: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document, which are to be told in order."""

    def __init__(self, numbering: bytes | None, styles: bytes | None) -> None:
        self.abstracts: dict[str, dict[int, Level]] = {}
        self.links: dict[str, str] = {}
        self.lists: dict[str, List] = {}
        self.styles: dict[str, Style] = {}
        self.default_style: str | None = None
        self.counters: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()
        if styles is not None:
            _StyleReader(self).read(styles)
        if numbering is not None:
            _ListReader(self).read(numbering)

    def marker(self, number: str | None, level: int | None, style: str | None) -> str:
        """The marker of the next paragraph; empty where it is not numbered."""
        number, level = self._resolve(number, level, style or self.default_style)
        found = self.lists.get(number or "")
        if found is None or number is None or number == "0":
            return ""
        abstract = self._abstract(found)
        levels = self.abstracts.get(abstract, {}) | found.levels
        if level not in levels:
            return ""
        counters = self.counters.setdefault(abstract, {})
        start = found.starts.get(level, levels[level].start)
        if level in found.starts and (number, level) not in self.started:
            counters[level] = start
        else:
            counters[level] = min(counters[level] + 1, _MAX_NUMBER) if level in counters else start
        self.started.add((number, level))
        for deeper in [one for one in counters if one > level and levels.get(one, Level()).restarts]:
            del counters[deeper]
        return self._written(levels, level, counters)

    def hides(self, style: str) -> bool:
        """Whether a style of characters hides them."""
        found = self.styles.get(style)
        return found is not None and found.hidden

    @staticmethod
    def _written(levels: dict[int, Level], level: int, counters: dict[int, int]) -> str:
        own = levels[level]
        if own.style == "bullet":
            return ""

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            of = levels.get(place, Level())
            style = "decimal" if own.legal and place != level else of.style
            return number_text(counters.get(place, of.start), style)

        return _PLACE.sub(number, own.text)

    def _resolve(self, number: str | None, level: int | None, style: str | None) -> tuple[str | None, int]:
        """The list and level of a paragraph: its own, else those of its style or of what that builds on."""
        name = style
        for _ in range(_MAX_CHAIN):
            found = self.styles.get(name or "")
            if number is not None or found is None:
                break
            if found.number is not None:
                number = found.number
                level = self._level_of(number, style) if level is None else level
            level = found.level if level is None and found.number is not None else level
            name = found.based_on
        return number, level or 0

    def _level_of(self, number: str, style: str | None) -> int | None:
        """The level of a list that is tied to a style."""
        found = self.lists.get(number)
        levels = self.abstracts.get(self._abstract(found), {}) if found is not None else {}
        return next((place for place, one in levels.items() if style and one.paragraph_style == style), None)

    def _abstract(self, found: List) -> str:
        """An abstract list may refer to a numbering style, and by it to another list."""
        abstract = found.abstract
        if not self.abstracts.get(abstract) and abstract in self.links:
            style = self.styles.get(self.links[abstract])
            other = self.lists.get(style.number or "") if style is not None else None
            return other.abstract if other is not None else abstract
        return abstract


class _StyleReader:
    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.style: Style | None = None

    def read(self, data: bytes) -> None:
        walk(data, self._start, self._end)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if tag == "style":
            self.style = Style()
            self.numbering.styles[attributes.get("styleId", "")] = self.style
            if attributes.get("type") == "paragraph" and attributes.get("default") in ("1", "true", "on"):
                self.numbering.default_style = attributes.get("styleId")
        elif self.style is None:
            return
        elif tag == "basedOn":
            self.style.based_on = value
        elif tag == "numId":
            self.style.number = value
        elif tag == "ilvl":
            self.style.level = whole(value)
        elif tag == "vanish":
            self.style.hidden = value not in ("0", "false", "off")

    def _end(self, tag: str) -> None:
        if tag == "style":
            self.style = None


class _ListReader:
    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.levels: dict[int, Level] = {}
        self.list: List | None = None
        self.level: Level | None = None
        self.override = 0
        self.abstract = ""

    def read(self, data: bytes) -> None:
        walk(data, self._start, self._end)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if tag == "abstractNum":
            self.abstract = attributes.get("abstractNumId", "")
            self.levels = self.numbering.abstracts.setdefault(self.abstract, {})
        elif tag == "num":
            self.list = List()
            self.numbering.lists[attributes.get("numId", "")] = self.list
        elif tag == "numStyleLink":
            self.numbering.links[self.abstract] = value
        elif tag == "abstractNumId" and self.list is not None:
            self.list.abstract = value
        elif tag == "lvlOverride":
            self.override = whole(attributes.get("ilvl"))
        elif tag == "startOverride" and self.list is not None:
            self.list.starts[self.override] = whole(value)
        elif tag == "lvl":
            self.level = Level()
            levels = self.levels if self.list is None else self.list.levels
            levels[whole(attributes.get("ilvl"))] = self.level
        elif self.level is not None:
            self._in_level(self.level, tag, value)

    @staticmethod
    def _in_level(level: Level, tag: str, value: str) -> None:
        if tag == "start":
            level.start = whole(value)
        elif tag == "numFmt":
            level.style = value
        elif tag == "lvlText":
            level.text = value[:100]
        elif tag == "isLgl":
            level.legal = value not in ("0", "false", "off")
        elif tag == "lvlRestart":
            level.restarts = value != "0"
        elif tag == "pStyle":
            level.paragraph_style = value

    def _end(self, tag: str) -> None:
        if tag == "lvl":
            self.level = None
        elif tag == "num":
            self.list = None


def whole(value: str | None) -> int:
    """A number of an attribute; 0 where it is none."""
    return min(int(value), _MAX_NUMBER) if value and re.fullmatch("[0-9]{1,9}", value) else 0
