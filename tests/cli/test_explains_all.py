"""Every value of every record of the corpus can be asked for: ``explain`` names it and the rule behind it."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from notice_parser import Notice, parse
from notice_parser.cli.display import Lines, one_line
from notice_parser.cli.explanation import everything, one_place
from notice_parser.cli.run import Parsed
from notice_parser.model import Date, Node
from notice_parser.model.base import Mention, Text
from notice_parser.model.labels import label

CORPUS = Path(__file__).parents[2] / "corpus"
NOTICES = sorted([*(CORPUS / "golden").glob("*.xml"), *(CORPUS / "dev").glob("*.xml")])
# Wide enough that nothing is cut.
ROOM = 10_000


def values(part: object, name: str = "") -> Iterator[tuple[str, Text]]:
    """All values of a record that stand somewhere in its text, with the name of their field."""
    if isinstance(part, BaseModel):
        if isinstance(part, Text) and not isinstance(part, Node):
            yield name, part
        for field in type(part).model_fields:
            yield from values(getattr(part, field), field)
    elif isinstance(part, tuple | list):
        for one in part:
            yield from values(one, name)


def explained(parsed: Parsed) -> dict[int, str]:
    """What is said of each place where a value begins."""
    lines = Lines(parsed.text)
    starts = {value.start for _, value in values(parsed.notice)}
    return {start: "\n".join(one_place(parsed, lines, start, ROOM)) for start in starts}


def unexplained(notice: Notice, told: dict[int, str]) -> Iterator[tuple[str, str]]:
    for name, value in values(notice):
        shown = told[value.start]
        text = one_line(value.text)
        # Headings, markers and the contact block are the nodes that the path to the place is made of.
        in_path = name in ("heading", "marker")
        if name != "contact" and (
            text not in shown or not (in_path or f"[{value.start}, {value.end})" in shown)
        ):
            yield name, text
        if isinstance(value, Mention) and value.rule not in shown:
            yield f"{name}.rule", text
        if isinstance(value, Date):
            if label("resolution", value.resolution) not in shown:
                yield f"{name}.resolution", text
            if value.anchor is not None and one_line(value.anchor.text) not in shown:
                yield f"{name}.anchor", text


@pytest.mark.parametrize("path", NOTICES, ids=[path.stem for path in NOTICES])
def test_every_value_of_a_notice_has_an_explanation(path: Path) -> None:
    text = "".join(ElementTree.parse(path).getroot().itertext())
    parsed = Parsed(path.name, text, parse(text))
    assert list(unexplained(parsed.notice, explained(parsed))) == []
    whole = "\n".join(everything(parsed, Lines(text), ROOM))
    inspection, source = parsed.notice.inspection, parsed.notice.source
    stated = [inspection.kind, inspection.mode, source.published, source.index_number, source.content_source]
    assert [one for one in stated if one is not None and one_line(one) not in whole] == []


def test_the_walk_sees_what_a_record_holds() -> None:
    path = CORPUS / "golden/dongying-culture-center.xml"
    notice = parse("".join(ElementTree.parse(path).getroot().itertext()))
    names = {name for name, _ in values(notice)}
    assert {
        "title",
        "issuer",
        "team",
        "period",
        "anchor",
        "stated",
        "dates",
        "quantities",
        "subject",
    } <= names
    assert {"cues", "documents", "changes", "responsible", "phones", "emails", "postal_address"} <= names
