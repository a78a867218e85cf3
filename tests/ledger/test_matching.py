"""Which row is which: an edited one is known again, a new one is not taken for an old one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.ledger.keys import Line, measure_lines
from notice_parser.ledger.matching import inherited, likeness, match
from tests.ledger.published import FIRST, Problems, published, replaced


def keys_of(old: list[Line], new: list[Line]) -> list[str]:
    return inherited(old, new, match(old, new))


def lines(problems: Problems) -> list[Line]:
    return [line for _, line in measure_lines(published(problems))]


def pairs(old: Problems, new: Problems) -> dict[str, str | None]:
    """Each new measure and the old one that it was known as."""
    before = [measure for _, measures in old for measure in measures]
    after = [measure for _, measures in new for measure in measures]
    found = match(lines(old), lines(new))
    return {text: None if i is None else before[i] for text, i in zip(after, found, strict=True)}


def with_measures(*measures: str) -> Problems:
    """The sample with other measures under its second problem."""
    return [FIRST[0], (FIRST[1][0], measures), FIRST[2]]


RULE, MONEY, COURSE = FIRST[1][1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (COURSE, "组织财务、采购人员专题培训4期,168人参加。"),  # figures
        (COURSE, "已组织财务、采购人员开展专题培训3期。"),  # wording
        (MONEY, "清退违规采购款69.06万元,已全部收回并上缴财政,相关责任人已作出书面检查。"),  # added to
        (RULE, "修订《采购管理办法》,正在征求意见。"),  # status, the only one left at its place
        (FIRST[2][1][1], "在6个服务大厅设置意见箱并公布监督电话。"),
    ],
)
def test_an_edited_measure_is_known_again(old: str, new: str) -> None:
    problems = replaced(old, new)
    assert pairs(FIRST, problems)[new] == old
    assert pairs(problems, FIRST)[old] == new


def test_a_measure_in_the_place_of_another_is_new() -> None:
    assert pairs(FIRST, with_measures(RULE, "对3名责任人批评教育。", COURSE))["对3名责任人批评教育。"] is None


def test_measures_that_changed_places_stay_what_they_are() -> None:
    found = pairs(FIRST, with_measures(COURSE, RULE, MONEY))
    assert found == {text: text for text in found}


def test_an_edit_an_insertion_and_a_removal_at_once() -> None:
    edited = COURSE.replace("3期", "5期")
    found = pairs(FIRST, with_measures("公开采购结果12次。", RULE, edited))
    assert found["公开采购结果12次。"] is None
    assert (found[RULE], found[edited]) == (RULE, COURSE)
    assert MONEY not in found.values()


def test_a_reworded_heading_takes_its_measures_along() -> None:
    edited = COURSE.replace("3期", "5期")
    new = replaced("采购管理不规范", "物资购置随意性大", with_measures(RULE, MONEY, edited))
    found = pairs(FIRST, new)
    assert (found[RULE], found[MONEY], found[edited]) == (RULE, MONEY, COURSE)


def test_a_measure_moved_under_another_problem_is_known_by_its_text() -> None:
    new = [(FIRST[0][0], [*FIRST[0][1], MONEY]), (FIRST[1][0], [RULE, COURSE]), FIRST[2]]
    assert pairs(FIRST, new)[MONEY] == MONEY


def test_common_words_under_another_problem_are_another_row() -> None:
    old = [("会议记录不全", ["已完成整改。"]), ("台账更新不及时", ["每月更新一次。"])]
    new = [("台账更新不及时", ["每月更新一次。"]), ("驾驶班管理松散", ["已完成整改。"])]
    assert pairs(old, new) == {"每月更新一次。": "每月更新一次。", "已完成整改。": None}


def test_of_two_candidates_the_likelier_keeps_the_key() -> None:
    old = with_measures("修订采购管理办法。", "修订车辆管理办法。")
    new = with_measures("修订公务车辆管理办法并印发。", "修订采购管理办法并印发。")
    found = pairs(old, new)
    assert found["修订公务车辆管理办法并印发。"] == "修订车辆管理办法。"
    assert found["修订采购管理办法并印发。"] == "修订采购管理办法。"


def test_keys_go_on_through_a_chain_of_small_edits() -> None:
    first = lines(FIRST)
    keys = [line.key for line in first]
    known = first
    texts = [
        COURSE,
        COURSE.replace("3期", "5期"),
        "组织采购人员专题培训5期,168人参加。",
        "组织采购人员培训8期。",
    ]
    for old, new in pairwise(texts):
        parsed = lines(replaced(COURSE, new))
        got = keys_of(known, parsed)
        assert got == keys, (old, new)
        known = [Line(key, line.context, line.content) for key, line in zip(got, parsed, strict=True)]


def test_a_text_that_comes_back_beside_its_edited_self_gets_a_key_of_its_own() -> None:
    first = lines(with_measures(RULE))
    second = lines(with_measures(RULE.replace("明确", "细化")))
    kept = [
        Line(key, line.context, line.content)
        for key, line in zip(keys_of(first, second), second, strict=True)
    ]
    assert [line.key for line in kept] == [line.key for line in first]
    both = lines(with_measures(RULE, RULE.replace("明确", "细化")))
    keys = keys_of(kept, both)
    assert len(set(keys)) == len(keys)
    assert keys[4] == first[3].key
    assert keys[3] not in {line.key for line in first}


def test_likeness_is_symmetric_and_whole_only_for_the_same() -> None:
    assert likeness(COURSE, RULE) == likeness(RULE, COURSE) < 0.2
    assert likeness("", "") == 1.0
    assert likeness("", RULE) == 0.0


TEXTS = st.text("采购制度培训台账", min_size=1, max_size=15)
LINES = st.lists(
    st.builds(Line, key=TEXTS, context=st.sampled_from(["甲", "乙", ""]), content=TEXTS), max_size=9
)


@given(LINES, LINES)
def test_each_old_line_is_found_at_most_once_and_keys_are_distinct(old: list[Line], new: list[Line]) -> None:
    old = list({line.key: line for line in old}.values())
    new = list({line.key: line for line in new}.values())
    found = [index for index in match(old, new) if index is not None]
    assert len(found) == len(set(found))
    keys = keys_of(old, new)
    assert len(set(keys)) == len(keys) == len(new)


@given(LINES)
def test_the_same_lines_are_all_found(old: list[Line]) -> None:
    old = list({line.key: line for line in old}.values())
    found = match(old, old)
    assert None not in found
    assert [old[i].content for i in found if i is not None] == [line.content for line in old]
    assert sorted(keys_of(old, old)) == sorted(line.key for line in old)
