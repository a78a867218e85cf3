"""Dates whose year the place in the notice tells: a plan section, a signature older than the page."""

from notice_parser import parse

OPENING = (
    "中共乙县水务局党组关于巡察整改进展情况的通报\n"
    "{page}"
    "根据县委统一部署，2023年3月20日至5月26日，县委第一巡察组对县水务局党组开展了巡察，7月6日反馈意见。\n"
    "一、整改落实情况\n"
    "（一）关于“工程管理不规范”的问题\n"
    "1.{measure}\n"
    "二、下一步工作打算\n"
    "{plan}\n"
    "中共乙县水务局党组\n"
    "{signed}\n"
)


def told(
    measure: str = "12月5日印发办法。",
    plan: str = "抓好后续整改。",
    page: str = "",
    signed: str = "2024年3月7日",
) -> dict[str, tuple[str | None, str | None]]:
    """The dates of a notice between the feedback and the signature, with first and last day."""
    text = OPENING.format(measure=measure, plan=plan, page=page, signed=signed)
    return {
        date.text: (
            date.earliest.isoformat() if date.earliest else None,
            date.latest.isoformat() if date.latest else None,
        )
        for date in parse(text).dates
    }


def test_what_the_plan_section_tells_lies_ahead_of_the_publication() -> None:
    dates = told(plan="二季度组织“回头看”，5月检查一次，10月底前完成系统升级。")
    assert dates["二季度"] == ("2024-04-01", "2024-06-30")
    assert dates["5月"] == ("2024-05-01", "2024-05-31")
    assert dates["10月底前"] == (None, "2024-10-31")


def test_what_the_plan_section_tells_as_done_stays_behind_the_publication() -> None:
    dates = told(plan="截至11月底已完成15个，剩余问题已于12月移交，将继续推进。")
    assert dates["截至11月底"] == (None, "2023-11-30")
    assert dates["12月"] == ("2023-12-01", "2023-12-31")


def test_a_month_of_the_next_year_is_the_next_one_after_the_signature() -> None:
    dates = told(plan="1月召开总结会。", signed="2023年12月28日")
    assert dates["1月"] == ("2024-01-01", "2024-01-31")


def test_this_year_is_the_one_it_was_signed_in_where_the_page_came_later() -> None:
    page = "发布时间：2024-01-06 09:30　来源：县水务局\n"
    dates = told("今年以来培训5次，去年为2次。", "明年上半年组织评估。", page, "2023年12月28日")
    assert dates["今年以来"] == ("2023-01-01", None)
    assert dates["去年"] == ("2022-01-01", "2022-12-31")
    assert dates["明年上半年"] == ("2024-01-01", "2024-06-30")


def test_what_is_told_of_a_problem_goes_on_to_its_first_measure() -> None:
    problem = "招标管理不严。\n存在问题：2021年3月，下属公司中标绿化工程。6月，双方签订合同。\n"
    dates = told(f"{problem}整改情况：10月约谈负责人。11月修订办法。")
    assert dates["6月"] == ("2021-06-01", "2021-06-30")
    assert dates["10月"] == ("2023-10-01", "2023-10-31")
    assert dates["11月"] == ("2023-11-01", "2023-11-30")
