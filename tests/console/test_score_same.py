"""`huiyin reading score same`: figures of a small file, the same again, with groups and pairs, and clear words on bad files."""

import csv
import json

import pytest
from click.testing import CliRunner

from huiyin.interfaces.console.reading.score.same import same
from tests.reading.test_alike import CHAIN_LETTER, EDITED_COPY, LETTER, OTHERS


@pytest.fixture
def messages(tmp_path):
    """Five messages about five things, and three that are one letter."""
    file = tmp_path / "messages.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        table = csv.writer(opened)
        table.writerow(["正文", "分组"])
        table.writerows([(text, n) for n, text in enumerate(OTHERS)])
        table.writerows([(text, "letter") for text in (LETTER, EDITED_COPY, CHAIN_LETTER)])
    return file


def run(*given) -> dict:
    answer = CliRunner().invoke(same, [str(one) for one in given])
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.output)


def test_changed_texts_are_found_and_counted(messages, tmp_path):
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("id,other\n6,7\n6,8\n1,99\n", encoding="utf-8")
    found = run(messages, "--edits", 8, "--pairs", pairs, "--out", tmp_path / "out")
    assert found["messages"] == 8
    assert found["kinds"]["resend"]["recall_at_5"] == 1
    assert found["kinds"]["quoted"]["recall_at_5"] == 1
    assert found["edited_copies"]["recall_at_5"] > 0.9
    assert found["nothing_to_find"]["shown"] >= 1  # a letter whose own copies are left
    assert found["all"]["precision"] == 1
    assert found["groups"]["pairs"] == 3 and found["groups"]["recall"] == 1
    assert found["pairs"]["pairs"] == 2 and found["pairs"]["recall"] == 1
    with (tmp_path / "out" / "shown.csv").open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert len(rows) == found["all"]["shown"] and {row["right"] for row in rows} == {"1"}


def test_the_same_seed_gives_the_same_figures(messages):
    def told(seed: int) -> dict:
        found = run(messages, "--edits", 4, "--seed", seed)
        return {name: found[name] for name in ("kinds", "nothing_to_find", "groups")}

    assert told(3) == told(3)


def test_a_file_that_cannot_be_measured_is_told_in_words(tmp_path):
    for text, said in (("subject\n题\n", "lacks the column body"), ("body\n \n", "no message with a text")):
        file = tmp_path / "bad.csv"
        file.write_text(text, encoding="utf-8")
        answer = CliRunner().invoke(same, [str(file)])
        assert answer.exit_code == 1 and said in answer.output
    odd = tmp_path / "odd.csv"
    odd.write_text("body\n短\n😀😀\n" + "啊" * 50_000 + "\n", encoding="utf-8")
    assert run(odd, "--edits", 2)["messages"] == 3
    answer = CliRunner().invoke(same, [str(odd), "--pairs", str(tmp_path / "bad.csv")])
    assert answer.exit_code == 1 and "lacks the column" in answer.output
