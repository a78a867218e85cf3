"""Stated figures: the table of ``tests/spec/stated.tsv``, where they stand, what the outline counts."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.families import loader
from notice_parser.meaning.stated import find
from notice_parser.mentions import dates, documents, quantities
from notice_parser.model.draft import Draft, NodeDraft, StatedDraft
from notice_parser.text.fold import fold

TABLE = Path(__file__).parent.parent / "spec" / "stated.tsv"
WHAT = {rule.id: str(rule.extra.get("what")) for rule in loader.rules("inspection_rectification", "stated")}
SIGNS = st.text(
    "反馈问题措施任务制度已完成整改正在推进其中党纪处分诫勉率为追缴资金0123.%个项条人万元方面的对、,。;()",
    max_size=60,
)


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def node(text: str, role: str = "preamble", start: int = 0, end: int | None = None) -> NodeDraft:
    """A node with the quantities of its text, as the pipeline attaches them."""
    end = len(text) if end is None else end
    taken = [title.place for title in documents.scan(text, start, end)]
    days = dates.scan(text, start, end, taken)
    taken = sorted([*taken, *(day.place for day in days)])
    found = NodeDraft(role, start, end, own=[(start, end)], dates=days)
    found.quantities = quantities.scan(text, start, end, taken)
    return found


def shown(text: str, found: list[StatedDraft]) -> str:
    figures = [f"{one.what}={text[one.quantity.start : one.quantity.end]}" for one in found]
    return " ".join(figures) or "-"


def spans(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find(text, Draft(text, [node(text)]))]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:24])
def test_spec_table(row: dict[str, str]) -> None:
    text = fold(row["text"]).text
    found = find(text, Draft(text, [node(text)]))
    assert shown(text, found) == row["stated"]
    for one in found:
        # The rule says what it counts; of several levels of problems the coarser are aspects.
        assert WHAT[one.rule] == one.what or (WHAT[one.rule], one.what) == ("problems", "aspects")
        assert one.start <= one.quantity.start and one.quantity.end <= one.end


def test_spec_table_is_large() -> None:
    table = rows()
    assert len(table) >= 120
    assert all(row["why"] for row in table)
    assert sum(row["stated"] == "-" for row in table) >= 20


def test_a_span_holds_the_figure_and_its_noun_or_verb() -> None:
    text = "逐条梳理为15个具体问题,制定整改措施62条,已完成整改15个,整改完成率83.33%。"
    assert spans(text) == ["15个具体问题", "整改措施62条", "已完成整改15个", "整改完成率83.33%"]


def test_counted_is_what_the_outline_holds() -> None:
    text = "反馈问题3个,制定措施4条,已完成3个。"
    problem = NodeDraft("problem", 0, 0, children=[NodeDraft("measure", 0, 0) for _ in range(2)])
    found = find(text, Draft(text, [node(text), problem]))
    assert [(one.what, one.counted) for one in found] == [
        ("problems", 1),
        ("measures", 2),
        ("completed", None),
    ]


def test_an_outline_without_problems_counts_nothing() -> None:
    text = "反馈问题3个。"
    assert [one.counted for one in find(text, Draft(text, [node(text)]))] == [None]


WORDS = "反馈问题3个,已完成2个。"


@pytest.mark.parametrize(
    "role, section_role, expected",
    [
        ("overview", "paragraph", 2),
        ("overview", "item", 2),
        ("progress", "paragraph", 2),
        ("progress", "problem", 0),
        ("progress", "measure", 0),
        ("overview", "problem", 0),
        ("contact", "paragraph", 0),
        ("plan", "paragraph", 0),
    ],
)
def test_where_a_notice_speaks_of_itself(role: str, section_role: str, expected: int) -> None:
    section = NodeDraft("section", 0, len(WORDS), section_role=role, children=[node(WORDS, section_role)])
    assert len(find(WORDS, Draft(WORDS, [section]))) == expected


def test_behind_the_first_problem_nothing_is_stated() -> None:
    section = NodeDraft("section", 0, len(WORDS), section_role="progress")
    section.children = [NodeDraft("problem", 0, 0), node(WORDS, "paragraph")]
    assert find(WORDS, Draft(WORDS, [section])) == []


def test_a_plan_states_only_where_it_tells_how_far_things_are() -> None:
    text = "目前还有正在整改2个,对3个问题逐项倒排工期。"
    section = NodeDraft("section", 0, len(text), section_role="plan", children=[node(text, "paragraph")])
    assert shown(text, find(text, Draft(text, [section]))) == "in_progress=2个"


def test_a_paragraph_before_the_first_part_states() -> None:
    assert len(find(WORDS, Draft(WORDS, [node(WORDS, "paragraph"), NodeDraft("section", 0, 0)]))) == 2


@given(SIGNS)
def test_any_text_is_read_and_every_figure_lies_in_its_words(text: str) -> None:
    for one in find(text, Draft(text, [node(text)])):
        assert one.start <= one.quantity.start < one.quantity.end <= one.end <= len(text)
