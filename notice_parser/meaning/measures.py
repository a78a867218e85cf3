"""Say what a time, a limit or a share measures: 任职满|5年, 5万元以上|的支出, 退役军人占|35%.

Such figures are no count of things, so that what stands behind them is theirs only where nothing before
them is measured.
"""

from notice_parser.meaning import clauses, names_before
from notice_parser.model.draft import Place, QuantityDraft

_ACTS = frozenset(("strong", "weak", "verb", "event", "attribute"))
_MANNERS = frozenset(("attribute", "event", "weak"))
# So long are two dates that stand between a time and its days.
_DATES = 44
_NO_TIME = ("内", "前", "后", "之内", "之前", "之后", "以前", "以后")


def is_limit(quantity: QuantityDraft) -> bool:
    """Whether a figure sets a bound to things (5万元以上的支出, 35岁以下干部) and counts none."""
    return quantity.unit_kind not in ("count", "frequency") and quantity.approximation in (
        "at_least",
        "at_most",
        "more_than",
        "less_than",
    )


def is_span(quantity: QuantityDraft) -> bool:
    """Whether a figure is a length of time."""
    return quantity.unit_kind == "duration"


def is_term(text: str, quantity: QuantityDraft) -> bool:
    """Whether a length of time only says by when: 3个工作日|内报送.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "3个工作日内报送"
    >>> is_term(text, scan(text, 0, len(text))[0])
    True
    """
    return is_span(quantity) and text.startswith(_NO_TIME, quantity.end)


def lasting(text: str, left: int, quantity: QuantityDraft) -> Place | None:
    """What is said, before a length of time, to last: 任职满|5年, 停止承揽新项目|2个月, 公示|7天.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "调整任职满5年的干部"
    >>> text[slice(*lasting(text, 0, scan(text, 0, len(text))[0]))]
    '任职'
    """
    start = clauses.strip_lead(text, left, quantity.start)
    end = quantity.start
    lasts = clauses.pattern("lasts").search(text[start:end])
    if lasts:
        end = start + lasts.start()
    stopped = clauses.pattern("suspended").search(text[start:end])
    if stopped:
        return start + stopped.start(), start + stopped.end()
    words = clauses.tokens(text, start, clauses.strip_trail(text, start, end))
    if words and words[-1].kind in _ACTS and not clauses.pattern("light").match(words[-1].word):
        # 项目因管线迁改|停工: who stops is not what lasts; how it is done is part of it (脱产|学习).
        first = len(words) - 1
        while first and (words[first - 1].kind in _MANNERS or text.startswith("式", words[first].start)):
            first -= 1
        return words[first].start, words[-1].end
    metric = bool(words) and clauses.is_metric(text, words[-1].end)
    return names_before.name_before(words, metric=metric, counted=False, events=True)[0]


def posted(text: str, floor: int, left: int) -> Place | None:
    """公示期|:12月9日至13日,共5天: what lasts, where its days stand between."""
    match = clauses.pattern("posted").search(text, max(floor, left - _DATES), left)
    return match.span("name") if match else None


def passed(text: str, left: int, quantity: QuantityDraft) -> bool:
    """Whether the words before say that a time was spent on what follows: 历时|45天|完成清查."""
    return bool(clauses.pattern("spent").search(text[left : quantity.start]))


def holder(text: str, left: int, quantity: QuantityDraft) -> Place | None:
    """What holds a share: 退役军人|占|35%; empty where 占 opens the clause, for then it was named before.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "其中退役军人占35%"
    >>> text[slice(*holder(text, 0, scan(text, 0, len(text))[0]))]
    '退役军人'
    """
    found = text.find("占", left, quantity.start) >= 0
    share = clauses.pattern("share").search(text, left, quantity.start) if found else None
    if not share:
        return None
    start = clauses.strip_lead(text, left, share.start())
    words = clauses.tokens(text, start, share.start())
    while words and words[-1].kind == "other":
        words = words[:-1]
    place, _ = names_before.name_before(words, metric=False, counted=False, events=False)
    return place or (share.start(), share.start())
