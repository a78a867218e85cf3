"""Say what a quantity counts (``subject``) and what was done with it (``action``).

Before the number: 采购图书69.06万元, 党总支会议4次. Behind it: 8项制度, 31项适合展览的非遗项目. Taken
over from an earlier quantity: 图书69.06万元,新增7752种、22301册; 合同133份,其中重新签订88份.
"""

from collections.abc import Sequence
from dataclasses import replace
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
from notice_parser.model.draft import Place, QuantityDraft

_EVENTS = frozenset(
    (
        "次",
        "场",
        "场次",
        "人次",
        "期",
        "轮",
        "回",
        "班次",
        "期次",
        "件次",
        "节",
        "讲",
        "课时",
        "学时",
        "遍",
        "趟",
        "天",
    )
)
_HOLDERS = frozenset(("名", "人", "位", "个", "家", "所", "件", "种", "岁"))
# 投资|3180万元|新建泵站: nouns of money that goes into what is named behind it.
_SPENDING = frozenset(("投资", "花费", "耗资", "总投资"))
_TOWARDS = frozenset(("对", "将", "把", "给"))
# No longer word stands in the dictionary.
_WORD = 8
_OFFICES = ("人", "书记")
_SORTS = frozenset(("类", "大类", "种"))
_ENDS = frozenset(",;。:!?、)》” \n")


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
        carried.task(reader, index, left)
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
    subject = subject_names.whole(reader.text, left, reader.quantities[index])
    if subject:
        reader.told.add(id(reader.quantities[index]))
    return subject


def _of_time(reader: Reader, index: int, left: int, right: int) -> Place | None:
    """What lasts: 停工|5个月, 历时|45天|完成清查, 为期|38天的|巡察."""
    text, quantity = reader.text, reader.quantities[index]
    if measures.passed(text, left, quantity):
        return _behind(text, quantity, right, governed=False, spent=True)
    behind = _behind(text, quantity, right, governed=True, acts=True)
    lasting = topics.whole(text, measures.lasting(text, left, quantity))
    followed = behind is not None and behind[0] == quantity.end
    return (behind or lasting) if followed else (lasting or behind)


def _counted(reader: Reader, index: int, left: int, right: int, words: Sequence[Token]) -> Place | None:
    """The name behind the number, before it, or of an earlier number."""
    text, quantity = reader.text, reader.quantities[index]
    governed = bool(words) and words[-1].kind in GOVERNING and quantity.unit_kind == "count"
    touched = bool(clauses.pattern("touches").search(text[left : quantity.start]))
    if _closes(text, quantity, words):
        named = _before(reader, index, words)
        if named:
            return named
    part = not words and carried.same_unit(reader, index) is not None
    behind = carried.remainder(reader, index, left, _behind(text, quantity, right, governed, part=part))
    if behind is None and text[quantity.start - 1] == "的" and quantity.unit in PEOPLE:
        # 逾期未交的3人: who is only described was named before, if at all.
        return carried.alike(reader, index)
    if behind is None and words and words[-1].word in _SPENDING:
        behind = _bought(text, quantity, right, words)
    return (
        behind
        or carried.listed(reader, index)
        or carried.valued(reader, index, words)
        or _met(reader, index, words)
        or _before(reader, index, words)
        or _bought(text, quantity, right, words)
        or _of_list(reader, index, governed)
        or topics.own(text, words)
        or carried.alike(reader, index, near=touched)
        or carried.shared(reader, index, left)
        or _by_verb(quantity, words)
        or (None if touched else topics.object_before(reader, index, left))
    )


def _closes(text: str, quantity: QuantityDraft, words: Sequence[Token]) -> bool:
    """Whether a number ends a name before it, whatever follows: 召开党组会议|6次|研究整改."""
    if not words or words[-1].kind not in ("noun", "weak", "attribute", "bracket"):
        return False
    if quantity.unit in PEOPLE:
        return words[-1].kind == "noun" and subject_names.is_person(words[-1].word)
    if measures.is_limit(quantity):
        return text.startswith("的", quantity.end)
    # Where nothing follows, the name before is found anyhow.
    ended = quantity.end >= len(text) or text[quantity.end] in _ENDS
    if ended or words[-1].kind != "noun" or clauses.pattern("area").search(words[-1].word):
        return False
    if not any(token.kind == "strong" for token in words[:-1]):
        return False
    end = clauses.clause_end(text, quantity.end, min(len(text), quantity.end + _WORD))
    behind = clauses.tokens(text, quantity.end, end)[:1]
    return not behind or behind[0].kind not in ("noun", "attribute", "sign", "bracket")


def _bought(text: str, quantity: QuantityDraft, right: int, words: Sequence[Token]) -> Place | None:
    """投入|346万元|更新消防设施: money goes into what is done with it."""
    if quantity.unit_kind != "money" or not words:
        return None
    if words[-1].kind not in GOVERNING and words[-1].word not in _SPENDING:
        return None
    return _behind(text, quantity, right, governed=False, spent=True)


def _of_list(reader: Reader, index: int, governed: bool) -> Place | None:
    """分别领办|7个|、5个问题: the name behind the last figure of a list."""
    last = lists.listed_after(reader, index)
    if last is None:
        return None
    _, right = _bounds(reader, last)
    name = _behind(reader.text, reader.quantities[last], right, governed)
    if name and reader.quantities[index].unit in _SORTS and reader.text.startswith("具体", name[0]):
        return name[0] + 2, name[1]
    return name


def _by_verb(quantity: QuantityDraft, words: Sequence[Token]) -> Place | None:
    """What is done, where people and times are counted by it: 推送|6次, 诫勉|2人."""
    verb = next((token for token in reversed(words) if token.kind in GOVERNING), None)
    if verb and (quantity.unit in _EVENTS or (quantity.unit in PEOPLE and words[-1].kind != "strong")):
        return verb.start, verb.end
    return None


def _behind(
    text: str,
    quantity: QuantityDraft,
    right: int,
    governed: bool,
    *,
    acts: bool = False,
    spent: bool = False,
    part: bool = False,
) -> Place | None:
    """The name right behind a number.

    ``governed``: a verb before the number wants its object. ``acts``: what is done may be the name
    (24小时响应). ``spent``: the number went into what is done behind it (历时45天完成清查). ``part``: of a
    whole counted before, so that a verb behind tells of it (1件|进入司法程序).
    """
    start = quantity.end
    if start >= right or text[start] in _ENDS or clauses.pattern("placed").match(text[start:right]):
        return None
    if clauses.pattern("stop").match(text, start, right) and not (spent or _described(quantity, text, right)):
        return None
    if clauses.pattern("within").match(text, start, right):
        return None
    people, strict = quantity.unit in PEOPLE, False
    words = clauses.tokens(text, start, right)
    # 追查13份拆分合同: a verb before the number wants its object behind it.
    governed = governed and len(words) > 1 and words[1].kind in ("noun", "attribute", "sign")
    # 52名|下岗|职工: people are named by what they do.
    governed = governed or (people and len(words) > 1 and words[1].word.endswith(names_behind.PERSONS))
    if governed and words[0].kind == "strong":
        words[0] = replace(words[0], kind="attribute")
    if words and words[0].kind == "strong" and not any(token.kind == "of" for token in words[:6]):
        if quantity.unit not in _EVENTS and not spent and not acts:
            return None
        while words and (words[0].kind in ("strong", "verb") or (spent and words[0].kind == "other")):
            words = words[1:]
        strict = not spent
    if part and words and words[0].kind == "verb" and not any(token.kind == "of" for token in words):
        return None
    place = names_behind.name_after(
        text, words, people=people, strict=strict, events=quantity.unit in _EVENTS or spent or acts
    )
    if place and quantity.unit in _HOLDERS:
        # 117名|党员|档案: the unit counts the holder.
        tail = clauses.pattern("tail").search(text[place[0] : place[1]])
        if tail and not (people and tail.group().endswith(_OFFICES)):
            return place[0], place[0] + tail.start()
    if place and quantity.unit_kind == "count" and clauses.pattern("moves").match(text, place[1]):
        # 52间|商铺|年租金由168万元…: the figure of the thing is not the thing.
        figure = clauses.pattern("figure").search(text[place[0] : place[1]])
        if figure:
            return place[0], place[0] + figure.start()
    return place


def _described(quantity: QuantityDraft, text: str, right: int) -> bool:
    """Whether what follows a number qualifies a name behind it: 4个|未履行决策程序的|项目."""
    counts = quantity.unit_kind == "count"
    return counts and bool(clauses.pattern("described").match(text, quantity.end, right))


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
    events = quantity.unit in _EVENTS or quantity.unit in PEOPLE
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
