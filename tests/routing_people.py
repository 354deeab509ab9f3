"""One matter passed from unit to unit, a day a step, by named people."""

from datetime import timedelta

from huiyin.foundation.people.actor import StaffActor, actor_of
from huiyin.foundation.people.models import Account, Role
from huiyin.work.routing.acts.agree_return import agree_return
from huiyin.work.routing.acts.forward import forward
from huiyin.work.routing.acts.object_transfer import object_transfer
from tests.named_people import PASSWORD, County

NOT_OURS = "电梯维修资金由县人社局管理的企业改制资金列支，不属于住建局职权。"


def staff(county: County, name: str, unit: str, role: str) -> StaffActor:
    """One more member of staff."""
    account = Account.objects.create_user(name, PASSWORD, name=name.title(), unit=county.units[unit])
    account.roles.add(Role.objects.get(code=role))
    county.accounts[name] = account
    return actor_of(account)


class Story:
    """One matter passed around, a day a step; `at` is the moment of the next step."""

    def __init__(self, county, matter, at) -> None:
        self.county, self.matter, self.at = county, matter, at + timedelta(days=2)

    def do(self, act, who, days=1, **given):
        """The act by somebody, the matter as it then is."""
        actor = self.county.actor(who) if isinstance(who, str) else who
        event = act(actor=actor, at=self.at, matter_id=self.matter.pk, **given)
        self.at += timedelta(days=days)
        self.matter.refresh_from_db()
        return event

    def forward(self, to: str, **more):
        return self.do(forward, "alice", to_unit=self.county.units[to].pk, **more)

    def bounce(self, to: str, by: str):
        """Forwarded, objected to, taken back."""
        self.forward(to)
        self.do(object_transfer, by, reason=NOT_OURS)
        self.bounce_back()

    def bounce_back(self):
        """The open objection is agreed to."""
        return self.do(agree_return, "alice", reason="核实属实")
