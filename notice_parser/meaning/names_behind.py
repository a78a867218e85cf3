"""Read the name behind a number from its start to its end, word by word: 46家|工业企业|开展用水审计.

Words are ``clauses.Token``; places are offsets of the whole text.
"""

from collections.abc import Sequence
from dataclasses import replace

from notice_parser.meaning import subject_names
from notice_parser.meaning.carried import PEOPLE
from notice_parser.meaning.clauses import Token, pattern, tokens, works
from notice_parser.meaning.names_before import MANNERS, NAMING, PLACES
from notice_parser.model.draft import Place, QuantityDraft

# Signs that lead from a name to what is said of it: 机动地|经|村民会议表决.
_LINKS = frozenset("经因须被待沿随由于向")
# Verbs of one sign: behind a name they tell of it.
_PREPOSITIONS = frozenset("经沿待随须限因作当按应")
_SHORT_VERBS = frozenset("送设赴调拉派住退补交办签持获拟由占")
# 办结|率, 参训|率: signs that make a name of the verb before them.
_SUFFIXES = frozenset("率数费款员单证件班会组站点量额")
# 从业|人员, 退役|士兵: people named by what they do.
PERSONS = ("人", "员", "者", "师", "生", "兵", "工", "干部")
# What happens is counted by these.
EVENTS = frozenset(
    (
        *("次", "场", "场次", "人次", "期", "轮", "回", "班次", "期次", "件次"),
        *("节", "讲", "课时", "学时", "遍", "趟", "天"),
    )
)
_FOR = frozenset(("为", "给", "向"))
_BEING = frozenset(("为", "任", "担任", "兼任"))
_VERBAL = ("weak", "strong", "verb")
_DONE = frozenset("了过着")
_HOLDERS = frozenset(("名", "人", "位", "个", "家", "所", "件", "种", "岁"))
_OFFICES = ("人", "书记")
ENDS = frozenset(",;。:!?、)》” \n")


def counted(
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
    if start >= right or text[start] in ENDS or pattern("placed").match(text[start:right]):
        return None
    if pattern("stop").match(text, start, right) and not (spent or _described(quantity, text, right)):
        return None
    if pattern("within").match(text, start, right):
        return None
    words = _told_apart(tokens(text, start, right))
    if _governed(text, quantity, words, right, governed) and words[0].kind == "strong":
        words[0] = replace(words[0], kind="attribute")
    events, strict = quantity.unit in EVENTS or spent or acts, False
    if words and words[0].kind == "strong" and not any(token.kind == "of" for token in words[:10]):
        if not events:
            return None
        words, strict = _after_verbs(words, spent), not spent
    elif spent:
        words = _after_verbs(words, spent)
    if part and words and words[0].kind == "verb" and not any(token.kind == "of" for token in words):
        return None
    place = name_after(text, words, people=quantity.unit in PEOPLE, strict=strict, events=events)
    if place and not spent and place[1] == right < len(text) and text[right] not in ENDS:
        # 53个|老旧小区|、居民2.1万户: the last of the list is counted by the next number.
        last = text.rfind("、", *place)
        place = (place[0], last) if last > 0 else place
    return _shortened(text, quantity, place) if place else None


def _told_apart(words: list[Token]) -> list[Token]:
    """The words before 中, of which some are told apart: 89个|签约基地|中有31个."""
    for place, token in enumerate(words[1:], 1):
        if token.word == "中" and words[place - 1].kind in NAMING:
            if words[0].kind == "strong":
                words[0] = replace(words[0], kind="attribute")
            return words[:place]
    return words


def _governed(text: str, quantity: QuantityDraft, words: list[Token], right: int, governed: bool) -> bool:
    """Whether a number wants the noun behind it, so that a verb between qualifies that noun.

    A verb before it governs both (追查13份|拆分合同), it stands behind a particle (长期未结的18起|稽查案件),
    what it counts is told of (18个|续建项目已完工), or people are named by what they do (52名|下岗职工).
    """
    if pattern("told_of").match(text, quantity.end, right):
        return True
    if len(words) < 2:
        return False
    following = words[1]
    if governed and following.kind in ("noun", "attribute", "sign"):
        return True
    if text[quantity.start - 1] == "的" and following.kind == "noun":
        return True
    return quantity.unit in PEOPLE and following.word.endswith(PERSONS)


def _after_verbs(words: list[Token], spent: bool) -> list[Token]:
    """The words behind what is done: 投资460万元|建设|农村供水工程, 出资10.2万元|为实习生购买|责任险."""
    first = words[0] if words else None
    while words and (words[0].kind in ("strong", "verb") or (spent and _leads(words[0]))):
        words = words[1:]
    if spent and words and words[0].word in _FOR:
        verb = next((place for place, token in enumerate(words) if token.kind == "strong"), None)
        words = words if verb is None else words[verb + 1 :]
    weak = first is not None and first.kind == "weak" and len(words) > 1 and words[0] is first
    return words[1:] if spent and weak and words[1].kind in NAMING else words


def _shortened(text: str, quantity: QuantityDraft, place: Place) -> Place:
    """A name without what only belongs to the thing: 117名|党员|档案, 52间|商铺|年租金由168万元…"""
    name = text[slice(*place)]
    if quantity.unit in _HOLDERS:
        tail = pattern("tail").search(name)
        if tail and not (quantity.unit in PEOPLE and tail.group().endswith(_OFFICES)):
            return place[0], place[0] + tail.start()
    if quantity.unit_kind == "count" and pattern("moves").match(text, place[1]):
        figure = pattern("figure").search(name)
        if figure:
            return place[0], place[0] + figure.start()
    return place


def _leads(token: Token) -> bool:
    return token.kind == "other" and token.word not in _FOR


def _described(quantity: QuantityDraft, text: str, right: int) -> bool:
    """Whether what follows a number qualifies a name behind it: 4个|未履行决策程序的|项目."""
    counts = quantity.unit_kind == "count"
    return counts and bool(pattern("described").match(text, quantity.end, right))


def name_after(
    text: str, words: Sequence[Token], *, people: bool, strict: bool = False, events: bool = False
) -> Place | None:
    """The name at the start of ``words``: up to an adverb, a predicate, or a particle.

    ``people``: people are counted, so that a verb behind the first word tells of them; ``strict``: any
    verb behind the first word ends the name; ``events``: what happens is counted (两轮交叉检查).
    """
    if words and words[0].kind == "of":
        words = words[1:]
    if not words:
        return None
    particle = next((place for place, token in enumerate(words[:9]) if token.kind == "of"), None)
    if particle:
        before = words[:particle]
        predicate = next((place for place, token in enumerate(before) if _predicate(token, place)), None)
        said = "".join(token.word for token in before)
        named = said if predicate is None else "".join(token.word for token in before[:predicate])
        owner = any(token.kind == "noun" for token in before) and (
            not people or subject_names.is_person(named)
        )
        if owner and predicate is None and not pattern("relative").search(said):
            return _noun(before, people, strict, events)
        if owner and predicate and _tells(before, predicate):
            return _noun(before[:predicate], people, strict, events)
        rest = list(words[particle + 1 :])
        if not rest and owner:
            # 24家文物保护单位的|67处隐患: the next figure counts what is theirs.
            return _noun(before, people, strict, events)
        if len(rest) > 1 and rest[0].kind in ("strong", "verb") and rest[1].kind == "noun":
            # 履职不到位的|带队|教师: right behind the particle a verb qualifies.
            rest[0] = replace(rest[0], kind="attribute")
        return name_after(text, rest, people=people, strict=strict, events=events)
    return _noun(words, people, strict, events)


def _tells(before: Sequence[Token], predicate: int) -> bool:
    """Whether a predicate tells of the name before it: 群众|反映|的问题, 副院长|任|副组长的小组."""
    if before[predicate].word in _BEING:
        return True
    last = predicate == len(before) - 1
    done = not last and before[predicate + 1].word in _DONE
    return (last or done) and before[predicate].kind in ("strong", "weak", "verb", "event")


def _predicate(token: Token, place: int) -> bool:
    if place and token.word in _BEING:
        return True
    return token.kind in ("strong", "weak", "verb", "other", "event") and token.word not in ("新", "原")


def _noun(words: Sequence[Token], people: bool, strict: bool, events: bool) -> Place | None:
    end = None
    place = 0
    while place < len(words):
        token = words[place]
        if token.kind == "bracket" and token.word in "“《(":
            closed = _closed(words, place)
            named = place and words[place - 1].kind != "attribute"
            # 未开工项目|“一企一专班”: what is quoted behind a name is said of it.
            if closed is None or (token.word == "(" and end is None) or (token.word == "“" and named):
                break
            end = words[closed].end
            place = closed + 1
            continue
        begun = end is not None and _named(words[:place])
        if not _belongs(words, place, people, events, begun) or (strict and end and token.kind == "weak"):
            break
        end = token.end
        place += 1
    # 门面房|到期后收回: a qualifier at the end qualifies what follows.
    while place and words[place - 1].kind in ("joint", "attribute") and _named(words[: place - 1]):
        place -= 1
        end = words[place - 1].end if place else None
    return (words[0].start, end) if end else None


def _named(words: Sequence[Token]) -> bool:
    return any(token.kind not in ("joint", "attribute") for token in words)


def _closed(words: Sequence[Token], index: int) -> int | None:
    sign = {"“": "”", "《": "》", "(": ")"}[words[index].word]
    for place in range(index + 1, min(len(words), index + 12)):
        if words[place].word == sign:
            return place
    return None


def _belongs(words: Sequence[Token], index: int, people: bool, events: bool, begun: bool) -> bool:
    """Whether the word at ``index`` still belongs to a name that began before it."""
    token = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    noun_after = after is not None and after.kind in NAMING
    rest = "".join(word.word for word in words[index : index + 3])
    if begun and (pattern("stop").match(rest) or pattern("within").match(rest)):
        return False
    if begun and ((token.word in _LINKS and after and len(after.word) > 1) or token.word in MANNERS):
        return False
    if begun and after is not None and after.word in _DONE:
        # 37份|承包合同|翻了个底朝天
        return False
    if (
        begun
        and token.kind in ("weak", "strong", "verb")
        and pattern("meeting").search(words[index - 1].word)
    ):
        return False
    if token.kind in ("noun", "attribute"):
        return True
    if token.kind == "sign" and not begun and token.word in _PREPOSITIONS:
        return False
    if token.kind == "sign":
        led = after is not None or token.word == "占"
        return not (begun and (token.word in PLACES or (token.word in _SHORT_VERBS and led)))
    if token.kind == "joint":
        return token.word in "、和及" and noun_after and begun
    if token.kind == "other":
        return False
    if after is not None and after.kind == "sign" and (token.kind != "strong" or after.word in _SUFFIXES):
        return True
    if token.kind == "weak":
        if begun and (people or works(token)) and not noun_after and not (events and after is None):
            return False
        return not begun or after is None or noun_after or after.kind == "verb"
    if token.kind == "event":
        return not people
    if token.kind == "strong" and index and words[index - 1].word == "新":
        return True
    if token.kind == "strong" and events and index and after is None:
        return True
    if token.kind == "verb":
        # 开展1次支部联建: what happens is named by its verb at the end.
        person = noun_after and after is not None and after.word.endswith(PERSONS)
        return (not begun and (person or not people)) or (events and not people and after is None)
    return False
