"""Say what a quantity counts (``subject``) and what was done with it (``action``).

Before the number: 采购图书69.06万元, 党总支会议4次. Behind it: 8项制度, 31项适合展览的非遗项目. Taken
over from an earlier quantity: 图书69.06万元,新增7752种、22301册; 合同133份,其中重新签订88份.
"""

from collections.abc import Sequence
from itertools import pairwise

from notice_parser.meaning import (
    actions,
    carried,
    clauses,
    lists,
    measures,
    names_before,
    names_behind,
    subject_names,
    topics,
)
from notice_parser.meaning.actions import GOVERNING
from notice_parser.meaning.carried import PEOPLE, Reader
from notice_parser.meaning.clauses import Token
from notice_parser.meaning.names_behind import ENDS, EVENTS
from notice_parser.model.draft import Place, QuantityDraft

# 投资|3180万元|新建泵站: nouns of money that goes into what is named behind it.
_SPENDING = frozenset(
    ("投入", "安排", "筹措", "投资", "花费", "花", "耗资", "出资", "筹资", "自筹", "斥资", "总投资")
)
_RECEIVING = frozenset(("收到", "接到", "收取", "征求", "征集", "获得", "得到"))
_MEASURED = frozenset(("area", "length", "volume", "energy"))
_SHOWN = ("公示", "公告", "张榜")
_DEALT_WITH = ("对", "将", "把")
_TOWARDS = frozenset(("对", "将", "把", "给"))
# No longer word stands in the dictionary.
_WORD = 8
_SORTS = frozenset(("类", "大类", "种"))


def fill(text: str, piece: Place, quantities: Sequence[QuantityDraft]) -> None:
    """Set ``subject`` and ``action`` of the quantities of ``text[piece]``, where the text names them.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "已采购图书69.06万元,新增7752种、22301册"
    >>> found = scan(text, 0, len(text))
    >>> fill(text, (0, len(text)), found)
    >>> [text[slice(*q.subject)] for q in found], text[slice(*found[1].action)]
    (['图书', '图书', '图书'], '新增')
    """
    reader = Reader(text, piece, quantities)
    for index, quantity in enumerate(quantities):
        left, right = _bounds(reader, index)
        quantity.subject = _subject(reader, index, left, right)
        if quantity.subject:
            place = subject_names.trimmed(text, quantity, quantity.subject)
            quantity.subject = place if subject_names.is_name(text[slice(*place)]) else None


def _bounds(reader: Reader, index: int) -> Place:
    """The clause of a quantity, between its neighbours."""
    quantity = reader.quantities[index]
    floor = reader.quantities[index - 1].end if index else reader.piece[0]
    ceiling = reader.quantities[index + 1].start if index + 1 < len(reader.quantities) else reader.piece[1]
    left = clauses.clause_start(reader.text, floor, quantity.start)
    if index:
        # 270座小型水库中已有231座: what the number before counts is not named again.
        named = reader.quantities[index - 1].subject
        if named and left <= named[0] and named[1] <= quantity.start:
            rate = clauses.pattern("rate").search(reader.text, named[1], quantity.start)
            left = left if rate else named[1]
    return left, clauses.clause_end(reader.text, quantity.end, ceiling)


def _subject(reader: Reader, index: int, left: int, right: int) -> Place | None:
    """The name of what a quantity counts, by the first way that finds one; sets the action on its way."""
    text, quantity = reader.text, reader.quantities[index]
    if carried.changed(reader, index):
        return reader.quantities[index - 1].subject
    if index and _bounded(reader.quantities[index - 1], quantity):
        return reader.quantities[index - 1].subject
    each = lists.respective(reader, index)
    if each:
        return each
    topic = topics.of_change(reader, index, left)
    if topic:
        return topic
    if measures.is_span(quantity) and text.endswith(_SHOWN, 0, quantity.start):
        # 公示|10天后
        return quantity.start - 2, quantity.start
    if measures.is_term(text, quantity):
        return None
    if measures.is_span(quantity):
        return _of_time(reader, index, left, right)
    share = measures.holder(text, left, quantity)
    if share:
        return share if share[0] < share[1] else (index and reader.quantities[index - 1].subject) or None
    start = clauses.strip_lead(text, left, quantity.start)
    if index and clauses.pattern("span_of_change").search(text[start : quantity.start]):
        return reader.quantities[index - 1].subject
    words = clauses.tokens(text, start, clauses.strip_trail(text, start, quantity.start))
    subject = (
        actions.in_stages(text, quantity, right)
        or _share_of(reader, index, left)
        or carried.task(reader, index, left)
        or _told(reader, index, left)
        or _counted(reader, index, left, right, words)
    )
    told = id(quantity) in reader.told
    quantity.action = actions.done_with(text, quantity, subject, words, told)
    return subject


def _bounded(limit: QuantityDraft, quantity: QuantityDraft) -> bool:
    """35岁以下|党员|2名: the things that a limit is set to are those counted behind them."""
    named = limit.subject
    return named is not None and named[1] == quantity.start and measures.is_limit(limit)


def _told(reader: Reader, index: int, left: int) -> Place | None:
    """What was done, where that is counted: 立案|2件; what comes behind does not count it too."""
    quantity = reader.quantities[index]
    subject = subject_names.whole(reader.text, left, quantity)
    if subject is None and not subject_names.is_person(reader.text[left : quantity.start]):
        subject = actions.undergone(reader.text, quantity)
    if subject:
        reader.told.add(id(quantity))
    return subject


def _of_time(reader: Reader, index: int, left: int, right: int) -> Place | None:
    """What lasts: 停工|5个月, 历时|45天|完成清查, 为期|38天的|巡察."""
    text, quantity = reader.text, reader.quantities[index]
    if measures.passed(text, left, quantity):
        spent = names_behind.counted(text, quantity, right, governed=False, spent=True)
        return spent or topics.whole(text, measures.lasting(text, left, quantity))
    behind = names_behind.counted(text, quantity, right, governed=True, acts=True)
    lasting = topics.whole(text, measures.lasting(text, left, quantity))
    followed = behind is not None and behind[0] == quantity.end
    named = (behind or lasting) if followed else (lasting or behind)
    return named or measures.posted(reader.text, reader.piece[0], left)


def _counted(reader: Reader, index: int, left: int, right: int, words: Sequence[Token]) -> Place | None:
    """The name behind the number, before it, or of an earlier number."""
    text, quantity = reader.text, reader.quantities[index]
    governed = bool(words) and words[-1].kind in GOVERNING and quantity.unit_kind == "count"
    touched = bool(clauses.pattern("touches").search(text[left : quantity.start]))
    if _closes(text, left, quantity, words):
        named = _before(reader, index, words)
        if named:
            return named
    rated = _at_rate(text, quantity, right)
    if rated:
        return rated
    part = not words and carried.same_unit(reader, index) is not None
    behind = carried.remainder(
        reader, index, left, names_behind.counted(text, quantity, right, governed, part=part)
    )
    if behind is None and text[quantity.start - 1] == "的" and quantity.unit_kind == "count":
        # 逾期未交的3人: who is only described was named before, if at all.
        named = carried.alike(reader, index)
        if named or quantity.unit in PEOPLE:
            return named
    if words and words[-1].word in _SPENDING:
        behind = _bought(text, quantity, right, words) or behind
    return (
        behind
        or carried.listed(reader, index)
        or carried.valued(reader, index, words)
        or _long(reader, index, left, words)
        or _met(reader, index, words)
        or _received(words)
        or _before(reader, index, words)
        or _bought(text, quantity, right, words)
        or _of_list(reader, index, governed)
        or topics.own(text, words)
        or carried.alike(reader, index, near=touched)
        or carried.shared(reader, index, left)
        or _by_verb(quantity, words)
        or _in_bracket(reader, left, words)
        or (None if touched else topics.object_before(reader, index, left))
        or _by_deed(quantity, words)
    )


def _share_of(reader: Reader, index: int, left: int) -> Place | None:
    """完成年度任务|的118%: the whole of which a ratio is told."""
    text, quantity = reader.text, reader.quantities[index]
    if quantity.unit != "%" or text[quantity.start - 1] != "的":
        return None
    start = clauses.strip_lead(text, left, quantity.start - 1)
    words = clauses.tokens(text, start, quantity.start - 1)
    if not words or words[-1].kind != "noun":
        return None
    return topics.whole(text, names_before.name_before(words, metric=False, counted=True, events=False)[0])


def _at_rate(text: str, quantity: QuantityDraft, right: int) -> Place | None:
    """按每户5元|的标准收取|卫生费: what is paid at a rate stands behind what is done."""
    match = clauses.pattern("at_rate").match(text, quantity.end, right)
    if not match:
        return None
    words = clauses.tokens(text, match.end(), clauses.clause_end(text, match.end(), right))
    while words and words[0].kind in GOVERNING:
        words = words[1:]
    name = names_behind.name_after(text, words, people=False) if words else None
    return None if name is None or subject_names.is_person(text[slice(*name)]) else name


def _in_bracket(reader: Reader, left: int, words: Sequence[Token]) -> Place | None:
    """明确整改任务|(共58项): what stands before the bracket."""
    text = reader.text
    if words or text[left - 1 : left] != "(":
        return None
    start = clauses.clause_start(text, reader.piece[0], left - 1)
    before = clauses.tokens(text, clauses.strip_lead(text, start, left - 1), left - 1)
    return topics.whole(text, names_before.name_before(before, metric=False, counted=True, events=False)[0])


def _closes(text: str, left: int, quantity: QuantityDraft, words: Sequence[Token]) -> bool:
    """Whether a number ends a name before it, whatever follows: 召开党组会议|6次|研究整改."""
    if not words or words[-1].kind not in ("noun", "weak", "attribute", "bracket"):
        return False
    if quantity.unit in PEOPLE:
        return words[-1].kind == "noun" and subject_names.is_person(words[-1].word)
    if measures.is_limit(quantity):
        return text.startswith("的", quantity.end)
    if text.startswith(_DEALT_WITH, left) and words[-1].kind == "noun" and quantity.unit_kind == "count":
        return _dealt_with(text, quantity)
    if clauses.pattern("of_fault").match(text, quantity.end):
        # 拖欠工程款|30万元|的问题
        return words[-1].kind == "noun"
    # Where nothing follows, the name before is found anyhow.
    ended = quantity.end >= len(text) or text[quantity.end] in ENDS
    if ended or words[-1].kind != "noun" or clauses.pattern("area").search(words[-1].word):
        return False
    if not any(token.kind == "strong" for token in words[:-1]):
        return False
    end = clauses.clause_end(text, quantity.end, min(len(text), quantity.end + _WORD))
    behind = clauses.tokens(text, quantity.end, end)[:1]
    return not behind or behind[0].kind not in ("noun", "attribute", "sign", "bracket")


def _dealt_with(text: str, quantity: QuantityDraft) -> bool:
    """Whether behind a number stands what is done, not a name: 对行政处罚案卷|764宗|交叉评查."""
    end = clauses.clause_end(text, quantity.end, min(len(text), quantity.end + _WORD))
    told = clauses.tokens(text, quantity.end, end)[:3]
    while len(told) > 1 and told[0].kind in ("attribute", "sign"):
        told = told[1:]
    return not told or told[0].kind in (*GOVERNING, "other", "event")


def _bought(text: str, quantity: QuantityDraft, right: int, words: Sequence[Token]) -> Place | None:
    """投入|346万元|更新消防设施: money goes into what is done with it."""
    if quantity.unit_kind != "money" or not words:
        return None
    if words[-1].kind not in GOVERNING and words[-1].word not in _SPENDING:
        return None
    return names_behind.counted(text, quantity, right, governed=False, spent=True)


def _of_list(reader: Reader, index: int, governed: bool) -> Place | None:
    """分别领办|7个|、5个问题: the name behind the last figure of a list."""
    last = lists.listed_after(reader, index)
    if last is None:
        return None
    _, right = _bounds(reader, last)
    name = names_behind.counted(reader.text, reader.quantities[last], right, governed)
    if name and reader.quantities[index].unit in _SORTS and reader.text.startswith("具体", name[0]):
        return name[0] + 2, name[1]
    return name


def _by_deed(quantity: QuantityDraft, words: Sequence[Token]) -> Place | None:
    """What is done, where it is measured and nothing else is named: 复耕|409亩, 清淤|7.9公里."""
    if quantity.unit_kind not in _MEASURED or not words or words[-1].kind not in GOVERNING:
        return None
    return words[-1].start, words[-1].end


def _by_verb(quantity: QuantityDraft, words: Sequence[Token]) -> Place | None:
    """What is done, where people and times are counted by it: 推送|6次, 诫勉|2人."""
    verb = next((token for token in reversed(words) if token.kind in GOVERNING), None)
    if verb and (quantity.unit in EVENTS or (quantity.unit in PEOPLE and words[-1].kind != "strong")):
        return verb.start, verb.end
    return None


def _before(reader: Reader, index: int, words: Sequence[Token]) -> Place | None:
    text, quantity = reader.text, reader.quantities[index]
    if not words:
        return None
    event = _held(words)
    if event:
        return topics.whole(text, event)
    if quantity.unit == "人次" and not subject_names.is_person(words[-1].word):
        sent = _sent(words)
        if sent:
            return sent
    metric = clauses.is_metric(text, words[-1].end)
    events = quantity.unit in EVENTS or quantity.unit in PEOPLE
    place, _ = names_before.name_before(words, metric=metric, counted=not events, events=events)
    if place is None:
        return None
    if not events and _only_verbs(words, place, quantity):
        return None
    if quantity.unit_kind == "count" and not events and words[-1].kind in GOVERNING:
        verbs = (token for token in words if token.kind == "strong" and token.end <= place[0])
        light = any(clauses.pattern("light").match(token.word) for token in verbs)
        same = None if light else carried.same_unit(reader, index)
        if same:
            return same
    name = topics.whole(text, place)
    if name and words[0].kind == "strong" and words[-1].kind == "noun":
        holders = carried.holders(reader, index, name)
        if holders:
            return holders
    if name and clauses.pattern("sort").search(text[slice(*name)]):
        # 其中高风险|7个: the sort of what the whole was.
        return carried.alike(reader, index, near=True) or name
    return name


def _met(reader: Reader, index: int, words: Sequence[Token]) -> Place | None:
    """The people to whom something is done: 对|排名靠前的|医师|约谈31人次."""
    text, quantity = reader.text, reader.quantities[index]
    if quantity.unit not in PEOPLE or not words or text[words[0].start - 1 : words[0].start] not in _TOWARDS:
        return None
    while words and words[-1].kind in ("strong", "weak", "event", "other", "verb"):
        words = words[:-1]
    if not words or not subject_names.is_person(text[words[0].start : words[-1].end]):
        return None
    return topics.whole(text, names_before.name_before(words, metric=False, counted=False, events=False)[0])


def _long(reader: Reader, index: int, left: int, words: Sequence[Token]) -> Place | None:
    """新建防火道路,总长|18.6公里: what is so long was named before."""
    if clauses.only_word(words) not in ("总长", "全长", "总长度"):
        return None
    return topics.object_before(reader, index, left) or carried.shared(reader, index, left)


def _received(words: Sequence[Token]) -> Place | None:
    """What comes in, named by a verb: 收到|回复22份, 收到|书面检查5份."""
    if len(words) < 2 or words[-1].kind not in GOVERNING:
        return None
    first = len(words) - 1
    while first and words[first - 1].kind == "attribute":
        first -= 1
    if not first or words[first - 1].word not in _RECEIVING:
        return None
    return words[first].start, words[-1].end


def _held(words: Sequence[Token]) -> Place | None:
    """What is held, carried out: 开展|校园及周边环境整治, whatever verbs are in its name."""
    place = next(
        (
            index
            for index in range(len(words) - 1, -1, -1)
            if words[index].kind == "strong" and clauses.pattern("held").match(words[index].word)
        ),
        None,
    )
    if place is None or place == len(words) - 1:
        return None
    rest = words[place + 1 :]
    plain = all(token.kind not in ("other", "of", "number") for token in rest)
    return (rest[0].start, rest[-1].end) if plain and rest[0].kind != "joint" else None


def _sent(words: Sequence[Token]) -> Place | None:
    """The people that take part, whom 人次 counts: 选派|干部|参加省级培训11人次."""
    for verb, person in pairwise(words):
        if clauses.objects(verb.word) == "helps" and subject_names.is_person(person.word):
            return person.start, person.end
    return None


def _only_verbs(words: Sequence[Token], place: Place, quantity: QuantityDraft) -> bool:
    """Whether a name is but what was done (完成|整改20个); 发放|奖励16.8万元 names a thing."""
    inside = [token for token in words if place[0] <= token.start and token.end <= place[1]]
    if len(inside) == 1 and inside[0].kind == "weak" and not clauses.works(inside[0]):
        first = next(token for token in words if token.kind != "other")
        return (
            inside[0] in (first, words[-1])
            and all(token.kind != "strong" for token in words)
            and quantity.unit_kind not in ("money", "rate", "ratio")
        )
    return all(token.kind in ("strong", "weak") for token in inside)
