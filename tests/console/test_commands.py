"""`huiyin` lists its commands without loading any, and says plainly when one is not there."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from huiyin.interfaces import console


def test_help_lists_every_command_and_loads_none():
    code = (
        "import sys; from click.testing import CliRunner; from huiyin.interfaces.console import main; "
        "result = CliRunner().invoke(main, ['--help']); print(result.output); "
        "assert result.exit_code == 0; assert 'django' not in sys.modules and 'granian' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert all(name in done.stdout for name in console.COMMANDS)


def test_an_unknown_command_is_an_error():
    result = CliRunner().invoke(console.main, ["dance"])
    assert result.exit_code == 2
    assert "dance" in result.output


def test_a_command_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setitem(console.COMMANDS, "ghost", ("no_such_module:ghost", "Not there.", False))
    result = CliRunner().invoke(console.main, ["ghost"])
    assert result.exit_code == 1
    assert "`huiyin ghost` is not part of this installation" in result.output


@pytest.mark.parametrize("name", list(console.COMMANDS))
def test_every_command_of_the_table_exists(name):
    assert isinstance(console.load(name), click.Command)


def test_without_a_secret_the_error_says_what_to_do():
    environment = {"PATH": "/usr/bin", "PYTHONPATH": ":".join(sys.path)}
    command = [sys.executable, "-m", "huiyin.interfaces.console", "doctor"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "HUIYIN_SECRET_KEY is not set" in done.stderr
    assert "Traceback" not in done.stderr
