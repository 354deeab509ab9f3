"""`huiyin law` from outside: its JSON, its lines, and how it refuses bad input."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from huiyin.domain.law.load.packs import pack_names
from huiyin.interfaces.console.law import law

PACK = ["--pack", "cn_xinfang_2022"]
FACTS = {
    "stage": "accepted",
    "values": {
        "kind": "appeal",
        "path": "art31_6",
        "days": 30,
        "approver": "A",
        "reason": "B",
        "signature": "deputy",
    },
    "moments": {"accepted": "2026-01-20", "handle_due": "2026-03-21"},
}


def run(*words, **options):
    return CliRunner().invoke(law, [str(word) for word in words], **options)


def answered(*words, **options):
    done = run(*words, "--json", **options)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.fixture
def facts(tmp_path):
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(FACTS), encoding="utf-8")
    return path


def test_due_in_json():
    due = answered("due", *PACK, "--limit", "ask_review", "--from", "2026-01-18")
    assert (due["due"], due["nominal"], due["rolled"]) == ("2026-02-24", "2026-02-17", True)
    assert (due["limit"], due["side"], due["unit"], due["length"]) == ("ask_review", "person", "days", 30)
    assert due["from"] == "2026-01-18" and due["provisional"] is False
    assert due["article"]["id"] == "art35" and due["article"]["number"]["zh"] == "第三十五条"
    assert due["steps"][0]["day"] == "2026-01-18" and due["steps"][-1]["why"] == "rolled"
    assert {"day", "counted", "number", "why", "label"} <= set(due["steps"][5])


def test_due_in_lines():
    said = run("due", *PACK, "--limit", "object_transfer", "--from", "2026-09-28", "--lang", "zh").stdout
    assert said.startswith("2026-10-10") and "国庆节假期，不计入" in said and "第5个工作日" in said


def test_due_with_side_length_place_and_hearing():
    assert (
        answered("due", *PACK, "--limit", "handle", "--from", "2026-08-02", "--side", "person")["due"]
        == "2026-10-08"
    )
    assert (
        answered("due", *PACK, "--limit", "assigned_set", "--from", "2026-03-02", "--length", 20)["due"]
        == "2026-03-22"
    )
    assert (
        answered("due", *PACK, "--limit", "forward_or_tell", "--from", "2026-01-20", "--place", "linhe")[
            "length"
        ]
        == 10
    )
    heard = ["--exclude", "2026-05-20..2026-05-25"]
    assert (
        answered("due", *PACK, "--limit", "decide_second_review", "--from", "2026-05-06", *heard)["due"]
        == "2026-06-11"
    )


def test_limits_in_json_and_lines():
    limits = {one["name"]: one for one in answered("limits", *PACK)}
    assert limits["object_transfer"]["unit"] == "working_days" and limits["object_transfer"]["length"] == 5
    working = {name for name, one in limits.items() if one["unit"] == "working_days"}
    assert working >= {"object_transfer", "answer_objection", "forward_again", "arbitrate"}
    assert not working & {"forward_or_tell", "notify_acceptance", "handle", "extend_handle", "ask_review"}
    assert {name for name, one in limits.items() if one["side"] == "person"} == {
        "ask_review",
        "ask_second_review",
        "hearing_notice",
        "join_link",
    }
    assert (
        limits["handle"]["starts"]["moments"] == ["accepted"] and "serve" in limits["handle"]["ends"]["acts"]
    )
    assert limits["handle"]["starts"]["zh"] and limits["handle"]["ends"]["en"]
    assert "sixty" not in run("limits", *PACK).stdout and "60 days" in run("limits", *PACK).stdout


def test_may_permits(facts):
    said = answered("may", *PACK, "--facts", facts, "--act", "extend", "--on", "2026-03-21")
    assert said["answer"] == "permitted" and said["to_stage"] == "accepted"
    assert said["starts"] == [
        {
            "limit": "extend_handle",
            "moment": "handle_due",
            "from": "2026-03-21",
            "length": 30,
            "due": "2026-04-20",
        }
    ]


def test_may_refuses_and_exits_zero(facts):
    said = answered("may", *PACK, "--facts", facts, "--act", "extend", "--on", "2026-03-22")
    assert said["answer"] == "refused" and said["code"] == "limit_over"
    assert said["article"]["id"] == "art34" and "2026-03-21" in said["reason"]["en"] and said["mend"]["zh"]
    lines = run("may", *PACK, "--facts", facts, "--act", "extend", "--on", "2026-03-22")
    assert lines.exit_code == 0 and lines.stdout.startswith("refused (limit_over)")


def test_may_reads_standard_input_and_flat_facts():
    flat = json.dumps({"stage": "registered", "received": "2026-01-05"})
    said = answered("may", *PACK, "--facts", "-", "--act", "accept", "--on", "2026-01-10", input=flat)
    assert said["answer"] == "permitted" and said["starts"][0]["due"] == "2026-03-11"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["due", *PACK, "--limit", "handle", "--from", "2026-02-30"], "2026-02-30"),
        (["due", *PACK, "--limit", "handle", "--from", "yesterday"], "yesterday"),
        (["due", *PACK, "--limit", "handle", "--from", ""], "not a date"),
        (["due", *PACK, "--limit", "handle", "--from", "0203-01-01"], "1950"),
        (["due", *PACK, "--limit", "handle", "--from", "9999-12-31"], "2100"),
        (["due", *PACK, "--limit", "ask_review", "--from", "2100-12-15"], "2100"),
        (["due", *PACK, "--limit", "forever", "--from", "2026-01-20"], "forever"),
        (["due", "--pack", "xx", "--limit", "handle", "--from", "2026-01-20"], "xx"),
        (["due", "--pack", "../cn_xinfang_2022", "--limit", "handle", "--from", "2026-01-20"], "pack"),
        (["due", *PACK, "--limit", "handle", "--from", "2026-01-20", "--side", "judge"], "judge"),
        (["due", *PACK, "--limit", "handle", "--from", "2026-01-20", "--length", "90"], "90"),
        (["due", *PACK, "--limit", "handle", "--from", "2026-01-20", "--length", "many"], "length"),
        (["due", *PACK, "--limit", "handle", "--from", "2026-01-20", "--place", "atlantis"], "atlantis"),
        (
            [
                "due",
                *PACK,
                "--limit",
                "handle",
                "--from",
                "2026-01-20",
                "--exclude",
                "2026-02-01..2026-02-02",
            ],
            "Art 34",
        ),
        (
            ["due", *PACK, "--limit", "decide_second_review", "--from", "2026-01-20", "--exclude", "soon"],
            "soon",
        ),
        (["due", *PACK, "--limit", "handle"], "--from"),
        (["due", *PACK, "--limit", "handle", "--from", "2026-01-20", "--loud"], "--loud"),
        (["limits"], "--pack"),
        (["limits", "--pack", "xx"], "xx"),
        (
            ["may", *PACK, "--facts", "/no/such/file.json", "--act", "extend", "--on", "2026-01-20"],
            "No such file",
        ),
        (["may", *PACK, "--facts", "/", "--act", "extend", "--on", "2026-01-20"], "directory"),
        (["may", *PACK, "--facts", "-", "--act", "fly", "--on", "2026-01-20"], "fly"),
        (["check", "--pack", "xx"], "xx"),
        (["book", "--pack", "xx"], "xx"),
        (["book", "--to", "/proc/nowhere"], "/proc/nowhere"),
    ],
)
def test_bad_input_is_one_line_and_exit_two(words, names):
    done = run(*words, input="{}")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1 and names in done.stderr, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "facts",
    [
        b"",
        b"{",
        b"not json",
        b"[]",
        b"null",
        b'{"stage": "nowhere"}',
        b'{"stage": "accepted", "accepted": "2026-13-01"}',
        b'{"stage": "accepted", "days": "ten"}',
        b'{"stage": "accepted", "values": {"kind": 3}}',
        b'{"stage": "accepted", "days": NaN}',
        b'{"stage": "accepted", "days": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b"\xff\xfe\x00\x01",
        b'{"stage": "accepted", "reason": "' + b"x" * 1_000_001 + b'"}',
    ],
    ids=lambda raw: str(raw[:24]),
)
def test_facts_that_cannot_be_read(facts):
    done = run("may", *PACK, "--facts", "-", "--act", "extend", "--on", "2026-01-20", "--json", input=facts)
    assert done.exit_code == 2 and done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1


def test_check_and_book(tmp_path):
    done = run("check")
    assert done.exit_code == 0 and "in order" in done.stdout
    done = run("book", "--to", tmp_path / "law")
    assert done.exit_code == 0
    pages = {f"{name}.{lang}.md" for name in pack_names() for lang in ("en", "zh")}
    assert {path.name for path in (tmp_path / "law").iterdir()} == pages


def test_the_whole_command_needs_no_settings_and_no_django():
    words = ["law", "due", *PACK, "--limit", "handle", "--from", "2026-01-20", "--json"]
    code = (
        "import sys; from huiyin.interfaces.console import main\n"
        f"try: main({words!r})\nfinally: print('django' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert json.loads(done.stdout)["due"] == "2026-03-21"
    assert done.stderr.strip() == "False"
