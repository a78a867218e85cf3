"""Past a limit a parse goes on without the rest, says so, and never fails."""

import pytest

from notice_parser import Notice, Options, parse
from notice_parser.model import Node
from notice_parser.model.limits import MAX_DEPTH, MAX_MENTIONS, MAX_PARAGRAPH, MAX_PARAGRAPHS
from notice_parser.structure.markers import ranks
from tests.adversarial import HEAD
from tests.pipeline.grounded import faults

FORCED = Options(family="inspection_rectification", subjects=False)


def cuts(notice: Notice) -> list[str]:
    return [finding.message for finding in notice.findings if finding.code == "truncated"]


def test_two_million_characters_are_read_and_no_more() -> None:
    assert Options().max_characters == 2_000_000
    line = "坚持学习。" * 200 + "\n"
    whole = line * (2_000_000 // len(line) + 1)
    notice = parse(whole, options=FORCED)
    assert notice.source.characters == 2_000_000
    assert any(str(len(whole)) in message for message in cuts(notice))


def test_fifty_thousand_paragraphs_are_read_and_no_more() -> None:
    notice = parse("改\n" * (MAX_PARAGRAPHS + 1), options=FORCED)
    assert cuts(notice) == ["文本超过50000段,只解析了前50000段"]
    assert notice.source.characters == 2 * MAX_PARAGRAPHS


@pytest.mark.parametrize("piece", ["改\n", "改 \n\n", "1.改\n", "改\t改\t改\t\n", "改\r\n", "改\u2028"])
def test_every_kind_of_paragraph_counts(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notice_parser.pipeline.MAX_PARAGRAPHS", 60)
    each = piece.count("改")
    assert cuts(parse(piece * (60 // each), options=FORCED)) == []
    notice = parse(piece * (60 // each + 1), options=FORCED)
    assert cuts(notice) == ["文本超过60段,只解析了前60段"]
    read = (piece * (60 // each + 1))[: notice.source.characters]
    assert read.count("改") == 60
    assert not faults(notice, read)


def test_what_stands_behind_twenty_thousand_characters_of_a_paragraph_is_not_searched() -> None:
    filler = "坚持学习," * (MAX_PARAGRAPH // 5)
    text = f"{HEAD}采购图书7752种,{filler}新增读者300人。\n(2)召开会议4次。"
    notice = parse(text, options=FORCED)
    assert [quantity.text for quantity in notice.quantities] == ["7752种", "4次"]
    [finding] = [finding for finding in notice.findings if finding.code == "truncated"]
    assert finding.start is not None
    assert finding.end is not None
    assert text[finding.start : finding.end].endswith("新增读者300人。")
    assert not faults(notice, text)


def test_a_figure_is_not_cut_in_two() -> None:
    """A limit inside of 12345人 must not leave 12 or 345人."""
    for missing in range(12):
        body = ("坚持学习," * (MAX_PARAGRAPH // 5))[: MAX_PARAGRAPH - missing] + "12345人"
        notice = parse(f"{HEAD}{body},坚持学习。", options=FORCED)
        assert {quantity.text for quantity in notice.quantities} <= {"12345人"}


@pytest.mark.parametrize("stop", ["。", ";", ",", "\t", " "])
def test_a_paragraph_too_long_is_searched_up_to_its_last_stop(stop: str) -> None:
    body = "改" * (MAX_PARAGRAPH - 100) + "。新增读者3人" + stop
    text = f"{HEAD}{body}{'改' * 80}12人{'改' * 80}。"
    notice = parse(text, options=FORCED)
    assert [quantity.text for quantity in notice.quantities] == ["3人"]
    [finding] = [finding for finding in notice.findings if finding.code == "truncated"]
    assert finding.start is not None
    assert text[finding.start :].lstrip().startswith("改" * 80 + "12人")
    assert str(len(body) + 80 + 3 + 80 + 1) in finding.message


def test_a_paragraph_without_a_stop_near_the_limit_is_searched_up_to_it() -> None:
    body = "新增读者3人。" + "改" * (MAX_PARAGRAPH - 8) + "增3人"
    notice = parse(f"{HEAD}{body}{'改' * 80}12人{'改' * 80}。", options=FORCED)
    assert [quantity.text for quantity in notice.quantities] == ["3人"]


def test_a_hundred_thousand_mentions_are_read_and_the_rest_of_their_paragraph() -> None:
    line = "3人、" * 2_000 + "\n"
    text = HEAD + line * (MAX_MENTIONS // 2_000 + 2)
    notice = parse(text, options=FORCED)
    # The three dates of the opening count too.
    assert MAX_MENTIONS - 3 <= len(notice.quantities) <= MAX_MENTIONS + 2_000
    [finding] = [finding for finding in notice.findings if finding.code == "truncated"]
    assert finding.start is not None
    assert notice.quantities[-1].end <= finding.start
    assert finding.end == len(text)


def depth(nodes: tuple[Node, ...]) -> int:
    below, levels = list(nodes), 0
    while below:
        below = [child for node in below for child in node.children]
        levels += 1
    return levels


def test_no_text_makes_a_tree_deeper_than_its_limit() -> None:
    """A part stands only under parts of other styles, so their number bounds the depth."""
    markers = [
        *("一、", "第一,", "(一)", "问题一:", "1.", "1)", "(1)", "①"),
        *("a.", "Ⅰ.", "一是", "其一,", "1.1", "1.1.1", "整改情况:", "【问题】"),
    ]
    assert len(ranks()) + 8 < MAX_DEPTH
    for step in range(1, len(markers)):
        order = markers[step:] + markers[:step]
        text = "".join(f"{marker}学习不深入,落实不到位\n" for marker in order * 40)
        notice = parse(text, options=FORCED)
        assert depth(notice.outline) <= MAX_DEPTH
        written = notice.model_dump_json()
        assert Notice.model_validate_json(written).model_dump_json() == written
