"""Findings of how a text was read, from the facts that the reader left."""

from notice_parser.checks.messages import finding
from notice_parser.model import Source
from notice_parser.model.draft import FindingDraft


def source_findings(source: Source) -> list[FindingDraft]:
    """``encoding-guessed`` where the bytes did not prove the encoding, ``text-lost`` where not all was taken.

    >>> source_findings(Source(characters=2, encoding="gb18030", encoding_certain=False))[0].code
    'encoding-guessed'
    """
    found = []
    if source.encoding_certain is False:
        found.append(finding("encoding-guessed", encoding=source.encoding or "?"))
    if source.lost:
        found.append(finding("text-lost", lost=source.lost))
    return found
