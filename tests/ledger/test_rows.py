"""What stands in the rows, as a reader of the notices would fill them in."""

from datetime import date
from decimal import Decimal

import pytest

from notice_parser import Notice, parse
from notice_parser.ledger import TABLES, columns, rows
from notice_parser.ledger.rows import DERIVED, getter


def values(notice: Notice, name: str, **options: object) -> list[object]:
    return [row[name] for row in rows(notice, **options)]  # type: ignore[arg-type]


def test_the_golden_notice_has_thirty_rows_under_twelve_problems(golden: Notice) -> None:
    found = list(rows(golden))
    assert len(found) == 30
    assert len({row["problem"] for row in found}) == 12
    assert [row["seq"] for row in found] == list(range(1, 31))
    assert len({row["row_key"] for row in found}) == 30


def test_a_row_of_the_golden_notice_column_by_column(golden: Notice) -> None:
    row = list(rows(golden))[11]
    assert row["number"] == "2.1.1"
    assert row["area"] == "关于标准要求不高,推动公共文化服务高质量发展有差距方面"
    assert row["problem"] == "图书采购用力不够。"
    assert str(row["measure"]).startswith("在落实财政局2025年项目预算资金总体压减要求基础上")
    assert row["progress"] == (
        "在落实财政局2025年项目预算资金总体压减要求基础上,经过与财政部门积极沟通,图书购置经费从15万增加到20万元。"
    )
    assert row["next_steps"] == (
        "下一步,中心结合上级资金下达情况,多渠道争取资金支持,进一步保障好图书采购工作。"
    )
    assert row["amounts"] == "15万；20万元"
    assert row["amount_yuan"] is None, "two sums are never made one"
    assert row["status"] == "已完成"
    assert row["in_focused_period"] is True
    assert row["evidence"] is None


def test_the_golden_notice_in_single_columns(golden: Notice) -> None:
    by_number = {row["number"]: row for row in rows(golden)}
    assert by_number["2.1.2"]["amount_yuan"] == Decimal("690600")
    assert "新增图书7752种" in str(by_number["2.1.2"]["results"])
    assert by_number["2.2.2"]["status"] == "进行中"
    assert by_number["2.5.1"]["lead"] == "综合科"
    assert by_number["2.5.1"]["responsible"] == "综合科"
    assert by_number["3.1.2"]["rule_titles"] == "《东营市文化活动中心询价采购管理办法》"
    assert by_number["3.1.2"]["rules_made"] == 1
    assert by_number["1.3.1"]["rules_made"] == 8
    assert by_number["3.2.1"]["kinds"] == "追责问责"


def test_the_head_of_the_notice_stands_in_each_row(golden: Notice) -> None:
    head = {"team": "市委第六巡察组", "period_start": "2024-03-28", "period_end": "2024-06-07"}
    for row in rows(golden):
        assert {name: row[name] for name in head} == head
        assert row["feedback"] == "2024-08-23"
        assert row["target"] == "市文化活动中心"
        assert row["published"] is None


def test_labels_fill_their_columns(town: Notice) -> None:
    first, second, third = rows(town)
    assert (first["goal"], third["goal"]) == ("底数清、去向明。", "全部修复。")
    assert first["leader"] == "龙望山(党委副书记)"
    assert first["responsible"] == "镇农业农村办公室、镇自然资源所"
    assert first["deadline"] == "2024年11月底"
    assert third["deadline"] == "2025年6月底前"
    assert third["deadline_edtf"] == "../2025-06-30"
    assert first["amount_yuan"] == Decimal("81800")
    assert first["disciplined"] == 3
    assert first["kinds"] == "挽回损失、追责问责"
    assert second["rule_titles"] == "《白石镇耕地保护管理办法》"
    assert second["long_term"] is True
    assert second["next_steps"] == "下一步,将逐村核对。"
    assert third["status"] == "进行中"


def test_overdue_is_derived_against_a_given_day_only(town: Notice) -> None:
    assert values(town, "status")[2] == "进行中"
    assert values(town, "status", as_of=date(2025, 6, 30))[2] == "进行中"
    assert values(town, "status", as_of=date(2025, 7, 1))[2] == "超期"
    assert values(town, "status_claimed", as_of=date(2025, 7, 1))[2] == "in_progress"
    assert values(town, "status", as_of=date(2025, 7, 1))[0] == "已完成", "what is done is not late"


def test_sign_off_is_never_derived() -> None:
    notice = parse("某局关于巡察整改情况的通报\n一、整改情况\n1.制度不全。\n(1)已完成整改,已销号。\n")
    assert values(notice, "status") == ["已完成"]
    assert values(notice, "signed_off") == [None]
    assert values(notice, "signed_off_on") == [None]


def test_persons_counted_in_a_total_are_not_counted_twice() -> None:
    notice = parse(
        "某局关于巡察整改情况的通报\n1.执纪不严。\n(1)批评教育帮助和处理19人,其中第一种形态17人。\n"
    )
    assert values(notice, "disciplined") == [19]


def test_a_problem_without_measures_keeps_its_row() -> None:
    notice = parse(
        "某局关于巡察整改进展情况的通报\n一、整改落实情况\n1.学习不深入。\n(1)制定计划。\n2.作风不实。\n"
    )
    assert values(notice, "problem") == ["学习不深入。", "作风不实。"]
    assert values(notice, "measure") == ["制定计划。", None]


@pytest.mark.parametrize(
    ("limit", "shown"),
    [
        ("2024年9月30日", "2024-09-30"),
        ("2019年2月", "2019年2月"),
        ("2025年第三季度", "2025年第三季度"),
        ("2025年底前", "2025年底前"),
        ("2025年6月30日前", "2025-06-30前"),
        ("长期坚持", "长期坚持"),
    ],
)
def test_a_time_limit_keeps_its_precision(limit: str, shown: str) -> None:
    notice = parse(f"某局关于巡察整改情况的通报\n1.制度不全。\n整改措施:\n一是修订制度。\n完成时限:{limit}\n")
    assert values(notice, "deadline") == [shown]


def test_a_third_of_a_month_is_no_day() -> None:
    notice = parse(
        "某局关于巡察整改情况的通报\n2024年9月下旬至10月底,县委第一巡察组对某局开展了巡察,"
        "并于2024年12月3日反馈了意见。\n1.制度不全。\n(1)修订制度。\n"
    )
    assert values(notice, "period_start") == ["2024年9月下旬"]
    assert values(notice, "period_end") == ["2024年10月"]


def test_the_problems_table(golden: Notice, town: Notice) -> None:
    found = list(rows(golden, table="problems"))
    assert len(found) == 12
    assert (found[5]["number"], found[5]["status"]) == ("2.2", "进行中")
    assert (found[5]["measure_count"], found[5]["measures_completed"]) == (2, 1)
    assert str(found[0]["measure"]).startswith("(1)制定了党总支会议制度")
    assert values(town, "disciplined", table="problems") == [3, None]


def test_the_notices_table(golden: Notice) -> None:
    (row,) = rows(golden, table="notices")
    assert row["issuer"] == "中共东营市文化活动中心党总支委员会"
    assert (row["problems"], row["measures"], row["completed"], row["in_progress"]) == (12, 30, 29, 1)
    assert (row["stated_problems"], row["stated_measures"]) == (15, 40)
    assert row["phones"] == "0546-8070195"
    assert row["warnings"] == 2


def test_the_quantities_table(golden: Notice) -> None:
    by_text = {row["quantity_text"]: row for row in rows(golden, table="quantities")}
    books = by_text["69.06万元"]
    assert (books["quantity_value"], books["quantity_unit"]) == (Decimal("690600"), "元")
    assert (books["subject"], books["action"], books["number"]) == ("图书", "采购", "2.1.2")
    assert (books["quantity_kind"], books["quantity_number"]) == ("金额", "69.06")


def test_the_stated_and_the_findings_table(golden: Notice) -> None:
    stated = [
        (row["figure"], row["figure_value"], row["figure_counted"]) for row in rows(golden, table="stated")
    ]
    assert stated == [("问题", 15, 12), ("措施", 40, 30)]
    assert [row["code"] for row in rows(golden, table="findings")] == ["stated-count-differs"] * 2
    assert {row["severity"] for row in rows(golden, table="findings")} == {"警告"}


@pytest.mark.parametrize("table", TABLES)
def test_a_row_has_every_column_of_its_table_and_a_key(table: str, golden: Notice) -> None:
    names = [column.name for column in columns(table)]  # type: ignore[arg-type]
    found = list(rows(golden, table=table))  # type: ignore[arg-type]
    assert all(list(row) == names for row in found)
    assert len({row["row_key"] for row in found}) == len(found)


def test_any_text_has_rows() -> None:
    for text in ("", "你好", "1.\n(1)\n2."):
        for table in TABLES:
            list(rows(parse(text), table=table))


def test_chosen_columns_are_given_in_their_order(golden: Notice) -> None:
    assert list(next(rows(golden, names=["status", "seq"]))) == ["status", "seq"]


def test_every_derivation_belongs_to_a_column() -> None:
    named = {column.source[1:] for table in TABLES for column in columns(table) if column.source[:1] == ":"}
    assert named == set(DERIVED)
    for table in TABLES:
        for column in columns(table):
            getter(column)
