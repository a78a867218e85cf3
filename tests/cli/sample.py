"""A small notice and its record, put together by hand; places are found in the text, never typed."""

from datetime import date

from notice_parser.model import (
    Date,
    Finding,
    Inspection,
    Marker,
    Node,
    Notice,
    Organization,
    Quantity,
    Source,
    Span,
    StatedFigure,
    Status,
    Text,
)
from notice_parser.model.base import Mention

TEXT = """某市水务局党组关于巡察整改进展情况的通报
一、整改落实情况
共3个问题。
1.制度不健全。
(1)2024年10月,修订制度8项。
(2)11月,正在采购。
责任单位:水资源科
完成时限:12月底
"""


def place(surface: str, after: str = "") -> dict[str, int]:
    start = TEXT.index(surface, TEXT.index(after))
    return {"start": start, "end": start + len(surface)}


def words(surface: str, after: str = "") -> dict[str, object]:
    return {"text": surface, **place(surface, after)}


OCTOBER = Date(
    **words("2024年10月"),
    rule="date.month",
    kind="month",
    earliest=date(2024, 10, 1),
    latest=date(2024, 10, 31),
    edtf="2024-10",
    resolution="explicit",
)
NOVEMBER = Date(
    **words("11月"),
    rule="date.month",
    kind="month",
    earliest=date(2024, 11, 1),
    latest=date(2024, 11, 30),
    edtf="2024-11",
    resolution="inherited",
    anchor=Text(**words("2024年10月")),
)
DEADLINE = Date(
    **words("12月底"),
    rule="date.part",
    kind="day",
    earliest=date(2024, 12, 31),
    latest=date(2024, 12, 31),
    edtf="2024-12-31",
    resolution="inherited",
    anchor=Text(**words("2024年10月")),
)
OFFICE = Organization(**words("水资源科"), rule="responsible.office", name="水资源科", role="responsible")
RULES = Quantity(
    **words("8项"),
    rule="quantity.plain",
    number="8",
    value="8",
    unit="项",
    unit_kind="count",
    minimum="8",
    maximum="8",
    subject=Text(**words("制度", after="修订")),
    action=Text(**words("修订")),
)
STATED = StatedFigure(
    **words("3个问题"), rule="stated.problems", what="problems", value="3", unit="个", counted=1
)


def node(surface: str, **parts: object) -> Node:
    return Node(**{**place(surface), **parts})


def marker(surface: str, style: str, ordinal: int) -> Marker:
    return Marker(**words(surface), style=style, ordinal=ordinal)


FIRST = node(
    "(1)2024年10月,修订制度8项。",
    node_id="s1.p1.m1",
    role="measure",
    marker=marker("(1)", "paren", 1),
    text="2024年10月,修订制度8项。",
    status=Status(value="completed", cues=(Mention(**words("修订"), rule="status.done"),)),
    dates=(OCTOBER,),
    quantities=(RULES,),
)
SECOND = node(
    "(2)11月,正在采购。",
    node_id="s1.p1.m2",
    role="measure",
    marker=marker("(2)", "paren", 2),
    text="11月,正在采购。",
    status=Status(value="in_progress", cues=(Mention(**words("正在"), rule="status.going_on"),)),
    dates=(NOVEMBER,),
)
PROBLEM = node(
    TEXT[TEXT.index("1.制度") :].rstrip(),
    node_id="s1.p1",
    role="problem",
    marker=marker("1.", "dot", 1),
    heading=Text(**words("制度不健全。")),
    labels=(Text(**words("责任单位:")), Text(**words("完成时限:"))),
    responsible=(OFFICE,),
    deadline=DEADLINE,
    children=(
        FIRST,
        SECOND,
        node("水资源科", node_id="s1.p1.g1", role="paragraph", text="水资源科"),
        node("12月底", node_id="s1.p1.g2", role="paragraph", text="12月底", dates=(DEADLINE,)),
    ),
)
SECTION = node(
    TEXT[TEXT.index("一、") :].rstrip(),
    node_id="s1",
    role="section",
    section_role="progress",
    marker=marker("一、", "cn_dot", 1),
    heading=Text(**words("整改落实情况")),
    children=(node("共3个问题。", node_id="s1.g1", role="paragraph", text="共3个问题。"), PROBLEM),
)
TITLE = "某市水务局党组关于巡察整改进展情况的通报"
DIFFERS = Finding(
    code="stated-count-differs",
    severity="warning",
    message="自述问题3个,正文列出1个",
    message_en="3 problems stated, 1 found",
    **place("3个问题"),
)
WRONG_ORDER = Finding(
    code="date-order",
    severity="error",
    message="日期先后不对",
    message_en="dates out of order",
    **place("11月"),
)
CONTACT_MISSING = Finding(
    code="contact-missing",
    severity="info",
    message="没有联系方式",
    message_en="no contact",
    related=(Span(start=0, end=1),),
)


def notice(*findings: Finding) -> Notice:
    return Notice(
        notice_id="0" * 64,
        source=Source(characters=len(TEXT)),
        family="inspection_rectification",
        family_score=0.9,
        family_reason="标题和结构相符",
        title=Text(**words(TITLE)),
        issuer=Organization(
            **words("某市水务局党组"), rule="title.issuer", name="某市水务局党组", role="issuer"
        ),
        inspection=Inspection(kind="巡察", mode="常规"),
        stated=(STATED,),
        outline=(node(TITLE, node_id="t", role="title"), SECTION),
        findings=findings,
    )
