"""Read the name behind a number from its start to its end, word by word: 46家|工业企业|开展用水审计.

Words are ``clauses.Token``; places are offsets of the whole text.
"""

from collections.abc import Sequence
from dataclasses import replace

from notice_parser.meaning import subject_names
from notice_parser.meaning.clauses import Token, pattern, works
from notice_parser.meaning.names_before import MANNERS, NAMING, PLACES
from notice_parser.model.draft import Place

# Signs that lead from a name to what is said of it: 机动地|经|村民会议表决.
_LINKS = frozenset("经因须被待沿随由于向")
# Verbs of one sign: behind a name they tell of it.
_PREPOSITIONS = frozenset("经沿待随须限因作当按应")
_SHORT_VERBS = frozenset("设赴调拉派住退补交办签持获拟由占")
# 办结|率, 参训|率: signs that make a name of the verb before them.
_SUFFIXES = frozenset("率数费款员单证件班会组站点量额")
# 从业|人员, 退役|士兵: people named by what they do.
PERSONS = ("人", "员", "者", "师", "生", "兵", "工", "干部")


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
        predicate = next((place for place, token in enumerate(before) if _predicate(token)), None)
        said = "".join(token.word for token in before)
        owner = any(token.kind == "noun" for token in before) and (
            not people or subject_names.is_person(said)
        )
        if owner and predicate is None and not pattern("relative").search(said):
            return _noun(before, people, strict, events)
        last = before[-1]
        if (
            owner
            and predicate
            and predicate == len(before) - 1
            and last.kind in ("strong", "weak", "verb", "event")
        ):
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


def _predicate(token: Token) -> bool:
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
    if token.kind in ("noun", "attribute"):
        return True
    if token.kind == "sign" and not begun and token.word in _PREPOSITIONS:
        return False
    if token.kind == "sign":
        return not (begun and (token.word in PLACES or (token.word in _SHORT_VERBS and after is not None)))
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
    if token.kind == "strong" and events and begun and after is None:
        return True
    if token.kind == "verb":
        # 开展1次支部联建: what happens is named by its verb at the end.
        person = noun_after and after is not None and after.word.endswith(PERSONS)
        return (not begun and (person or not people)) or (events and not people and after is None)
    return False
