"""Notices of every form: how sections, areas, problems and measures are numbered, labelled and laid out.

A form is drawn from the lists below, and so are its words; the text is written from them, and so
is the outline that a reader draws.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

OPENING = (
    "根据市委统一部署,2024年3月1日至5月8日,市委第二巡察组对市档案馆党组开展了巡察,并于8月23日反馈了巡察意见。"
    "现将整改进展情况予以公布。"
)
_CHINESE = "零一二三四五六七八九十"
_CIRCLED = "〇①②③④⑤⑥⑦⑧⑨⑩"
_BRACKETED = "〇⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽"

MARKS = {
    "一、": lambda n: f"{_CHINESE[n]}、",
    "(一)": lambda n: f"({_CHINESE[n]})",
    "第一,": lambda n: f"第{_CHINESE[n]},",
    "1.": lambda n: f"{n}.",
    "1、": lambda n: f"{n}、",
    "(1)": lambda n: f"({n})",
    "1)": lambda n: f"{n})",
    "⑴": lambda n: _BRACKETED[n],
    "①": lambda n: _CIRCLED[n],
    "问题一:": lambda n: f"问题{_CHINESE[n]}:",
    "问题1:": lambda n: f"问题{n}:",
    "【问题一】": lambda n: f"【问题{_CHINESE[n]}】",
    "一是": lambda n: f"{_CHINESE[n]}是",
}
# From the first level down; "" where a form does without a level, or without a mark.
SECTIONS = ("一、", "")
AREAS = ("(一)", "第一,", "一、", "(一)+1.", "")
PROBLEMS = ("1.", "1、", "(1)", "(一)", "一、", "问题一:", "问题1:", "【问题一】")
LABELS = ("", "整改情况:", "整改措施:", "整改落实情况:", "【整改情况】", "整改措施及成效:")
MEASURES = ("1.", "(1)", "1)", "⑴", "①", "一是", "run", "paragraphs", "sentence")
HEADINGS = ("关于“{}”的问题", "关于“{}”问题。", "{}。", "{}")

# What is written: section headings, groups, faults, and what was done about each.
SECTION_HEADINGS = (
    ("整改工作基本情况", "反馈问题整改落实情况", "下一步工作打算"),
    ("履行整改主体责任情况", "巡察反馈意见整改落实进展情况", "下步打算"),
    ("强化政治担当,坚决扛起整改责任", "聚焦反馈问题,不折不扣抓好整改", "坚持标本兼治,持续巩固整改成果"),
    ("巡察整改组织领导情况", "巡察整改任务落实情况", "需长期坚持的整改事项"),
    ("提高站位,迅速安排部署", "突出重点,逐项整改落实", "常抓不懈,建立长效机制"),
    ("工作开展情况", "整改情况", "今后努力方向"),
)
GROUPS = (
    ("政治建设方面", "职能责任方面"),
    ("落实党的路线方针政策有差距", "落实全面从严治党责任不到位"),
    ("关于“政治引领作用发挥不充分”方面", "关于“主责主业聚焦不够”方面"),
    ("聚焦党中央各项决策部署在基层的落实情况方面", "聚焦基层党组织建设情况方面"),
    ("党的领导弱化,政治站位不高", "管党治党宽松软,风险防控不力"),
    ("关于履行党的领导职能责任方面存在的问题", "关于落实巡察整改方面存在的问题"),
)
FAULTS = (
    ("理论学习抓得不紧", "党费收缴不规范", "档案利用率不高", "库房安全隐患排查不彻底", "干部交流力度不够"),
    (
        "“第一议题”制度落实有偏差,学习研讨不深不透",
        "班子民主集中制执行不严,“三重一大”事项议而不决",
        "服务群众“最后一公里”还有堵点",
        "固定资产底数不清、账实不符",
        "年轻干部“断档”,梯队建设滞后",
    ),
    (
        "2023年以来未专题研究党建工作",
        "12345热线工单办理超期",
        "个别干部在工作时间打游戏、睡大觉",
        "工程项目未批先建",
        "采购程序倒置",
    ),
)
DEEDS = (
    (
        ("制定学习计划,开展研讨4次", "组织宣讲12场"),
        ("核对党费台账", "补缴党费3200元", "公示收缴情况"),
        ("开放档案460卷", "接待查档群众210人次"),
        ("更换灭火器32具", "开展演练2次"),
        ("交流干部6名", "选派2人挂职"),
    ),
    (
        ("一方面加强学习,另一方面抓好落实", "针对研讨不深的问题,领导班子成员带头发言"),
        ("召开专题会议研究。修订议事规则", "对3个议而不决事项重新上会", "明确责任人"),
        ("2024年9月起推行延时服务", "办理时限压缩40%"),
        ("聘请第三方全面清查。盘盈资产47件", "处置报废资产63件"),
        ("拟于2025年6月底前公开选调3人", "目前正在组织考察2人"),
    ),
)
PARTS = ("理论武装", "队伍建设")
# What stands around the measures of a problem.
EXTRAS = ("", "details", "status")


@dataclass(frozen=True)
class Words:
    """What a notice says, whatever its form."""

    sections: tuple[str, ...] = SECTION_HEADINGS[0]
    groups: tuple[str, ...] = GROUPS[0]
    faults: tuple[str, ...] = FAULTS[0]
    deeds: tuple[tuple[str, ...], ...] = DEEDS[0]


WORDS = tuple(Words(*one) for one in product(SECTION_HEADINGS, GROUPS, FAULTS, DEEDS))


@dataclass(frozen=True)
class Form:
    """One way to write a notice. ``own_line`` is whether a label stands on a line of its own."""

    section: str
    area: str
    problem: str
    heading: str
    label: str
    own_line: bool
    measure: str
    extra: str = ""

    def __str__(self) -> str:
        line = "line" if self.own_line else "run-in"
        return "|".join(
            (self.section, self.area, self.problem, self.heading, self.label, line, self.measure, self.extra)
        )

    @property
    def is_possible(self) -> bool:
        """Whether no two levels are marked alike, and each part stands where writers put it."""
        levels = [*self.area.split("+"), self.problem, self.measure]
        marks = [mark for mark in (self.section, *levels) if mark in MARKS]
        if len(set(marks)) < len(marks) or (self.own_line and not self.label):
            return False
        if (self.problem == "一、" and self.area) or (self.problem == "(一)" and self.area == "第一,"):
            return False
        if self.extra and not self.label:
            return False
        # A numbered measure opens a line, so that its label stands on one too.
        return self.own_line or not self.label or self.measure in ("run", "sentence")


def forms() -> Iterator[Form]:
    """All forms."""
    drawn = product(SECTIONS, AREAS, PROBLEMS, HEADINGS, LABELS, (True, False), MEASURES, EXTRAS)
    return (form for form in (Form(*one) for one in drawn) if form.is_possible)


class _Writer:
    """Writes the text of a form and the outline that it has."""

    def __init__(self, form: Form, words: Words) -> None:
        self.form = form
        self.words = words
        self.lines: list[str] = [OPENING]
        self.outline: list[str] = [f"preamble | {OPENING}"]

    def write(self) -> tuple[str, str]:
        depth = 0
        if self.form.section:
            self._section(1, "overview")
            self._line(1, "paragraph", "党组召开会议6次,建立整改台账。")
            self._section(2, "progress")
            depth = 1
        for index, group in enumerate(self.words.groups):
            below, levels = depth, [mark for mark in self.form.area.split("+") if mark]
            for level, style in enumerate(levels):
                name = group if not level else f"{PARTS[index]}方面"
                self._area(below, MARKS[style](1 if level else index + 1), name)
                below += 1
            restarts = levels and "问题" not in self.form.problem
            own = range(2 * index, min(2 * index + 2 + index, len(self.words.faults)))
            for count, fault in enumerate(own, 1):
                self._problem(below, count if restarts else fault + 1, fault)
        if self.form.section:
            self._section(3, "plan")
            self.lines.append("(一)持续抓好整改。坚持标准不降。")
            self.outline.append("  commitment [(一)] <持续抓好整改。> | 坚持标准不降。")
            self.lines.append("(二)持续健全制度。扎紧制度笼子。")
            self.outline.append("  commitment [(二)] <持续健全制度。> | 扎紧制度笼子。")
        return "\n".join(self.lines), "\n".join(self.outline)

    def _section(self, number: int, role: str) -> None:
        mark, heading = MARKS[self.form.section](number), self.words.sections[number - 1]
        self.lines.append(f"{mark}{heading}")
        self.outline.append(f"{role} [{mark}] <{heading}>")

    def _area(self, depth: int, mark: str, name: str) -> None:
        self.lines.append(f"{mark}{name}")
        self.outline.append(f"{'  ' * depth}area [{mark}] <{name}>")

    def _line(self, depth: int, role: str, text: str) -> None:
        self.lines.append(text)
        self.outline.append(f"{'  ' * depth}{role} | {text}")

    def _problem(self, depth: int, number: int, fault: int) -> None:
        mark = MARKS[self.form.problem](number)
        heading = self.form.heading.format(self.words.faults[fault])
        self.lines.append(f"{mark}{heading}")
        label = self.form.label
        labels = [label] if label else []
        if self.form.extra == "details":
            labels.insert(0, "主要表现:")
        elif self.form.extra == "status":
            labels.append("完成情况:")
        own = f" | {' / '.join(labels)}" if labels else ""
        self.outline.append(f"{'  ' * depth}problem [{mark}] <{heading}>{own}")
        if self.form.extra == "details":
            self.lines.append("主要表现:一是重视不够;二是落实不力。")
            self.outline.append(f"{'  ' * depth}  paragraph | 一是重视不够;二是落实不力。")
        if label and self.form.own_line:
            self.lines.append(label)
        self._measures(depth + 1, self.words.deeds[fault], "" if self.form.own_line else label)
        if self.form.extra == "status":
            self.lines.append("完成情况:已完成。")
            self.outline.append(f"{'  ' * depth}  paragraph | 已完成。")

    def _measures(self, depth: int, deeds: tuple[str, ...], lead: str) -> None:
        form = self.form.measure
        if form == "sentence":
            text = ",".join(deeds) + "。"
            self.lines.append(lead + text)
            self.outline.append(f"{'  ' * depth}measure | {text}")
        elif form == "run":
            parts = [(MARKS["一是"](number), f"{deed}。") for number, deed in enumerate(deeds, 1)]
            self.lines.append(lead + "".join(mark + text for mark, text in parts))
            self.outline.extend(f"{'  ' * depth}measure [{mark}] | {text}" for mark, text in parts)
        else:
            for number, deed in enumerate(deeds, 1):
                mark = "" if form == "paragraphs" else MARKS[form](number)
                self.lines.append(f"{mark}{deed}。")
                shown = f" [{mark}]" if mark else ""
                self.outline.append(f"{'  ' * depth}measure{shown} | {deed}。")


def written_as(form: Form, words: Words = WORDS[0]) -> tuple[str, str]:
    """The text of a form, and its outline as ``shape`` writes it."""
    return _Writer(form, words).write()
