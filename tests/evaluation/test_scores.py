"""Scores: a perfect record scores 1.0 everywhere; every planted error shows in its layer and no other."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from mirror import mirror

from notice_parser.evaluation.gold import Gold, load, loads
from notice_parser.evaluation.layers import LAYERS
from notice_parser.evaluation.scores import Scores, score, total
from notice_parser.model import Node, Notice, Status, Text

GOLDEN = Path(__file__).parents[2] / "corpus/golden/dongying-culture-center.xml"

gold = load(Path(__file__).with_name("small.xml"))

Change = Callable[[Node], Node]


def change(notice: Notice, matches: Callable[[Node], bool], how: Change) -> Notice:
    """The record with every matching node changed."""

    def visit(node: Node) -> Node:
        node = node.model_copy(update={"children": tuple(visit(child) for child in node.children)})
        return how(node) if matches(node) else node

    return notice.model_copy(update={"outline": tuple(visit(node) for node in notice.outline)})


def marked(marker: str) -> Callable[[Node], bool]:
    return lambda node: node.marker is not None and node.marker.text == marker


def update(**values: object) -> Change:
    return lambda node: node.model_copy(update=values)


def wrong_layers(scores: Scores) -> dict[str, tuple[int, int, int]]:
    return {
        layer: (one.correct, one.predicted, one.gold)
        for layer, one in scores.items()
        if one.misses or one.missing or one.extra
    }


def empty(text: str) -> Notice:
    """A record that claims nothing."""
    return mirror(loads(f'<notice family="none">{text}</notice>'))


def test_what_the_small_notice_asks_for() -> None:
    asked = {layer: one.gold for layer, one in score(mirror(gold), gold).items()}
    assert asked == {
        "family": 1,
        "title": 1,
        "preamble": 1,
        "section": 1,
        "area": 0,
        "problem": 1,
        "measure": 2,
        "commitment": 0,
        "item": 0,
        "contact_paragraph": 1,
        "marker": 4,
        "heading": 2,
        "label": 1,
        "noise": 6,
        "date": 3,
        "date_interval": 3,
        "quantity": 3,
        "quantity_value": 3,
        "subject": 3,
        "document": 1,
        "document_number": 1,
        "status": 2,
        "stated": 1,
        "header": 5,
        "responsible": 1,
        "deadline": 1,
        "contact": 2,
    }
    assert list(asked) == list(LAYERS)


@pytest.mark.parametrize("notice", [gold, load(GOLDEN)], ids=["small", "golden"])
def test_a_perfect_record_has_no_miss(notice: Gold) -> None:
    scores = score(mirror(notice), notice)
    assert wrong_layers(scores) == {}
    assert all(one.f1 == 1.0 for one in scores.values())


def test_a_measure_that_ends_too_early() -> None:
    planted = change(mirror(gold), marked("(2)"), lambda node: update(end=node.end - 3)(node))
    scores = score(planted, gold)
    # The status is one of the whole measure, so it goes with it; the start still agrees.
    assert wrong_layers(scores) == {"measure": (1, 2, 2), "status": (1, 2, 2)}
    assert (scores["measure"].near, scores["status"].near) == (2, 2)
    assert scores["measure"].precision == scores["measure"].recall == scores["measure"].f1 == 0.5


def test_blanks_at_the_ends_of_a_node_do_not_count() -> None:
    planted = change(mirror(gold), marked("一、"), lambda node: update(end=node.end + 1)(node))
    assert gold.text[planted.sections[0].end - 1] == "\n"
    assert wrong_layers(score(planted, gold)) == {}


def test_a_section_of_the_wrong_role() -> None:
    planted = change(mirror(gold), marked("一、"), update(section_role="plan"))
    scores = score(planted, gold)
    assert wrong_layers(scores) == {"section": (0, 1, 1)}
    assert [miss.detail for miss in scores["section"].missing] == ["progress"]
    assert [miss.detail for miss in scores["section"].extra] == ["plan"]


def test_an_area_taken_for_a_problem() -> None:
    planted = change(mirror(gold), marked("1."), update(role="area"))
    assert wrong_layers(score(planted, gold)) == {"problem": (0, 0, 1), "area": (0, 1, 0)}


def test_an_extra_measure() -> None:
    def split_off(node: Node) -> Node:
        last = node.children[-1]
        extra = Node(node_id="x", role="measure", start=last.end - 3, end=last.end)
        return node.model_copy(update={"children": (*node.children, extra)})

    scores = score(change(mirror(gold), marked("1."), split_off), gold)
    assert wrong_layers(scores) == {"measure": (2, 3, 2), "status": (2, 3, 2)}
    assert [miss.text for miss in scores["measure"].extra] == ["完成。"]
    assert scores["status"].extra[0].detail == "measure unstated"
    assert scores["measure"].precision == pytest.approx(2 / 3)
    assert scores["measure"].recall == 1.0


def test_a_missing_date() -> None:
    scores = score(change(mirror(gold), marked("(1)"), update(dates=())), gold)
    assert wrong_layers(scores) == {"date": (2, 2, 3), "date_interval": (2, 2, 3)}
    (miss,) = scores["date_interval"].missing
    assert miss.name == f"「11月」@{gold.text.index('11月')} 2024-11-01/2024-11-30"


def test_a_date_of_the_wrong_year() -> None:
    def shift(node: Node) -> Node:
        wrong = node.dates[0].model_copy(update={"earliest": date(2025, 11, 1), "latest": date(2025, 11, 30)})
        return node.model_copy(update={"dates": (wrong,)})

    scores = score(change(mirror(gold), marked("(1)"), shift), gold)
    assert wrong_layers(scores) == {"date_interval": (2, 3, 3)}


@pytest.mark.parametrize(
    ("values", "layers"),
    [
        ({"value": "69.06"}, {"quantity_value"}),
        ({"value": "690600.00"}, set()),
        ({"unit": "万元"}, {"quantity_value"}),
        ({"approximation": "about"}, {"quantity_value"}),
        ({"minimum": "690600", "maximum": "690600"}, set()),
        ({"minimum": "690600", "maximum": "700000"}, {"quantity_value"}),
        ({"subject": None}, {"subject"}),
        ({"subject": Text(text="违规公款", start=0, end=4)}, {"subject"}),
        ({"end": 1}, {"quantity", "quantity_value", "subject"}),
    ],
)
def test_a_planted_quantity(values: dict[str, object], layers: set[str]) -> None:
    def plant(node: Node) -> Node:
        figure = node.quantities[0]
        given = values | ({"end": figure.end - 1} if "end" in values else {})
        return node.model_copy(update={"quantities": (figure.model_copy(update=given),)})

    assert set(wrong_layers(score(change(mirror(gold), marked("(1)"), plant), gold))) == layers


def test_a_subject_with_the_same_head_is_near() -> None:
    def plant(node: Node) -> Node:
        subject = Text(text="违规公款", start=0, end=4)
        figures = (node.quantities[0].model_copy(update={"subject": subject}),)
        return node.model_copy(update={"quantities": figures})

    scores = score(change(mirror(gold), marked("(1)"), plant), gold)
    assert (scores["subject"].correct, scores["subject"].near) == (2, 3)


def test_a_status_that_a_problem_does_not_state_is_not_asked_for() -> None:
    planted = change(mirror(gold), marked("1."), update(status=Status(value="completed")))
    assert wrong_layers(score(planted, gold)) == {}


def test_a_wrong_status() -> None:
    planted = change(mirror(gold), marked("(2)"), update(status=Status(value="completed")))
    scores = score(planted, gold)
    assert wrong_layers(scores) == {"status": (1, 2, 2)}
    assert scores["status"].extra[0].detail == "measure completed"


def test_a_stated_figure_of_another_kind() -> None:
    record = mirror(gold)
    wrong = record.stated[0].model_copy(update={"what": "measures"})
    scores = score(record.model_copy(update={"stated": (wrong,)}), gold)
    assert wrong_layers(scores) == {"stated": (0, 1, 1)}
    assert scores["stated"].missing[0].text == "15个"


def test_a_header_without_team_and_with_a_target_too_many() -> None:
    record = mirror(gold)
    inspection = record.inspection
    assert inspection.authority is not None
    targets = (*inspection.targets, inspection.authority)
    wrong = inspection.model_copy(update={"team": None, "targets": targets})
    scores = score(record.model_copy(update={"inspection": wrong}), gold)
    assert wrong_layers(scores) == {"header": (4, 5, 5)}
    assert [miss.name for miss in scores["header"].missing] == [
        f"「市委第二巡察组」@{gold.text.index('市委第二')} team"
    ]


def test_the_last_of_two_deadlines_is_the_one_that_stands() -> None:
    moved = loads(
        '<notice family="inspection_rectification"><problem><measure status="not_completed">原定'
        '<date role="deadline" from="2024-12">2024年12月</date>,现调整为'
        '<date role="deadline" from="2025-05">2025年5月</date>。</measure></problem></notice>'
    )
    scores = score(mirror(moved), moved)
    assert (scores["deadline"].gold, scores["date"].gold) == (1, 2)
    (node,) = mirror(moved).measures
    first = change(mirror(moved), lambda one: one.role == "measure", update(deadline=node.dates[0]))
    (miss,) = score(first, moved)["deadline"].missing
    assert miss.text == "2025年5月"


def test_of_two_issuers_the_first_is_asked_for() -> None:
    joint = loads(
        '<notice family="inspection_rectification"><title><org role="issuer">中共云洲市水务局党组</org>'
        '<org role="issuer">云洲市水务局</org>关于整改情况的通报</title></notice>'
    )
    (miss,) = score(empty(joint.text), joint)["header"].missing
    assert miss.text == "中共云洲市水务局党组"


def test_contact_paragraphs_count_as_one_block_however_they_are_cut() -> None:
    record = mirror(gold)
    first, second = (node for node in record.outline if node.role == "contact")
    joined = first.model_copy(update={"end": second.end})
    outline = (*(node for node in record.outline if node.role != "contact"), joined)
    assert wrong_layers(score(record.model_copy(update={"outline": outline}), gold)) == {}


def test_a_contact_without_its_postcode() -> None:
    record = mirror(gold)
    assert record.contact is not None
    contact = record.contact.model_copy(update={"postal_code": None})
    assert wrong_layers(score(record.model_copy(update={"contact": contact}), gold)) == {"contact": (1, 1, 2)}


def test_noise_is_counted_by_character() -> None:
    def cut(node: Node) -> Node:
        return node.model_copy(update={"end": node.end - 2})

    planted = change(mirror(gold), lambda node: node.role == "noise", cut)
    scores = score(planted, gold)
    assert wrong_layers(scores) == {"noise": (4, 4, 6)}
    assert [miss.text for miss in scores["noise"].missing] == ["公室"]


def test_a_text_of_another_kind_asks_for_nothing() -> None:
    other = loads('<notice family="none">市委第二巡察组进驻市档案馆。</notice>')
    claims = mirror(other).model_copy(update={"title": Text(text="市委第二巡察组", start=0, end=7)})
    scores = score(claims, other)
    assert wrong_layers(scores) == {"title": (0, 1, 0)}
    assert (scores["title"].precision, scores["title"].recall, scores["title"].f1) == (0.0, 0.0, 0.0)


def test_totals_are_micro_averages() -> None:
    wrong = score(change(mirror(gold), marked("(1)"), update(dates=())), gold)
    summed = total([score(mirror(gold), gold), wrong])
    assert (summed["date"].correct, summed["date"].predicted, summed["date"].gold) == (5, 5, 6)
    assert summed["date"].f1 == pytest.approx(10 / 11)
    assert summed["area"].f1 == 1.0
