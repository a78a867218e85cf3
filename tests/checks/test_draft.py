"""Findings on drafts that are written down by hand."""

import datetime
from typing import get_args

import pytest
from drafts import Spec, date, draft, figure

from notice_parser.checks import overdue, run, source_findings
from notice_parser.checks.dates import order, ranges
from notice_parser.checks.figures import contradiction, rate, stated_count, sum_of_states
from notice_parser.checks.limits import published_late
from notice_parser.checks.parts import empty_problem, family_uncertain, header_missing, sections_missing
from notice_parser.checks.wording import status_contradiction, unbalanced
from notice_parser.families.loader import rules
from notice_parser.model import Source
from notice_parser.model.draft import DateDraft, Draft, NameDraft
from notice_parser.model.options import TimeLimit


def codes(draft: Draft) -> list[str]:
    return [one.code for one in run(draft)]


# ---- family and parts --------------------------------------------------------------------


def test_of_another_text_only_family_and_characters_are_judged() -> None:
    made = draft(Spec("paragraph", words="县委巡察组(第三组进驻县水利局。"), family="none")
    made.family_reason = "是进驻公告"
    family, bracket = run(made)
    assert (family.code, family.severity) == ("family-none", "info")
    assert family.message == "不是整改通报:是进驻公告"
    assert bracket.code == "text-damaged"


def test_a_low_score_is_uncertain() -> None:
    made = draft(Spec("measure", words="某某"))
    assert family_uncertain(made) == []
    made.family_score = 0.45
    assert [one.code for one in family_uncertain(made)] == ["family-uncertain"]


def test_an_empty_text_gives_findings_and_no_error() -> None:
    assert codes(Draft("")) == ["family-none"]
    assert "progress-missing" in codes(draft())


def test_a_missing_opening_is_said_once() -> None:
    assert [one.code for one in header_missing(draft())] == ["opening-missing"]
    opened = draft(Spec("preamble", words="按照要求,现将整改情况予以公布。"))
    assert [one.code for one in header_missing(opened)] == ["team-missing", "feedback-missing"]


def test_an_audit_has_no_inspection_team() -> None:
    made = draft(Spec("preamble", words="市审计局对本局开展了审计。"))
    made.inspection.kind = "审计"
    assert header_missing(made) == []


def test_a_notice_without_sections_lacks_none() -> None:
    assert (
        sections_missing(draft(Spec("problem", "1.", "某某", children=[Spec("measure", words="某某")]))) == []
    )


def test_running_text_may_be_the_overview_and_the_plan() -> None:
    progress = Spec(
        "section", "一、", "整改情况", section_role="progress", children=[Spec("measure", words="某某")]
    )
    assert [one.code for one in sections_missing(draft(progress))] == ["overview-missing", "plan-missing"]
    told = draft(
        Spec("paragraph", words="党组高度重视。"), progress, Spec("contact", words="下一步,我局将继续整改。")
    )
    assert sections_missing(told) == []


def problem(number: int, *measures: str) -> Spec:
    return Spec(
        "problem", f"{number}.", "某某问题", children=[Spec("measure", words=words) for words in measures]
    )


def test_a_problem_needs_a_measure() -> None:
    made = draft(problem(1, "制定办法"), problem(2), problem(3, "开展培训"))
    (one,) = empty_problem(made)
    assert one.place is not None and made.text[slice(*one.place)] == "2.某某问题"
    assert one.severity == "warning"


def test_a_measure_deeper_down_counts() -> None:
    inner = Spec("paragraph", words="某某", children=[Spec("measure", words="某某")])
    assert empty_problem(draft(Spec("problem", "1.", "某某问题", children=[inner]))) == []


def test_a_mere_list_of_problems_is_said_once() -> None:
    (one,) = empty_problem(draft(*(problem(number) for number in range(1, 9))))
    assert (one.severity, one.message) == ("info", "8个问题中有8个没有列出整改措施")


# ---- figures -----------------------------------------------------------------------------

OVERVIEW = "反馈17项问题56项具体表现,制定40条措施。"


def stated(text: str, *figures: tuple[str, str, str, int | None]) -> Draft:
    made = draft(Spec("paragraph", words=text))
    made.stated = [figure(text, written, what, value, counted) for written, what, value, counted in figures]
    return made


def test_a_figure_in_two_places_is_one_finding() -> None:
    made = stated("反馈15个问题。15个问题逐条认领。", ("15个问题", "problems", "15", 12))
    second = figure(made.text, "15个问题逐条", "problems", "15", 12)
    made.stated.append(second)
    (one,) = stated_count(made)
    assert one.message == "写明问题15个,正文列出12个"
    assert one.message_en == "15 problems stated, 12 in the outline"
    assert second.place in one.related


@pytest.mark.parametrize(
    ("counted", "expected"), [(17, []), (56, []), (30, ["56项具体表现"])], ids=["coarse", "fine", "neither"]
)
def test_of_two_levels_either_may_be_listed(counted: int, expected: list[str]) -> None:
    made = stated(
        OVERVIEW,
        ("17项问题", "problems", "17", counted),
        ("56项具体表现", "problems", "56", counted),
    )
    assert [made.text[slice(*one.place)] for one in stated_count(made) if one.place] == expected
    assert contradiction(made) == []


def test_a_list_that_is_left_out_is_an_info() -> None:
    made = stated(OVERVIEW, ("17项问题", "problems", "17", None))
    assert stated_count(made) == []
    made.nodes.extend(draft(Spec("measure", words="某某")).nodes)
    (one,) = stated_count(made)
    assert (one.severity, one.message) == ("info", "写明问题17个,正文没有逐条列出")


def test_measures_without_numbers_are_not_counted() -> None:
    made = draft(problem(1, "制定办法", "开展培训"), Spec("paragraph", words="制定40条措施。"))
    made.stated = [figure(made.text, "40条措施", "measures", "40", 2)]
    assert stated_count(made) == []


@pytest.mark.parametrize(
    "between",
    ["。上轮巡察", "。审计", "。" + "党组高度重视。" * 60],
    ids=["a round before", "an audit", "far away"],
)
def test_two_figures_of_two_matters(between: str) -> None:
    text = f"反馈问题25个{between}反馈问题26个。"
    made = stated(text, ("反馈问题25个", "problems", "25", None), ("反馈问题26个", "problems", "26", None))
    assert contradiction(made) == []


def test_one_figure_with_two_values() -> None:
    text = "反馈问题25个。经梳理,反馈问题26个。"
    made = stated(text, ("反馈问题25个", "problems", "25", None), ("反馈问题26个", "problems", "26", None))
    (one,) = contradiction(made)
    assert one.message == "问题前后不一致:一处25个,另一处26个"


STATES = [
    ("25个问题,完成19个,正在整改6个", "25 19 6", True),
    ("25个问题,完成19个,正在整改5个", "25 19 5", False),
    ("25个问题,完成19个,正在整改5个,其余1个待办", "25 19 5", True),
    ("25个问题,完成25个,正在整改3个", "25 25 3", True),
]


@pytest.mark.parametrize(("text", "numbers", "right"), STATES, ids=[text for text, _, _ in STATES])
def test_states_add_up_to_their_total(text: str, numbers: str, right: bool) -> None:
    total, done, still = numbers.split()
    made = stated(
        text,
        (f"{total}个问题", "problems", total, None),
        (f"完成{done}个", "completed", done, None),
        (f"正在整改{still}个", "in_progress", still, None),
    )
    assert (sum_of_states(made) == []) == right


RATES = [
    ("697", "688", "98.71", True),
    ("697", "688", "98.7", True),
    ("79", "73", "92.4", True),
    ("57", "51", "89.47", True),
    ("57", "51", "89", True),
    ("25", "19", "76", True),
    ("25", "19", "75", False),
    ("25", "19", "76.5", False),
    ("25", "25", "100", True),
    ("25", "24", "100", False),
]


@pytest.mark.parametrize(("whole", "done", "printed", "right"), RATES)
def test_a_rate_is_right_to_its_printed_decimals(whole: str, done: str, printed: str, right: bool) -> None:
    text = f"共{whole}个问题,完成{done}个,完成率为{printed}%。"
    made = stated(
        text,
        (f"共{whole}个问题", "problems", whole, None),
        (f"完成{done}个", "completed", done, None),
        (f"完成率为{printed}%", "completion_rate", printed, None),
    )
    assert (rate(made) == []) == right


def test_a_rate_without_its_figures_is_left_alone() -> None:
    made = stated("整改完成率98%。", ("完成率98%", "completion_rate", "98", None))
    assert rate(made) == []


# ---- dates -------------------------------------------------------------------------------

HEADER = "2024年3月28日至2024年6月7日,反馈2024年8月23日,公布2024年12月10日。"


def header(period: tuple[str, str], feedback: str, published: str) -> Draft:
    made = draft(Spec("preamble", words=HEADER))
    made.inspection.period = date(HEADER, "2024年3月28日至2024年6月7日", *period, kind="range")
    made.inspection.feedback = date(HEADER, "2024年8月23日", feedback)
    made.published = date(HEADER, "2024年12月10日", published)
    return made


PERIOD = ("2024-03-28", "2024-06-07")
ORDERS = [
    (PERIOD, "2024-08-23", "2024-12-10", []),
    (PERIOD, "2024-06-07", "2024-06-07", []),
    (PERIOD, "2024-05-01", "2024-12-10", ["warning"]),
    (PERIOD, "2024-01-05", "2024-12-10", ["error"]),
    (PERIOD, "2024-08-23", "2024-08-01", ["error"]),
]


@pytest.mark.parametrize(("period", "feedback", "published", "expected"), ORDERS)
def test_period_feedback_and_publication_follow_each_other(
    period: tuple[str, str], feedback: str, published: str, expected: list[str]
) -> None:
    assert [one.severity for one in order(header(period, feedback, published))] == expected


def test_an_inherited_year_proves_nothing() -> None:
    made = header(PERIOD, "2024-01-05", "2024-12-10")
    assert made.inspection.feedback is not None
    made.inspection.feedback.resolution = "inherited"
    made.inspection.feedback.year = None
    assert order(made) == []


RANGES = [
    ("2024年3月28日至2024年6月7日", (2024, 3, 28), (2024, 6, 7), []),
    ("2024年3月28日至6月7日", (2024, 3, 28), (None, 6, 7), []),
    ("2024年3月28日至30日", (2024, 3, 28), (None, None, 30), []),
    ("2024年3月至2025年1月", (2024, 3, None), (2025, 1, None), []),
    ("2021年至2023年", (2021, None, None), (2023, None, None), []),
    ("2024年10月10日至10月10日", (2024, 10, 10), (None, 10, 10), []),
    ("2024年6月7日至2024年3月28日", (2024, 6, 7), (2024, 3, 28), ["error"]),
    ("2024年3月28日至20日", (2024, 3, 28), (None, None, 20), ["warning"]),
    ("2023年10月10日至1月12日", (2023, 10, 10), (None, 1, 12), ["warning"]),
    ("2023年至2021年", (2023, None, None), (2021, None, None), ["error"]),
]


@pytest.mark.parametrize(("text", "first", "last", "expected"), RANGES, ids=[text for text, *_ in RANGES])
def test_a_range_ends_after_it_starts(
    text: str,
    first: tuple[int, int | None, int | None],
    last: tuple[int | None, int | None, int | None],
    expected: list[str],
) -> None:
    made = draft(Spec("preamble", words=text))
    made.nodes[0].dates = [
        DateDraft(
            0,
            len(text),
            "date.range",
            "range",
            *first,
            last_year=last[0],
            last_month=last[1],
            last_day=last[2],
        )
    ]
    assert [one.severity for one in ranges(made)] == expected


LIMITS = [
    ("市委第二巡视组", "2018-01-10", "2018-05-21", "auto", 2),
    ("市委第二巡视组", "2018-01-10", "2018-03-10", "auto", None),
    ("市委第二巡视组", "2018-01-10", "2018-05-21", "none", None),
    ("市委第二巡视组", "2018-01-10", "2018-05-21", "xunshi-2024", None),
    ("市委第二巡视组", "2018-01-10", "2018-05-21", "xuncha-3", None),
    ("市委第六巡察组", "2018-01-10", "2018-05-21", "auto", None),
    ("市委第六巡察组", "2018-01-10", "2018-05-21", "xuncha-2", 2),
    ("市委第六巡察组", "2018-01-10", "2018-05-21", "xuncha-3", 3),
    ("市委第六巡察组", "2018-01-10", "2018-04-10", "xuncha-3", None),
    ("市委第六巡察组", "2018-01-10", "2018-12-31", "xuncha-6", None),
    ("市委第六巡察组", "2024-08-23", "2025-04-30", "xuncha-6", 6),
    ("市委第二巡视组", "2024-08-23", "2024-12-31", "auto", None),
    ("市委第二巡视组", "2024-08-23", "2025-04-30", "auto", 6),
    ("市委第二巡视组", "2024-02-07", "2024-05-31", "auto", 2),
    ("市委第二巡视组", "2024-02-08", "2024-05-31", "auto", None),
]


@pytest.mark.parametrize(("team", "feedback", "published", "profile", "months"), LIMITS)
def test_a_time_limit_holds_for_its_inspectors_and_years(
    team: str, feedback: str, published: str, profile: str, months: int | None
) -> None:
    made = draft(Spec("preamble", words=HEADER), Spec("paragraph", words=team))
    start = made.text.index(team)
    made.inspection.team = NameDraft(start, start + len(team), "opening.team", "team")
    made.inspection.feedback = date(HEADER, "2024年8月23日", feedback)
    made.published = date(HEADER, "2024年12月10日", published)
    found = [(one.severity, f"超过{months}个月" in one.message) for one in published_late(made, profile)]
    assert found == ([("info", True)] if months else [])


def test_every_profile_of_a_time_limit_can_be_chosen() -> None:
    profiles = [str(rule.extra["profile"]) for rule in rules("base", "time_limits")]
    assert ["auto", "none", *profiles] == list(get_args(TimeLimit))


OVERDUE = [
    ("in_progress", "2024-12-31", True),
    ("unstated", "2024-12-31", True),
    ("completed", "2024-12-31", False),
    ("in_progress", "2025-01-01", False),
    ("in_progress", "2025-06-30", False),
]


@pytest.mark.parametrize(("status", "deadline", "expected"), OVERDUE)
def test_a_deadline_has_passed_the_day_after_it(status: str, deadline: str, expected: bool) -> None:
    words = "正在推进,2024年12月31日前完成。"
    made = draft(Spec("measure", "(1)", words=words, status=(status, "正在", "status.in_progress.now")))
    made.nodes[0].deadline = date(made.text, "2024年12月31日", deadline)
    found = overdue(made, datetime.date(2025, 1, 1))
    assert bool(found) == expected
    assert "overdue" not in codes(made)


# ---- wording -----------------------------------------------------------------------------

SIGNS = [
    ("制定《办法》(试行),落实“三会一课”【完成】", ""),
    ("“三重一大“制度”", "“"),
    ("《办法(试行)》", ""),
    ("《办法", "《"),
    ("办法》", "》"),
    ("(三关于选人用人", "("),
    ("1)修订办法;2)开展培训", ""),
    ("一)关于作风建设", ""),
    ("包括1)修订2)培训", ""),
    ("完成整改)。", ")"),
]


@pytest.mark.parametrize(("text", "lone"), SIGNS)
def test_brackets_and_quotes_come_in_pairs(text: str, lone: str) -> None:
    found = unbalanced(draft(Spec("measure", words=text)))
    assert "".join(text[slice(*one.place)] for one in found if one.place) == lone
    assert {one.severity for one in found} <= {"info"}


def test_a_pair_may_span_a_line_break() -> None:
    made = draft(
        Spec("measure", words="制定《东营市文化活动中心"), Spec("measure", words="询价采购管理办法》。")
    )
    assert unbalanced(made) == []


def test_page_furniture_is_not_judged() -> None:
    assert unbalanced(draft(Spec("noise", words="字体:[大 中 小"))) == []


def test_the_lone_signs_of_a_line_are_one_finding() -> None:
    (one,) = unbalanced(draft(Spec("measure", words="“甲“乙“丙")))
    assert len(one.related) == 2


def told(problem_says: str, measure_says: str, rule: str) -> Draft:
    measure = Spec(
        "measure", "(1)", words=f"{measure_says}整改。", status=("in_progress", measure_says, rule)
    )
    done = ("completed", problem_says, "status.completed.whole")
    return draft(Spec("problem", "1.", f"制度建设滞后({problem_says})。", children=[measure], status=done))


def test_a_measure_may_not_deny_its_problem() -> None:
    (one,) = status_contradiction(told("已完成", "尚未完成", "status.not_completed.not_yet"))
    assert one.message == "问题写明“已完成”,其措施却写“尚未完成”"
    (one,) = status_contradiction(told("已完成", "正在推进", "status.in_progress.now"))
    assert one.severity == "warning"


def test_going_on_denies_nothing() -> None:
    assert status_contradiction(told("已完成", "持续推进", "status.in_progress.goes_on")) == []


ITEMS = [
    ("已完成整改。尚未完成整改。", True),
    ("目前,已整改到位;仍在整改中。", True),
    ("已完成专题片3期,正在进行后期剪辑。", False),
    ("一是修订办法。已完成。二是清理账目。尚未完成。", False),
    ("(1)修订办法;已完成。(2)清理账目;正在整改。", False),
    ("未完成(正在整改)。", False),
    ("已经完成,长期坚持。", False),
    ("未发现类似问题,已完成。", False),
]


@pytest.mark.parametrize(("words", "expected"), ITEMS)
def test_an_item_may_not_deny_itself(words: str, expected: bool) -> None:
    assert bool(status_contradiction(draft(Spec("measure", "(1)", words=words)))) == expected


# ---- the whole ---------------------------------------------------------------------------


def test_only_a_guessed_encoding_is_remarked() -> None:
    assert source_findings(Source(characters=1, encoding="utf-8", encoding_certain=True)) == []
    assert source_findings(Source(characters=1)) == []
    (one,) = source_findings(Source(characters=1, encoding="gb18030", encoding_certain=False))
    assert one.message == "编码是推测的(gb18030),请核对文字"


def test_findings_stand_in_reading_order() -> None:
    made = draft(problem(1, "制定《办法"), problem(3), problem(4, "开展培训)"))
    places = [one.place for one in run(made) if one.place is not None]
    assert len(places) == 4
    assert places == sorted(places)
