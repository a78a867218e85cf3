"""Keys hold on to what a row says: not to its number, its place or how it is printed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_parser import parse
from notice_parser.ledger.keys import identity, measure_lines, notice_key, numbered, problem_lines, row_keys
from tests.ledger.published import FIRST, OPENING, TITLE, page, published, replaced

# Sentences of letters alone, each of which is a measure of its own.
SENTENCES = st.text("水务局采购制度培训整改台账通报清单督导检查落实", min_size=6, max_size=20)
PROBLEMS = st.lists(
    st.tuples(SENTENCES, st.lists(SENTENCES.map(lambda text: f"已{text}。"), min_size=1, max_size=4)),
    min_size=1,
    max_size=4,
)


def keys(text: str) -> list[str]:
    return [line.key for _, line in measure_lines(parse(text))]


def test_the_sample_is_read_as_it_was_written() -> None:
    notice = published()
    assert [node.heading.text.rstrip("。") for node in notice.problems if node.heading] == [
        h for h, _ in FIRST
    ]
    assert [measure.text.strip() for measure in notice.measures] == [m for _, ms in FIRST for m in ms]
    assert len(set(row_keys(notice).values())) == len(list(notice.walk())) + 1


FULL_WIDTH = {
    ord(half): full for half, full in zip(",()0123456789", "，（）０１２３４５６７８９", strict=True)
}


@pytest.mark.parametrize(
    "reprint",
    [
        lambda text: text.translate(FULL_WIDTH),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\n\n　　"),
        lambda text: text.replace("已全部收回。", "已全部收回；"),
        lambda text: text.replace("专题培训", "专题\u200b培训"),
        lambda text: text.replace("“局长走流程”", "「局长走流程」"),
    ],
)
def test_another_print_keeps_every_key(reprint) -> None:  # type: ignore[no-untyped-def]
    text = page(FIRST)
    assert reprint(text) != text
    assert keys(reprint(text)) == keys(text)


def test_a_list_numbered_in_another_style_keeps_its_keys() -> None:
    text = page(FIRST)
    other = text.replace("(1)", "一是").replace("(2)", "二是").replace("(3)", "三是")
    assert keys(other) == keys(text)


def test_an_edited_measure_leaves_the_keys_of_all_others() -> None:
    old, new = keys(page(FIRST)), keys(page(replaced("专题培训3期", "专题培训4期")))
    assert [one == two for one, two in zip(old, new, strict=True)] == [True] * 5 + [False] + [True] * 2


def test_a_decimal_point_is_part_of_the_figure() -> None:
    assert keys(page(FIRST)) != keys(page(replaced("69.06万元", "6906万元")))


def test_the_same_words_under_two_problems_are_two_rows() -> None:
    problems = [("制度不全", ["立行立改,已完成。"]), ("管理不严", ["立行立改,已完成。"])]
    first, second = keys(page(problems))
    assert first != second
    # What is put in under one problem takes no key from the other.
    more = [("制度不全", ["立行立改,已完成。", "立行立改,已完成。"]), ("管理不严", ["立行立改,已完成。"])]
    one, again, other = keys(page(more))
    assert (one, other) == (first, second)
    assert again not in (first, second)


@settings(max_examples=30, deadline=None)
@given(PROBLEMS, st.data())
def test_what_is_put_in_changes_no_key(problems: list[tuple[str, list[str]]], data: st.DataObject) -> None:
    before = keys(page(problems))
    chosen = data.draw(st.integers(0, len(problems) - 1))
    heading, measures = problems[chosen]
    place = data.draw(st.integers(0, len(measures)))
    inserted = [*measures[:place], "已另行开展资金核查。", *measures[place:]]
    after = keys(page([*problems[:chosen], (heading, inserted), *problems[chosen + 1 :]]))
    assert len(before) == len(set(before)) == sum(len(measures) for _, measures in problems)
    assert [key for key in after if key in set(before)] == before
    assert len(after) == len(before) + 1


@settings(max_examples=30, deadline=None)
@given(PROBLEMS, st.randoms(use_true_random=False))
def test_another_order_of_the_problems_changes_no_key(problems, random) -> None:  # type: ignore[no-untyped-def]
    distinct = dict(problems)
    shuffled = list(distinct.items())
    random.shuffle(shuffled)
    assert sorted(keys(page(list(distinct.items())))) == sorted(keys(page(shuffled)))


def test_keys_of_problems_come_of_their_headings() -> None:
    old = [line.key for _, line in problem_lines(published())]
    new = [line.key for _, line in problem_lines(published(replaced("采购管理不规范", "采购管理不够规范")))]
    assert [one == two for one, two in zip(old, new, strict=True)] == [True, False, True]


def test_what_comes_again_is_numbered() -> None:
    one, two, again, third = numbered(["x", "y", "x", "x"])
    assert (one, two) == ("x", "y")
    assert len({one, two, again, third}) == 4
    assert list(numbered(["x", "x", "x"])) == [one, again, third]


def test_a_notice_is_known_by_issuer_team_and_period() -> None:
    first = notice_key(published())
    assert first == notice_key(published(replaced("3期", "4期"), title=TITLE.replace("集中整改", "整改")))
    assert first != notice_key(published(opening=OPENING.replace("第六", "第三")))
    assert first != notice_key(published(opening=OPENING.replace("2024年4月8日", "2023年4月8日")))
    assert first != notice_key(published(title=TITLE.replace("水务局", "林业局")))


@pytest.mark.parametrize(
    ("edit", "same"),
    [
        (("4月8日至6月20日", "4月9日至6月20日"), True),  # one fact corrected
        (("市委第六巡察组", "市委巡察组"), True),  # the team is less exact
        (("2024年4月8日至6月20日,", ""), True),  # the period is not told
        (("2024年", "2023年"), False),  # another period, other feedback
    ],
)
def test_versions_are_known_where_their_openings_differ_little(edit: tuple[str, str], same: bool) -> None:
    assert edit[0] in OPENING
    old, new = identity(published()), identity(published(opening=OPENING.replace(*edit)))
    assert old.is_same(new) is same
    assert new.is_same(old) is same


def test_a_text_without_issuer_and_title_is_known_by_itself() -> None:
    one, two = parse("已完成整改。"), parse("未完成整改。")
    assert notice_key(one) == notice_key(parse("已完成整改。"))
    assert notice_key(one) != notice_key(two)
