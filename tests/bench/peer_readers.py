"""What other libraries find, run in their own environment: ``peer_readers.py NAME < texts``.

Reads ``{"texts": {name: text}, "reference": {name: ISO day}}`` from stdin and prints, for each text,
``{"dates": [[start, end, earliest, latest]], "quantities": [[start, end, value]], "seconds": {kind: s}}``;
a kind that the library does not do is left out. Only the standard library and the peer are imported.
"""

import contextlib
import io
import json
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

Found = list[list[object]]
Reader = Callable[[str, date], Found]
_ROUNDS = 3


def jionlp() -> dict[str, Reader]:
    import jionlp as jio

    def dates(text: str, reference: date) -> Found:
        base = {"year": reference.year, "month": reference.month, "day": reference.day}
        found: Found = []
        for item in jio.ner.extract_time(text, time_base=base, with_parsing=True):
            ends = item["detail"].get("time")
            low, high = ends if isinstance(ends, list) else (None, None)
            found.append([*item["offset"], _known(low), _known(high)])
        return found

    def quantities(text: str, _: date) -> Found:
        items = jio.ner.extract_money(text, with_parsing=True)
        return [[*item["offset"], str(item["detail"]["num"])] for item in items]

    return {"dates": dates, "quantities": quantities}


def _known(end: object) -> str | None:
    """The day of an end that is one: an open end is ``inf``, one of a recurring time a mapping."""
    return end[:10] if isinstance(end, str) and end[:1].isdigit() else None


def dateparser() -> dict[str, Reader]:
    from dateparser.search import search_dates

    def dates(text: str, reference: date) -> Found:
        base = datetime(reference.year, reference.month, reference.day)
        settings = {"RELATIVE_BASE": base}
        found: Found = []
        position = 0
        for surface, day in search_dates(text, languages=["zh"], settings=settings) or ():
            start = text.find(surface, position)
            if surface and start >= 0:
                position = start + len(surface)
                found.append([start, position, day.date().isoformat(), day.date().isoformat()])
        return found

    return {"dates": dates}


def recognizers() -> dict[str, Reader]:
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    def dates(text: str, reference: date) -> Found:
        base = datetime(reference.year, reference.month, reference.day)
        found: Found = []
        for item in recognize_datetime(text, Culture.Chinese, reference=base):
            # Of several readings the first is the one in the past.
            value = ((item.resolution or {}).get("values") or [{}])[0]
            day = value.get("value") if value.get("type") == "date" else None
            found.append(
                [item.start, item.end + 1, day or value.get("start"), day or _closed(value.get("end"))]
            )
        return found

    def quantities(text: str, _: date) -> Found:
        found: Found = []
        for recognize in (recognize_currency, recognize_dimension, recognize_percentage):
            for item in recognize(text, Culture.Chinese):
                value = str((item.resolution or {}).get("value")).rstrip("%")
                found.append([item.start, item.end + 1, value])
        return sorted(found)

    return {"dates": dates, "quantities": quantities}


def _closed(end: str | None) -> str | None:
    """Recognizers-Text gives half-open ranges; ours are closed."""
    try:
        return (date.fromisoformat(str(end)) - timedelta(days=1)).isoformat()
    except ValueError:
        return None


READERS = {"jionlp": jionlp, "dateparser": dateparser, "recognizers": recognizers}


def main() -> None:
    task = json.load(sys.stdin)
    # The libraries greet on stdout; only the answer may stand there.
    with contextlib.redirect_stdout(io.StringIO()):
        readers = READERS[sys.argv[1]]()
        answer = {
            name: _read(readers, text, date.fromisoformat(task["reference"][name]))
            for name, text in task["texts"].items()
        }
    json.dump(answer, sys.stdout)


def _read(readers: dict[str, Reader], text: str, reference: date) -> dict[str, object]:
    answer: dict[str, object] = {}
    seconds: dict[str, float] = {}
    for kind, reader in readers.items():
        answer[kind] = reader(text, reference)
        taken = []
        for _ in range(_ROUNDS):
            begin = time.perf_counter()
            reader(text, reference)
            taken.append(time.perf_counter() - begin)
        seconds[kind] = sorted(taken)[_ROUNDS // 2]
    return {**answer, "seconds": seconds}


if __name__ == "__main__":
    main()
