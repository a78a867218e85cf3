"""A source text made fit to be read: no lone surrogates, not too long."""

import re

from notice_parser.model.draft import FindingDraft

_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


def clean(text: str, limit: int) -> tuple[str, list[FindingDraft]]:
    """The text with lone surrogates replaced one to one and cut at ``limit`` code points.

    Each of the two leaves a finding, ``text-damaged`` or ``truncated``.
    """
    findings: list[FindingDraft] = []
    if len(text) > limit:
        findings.append(
            FindingDraft(
                "truncated",
                "warning",
                f"文本有 {len(text)} 个字符,超过上限 {limit},只解析了前 {limit} 个字符",
                f"the text has {len(text)} characters; only the first {limit} were parsed",
            )
        )
        text = text[:limit]
    match = None if _is_whole(text) else _SURROGATE.search(text)
    if match is not None:
        findings.append(
            FindingDraft(
                "text-damaged",
                "warning",
                "文本里有不成对的代理字符,已用 U+FFFD 代替",
                "lone surrogates were replaced by U+FFFD",
                match.span(),
            )
        )
        text = _SURROGATE.sub(_REPLACEMENT, text)
    return text, findings


def _is_whole(text: str) -> bool:
    """Whether no lone surrogate stands in a text: only they cannot be encoded."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
