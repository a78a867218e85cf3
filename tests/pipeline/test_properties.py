"""Relations that hold of every parse, on drawn texts: notices whose record is known, and any text at all."""

import string
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notice_parser import Notice, Options, parse
from tests.adversarial import PUMPS
from tests.fuzz.oracle import judge_bytes, judge_text
from tests.naughty import NAUGHTY
from tests.pipeline.grounded import faults
from tests.pipeline.known import NOTICES, PROBLEMS, STYLES, Known, Measure, Problems
from tests.pipeline.test_relations import NARROW, WIDE, record

FORCED = Options(family="inspection_rectification", subjects=False)
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
MANY = settings(SLOW, max_examples=300)

LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")
ANY_SIGN = st.characters(exclude_categories=())
ANY_TEXT = st.one_of(
    st.text(ANY_SIGN, max_size=120),
    st.lists(st.sampled_from((*PUMPS, *NAUGHTY)), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from((*PUMPS, *NAUGHTY)), st.text(ANY_SIGN, max_size=3)), max_size=60).map(
        "".join
    ),
)


def mentions(notice: Notice) -> list[tuple[str, Any]]:
    """What the mentions say, without their places."""
    return [
        *(("date", (one.text, one.edtf)) for one in notice.dates),
        *(("quantity", (one.text, one.value, one.unit)) for one in notice.quantities),
        *(("document", one.title) for one in notice.documents),
        *(("organization", (one.name, one.role)) for one in notice.organizations),
        *(("person", (one.name, one.position)) for one in notice.persons),
    ]


# ---- any input ------------------------------------------------------------------------------


@MANY
@given(text=ANY_TEXT, family=st.sampled_from((None, "inspection_rectification")))
def test_any_string_gives_a_sound_record(text: str, family: str | None) -> None:
    judge_text(text, Options(family=family))


@MANY
@given(
    data=st.one_of(st.binary(max_size=200), ANY_TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")))
)
def test_any_bytes_give_a_sound_record_or_one_typed_error(data: bytes) -> None:
    judge_bytes(data)


SMALL = Known(
    (
        ("学习不深入", (Measure((("12", "12", "次"),), ((2024, 10, 8),), ("学习办法",), "completed"),)),
        ("制度不健全", (Measure((("300", "300", "名"),), (), (), "in_progress"),)),
    )
).text
PRESSING = (
    "²",
    "\ud800",
    " \u3000",
    "\x85",
    "\xa0",
    "\u2028",
    "\x00",
    "\u202e",
    "\u200b",
    "①",
    "\t",
    "\r",
    "《",
    "“",
)


@pytest.mark.parametrize("naughty", PRESSING, ids=[ascii(sign) for sign in PRESSING])
def test_a_naughty_string_does_no_harm_wherever_it_stands(naughty: str) -> None:
    for place in range(len(SMALL) + 1):
        text = SMALL[:place] + naughty + SMALL[place:]
        assert faults(parse(text, options=FORCED), text.replace("\ud800", "\ufffd")) == []


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\ufeff", "\u200d"], ids=ascii)
def test_what_is_not_seen_changes_nothing_that_is_read(unseen: str) -> None:
    def read(text: str) -> list[Any]:
        notice = parse(text, options=FORCED)
        roles = [(node.role, node.status.value if node.status else None) for node in notice.walk()]
        told = [(one.earliest, one.latest) for one in notice.dates]
        return [roles, told, [(one.value, one.unit) for one in notice.quantities]]

    expected = read(SMALL)
    for place in range(len(SMALL) + 1):
        assert read(SMALL[:place] + unseen + SMALL[place:]) == expected


# ---- notices whose record is known ----------------------------------------------------------


@SLOW
@given(known=NOTICES)
def test_what_was_written_is_read(known: Known) -> None:
    notice = parse(known.text, options=Options(subjects=False))
    assert notice.family == "inspection_rectification"
    assert [problem.heading and problem.heading.text for problem in notice.problems] == [
        f"关于“{heading}”问题" for heading, _ in known.problems
    ]
    assert [len(problem.children) for problem in notice.problems] == [
        len(measures) for _, measures in known.problems
    ]
    assert [measure.text for measure in notice.measures] == [measure.text for measure in known.measures]
    for read, written in zip(notice.measures, known.measures, strict=True):
        assert [(one.value, one.unit) for one in read.quantities] == [
            (value, unit) for _, value, unit in written.figures
        ]
        days = [date(*day).isoformat() for day in written.days]
        assert [(str(one.earliest), str(one.latest), one.edtf) for one in read.dates] == [
            (day, day, day) for day in days
        ]
        assert [one.title for one in read.documents] == list(written.titles)
        assert read.status is not None
        assert read.status.value == written.status
    assert len(notice.dates) == 2 + known.framed + sum(len(written.days) for written in known.measures)


@SLOW
@given(known=NOTICES)
def test_the_frame_that_was_written_is_read(known: Known) -> None:
    notice = parse(known.text, options=Options(subjects=False))
    inspection = notice.inspection
    assert inspection.team is not None
    assert inspection.period is not None
    assert inspection.feedback is not None
    assert inspection.team.name == "市委第二巡察组"
    assert [target.name for target in inspection.targets] == ["市档案馆党组"]
    assert (str(inspection.period.earliest), str(inspection.period.latest)) == ("2024-03-01", "2024-05-08")
    assert str(inspection.feedback.earliest) == "2024-08-23"
    phones = [one.text for one in notice.contact.phones] if notice.contact else []
    assert (notice.title and notice.title.text, notice.issuer and notice.issuer.name, phones) == (
        ("中共云洲市档案馆党组关于巡察整改进展情况的通报", "中共云洲市档案馆党组", ["0546-8070195"])
        if known.framed
        else (None, None, [])
    )


@SLOW
@given(known=NOTICES, data=st.data())
def test_one_number_edited_changes_that_mention_alone(known: Known, data: st.DataObject) -> None:
    before = parse(known.text, options=FORCED)
    if not before.quantities:
        return
    one = data.draw(st.sampled_from(before.quantities))
    other = data.draw(st.integers(2, 99_999).map(str).filter(lambda number: number != one.value))
    edited = known.text[: one.start] + other + known.text[one.start + len(one.number) :]
    after = parse(edited, options=FORCED)
    old, new = mentions(before), mentions(after)
    changed = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    assert changed == [
        (("quantity", (one.text, one.value, one.unit)), ("quantity", (f"{other}{one.unit}", other, one.unit)))
    ]
    assert [node.role for node in after.walk()] == [node.role for node in before.walk()]


@SLOW
@given(known=NOTICES, end=st.sampled_from(LINE_ENDS))
def test_another_writing_of_the_same_signs_is_the_same_record(known: Known, end: str) -> None:
    text = known.text
    expected = record(text.translate(NARROW))
    assert record(text.translate(WIDE)) == expected
    assert record(text.replace("\n", end)) == expected
    assert record(text.replace("\n", " \u3000\n \n\n\u3000\u3000")) == expected


@SLOW
@given(known=NOTICES)
def test_a_notice_twice_has_its_mentions_twice(known: Known) -> None:
    once, twice = parse(known.text, options=FORCED), parse(f"{known.text}\n{known.text}", options=FORCED)
    for kind in ("date", "quantity", "document"):
        first = [what for name, what in mentions(once) if name == kind]
        assert [what for name, what in mentions(twice) if name == kind] == first * 2


def shifted(value: Any, by: int) -> Any:
    """A record by so many places further on; numbers and paths, which depend on the neighbours, left out."""
    if isinstance(value, dict):
        return {
            key: item + by if key in ("start", "end") else shifted(item, by)
            for key, item in value.items()
            if key not in ("node_id", "marker")
        }
    return [shifted(item, by) for item in value] if isinstance(value, list) else value


@SLOW
@given(one=PROBLEMS, other=PROBLEMS, style=st.sampled_from(tuple(STYLES)))
def test_parts_that_know_nothing_of_each_other_are_read_as_alone(
    one: Problems, other: Problems, style: str
) -> None:
    """The first date of each is written out in full, so nothing is inherited from one part to the next."""

    def read(*problems: Problems) -> tuple[list[Any], int]:
        known = Known(tuple(problem for part in problems for problem in part), style)
        notice = parse(known.text, options=Options(family="inspection_rectification"))
        return [node.model_dump(mode="json") for node in notice.problems], len(known.text)

    (first, first_length), (second, _) = read(one), read(other)
    head = len(Known((), style).text)
    assert shifted(read(one, other)[0], 0) == shifted(first, 0) + shifted(second, first_length - head)


# ---- figures --------------------------------------------------------------------------------

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A number below a hundred millions in Chinese, as a reader would write it."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        rest = chinese(low) if low else ""
        # Behind 万 the ten is 一十, and a place left out is 零.
        rest = f"一{rest}" if 10 <= low < 20 else rest
        return f"{chinese(high)}万{'零' if 0 < low < 1000 else ''}{rest}"
    written, gap = "", False
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            written += ("零" if gap and written else "") + _DIGITS[digit] + sign
        gap = not digit
    return written.removeprefix("一") if 10 <= number < 20 else written


@MANY
@given(
    counted=st.tuples(st.integers(3, 9_999), st.sampled_from(("次", "名", "项", "万元", "册")))
    | st.tuples(st.integers(10_000, 99_999_999), st.sampled_from(("次", "人", "元", "册")))
)
def test_a_number_is_the_same_in_all_figures(counted: tuple[int, str]) -> None:
    number, unit = counted
    wide = str(number).translate(str.maketrans(string.digits, "０１２３４５６７８９"))
    values = set()
    for written in (str(number), wide, chinese(number), f"{number:,}"):
        text = SMALL.replace("12次", f"{written}{unit}")
        one = parse(text, options=FORCED).quantities[0]
        assert one.text == f"{written}{unit}"
        values.add((one.value, one.unit))
    assert values == {(str(number * 10_000 if unit == "万元" else number), unit[-1])}


@MANY
@given(cents=st.integers(101, 99_999_999).filter(lambda number: number % 100))
def test_no_digit_behind_the_point_is_lost(cents: int) -> None:
    written = f"{cents // 100}.{cents % 100:02}"
    for unit, value in (("万元", str(cents * 100)), ("元", written.rstrip("0"))):
        one = parse(SMALL.replace("12次", f"{written}{unit}"), options=FORCED).quantities[0]
        assert (one.text, one.number, one.value) == (f"{written}{unit}", written, value)


@MANY
@given(day=st.dates(date(2001, 1, 1), date(2029, 12, 31)))
def test_a_day_is_the_same_in_all_figures(day: date) -> None:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    writings = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month}月{day.day}日".translate(WIDE),
        f"{year}年{chinese(day.month)}月{chinese(day.day)}日",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{day.year}.{day.month}.{day.day}",
    )
    for written in writings:
        found = parse(SMALL.replace("2024年10月8日", written), options=FORCED).measures[0].dates
        assert [(one.text, str(one.earliest), str(one.latest)) for one in found] == [
            (written, day.isoformat(), day.isoformat())
        ]
