"""Resolving dates: the table of ``tests/spec/dates.tsv``, EDTF, anchors, and a round trip."""

import csv
import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_parser.meaning.calendar import month_end
from notice_parser.meaning.dates import resolve
from notice_parser.mentions.dates import scan
from notice_parser.model.draft import DateDraft
from notice_parser.text.fold import fold

TABLE = Path(__file__).parent.parent / "spec" / "dates.tsv"


def read(text: str, published: str | None = None, reference: str | None = None) -> list[DateDraft]:
    """The resolved dates of a folded text, line by line, outside of 《》."""
    titles = [match.span() for match in re.finditer("《[^》]*》", text)]
    dates: list[DateDraft] = []
    start = 0
    for line in text.split("\n"):
        dates += scan(text, start, start + len(line), titles)
        start += len(line) + 1
    page = scan(published, 0, len(published))[0] if published else None
    resolve(dates, published=page, reference=datetime.date.fromisoformat(reference) if reference else None)
    return dates


def shown(date: DateDraft) -> str:
    """The value as the table writes it, with full days."""
    if date.kind == "recurring":
        return str(date.every)
    if date.earliest is None and date.latest is None:
        return "?"
    return f"{date.earliest or '..'}/{date.latest or '..'}"


def full(value: str) -> str:
    """2024-10 → 2024-10-01/2024-10-31; 2024/.. → 2024-01-01/..; P1M and ? stay."""
    if value == "?" or value.startswith("P"):
        return value
    first, _, last = value.partition("/")
    return f"{edge(first, False)}/{edge(last or first, True)}"


def edge(cut: str, last: bool) -> str:
    if cut == ".." or len(cut) == 10:
        return cut
    if len(cut) == 4:
        return f"{cut}-12-31" if last else f"{cut}-01-01"
    year, month = map(int, cut.split("-"))
    return month_end(year, month).isoformat() if last else f"{cut}-01"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def expectation(cell: str) -> list[tuple[str, str]]:
    if cell == "-":
        return []
    pairs = [item.split(" = ") for item in cell.split("; ")]
    return [(text, full(value)) for text, value in pairs]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["input"][:24])
def test_spec_table(row: dict[str, str]) -> None:
    options = dict(re.findall(r"(published|reference)=([0-9-]+)", row["context"]))
    before = row["context"].split("|")[-1].strip() if "|" in row["context"] or not options else ""
    text = fold(f"{before}\n{row['input']}").text
    start = text.index("\n") + 1
    found = [date for date in read(text, **options) if date.start >= start]
    assert [(text[date.start : date.end], shown(date)) for date in found] == expectation(row["expected"])


def test_spec_table_is_large_and_tells_where_a_row_comes_from() -> None:
    table = rows()
    assert len(table) >= 400
    assert all(row["source"] for row in table)
    assert len({(row["input"], row["context"]) for row in table}) == len(table)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2024年3月28日至6月7日", "2024-03-28/2024-06-07"),
        ("2024年三季度", "2024-35"),
        ("2024年四季度", "2024-36"),
        ("2024年上半年", "2024-40"),
        ("2024年下半年", "2024-41"),
        ("2024年以来", "2024/.."),
        ("2024年6月份以来", "2024-06/.."),
        ("截至2024年10月底", "../2024-10-31"),
        ("截至2024年10月", "../2024-10"),
        ("截至2024年11月20日", "../2024-11-20"),
        ("2025年底前", "../2025-12-31"),
        ("2024年10月30日", "2024-10-30"),
        ("2024年10月", "2024-10"),
        ("2024年10月底", "2024-10"),
        ("2024年底", "2024-12"),
        ("2024年度", "2024"),
        ("2024年10月中旬", "2024-10-11/2024-10-20"),
        ("2025年1—3月", "2025-01/2025-03"),
        ("2021年至2023年", "2021/2023"),
        ("2024年前三季度", "2024-01/2024-09"),
        ("2024年一至三季度", "2024-01/2024-09"),
        ("2024年3、6、9、12月", "{2024-03,2024-06,2024-09,2024-12}"),
        ("2020、2022年", "{2020,2022}"),
        ("2024年8、9月", "2024-08/2024-09"),
        ("三季度以来", None),
        ("每月", None),
        ("近三年", None),
        ("2024年2月30日", None),
    ],
)
def test_edtf(text: str, edtf: str | None) -> None:
    [date] = read(text)
    assert date.edtf == edtf


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2024年10月30日", "day"),
        ("2024年10月底", "month"),
        ("2024年底", "month"),
        ("2024年10月初", "range"),
        ("2024年10月上旬", "range"),
        ("2024年三季度", "quarter"),
        ("2024年上半年", "half_year"),
        ("2024年度", "year"),
        ("2021至2023年", "range"),
        ("2019年至今", "since"),
        ("2025年6月底前", "until"),
        ("每季度", "recurring"),
        ("近三年", "unresolved"),
        ("2024年13月", "unresolved"),
        ("24年10月", "unresolved"),
        ("2024717日至830日", "range"),
        ("2024111日", "unresolved"),
    ],
)
def test_kind(text: str, kinds: str) -> None:
    assert [date.kind for date in read(text)] == [kinds]


@pytest.mark.parametrize(
    ("text", "resolution", "anchor"),
    [
        ("2024年10月30日", "explicit", None),
        ("2024年3月28日至6月7日", "explicit", None),
        ("每月", "explicit", None),
        ("2024年8月23日反馈。10月整改", "inherited", "2024年8月23日"),
        ("2023年10月10日至2024年1月12日巡察。3月6日反馈", "inherited", "2023年10月10日至2024年1月12日"),
        ("2022年3月开工,次年2月完工", "relative", "2022年3月"),
        ("2024年8月23日反馈。今年完成", "relative", "2024年8月23日"),
        ("2024年3月轮换小麦,架空期由上年的142天缩短至71天。10月底前完工", "inherited", "2024年3月"),
        ("10月整改", "unresolved", None),
        ("2024年2月30日", "unresolved", None),
        ("近三年", "unresolved", None),
    ],
)
def test_resolution_and_anchor(text: str, resolution: str, anchor: str | None) -> None:
    date = read(text)[-1]
    assert date.resolution == resolution
    assert (text[slice(*date.anchor)] if date.anchor else None) == anchor


def test_publication_is_the_anchor_of_this_year() -> None:
    text = "2025-03-18\n今年以来开展学习6次"
    dates = scan(text, 0, 10) + scan(text, 11, len(text))
    resolve(dates, published=dates[0])
    assert dates[1].anchor == (0, 10)
    assert dates[1].edtf == "2025/.."


@pytest.mark.parametrize(
    ("written", "resolution", "earliest"),
    [("2025年3月18日", "explicit", "2025-03-18"), ("2025年2月30日", "unresolved", None)],
)
def test_the_day_of_publication_is_resolved_itself(
    written: str, resolution: str, earliest: str | None
) -> None:
    (page,) = scan(written, 0, len(written))
    resolve([], published=page)
    assert (page.resolution, page.earliest) == (resolution, earliest)


def test_reference_day_is_no_mention() -> None:
    [date] = read("今年以来开展学习6次", reference="2025-02-01")
    assert (date.earliest, date.resolution, date.anchor) == ("2025-01-01", "relative", None)


DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2097, 12, 31))
DIGITS = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "十" if tens == 1 else f"{DIGITS[tens]}十" if tens else ""
    return ten + (DIGITS[ones] if ones or not tens else "")


def chinese_year(year: int) -> str:
    return "".join(DIGITS[int(figure)] for figure in str(year))


def day_forms(day: datetime.date) -> list[str]:
    y, m, d = day.year, day.month, day.day
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return [
        f"{y}年{m}月{d}日",
        f"{y}年{m:02}月{d:02}日",
        f"{y}年{m}月{d}号",
        f"{y} 年 {m} 月 {d} 日",
        f"{y}年{m}月{d}日".translate(wide),
        f"{y}.{m}.{d}",
        f"{y}-{m:02}-{d:02}",
        f"{y}/{m}/{d}",
        f"{chinese_year(y)}年{chinese(m)}月{chinese(d)}日",
        f"{chinese_year(y).replace('〇', '○')}年{chinese(m)}月{chinese(d)}日",
    ]


@given(DAYS, st.integers(0, 9), st.sampled_from(["", "于", "经查,", "(", "会议。"]))
def test_every_written_form_of_a_day_reads_the_same(day: datetime.date, form: int, before: str) -> None:
    text = fold(f"{before}{day_forms(day)[form]},印发通知").text
    [date] = read(text)
    assert (date.kind, date.earliest, date.latest) == ("day", day.isoformat(), day.isoformat())
    assert text[date.end] == ","
    assert text[: date.start] == before


@given(DAYS, st.integers(0, 400), st.sampled_from(["至", "到", "-", "—", "~"]))
def test_every_written_form_of_a_period_reads_the_same(first: datetime.date, days: int, joint: str) -> None:
    last = first + datetime.timedelta(days=days)
    begin = f"{first.year}年{first.month}月{first.day}日"
    ends = [f"{last.year}年{last.month}月{last.day}日"]
    if last.year == first.year:
        ends.append(f"{last.month}月{last.day}日")
        if last.month == first.month:
            ends.append(f"{last.day}日")
    for end in ends:
        [date] = read(f"{begin}{joint}{end},开展了巡察")
        assert (date.kind, date.earliest, date.latest) == ("range", first.isoformat(), last.isoformat())


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_bare_day_takes_the_year_of_the_end_of_a_period(last: datetime.date, month: int, day: int) -> None:
    first = last - datetime.timedelta(days=90)
    period = f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
    date = read(f"{period},开展了巡察。{month}月{day}日,反馈了意见")[1]
    assert date.earliest == f"{last.year}-{month:02}-{day:02}"


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2098, 12, 31)))
def test_this_year_and_the_last_count_from_publication(published: datetime.date) -> None:
    day = published.isoformat()
    years = [date.edtf for date in read("去年,今年,明年", published=day)]
    assert years == [str(published.year + shift) for shift in (-1, 0, 1)]


@given(st.integers(1, 13), st.integers(0, 39))
def test_an_impossible_day_is_never_resolved(month: int, day: int) -> None:
    try:
        datetime.date(2023, month, day)
    except ValueError:
        [date] = read(f"2023年{month}月{day}日")
        assert (date.kind, date.earliest, date.latest, date.edtf) == ("unresolved", None, None, None)


def test_nothing_is_resolved_without_a_year() -> None:
    dates = read("8月19日,10月,三季度,年底,今年,去年底,同年,当月,次月5日前,30日,下旬")
    assert len(dates) == 11
    assert all(date.earliest is None and date.latest is None for date in dates)
    assert all(date.resolution == "unresolved" for date in dates)


WORDS = (
    "2024 1 2 3 12 13 30 31 年 月 日 号 至 到 - . 、 , 。 〇 一 二 三 十 第 季度 上 下 半年 旬 底 初 前 起"
    " 以来 截至 自 每 周 近 今年 去年 当月 同年 次年 同期 上季度 上年 比 预计 将于 已 施行 期间 至今"
    " 公示期为 届 二〇二四年"
)
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@given(
    st.lists(PIECES, max_size=30).map("".join),
    st.dates(datetime.date(2020, 1, 1), datetime.date(2090, 1, 1)),
    st.sampled_from([None, "published", "reference"]),
)
def test_whatever_is_read_is_sound(text: str, day: datetime.date, known: str | None) -> None:
    for date in read(text, **({known: day.isoformat()} if known else {})):
        bounds = [datetime.date.fromisoformat(bound) for bound in (date.earliest, date.latest) if bound]
        assert bounds == sorted(bounds)
        assert (date.resolution == "unresolved") == (not bounds and date.kind != "recurring")
        assert (date.edtf is not None) == bool(bounds)
        assert (date.every is not None) == (date.kind == "recurring")
