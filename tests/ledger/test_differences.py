"""Two versions of a notice: what came, what went, and what each row says differently."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_parser.ledger.differences import Comparison, Difference, diff
from tests.ledger.published import FIRST, OPENING, TITLE, Problems, published, replaced

RULE, MONEY, COURSE = FIRST[1][1]


def compared(new: Problems, old: Problems = FIRST, **parts: str) -> Comparison:
    return diff(published(old), published(new, **parts))


def told(one: Difference) -> list[tuple[str, str | None, str | None]]:
    """The edits but that of the text."""
    return [(edit.field, edit.old, edit.new) for edit in one.edits if edit.field != "text"]


def test_the_same_notice_printed_otherwise_does_not_differ() -> None:
    printed = replaced(",", "，", replaced("69.06", "６９.０６"))
    found = compared(printed)
    assert found.differences == ()
    assert found.is_same_notice


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("69.06万元", "71.5万元", [("figure", "69.06万元", "71.5万元")]),
        ("专题培训3期,126人", "专题培训4期,126人", [("figure", "3期", "4期")]),
        ("2024年9月29日", "2024年10月9日", [("date", "2024年9月29日", "2024年10月9日")]),
        ("专题培训3期,126人参加", "专题培训3期", [("figure", "126人", None)]),
        ("126人参加", "126人参加,考试2次", [("figure", None, "2次")]),
        (
            "2024年10月印发执行",
            "正在征求意见",
            [("status", "completed", "in_progress"), ("date", "2024年10月", None)],
        ),
        ("修订《采购管理办法》", "重新修订《采购管理办法》", []),
    ],
)
def test_what_a_measure_says_differently(old: str, new: str, edits: list[tuple[str, ...]]) -> None:
    (found,) = compared(replaced(old, new)).differences
    assert (found.change, found.role) == ("changed", "measure")
    assert found.edits[0].field == "text"
    assert told(found) == edits
    # Compared the other way round, each value has changed its side.
    (back,) = compared(FIRST, replaced(old, new)).differences
    assert told(back) == [(field, now, was) for field, was, now in edits]


def test_the_texts_of_an_edit_are_as_written() -> None:
    new = COURSE.replace("3期", "4期")
    (found,) = compared(replaced(COURSE, new)).differences
    assert (found.edits[0].old, found.edits[0].new, found.text) == (COURSE, new, new)
    assert found.problem == "采购管理不规范。"


def test_a_measure_put_in_and_one_left_out() -> None:
    new = [FIRST[0], (FIRST[1][0], ("公开采购结果12次。", RULE, COURSE)), FIRST[2]]
    found = compared(new)
    assert [(one.change, one.text) for one in found.differences] == [
        ("added", "公开采购结果12次。"),
        ("removed", MONEY),
    ]
    assert [(one.old_node is None, one.new_node is None) for one in found.differences] == [
        (True, False),
        (False, True),
    ]


def test_a_problem_with_its_measures_left_out() -> None:
    found = compared([FIRST[0], FIRST[2]]).differences
    assert [(one.change, one.role, one.text) for one in found] == [
        ("removed", "problem", "采购管理不规范。"),
        ("removed", "measure", RULE),
        ("removed", "measure", MONEY),
        ("removed", "measure", COURSE),
    ]


def test_a_reworded_problem_is_one_difference() -> None:
    (found,) = compared(replaced("采购管理不规范", "采购管理有漏洞")).differences
    assert (found.change, found.role) == ("changed", "problem")
    assert [(edit.old, edit.new) for edit in found.edits] == [("采购管理不规范。", "采购管理有漏洞。")]


def test_a_measure_under_another_problem_says_where_it_was() -> None:
    new = [(FIRST[0][0], [*FIRST[0][1], MONEY]), (FIRST[1][0], [RULE, COURSE]), FIRST[2]]
    (found,) = compared(new).differences
    assert told(found) == [("problem", "采购管理不规范。", "节水理念树得不牢。")]
    assert found.text == MONEY


def test_problems_in_another_order_do_not_differ() -> None:
    assert compared([FIRST[2], FIRST[0], FIRST[1]]).differences == ()


def test_the_head_of_the_notice() -> None:
    opening = OPENING.replace("8月15日", "8月16日").replace("第六巡察组", "第三巡察组")
    (found,) = compared(FIRST, opening=opening, title=TITLE.replace("集中整改", "整改")).differences
    assert found.role == "notice"
    assert [(edit.field, edit.old, edit.new) for edit in found.edits][1:] == [
        ("team", "市委第六巡察组", "市委第三巡察组"),
        ("feedback", "2024年8月15日", "2024年8月16日"),
    ]


def test_figures_that_the_notice_states_of_itself() -> None:
    opening = OPENING + "共反馈问题{}个,制定整改措施{}条,已完成{}个。"
    old = published(opening=opening.format(15, 40, 12))
    new = published(opening=opening.format(15, 40, 14))
    (found,) = diff(old, new).differences
    assert [(edit.what, edit.old, edit.new) for edit in found.edits] == [("completed", "12个", "14个")]


def test_another_notice_is_called_so() -> None:
    other = published(title=TITLE.replace("水务局", "林业局"))
    assert not diff(published(), other).is_same_notice


def test_a_removed_key_is_that_of_the_old_row_and_a_changed_one_keeps_it() -> None:
    old = {one.text: one.key for one in compared(FIRST, old=[(h, []) for h, _ in FIRST]).differences}
    edited = compared(replaced("专题培训3期", "专题培训4期")).differences[0]
    gone = compared([FIRST[0], (FIRST[1][0], [RULE, MONEY]), FIRST[2]]).differences[0]
    assert edited.key == gone.key == old[COURSE]


MEASURES = st.lists(st.sampled_from([m for _, ms in FIRST for m in ms]), unique=True, max_size=5)


@settings(max_examples=30, deadline=None)
@given(MEASURES, MEASURES)
def test_added_and_removed_are_what_one_side_alone_holds(old: list[str], new: list[str]) -> None:
    found = compared([("采购管理不规范", new)], [("采购管理不规范", old)]).differences
    assert {one.text for one in found if one.change == "added"} == set(new) - set(old)
    assert {one.text for one in found if one.change == "removed"} == set(old) - set(new)
    assert not [one for one in found if one.change == "changed" and one.role == "measure"]
