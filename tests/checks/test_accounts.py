"""Sentences with their figures marked → what a reader who adds up would remark.

``[25个问题|problems]`` is a stated figure; behind 约 its number is an approximation.
"""

import re

import pytest
from drafts import Spec, draft

from notice_parser.checks.figures import contradiction, exact, rate, stated_count, sum_of_states
from notice_parser.model.draft import Draft, FindingDraft, QuantityDraft, StatedDraft

_MARKED = re.compile(r"\[([^|]+)\|([a-z_]+)\]")


def accounts(marked: str) -> Draft:
    made = draft(Spec("paragraph", words=_MARKED.sub(r"\1", marked)))
    at = 0
    for match in _MARKED.finditer(marked):
        written, what = match.groups()
        at = made.text.index(written, at)
        number = re.search("[0-9.]+", written)
        assert number is not None
        first, last = at + number.start(), at + number.end()
        quantity = QuantityDraft(
            first, last + 1, "quantity.arabic", number.group(), last, number.group(), made.text[last], "count"
        )
        if "约" in written:
            quantity.approximation = "about"
        made.stated.append(StatedDraft(at, at + len(written), "stated.test", what, quantity))
        at += len(written)
    return made


def told(made: Draft, found: list[FindingDraft]) -> list[tuple[str, str, list[str]]]:
    return [
        (
            made.text[slice(*one.place)] if one.place else "",
            one.message,
            [made.text[slice(*place)] for place in one.related],
        )
        for one in found
    ]


Row = tuple[str, list[tuple[str, str, list[str]]]]
FAR = "党组高度重视,多次研究部署整改工作。" * 20

SHORT = [("25个问题", "写明问题共25,各类整改情况相加为24", ["完成19个", "推进5个"])]

SUMS: list[Row] = [
    (
        "反馈[25个问题|problems]。目前,[完成19个|completed]、[正在整改5个|in_progress]。",
        [("25个问题", "写明问题共25,各类整改情况相加为24", ["完成19个", "正在整改5个"])],
    ),
    ("反馈[25个问题|problems]。目前,[完成19个|completed]、[正在整改6个|in_progress]。", []),
    # Any total of the notice may be meant by states without one.
    (
        "[56个表现|problems],[25个问题|problems]。[完成50个|completed]、[正在整改6个|in_progress]。",
        [],
    ),
    ("反馈[25个问题|problems]。线索[办结19个|completed]、[在办5个|in_progress]。", []),
    # What is told behind them speaks of something else.
    ("反馈[25个问题|problems]。[完成19个|completed]、[推进5个|in_progress]。移交线索3条。", SHORT),
    ("移交线索3条。反馈[25个问题|problems]。[完成19个|completed]、[推进5个|in_progress]。", SHORT),
    (f"反馈[25个问题|problems]。{FAR}[完成19个|completed]、[正在整改5个|in_progress]。", []),
    ("反馈[25个问题|problems]。任务[完成19项|completed]、[推进5项|in_progress]。", []),
    ("[完成19个|completed]、[正在整改5个|in_progress]。", []),
    # What stands for long may be among the completed or beside them.
    ("[25个问题|problems][完成19个|completed]、[推进6个|in_progress]、[长期坚持3个|long_term]。", []),
    ("[25个问题|problems][完成19个|completed]、[推进3个|in_progress]、[长期坚持3个|long_term]。", []),
    (
        "[25个问题|problems][完成19个|completed]、[推进3个|in_progress]、[长期坚持2个|long_term]。",
        [("25个问题", "写明问题共25,各类整改情况相加为24", ["完成19个", "推进3个", "长期坚持2个"])],
    ),
    # A rest or a share is named: the states are not all.
    ("[25个问题|problems][完成19个|completed]、[推进5个|in_progress],其余1个另行处理。", []),
    ("[25个问题|problems]中,[完成19个|completed]、[推进5个|in_progress]。其余待办。", SHORT),
    ("[25个问题|problems]分别由两家负责,[完成19个|completed]、[推进5个|in_progress]。", []),
    # Not every state is told, or one twice, or not exactly.
    ("[25个问题|problems][推进5个|in_progress]、[未完成6个|not_completed]。", []),
    ("[25个问题|problems][完成10个|completed],又[完成9个|completed]、[推进5个|in_progress]。", []),
    ("[25个问题|problems][完成19个|completed]、[推进约5个|in_progress]。", []),
    ("[约25个问题|problems][完成19个|completed]、[推进5个|in_progress]。", []),
    ("[25个问题|problems][完成19个|completed]。", []),
    # Of several totals in one sentence each has the states behind it.
    (
        "[25个问题|problems][完成19个|completed]、[推进6个|in_progress];"
        "[60条措施|measures][完成50条|completed]、[推进5条|in_progress]。",
        [("60条措施", "写明整改措施共60,各类整改情况相加为55", ["完成50条", "推进5条"])],
    ),
    ("[17个问题|problems][25个表现|problems],[完成19个|completed]、[推进6个|in_progress]。", []),
    ("[25个问题|problems][40条措施|measures],[完成19个|completed]、[推进6个|in_progress]。", []),
    # All are completed, and of some it is told further.
    ("[25个问题|problems][完成25个|completed],[推进3个|in_progress]。", []),
]


@pytest.mark.parametrize(("text", "expected"), SUMS, ids=[text for text, _ in SUMS])
def test_states_are_held_against_the_total_they_speak_of(
    text: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    made = accounts(text)
    assert told(made, sum_of_states(made)) == expected


RATES: list[Row] = [
    (
        "[25个问题|problems],[完成19个|completed],[完成率80%|completion_rate]。",
        [("完成率80%", "写明完成率80%,按19/25计算应为76%", ["25个问题", "完成19个"])],
    ),
    (
        "[30个问题|problems],[完成19个|completed],[完成率60%|completion_rate]。",
        [("完成率60%", "写明完成率60%,按19/30计算应为63.33%", ["30个问题", "完成19个"])],
    ),
    # The total stands in the sentence before.
    (
        "反馈[25个问题|problems]。已[完成19个|completed],[完成率80%|completion_rate]。",
        [("完成率80%", "写明完成率80%,按19/25计算应为76%", ["25个问题", "完成19个"])],
    ),
    ("反馈[25个问题|problems]。已[完成19个|completed],[完成率76%|completion_rate]。", []),
    # … or any total of the notice is meant.
    (
        "[50条措施|measures]。[25个问题|problems]。已[完成19个|completed],[完成率38%|completion_rate]。",
        [],
    ),
    ("反馈[25个问题|problems]。线索[办结19个|completed],[办结率80%|completion_rate]。", []),
    (f"反馈[25个问题|problems]。{FAR}[完成19个|completed],[完成率80%|completion_rate]。", []),
    ("反馈[25个问题|problems]。[完成率80%|completion_rate]。", []),
    # Mostly completed is done too, alone or with what is completed.
    (
        "[25个问题|problems],[完成15个|completed]、[基本完成4个|mostly_completed],"
        "[完成率76%|completion_rate]。",
        [],
    ),
    (
        "[25个问题|problems],[基本完成19个|mostly_completed],[完成率80%|completion_rate]。",
        [("完成率80%", "写明完成率80%,按19/25计算应为76%", ["25个问题", "基本完成19个"])],
    ),
    # 25 in all, 6 of them open: 19 are done.
    (
        "[25个问题|problems],[完成9个|completed],[推进6个|in_progress],[完成率76%|completion_rate]。",
        [],
    ),
    # A total by its noun is done by its verb.
    (
        "[90项任务|tasks],落实[81项措施|measures],[完成2项|completed],[完成率90%|completion_rate]。",
        [],
    ),
    ("[25个问题|problems],[推进6个|in_progress],[完成率80%|completion_rate]。", []),
    ("[约25个问题|problems],[完成19个|completed],[完成率80%|completion_rate]。", []),
    ("[25个问题|problems],[完成约19个|completed],[完成率80%|completion_rate]。", []),
    ("[25个问题|problems],[完成19个|completed],[完成率约80%|completion_rate]。", []),
    # Each rate is judged, also behind one over a hundred.
    (
        "[25个问题|problems],[完成19个|completed],[完成率176%|completion_rate],[整改率80%|completion_rate]。",
        [
            ("完成率176%", "完成率176%超过100%", []),
            ("整改率80%", "写明完成率80%,按19/25计算应为76%", ["25个问题", "完成19个"]),
        ],
    ),
    # Long before the rate, something else is told.
    (
        f"[25个问题|problems],[完成19个|completed],{'狠抓落实,' * 20}[完成率80%|completion_rate]。",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RATES, ids=[text for text, _ in RATES])
def test_a_rate_is_held_against_what_it_is_made_of(
    text: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    made = accounts(text)
    assert told(made, rate(made)) == expected


TWICE: list[Row] = [
    # An audit that is told of further on is another matter.
    (
        "[反馈问题25个|problems]。梳理后,[反馈问题26个|problems]。审计另有反馈。",
        [("反馈问题26个", "问题前后不一致:一处25个,另一处26个", ["反馈问题25个"])],
    ),
    (
        "[反馈问题25个|problems]。梳理后,[反馈问题26个|problems]。",
        [("反馈问题26个", "问题前后不一致:一处25个,另一处26个", ["反馈问题25个"])],
    ),
    ("[反馈问题25个|problems]。梳理后,[具体问题26个|problems]。", []),
    ("[反馈问题25个|problems]。梳理后,[反馈问题26条|problems]。", []),
    ("[反馈问题25个|problems]。梳理后,[反馈问题约26个|problems]。", []),
    ("审计[反馈问题25个|problems]。巡察[反馈问题26个|problems]。", []),
    # The audit of an earlier sentence is another matter.
    (
        "此前开展了审计。[反馈问题25个|problems]。梳理后,[反馈问题26个|problems]。",
        [("反馈问题26个", "问题前后不一致:一处25个,另一处26个", ["反馈问题25个"])],
    ),
    (
        "[反馈问题25个|problems]。又[反馈问题26个|problems]。再[反馈问题27个|problems]。",
        [
            ("反馈问题26个", "问题前后不一致:一处25个,另一处26个", ["反馈问题25个"]),
            ("反馈问题27个", "问题前后不一致:一处25个,另一处27个", ["反馈问题25个"]),
        ],
    ),
    ("[反馈问题25个|problems]。又[反馈问题25个|problems]。", []),
    # States and rates are told at several times, and change.
    ("[完成问题25个|completed]。又[完成问题26个|completed]。", []),
]


@pytest.mark.parametrize(("text", "expected"), TWICE, ids=[text for text, _ in TWICE])
def test_one_figure_has_one_value(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    made = accounts(text)
    assert told(made, contradiction(made)) == expected


def test_every_figure_that_differs_from_the_list_is_remarked() -> None:
    made = accounts("[约30个问题|problems]。[15个问题|problems]。[40条措施|measures]。[16个问题|problems]。")
    made.nodes += draft(
        Spec("problem", "1.", "甲。", children=[Spec("measure", "(1)", words="已办。")]),
        Spec("problem", "2.", "乙。"),
    ).nodes
    for one in made.stated:
        one.counted = 1 if one.what == "measures" else 2
    assert [(place, message) for place, message, _ in told(made, stated_count(made))] == [
        ("15个问题", "写明问题15个,正文列出2个"),
        ("40条措施", "写明整改措施40条,正文列出1条"),
        ("16个问题", "写明问题16个,正文列出2个"),
    ]


@pytest.mark.parametrize(
    ("value", "approximation", "minimum", "maximum", "expected"),
    [
        ("5", "exact", None, None, "5"),
        ("5", "about", None, None, None),
        ("3", "exact", "3", "5", None),
        ("5", "exact", "5", "5", "5"),
        (None, "exact", None, None, None),
    ],
)
def test_only_an_exact_number_is_reckoned_with(
    value: str | None, approximation: str, minimum: str | None, maximum: str | None, expected: str | None
) -> None:
    quantity = QuantityDraft(
        0, 2, "quantity.arabic", "5", 1, value, "个", "count", approximation, minimum, maximum
    )
    number = exact(quantity)
    assert (None if number is None else str(number)) == expected
