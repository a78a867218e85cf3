"""Titles in 《》: spans, 文号, kinds, lost brackets; sentences in ``tests/spec/documents.tsv``."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.families.loader import words
from notice_parser.mentions.documents import kind_of, scan
from notice_parser.text.fold import fold
from tests.growth import seconds

SPEC = Path(__file__).parents[1] / "spec" / "documents.tsv"
KINDS = {"law", "regulation", "rules", "plan", "notice", "publication", "work"}


def found(text: str) -> list[str]:
    return [text[document.start : document.end] for document in scan(text, 0, len(text))]


def numbers(text: str) -> list[str | None]:
    return [document.number and text[slice(*document.number)] for document in scan(text, 0, len(text))]


def rows() -> list[dict[str, str]]:
    with SPEC.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:24])
def test_what_a_reader_finds(row: dict[str, str]) -> None:
    text, expected = fold(row["text"]).text, fold(row["documents"]).text
    shown = [
        f"{text[slice(*one.place)]} {text[slice(*one.number)] if one.number else '-'} {one.kind}"
        for one in scan(text, 0, len(text))
    ]
    assert ("; ".join(shown) or "-") == expected


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("制定《党组会议议事规则》,印发", ["《党组会议议事规则》"]),
        ("学习《求是》、《人民日报》文章", ["《求是》", "《人民日报》"]),
        ("修订《采购办法》《合同办法》等3项", ["《采购办法》", "《合同办法》"]),
        ("印发《关于转发《省采购办法》的通知》,", ["《关于转发《省采购办法》的通知》"]),
        ("《关于《甲办法》《乙办法》的说明》", ["《关于《甲办法》《乙办法》的说明》"]),
        ("《采购办法(试行)》", ["《采购办法(试行)》"]),
        ("《规划(2025—2027年)》", ["《规划(2025—2027年)》"]),
        ("制定《财务管理办法,明确流程", ["《财务管理办法"]),
        ("制定《财务管理办法、《采购细则》,", ["《财务管理办法", "《采购细则》"]),
        ("《《财务管理办法,明确", ["《财务管理办法"]),
        ("《甲通知》《财务管理办法,明确", ["《甲通知》", "《财务管理办法"]),
        ("《甲通知》《乙,《财务管理办法,明确", ["《甲通知》", "《财务管理办法"]),
        (f"《{'甲' * 149}》", [f"《{'甲' * 149}》"]),
        (f"《{'甲' * 150}》", []),
        ("《甲", []),
        ("《甲》", ["《甲》"]),
        ("《没有合上,也不像标题", []),
        ("没有打开》,《规则》", ["《规则》"]),
        ("《》", []),
        ("《", []),
        ("一行《开了\n下一行》合", []),
        ("", []),
    ],
)
def test_titles(text: str, titles: list[str]) -> None:
    assert found(text) == titles


def test_title_is_without_brackets() -> None:
    text = "学习《开创新局面》等文章"
    (document,) = scan(text, 0, len(text))
    assert text[slice(*document.title)] == "开创新局面"
    assert document.rule == "document.title"


def test_a_lost_bracket_takes_nothing_but_the_end_of_a_title() -> None:
    text = "制定《财务管理办法,学习《求是》。"
    lost, whole = scan(text, 0, len(text))
    assert (lost.rule, lost.kind, text[slice(*lost.title)]) == ("document.unclosed", "rules", "财务管理办法")
    assert (whole.rule, whole.kind) == ("document.title", "publication")
    assert lost.number is whole.number is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("《采购办法》(云水发[2024]37号),", "云水发[2024]37号"),
        ("《采购办法》(云工院发[2024]37号,以下简称办法)", "云工院发[2024]37号"),
        ("《细则》云党组[2025]3号", "云党组[2025]3号"),
        ("《细则》 (云政办字(2024)5号)", "云政办字(2024)5号"),
        ("《条例》(国务院令第722号)", "国务院令第722号"),
        ("《办法》(云水发 [2024] 37号)", "云水发 [2024] 37号"),
        ("《公告》(国家税务总局公告2024年第5号)", "国家税务总局公告2024年第5号"),
        ("《办法》对第3号地块作出规定", None),
        ("《办法》(试行)", None),
        ("《办法》等5项制度", None),
        ("《规划》(2025年版)", None),
        ("《办法》第三条", None),
        ("《办法》,云水发[2024]37号", None),
    ],
)
def test_number_that_follows(text: str, number: str | None) -> None:
    assert numbers(text) == [number]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("中华人民共和国审计法", "law"),
        ("民法典", "law"),
        ("审计法", "law"),
        ("中华人民共和国书法", "law"),
        ("采购管理办法", "rules"),
        ("医用耗材管理办法(试行)", "rules"),
        ("党支部会议制度", "rules"),
        ("党委会议议事规则", "rules"),
        ("工程变更签证管理细则", "rules"),
        ("投资管理负面清单", "rules"),
        ("中国共产党巡视工作条例", "regulation"),
        ("中国共产党章程", "regulation"),
        ("巡察整改工作方案", "plan"),
        ("特色农业发展规划(2025—2027年)", "plan"),
        ("审计查出问题清单", "plan"),
        ("关于印发《采购办法》的通知", "notice"),
        ("关于加强作风建设的意见", "notice"),
        ("求是", "publication"),
        ("人民日报", "publication"),
        ("习近平谈治国理政", "work"),
        ("老旧小区的花林做法", "unknown"),
        ("转发《省采购办法》", "rules"),
        ("采购办法 ", "rules"),
        ("采购办法(试行)(2024年修订)", "rules"),
        ("采购办法 (试行)", "rules"),
        ("采购管理办法2024年版", "rules"),
        ("发展规划二〇二四年", "plan"),
        ("发展规划2021-2025年", "plan"),
        ("(试行)", "unknown"),
        ("法", "law"),
        ("做法", "unknown"),
        ("大清廉吏", "unknown"),
        ("今周纪声", "unknown"),
    ],
)
def test_kind(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def test_kinds_of_the_table_are_those_of_the_record() -> None:
    assert {row["kind"] for row in words("base", "document_kinds")} == KINDS


@given(st.text("《》《》办法通知,。\n(2024)号[]甲", max_size=60))
def test_any_text_gives_spans_in_order_and_apart(text: str) -> None:
    documents = scan(text, 0, len(text))
    assert all(0 <= document.start < document.end <= len(text) for document in documents)
    assert all(a.end <= b.start for a, b in pairwise(documents))


def test_only_the_asked_part_is_read() -> None:
    text = "《甲办法》《乙办法》"
    assert [d.place for d in scan(text, 5, 10)] == [(5, 10)]
    assert scan(text, 1, 5) == []


@pytest.mark.parametrize("pump", ["《", "》", "《》", "《甲", "甲》", "《甲办法", "《办法》(", "《甲,"])
def test_time_grows_with_length(pump: str) -> None:
    def read(text: str) -> None:
        scan(text, 0, len(text))

    seconds(read, pump * 100)
    short = seconds(read, pump * 2_000)
    assert seconds(read, pump * 16_000) < short * 8 * 3 + 0.02
