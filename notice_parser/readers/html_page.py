"""A web page → a flat list of tokens, by a streaming parser.

A tree is never built: ``lxml.html`` loses text without an error past depth 256, and recursion over a tree
ends at the depth of an attack. The elements that matter carry the sums by which the main text is found.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from notice_parser.model import InputError
from notice_parser.readers.losses import chinese, without

# A long notice as Word saves it has some 20,000 tags; ten times that are read within a second.
MAX_TOKENS = 400_000
_CHUNK = 65_536


def _tags(*lines: str) -> frozenset[str]:
    return frozenset(tag for line in lines for tag in line.split())


_BLOCKS = _tags(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset",
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol",
    "option p pre section summary table tbody td tfoot th thead title tr ul",
)
# What a browser does not show as text.
_UNSHOWN = _tags(
    "applet audio button canvas datalist head iframe math noframes noscript object script select style svg",
    "template textarea title video",
)
_RAW = frozenset({"script", "style"})
_HIDING = re.compile(r"display ?: ?none|visibility ?: ?hidden|mso-hide ?: ?all", re.IGNORECASE)
_TAG = re.compile("<[^<>]*+>")
_STOP = re.compile("[。；！？;]")
_SENTENCE = 15
_ATTRIBUTE = 400
_MAX_STEPS = 12
_PLAIN_ID = re.compile(r"[A-Za-z_\u4e00-\u9fff][\w-]{0,60}")


@dataclass(slots=True, eq=False)
class Element:
    """An element with the range of its tokens and its sums, those of the elements within included.

    ``identity`` is its id, ``names`` are that and its classes, in small letters. It is the ``position``-th
    child of its parent.
    ``characters`` are not blank and shown; ``prose`` are those of lines that hold sentences, not links.
    """

    tag: str
    start: int
    parent: "Element | None"
    position: int = 1
    children: int = 0
    identity: str = ""
    names: frozenset[str] = frozenset()
    hidden: bool = False
    attributes: dict[str, str] = field(default_factory=dict)
    end: int = 0
    characters: int = 0
    prose: int = 0
    table: "Table | None" = None

    @property
    def is_block(self) -> bool:
        return self.tag in _BLOCKS

    @property
    def path(self) -> str:
        """A CSS selector: the steps from the nearest element above that has an id, or the last ones."""
        steps: list[str] = []
        element: Element | None = self
        while element is not None and len(steps) < _MAX_STEPS:
            if _PLAIN_ID.fullmatch(element.identity):
                steps.append(f"#{element.identity}")
                break
            steps.append(f"{element.tag}:nth-child({element.position})" if element.parent else element.tag)
            element = element.parent
        return " > ".join(reversed(steps))


@dataclass(slots=True)
class Table:
    """What a table looks like: one of data has several rows of several cells."""

    full_rows: int = 0
    short_rows: int = 0
    cells: int = 0
    longest: int = 0
    nested: bool = False

    def is_data(self, characters: int) -> bool:
        """A cell that holds nearly everything is that of a layout table."""
        if self.nested or self.full_rows < 2 or self.full_rows < self.short_rows:
            return False
        return self.longest < 800 or self.longest * 10 < characters * 6


# A token is an element where it begins, a text, or ``None`` where the element last begun ends.
Token = Element | str | None


@dataclass(slots=True)
class Page:
    """The tokens of a page, its elements, its ``<meta>`` elements by name, its ``<title>``.

    ``read`` counts the Chinese characters that the parser gave, shown or not.
    """

    tokens: list[Token] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    title: str = ""
    comment: str = ""
    read: int = 0


def parse_page(markup: str) -> Page:
    """Read the markup of a page. Raises ``InputError`` without lxml, or where there are too many tags."""
    try:
        from lxml import etree
    except ImportError:
        raise InputError(
            "missing_extra", "读网页需要 lxml；请安装：pip install 'notice-parser[html]'"
        ) from None
    builder = Builder()
    # lxml is told the encoding, so that no <meta> of the page changes it.
    parser = etree.HTMLParser(target=builder, encoding="utf-8", huge_tree=True)
    data = markup.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        parser.close()
    except etree.LxmlError:
        # What stood before the error was read; what is missing is counted by the caller.
        builder.close()
    return builder.close()


class Builder:
    """The target of the parser: takes its events one by one."""

    def __init__(self) -> None:
        self.page = Page()
        self.stack: list[Element] = []
        self.tables: list[Table] = []
        self.links = 0
        self.unshown = 0
        self.line = [0, 0, 0]  # characters, sentence ends, characters within links

    def start(self, tag: str, attributes: Any) -> None:
        tag = tag.lower() if isinstance(tag, str) else "?"
        if tag == "br":
            self._end_line()
        parent = self.stack[-1] if self.stack else None
        element = Element(tag, len(self.page.tokens), parent)
        if parent is not None:
            parent.children += 1
            element.position = parent.children
        self._attributes(element, attributes)
        element.hidden = element.hidden or tag in _UNSHOWN
        if element.is_block:
            self._end_line()
        if tag == "table":
            for table in self.tables[-1:]:
                table.nested = True
            element.table = Table()
            self.tables.append(element.table)
        elif tag == "tr" and self.tables:
            self.tables[-1].cells = 0
        elif tag == "a":
            self.links += 1
        self.unshown += element.hidden
        self.stack.append(element)
        self.page.elements.append(element)
        self._token(element)

    def _attributes(self, element: Element, attributes: Any) -> None:
        get = attributes.get
        if element.tag == "meta":
            name = (get("name") or get("property") or get("itemprop") or "").lower()[:_ATTRIBUTE]
            self.page.metas.setdefault(name, (get("content") or "")[:_ATTRIBUTE])
        elif element.tag == "link":
            self.page.links.setdefault((get("rel") or "").lower()[:_ATTRIBUTE], (get("href") or "")[:2000])
        elif attributes:
            element.identity = (get("id") or "")[:_ATTRIBUTE]
            names = element.identity + " " + (get("class") or "")[:_ATTRIBUTE]
            element.names = frozenset(names.lower().split())
            style = get("style") or ""
            element.hidden = "hidden" in attributes or _HIDING.search(style[:2000]) is not None
            for name in ("colspan", "rowspan", "type", "start", "value", "reversed"):
                if name in attributes:
                    element.attributes[name] = get(name)[:20]
            if element.tag in ("ol", "li") and style:
                element.attributes["style"] = style[:_ATTRIBUTE]

    def end(self, tag: str) -> None:
        tag = tag.lower() if isinstance(tag, str) else "?"
        if any(element.tag == tag for element in self.stack[-1:]):
            self._end()
        elif any(element.tag == tag for element in self.stack[-64:]):
            while self._end().tag != tag:
                pass

    def _end(self) -> Element:
        element = self.stack[-1]
        if element.is_block:
            self._end_line()
        self.stack.pop()
        self.unshown -= element.hidden
        self._token(None)
        element.end = len(self.page.tokens)
        if element.parent is not None:
            element.parent.characters += element.characters
            element.parent.prose += element.prose
        if element.tag == "a":
            self.links -= 1
        elif element.tag == "table":
            self.tables.pop()
        elif self.tables:
            self._end_in_table(element, self.tables[-1])
        return element

    @staticmethod
    def _end_in_table(element: Element, table: Table) -> None:
        if element.tag in ("td", "th") and element.characters:
            table.cells += 1
            table.longest = max(table.longest, element.characters)
        elif element.tag == "tr":
            table.full_rows += table.cells > 1
            table.short_rows += table.cells == 1

    def data(self, text: str) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.tag in _RAW:
            return
        self.page.read += chinese(text)
        if top is not None and top.tag == "title":
            self.page.title += text[: 1000 - len(self.page.title)]
        if not self.unshown and top is not None:
            count = sum(map(len, text.split()))
            top.characters += count
            self.line[0] += count
            self.line[1] += _STOP.search(text) is not None
            self.line[2] += count if self.links else 0
        self._token(text)

    def comment(self, text: str) -> None:
        if not self.page.comment and "saved from url" in text[:200]:
            self.page.comment = text[:2000]

    def pi(self, target: str, data: str | None = None) -> None:
        """Processing instructions are no text."""

    def close(self) -> Page:
        while self.stack:
            self._end()
        return self.page

    def _token(self, token: Token) -> None:
        if len(self.page.tokens) >= MAX_TOKENS and token is not None:
            raise InputError("too_large", "网页的标签太多，不像一篇通报；请把正文另存为纯文本（.txt）再试")
        self.page.tokens.append(token)

    def _end_line(self) -> None:
        count, stops, linked = self.line
        if count >= _SENTENCE and stops and linked * 2 < count and self.stack:
            self.stack[-1].prose += count
        self.line = [0, 0, 0]


def written(markup: str) -> int:
    """How many Chinese characters of the markup stand outside of tags, comments, scripts and styles.

    A second way to the same count, without the parser: what it has not given was lost.

    >>> written("<p title='标题'>整改<!-- 注释 --></p><script>脚本</script>情况")
    4
    """
    for opening, closing in (("<!--", "-->"), ("<script", "</script"), ("<style", "</style")):
        markup = without(markup, opening, closing)
    return chinese(_TAG.sub("", markup))
