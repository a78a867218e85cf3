"""The score: from a source text to its record, stage by stage.

Each stage fills a part of the ``Draft``; the last one carries all offsets back to the source
and validates the record once.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from notice_parser import checks
from notice_parser.assemble import assemble, write
from notice_parser.checks.messages import finding
from notice_parser.meaning import (
    actions,
    carried,
    changes,
    contact,
    dates,
    family,
    inspection,
    responsible,
    stated,
    status,
    status_groups,
    subjects,
    weighing,
)
from notice_parser.mentions import contacts, documents, page_dates, quantities
from notice_parser.mentions import dates as date_mentions
from notice_parser.model import Notice, Options, Source
from notice_parser.model.draft import DateDraft, Draft, FindingDraft, NodeDraft, Place, QuantityDraft
from notice_parser.model.limits import MAX_MENTIONS, MAX_PARAGRAPH, MAX_PARAGRAPHS
from notice_parser.structure.outline import flat, outline
from notice_parser.text.fold import Folded, fold
from notice_parser.text.lines import beyond
from notice_parser.text.source import clean

_DEFAULTS = Options()
# How far back a paragraph that is too long is cut at a stop, or at what else parts figures.
_STOP_REACH = 200
_STOPS = "。;,\t "


@dataclass(slots=True)
class Work:
    """What the stages work on: the folded text, the draft, the caller's options.

    ``mentions`` counts what was found; once it is ``full`` no more are looked for.
    """

    folded: Folded
    draft: Draft
    options: Options
    source: Source | None = None
    mentions: int = 0
    full: bool = False


def parse(text: str, *, options: Options | None = None, source: Source | None = None) -> Notice:
    """Parse a source text. Any ``str`` gives a record; what went wrong stands in its findings.

    ``source`` tells where the text came from, as a reader found it. Deterministic, offline;
    time grows with the length of the text, which is cut at ``options.max_characters``.

    >>> parse("根据市委部署,巡察组对我局开展了巡察。").family
    'none'
    """
    work = _worked(text, options or _DEFAULTS, source)
    return assemble(work.folded, work.draft, work.options, source)


def parse_json(text: str, *, options: Options | None = None, source: Source | None = None) -> str:
    """The record of a text as JSON: byte for byte ``parse(...).model_dump_json()``, without the model.

    >>> text = "根据市委部署,巡察组对我局开展了巡察。"
    >>> parse_json(text) == parse(text).model_dump_json()
    True
    """
    work = _worked(text, options or _DEFAULTS, source)
    return write(work.folded, work.draft, work.options, source)


def _worked(
    text: str, options: Options, source: Source | None, before: Callable[[Work], None] | None = None
) -> Work:
    """A text with all stages behind it, or those before one of them."""
    folded, findings = _fold(text, options)
    if source is not None:
        findings.extend(checks.source_findings(source))
    work = Work(folded, Draft(folded.text, findings=findings), options, source)
    for stage in STAGES[: None if before is None else STAGES.index(before)]:
        stage(work)
    return work


def proposals(text: str) -> tuple[Folded, Draft]:
    """A text as far as the rules alone say what each figure counts: from that the weights are learnt."""
    work = _worked(text, _DEFAULTS, None, before=_subjects)
    return work.folded, work.draft


def _fold(text: str, options: Options) -> tuple[Folded, list[FindingDraft]]:
    """The folded text, cut where it is longer than what is parsed, and what is to be said of it."""
    cleaned, findings = clean(text, options.max_characters)
    folded = fold(cleaned)
    cut = beyond(folded.text, MAX_PARAGRAPHS)
    if cut is not None:
        folded = fold(cleaned[: folded.offset(cut)])
        findings.append(finding("truncated", "paragraphs", limit=MAX_PARAGRAPHS))
    for found in findings:
        if found.place is not None:
            start = folded.inside(found.place[0])
            found.place = (start, start + 1) if start < len(folded.text) else None
    if folded.traditional:
        findings.append(finding("script-traditional"))
    return folded, findings


def _structure(work: Work) -> None:
    draft, options = work.draft, work.options
    draft.nodes = outline(draft.text)
    family.judge(draft)
    if options.family is not None:
        draft.family, draft.family_reason = options.family, "由调用者指定"
    if draft.family == family.NONE:
        draft.nodes = flat(draft.text)
    draft.settle_order()
    draft.title = next(((node.start, node.end) for node in draft.nodes if node.role == "title"), None)


def _mentions(work: Work) -> None:
    text = _without_stops(work.draft)
    for node in work.draft.walk():
        for place in node.pieces():
            if _is_full(work, place):
                return
            if place[1] - place[0] > MAX_PARAGRAPH:
                place = _cut_paragraph(work, place)
            work.mentions += _mentions_of(text, node, place)


def _without_stops(draft: Draft) -> str:
    """The text with a blank for the stop of a marker before a figure: 2.2025年 is no decimal."""
    text = draft.text
    pieces: list[str] = []
    position = 0
    for node in draft.walk():
        end = node.marker.end if node.marker is not None else 0
        if end > position and text[end - 1] == "." and text[end : end + 1].isdigit():
            pieces.extend((text[position : end - 1], " "))
            position = end
    return "".join([*pieces, text[position:]]) if pieces else text


def _is_full(work: Work, place: Place) -> bool:
    """Whether there are so many mentions that no more are looked for from ``place`` on."""
    full = work.mentions >= MAX_MENTIONS
    if full and not work.full:
        work.full = True
        rest = place[0], len(work.draft.text)
        work.draft.findings.append(finding("truncated", "mentions", rest, limit=MAX_MENTIONS))
    return full


def _cut_paragraph(work: Work, place: Place) -> Place:
    """As much of a paragraph as mentions are looked for in, up to a stop where there is one near."""
    start, end = place
    most = start + MAX_PARAGRAPH
    stop = max(work.draft.text.rfind(sign, most - _STOP_REACH, most) for sign in _STOPS)
    cut = stop + 1 or most
    rest = cut, end
    work.draft.findings.append(
        finding("truncated", "paragraph", rest, length=end - start, limit=MAX_PARAGRAPH)
    )
    return start, cut


def _mentions_of(text: str, node: NodeDraft, place: Place) -> int:
    """Find the mentions of one place; how many there are."""
    if node.role == "noise":
        dates_of_page = page_dates.scan_page(text, *place)
        node.dates.extend(dates_of_page)
        return len(dates_of_page)
    found = documents.scan(text, *place)
    node.documents.extend(found)
    taken = [document.place for document in found]
    if node.role == "contact":
        taken = sorted([*taken, *contacts.places(text, *place)])
    found_dates = date_mentions.scan(text, *place, taken)
    if found_dates:
        node.dates.extend(found_dates)
        taken = sorted([*taken, *[date.place for date in found_dates]])
    if node.role == "signature":
        return len(found) + len(found_dates)
    found_quantities = quantities.scan(text, *place, taken)
    node.quantities.extend(found_quantities)
    return len(found) + len(found_dates) + len(found_quantities)


def _published(work: Work) -> None:
    """The date printed on the page: of its furniture, else of the signature."""
    draft = work.draft
    furniture = [date for node in draft.nodes if node.role == "noise" for date in node.dates]
    draft.published = page_dates.day_of_page(furniture, draft.text) or _signed(work)


def _dates(work: Work) -> None:
    plans = {node.section for node in work.draft.nodes if node.section_role == "plan"}
    found = []
    for node in work.draft.walk():
        for date in node.dates:
            if node.section in plans and dates.may_be_planned(date):
                date.planned = True
            found.append(date)
        for date in _of_fault(node):
            date.stays, date.resumes = True, False
    reference = work.options.reference_date or _page_date(work.source)
    dates.resolve(found, published=work.draft.published, signed=_signed(work), reference=reference)


def _of_fault(node: NodeDraft) -> list[DateDraft]:
    """The dates told of a problem before its first measure, where a new sentence goes on with the fault."""
    first = next((child.start for child in node.children if child.role == "measure"), None)
    if node.role != "problem" or first is None:
        return []
    details = [one for one in node.children if one.end <= first and one.lead in ("", "details")]
    return [date for one in (node, *details) for date in one.dates if not date.done]


def _signed(work: Work) -> DateDraft | None:
    """The date below the text."""
    signatures = [node for node in work.draft.nodes if node.role == "signature"]
    return next((date for node in signatures for date in node.dates if date.is_full_day), None)


def _page_date(source: Source | None) -> datetime.date | None:
    """The day of publication that a reader found outside of the text."""
    try:
        return datetime.date.fromisoformat(source.published[:10]) if source and source.published else None
    except ValueError:
        return None


def _quantities(work: Work) -> None:
    text = work.draft.text
    of_problem: list[QuantityDraft] = []
    for node in work.draft.walk():
        if node.role in ("section", "area", "problem"):
            carried.take_over(of_problem)
            of_problem = []
        of_problem.extend(node.quantities)
        if not node.quantities:
            continue
        for place in node.pieces():
            inside = [q for q in node.quantities if place[0] <= q.start < place[1]]
            if inside:
                node.changes.extend(changes.find(text, place, inside))
                if work.options.subjects:
                    subjects.fill(text, place, inside)
    if work.options.subjects:
        carried.take_over(of_problem)


def _subjects(work: Work) -> None:
    """What is counted, weighed in the whole text; what was done with it follows where another name wins."""
    if not work.options.subjects:
        return
    draft = work.draft
    quantities = draft.quantities()
    for index in weighing.settle(draft.text, quantities):
        floor = quantities[index - 1].end if index else 0
        actions.tell(draft.text, floor, quantities[index])


def _header(work: Work) -> None:
    draft = work.draft
    inspection.read(draft.text, draft)
    contact_nodes = [node for node in draft.walk() if node.role == "contact"]
    draft.contact = contact.read(draft.text, contact_nodes)


def _status(work: Work) -> None:
    text, published = work.draft.text, _published_on(work)
    for node in work.draft.walk():
        if node.role in ("problem", "measure"):
            node.status = status.judge(text, node, published)
    status_groups.spread(text, work.draft.nodes)


def _published_on(work: Work) -> str | None:
    return work.draft.published.earliest if work.draft.published is not None else None


def _responsible(work: Work) -> None:
    published = _published_on(work)
    for node in work.draft.walk():
        if _is_full(work, (node.start, node.end)):
            return
        if node.role != "noise":
            responsible.find(work.draft.text, node, published)
            work.mentions += len(node.organizations) + len(node.persons)


def _stated(work: Work) -> None:
    work.draft.stated = stated.find(work.draft.text, work.draft)


def _checks(work: Work) -> None:
    work.draft.findings.extend(checks.run(work.draft, work.options.time_limit))


def _unless_none(stage: Callable[[Work], None]) -> Callable[[Work], None]:
    """A text of no known family is not read for what only a notice has."""

    def run(work: Work) -> None:
        if work.draft.family != family.NONE:
            stage(work)

    return run


STAGES: tuple[Callable[[Work], None], ...] = (
    _structure,
    _unless_none(_mentions),
    _published,
    _dates,
    _quantities,
    _subjects,
    _unless_none(_header),
    _status,
    _unless_none(_responsible),
    _unless_none(_stated),
    _checks,
)
