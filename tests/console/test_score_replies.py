"""`huiyin reading score replies` on a file: figures, remarks with their places, and clear errors."""

import csv
import json

import pytest
from click.testing import CliRunner

from huiyin.interfaces.console.reading.score.replies import replies

THINGS = ["路灯", "电梯", "井盖", "围墙", "水管", "公厕"]
HEAD = ["message_id", "author_code", "subject", "time", "body", "reply", "reply_time", "可解释性"]


def answer(thing: str, n: int) -> str:
    if n % 4 == 0:
        return f"您好！您反映的{thing}问题已收悉，我局高度重视。感谢您的支持！"
    return (
        f"经查，新华巷{n}号门前的{thing}确已损坏，原因是去年施工时压坏。县市政所于3月{n % 28 + 1}日到现场看过，已订购{thing}配件，"
        f"4月{n % 28 + 1}日前换好，费用由原施工单位承担，居民不用出钱。依据《城市市容和环境卫生管理条例》第九条办理。"
    )


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "replies.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as opened:
        table = csv.writer(opened)
        table.writerow(HEAD)
        for n in range(60):
            thing = THINGS[n % len(THINGS)]
            asked = f"新华巷{n}号门前的{thing}坏了两个月，要求换新{thing}。"
            row = [
                n,
                f"secret{n}",
                f"{thing}坏了",
                "2026/3/1 9:00:00",
                asked,
                answer(thing, n),
                "2026/3/8 9:00:00",
            ]
            table.writerow([*row, "差" if n % 4 == 0 else "好"])
    return path


def run(*args: object):
    return CliRunner().invoke(replies, [str(one) for one in args])


def test_the_figures_of_a_file(file, tmp_path):
    done = run(file, "--spoil", 8, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    told = json.loads(done.output)
    assert told["remarks"]["empty_formula"]["share"] == 0.25
    assert told["copies"]["copies_of_an_earlier_one"] == 12
    assert told["copies"]["spaces_apart"] == 12
    assert told["delay_days"]["p50"] == 7.0
    assert told["spoilt"]["article_beyond_the_last"]["recall"] == 1.0
    assert told["judged"]["explainability"]["accuracy"] == 1.0
    assert told["judged"]["explainability"]["majority_accuracy"] == 0.75
    rows = list(csv.DictReader((tmp_path / "out" / "remarks.csv").open(encoding="utf-8-sig")))
    assert {row["message_id"] for row in rows if row["kind"] == "empty_formula"} == {
        str(n) for n in range(0, 60, 4)
    }
    assert "secret" not in (tmp_path / "out" / "remarks.csv").read_text(encoding="utf-8")


def test_the_same_seed_gives_the_same_figures(file):
    one, two = (json.loads(run(file, "--spoil", 6, "--seed", 3).output)["spoilt"] for _ in range(2))
    assert one == two


@pytest.mark.parametrize("text", ["body,reply\n", "body,reply\n,\n", "body,reply\n好,🙂\n\0,x\n"])
def test_a_file_with_hardly_anything_gives_figures(tmp_path, text):
    path = tmp_path / "few.csv"
    path.write_text(text, encoding="utf-8")
    done = run(path)
    assert done.exit_code == 0, done.output
    assert json.loads(done.output)["spoilt"] == {}


def test_a_file_without_answers_is_told_so(tmp_path):
    path = tmp_path / "wrong.csv"
    path.write_text("body\nx\n", encoding="utf-8")
    done = run(path)
    assert done.exit_code == 1 and "lacks the column reply" in done.output
