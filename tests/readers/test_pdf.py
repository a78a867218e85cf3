"""A PDF says what its text says; what cannot be read is refused by name, and never ends this process."""

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from notice_parser import InputError, parse, parse_bytes
from notice_parser.readers import paragraphs, pdf, read_bytes
from notice_parser.readers.layout import Line
from tests.readers.samples import GOLDEN, told
from tests.readers.samples import pdf as made

LOOP = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources 6 0 R>>endobj\n"
    b"4 0 obj<</Length 6>>stream\n/F Do \nendstream endobj\n"
    b"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 6 0 R/Length 12>>stream\n/F Do /F Do \n"
    b"endstream endobj\n6 0 obj<</XObject<</F 5 0 R>>>>endobj\ntrailer<</Root 1 0 R>>\n"
)


def reason(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data)
    assert "\n" not in caught.value.message
    return caught.value.reason


def test_the_golden_record_from_a_pdf() -> None:
    assert told(parse_bytes(made())) == told(parse(GOLDEN))


def test_the_text_is_that_of_the_notice() -> None:
    text, source = read_bytes(made(), "通报.pdf")
    assert text.splitlines() == [line.strip() for line in GOLDEN.splitlines() if line.strip()]
    assert (source.media_type, source.encoding) == ("application/pdf", None)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (made("图"), "no_text_layer"),
        (made(GOLDEN[:300], encrypt="secret"), "encrypted"),
        (made()[:2000], "unreadable"),
        (b"%PDF-1.7\n" + b"\0" * 5000, "unreadable"),
    ],
    ids=["scan", "encrypted", "cut", "nuls"],
)
def test_what_cannot_be_read(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_a_loop_of_forms_ends_no_more_than_its_own_process() -> None:
    assert reason(LOOP) in ("crash", "unreadable", "no_text_layer")


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"notice-parser\[pdf\]") as caught:
        read_bytes(made("整改"))
    assert caught.value.reason == "missing_extra"


def test_radicals_are_characters() -> None:
    radicals = "⽂⼼⻓⻔⻅⺠"
    assert radicals.translate(paragraphs.radicals()) == "文心长门见民"


BODY = "经费使用不规范的问题已经按照制度全部整改到位"


@pytest.mark.parametrize("number", ["— 1 —", "- 12 -", "3", "第 4 页 共 9 页", "－５－"])
def test_a_page_number_does_not_part_a_paragraph(number: str) -> None:
    first = [Line(BODY, 20, 200, 10, 10), Line(BODY, 0, 200, 30, 10), Line(number, 90, 110, 90, 0)]
    text, pages = paragraphs.text_of([first, [Line("完成。", 0, 30, 10, 10)]])
    assert (text, pages) == (f"{BODY}{BODY}完成。\n", (0, 2 * len(BODY)))


def drawn(*pages: list[tuple[float, float, str]]) -> bytes:
    """Pages with texts at their places, points from the left and from the bottom."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for page in pages:
        canvas.setFont("STSong-Light", 15)
        for left, height, text in page:
            canvas.drawString(left, height, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


FULL = "市委巡察组反馈意见后党总支认真整改逐条研究制定措施落实到位"


def test_the_signature_at_the_right_is_lines_of_its_own() -> None:
    page = [
        (110, 780, FULL[:26]),
        (80, 754, "全部完成。"),
        (350, 700, "中共某市水务局党组"),
        (365, 674, "2024年12月20日"),
    ]
    text, _ = read_bytes(drawn(page))
    assert text.splitlines() == [f"{FULL[:26]}全部完成。", "中共某市水务局党组", "2024年12月20日"]


def test_the_cells_of_a_row_are_parted_by_tabs() -> None:
    rows = [
        ("序号", "反馈问题", "整改措施"),
        ("1", "学习抓得不紧不实", "已制定学习制度二十项"),
        ("2", "台账不全", "已补齐"),
    ]
    page = [
        (left, 780 - 26 * row, cell)
        for row, cells in enumerate(rows)
        for left, cell in zip((80, 150, 350), cells, strict=True)
    ]
    assert read_bytes(drawn(page))[0].splitlines() == ["\t".join(cells) for cells in rows]


def test_a_page_without_text_is_told_of() -> None:
    page = [(110, 780 - 26 * row, FULL) for row in range(5)]
    notice = parse_bytes(drawn(page, [], page))
    assert notice.source.locate(notice.source.pages[2]).page == 3
    assert ["第2页" in one.message for one in notice.findings if one.code == "page-empty"] == [True]


def test_the_page_of_a_place_in_a_paragraph_over_two_pages() -> None:
    rest = "全部完成整改任务并长期坚持巩固成效。"
    text, source = read_bytes(drawn([(110, 80, FULL[:26])], [(80, 780, rest)]))
    assert text == f"{FULL[:26]}{rest}\n"
    assert [source.locate(text.index(sign)).page for sign in "市全"] == [1, 2]
