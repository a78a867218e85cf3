"""Relations between the record of a text and the record of the same text written otherwise."""

from pathlib import Path
from typing import Any

import pytest

from notice_parser import Notice, Options, parse
from notice_parser.evaluation import gold

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(path for folder in ("golden", "dev") for path in (CORPUS / folder).glob("*.xml"))
WIDE = str.maketrans(",:;()%0123456789", "，：；（）％０１２３４５６７８９")
NARROW = str.maketrans({wide: chr(narrow) for narrow, wide in WIDE.items()})
PLACES = {"start", "end", "anchor", "related", "text_spans", "notice_id", "source", "cues", "family_reason"}


def shape(value: Any) -> Any:
    """A record without its places, its texts folded to half width and without blanks."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items() if key not in PLACES}
    if isinstance(value, list):
        return [shape(item) for item in value]
    if isinstance(value, str):
        return "".join(value.translate(NARROW).split())
    return value


def record(text: str) -> Any:
    return shape(parse(text, options=Options(subjects=False)).model_dump(mode="json"))


def texts() -> list[Any]:
    return [pytest.param(gold.load(path).text, id=path.stem) for path in FILES]


@pytest.mark.parametrize("text", texts())
def test_width_changes_nothing_but_places(text: str) -> None:
    assert record(text.translate(WIDE)) == record(text.translate(NARROW))


@pytest.mark.parametrize("text", texts())
def test_line_ends_change_nothing_but_places(text: str) -> None:
    assert record(text.replace("\n", "\r\n")) == record(text)
    assert record(text.replace("\n", "\r")) == record(text)


@pytest.mark.parametrize("text", texts())
def test_blank_lines_and_trailing_blanks_change_nothing_but_places(text: str) -> None:
    assert record(text.replace("\n", " \u3000\n\n")) == record(text)


@pytest.mark.parametrize("text", texts())
def test_indents_change_nothing_but_places(text: str) -> None:
    assert record(text.replace("\n", "\n\u3000\u3000")) == record(text)


def _golden() -> Notice:
    return parse((CORPUS / "golden" / "dongying-culture-center.txt").read_text("utf-8"))


def test_one_number_edited_changes_that_mention_alone() -> None:
    text = (CORPUS / "golden" / "dongying-culture-center.txt").read_text("utf-8")
    before = [(q.text, q.value) for q in _golden().quantities]
    after = [(q.text, q.value) for q in parse(text.replace("7752种", "7753种")).quantities]
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        (("7752种", "7752"), ("7753种", "7753"))
    ]


def test_a_measure_deleted_leaves_a_gap_and_nothing_else() -> None:
    text = (CORPUS / "golden" / "dongying-culture-center.txt").read_text("utf-8")
    lines = text.split("\n")
    gone = next(i for i, line in enumerate(lines) if line.strip().startswith("(2)制定了党支部改进提升清单"))
    notice = parse("\n".join(lines[:gone] + lines[gone + 1 :]))
    assert len(notice.measures) == 29
    assert len(notice.problems) == 12
    assert [f.code for f in notice.findings if f.code.startswith("numbering")] == ["numbering-gap"]


def test_siblings_permuted_keep_their_roles() -> None:
    text = (CORPUS / "golden" / "dongying-culture-center.txt").read_text("utf-8")
    first, second = "(1)制定了党总支会议制度", "(2)制定了党支部改进提升清单"
    lines = text.split("\n")
    a = next(i for i, line in enumerate(lines) if line.strip().startswith(first))
    b = next(i for i, line in enumerate(lines) if line.strip().startswith(second))
    lines[a], lines[b] = lines[b], lines[a]
    notice = parse("\n".join(lines))
    assert (len(notice.problems), len(notice.measures)) == (12, 30)


def test_two_notices_in_one_text_keep_all_they_say() -> None:
    one = gold.load(CORPUS / "golden" / "dongying-culture-center.xml").text
    other = gold.load(next((CORPUS / "dev").glob("a01-*.xml"))).text
    joined = parse(one + "\n" + other)
    apart = [*parse(one).documents, *parse(other).documents]
    assert [document.text for document in joined.documents] == [document.text for document in apart]
