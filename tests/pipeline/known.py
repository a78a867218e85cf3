"""Notices whose record is known, because it is drawn first and the text is written from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

_HEADINGS = ("学习贯彻不深入", "制度执行不严格", "作风建设有差距", "队伍建设抓得不紧", "监督管理不到位")
_UNITS = ("次", "名", "项", "场", "册", "份")
_TITLES = (
    *("采购管理办法", "党组会议议事规则", "巡察工作条例", "请销假制度", "资产清查方案"),
    "关于印发《采购管理办法》的通知",
)
_DOINGS = {
    "次": "召开会议",
    "名": "培训党员",
    "项": "完善制度",
    "场": "举办讲座",
    "册": "采购图书",
    "份": "发放问卷",
}
_BEGUN = (2024, 3, 1)
_ENDINGS = {
    "completed": "已完成整改。",
    "in_progress": "正在推进。",
    "long_term": "长期坚持。",
}


@dataclass(frozen=True)
class Measure:
    """What one measure says: figures as (written, value, unit), days, titles, its status.

    A day is written without its year where the one before it has the same and is no later.
    """

    figures: tuple[tuple[str, str, str], ...]
    days: tuple[tuple[int, int, int], ...]
    titles: tuple[str, ...]
    status: str

    @property
    def text(self) -> str:
        parts = [f"{day}研究部署" for day in self._written_days()]
        parts.extend(f"印发《{title}》" for title in self.titles)
        parts.extend(f"{_DOINGS[unit]}{written}{unit}" for written, _, unit in self.figures)
        return "".join(f"{part}," for part in parts) + _ENDINGS[self.status]

    def _written_days(self) -> Iterator[str]:
        before = (0, 0, 0)
        for year, month, day in self.days:
            # Only of the year of the inspection, from its beginning on, does nobody doubt which is meant.
            left_out = _BEGUN <= before <= (year, month, day) and year == before[0]
            yield f"{month}月{day}日" if left_out else f"{year}年{month}月{day}日"
            before = (year, month, day)


# How problems and their measures are numbered: a marker by its number.
STYLES = {
    "1. (1)": ("{0}.", "({0})"),
    "(一) 1.": ("({1})", "{0}."),
    "1. ①": ("{0}.", "{2}"),
    "(一) (1)": ("({1})", "({0})"),
}


Problems = tuple[tuple[str, tuple[Measure, ...]], ...]


@dataclass(frozen=True)
class Known:
    """A notice: its problems with their measures, how they are numbered, and the text of it.

    ``framed`` says whether title, contact details and signature stand around it.
    """

    problems: Problems
    style: str = "1. (1)"
    framed: bool = False

    @property
    def measures(self) -> list[Measure]:
        return [measure for _, measures in self.problems for measure in measures]

    @property
    def text(self) -> str:
        of_problem, of_measure = STYLES[self.style]
        lines = [
            "根据市委统一部署,2024年3月1日至5月8日,市委第二巡察组对市档案馆党组开展了巡察。"
            "2024年8月23日,市委第二巡察组反馈了巡察意见。现将整改进展情况予以公布。",
            "一、整改落实情况",
        ]
        for number, (heading, measures) in enumerate(self.problems, 1):
            lines.append(f"{_marker(of_problem, number)}关于“{heading}”问题")
            lines.extend(
                f"{_marker(of_measure, count)}{measure.text}" for count, measure in enumerate(measures, 1)
            )
        if self.framed:
            lines.insert(0, "中共云洲市档案馆党组关于巡察整改进展情况的通报")
            lines.append("欢迎广大干部群众监督。联系电话:0546-8070195;电子邮箱:dag@yunzhou.cn。")
            lines.extend(["中共云洲市档案馆党组", "2025年1月9日"])
        return "\n".join(lines)


def _marker(form: str, number: int) -> str:
    return form.format(number, "一二三四五六七八九"[number - 1], "①②③④⑤⑥⑦⑧⑨"[number - 1])


_FIGURES = st.tuples(st.integers(2, 99_999), st.sampled_from(_UNITS)).map(
    lambda drawn: (str(drawn[0]), str(drawn[0]), drawn[1])
)
_DAYS = st.tuples(st.integers(2019, 2024) | st.just(2024), st.integers(1, 12), st.integers(1, 28))
MEASURES = st.builds(
    Measure,
    figures=st.one_of(st.lists(_FIGURES, max_size=2), st.lists(_FIGURES, max_size=9)).map(tuple),
    days=st.lists(_DAYS, max_size=3).map(tuple),
    titles=st.lists(st.sampled_from(_TITLES), max_size=2, unique=True).map(tuple),
    status=st.sampled_from(tuple(_ENDINGS)),
)
_PROBLEM = st.tuples(st.sampled_from(_HEADINGS), st.lists(MEASURES, min_size=1, max_size=4).map(tuple))
PROBLEMS = st.lists(_PROBLEM, min_size=1, max_size=3).map(tuple)
NOTICES = st.builds(
    Known,
    problems=st.lists(_PROBLEM, min_size=2, max_size=5).map(tuple),
    style=st.sampled_from(tuple(STYLES)),
    framed=st.booleans(),
)
