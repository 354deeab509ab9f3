"""The page with which a bundle is opened: the whole matter to be read from top to bottom, in one language."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.translation import override, pgettext

STYLE = (
    "body{font:16px/1.7 sans-serif;max-width:54rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "h1{font-size:1.6rem}h2{font-size:1.15rem;border-top:1px solid #bbb;padding-top:1rem;margin-top:2rem}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.3rem .5rem;text-align:left;"
    "vertical-align:top}pre{white-space:pre-wrap;font:inherit}.soft{color:#666}"
)
Cells = Iterable[str]


def page(index: dict[str, Any], lang: str) -> str:
    """The whole page; `lang` is zh or en. Every word of the matter is escaped."""
    with override("zh-hans" if lang == "zh" else "en"):
        parts = [
            _head(index, lang),
            _people(index),
            _claims(index, lang),
            _papers(index, lang),
            _files(index),
            _timeline(index, lang),
            _clocks(index, lang),
            _promises(index),
            _stays(index),
            _ledger(index),
        ]
        title = escape(f"{index['matter']['number']} {index['matter']['title']}")
    head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    body = "\n".join(part for part in parts if part)
    return f'<!doctype html>\n<html lang="{lang}"><head>{head}</head><body>\n{body}\n</body></html>\n'


def paper_page(title: str, lang: str, article: str) -> str:
    """A paper as a page of its own; `article` is already escaped."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    return f'<!doctype html>\n<html lang="{escape(lang)}"><head>{head}</head><body>{article}</body></html>\n'


def _head(index: dict[str, Any], lang: str) -> str:
    matter = index["matter"]
    rows = [
        (pgettext("bundle", "Number"), matter["number"]),
        (pgettext("bundle", "Stage"), _say(matter["stage"], lang)),
        (pgettext("bundle", "Received on"), matter["received_on"]),
        (pgettext("bundle", "How it came"), _say(matter["channel"], lang)),
        (pgettext("bundle", "Kind"), _say(matter["kind"], lang)),
        (pgettext("bundle", "Path"), _say(matter["path"], lang)),
        (pgettext("bundle", "Where the problem is"), matter["place"]),
        (pgettext("bundle", "Taken in by"), matter["office"]),
        (pgettext("bundle", "Lies with"), matter["holder"]),
        (pgettext("bundle", "Complained of"), ", ".join(index["complained_of"])),
        (pgettext("bundle", "Law"), matter["law"].get(lang, "")),
        (
            pgettext("bundle", "Bundle made"),
            f"{index['made_at']}, {index['made_by']['unit']} {index['made_by']['name']}",
        ),
    ]
    text = f"<h2>{escape(pgettext('bundle', 'What it says'))}</h2><pre>{escape(matter['body'])}</pre>"
    added = [(i["received_at"][:10], i["text"]) for i in index["items"] if i["text"]]
    more = "".join(
        f"<h3>{escape(pgettext('bundle', 'Added'))} {escape(day)}</h3><pre>{escape(words)}</pre>"
        for day, words in added
    )
    return f"<h1>{escape(matter['title'])}</h1>{_table((), [r for r in rows if r[1]])}{text}{more}"


def _people(index: dict[str, Any]) -> str:
    heads = (
        pgettext("bundle", "Name"),
        pgettext("bundle", "Telephone"),
        pgettext("bundle", "Address"),
        pgettext("bundle", "E-mail"),
    )
    rows = [(p["name"], p["phone"], p["address"], p["email"]) for p in index["people"]]
    return _section(pgettext("bundle", "Who brings it"), _table(heads, rows)) if rows else ""


def _claims(index: dict[str, Any], lang: str) -> str:
    heads = (
        pgettext("bundle", "No."),
        pgettext("bundle", "What is asked for"),
        pgettext("bundle", "Answer"),
        pgettext("bundle", "Reason"),
        pgettext("bundle", "Will be done"),
    )
    rows = [
        (
            str(c["position"]),
            c["text"],
            _say(c["outcome"], lang),
            c["reason"],
            f"{c['measure']} {c['measure_due']}".strip(),
        )
        for c in index["claims"]
    ]
    return _section(pgettext("bundle", "What is asked for, and the answers"), _table(heads, rows))


def _papers(index: dict[str, Any], lang: str) -> str:
    heads = (
        pgettext("bundle", "Paper"),
        pgettext("bundle", "Number"),
        pgettext("bundle", "Unit"),
        pgettext("bundle", "Issued on"),
        pgettext("bundle", "Received on"),
        pgettext("bundle", "Files"),
    )
    rows = [
        (
            _say(p["words"], lang),
            p["number"],
            p["unit"],
            p["issued_on"],
            p["served_on"],
            _link(p["html"], "HTML") + " " + _link(p["docx"], "Word"),
        )
        for p in index["papers"]
    ]
    return _section(pgettext("bundle", "Papers"), _table(heads, rows, raw=5)) if rows else ""


def _files(index: dict[str, Any]) -> str:
    heads = (pgettext("bundle", "File"), pgettext("bundle", "Size"), "SHA-256")
    rows = [(_link(f["path"], f["name"]), str(f["size"]), f["sha256"]) for f in index["files"]]
    return _section(pgettext("bundle", "Files that came with it"), _table(heads, rows, raw=0)) if rows else ""


def _timeline(index: dict[str, Any], lang: str) -> str:
    heads = (
        pgettext("bundle", "When"),
        pgettext("bundle", "What"),
        pgettext("bundle", "Who"),
        pgettext("bundle", "On which articles"),
    )
    rows = [
        (
            e["at"].replace("T", " ")[:16],
            _say(e["words"], lang),
            f"{e['unit']} {e['name']}".strip()
            or (pgettext("bundle", "the person") if e["by"] == "person" else ""),
            ", ".join(_say(a, lang) for a in e["articles"]),
        )
        for e in index["timeline"]
    ]
    return _section(pgettext("bundle", "What happened"), _table(heads, rows))


def _clocks(index: dict[str, Any], lang: str) -> str:
    heads = (
        pgettext("bundle", "Limit"),
        pgettext("bundle", "From"),
        pgettext("bundle", "Last day"),
        pgettext("bundle", "Ended on"),
        pgettext("bundle", "How it was counted"),
    )
    rows = [
        (
            _say(c["words"], lang),
            c["start"],
            c["due"],
            c["ended_on"],
            _say(c.get("computation", {}), lang),
        )
        for c in index["clocks"]
    ]
    return (
        _section(pgettext("bundle", "Dates, and how they were counted"), _table(heads, rows)) if rows else ""
    )


def _promises(index: dict[str, Any]) -> str:
    heads = (
        pgettext("bundle", "Promise"),
        pgettext("bundle", "Unit"),
        pgettext("bundle", "By"),
        pgettext("bundle", "Kept on"),
        pgettext("bundle", "What was done"),
        pgettext("bundle", "The person's word"),
    )
    rows = [
        (
            p["text"],
            p["unit"],
            p["due"],
            p["kept_on"],
            p["evidence"],
            f"{p['said']} {p['said_words']}".strip(),
        )
        for p in index["promises"]
    ]
    return _section(pgettext("bundle", "What was promised"), _table(heads, rows)) if rows else ""


def _stays(index: dict[str, Any]) -> str:
    heads = (pgettext("bundle", "Unit"), pgettext("bundle", "From"), pgettext("bundle", "Until"))
    rows = [(s["unit"], s["since"][:10], s["until"][:10]) for s in index["stays"] if s["how"] != "joint"]
    return _section(pgettext("bundle", "On whose desk it lay"), _table(heads, rows))


def _ledger(index: dict[str, Any]) -> str:
    chain = index["ledger"]
    told = pgettext(
        "bundle",
        "%(n)d entries; the last one's hash is %(hash)s. `huiyin bundle verify` checks every one of them.",
    )
    words = told % {"n": chain["length"], "hash": chain["head"]}
    return _section(pgettext("bundle", "Ledger"), f'<p class="soft">{escape(words)}</p>')


def _section(title: str, body: str) -> str:
    return f"<h2>{escape(title)}</h2>{body}"


def _table(heads: Cells, rows: Iterable[Cells], raw: int = -1) -> str:
    """A table; the column `raw` holds links that are escaped already."""
    top = "".join(f"<th>{escape(h)}</th>" for h in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{c if n == raw else escape(c)}</td>" for n, c in enumerate(row)) + "</tr>"
        for row in rows
    )
    return f"<table>{'<tr>' + top + '</tr>' if top else ''}{body}</table>"


def _link(path: str, words: str) -> str:
    return f'<a href="{escape(path)}">{escape(words)}</a>'


def _say(words: dict[str, str], lang: str) -> str:
    return words.get(lang) or words.get("code", "")
