"""Titles in 《》, with the 文号 that follows and what kind of document the title names."""

import re
from functools import cache

from notice_parser.families.loader import rules, words
from notice_parser.model.draft import DocumentDraft, Place

# A title longer than this is text behind a lost bracket.
_MAX_TITLE = 150
_BRACKETS = re.compile(r"[《》\n]")
# 做法, 想法: a word in 法 that is no law.
_NOT_LAWS = ("做法", "想法", "看法", "书法", "用法", "写法", "说法", "语法", "兵法")
# A title ends in two notes at most: 采购办法(2024年修订)(试行).
_MOST_NOTES = 2
_TAIL_NOTE = re.compile(
    r"(?:\([^()]{0,20}\)|[0-9]{4}年?版?|[0-9]{4}[-—至][0-9]{4}年?|[〇一二三四五六七八九]{4}年)$"
)


@cache
def _number() -> re.Pattern[str]:
    return rules("base", "documents").compiled["document.number"]


@cache
def _unclosed() -> re.Pattern[str]:
    return rules("base", "documents").compiled["document.unclosed"]


@cache
def _kinds() -> tuple[dict[str, str], int]:
    kinds = {row["word"]: row["kind"] for row in words("base", "document_kinds")}
    return kinds, max(map(len, kinds))


def kind_of(title: str) -> str:
    """What a title names, from how it ends, notes behind it left aside.

    >>> kind_of("医用高值耗材管理办法(试行)"), kind_of("中国共产党巡视工作条例"), kind_of("今周纪声")
    ('rules', 'regulation', 'unknown')
    """
    title = title.rstrip("》 ")
    for _ in range(_MOST_NOTES):
        note = _TAIL_NOTE.search(title)
        if note is None or note.start() == 0:
            break
        title = title[: note.start()].rstrip()
    if title.endswith(_NOT_LAWS) and "中华人民共和国" not in title:
        return "unknown"
    kinds, longest = _kinds()
    for length in range(longest, 0, -1):
        kind = kinds.get(title[-length:])
        if kind is not None:
            return kind
    return "unknown"


def scan(text: str, start: int, end: int) -> list[DocumentDraft]:
    """The titles in ``text[start:end]``, in order and apart; of nested ones the outermost.

    A span holds its brackets. Where a bracket is lost, the title ends at a word that ends
    titles, or nothing is found; a title never runs over a line.

    >>> text = "印发《关于印发《云洲市采购办法》的通知》(云水发[2024]37号),学习《求是》。"
    >>> found = scan(text, 0, len(text))
    >>> [text[document.start : document.end] for document in found]
    ['《关于印发《云洲市采购办法》的通知》', '《求是》']
    >>> text[slice(*found[0].number)], found[0].kind, found[1].kind
    ('云水发[2024]37号', 'notice', 'publication')
    """
    found: list[DocumentDraft] = []
    stack: list[tuple[int, int]] = []
    for match in _BRACKETS.finditer(text, start, end):
        sign, position = match.group(), match.start()
        if sign == "《":
            stack.append((position, len(found)))
            continue
        if sign == "\n":
            stack.clear()
            continue
        while stack:
            opened, before = stack.pop()
            if 1 < position - opened <= _MAX_TITLE:
                # What was found inside is part of this title.
                del found[before:]
                found.append(_document(text, opened, position, end))
            break
    return _with_unclosed(text, start, end, found)


def _document(text: str, opened: int, closed: int, end: int) -> DocumentDraft:
    title = opened + 1, closed
    number: Place | None = None
    match = _number().match(text, closed + 1, end)
    if match is not None:
        number = match.span("number")
    kind = kind_of(text[opened + 1 : closed])
    return DocumentDraft(opened, closed + 1, "document.title", title, number, kind)


def _with_unclosed(text: str, start: int, end: int, found: list[DocumentDraft]) -> list[DocumentDraft]:
    """Add what opens outside of the found titles and never closes."""
    added: list[DocumentDraft] = []
    covered = 0
    position = start
    while (position := text.find("《", position, end)) >= 0:
        while covered < len(found) and found[covered].end <= position:
            covered += 1
        if covered < len(found) and found[covered].start <= position:
            position = found[covered].end
            continue
        match = _unclosed().match(text, position, end)
        if match is not None:
            title = match.span("title")
            kind = kind_of(match.group("title"))
            added.append(DocumentDraft(position, match.end(), "document.unclosed", title, None, kind))
        position = match.end() if match is not None else position + 1
    return sorted(found + added, key=lambda document: document.start) if added else found
