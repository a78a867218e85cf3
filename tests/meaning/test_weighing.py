"""Which of the names nearby a figure counts."""

from itertools import pairwise
from pathlib import Path

import pytest

from notice_parser import pipeline
from notice_parser.evaluation.gold import load
from notice_parser.meaning import candidates, weighing
from notice_parser.meaning.lattice import Lattice
from notice_parser.mentions.quantities import scan
from notice_parser.model.draft import QuantityDraft

CORPUS = Path(__file__).parents[2] / "corpus"
NOTICES = sorted((CORPUS / "dev").glob("*.xml"))[::8]


def plain(text: str, quantities: list[QuantityDraft]) -> list[str | None]:
    """The heaviest names, each name weighed mark by mark, without any short cut."""
    lattice, known = Lattice(text, quantities), weighing.weights()
    named = []
    for index, quantity in enumerate(quantities):
        question = candidates.asked(lattice, quantities, index)
        if question is not None:
            best, most = None, weighing.total(known, candidates.nothing(question))
            for name in candidates.names(lattice, question):
                weight = weighing.total(known, candidates.marks(lattice, question, name))
                if weight > most:
                    best, most = name.place, weight
            quantity.subject = best
        named.append(text[slice(*quantity.subject)] if quantity.subject else None)
    return named


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_weighing_some_in_full_is_weighing_all(path: Path) -> None:
    source = load(path).text
    _, draft = pipeline.proposals(source)
    quantities = draft.quantities()
    _, again = pipeline.proposals(source)
    others = again.quantities()
    weighing.settle(draft.text, quantities)
    named = [draft.text[slice(*each.subject)] if each.subject else None for each in quantities]
    assert named == plain(again.text, others)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("全年新购置执法记录仪36台", ["执法记录仪"]),
        ("对全市21家定点药店开展突击检查", ["定点药店"]),
        ("追缴违规发放的加班补贴8.4万元", ["加班补贴"]),
        ("群众满意度由86.5%提高到93.2%", ["群众满意度", "群众满意度"]),
        ("排查安全隐患47处,已整改45处,其余2处已落实管控措施", ["安全隐患", "安全隐患", "安全隐患"]),
        ("给予党内警告处分3人、诫勉谈话5人", ["党内警告处分", "诫勉谈话"]),
        ("召开专题会议6次,研究解决历史遗留问题11个", ["专题会议", "历史遗留问题"]),
        ("投入资金120万元改造老旧管网3.6公里", ["资金", "老旧管网"]),
    ],
)
def test_what_a_reader_names(text: str, counted: list[str]) -> None:
    found = scan(text, 0, len(text))
    weighing.settle(text, found)
    assert [text[slice(*each.subject)] if each.subject else None for each in found] == counted


@pytest.mark.parametrize("path", NOTICES[:4], ids=lambda path: path.stem)
def test_the_heaviest_name_that_is_told_is_the_one_of_the_record(path: Path) -> None:
    source = load(path).text
    _, draft = pipeline.proposals(source)
    quantities = draft.quantities()
    weighing.settle(draft.text, quantities)
    for index in range(0, len(quantities), 9):
        _, again = pipeline.proposals(source)
        others = again.quantities()
        subject = quantities[index].subject
        named = draft.text[slice(*subject)] if subject else None
        name, weight, marks = weighing.told(again.text, others, index)[0]
        assert (name, weight) == (named, sum(value for _, value in marks))


def test_a_name_does_not_depend_on_other_paragraphs() -> None:
    """What stands in another paragraph is no clause of a figure."""
    text = "清理账户15个。\n追缴补贴3.2万元"
    found = scan(text, 0, len(text))
    clauses = [Lattice(text, found).about(each) for each in found]
    assert [[text[each.start : each.end] for each in several] for several in clauses] == [
        ["清理账户15个"],
        ["追缴补贴3.2万元"],
    ]


def test_signs_within_numbers_end_no_clause() -> None:
    text = "核对条码18,426条,于9:30前查清差异37条"
    found = scan(text, 0, len(text))
    clauses = Lattice(text, found).about(found[-1])
    assert [text[each.start : each.end] for each in clauses] == ["于9:30前查清差异37条", "核对条码18,426条"]


def test_a_figure_within_another_keeps_what_the_rules_say() -> None:
    text = "整改问题15个"
    outer = scan(text, 0, len(text))[0]
    inner = scan(text, 0, len(text))[0]
    inner.start, inner.subject = outer.start + 1, (2, 4)
    assert 1 not in weighing.settle(text, [outer, inner])
    assert inner.subject == (2, 4)


def test_the_words_of_a_clause_stand_in_order() -> None:
    text = "打造“三合一”场所等示范点12处、站点3个(含改建2个),其中“五星”站点1个"
    found = scan(text, 0, len(text))
    for clause in Lattice(text, found).about(found[-1]):
        assert all(one.end == other.start for one, other in pairwise(clause.words))
