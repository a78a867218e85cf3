"""Numbers printed inside a part, empty pages, contact values, time limits: where a check begins and ends."""

import datetime

import pytest
from drafts import Spec, date, draft

from notice_parser.checks import overdue, source_findings
from notice_parser.checks.contacts import malformed, missing
from notice_parser.checks.limits import published_late
from notice_parser.checks.numbering import _with_number, sequence
from notice_parser.checks.parts import header_missing, sections_missing, title_missing
from notice_parser.checks.wording import damaged_characters, lost_ordinals, unbalanced
from notice_parser.model import Source
from notice_parser.model.draft import ContactDraft, Draft, FindingDraft, NameDraft

# ---- numbering -------------------------------------------------------------------------------

INSIDE = [
    ("1.", "修订办法。2.开展培训。", "3.", True),
    ("1.", "修订办法;2.开展培训,投入12.5万元。", "3.", True),
    ("1.", "投入12.5万元。2.开展培训。", "3.", True),
    ("1.", "投入12.5万元。", "3.", False),
    # 2.5 behind a stop is an amount.
    ("1.", "修订办法,2.5万元已追回。", "3.", False),
    ("1.", "修订办法2.开展培训。", "3.", False),
    ("(一)", "修订办法。(二)开展培训。", "(三)", True),
    ("一是", "修订办法。二是开展培训。", "三是", True),
    ("九、", "修订办法。十、开展培训。", "十一、", True),
    ("十九、", "修订办法。二十、开展培训。", "二十一、", True),
    ("二十、", "修订办法。二十一、开展培训。", "二十二、", True),
    ("二十、", "修订办法。二十二、开展培训。", "二十二、", False),
]


@pytest.mark.parametrize(("before", "words", "after", "printed"), INSIDE, ids=[row[1] for row in INSIDE])
def test_a_number_printed_where_one_may_stand_is_not_missing(
    before: str, words: str, after: str, printed: bool
) -> None:
    made = draft(
        Spec(
            "area",
            children=[Spec("measure", before, words=words), Spec("measure", after, words="张贴公告。")],
        )
    )
    gaps = [one for one in sequence(made) if made.text[slice(*one.place or (0, 0))] == after]
    assert (gaps == []) == printed


FORMS = [
    ("①", 20, "⑳"),
    ("①", 21, None),
    ("⑴", 3, "⑶"),
    ("⒈", 9, "⒐"),
    ("问题3:", 4, "问题4:"),
    ("1.2.", 3, "1.3."),
    ("(九)", 10, "(十)"),
    ("(十)", 11, "(十一)"),
    ("二十、", 30, "三十、"),
    ("整改措施:", 2, None),
]


@pytest.mark.parametrize(("written", "number", "expected"), FORMS)
def test_the_next_marker_is_written_as_the_one_before(
    written: str, number: int, expected: str | None
) -> None:
    assert _with_number(written, number) == expected


# ---- how the text was read -------------------------------------------------------------------

PAGES = [
    ((0, 400), 900, None),
    ((), 900, None),
    ((0, 400, 400), 900, "第2页没有文字,可能是空白页或图片"),
    ((0, 400, 401), 900, "第2页没有文字,可能是空白页或图片"),
    ((0, 400, 402), 900, None),
    ((0, 0, 400, 900), 900, "第1、4页没有文字,可能是空白页或图片"),
    ((0,) * 8, 900, "第1、2、3、4、5、6、7页没有文字,可能是空白页或图片"),
    ((0,) * 9, 900, "第1、2、3、4、5、6、7、8页没有文字,可能是空白页或图片"),
    ((0,) * 10, 900, "第1、2、3、4、5、6、7、8等页没有文字,可能是空白页或图片"),
]


@pytest.mark.parametrize(("pages", "characters", "message"), PAGES)
def test_pages_without_text_are_named(pages: tuple[int, ...], characters: int, message: str | None) -> None:
    found = source_findings(Source(characters=characters, pages=pages))
    assert [(one.code, one.message) for one in found] == ([("page-empty", message)] if message else [])


def test_what_a_reader_could_not_take_is_counted() -> None:
    (one,) = source_findings(Source(characters=9, lost=3))
    assert one.message == "文件里有3个字没有读入正文,请对照原文件"
    assert source_findings(Source(characters=9, lost=0)) == []


def test_a_guessed_encoding_without_a_name() -> None:
    (one,) = source_findings(Source(characters=9, encoding_certain=False))
    assert one.message == "编码是推测的(?),请核对文字"


# ---- contacts --------------------------------------------------------------------------------

CONTACT = "联系电话:0546-80701,值班电话:0546-8070195,邮编:25709,邮箱:dag.example.cn。"


def contact(*phones: str) -> Draft:
    made = draft(
        Spec("paragraph", words="欢迎来电:电话0546-1111。"),
        Spec("contact", words=CONTACT),
        Spec("paragraph", words="值班电话:0546-2222。"),
    )
    start = made.text.index(CONTACT)
    made.contact = ContactDraft(start, start + len(CONTACT))
    made.contact.phones = [(made.text.index(one), made.text.index(one) + len(one)) for one in phones]
    return made


def marked(made: Draft, found: list[FindingDraft]) -> list[tuple[str, str]]:
    return [(one.message, made.text[slice(*one.place)] if one.place else "") for one in found]


def test_only_values_that_are_not_well_formed_are_remarked() -> None:
    made = contact("0546-8070195")
    assert sorted(marked(made, malformed(made))) == [
        ("电子邮箱不合规范:dag.example.cn", "dag.example.cn"),
        ("电话号码不合规范:0546-80701", "0546-80701"),
        ("邮政编码不是六位数字:25709", "25709"),
    ]
    made = contact("0546-8070195", "0546-80701")
    assert len(malformed(made)) == 2
    assert made.contact is not None
    at = made.text.index("25709")
    made.contact.postal_code = (at, at + 5)
    assert marked(made, malformed(made)) == [("电子邮箱不合规范:dag.example.cn", "dag.example.cn")]
    at = made.text.index("dag.")
    made.contact.emails = [(at, at + 14)]
    assert malformed(made) == []


def test_a_contact_needs_one_way_to_write_or_call() -> None:
    made = contact()
    assert made.contact is not None
    (one,) = missing(made)
    assert (one.code, made.text[slice(*one.place or (0, 0))]) == ("contact-missing", CONTACT)
    for name, value in (("phones", [(0, 1)]), ("emails", [(0, 1)]), ("postal_address", (0, 1))):
        made = contact()
        setattr(made.contact, name, value)
        assert missing(made) == []


# ---- time limits -----------------------------------------------------------------------------

DATES = "市委巡视办反馈2024年8月23日,公布2025年4月30日。"


def late(feedback: str, published: str) -> Draft:
    made = draft(Spec("preamble", words=DATES))
    made.inspection.team = NameDraft(0, 5, "opening.team", "team")
    made.inspection.feedback = date(DATES, "2024年8月23日", feedback)
    made.published = date(DATES, "2025年4月30日", published)
    return made


def test_a_late_publication_points_at_both_days() -> None:
    made = late("2024-08-23", "2025-04-30")
    (one,) = published_late(made)
    # 8 days of August, 30 + 31 + 30 + 31 to the end of the year, 31 + 28 + 31 + 30 in the next.
    assert "250" in one.message and "6个月" in one.message
    assert one.place is not None and made.text[slice(*one.place)] == "2025年4月30日"
    assert [made.text[slice(*place)] for place in one.related] == ["2024年8月23日"]


def test_the_limit_is_that_of_the_inspecting_authority_too() -> None:
    made = late("2024-08-23", "2025-04-30")
    made.inspection.authority, made.inspection.team = made.inspection.team, None
    assert len(published_late(made)) == 1
    made.inspection.authority = None
    assert published_late(made) == []


@pytest.mark.parametrize(("days_later", "count"), [("2025-02-25", 0), ("2025-02-26", 1)])
def test_six_months_are_counted_long(days_later: str, count: int) -> None:
    """Six months of 31 days end 186 days after August 23rd, on February 25th."""
    assert len(published_late(late("2024-08-23", days_later))) == count


def test_a_feedback_that_is_no_day_has_no_limit() -> None:
    made = late("2024-08-23", "2025-04-30")
    assert made.inspection.feedback
    made.inspection.feedback.kind = "month"
    assert published_late(made) == []
    for name in ("feedback", "published"):
        made = late("2024-08-23", "2025-04-30")
        setattr(made.inspection if name == "feedback" else made, name, None)
        assert published_late(made) == []
    made = late("2024-08-23", "2025-04-30")
    assert made.published
    made.published.earliest = None
    assert published_late(made) == []


@pytest.mark.parametrize(
    ("status", "open_"),
    [
        ("completed", False),
        ("mostly_completed", False),
        ("long_term", False),
        ("not_completed", True),
        ("in_progress", True),
    ],
)
def test_what_is_done_or_stands_for_long_is_not_overdue(status: str, open_: bool) -> None:
    words = "推进改造,2024年12月31日前完成。"
    made = draft(
        Spec("paragraph", words="甲"),
        Spec("measure", "(1)", words=words, status=(status, "推进", "status.x")),
    )
    made.nodes[1].deadline = date(made.text, "2024年12月31日", "2024-12-31")
    found = overdue(made, datetime.date(2025, 1, 1))
    assert [made.text[slice(*one.place)] for one in found if one.place] == (["(1)"] if open_ else [])
    made.nodes[1].deadline.latest = None
    assert overdue(made, datetime.date(2025, 1, 1)) == []


# ---- parts and characters --------------------------------------------------------------------


def test_a_title_may_be_a_part_or_a_finding_of_the_header() -> None:
    assert [one.code for one in title_missing(draft(Spec("measure", words="某某")))] == ["title-missing"]
    assert title_missing(draft(Spec("title", words="整改情况的通报"), Spec("measure", words="某某"))) == []


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (None, ["team-missing", "feedback-missing"]),
        ("巡察", ["team-missing", "feedback-missing"]),
        ("巡视", ["team-missing", "feedback-missing"]),
        ("审计", []),
    ],
)
def test_an_inspection_has_a_team_and_a_day(kind: str | None, codes: list[str]) -> None:
    made = draft(Spec("preamble", words="现将整改情况予以公布。"))
    made.inspection.kind = kind
    assert [one.code for one in header_missing(made)] == codes


def test_a_team_without_a_day_needs_no_opening() -> None:
    made = draft(Spec("paragraph", words="市委第二巡察组"))
    made.inspection.team = NameDraft(0, 7, "opening.team", "team")
    assert [one.code for one in header_missing(made)] == ["feedback-missing"]
    made = draft(Spec("paragraph", words="2024年8月23日反馈"))
    made.inspection.feedback = date(made.text, "2024年8月23日", "2024-08-23")
    assert [one.code for one in header_missing(made)] == ["team-missing"]


def test_an_area_of_work_alone_is_no_progress() -> None:
    assert [one.code for one in sections_missing(draft(Spec("area", "", "政治建设")))] == ["progress-missing"]


def test_replacement_characters_are_one_finding() -> None:
    made = draft(Spec("measure", words="修\ufffd订\ufffd办法"))
    (one,) = damaged_characters(made)
    assert (one.place, one.related) == ((1, 2), [(3, 4)])
    made.findings.append(one)
    assert damaged_characters(made) == []


def test_lost_numbers_are_looked_for_in_the_head_alone() -> None:
    made = draft(
        Spec("title", words="关于市委第 巡察组反馈意见整改情况的通报"),
        Spec("preamble", words="市委第__巡察组于"),
        Spec("measure", words="市委第 巡察组"),
    )
    assert [one.message for one in lost_ordinals(made)] == [
        "序数残缺(疑似漏字):第 巡察组",
        "序数残缺(疑似漏字):第__巡察组",
    ]


LINES = [
    # The other half may stand two lines further down, no more.
    (["制定《东营", "市文化", "办法》"], []),
    (["制定《东营", "市", "文化", "办法》"], ["《", "》"]),
    (["制定(办法", "开展培训)", "修订”规则"], ["”"]),
    (["(甲", "乙(", "丙"], ["(", "("]),
]


@pytest.mark.parametrize(("lines", "lone"), LINES, ids=["|".join(lines) for lines, _ in LINES])
def test_how_far_a_pair_may_be_apart(lines: list[str], lone: list[str]) -> None:
    made = draft(*(Spec("measure", words=words) for words in lines))
    assert [made.text[slice(*one.place)] for one in unbalanced(made) if one.place] == lone


def test_what_is_shown_of_a_lone_sign() -> None:
    made = draft(
        Spec("measure", words="甲" * 20),
        Spec("measure", words=f"{'乙' * 20}》{'丙' * 20}"),
        Spec("measure", words="丁》"),
    )
    assert [one.message for one in unbalanced(made)] == [
        f"括号或引号不成对:{'乙' * 12}》{'丙' * 11}",
        "括号或引号不成对:丁》",
    ]


def test_page_furniture_is_left_out_wherever_it_stands() -> None:
    made = draft(
        Spec("noise", words="字体(大"),
        Spec("measure", words="办法》"),
        Spec("noise", words="打印】"),
        Spec("noise", words="关闭】"),
        Spec("measure", words="规则】"),
    )
    assert [made.text[slice(*one.place)] for one in unbalanced(made) if one.place] == ["》", "】"]
