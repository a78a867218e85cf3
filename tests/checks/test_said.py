"""What findings say: both messages and the places they point at besides their own."""

import csv
import datetime
from itertools import groupby
from pathlib import Path

import pytest
from altered import altered
from drafts import Spec, date, draft, figure
from test_alterations import NOTICE, WRONG

from notice_parser.checks import overdue
from notice_parser.checks.figures import contradiction
from notice_parser.checks.messages import excerpt, face
from notice_parser.checks.parts import duplicate_text, empty_problem
from notice_parser.model.draft import Draft, FindingDraft

SPEC = Path(__file__).parents[1] / "spec" / "findings.tsv"


def rows() -> dict[str, list[tuple[str, str, str]]]:
    with SPEC.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        name: [(row["message"], row["message_en"], row["related"]) for row in some]
        for name, some in groupby(table, key=lambda row: row["alteration"])
    }


SAID = rows()


def test_every_alteration_is_in_the_table() -> None:
    assert list(SAID) == list(WRONG)


@pytest.mark.parametrize("name", WRONG)
def test_what_is_said_of_a_fault(name: str) -> None:
    old, new, _ = WRONG[name]
    text = NOTICE.replace(old, new)
    found = [
        (one.message, one.message_en, "|".join(text[place.start : place.end] for place in one.related) or "-")
        for one in altered(NOTICE, old, new).findings
    ]
    assert found == SAID[name]


def told(made: Draft, found: FindingDraft) -> tuple[str, list[str]]:
    """The marked text, and the texts of the related places."""
    assert found.place is not None
    return made.text[slice(*found.place)], [made.text[slice(*place)] for place in found.related]


# ---- helpers of all checks ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"), [("甲" * 40, "甲" * 40), ("甲" * 41, "甲" * 40 + "…"), ("甲\n 乙", "甲 乙")]
)
def test_an_excerpt_is_short_and_on_one_line(text: str, shown: str) -> None:
    assert excerpt(text, (0, len(text))) == shown


@pytest.mark.parametrize(
    ("spec", "seen"),
    [
        (Spec("problem", "1.", "学习不深入。", "另有说明"), "1.学习不深入。"),
        (Spec("area", "", "政治建设方面", "另有说明"), "政治建设方面"),
        (Spec("measure", "(1)", "", "开展研讨。"), "(1)"),
        (Spec("measure", "", "", "研" * 60), "研" * 40),
    ],
)
def test_what_a_reader_sees_of_a_node(spec: Spec, seen: str) -> None:
    made = draft(spec)
    assert made.text[slice(*face(made.nodes[0]))] == seen


# ---- twice, or not at all --------------------------------------------------------------------


def test_the_same_problem_three_times_is_one_finding_at_the_second() -> None:
    heading = "学习贯彻上级精神不够深入"
    made = draft(
        Spec("problem", "1.", heading + "。"),
        Spec("problem", "2.", heading + ";"),
        Spec("problem", "3.", heading),
        Spec("problem", "4.", "别的问题也有十二个字以上哩"),
    )
    (found,) = duplicate_text(made)
    assert found.message == "两个问题的表述完全相同"
    assert told(made, found) == (f"2.{heading};", [f"1.{heading}。", f"3.{heading}"])


@pytest.mark.parametrize(("words", "count"), [("十" * 15, 1), ("十" * 14, 0)])
def test_short_measures_may_be_alike(words: str, count: int) -> None:
    made = draft(Spec("measure", "(1)", words=words + "。"), Spec("measure", "(2)", words=words))
    assert len(duplicate_text(made)) == count


def test_an_area_of_the_same_words_is_no_problem_twice() -> None:
    heading = "学习贯彻上级精神不够深入"
    assert duplicate_text(draft(Spec("area", "1.", heading), Spec("problem", "2.", heading))) == []


def test_that_most_problems_lack_measures_is_said_once() -> None:
    made = draft(
        Spec("problem", "1.", "甲。"),
        Spec("problem", "2.", "乙。"),
        Spec("problem", "3.", "丙。"),
        Spec("problem", "4.", "丁。", children=[Spec("measure", words="已办。")]),
    )
    (found,) = empty_problem(made)
    assert found.message == "4个问题中有3个没有列出整改措施"
    assert told(made, found) == ("1.甲。", ["2.乙。", "3.丙。"])


def test_half_of_the_problems_without_measures_are_said_one_by_one() -> None:
    filled = [Spec("measure", words="已办。")]
    made = draft(
        Spec("problem", "1.", "甲。"),
        Spec("problem", "2.", "乙。"),
        Spec("problem", "3.", "丙。", children=filled),
    )
    assert [told(made, one) for one in empty_problem(made)] == [("1.甲。", []), ("2.乙。", [])]


# ---- figures and dates -------------------------------------------------------------------------


def test_two_values_of_one_figure_point_at_each_other() -> None:
    text = "反馈问题25个。经梳理,反馈问题26个。"
    made = draft(Spec("preamble", words=text))
    made.stated = [
        figure(text, "反馈问题25个", "problems", "25"),
        figure(text, "反馈问题26个", "problems", "26"),
    ]
    (found,) = contradiction(made)
    assert found.message_en == "problems stated as 25 in one place and 26 in another"
    assert told(made, found) == ("反馈问题26个", ["反馈问题25个"])


@pytest.mark.parametrize(
    ("status", "said"),
    [(("in_progress", "推进", "status.in_progress.now"), "in_progress"), (None, "unstated")],
)
def test_a_deadline_that_has_passed_is_named_with_the_status(
    status: tuple[str, str, str] | None, said: str
) -> None:
    made = draft(Spec("measure", "(1)", words="推进改造,2024年12月31日前完成。", status=status))
    made.nodes[0].deadline = date(made.text, "2024年12月31日", "2024-12-31")
    (found,) = overdue(made, datetime.date(2025, 1, 1))
    assert found.message == f"整改时限2024-12-31已过,状态为{said}"
    assert told(made, found) == ("(1)", ["2024年12月31日"])


PARTS = [
    ("建章立制7项,其中新制定3项、修订完善2项", "写明共7项,所列各项相加为5项"),
    ("建章立制7项(新制定3项、修订完善2项)", "写明共7项,所列各项相加为5项"),
    ("建章立制5项(新制定3项、修订完善2项)", None),
    ("建章立制5项(新制定3项),修订完善4项", None),
    ("党纪处分9人,其中警告5人、严重警告3人", None),
    ("党纪处分9人(警告5人、严重警告3人)", "写明共9人,所列各项相加为8人"),
    ("党纪处分7人,其中警告5人、严重警告3人", "写明共7人,所列各项相加为8人"),
    # A part that the first one is joined to is held against the whole, whatever follows.
    ("党纪处分5人(警告3人、严重警告6人),另组织处理2人", "“其中”的6人多于总数5人"),
    ("党纪处分9人(警告约5人、严重警告3人)", None),
    ("党纪处分约9人(警告5人、严重警告3人)", None),
    ("党纪处分5人(警告3人,严重警告6人),另组织处理2人", "写明共5人,所列各项相加为9人"),
    # A list that is cut short, of another unit, with a rest or a share, or told twice of one class.
    ("党纪处分9人(警告5人、严重警告3人等)", None),
    ("党纪处分9人,其中警告5人、严重警告3人等", None),
    ("建章立制5项,其中新制定3项、修订完善4条", None),
    ("建章立制5项,其中新制定3项。修订完善4项", None),
    ("建章立制9项,其中新制定3项、修订完善2项,其余4项正在起草", None),
    ("建章立制9项,其中分别新制定3项、修订完善2项", None),
    ("建章立制5项,其中新制定3项、新建4项", None),
    ("办理人员较上年增加5人(警告3人、严重警告4人)", None),
    ("完成率达50%,其中新制定40%、修订60%", None),
    # What was ended may be among the whole or beside it.
    ("建章立制5项,其中新制定3项、修订2项、废止4项", None),
    ("建章立制9项,其中新制定3项、修订2项、废止4项", None),
    ("建章立制5项,其中新制定3项、修订3项、废止4项", "写明共5项,所列各项相加为10项"),
    ("追责问责9人(党纪处分3人、组织处理2人)", None),
    ("建章立制从3项增加到5项,其中新制定3项、修订完善2项", None),
]


@pytest.mark.parametrize(("words", "message"), PARTS, ids=[words for words, _ in PARTS])
def test_parts_are_held_against_their_whole(words: str, message: str | None) -> None:
    found = altered(NOTICE, "建章立制5项,其中新制定3项、修订完善2项", words).findings
    assert [one.message for one in found] == ([message] if message else [])
