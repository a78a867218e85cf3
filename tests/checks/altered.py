"""A consistent notice with one place changed, and what is remarked of it."""

from functools import cache

from notice_parser import Notice, parse

# What stands there, what is put there, the findings that a reader would make (code, the marked text).
Row = tuple[str, str, list[tuple[str, str]]]


@cache
def altered(text: str, old: str, new: str) -> Notice:
    assert old in text
    return parse(text.replace(old, new))


def remarks(text: str, old: str, new: str) -> list[tuple[str, str]]:
    """The code and the marked text of each finding of the altered notice."""
    text_then = text.replace(old, new)
    return sorted(
        (one.code, "" if one.start is None else text_then[one.start : one.end])
        for one in altered(text, old, new).findings
    )
