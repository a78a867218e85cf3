"""What is read of a part of a text is read of that part alone, whatever goes before or behind it."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from notice_parser.mentions import contacts, dates, documents, names, quantities
from notice_parser.model.draft import MentionDraft

SPEC = Path(__file__).parents[1] / "spec"
Scan = Callable[[str, int, int], Sequence[MentionDraft]]


def sentences(name: str) -> list[str]:
    with (SPEC / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row.get("input") or row["text"] for row in rows]


PERSONS = [
    "由镇党委书记罗启明同志任组长,镇长殷小麦",
    "成立党组书记、局长周牧川任组长的领导小组,副局长李明",
    "由局机关党委牵头,办公室、财务科",
    "请向青禾镇纪委(含所辖各村",
]


def shifted(found: Sequence[MentionDraft], by: int) -> list[object]:
    """The drafts as tuples, every offset moved."""
    return [_moved(asdict(one), by) for one in found]


PLACES = {"start", "end", "number_end", "title", "place", "scope", "anchor", "position", "subject", "action"}


def _moved(values: dict[str, object], by: int) -> dict[str, object]:
    moved = {}
    for key, value in values.items():
        if key in PLACES and isinstance(value, int):
            value += by
        elif isinstance(value, tuple) and key != "members":
            value = tuple(one + by for one in value)
        moved[key] = value
    return moved


_BEHIND_DATES = ("前完成", "以来", "至12月31日", "底", "日", "期间", "止", "起", "开始", "之前", "已")
_BEHIND_QUANTITIES = ("余万元", "以上", "%", "个", "至5次", "半")
_BEHIND_TITLES = ("》", "的通知》", "(云水发[2024]37号)", "》(试行)")

SCANS: list[tuple[str, Scan, list[str], tuple[str, ...]]] = [
    ("dates", dates.scan, sentences("dates"), _BEHIND_DATES),
    ("quantities", quantities.scan, sentences("quantities"), _BEHIND_QUANTITIES),
    ("documents", documents.scan, sentences("documents"), _BEHIND_TITLES),
    ("organizations", names.organizations, PERSONS, ("局", "党委)", "公司", "牵头")),
    ("persons", names.persons, PERSONS, ("同志任组长", "明", "的")),
]
CASES = [(scan, some) for _, scan, some, _ in SCANS]
NAMES = [name for name, *_ in SCANS]
TAILS = [(scan, some, tail) for _, scan, some, tails in SCANS for tail in tails]
TAIL_NAMES = [f"{name} {tail}" for name, _, _, tails in SCANS for tail in tails]


@pytest.mark.parametrize(("scan", "some", "tail"), TAILS, ids=TAIL_NAMES)
def test_nothing_behind_the_end_is_read(scan: Scan, some: list[str], tail: str) -> None:
    for text in some:
        ends = {one.end for one in scan(text, 0, len(text))}
        for cut in sorted({*ends, *(end - 1 for end in ends), len(text)}):
            alone = shifted(scan(text[:cut], 0, cut), 0)
            for behind in (text[cut:], tail):
                assert shifted(scan(text[:cut] + behind, 0, cut), 0) == alone, (text[:cut], behind)


@pytest.mark.parametrize(("scan", "some"), CASES, ids=NAMES)
def test_nothing_before_the_start_is_read(scan: Scan, some: list[str]) -> None:
    before = "2024年3月5日,印发《某某办法》5个,局长李明\n"
    for text in some:
        alone = shifted(scan(text, 0, len(text)), len(before))
        assert shifted(scan(before + text, len(before), len(before) + len(text)), 0) == alone, text


REACH = [
    "电话0546-8070195",
    "监督举报电话:12388",
    "邮箱:dag@yz.example.cn",
    "邮政信箱:府前大街92号",
    "府前大街92号,邮编364210",
    "(工作日8:30-17:30)",
]
BEHIND = (
    ",电话0546-8070196,监督举报电话:12388,邮箱:b@yz.example.cn,"
    "邮政信箱:站前路3号(收),邮编364211,工作日9:00-11:30"
)


@pytest.mark.parametrize("text", REACH)
def test_a_contact_is_read_in_its_block_alone(text: str) -> None:
    alone = contacts.scan(text, 0, len(text))
    assert alone.all()
    assert contacts.scan(text + BEHIND, 0, len(text)) == alone
    by = len(BEHIND) + 1
    found = contacts.scan(f"{BEHIND}\n{text}", by, by + len(text)).all()
    assert [(start - by, end - by) for start, end in found] == alone.all()
