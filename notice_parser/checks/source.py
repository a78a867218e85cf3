"""Findings of how a text was read, from the facts that the reader left."""

from notice_parser.checks.messages import finding
from notice_parser.model import Source
from notice_parser.model.draft import FindingDraft


def source_findings(source: Source) -> list[FindingDraft]:
    """``encoding-guessed`` where the bytes did not prove the encoding.

    >>> source_findings(Source(characters=2, encoding="gb18030", encoding_certain=False))[0].code
    'encoding-guessed'
    """
    if source.encoding_certain is not False:
        return []
    return [finding("encoding-guessed", encoding=source.encoding or "?")]
