"""What a page tells of its main text: title, publication date, index number, address."""

import re
from dataclasses import dataclass
from functools import cache

from notice_parser.families import loader
from notice_parser.readers.html_lines import render
from notice_parser.readers.html_page import Page, Token

_DAY = re.compile(r"((?:19|20)[0-9]{2})[-年/.]?(1[0-2]|0?[1-9])[-月/.]?(3[01]|[12][0-9]|0?[1-9])(?![0-9])")
# "标题_栏目_网站", "标题 - 网站"
_SITE = re.compile(r"[_|｜]|\s{1,4}[-–—]\s{1,4}|(?<=[\u4e00-\u9fff])-(?=[^-]{2,30}$)")
_URL = re.compile(r"https?://[^\s\"'<>]{4,2000}")
_HEADINGS = ("h1", "h2", "h3")
_TITLE_NAMES = re.compile(r"(?:[a-z_-]{0,20}title|tit|biaoti|bt|ucap-title|activity-name)")
_SHORTEST, _LONGEST = 8, 200
_LINE = 200
_HEAD = 600
_HEAD_LINES = 6


@dataclass(frozen=True, slots=True)
class About:
    """What a page tells of its main text. ``published`` is an ISO day."""

    published: str | None = None
    index_number: str | None = None
    content_source: str | None = None
    url: str | None = None


def about(page: Page, outside: list[Token], text: str) -> About:
    """Read the ``<meta>`` elements of a page, then the lines around its main text, then its first ones."""
    found = {"published": "", "index_number": "", "content_source": "", "url": ""}
    for row in loader.words("base", "html_metas"):
        value = page.metas.get(row["word"], "").strip()
        if value and not found.get(row["kind"], "-"):
            found[row["kind"]] = _day(value) if row["kind"] == "published" else value
    told = _lines([*render(outside).lines, *text.split("\n", _HEAD_LINES)[:_HEAD_LINES]])
    addresses = (found["url"], page.links.get("canonical", ""), page.comment)
    return About(
        published=found["published"] or told.get("published"),
        index_number=found["index_number"] or told.get("index_number"),
        content_source=found["content_source"] or told.get("content_source"),
        url=next((match[0] for address in addresses if (match := _URL.search(address))), None),
    )


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules = loader.rules("base", "html_lines")
    return tuple((str(rule.extra["kind"]), re.compile(rule.pattern)) for rule in rules)


def _lines(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    alike = [line[:_LINE].replace("：", ":").replace("\xa0", " ").replace("\u3000", " ") for line in lines]
    for kind, pattern in _rules():
        if kind in found:
            continue
        for line in alike:
            match = pattern.search(line)
            value = match and (_iso(match) if kind == "published" else match["value"])
            if value:
                found[kind] = value
                break
    return found


def _day(text: str) -> str:
    match = _DAY.search(text)
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else ""


def _iso(match: re.Match[str]) -> str:
    month, day = int(match["month"]), int(match["day"])
    return f"{match['year']}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def missing_title(page: Page, text: str, outside: list[Token]) -> str | None:
    """The title of the main text as the page gives it, where the main text does not begin with it.

    A heading is believed where the ``<title>`` of the page holds it too: many sites print their own name
    as ``<h1>``.
    """
    head = _squeezed(text[:_HEAD])
    named = _squeezed(page.title)
    candidates = [title for title in _headings(outside) if not named or _squeezed(title) in named]
    metas = [row["word"] for row in loader.words("base", "html_metas") if row["kind"] == "title"]
    candidates.sort(key=len, reverse=True)
    candidates += [page.metas.get(meta, "") for meta in metas]
    candidates.append(_SITE.split(" ".join(page.title.split()))[0])
    for candidate in candidates:
        title = " ".join(candidate.split())
        if _SHORTEST <= len(title) <= _LONGEST:
            return None if _squeezed(title) in head else title
    return None


def _headings(tokens: list[Token]) -> list[str]:
    """The texts of headings, and of elements whose name says that they hold a title."""
    found: list[str] = []
    depth = begin = 0
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            continue
        if token is None:
            depth -= depth > 0
            if not depth and begin:
                found.append("".join(render(tokens[begin:index]).lines))
                begin = 0
        elif depth:
            depth += 1
        elif token.characters <= _LONGEST and _is_heading(token.tag, token.names):
            depth, begin = 1, index + 1
    return [title for title in found if title]


def _is_heading(tag: str, names: frozenset[str]) -> bool:
    return tag in _HEADINGS or any(_TITLE_NAMES.fullmatch(name) for name in names)


def _squeezed(text: str) -> str:
    return "".join(text.split()).translate(_ALIKE)


_ALIKE = str.maketrans("，：；（）", ",:;()")
