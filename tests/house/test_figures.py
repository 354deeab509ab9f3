"""The line, in the figures: no fact knows a person, an officer or an account, and no measure is divided by one."""

import re

from huiyin.matters.models import Accused, Event, Party, ReadEntry
from huiyin.services.analytics.dimensions import DIMENSIONS
from huiyin.services.analytics.facts.reading import CHILDREN, MATTER
from huiyin.services.analytics.facts.schema import ABOUT, TABLES
from huiyin.services.analytics.measures import GROUPS, SAID, every
from tests.house import tree
from tests.house.test_line import PERSON, crossing

MEASURES = tree.PACKAGE / "services" / "analytics" / "measures"
OF_A_PERSON = re.compile(
    rf"{PERSON.pattern}|officer|name|actor|coder|staff|by_id|login|seal|hash|same_as|text|words"
)
# how many came, never who
HEADS = {"items.people", "visits.people", "matters.people"}
KINDS = {"int64", "int32", "int16", "bool", "date32", "string"}


def test_no_fact_knows_a_person():
    columns = {f"{table}.{column}" for table, some in TABLES.items() for column in some}
    assert [one for one in sorted(columns - HEADS) if OF_A_PERSON.search(one.split(".")[1])] == []
    assert {kind for some in TABLES.values() for kind in some.values()} <= KINDS
    assert all(set(ABOUT) <= set(some) for some in TABLES.values())


def test_nothing_that_names_anybody_is_even_read():
    assert Party not in CHILDREN and ReadEntry not in CHILDREN
    read = {f"{model.__name__}.{field}" for model, fields in CHILDREN.items() for field in fields} | set(
        MATTER
    )
    # of a member of staff complained of only the unit is read; a proposal is made by a unit
    known = {"Accused.account__unit_id", "Item.people", "RuleChange.proposed_by_id", "people"}
    assert [one for one in sorted(read - known) if OF_A_PERSON.search(one.split(".")[-1])] == []
    assert "name" not in CHILDREN[Accused] and "actor" not in CHILDREN[Event] and "officer_id" not in MATTER


def test_no_measure_is_divided_by_a_person():
    assert [name for name in DIMENSIONS if OF_A_PERSON.search(name)] == []
    for measure in every().values():
        assert set(measure.by) <= set(DIMENSIONS), measure.name
        assert not list(crossing(measure.name))


def test_each_measure_says_what_it_is_in_two_files_of_its_name():
    for measure in every().values():
        assert (MEASURES / measure.group / f"{measure.name}.py").exists(), measure.name
        assert measure.group in GROUPS
        assert tuple(measure.words) == SAID, measure.name
        for said in SAID:
            chinese, english = measure.words[said]["zh"], measure.words[said]["en"]
            assert tree.CHINESE.search(chinese) and english and not tree.CHINESE.search(english), (
                measure.name,
                said,
            )
