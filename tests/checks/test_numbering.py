"""Markers of siblings → what a reader remarks of their numbering."""

import pytest
from drafts import Spec, draft

from notice_parser.checks.numbering import level_order, sequence

# One string is one parent, its markers in order; several are several parents in a row.
RUNS: list[tuple[list[str], list[tuple[str, str]]]] = [
    (["1. 2. 3."], []),
    (["一、 二、 三、 四、"], []),
    (["(1) (2) (3)", "(1) (2)", "(1)"], []),
    # Numbers go on from one parent to the next.
    (["1. 2. 3.", "4. 5.", "6."], []),
    (["问题一: 问题二:", "问题三: 问题四:"], []),
    # Two styles among siblings are two lists.
    (["一、 1. 2. 二、"], []),
    (["1. 2. 4."], [("numbering-gap", "4.")]),
    (["1. 4. 5. 8."], [("numbering-gap", "4."), ("numbering-gap", "8.")]),
    (["(一) (三)", "(一) (二)"], [("numbering-gap", "(三)")]),
    (["一是 二是 四是"], [("numbering-gap", "四是")]),
    (["1. 2. 2. 3."], [("numbering-duplicate", "2.")]),
    (["1. 1. 2."], [("numbering-duplicate", "1.")]),
    (["1. 3. 2. 3."], [("numbering-gap", "3."), ("numbering-gap", "2."), ("numbering-duplicate", "3.")]),
    # Two that changed places: the step up and the step down.
    (["1. 3. 2. 4."], [("numbering-gap", "3."), ("numbering-gap", "2.")]),
    (["1. 2. 3. 1. 2."], [("numbering-restart", "1.")]),
    (["二、 三、 四、"], [("numbering-gap", "二、")]),
    # Numbers of a list that is kept elsewhere.
    (["问题三: 问题七: 问题十: 问题十五:"], [("numbering-gap", "问题三:")]),
    # A lone number that is not the first proves nothing.
    (["3."], []),
    (["1. 2.", "5. 6."], []),
]


@pytest.mark.parametrize(("parents", "expected"), RUNS, ids=[" | ".join(parents) for parents, _ in RUNS])
def test_siblings_are_numbered_without_gaps(parents: list[str], expected: list[tuple[str, str]]) -> None:
    made = draft(
        *(
            Spec(
                "area",
                heading="某某方面",
                children=[Spec("problem", marker, "某某问题") for marker in parent.split()],
            )
            for parent in parents
        )
    )
    found = sequence(made)
    assert [(one.code, made.text[slice(*one.place)]) for one in found if one.place] == expected
    assert all(one.place for one in found)


def test_a_missing_number_that_is_printed_inside_a_part_is_no_gap() -> None:
    made = draft(
        Spec("measure", "(1)", words="修订办法。(2)开展培训。"),
        Spec("measure", "(3)", words="张贴公告。"),
    )
    assert sequence(made) == []


def test_a_new_count_behind_a_label_is_no_restart() -> None:
    made = draft(
        Spec(
            "problem",
            heading="某某问题",
            children=[
                Spec("measure", "1.", words="学习不深入"),
                Spec("measure", "2.", words="研究不及时"),
                Spec("measure", "1.", words="制定制度", label="整改措施:"),
                Spec("measure", "2.", words="开展培训"),
            ],
        )
    )
    assert sequence(made) == []


def test_the_message_names_both_numbers_and_points_at_both() -> None:
    made = draft(Spec("problem", "1.", "甲"), Spec("problem", "3.", "乙"))
    (one,) = sequence(made)
    assert one.message == "序号不连续:“1.”之后是“3.”"
    assert [made.text[slice(*place)] for place in one.related] == ["1."]


LEVELS: list[tuple[str, list[tuple[str, str]]]] = [
    ("一、 (一) 1. (1)", []),
    ("一、 1. (1)", []),
    ("(一) 1.", []),
    ("一、 (一) 问题一: (1)", []),
    ("1. (一)", [("(一)", "1.")]),
    ("(一) 一、", [("一、", "(一)")]),
    ("一、 1. (一) (1)", [("(一)", "1.")]),
    ("(1) 1.", [("1.", "(1)")]),
]


@pytest.mark.parametrize(("markers", "expected"), LEVELS, ids=[markers for markers, _ in LEVELS])
def test_levels_stand_in_the_order_of_the_standard(markers: str, expected: list[tuple[str, str]]) -> None:
    inner: list[Spec] = []
    for marker in reversed(markers.split()):
        inner = [Spec("area", marker, "某某", children=inner)]
    made = draft(*inner)
    found = level_order(made)
    assert [
        (made.text[slice(*one.place)], made.text[slice(*one.related[0])]) for one in found if one.place
    ] == expected
    assert {one.severity for one in found} <= {"info"}


def test_an_order_used_throughout_is_remarked_once() -> None:
    made = draft(
        *(Spec("area", f"{n}.", "某某", children=[Spec("problem", "(一)", "某某")]) for n in (1, 2, 3))
    )
    assert len(level_order(made)) == 1
