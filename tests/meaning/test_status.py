"""Statuses: the table of ``tests/spec/status.tsv``, problems as a whole, groups, scope and cues."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.families.loader import Rule, rules
from notice_parser.meaning.dates import resolve
from notice_parser.meaning.status import judge
from notice_parser.meaning.status_groups import spread
from notice_parser.mentions import dates
from notice_parser.model.draft import NodeDraft, StatusDraft
from notice_parser.text.fold import fold

TABLE = Path(__file__).parent.parent / "spec" / "status.tsv"
CUES = [rule for rule in rules("inspection_rectification", "status") if "first" in rule.extra]
SIGNS = st.text(
    "已未尚正在完成整改推进基本阶段性长期坚持下一步将拟计划预计力争其余剩余仍待了的对因、,。;()“”《》1月 \n",
    max_size=60,
)


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def measure(text: str, *, role: str = "measure") -> NodeDraft:
    return NodeDraft(role, 0, len(text), own=[(0, len(text))])


def status(text: str) -> StatusDraft:
    return judge(text, measure(text))


def place(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


def node(text: str, role: str, part: str, **fields: object) -> NodeDraft:
    """A node whose own text is ``part`` of the text."""
    start, end = place(text, part)
    return NodeDraft(role, start, end, own=[(start, end)], **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:24])
def test_spec_table(row: dict[str, str]) -> None:
    assert status(fold(row["text"]).text).value == row["status"]


@pytest.mark.parametrize("row", rows()[::3], ids=lambda row: row["text"][:24])
def test_full_width_signs_change_nothing(row: dict[str, str]) -> None:
    wide = row["text"].translate({ord(sign): ord(sign) + 0xFEE0 for sign in ",:;()"})
    assert status(fold(wide).text).value == row["status"]


def test_spec_table_is_large_and_even() -> None:
    table = rows()
    assert len(table) >= 120
    assert all(row["why"] for row in table)
    assert min(Counter(row["status"] for row in table).values()) >= 8


@pytest.mark.parametrize("rule", CUES, ids=lambda rule: rule.id)
def test_first_characters_of_a_cue_are_named(rule: Rule) -> None:
    for example in rule.examples:
        match = re.search(rule.pattern, fold(example).text)
        assert match is not None and match.group()[0] in str(rule.extra["first"]), example


def test_cues_are_the_words_that_say_it() -> None:
    text = "已更换主管1.9公里,但水池用地手续尚未办结。"
    found = status(text)
    assert [text[cue.start : cue.end] for cue in found.cues] == ["尚未办结"]
    assert found.cues[0].rule == "status.not_completed.not_yet"


def test_deeds_without_a_cue_are_completed_without_cues() -> None:
    assert status("制定学习计划,印发通知。") == StatusDraft("completed", [])


def test_an_announcement_reaches_to_the_end_of_the_item() -> None:
    text = "修订制度3项。下一步,将正在推进的事项尽快完成。持续推进。"
    assert status(text).value == "completed"


def test_words_parted_by_blanks_are_read() -> None:
    text = "检测设备已到货,正 在安装调试"
    found = status(text)
    assert found.value == "in_progress"
    assert [text[cue.start : cue.end] for cue in found.cues] == ["正 在"]


def test_heading_and_own_text_are_read_together() -> None:
    text = "(1)完善制度。正在修订。"
    item = NodeDraft(
        "measure", 0, len(text), heading=place(text, "完善制度。"), own=[place(text, "正在修订。")]
    )
    assert judge(text, item).value == "in_progress"


def test_a_measure_of_parts_is_read_through_them() -> None:
    text = "①正在推进。"
    part = node(text, "item", "正在推进。")
    assert judge(text, NodeDraft("measure", 0, len(text), children=[part])).value == "in_progress"


def test_a_measure_without_text_is_unstated() -> None:
    assert judge("(1)", NodeDraft("measure", 0, 3)) == StatusDraft("unstated", [])


@pytest.mark.parametrize(
    "told, expected",
    [
        ("已整改。追回资金3万元。", "completed"),
        ("正在整改。剩余资金陆续拨付。", "in_progress"),
        ("尚未整改到位。已商请法院出具意见。", "not_completed"),
        ("基本完成。", "mostly_completed"),
        ("修订制度3项,印发通知。", "unstated"),
        ("正在修订制度,印发通知。", "unstated"),
        ("组织培训。该问题尚未完成整改。", "not_completed"),
        ("将资金全部缴入国库。已完成整改。", "completed"),
        ("已补办预审,但指标未落实,场馆仍然闲置,尚未整改到位。", "not_completed"),
    ],
)
def test_a_problem_is_judged_by_the_statement_behind_its_label(told: str, expected: str) -> None:
    text = f"1.制度未完成修订。整改情况:{told}"
    problem = NodeDraft(
        "problem",
        0,
        len(text),
        heading=place(text, "制度未完成修订。"),
        labels=[place(text, "整改情况:")],
        children=[node(text, "measure", told)],
    )
    assert judge(text, problem).value == expected


@pytest.mark.parametrize(
    "told, expected",
    [
        ("逐户核对台账,补签合同。全部办结。", "completed"),
        ("与承租方多次协商,暂无法收回。", "not_completed"),
        ("已报送工程变更材料,申请延期。", "in_progress"),
        ("清退超标用房,该项工作已完成。", "completed"),
        ("逐户核对台账,补签合同。", "unstated"),
        ("先后召开会议3次,了解情况。", "unstated"),
    ],
)
def test_an_only_measure_may_end_with_the_state_of_its_problem(told: str, expected: str) -> None:
    text = f"1.合同管理不严。(1){told}"
    problem = NodeDraft(
        "problem",
        0,
        len(text),
        heading=place(text, "合同管理不严。"),
        children=[node(text, "measure", told)],
    )
    assert judge(text, problem).value == expected


def test_a_label_that_asks_for_the_state_is_answered_by_its_first_sentence() -> None:
    text = "整改举措:倒排工期。完成情况:未完成。已建成1.8万亩,剩余0.6万亩受汛情影响,延期至2024年4月30日。"
    first, second = "倒排工期。", "未完成。已建成1.8万亩,剩余0.6万亩受汛情影响,延期至2024年4月30日。"
    parts = [node(text, "measure", first), node(text, "measure", second)]
    labels = [place(text, "整改举措:"), place(text, "完成情况:")]
    problem = NodeDraft("problem", 0, len(text), labels=labels, children=parts)
    assert judge(text, problem).value == "not_completed"


def test_a_label_behind_other_measures_may_lead_the_state() -> None:
    text = "整改措施:疏浚河道。新建泵站。整改进展:正在推进,达到序时进度"
    parts = [node(text, "measure", part) for part in ("疏浚河道。", "新建泵站。", "正在推进,达到序时进度")]
    labels = [place(text, "整改措施:"), place(text, "整改进展:")]
    problem = NodeDraft("problem", 0, len(text), labels=labels, children=parts)
    assert judge(text, problem).value == "in_progress"


@pytest.mark.parametrize(
    "cell, expected",
    [
        ("已完成", "completed"),
        ("未完成(正在整改)", "not_completed"),
        ("长期坚持 常态化推进", "long_term"),
        ("基本 完成", "mostly_completed"),
        ("党政综合办", "unstated"),
        ("2024-08-31", "unstated"),
    ],
)
def test_a_problem_is_judged_by_a_cell_of_its_row(cell: str, expected: str) -> None:
    text = f"项目未完成\t{cell}"
    problem = NodeDraft(
        "problem",
        0,
        len(text),
        heading=place(text, "项目未完成"),
        children=[NodeDraft("paragraph", 6, len(text), own=[(6, len(text))])],
    )
    assert judge(text, problem).value == expected


def test_a_time_limit_is_no_status() -> None:
    text = "完成时限:长期坚持"
    problem = NodeDraft(
        "problem",
        0,
        len(text),
        labels=[place(text, "完成时限:")],
        children=[node(text, "paragraph", "长期坚持")],
    )
    assert judge(text, problem).value == "unstated"


@pytest.mark.parametrize(
    "heading, expected",
    [
        ("制度滞后(已完成)。", "completed"),
        ("制度滞后【正在整改】", "in_progress"),
        ("制度滞后(3项)", "unstated"),
    ],
)
def test_a_problem_is_judged_by_the_bracket_of_its_heading(heading: str, expected: str) -> None:
    problem = NodeDraft("problem", 0, len(heading), heading=(0, len(heading)))
    assert judge(heading, problem).value == expected


@pytest.mark.parametrize(
    "heading, expected",
    [
        ("已完成整改的问题", "completed"),
        ("正在整改的问题", "in_progress"),
        ("需要长期坚持的问题", "long_term"),
        ("因客观原因尚未完成的问题", "not_completed"),
        ("关于政治意识不强方面的问题", "unstated"),
    ],
)
def test_a_group_gives_its_state_to_problems_that_state_none(heading: str, expected: str) -> None:
    silent = NodeDraft("problem", 0, 0, status=StatusDraft("unstated"))
    telling = NodeDraft("problem", 0, 0, status=StatusDraft("mostly_completed"))
    group = NodeDraft("area", 0, len(heading), heading=(0, len(heading)), children=[silent, telling])
    spread(heading, [NodeDraft("section", 0, len(heading), children=[group])])
    assert silent.status is not None and silent.status.value == expected
    assert telling.status is not None and telling.status.value == "mostly_completed"


@given(SIGNS)
def test_any_text_has_a_status_with_cues_inside(text: str) -> None:
    for role in ("measure", "problem"):
        found = judge(text, measure(text, role=role))
        assert found.value
        for cue in found.cues:
            assert 0 <= cue.start < cue.end <= len(text)


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("2025年12月31日前完成。", "2025年12月31日前", "planned"),
        ("2025年底前完成库房改造。", "2025年底前", "planned"),
        ("对库房开展排查,2025年底前完成改造。", "2025年底前", "completed"),
        ("2024年6月底前完成库房改造。", "2024年6月底前", "completed"),
    ],
)
def test_what_is_due_behind_the_publication_is_planned(text: str, day: str, value: str) -> None:
    """An item that opens with a day to come tells no deed; one that has told a deed stays done."""
    node = measure(text)
    node.dates = dates.scan(text, 0, len(text), [])
    resolve(node.dates)
    assert [text[date.start : date.end] for date in node.dates] == [day]
    assert judge(text, node, "2024-12-10").value == value
    assert judge(text, node).value == "completed"


def test_a_slogan_of_closing_says_nothing() -> None:
    assert status("立行立改,已销号管理。").cues == []
