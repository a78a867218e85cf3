"""Single dates against the publication, and why a date was not resolved: what a reader would remark."""

import pytest
from drafts import Spec, date, draft

from notice_parser.checks.dates import order, unresolved
from notice_parser.model.draft import DateDraft, Draft

PUBLISHED = "公布2024年12月10日"
DONE = ("completed", "已完成", "status.completed.done")


def measure(
    written: str, earliest: str, role: str = "measure", status: tuple[str, str, str] | None = DONE
) -> Draft:
    """A completed measure with one date, in a notice published on 2024-12-10."""
    words = f"已完成改造,{written}印发办法。" if status == DONE else f"正在推进,{written}印发办法。"
    made = draft(Spec("preamble", words=PUBLISHED), Spec(role, "(1)", words=words, status=status))
    made.published = date(made.text, "2024年12月10日", "2024-12-10")
    made.nodes[1].dates = [date(made.text, written, earliest)]
    return made


def said(made: Draft) -> list[str]:
    return [one.message for one in order(made)]


def test_what_is_told_as_done_lies_before_the_publication() -> None:
    made = measure("2025年1月6日", "2025-01-06")
    (one,) = order(made)
    assert one.message == "写作已完成的日期(2025-01-06)晚于公布日期(2024-12-10)"
    assert one.place is not None and made.text[slice(*one.place)] == "2025年1月6日"
    assert [made.text[slice(*place)] for place in one.related] == ["2024年12月10日"]
    assert said(measure("2024年12月10日", "2024-12-10")) == []
    assert said(measure("2024年12月11日", "2024-12-11")) != []


def test_a_month_is_judged_as_a_day_is_and_a_year_is_not() -> None:
    made = measure("2025年1月", "2025-01-01")
    made.nodes[1].dates[0].kind = "month"
    assert said(made) == ["写作已完成的日期(2025-01-01)晚于公布日期(2024-12-10)"]
    made.nodes[1].dates[0].kind = "year"
    assert said(made) == []


@pytest.mark.parametrize(
    "reading",
    [
        {"planned": True},
        {"limit": True},
        {"qualifies": True},
        {"kind": "until"},
        {"kind": "month", "part": "end"},
        {"resolution": "inherited"},
        {"year": None},
        {"earliest": None},
    ],
    ids=str,
)
def test_plans_limits_and_guessed_years_may_lie_behind_it(reading: dict[str, object]) -> None:
    made = measure("2025年1月6日", "2025-01-06")
    for name, value in reading.items():
        setattr(made.nodes[1].dates[0], name, value)
    assert said(made) == []


def test_only_what_a_measure_tells_as_done_is_judged() -> None:
    assert said(measure("2025年1月6日", "2025-01-06", role="problem")) == []
    assert said(measure("2025年1月6日", "2025-01-06", status=None)) == []
    going_on = ("in_progress", "正在", "status.in_progress.now")
    assert said(measure("2025年1月6日", "2025-01-06", status=going_on)) == []


def test_the_deadline_of_a_measure_may_lie_behind_the_publication() -> None:
    made = measure("2025年1月6日", "2025-01-06")
    made.nodes[1].deadline = made.nodes[1].dates[0]
    assert said(made) == []


def test_a_date_that_stands_alone_is_a_time_limit() -> None:
    made = measure("2025年1月6日", "2025-01-06")
    made.nodes[1].own.append(made.nodes[1].dates[0].place)
    assert said(made) == []


def test_behind_a_date_that_is_let_pass_the_next_is_judged() -> None:
    made = measure("2025年1月6日", "2025-01-06")
    second = date(made.text, "2025年1月6日", "2025-02-06")
    made.nodes[1].dates = [DateDraft(0, 1, "date.recent", "unresolved"), *made.nodes[1].dates, second]
    assert said(made) == [
        "写作已完成的日期(2025-01-06)晚于公布日期(2024-12-10)",
        "写作已完成的日期(2025-02-06)晚于公布日期(2024-12-10)",
    ]


# ---- how far things are --------------------------------------------------------------------

COUNTED: list[tuple[str, tuple[int, int | None, int | None], str | None]] = [
    ("截至2024年12月15日", (2024, 12, 15), "2024-12-15"),
    ("截至2024年12月10日", (2024, 12, 10), None),
    ("截至2024年12月9日", (2024, 12, 9), None),
    # The month of the publication is not over: figures of its first days are meant.
    ("截至2024年12月底", (2024, 12, None), None),
    ("截至2025年1月底", (2025, 1, None), "2025-01-01"),
    ("截至2024年", (2024, None, None), None),
    ("截至2025年", (2025, None, None), "2025-01-01"),
    # A limit, and a stretch of a plan.
    ("截至2024年12月15日前", (2024, 12, 15), None),
    ("到2025年1月底", (2025, 1, None), None),
]


def counted(written: str, first: tuple[int, int | None, int | None]) -> Draft:
    made = draft(Spec("preamble", words=PUBLISHED), Spec("paragraph", words=f"{written},完成19个。"))
    made.published = date(made.text, "2024年12月10日", "2024-12-10")
    start = made.text.index(written)
    found = DateDraft(start, start + len(written), "date.until", "until", *first, resolution="explicit")
    made.nodes[1].dates = [found]
    return made


@pytest.mark.parametrize(("written", "first", "later"), COUNTED, ids=[row[0] for row in COUNTED])
def test_figures_are_not_told_as_of_a_day_to_come(
    written: str, first: tuple[int, int | None, int | None], later: str | None
) -> None:
    made = counted(written, first)
    message = f"统计截止日期({later})晚于公布日期(2024-12-10)"
    assert said(made) == ([message] if later else [])
    assert [made.text[slice(*one.place)] for one in order(made) if one.place] == ([written] if later else [])


@pytest.mark.parametrize(
    "reading",
    [{"planned": True}, {"resolution": "inherited"}, {"year": None}, {"rule": "date.before"}],
    ids=str,
)
def test_a_plan_or_a_guessed_year_counts_nothing(reading: dict[str, object]) -> None:
    made = counted("截至2025年1月底", (2025, 1, None))
    for name, value in reading.items():
        setattr(made.nodes[1].dates[0], name, value)
    assert said(made) == []


# ---- the header ------------------------------------------------------------------------------

HEADER = "2024年3月28日至2024年6月7日,反馈2024年8月23日,公布2024年12月10日。"


def header(feedback: str, published: str) -> Draft:
    made = draft(Spec("preamble", words=HEADER))
    made.inspection.period = date(
        HEADER, "2024年3月28日至2024年6月7日", "2024-03-28", "2024-06-07", kind="range"
    )
    made.inspection.feedback = date(HEADER, "2024年8月23日", feedback)
    made.published = date(HEADER, "2024年12月10日", published)
    return made


def test_without_a_feedback_the_publication_is_held_against_the_period() -> None:
    made = header("2024-08-23", "2024-01-15")
    made.inspection.feedback = None
    (one,) = order(made)
    assert (one.severity, one.message) == ("error", "公布日期(2024-01-15)早于巡察开始(2024-03-28)")
    assert [made.text[slice(*place)] for place in one.related] == ["2024年3月28日至2024年6月7日"]


def test_what_is_open_on_one_side_is_compared_with_nothing() -> None:
    made = header("2024-01-05", "2024-12-10")
    assert made.inspection.period and made.inspection.feedback
    made.inspection.period.earliest = None
    made.inspection.feedback.kind = "until"
    assert said(made) == []
    made = header("2024-01-05", "2024-12-10")
    assert made.inspection.feedback
    made.inspection.feedback.latest = None
    assert said(made) == []
    made = header("2024-05-05", "2024-12-10")
    assert made.inspection.period
    made.inspection.period.latest = None
    assert said(made) == []


def test_a_month_of_feedback_may_hold_the_end_of_the_inspection() -> None:
    made = header("2024-05-01", "2024-12-10")
    assert made.inspection.feedback
    assert len(order(made)) == 1
    made.inspection.feedback.kind = "month"
    assert said(made) == []


def test_the_end_of_the_inspection_is_judged_by_written_years_alone() -> None:
    made = header("2024-05-01", "2024-12-10")
    assert made.inspection.period
    made.inspection.period.resolution = "inherited"
    assert said(made) == []


def test_each_date_of_the_header_may_be_missing() -> None:
    for name in ("period", "feedback"):
        made = header("2024-08-23", "2024-12-10")
        setattr(made.inspection, name, None)
        assert said(made) == []
    made = header("2024-08-23", "2024-12-10")
    made.published = None
    assert said(made) == []


# ---- not resolved ----------------------------------------------------------------------------

WHY = [
    ("2024年9月31日", "date.calendar", "unresolved", None, "不存在的日期:2024年9月31日"),
    ("24年10月14日", "date.two_digit_year", "unresolved", None, "年份只写了两位:24年10月14日"),
    ("10月14日", "date.calendar", "day", None, "无法确定年份:10月14日"),
    ("近三年", "date.recent", "unresolved", None, None),
    ("20241014日", "date.damaged", "unresolved", None, None),
    ("上年", "date.relative", "year", "上年", None),
    ("当月31日", "date.relative", "unresolved", "当月", "不存在的日期:当月31日"),
]


@pytest.mark.parametrize(("written", "rule", "kind", "relative", "message"), WHY, ids=[row[0] for row in WHY])
def test_why_a_date_was_not_resolved(
    written: str, rule: str, kind: str, relative: str | None, message: str | None
) -> None:
    made = draft(Spec("paragraph", words=f"{written},10月15日印发办法。"))
    found = DateDraft(0, len(written), rule, kind, relative=relative)
    start = made.text.index("10月15日")
    later = DateDraft(start, start + 6, "date.calendar", "day")
    made.nodes[0].dates = [found, later]
    assert [one.message for one in unresolved(made)] == [
        *([message] if message else []),
        "无法确定年份:10月15日",
    ]
    found.resolution = later.resolution = "explicit"
    assert unresolved(made) == []
