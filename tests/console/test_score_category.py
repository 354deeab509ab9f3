"""`huiyin reading score category`: figures as JSON from files of any size, and plain words about wrong ones."""

import csv
import json
import random

import pytest
from click.testing import CliRunner

from huiyin.interfaces.console.reading.score.category import category

SAID = {
    "供水": ["自来水停了", "水压太低", "水管爆裂", "下水道堵了"],
    "噪声": ["广场舞太吵", "夜间施工噪音", "酒吧音响扰民", "喇叭吵人"],
    "工资": ["拖欠工资", "不发工钱", "老板欠薪", "加班不给钱"],
}
HEAD = ("subject", "body", "category", "group")


def written(path, rows, head=HEAD):
    """A CSV file of rows."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([head, *rows])
    return str(path)


def messages(much: int):
    """Messages with words of no meaning around what they say."""
    draw = random.Random(much)
    letters = [chr(code) for code in range(0x4E00, 0x5E00)]
    for n in range(much):
        label = list(SAID)[n % 3]
        around = ["".join(draw.choices(letters, k=5)) for _ in range(6)]
        yield ["", "，".join([*around, draw.choice(SAID[label]), draw.choice(SAID[label])]), label, n // 2]


def scored(*args: str):
    """The figures the command prints."""
    ran = CliRunner().invoke(category, list(args))
    assert ran.exit_code == 0, ran.output
    figures = json.loads(ran.output)
    for run in (figures, *figures.get("runs", [])):
        for name in ("messages_per_second", "messages_per_processor_second", "train_seconds"):
            run.pop(name)  # what the clock says differs each time
    return figures


def test_one_file_is_split_by_group_and_gives_the_same_figures_twice(tmp_path):
    file = written(tmp_path / "all.csv", messages(150))
    args = ("--train", file, "--split", "group", "--seed", "1", "--seed", "2", "--curve", "30,60,9000")
    figures = scored(*args)
    assert figures["macro_f1"] > 0.9 and figures["seeds"] == [1, 2] and len(figures["runs"]) == 2
    assert set(figures["runs"][0]["per_class"]) == set(SAID)
    assert [set(curve) for curve in figures["curve"]] == [{"30", "60"}, {"30", "60"}]
    assert scored(*args) == figures


def test_two_files_under_other_names_of_columns_and_without_groups(tmp_path):
    rows = [row[:3] for row in messages(120)]
    train = written(tmp_path / "a.csv", rows[:90], ("留言主题", "留言详情", "一级标签"))
    test = written(
        tmp_path / "b.csv",
        [*rows[90:], ["", "别的事情", "没学过"], ["", "", "供水"]],
        ("Title", "Content", "Label"),
    )
    figures = scored("--train", train, "--test", test)
    assert figures["messages"] == 32 and figures["trained_on"] == 90
    assert figures["per_class"]["没学过"]["f1"] == 0.0
    assert 0.8 < figures["accuracy"] < 1


@pytest.mark.parametrize(
    ("rows", "head", "said"),
    [
        ([["a", "b"]], ("subject", "body"), "lacks the column category. It has: subject, body"),
        ([], (), "lacks the column body, category. It has: none"),
        ([["停水", ""]], ("body", "category"), "no message with a category"),
        ([["停水", "供水"]] * 5, ("body", "category"), "too few different messages"),
    ],
)
def test_a_wrong_file_is_told_in_words(tmp_path, rows, head, said):
    ran = CliRunner().invoke(
        category, ["--train", written(tmp_path / "x.csv", rows, head), "--split", "group"]
    )
    assert ran.exit_code == 1 and said in ran.output


def test_either_a_test_file_or_a_split_is_asked_for(tmp_path):
    file = written(tmp_path / "x.csv", messages(6))
    assert "Give either" in CliRunner().invoke(category, ["--train", file]).output
    assert (
        "numbers with commas"
        in CliRunner().invoke(category, ["--train", file, "--split", "group", "--curve", "a"]).output
    )


def test_bytes_that_are_no_text_are_no_reason_to_fail(tmp_path):
    file = tmp_path / "odd.csv"
    body = "\n".join(f"停水{n}次,供水\n噪音{n}夜,噪声" for n in range(40))
    file.write_bytes(b"body,category\n" + b"\xff\xfe\x00broken,\xe5\n" + body.encode())
    assert scored("--train", str(file), "--split", "group")["messages"] > 0
