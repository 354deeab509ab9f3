"""A demo takes nothing from a real installation, and one that was interrupted is built anew."""

from pathlib import Path

from huiyin.interfaces.console import demo


def test_a_demo_drops_everything_real():
    environment = {
        "PATH": "/usr/bin",
        "HUIYIN_DATABASE_URL": "postgres://office@db/real",
        "HUIYIN_KEYS_FILE": "/etc/huiyin/keys.json",
        "HUIYIN_EMAIL_URL": "smtp://mail.example.cn",
        "HUIYIN_DATA": "/var/lib/huiyin",
    }
    demo.prepare(environment, Path("/srv/demo"), "http://127.0.0.1:18090")
    assert environment == {
        "PATH": "/usr/bin",
        "HUIYIN_DEMO": "1",
        "HUIYIN_DATA": "/srv/demo",
        "HUIYIN_URL": "http://127.0.0.1:18090",
    }


def test_only_a_finished_county_is_used_again(tmp_path):
    mark = tmp_path / "demo.txt"
    assert not demo._finished(mark)
    mark.write_text(demo.UNFINISHED)
    assert not demo._finished(mark)
    mark.write_text("Built in 40 s.\n")
    assert demo._finished(mark)
