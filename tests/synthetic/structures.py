"""The forms in which notices tell of problems and measures: one function a form, from a plan to lines.

Each gives the lines of the part on progress, without its heading, and knows which part of the corpus' list of
forms it stands for. ``TOP`` forms bring the sections themselves.
"""

import random
from collections.abc import Callable, Iterator

from tests.synthetic.figures import chinese
from tests.synthetic.plan import Plan, filled

Structure = Callable[[random.Random, Plan], Iterator[str]]
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_DIGITS_IN_BRACKETS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽"


def _is(number: int) -> str:
    return f"{chinese(number)}是"


def _run_in(measures: tuple[str, ...]) -> str:
    if len(measures) == 1:
        return measures[0]
    return "".join(f"{_is(n)}{measure}" for n, measure in enumerate(measures, 1))


def numbered(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s01: （一）→ 1. → （1）."""
    for area, (heading, problems) in enumerate(plan.areas, 1):
        yield f"（{chinese(area)}）关于{heading}"
        for number, problem in enumerate(problems, 1):
            yield f"{number}.{problem.text}。"
            for n, measure in enumerate(problem.measures, 1):
                yield f"（{n}）{measure}"


def running_on(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s02: （一）→ 1. → 整改情况：, 一是…二是… in one paragraph."""
    label = rng.choice(("整改情况：", "整改落实情况：", "整改完成情况：", "整改措施及成效："))
    for area, (heading, problems) in enumerate(plan.areas, 1):
        yield f"（{chinese(area)}）{heading}"
        for number, problem in enumerate(problems, 1):
            yield f"{number}.关于“{problem.text}”的问题"
            yield f"{label}{_run_in(problem.measures)}"


def on_one_line(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s03, s14: the text goes on behind the heading."""
    for number, problem in enumerate(plan.problems, 1):
        yield f"（{chinese(number)}）关于{problem.text}的问题。{_run_in(problem.measures)}"


def firsts(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s04: 一是 and 二是, a paragraph each."""
    for number, problem in enumerate(plan.problems, 1):
        yield f"（{chinese(number)}）关于“{problem.text}”问题的整改情况"
        for n, measure in enumerate(problem.measures, 1):
            yield f"{_is(n)}{measure}"


def worded(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s08: 反馈问题一：, 整改情况：."""
    number = 0
    for area, (heading, problems) in enumerate(plan.areas, 1):
        yield f"（{chinese(area)}）{heading}"
        for problem in problems:
            number += 1
            yield f"反馈问题{chinese(number)}：{problem.text}。"
            yield f"整改情况：{_run_in(problem.measures)}"


def rare_marks(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s09: 1、 and ⑴ or ①."""
    marks = rng.choice((_CIRCLED, _DIGITS_IN_BRACKETS))
    for area, (heading, problems) in enumerate(plan.areas, 1):
        yield f"（{chinese(area)}）{heading}"
        for number, problem in enumerate(problems, 1):
            yield f"{number}、{problem.text}"
            for n, measure in enumerate(problem.measures):
                yield f"{marks[n]}{measure}"


def details_first(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s10: what was wrong, 一是…二是…, and after 整改成效： what was done."""
    for number, problem in enumerate(plan.problems, 1):
        yield f"（{chinese(number)}）{problem.text}"
        yield "一是思想认识有偏差。二是工作措施不够具体。"
        yield "整改成效："
        for n, measure in enumerate(problem.measures, 1):
            yield f"{n}.{measure}"


def unit_by_unit(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s11: no numbers: 问题：… 整改：…."""
    for problem in plan.problems:
        yield f"问题：{problem.text}。"
        yield f"整改：{_run_in(problem.measures)}"


def table(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s12: cells parted by tabs."""
    yield "序号\t反馈问题\t整改措施\t整改情况"
    for number, problem in enumerate(plan.problems, 1):
        status = rng.choice(("已完成", "正在推进", "长期坚持"))
        yield f"{number}\t{problem.text}\t{_run_in(problem.measures)}\t{status}"


def with_labels(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s22: who is responsible, until when."""
    for number, problem in enumerate(plan.problems, 1):
        yield f"{number}.{problem.text}"
        yield filled(rng, "责任领导：{person}", plan.year)
        yield filled(rng, "责任单位：{office}、{place}", plan.year)
        yield f"完成时限：{plan.year}年{rng.randrange(6, 13)}月底前"
        yield "整改措施："
        for n, measure in enumerate(problem.measures, 1):
            yield f"（{n}）{measure}"


def lists_in_measures(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s19: a measure holds a list of its own."""
    for area, (heading, problems) in enumerate(plan.areas, 1):
        yield f"（{chinese(area)}）{heading}"
        for number, problem in enumerate(problems, 1):
            yield f"{number}.{problem.text}。"
            for n, measure in enumerate(problem.measures, 1):
                inner = "①明确责任；②细化台账；③按期销号。" if n == 1 else ""
                yield f"（{n}）{measure}{inner}"


def plain_paragraphs(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s23: each paragraph below a problem is a measure."""
    for area, (heading, problems) in enumerate(plan.areas, 1):
        yield f"（{chinese(area)}）{heading}"
        for number, problem in enumerate(problems, 1):
            yield f"{number}.关于{problem.text}的问题"
            yield from problem.measures


def areas_on_top(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s05: 一、 is an area itself."""
    for area, (heading, problems) in enumerate(plan.areas, 1):
        yield f"{chinese(area)}、{heading}"
        for number, problem in enumerate(problems, 1):
            yield f"{number}.{problem.text}"
            yield f"整改情况：{_run_in(problem.measures)}"


def problems_on_top(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s06: 一、 is a problem itself."""
    for number, problem in enumerate(plan.problems, 1):
        yield f"{chinese(number)}、关于“{problem.text}”问题"
        for n, measure in enumerate(problem.measures, 1):
            yield f"（{chinese(n)}）{measure}"


def no_sections(rng: random.Random, plan: Plan) -> Iterator[str]:
    """s07: （一） → 1., and no 一、."""
    for area, (heading, problems) in enumerate(plan.areas, 1):
        yield f"（{chinese(area)}）{heading}"
        for number, problem in enumerate(problems, 1):
            yield f"{number}.{problem.text}。{_run_in(problem.measures)}"


WITHIN: tuple[Structure, ...] = (
    numbered,
    running_on,
    on_one_line,
    firsts,
    worded,
    rare_marks,
    details_first,
    unit_by_unit,
    table,
    with_labels,
    lists_in_measures,
    plain_paragraphs,
)
TOP: tuple[Structure, ...] = (areas_on_top, problems_on_top, no_sections)
