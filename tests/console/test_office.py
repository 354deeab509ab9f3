"""`huiyin office`: the first day of an installation, and the faults of a file named one by one."""

import pytest
from click.testing import CliRunner

from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.interfaces.console.office import office

pytestmark = pytest.mark.django_db

TREE = """
units:
  - {code: gov, name: Qingshan County Government, short: Government, kind: government, valid_from: 2000-01-01}
  - {code: letters, name: Qingshan Letters Office, kind: letters_office, parent: gov, home: true, valid_from: 2000-01-01}
  - {code: old, name: Housing Office, kind: organ, parent: gov, valid_from: 2000-01-01, valid_to: 2025-06-30, successor: new}
  - {code: new, name: Housing Bureau, kind: organ, parent: gov, valid_from: 2025-07-01, duties: [housing]}
"""
PASSWORD = "three quiet rivers 7"


@pytest.fixture
def load(tmp_path):
    def run(text: str):
        file = tmp_path / "units.yaml"
        file.write_text(text, encoding="utf-8")
        return CliRunner().invoke(office, ["units", str(file)])

    return run


def open_account(*, login="lin", unit="letters", password=PASSWORD):
    words = [
        "account",
        login,
        "--name",
        "Lin Xiaohe",
        "--unit",
        unit,
        "--role",
        "clerk",
        "--password",
        password,
    ]
    return CliRunner().invoke(office, words)


def test_units_are_loaded_with_their_ties(load):
    result = load(TREE)
    assert result.exit_code == 0, result.output
    assert "4 new" in result.output
    assert Unit.objects.get(code="letters").parent.code == "gov"
    assert Unit.objects.get(code="old").successor.code == "new"
    assert [unit.code for unit in Unit.objects.filter(home=True)] == ["letters"]


def test_a_file_from_before_a_unit_ended_does_not_bring_it_back(load):
    load(TREE)
    older = TREE.replace(", valid_to: 2025-06-30, successor: new", "")
    assert load(older).exit_code == 0
    old = Unit.objects.get(code="old")
    assert old.valid_to is not None and old.successor.code == "new"


def test_loading_twice_changes_nothing(load):
    load(TREE)
    before = list(Unit.objects.order_by("id").values())
    assert "0 new" in load(TREE).output
    assert list(Unit.objects.order_by("id").values()) == before


def test_a_changed_telephone_is_updated(load):
    load(TREE)
    load(TREE.replace("duties: [housing]", "duties: [housing], phone: 0000-1"))
    assert Unit.objects.get(code="new").phone == "0000-1"


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (TREE.replace("parent: gov, home", "parent: nowhere, home"), "parent 'nowhere'"),
        (TREE.replace("code: new,", "code: old,"), "the code stands twice"),
        (TREE.replace("kind: government", "kind: circus"), "kind is 'circus'"),
        (TREE.replace("valid_from: 2025-07-01", "valid_from: July"), "valid_from is 'July'"),
        ("units: 7", "has no list `units`"),
        ("[", "cannot be read"),
    ],
)
def test_a_faulty_file_changes_nothing_and_names_the_fault(load, spoilt, said):
    result = load(spoilt)
    assert result.exit_code == 1
    assert said in result.output
    assert not Unit.objects.exists()


def test_an_account_is_opened_and_closed(load):
    load(TREE)
    assert open_account().exit_code == 0
    lin = Account.objects.get(login="lin")
    assert lin.check_password(PASSWORD)
    assert [role.code for role in lin.roles.all()] == ["clerk"]
    assert CliRunner().invoke(office, ["close", "lin"]).exit_code == 0
    assert not Account.objects.get(login="lin").is_active


def test_an_account_needs_a_unit_a_free_name_and_a_good_password(load):
    load(TREE)
    assert "no unit" in open_account(unit="moon").output
    assert open_account(password="12345").exit_code == 1
    assert not Account.objects.exists()
    open_account()
    assert "taken" in open_account().output
