"""The dates of page furniture: those that date the page, not clocks, neighbours and archives."""

import pytest

from notice_parser import parse
from notice_parser.mentions.page_dates import day_of_page, scan_page
from notice_parser.text.fold import fold


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("发布时间：2024-12-20 10:12:33　来源：县水务局", ["2024-12-20"]),
        ("成文日期：2024年12月19日　公开日期：2024年12月20日", ["2024年12月19日", "2024年12月20日"]),
        ("有效期至：2029年12月31日", ["2029年12月31日"]),
        ("发布时间：2024年12月", ["2024年12月"]),
        ("今天是2025年1月3日 星期五", []),
        ("北京时间：2025年1月3日 09:12", []),
        ("上一篇：县水务局2023年度部门决算公开(2024年9月5日)", []),
        ("下一条：关于2025年元旦放假的通知 2024-12-28", []),
        ("相关新闻：县水务局召开2024年工作会议 2024-01-10", []),
        ("首页 > 党务公开 > 2024年专题 > 正文", []),
        ("版权所有 ©2019-2024 县水务局 2024年12月", []),
        ("每周一更新", []),
    ],
)
def test_what_dates_the_page(line: str, dates: list[str]) -> None:
    text = fold(line).text
    assert [text[date.start : date.end] for date in scan_page(text, 0, len(text))] == dates


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("成文日期:2024-12-19 发布日期:2024-12-20", "2024-12-20"),
        ("更新时间:2024-12-21 发布时间:2024-12-20", "2024-12-20"),
        ("2024-12-19 来源:县水务局", "2024-12-19"),
        ("发布时间:2024年12月", None),
        ("来源:县水务局", None),
    ],
)
def test_the_day_of_publication_is_the_one_that_the_label_says(line: str, day: str | None) -> None:
    found = day_of_page(scan_page(line, 0, len(line)), line)
    assert (line[found.start : found.end] if found else None) == day


def test_the_clock_of_a_page_is_no_publication() -> None:
    notice = parse(
        "今天是2026年1月3日 星期六\n"
        "发布时间：2024-12-20 10:12　来源：县水务局　浏览次数：216\n"
        "中共乙县水务局党组关于巡察整改进展情况的通报\n"
        "根据县委统一部署，2024年3月20日至5月26日，县委第一巡察组对县水务局党组开展了巡察，7月6日反馈意见。\n"
        "一、整改落实情况\n（一）关于“工程管理不规范”的问题\n1.今年10月印发办法。\n"
    )
    assert notice.source.published == "2024-12-20"
    assert {date.text: str(date.earliest) for date in notice.dates}["今年10月"] == "2024-10-01"
