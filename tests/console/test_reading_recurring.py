"""`huiyin reading score recurring` on a file: tables and figures, clear errors, and nobody's code anywhere in what it writes."""

import csv
import json

import pytest
from click.testing import CliRunner

from huiyin.interfaces.console.reading.score.recurring import recurring
from tests.reading.recurring_texts import PLANT, town

HEAD = ["message_id", "author_code", "subject", "time", "body", "against", "likes", "issue"]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "hot.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as opened:
        table = csv.writer(opened)
        table.writerow(HEAD)
        for one in town():
            issue = "plant" if one.subject in PLANT else ""
            day = f"{one.day:%Y/%m/%d} 10:00:00"
            table.writerow([one.id, f"secret{one.author}", one.subject, day, one.body, 0, 1, issue])
    return path


def run(*args: object):
    return CliRunner().invoke(recurring, [str(one) for one in args])


def test_problems_are_written_ranked_and_judged(file, tmp_path):
    done = run(file, "--top", 2, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    figures = json.loads(done.output)
    assert figures["issues"]["plant"]["f1"] == 1.0
    assert figures["issues"]["plant"]["rank"] == 1
    assert [one["rank"] for one in figures["top"]] == [1, 2]
    heats = [one["heat"] for one in figures["top"]]
    assert heats == sorted(heats, reverse=True)
    read = list(csv.DictReader((tmp_path / "out" / "problems.csv").open(encoding="utf-8-sig")))
    assert [row["rank"] for row in read] == ["1", "2"]
    members = list(csv.DictReader((tmp_path / "out" / "members.csv").open(encoding="utf-8-sig")))
    assert {row["message_id"] for row in members if row["problem"] == "1"} == {
        str(n) for n in range(len(PLANT))
    }


def test_nothing_written_says_who_wrote(file, tmp_path):
    done = run(file, "--out", tmp_path / "out")
    written = [done.output, *(one.read_text(encoding="utf-8") for one in (tmp_path / "out").iterdir())]
    assert not any("secret" in text for text in written)


def test_what_comes_later_is_taken_in_one_by_one(file):
    figures = json.loads(run(file, "--one-by-one", "0.1").output)
    assert figures["one_by_one"] > 0
    assert figures["milliseconds_each"] >= 0


def test_issues_may_stand_in_a_second_file(file, tmp_path):
    truth = tmp_path / "truth.csv"
    truth.write_text("message_id,issue\n" + "\n".join(f"{n},known" for n in range(6)), encoding="utf-8")
    assert json.loads(run(file, "--truth", truth).output)["issues"]["known"]["f1"] == 1.0


def test_a_file_without_its_columns_is_an_error_that_names_them(tmp_path):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    done = run(wrong)
    assert done.exit_code == 1
    assert "lacks the column body" in done.output


def test_an_empty_file_has_no_problems(tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_text("message_id,subject,body\n", encoding="utf-8")
    assert json.loads(run(empty).output)["problems"] == 0


def test_rows_without_ids_are_known_by_their_number(tmp_path):
    plain = tmp_path / "plain.csv"
    plain.write_text("主题,留言详情\n" + "\n".join(f"{one},{one}" for one in PLANT), encoding="utf-8")
    done = run(plain, "--out", tmp_path / "out")
    assert json.loads(done.output)["problems"] == 1
    members = list(csv.DictReader((tmp_path / "out" / "members.csv").open(encoding="utf-8-sig")))
    assert {row["message_id"] for row in members} == {"1", "2", "3", "4", "5", "6"}
