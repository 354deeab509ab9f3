"""`huiyin reading score redact`: on made-up people held out of tuning, and on files however they were marked."""

import csv
import json

import pytest
from click.testing import CliRunner

from huiyin.interfaces.console.reading.score.redact import redact

TEXT = "联系王建国，电话13912345678。"


def run(*args: object):
    return CliRunner().invoke(redact, [str(one) for one in args])


def told(tmp_path, head: list[str], *rows: list[str]):
    path = tmp_path / "marked.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened).writerows([head, *rows])
    return run(path)


def test_of_people_the_patterns_were_not_tuned_on_hardly_anything_is_overlooked():
    figures = json.loads(run("--generate", 600).output)
    assert figures["set"] == "b" and figures["precision"] >= 0.93
    for kind, one in figures["by_kind"].items():
        assert one["recall"] >= 0.97, (kind, one)
    assert figures["recall"] >= 0.98
    again = json.loads(run("--generate", 600).output)
    assert again["by_kind"] == figures["by_kind"]


@pytest.mark.parametrize(
    "spans",
    [
        '[[2, 5, "name"], [8, 19, "phone"]]',
        '[{"start": 2, "end": 5, "type": "PER"}, {"text": "13912345678", "label": "手机"}]',
        '{"姓名": ["王建国"], "电话": "13912345678"}',
    ],
)
def test_a_file_marked_in_one_of_three_ways_is_judged(tmp_path, spans):
    figures = json.loads(told(tmp_path, ["text", "spans"], [TEXT, spans], ["路灯坏了。", ""]).output)
    assert figures["by_kind"] == {
        "name": {"there": 1, "found": 1, "recall": 1.0},
        "phone": {"there": 1, "found": 1, "recall": 1.0},
    }


def test_a_file_with_a_redacted_copy_is_judged(tmp_path):
    figures = json.loads(told(tmp_path, ["text", "redacted"], [TEXT, "联系***，电话***********。"]).output)
    assert figures["by_kind"]["any"] == {"there": 2, "found": 2, "recall": 1.0}


def test_a_file_without_marks_is_only_counted(tmp_path):
    figures = json.loads(told(tmp_path, ["body"], [TEXT], [""], ["🙂"]).output)
    assert figures["found_by_kind"] == {"name": 1, "phone": 1} and "recall" not in figures


@pytest.mark.parametrize("spans", ["nonsense", "3", "[[1, 2]]", '[{"kind": "name"}]', "[" * 5000])
def test_marks_that_cannot_be_read_are_told_with_their_row(tmp_path, spans):
    done = told(tmp_path, ["text", "spans"], [TEXT, spans])
    assert done.exit_code == 1 and "row 1: spans cannot be read" in done.output


def test_either_a_file_or_made_up_texts():
    assert run().exit_code == 2
    assert "Give either FILE" in run().output


def test_places_outside_the_text_are_left_out(tmp_path):
    figures = json.loads(
        told(tmp_path, ["text", "spans"], [TEXT, '[[2, 900, "name"], [-4, 2, "name"]]']).output
    )
    assert figures["by_kind"] == {}
