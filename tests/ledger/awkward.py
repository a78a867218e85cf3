"""Notices with values that spreadsheets spoil."""

from notice_parser import Notice, parse

LONG = "查" * 40_000
MEASURES = (
    "=cmd|' /C calc'!A0",
    "+8610完成",
    "-1+1已完成",
    "@SUM(A1)",
    "＝1+1",
    "0546-8070195",
    "007",
    "2.10",
    "_x000D_与_x0041_",
    "甲\u200b乙<b>&\"'</b>",
    "😀𠮷完成",
)


def notice(*measures: str) -> Notice:
    """A notice with these measures, as they are: set into the record behind the parser's back."""
    record = parse(
        "某局关于巡察整改情况的通报\n1.制度不全。\n"
        + "".join(f"({number})修订制度。\n" for number in range(1, len(measures) + 1))
    ).model_dump(mode="python")
    texts = iter(measures)

    def fill(node: dict[str, object]) -> None:
        if node["role"] == "measure":
            text = next(texts)
            node["text"] = text
            node["text_spans"] = ({"start": node["start"], "end": int(str(node["start"])) + len(text)},)
        for child in node["children"]:  # type: ignore[attr-defined]
            fill(child)

    for node in record["outline"]:
        fill(node)
    return Notice.model_validate(record)
