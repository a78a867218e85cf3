"""Characters that are in a file against those taken from it. Chinese ones are counted: markup has none."""

import re

_OTHERS = re.compile("[^\u3400-\u9fff]{1,4096}+")
# Below this, or this share of all, what is missing are notes of a file about itself.
_SHARE, _LEAST = 0.05, 50


def chinese(text: str) -> int:
    """How many characters of a text are Chinese.

    >>> chinese("完成12项整改")
    5
    """
    return len(_OTHERS.sub("", text))


def told(missing: int, of: int) -> int:
    """How many of the missing characters are to be told of; 0 where they are too few to be text.

    >>> told(40, 300), told(60, 300), told(60, 9_000)
    (0, 60, 0)
    """
    return missing if missing > max(_LEAST, of * _SHARE) else 0


def without(markup: str, opening: str, closing: str) -> str:
    """The markup without what stands between two signs, which are in small letters.

    >>> without("甲<!-- 乙 -->丙", "<!--", "-->")
    '甲丙'
    """
    lower = markup.lower() if len(markup.lower()) == len(markup) else markup
    kept = []
    position = 0
    while (start := lower.find(opening, position)) >= 0:
        kept.append(markup[position:start])
        end = lower.find(closing, start)
        if end < 0:
            return "".join(kept)
        position = end + len(closing)
    kept.append(markup[position:])
    return "".join(kept)
