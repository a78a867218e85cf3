"""Spans and grounded texts.

All offsets are half-open, in Unicode code points of the source text.
"""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Base of every part of a notice: immutable, closed, hashable."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A place in the source text: ``source_text[start:end]``."""

    start: int
    end: int


class Text(Record):
    """A piece of the source text with its place: ``source_text[start:end] == text``."""

    text: str
    start: int
    end: int


class Mention(Text):
    """A grounded value, with the id of the rule that found it."""

    rule: str
