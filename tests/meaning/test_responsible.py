"""Who is responsible and until when: running text, labels, cells; ``tests/spec/responsible.tsv``."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.meaning.dates import resolve
from notice_parser.meaning.responsible import find
from notice_parser.mentions import dates
from notice_parser.model.draft import NodeDraft

SPEC = Path(__file__).parents[1] / "spec" / "responsible.tsv"
SIGNS = st.text(
    "由综合科办公室书记主任王建国同志牵头负责明确专人责任单位力争月底前完成2024年、,。:; \n", max_size=50
)


def node(text: str, role: str = "measure", part: str | None = None) -> NodeDraft:
    start = 0 if part is None else text.index(part)
    end = len(text) if part is None else start + len(part)
    return NodeDraft(role, start, end, own=[(start, end)], dates=dates.scan(text, start, end))


def names(text: str, found: NodeDraft) -> list[str]:
    return [f"{text[one.start : one.end]}{'(人)' if one.person else ''}" for one in found.responsible]


def rows() -> list[dict[str, str]]:
    with SPEC.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:24])
def test_what_a_reader_finds(row: dict[str, str]) -> None:
    text = row["text"]
    item = node(text, row["role"])
    find(text, item)
    assert (";".join(names(text, item)) or "-") == row["responsible"]
    deadline = item.deadline
    assert (text[deadline.start : deadline.end] if deadline else "-") == row["deadline"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("综合科牵头完成12345台账梳理。", ["综合科"]),
        ("已明确文化馆数字文化部专人负责。", ["文化馆数字文化部"]),
        ("成立清理专班,由计划财务处牵头,对往来款项逐笔分析。", ["计划财务处"]),
        ("局机关党委牵头制定指引。", ["局机关党委"]),
        ("街道民政办负责,坚持对独居老人日问候。", ["街道民政办"]),
        ("由办公室、财务科共同负责。", ["办公室", "财务科"]),
        ("由总会计师鲁承志牵头,分类施策。", ["鲁承志(人)"]),
        ("由分管副局长周以宁牵头,规划科、执法大队配合。", ["周以宁(人)", "规划科", "执法大队"]),
        ("由局办公室牵头,财务科配合。", ["局办公室", "财务科"]),
        ("水池由周根生负责管护。", ["周根生(人)"]),
        ("由村文书赵小满负责登记。", ["赵小满(人)"]),
        ("包村干部孙立新负责,逐户核对。", ["孙立新(人)"]),
        ("由单位负责人签字。", []),
        ("由办公室牵头,各科室配合。", ["办公室"]),
        ("办公室会同财务科负责清理往来款项。", ["办公室", "财务科"]),
        ("明确由人事科负责档案补正。", ["人事科"]),
        ("责成规划建设办公室负责整改。", ["规划建设办公室"]),
        ("已补齐档案。(责任领导:贺知年;责任单位:档案科)", ["贺知年(人)", "档案科"]),
        ("明确专人负责。", []),
        ("各科室负责本领域整改。", []),
        ("相关部门牵头落实。", []),
        ("单位主要负责人参加培训。", []),
        ("对进度滞后的3个科室负责人进行约谈。", []),
        ("约谈整改迟缓的科室负责人8人次。", []),
        ("由街道按每平方米补贴标准给予奖补。", []),
        ("纪委书记王建国到场督办。", []),
    ],
)
def test_in_a_measure_only_who_leads_is_responsible(text: str, expected: list[str]) -> None:
    item = node(text)
    find(text, item)
    assert names(text, item) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("镇党委书记罗启明同志切实履行第一责任人责任。", ["罗启明(人)"]),
        ("成立党工委书记、管委会主任卓致远任组长的领导小组。", ["卓致远(人)"]),
        ("党委书记纪怀远、校长邵以宁分别领办7个问题。", ["纪怀远(人)", "邵以宁(人)"]),
        ("院党委书记闻人庆同志担任组长。", ["闻人庆(人)"]),
        ("党委书记带头领办重点难点问题。", []),
        ("院长主持召开会议3次。", []),
    ],
)
def test_in_an_overview_leaders_named_are_responsible(text: str, expected: list[str]) -> None:
    item = node(text, "paragraph")
    find(text, item)
    assert names(text, item) == expected


@pytest.mark.parametrize("role", ["title", "contact", "signature", "noise"])
def test_elsewhere_nobody_is(role: str) -> None:
    text = "综合科牵头负责。"
    item = node(text, role)
    find(text, item)
    assert item.responsible == []


def labelled(text: str, *labels: str) -> NodeDraft:
    """A problem whose labels lead one paragraph each."""
    problem = NodeDraft("problem", 0, len(text))
    for label in labels:
        start = text.index(label) + len(label)
        end = text.find("\n", start)
        value = text[start : end if end >= 0 else len(text)]
        problem.labels.append((start - len(label), start))
        problem.children.append(node(text, "paragraph", value))
    return problem


def test_labels_name_leaders_offices_and_a_day() -> None:
    text = "责任领导:党委委员、副镇长白云舒\n责任单位:镇财政所、镇经管站\n完成时限:2026年6月底前"
    problem = labelled(text, "责任领导:", "责任单位:", "完成时限:")
    find(text, problem)
    assert names(text, problem) == ["白云舒(人)", "镇财政所", "镇经管站"]
    assert problem.deadline is not None
    assert text[problem.deadline.start : problem.deadline.end] == "2026年6月底前"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("责任人:张三丰", ["张三丰(人)"]),
        ("责任领导:郁振海、霍敏", ["郁振海(人)", "霍敏(人)"]),
        ("责任人:谭 晓芸", ["谭 晓芸(人)"]),
        ("【责任单位】机关党委", ["机关党委"]),
        ("牵头科室:人事科", ["人事科"]),
        ("责任单位:各科室", []),
        ("责任单位:市自然资源和规划局、区人民政府", ["市自然资源和规划局", "区人民政府"]),
        ("责任单位:办公室和财务科", ["办公室", "财务科"]),
        ("责任领导:杜若溪 党组成员、副局长", ["杜若溪(人)"]),
        ("责任领导:党组书记、局长 萧远山", ["萧远山(人)"]),
        ("责任人:周以宁(党组成员、规划科科长)、柳叶舟", ["周以宁(人)", "柳叶舟(人)"]),
        ("责任单位:耕地科(牵头)、执法支队(配合)", ["耕地科", "执法支队"]),
        ("责任单位及责任人:生态修复科 沈默", ["生态修复科", "沈默(人)"]),
        ("责任单位:办公室会同财务科", ["办公室", "财务科"]),
    ],
)
def test_what_stands_behind_a_label(text: str, expected: list[str]) -> None:
    label = text[: text.index("】") + 1] if "】" in text else text[: text.index(":") + 1]
    problem = labelled(text, label)
    find(text, problem)
    assert names(text, problem) == expected


def test_the_office_in_brackets_is_that_of_the_person() -> None:
    text = "责任领导:龙望山(党委副书记)、江鸿渐(牵头)"
    problem = labelled(text, "责任领导:")
    find(text, problem)
    offices = [text[slice(*one.position)] if one.position else None for one in problem.responsible]
    assert offices == ["党委副书记", None]


def test_cells_of_a_row_without_labels() -> None:
    text = "制度滞后\t社区建设办、综合执法队\t2024-11-20\t已完成"
    problem = NodeDraft("problem", 0, len(text), heading=(0, 4))
    problem.children = [node(text, "paragraph", cell) for cell in text.split("\t")[1:]]
    find(text, problem)
    assert names(text, problem) == ["社区建设办", "综合执法队"]
    assert problem.deadline is not None
    assert text[problem.deadline.start : problem.deadline.end] == "2024-11-20"


@pytest.mark.parametrize(
    "role, text, expected",
    [
        ("measure", "其余130台计划2025年3月底前装齐。", "2025年3月底前"),
        ("measure", "暂由社区代管,力争2025年6月底前完成选举。", "2025年6月底前"),
        ("measure", "整改时限延长至2025年6月30日。", "2025年6月30日"),
        ("measure", "基本完成时限为2025年3月底。", "2025年3月底"),
        ("measure", "下一步,拟组织招标,4月底前恢复通水。", "4月底前"),
        ("measure", "剩余17家计划今年三季度完工。", "今年三季度"),
        ("measure", "加压泵站预计5月下旬通水。", "5月下旬"),
        ("measure", "拟明年一季度完成。", "明年一季度"),
        ("measure", "计划于2025年二季度启动第二批轮岗。", None),
        ("measure", "拟于2025年第一季度公开选聘经理1名。", None),
        ("measure", "将建设模拟法庭,争取明年上半年兑付首笔工程款。", "明年上半年"),
        ("measure", "缺课的干部已于9月底前全部补学到位。", None),
        ("measure", "7月31日前完成并账,注销账户2个。", None),
        ("measure", "每月5日前完成数据比对。", None),
        ("measure", "截至2024年10月底,完成培训3期。", None),
        ("measure", "对2018年底前转制遗留的房产登记造册。", None),
        ("commitment", "对正在推进的4项任务,2025年8月底前攻坚到位,全部完成。", "2025年8月底前"),
        ("commitment", "倒排工期,确保2025年6月底前全部整改到位。", "2025年6月底前"),
        ("commitment", "力争今年四季度全面完成。", "今年四季度"),
    ],
)
def test_deadlines_in_running_text(role: str, text: str, expected: str | None) -> None:
    item = node(text, role)
    find(text, item)
    assert (item.deadline and text[item.deadline.start : item.deadline.end]) == expected


@pytest.mark.parametrize(("published", "expected"), [("2024-12-10", "2025年6月30日前"), ("2025-07-10", None)])
def test_a_day_behind_the_publication_is_a_deadline(published: str, expected: str | None) -> None:
    text = "2025年6月30日前完成平台建设。"
    item = node(text, "measure")
    resolve(item.dates)
    find(text, item, published)
    assert (item.deadline and text[item.deadline.start : item.deadline.end]) == expected


@given(SIGNS, st.sampled_from(["measure", "problem", "paragraph", "item"]))
def test_any_text_is_read_and_names_lie_inside(text: str, role: str) -> None:
    item = node(text, role)
    find(text, item)
    for name in item.responsible:
        assert 0 <= name.start < name.end <= len(text)


def test_a_column_of_names_may_hold_persons_and_offices() -> None:
    text = "底数不清\t刘二喜、赵小满\t党建办 周根生(支部书记)"
    problem = NodeDraft("problem", 0, len(text), heading=(0, 4))
    problem.children = [node(text, "paragraph", cell) for cell in text.split("\t")[1:]]
    for child in problem.children:
        child.lead = "responsible"
    find(text, problem)
    assert names(text, problem) == ["刘二喜(人)", "赵小满(人)", "党建办", "周根生(人)"]
