"""A notice as the content systems of Chinese offices lay it out: ``layout(lines)`` → the page."""

import html
from collections.abc import Callable, Sequence

SITE = "某市文化活动中心"
ASIDE = (
    f"<div class='nav'><a href='/'>首页</a> <a href='/a'>政务公开</a> <a href='/b'>通知公告</a></div>{SITE}"
)
FOOTER = f"<div class='footer'>主办：{SITE} <a href='/map'>网站地图</a></div>"

Lines = Sequence[str]
Layout = Callable[[Lines], str]


def page(body: str, title: str, head: str = "") -> str:
    head = f"<title>{html.escape(title)}_通知公告_{SITE}</title>{head}"
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{ASIDE}\n{body}\n{FOOTER}</body></html>"


def _spans(line: str) -> str:
    """Each character in a run of its own, as text pasted from Word."""
    return "".join(f"<span style='font-family:仿宋'>{html.escape(sign)}</span>" for sign in line)


def article(lines: Lines) -> str:
    """The text alone, as a reader prints it."""
    body = "\n".join(f"<p style='text-indent:2em'>{html.escape(line)}</p>" for line in lines[1:])
    style = "<style>h1 {text-align: center} p {line-height: 1.8}</style><meta charset='utf-8'>"
    return (
        f"<!DOCTYPE html><html><head>{style}</head><body><h1>{html.escape(lines[0])}</h1>{body}</body></html>"
    )


def paragraphs(lines: Lines) -> str:
    body = "\n".join(f"<p style='text-indent:2em'>{html.escape(line)}</p>" for line in lines[1:])
    head = f"<h1>{html.escape(lines[0])}</h1><div>来源：{SITE}　浏览次数：12</div>"
    return page(f"{head}<div id='zoom'>{body}</div>", lines[0])


def breaks(lines: Lines) -> str:
    body = "<br/>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{html.escape(line)}" for line in lines)
    return page(f"<div class='TRS_Editor'>{body}</div>", lines[0])


def runs(lines: Lines) -> str:
    body = "\n".join(f"<p class='MsoNormal'>{_spans(line)}<o:p></o:p></p>" for line in lines)
    return page(f"<div id='UCAP-CONTENT'>{body}</div>", lines[0])


def layout_table(lines: Lines) -> str:
    body = "\n".join(f"<p>　　{html.escape(line)}</p>" for line in lines)
    cells = f"<tr><td width='200'>栏目导航</td><td>{body}</td></tr>"
    return page(f"<table><tr><td><img src='x.gif'></td></tr>{cells}</table>", lines[0])


def div_soup(lines: Lines) -> str:
    body = "\n".join(f"<div><div><font>{html.escape(line)}</font></div></div>" for line in lines[1:])
    title = f"<h2>{html.escape(lines[0])}</h2>"
    return page(f"<div class='a1'>{title}<div class='b7'><div>{body}</div></div></div>", lines[0])


def unclosed(lines: Lines) -> str:
    body = "\n".join(f"<P>{html.escape(line)}" for line in lines[1:])
    title = f"<h1>{html.escape(lines[0])}</h1>"
    return page(f"{title}<div class='article-content'>{body}</div>", lines[0], "<meta charset=gb2312>")


# A layout and the encoding in which such pages are found.
LAYOUTS: tuple[tuple[Layout, str], ...] = (
    (paragraphs, "utf-8"),
    (breaks, "utf-8"),
    (runs, "gb18030"),
    (layout_table, "utf-16"),
    (div_soup, "utf-8-sig"),
    (unclosed, "gb18030"),
)
