"""The actors of the tests are those that the program would find."""

from huiyin.foundation.people.actor import actor_of
from tests.named_people import STAFF, County


def test_an_actor_is_the_one_who_would_sign_in(county: County) -> None:
    for login, _, _ in STAFF:
        assert county.actor(login) == actor_of(county.accounts[login])
        assert county.actor(login).permissions
