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


@pytest.mark.parametrize(
    ("one", "two", "remarked"), [("一是", "二是", []), ("1.", "2.", ["numbering-restart"])]
)
def test_a_new_run_behind_a_paragraph_that_leads_it_in_is_no_restart(
    one: str, two: str, remarked: list[str]
) -> None:
    made = draft(
        Spec(
            "section",
            heading="组织领导情况",
            children=[
                Spec("item", one, words="成立专班"),
                Spec("item", two, words="细化措施"),
                Spec("paragraph", words="主要负责人坚定落实第一责任人责任。"),
                Spec("item", one, words="及时研究部署"),
                Spec("item", two, words="带头整改"),
            ],
        )
    )
    assert [found.code for found in sequence(made)] == remarked


SAID = [
    ("1. 3.", "序号不连续:“1.”之后是“3.”", "numbering gap: 1. is followed by 3.", "3.", ["1."]),
    (
        "二、 三、",
        "序号不从头开始:第一个是“二、”",
        "numbering does not begin at its first number: 二、",
        "二、",
        [],
    ),
    ("(1) (1)", "序号重复:“(1)”出现两次", "duplicate number: (1) stands twice", "(1)", ["(1)"]),
    (
        "1. 2. 1.",
        "同一层的序号重新开始:“2.”之后是“1.”",
        "numbering starts anew among siblings: 2. is followed by 1.",
        "1.",
        ["2."],
    ),
    (
        "问题三: 问题七: 问题十: 问题十五:",
        "4项的序号多处跳开,像是取自另一份清单",
        "the numbers of 4 items leave many gaps, as if taken from another list",
        "问题三:",
        ["问题七:", "问题十:", "问题十五:"],
    ),
]


@pytest.mark.parametrize(("markers", "message", "english", "place", "related"), SAID)
def test_what_is_said_of_a_number_and_where_it_points(
    markers: str, message: str, english: str, place: str, related: list[str]
) -> None:
    made = draft(*(Spec("problem", marker, "某某") for marker in markers.split()))
    (one,) = sequence(made)
    assert (one.message, one.message_en) == (message, english)
    assert [made.text[slice(*at)] for at in (one.place or (0, 0), *one.related)] == [place, *related]


def test_a_step_down_is_said_to_be_out_of_order() -> None:
    made = draft(*(Spec("problem", marker, "某某") for marker in ("1.", "3.", "2.", "4.")))
    assert [one.message for one in sequence(made)] == [
        "序号不连续:“1.”之后是“3.”",
        "序号颠倒:“3.”之后是“2.”",
    ]


def test_what_is_said_of_an_unusual_level() -> None:
    made = draft(Spec("area", "1.", "某某", children=[Spec("problem", "(一)", "某某")]))
    (one,) = level_order(made)
    assert one.message == "层次序号不合常规:“(一)”在“1.”之下"
    assert one.message_en == "level order is unusual: (一) stands below 1."


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
