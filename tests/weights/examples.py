"""Read the annotated figures that the weights of ``subject_weights.tsv`` are learnt from.

Whole notices of ``corpus/dev`` and ``corpus/golden``, the passages of ``passages/`` beside this file, and
the sentences of the two tables of subjects. Each figure gives the names it may count, with the marks of each,
and which of them a reader named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from notice_parser import pipeline
from notice_parser.evaluation import gold
from notice_parser.evaluation.values import same_name
from notice_parser.meaning import candidates, subjects
from notice_parser.meaning.lattice import Lattice
from notice_parser.mentions.quantities import scan
from notice_parser.model.draft import QuantityDraft
from notice_parser.text import script
from notice_parser.text.fold import Folded, fold
from tests.meaning.test_subject_tables import rows, wanted

CORPUS = Path(__file__).parents[2] / "corpus"
PASSAGES = Path(__file__).parent / "passages"
# The rules were written with these before the writer's eyes: there they are right more often than elsewhere.
SEEN = ("dev", "golden")
# Marks that tell what the rules propose.
OF_RULES = ("R", "0R")
# Put before each passage, that it be read as part of a notice.
OPENING = (
    "中共云河市水务局党组关于巡察整改情况的通报\n"
    "根据市委统一部署,2024年3月28日至6月7日,市委第六巡察组对市水务局党组进行了巡察。现将整改情况予以公布。\n"
)


@dataclass(frozen=True, slots=True)
class Example:
    """A figure: the marks of each name it may count and of none (the last), and which are right."""

    marks: list[list[str]]
    right: list[bool]


def notices(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str | None]]]]:
    """The texts of a file with their annotated figures: start, end, what they count."""
    root = ElementTree.parse(path).getroot()
    whole = root.tag == "notice"
    opening = "" if whole else OPENING
    for notice in [root] if whole else root:
        marked = gold.read(ElementTree.tostring(notice, encoding="unicode"), path.name)
        figures = [
            (len(opening) + each.start, len(opening) + each.end, each.attributes.get("of"))
            for each in marked.of("quantity")
        ]
        yield opening + marked.text, figures


def of_file(path: Path) -> Iterator[Example]:
    """The figures of an annotated file of the corpus."""
    seen = path.parent.name in SEEN
    for source, figures in notices(path):
        folded, quantities, places = proposed(source)
        ends = {place[1]: each for place, each in places.items()}
        wanted_names: list[tuple[QuantityDraft, str | None]] = []
        for start, end, name in figures:
            # A bound before the number may be annotated or not: 超过|5000万元.
            found = places.get((start, end)) or ends.get(end)
            if found is not None:
                wanted_names.append((found, as_read(name, folded)))
        yield from _examples(folded.text, quantities, wanted_names, seen)


def as_read(name: str | None, folded: Folded) -> str | None:
    """An annotated name in the signs of the folded text."""
    same = same_name(name)
    return script.simplify(same) if same and folded.traditional else same


def proposed(source: str) -> tuple[Folded, list[QuantityDraft], dict[tuple[int, int], QuantityDraft]]:
    """The folded text, its figures with what the rules propose, and these by their place in the source."""
    folded, draft = pipeline.proposals(source)
    quantities = draft.quantities()
    places = {folded.span(each.start, each.end): each for each in quantities}
    return folded, quantities, places


def of_table(name: str) -> Iterator[Example]:
    """The figures of a table of sentences."""
    for source, line in rows(name):
        text = fold(source).text
        quantities = scan(text, 0, len(text))
        subjects.fill(text, (0, len(text)), quantities)
        left = list(quantities)
        named = []
        for figure, subject, _ in wanted(fold(line).text):
            found = next((each for each in left if text[each.start : each.end] == figure), None)
            if found is not None:
                left.remove(found)
                named.append((found, None if subject == "-" else same_name(subject)))
        yield from _examples(text, quantities, named, seen=True)


def _examples(
    text: str,
    quantities: Sequence[QuantityDraft],
    named: Sequence[tuple[QuantityDraft, str | None]],
    seen: bool,
) -> Iterator[Example]:
    """One example for each figure in turn; behind it the figure counts what the reader says."""
    lattice = Lattice(text, quantities)
    right = {id(quantity): name for quantity, name in named}
    for index, quantity in enumerate(quantities):
        question = candidates.asked(lattice, quantities, index)
        if question is None or id(quantity) not in right:
            continue
        names = candidates.names(lattice, question)
        marks = [candidates.marks(lattice, question, name) for name in names]
        marks.append(candidates.nothing(question))
        if seen:
            marks = [[mark for mark in each if not mark.startswith(OF_RULES)] for each in marks]
        answer = right[id(quantity)]
        hits = [same_name(text[slice(*name.place)]) == answer for name in names]
        yield Example(marks, [*hits, answer is None])
        place = next((name.place for name, hit in zip(names, hits, strict=True) if hit), None)
        if place is not None or answer is None:
            quantity.subject = place


def everything(*, without: Sequence[Path] = ()) -> Iterator[Example]:
    """All that there is to learn from, the golden notice several times: it is to be read exactly."""
    for _ in range(8):
        for path in sorted((CORPUS / "golden").glob("*.xml")):
            yield from of_file(path)
    for folder in (CORPUS / "dev", PASSAGES):
        for path in sorted(folder.glob("*.xml")):
            if path not in without:
                yield from of_file(path)
    for table in ("subjects.tsv", "subjects_held.tsv"):
        yield from of_table(table)
