"""The header of a notice, from openings and titles one can read aloud (``tests/spec/openings.tsv``)."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.meaning.inspection import read
from notice_parser.mentions import dates, documents
from notice_parser.model.draft import DateDraft, Draft, InspectionDraft, NameDraft, NodeDraft, Place
from tests.growth import seconds

SPEC = Path(__file__).parents[1] / "spec" / "openings.tsv"
COLUMNS = ("authority", "team", "targets", "period", "feedback", "kind", "mode", "round")
PIECES = (
    *("根据", "市委", "县委", "统一部署", "第六", "巡察组", "巡视组", "组", "对", "向", "和", "及", "等"),
    *("市水务局党组", "中共", "委员会", "进行了", "开展", "常规", "专项", "巡察", "巡视", "反馈", "意见"),
    *("2024年3月28日至6月7日", "8月23日", "《条例》", "《", "》", "(", ")", "、", ",", "。", "通报", "\n"),
)
SIGNS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def opening(text: str, title: str = "") -> Draft:
    """A draft of a title and one preamble paragraph with its dates."""
    whole = f"{title}\n{text}" if title else text
    start = len(whole) - len(text)
    preamble = NodeDraft("preamble", start, len(whole), own=[(start, len(whole))])
    taken = [document.place for document in documents.scan(whole, start, len(whole))]
    preamble.dates = dates.scan(whole, start, len(whole), taken)
    draft = Draft(whole, nodes=[preamble], family="inspection_rectification")
    if title:
        draft.title = (0, len(title))
        draft.nodes.insert(0, NodeDraft("title", 0, len(title), own=[draft.title]))
    read(whole, draft)
    return draft


def told(text: str, inspection: InspectionDraft) -> dict[str, str]:
    """The header as the columns of the table."""

    def words(found: NameDraft | DateDraft | None) -> str:
        return text[found.start : found.end] if found is not None else "-"

    def place(found: Place | None) -> str:
        return text[slice(*found)] if found is not None else "-"

    return {
        "authority": words(inspection.authority),
        "team": words(inspection.team),
        "targets": ";".join(map(words, inspection.targets)) or "-",
        "period": words(inspection.period),
        "feedback": words(inspection.feedback),
        "kind": inspection.kind or "-",
        "mode": inspection.mode or "-",
        "round": place(inspection.round),
    }


def rows() -> list[dict[str, str]]:
    with SPEC.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["opening"][:30])
def test_opening_tells_who_inspected_whom_and_when(row: dict[str, str]) -> None:
    draft = opening(row["opening"], row["title"])
    found = draft.inspection
    named = [("team", found.team), ("authority", found.authority)]
    named += [("target", target) for target in found.targets]
    for role, name in named:
        assert name is None or (name.role == role and name.rule.startswith("opening."))
    assert told(draft.text, draft.inspection) == {column: row[column] for column in COLUMNS}
    if row["title"]:
        assert draft.issuer is not None
        assert draft.text[draft.issuer.start : draft.issuer.end] == row["issuer"]


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("中共云洲市水务局党组关于市委第六巡察组反馈意见集中整改进展情况的通报", ["中共云洲市水务局党组"]),
        ("青禾镇党委关于巡察整改进展情况的通报", ["青禾镇党委"]),
        ("中共云岭师范学院委员会关于十二届省委第八轮巡视整改进展情况的通报", ["中共云岭师范学院委员会"]),
        ("中共澍阳市妇幼保健院委员会巡察整改情况通报", ["中共澍阳市妇幼保健院委员会"]),
        ("云洲市水务局落实市委巡察反馈意见整改情况的报告", ["云洲市水务局"]),
        ("青屏县交通运输局关于2023年度预算执行审计查出问题整改结果的公告", ["青屏县交通运输局"]),
        ("中共云洲城投集团有限公司委员会\n关于巡察整改进展情况的通报", ["中共云洲城投集团有限公司委员会"]),
        ("中共云洲市 水务局党组关于巡察整改进展情况的通报", ["中共云洲市 水务局党组"]),
        (
            "中共云洲高新区工作委员会、云洲高新区管理委员会关于市委巡察整改情况的通报",
            ["中共云洲高新区工作委员会", "云洲高新区管理委员会"],
        ),
        (
            "中共青禾镇委员会 青禾镇人民政府关于县委巡察整改情况的通报",
            ["中共青禾镇委员会", "青禾镇人民政府"],
        ),
        ("2024-12-10中共云洲市水务局党组关于巡察整改情况的通报", ["中共云洲市水务局党组"]),
        ("首页>政务公开>中共云洲市水务局党组关于巡察整改情况的通报", ["中共云洲市水务局党组"]),
        ("关于市委第六巡察组反馈意见整改情况的通报", []),
        ("关于县住建局党组巡察整改进展情况的通报", ["县住建局党组"]),
        ("关于市委巡察整改情况的通报", []),
        ("巡察整改情况的通报", []),
    ],
)
def test_title_names_the_issuer(title: str, issuers: list[str]) -> None:
    draft = opening("现将整改情况予以公布。", title)
    named = [name for name in draft.nodes[0].organizations if name.role == "issuer"]
    assert [draft.text[name.start : name.end] for name in named] == issuers
    assert (draft.issuer is None) == (not issuers)


def test_signature_names_the_issuer_of_an_untitled_notice() -> None:
    text = "现将整改情况予以公布。\n中共云洲市水务局党组\n2024年12月10日"
    start = text.index("中共")
    signature = NodeDraft("signature", start, len(text), own=[(start, len(text))])
    preamble = NodeDraft("preamble", 0, start - 1, own=[(0, start - 1)])
    draft = Draft(text, nodes=[preamble, signature], family="inspection_rectification")
    read(text, draft)
    assert draft.issuer is not None
    assert text[draft.issuer.start : draft.issuer.end] == "中共云洲市水务局党组"


def test_title_tells_what_the_opening_leaves_out() -> None:
    title = "云洲市水务局党组关于十三届市委第六轮巡察市委第四巡察组反馈意见整改情况的通报"
    draft = opening("现将整改情况予以公布。", title)
    assert told(draft.text, draft.inspection) == {
        "authority": "-",
        "team": "市委第四巡察组",
        "targets": "-",
        "period": "-",
        "feedback": "-",
        "kind": "巡察",
        "mode": "-",
        "round": "十三届市委第六轮",
    }


def test_round_of_the_title_comes_first() -> None:
    draft = opening(
        "根据十三届市委巡察安排,市委第四巡察组对市水务局党组开展了提级巡察。",
        "云洲市水务局党组关于十三届市委第六轮巡察整改情况的通报",
    )
    assert draft.inspection.round is not None
    assert draft.text[slice(*draft.inspection.round)] == "十三届市委第六轮"


def test_modes_are_not_read_from_the_issuer_of_a_title() -> None:
    draft = opening("现将整改情况予以公布。", "云洲市联动科技公司党委关于市委巡察整改情况的通报")
    assert draft.inspection.mode is None


def test_names_are_mentions_of_their_nodes_in_reading_order() -> None:
    draft = opening("根据市委统一部署,市委第三巡察组对市林业局党组进行了巡察,8月2日向局党组反馈了意见。")
    mentions = draft.nodes[0].organizations
    assert [(draft.text[name.start : name.end], name.role) for name in mentions] == [
        ("市委", "authority"),
        ("市委第三巡察组", "team"),
        ("市林业局党组", "target"),
        ("局党组", "target"),
    ]


def test_text_of_no_family_has_no_header() -> None:
    text = "根据市委统一部署,市委第三巡察组将对市林业局党组开展巡察。"
    draft = Draft(text, nodes=[NodeDraft("preamble", 0, len(text), own=[(0, len(text))])])
    read(text, draft)
    assert draft.inspection == InspectionDraft()


def test_two_preambles_are_read_as_one_opening() -> None:
    first = "根据市委统一部署,2024年3月4日至5月31日,市委第三巡察组对市林业局党组进行了巡察。"
    second = "8月2日,市委第三巡察组反馈了意见。"
    text = f"{first}\n{second}"
    nodes = []
    for start, end in ((0, len(first)), (len(first) + 1, len(text))):
        node = NodeDraft("preamble", start, end, own=[(start, end)])
        node.dates = dates.scan(text, start, end)
        nodes.append(node)
    draft = Draft(text, nodes=nodes, family="inspection_rectification")
    read(text, draft)
    found = told(text, draft.inspection)
    assert (found["period"], found["feedback"]) == ("2024年3月4日至5月31日", "8月2日")


@given(SIGNS, SIGNS)
def test_any_opening_gives_spans_inside_it_and_apart(text: str, title: str) -> None:
    draft = opening(text, title.replace("\n", ""))
    for node in draft.nodes:
        places = [name.place for name in node.organizations]
        assert all(node.start <= start < end <= node.end for start, end in places)
        assert all(before[1] <= after[0] for before, after in pairwise(places))


@pytest.mark.parametrize(
    "pump", ["对", "市委", "巡察组", "根据市委", "对市水务局、", "第六", "(", "市委第六巡察组对我局", "关于"]
)
def test_time_grows_with_length(pump: str) -> None:
    def read(text: str) -> None:
        opening(text, text)

    seconds(read, pump * 100)
    short = seconds(read, pump * 1_000)
    assert seconds(read, pump * 8_000) < short * 8 * 3 + 0.05
