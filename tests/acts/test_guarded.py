"""No new act may name a unit or move a matter without being tried against the accused (tests/matters)."""

from tests.matters.test_no_path_to_the_accused import (  # noqa: F401 - run here too, where acts are tested
    test_every_act_that_moves_a_matter_is_tried,
    test_every_act_that_takes_a_unit_is_tried,
    test_no_line_names_an_act_that_is_gone,
)
