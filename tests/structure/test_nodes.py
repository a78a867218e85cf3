"""What the nodes of an outline tell apart from their words: names, sections, leads."""

from notice_parser.model.draft import NodeDraft
from notice_parser.structure.outline import flat, outline
from notice_parser.text.fold import fold

TEXT = fold(
    """一、工作开展情况
成立专班。
二、整改落实情况
1.学习不深入。
整改目标:人人过关。
整改措施:制定计划。
责任领导:龙望山
完成时限:2024年12月底
整改结果:已完成
2.调研少。
已经整改到位。
整改情况:走访5户。
主要原因:重视不够。
3.督查少。
整改措施:督查6次。
整改情况:办理中。"""
).text


def told(nodes: list[NodeDraft]) -> list[tuple[str, str, int, str]]:
    """For each node its name, the kind of what leads it in, its section and its first words."""
    return [
        row
        for node in nodes
        for row in (
            (node.node_id, node.lead, node.section, TEXT[node.start : node.end].partition("\n")[0]),
            *told(node.children),
        )
    ]


def test_names_sections_and_leads() -> None:
    assert told(outline(TEXT)) == [
        ("s1", "", 0, "一、工作开展情况"),
        ("s1.g1", "", 0, "成立专班。"),
        ("s2", "", 1, "二、整改落实情况"),
        ("s2.p1", "", 1, "1.学习不深入。"),
        ("s2.p1.g1", "goal", 1, "人人过关。"),
        ("s2.p1.m1", "", 1, "制定计划。"),
        ("s2.p1.g2", "responsible", 1, "龙望山"),
        ("s2.p1.g3", "deadline", 1, "2024年12月底"),
        ("s2.p1.g4", "status", 1, "已完成"),
        ("s2.p2", "", 1, "2.调研少。"),
        ("s2.p2.g1", "status", 1, "已经整改到位。"),
        ("s2.p2.m1", "", 1, "走访5户。"),
        ("s2.p2.g2", "details", 1, "重视不够。"),
        ("s2.p3", "", 1, "3.督查少。"),
        ("s2.p3.m1", "", 1, "督查6次。"),
        ("s2.p3.g1", "status", 1, "办理中。"),
    ]


def test_of_a_text_that_is_no_notice_each_line_is_a_paragraph() -> None:
    text = "一、甲\n\n  1.乙。\n"
    found = [(node.role, node.node_id, node.section, text[node.start : node.end]) for node in flat(text)]
    assert found == [("paragraph", "g1", 0, "一、甲"), ("paragraph", "g2", 1, "1.乙。")]
    assert all(node.own == [(node.start, node.end)] and not node.children for node in flat(text))
