"""Finding calendar expressions: rules, spans, manners."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.families.loader import Rule, rules, words
from notice_parser.mentions.date_finder import finder
from notice_parser.mentions.dates import scan, small_number, year_number
from notice_parser.model.draft import DateDraft
from tests.growth import seconds

SIGNS = st.text(
    "0123456789年月日号至到-—.、,。〇一二三四五六七八九十"
    "第季度上下半旬底初末前起来截自从每周近今去当同次 《》",
    max_size=40,
)


def find(text: str, **options: object) -> list[DateDraft]:
    return scan(text, 0, len(text), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", list(rules("base", "dates")), ids=lambda rule: rule.id)
def test_first_characters_of_a_point_rule_are_named(rule: Rule) -> None:
    if rule.extra["use"] in ("point", "end"):
        first = re.compile(f"[{rule.extra['first']}]")
        for example in rule.examples:
            match = re.search(rule.pattern, example)
            assert match and first.match(match.group()), example


def test_no_point_rule_is_dead() -> None:
    table = Path(__file__).parent.parent / "spec" / "dates.tsv"
    mentions = [line.split("\t")[2] for line in table.read_text("utf-8").splitlines()[1:]]
    for rule in rules("base", "dates"):
        if rule.extra["use"] in ("point", "end"):
            pattern = re.compile(rule.pattern)
            assert any(pattern.search(mention) for mention in mentions), rule.id


def test_every_relative_word_of_the_rules_has_a_base() -> None:
    known = {
        row["word"]
        for table in ("date_years", "date_months", "date_quarters")
        for row in words("base", table)
    }
    years = "今年,去年,明年,本年,当年,同年,次年,翌年,来年,上年度,上一年度,上年末,上一年底,前年"
    months = "当月,同月,次月,翌月,本月,上月,上个月,下月,下个月"
    quarters = "上季度,上一季度,上个季度,上一个季度,下季度,下一季度,下个季度,下一个季度,本季度,当季度"
    found = find(f"{years},{months},{quarters}")
    assert len(found) == 33
    assert {date.relative for date in found} == known


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("自2024年9月份起,已召开会议", ["自2024年9月份起"]),
        ("从2024年9月印发的通知看", ["2024年9月"]),
        ("截至2024年10月底,网站更新", ["截至2024年10月底"]),
        ("于2024年8月23日反馈", ["2024年8月23日"]),
        ("确保2025年6月底前完成", ["2025年6月底前"]),
        ("2024年3月28日至6月7日期间,巡察", ["2024年3月28日至6月7日期间"]),
        ("2022年、2023年两年", ["2022年", "2023年"]),
        ("2025年内完成", ["2025年"]),
        ("每月5日前核对", ["每月5日前"]),
        ("截至目前已完成", []),
    ],
)
def test_span(text: str, spans: list[str]) -> None:
    assert [text[date.start : date.end] for date in find(text)] == spans


def test_written_parts() -> None:
    [date] = find("2024年3月28日至6月7日")
    assert (date.year, date.month, date.day) == (2024, 3, 28)
    assert (date.last_year, date.last_month, date.last_day) == (None, 6, 7)
    assert date.rule == "date.range"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2024717日", "date.damaged"),
        ("2024717日至830日", "date.damaged"),
        ("2024年7月17日", "date.calendar"),
        ("24年10月", "date.two_digit_year"),
        ("近三年", "date.recent"),
        ("截至2024年11月20日", "date.until"),
        ("2025年6月底前", "date.before"),
        ("2024年以来", "date.since"),
        ("2024-10-14", "date.numeric"),
        ("每月", "date.recurring"),
    ],
)
def test_rule_id(text: str, rule: str) -> None:
    assert [date.rule for date in find(text)] == [rule]


def test_places_taken_hold_no_date() -> None:
    text = "2024年11月印发《2024年工作要点》和《2023年要点》,12月"
    titles = [match.span() for match in re.finditer("《[^》]*》", text)]
    assert [text[d.start : d.end] for d in find(text, taken=titles)] == ["2024年11月", "12月"]


def test_only_the_given_part_is_searched() -> None:
    text = "2024年10月\n11月印发\n12月"
    assert [text[d.start : d.end] for d in scan(text, 9, 14)] == ["11月"]
    assert [d.scope for d in scan(text, 9, 14)] == [9]


def test_small_number() -> None:
    assert [small_number(w) for w in ("1", "08", "十", "十二", "二十", "三十一")] == [1, 8, 10, 12, 20, 31]


def test_year_number() -> None:
    assert [year_number(w) for w in ("2024", "二〇二四", "二零二四", "一九九八")] == [2024, 2024, 2024, 1998]


@given(SIGNS)
def test_any_text_gives_sorted_dates_apart_from_each_other(text: str) -> None:
    end = 0
    for date in find(text):
        assert end <= date.start < date.end <= len(text)
        assert not text[date.start : date.end].isspace()
        end = date.end


@given(st.text(max_size=60))
def test_any_str_is_read(text: str) -> None:
    find(text)


def plain_finder() -> tuple[re.Pattern[str], list[str]]:
    """The point rules one after the other, without the guards of the finder."""
    points = [rule for rule in rules("base", "dates") if rule.extra["use"] == "point"]
    bare = [re.sub(r"\(\?P<[a-z_]+>", "(?:", rule.pattern) for rule in points]
    return re.compile("|".join(f"({pattern})" for pattern in bare)), [rule.id for rule in points]


def assert_guards_change_nothing(text: str) -> None:
    plain, names = plain_finder()
    known = finder()
    wanted = [(m.span(), names[(m.lastindex or 0) - 1]) for m in plain.finditer(text)]
    found = [(m.span(), known.points[m.lastgroup or ""].rule) for m in known.pattern.finditer(text)]
    assert found == wanted


@given(SIGNS)
def test_guards_change_nothing(text: str) -> None:
    assert_guards_change_nothing(text)


def test_guards_change_nothing_in_the_table() -> None:
    assert_guards_change_nothing((Path(__file__).parent.parent / "spec" / "dates.tsv").read_text("utf-8"))


@given(SIGNS, SIGNS)
def test_two_paragraphs_are_read_apart(one: str, two: str) -> None:
    text = f"{one}\n{two}"
    split = len(one) + 1
    alone = [(date.start + split, date.end + split, date.kind) for date in find(two)]
    assert [(d.start, d.end, d.kind) for d in scan(text, split, len(text))] == alone


PUMPS = ["2024", "2024年", "2024年1月", "1、", "一、二", "每年1月、", "2024.1.", "年底至", "第一"]
PUMPS += ["去年10月至", "十", "1月和", "2024、", "截至", "自", "每", "近", "2月1日至", "30日、"]


@pytest.mark.parametrize("pump", PUMPS)
def test_time_is_linear(pump: str) -> None:
    small, large = seconds(find, pump * 500), seconds(find, pump * 4000)
    assert large < 8 * 3 * max(small, 0.0005)
