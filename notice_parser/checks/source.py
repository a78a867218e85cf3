"""Findings of how a text was read, from the facts that the reader left."""

from notice_parser.checks.messages import finding
from notice_parser.model import Source
from notice_parser.model.draft import FindingDraft

_MOST_PAGES = 8


def source_findings(source: Source) -> list[FindingDraft]:
    """``encoding-guessed`` where the bytes did not prove the encoding, ``text-lost`` where not all was taken,
    ``page-empty`` where pages hold no text.

    >>> source_findings(Source(characters=2, encoding="gb18030", encoding_certain=False))[0].code
    'encoding-guessed'
    """
    found = []
    if source.encoding_certain is False:
        found.append(finding("encoding-guessed", encoding=source.encoding or "?"))
    if source.lost:
        found.append(finding("text-lost", lost=source.lost))
    if empty := _empty_pages(source):
        shown = "、".join(map(str, empty[:_MOST_PAGES])) + ("等" if empty[_MOST_PAGES:] else "")
        found.append(finding("page-empty", pages=shown))
    return found


def _empty_pages(source: Source) -> list[int]:
    """The pages, counted from 1, that end where they begin."""
    ends = (*source.pages[1:], source.characters)
    # A line end parts the text of two pages.
    return [
        number
        for number, (start, end) in enumerate(zip(source.pages, ends, strict=False), 1)
        if end - start <= 1
    ]
