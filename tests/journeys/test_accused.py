"""A township is complained of: what its staff, its head and the county over it read stays, letter by letter, what it was."""

import re
from urllib.error import HTTPError
from urllib.parse import quote, urljoin
from urllib.request import Request, urlopen

import pytest

from huiyin.foundation.people.permissions import STARTING_ROLES
from huiyin.jobs.bulk import working
from huiyin.matters.models import Event, Matter, Proceeding
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.classifying import Classified
from huiyin.work.intake.taking import query_code
from huiyin.work.proceedings.acts.contribute import contribute
from huiyin.work.routing.acts.forward import forward
from huiyin.work.routing.acts.object_transfer import object_transfer
from huiyin.work.serving.acts.serve import serve
from huiyin.work.signing.acts.submit_draft import submit_draft
from tests.journeys.staging import filled, reads, seats, sent, wall  # noqa: F401 - fixtures
from tests.journeys.test_portal import PHONE, county, window  # noqa: F401 - fixtures
from tests.named_people import Petitioner, answers
from tests.staffing_people import found, hire

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EVERY_ROLE = sorted(STARTING_ROLES)
TOWNSHIP, COUNTY, HOUSING = "柳溪镇人民政府", "人民政府", "住房和城乡建设局"
PLACES = [
    "",
    "?due=none",
    "all/",
    "all/?due=overdue",
    "signing/",
    "proposals/",
    "notices/",
    "papers/",
    "staff/",
    "bulk/",
]
PLACES += ["bulk/new/", "rules/", *(f"search/?q={words}" for words in ("征地", "XF2026000002", "镇长"))]
PUBLIC = ["/", "/hearings/", "/reviews/"]
TOKEN = re.compile(r'(csrfmiddlewaretoken"|name="key") value="[^"]+"|hx-headers=\'[^\']+\'')


def sent_to(page, path: str) -> tuple[int, str]:
    """What is sent to somebody's browser, without the marks that differ each time; asked for with the browser's cookies."""
    held = "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies())
    address = urljoin(page.url, quote(path, safe="/?=&"))
    try:
        with urlopen(Request(address, headers={"Cookie": held, "Accept-Language": "zh-CN"})) as answer:
            return answer.status, TOKEN.sub("", answer.read().decode())
    except HTTPError as error:
        return error.code, TOKEN.sub("", error.read().decode())


class Watchers:
    """Who must never know: a clerk of the township, its head, and a leader of the county, who all may do whatever can be done."""

    def __init__(self, seats) -> None:  # noqa: F811
        self.pages = [seats.at(login) for login in ("tina", "eve", "gina")]
        self.before = [self.read(page) for page in self.pages]
        inbox = self.before[0]["/desk/"]
        assert inbox.startswith("200") and "路灯不亮" in inbox, "what is theirs they do see"

    def read(self, page) -> dict[str, str]:
        """Every list, count, notice and search of somebody, as it is sent to their browser."""
        got = {}
        for path in [*(f"/desk/{p}" for p in PLACES), *PUBLIC]:
            got[path] = "{} {}".format(*sent_to(page, path))
        return got

    def know_nothing(self, *matters: Matter, all_of_them: bool = False) -> None:
        """All of it reads as on the first day, and the matters' own pages are pages that do not exist.

        On the way the head of the township is asked, who would see the most; in the end everybody.
        """
        for page, before in list(zip(self.pages, self.before, strict=True))[: None if all_of_them else 1]:
            for path, text in self.read(page).items():
                assert text == before[path], f"{page.url} {path} differs"
            nowhere = self.missing(page, 12345678)
            for matter in matters:
                assert self.missing(page, matter.pk) == nowhere, "not even that there is one"
                for rest in ("act/decide/", "people/", "readings/", "documents/1/", "files/1/"):
                    status, text = sent_to(page, f"/desk/matters/{matter.pk}/{rest}")
                    assert status == 404 and matter.title not in text, rest

    def missing(self, page, pk: int) -> str:
        """What is answered for a matter that is none of theirs, but for the address itself."""
        status, text = sent_to(page, f"/desk/matters/{pk}/")
        assert status == 404
        return text.replace(str(pk), "")

    def hear_nothing(self, *matters: Matter) -> None:
        """When time has passed, too, no page of theirs says a word of it."""
        for page in self.pages:
            for path, text in self.read(page).items():
                told = [m for m in matters for word in (str(m.pk), m.number, m.title) if word in text]
                assert not told or "/search/" in path, path  # a search shows what was typed
                assert "/search/" not in path or "row-link" not in text, path


class Town:
    """The county with everybody in it, and two matters that complain of the township."""

    def __init__(self, county, filed, wall, seats) -> None:  # noqa: F811
        self.county, self.filed, self.wall, self.seats = county, filed, wall, seats
        conference = found(county, "joint", "联席会议", kind="joint_conference", parent="city_letters")
        assert conference.pk
        for login, unit, roles in (
            ("tina", "township", EVERY_ROLE),
            ("gina", "county", EVERY_ROLE),
            ("nora", "joint", ["arbiter"]),
        ):
            hire(county, login, unit, *roles)
        street = self.new(title="路灯不亮", accused_units=())
        self.do(register, "alice", street, classified=Classified("appeal", "art31_6"))
        self.do(forward, "alice", street, to_unit=county.units["township"].pk)
        wall.night()

    def new(self, **changes) -> Matter:
        """A matter filed on the web, that complains of the township unless said otherwise."""
        return self.filed(
            when=self.wall.now, **{"accused_units": (self.county.units["township"].pk,), **changes}
        )

    def do(self, act, who: str, matter: Matter, **given):
        """An act of somebody whom nobody watches."""
        return act(actor=self.county.actor(who), at=self.wall.now, matter_id=matter.pk, **given)

    def refused(self, login: str, matter: Matter, act: str, field: str, **words: str) -> None:
        """The form names the township, then the county over it, and sends neither anything."""
        page = self.seats.form(login, matter, act, **words)
        for unit in (TOWNSHIP, COUNTY):
            filled(page, **{field: unit})
            sent(page, f"/act/{act}/$")
            assert "本件反映的对象" in page.inner_text("[role=alert]")


@pytest.fixture
def town(county, filed, wall, seats) -> Town:  # noqa: F811
    return Town(county, filed, wall, seats)


def disputed(town: Town, matter: Matter) -> None:
    """Sent on, objected to, referred: the county cannot decide it, nor the city above; the joint conference does."""
    town.do(register, "alice", matter, classified=Classified("appeal", "art31_6"))
    town.refused("alice", matter, "forward", "to_unit")
    town.do(forward, "alice", matter, to_unit=town.county.units["labour"].pk)
    town.do(object_transfer, "carol", matter, reason="不属于本局职权")
    form = town.seats.form("alice", matter, "refer_to_arbiter", reason="各执一词")
    assert "由谁确定 澄水县联席会议" in reads(form)
    sent(form, f"/matters/{matter.pk}/$")
    town.refused("nora", matter, "arbitrate", "to_unit", reason="属于镇里的事")
    town.seats.do("nora", matter, "arbitrate", to_unit=HOUSING, reason="征地补偿由住建部门实施")


def shared_and_drafted(town: Town, matter: Matter) -> None:
    """Others are asked for their parts, but not the township; a draft waits for its signature."""
    town.do(accept, "bob", matter)
    town.refused("ben", matter, "invite_joint", "unit_1", task_1="说明征地经过")
    town.seats.do("ben", matter, "invite_joint", unit_1="人力资源和社会保障局", task_1="核实失地人员安置")
    task = Proceeding.objects.get(matter_id=matter.pk, kind="task").no
    town.do(contribute, "carol", matter, task=task, answer="安置名单附后")
    town.do(submit_draft, "ben", matter, drafted="decide", words={"facts_1": "属实"})
    assert matter.title in reads(town.seats.at("bob", "signing/"))


def joined_and_in_bulk(town: Town, matter: Matter) -> Matter:
    """Somebody else brings the same; all that lies with the letters office is to go to the township in one go."""
    other = town.new(title="镇里征地没有补偿的第二封信", petitioners=(Petitioner("李明"),))
    town.do(register, "alice", other, classified=Classified("appeal", "art31_6"))
    page = town.seats.at("alice", "bulk/new/")
    filled(page, act="forward", to_unit=TOWNSHIP)
    sent(page, r"/bulk/\d+/$")
    while working.work_one(town.wall.now):
        pass
    assert "本件反映的对象" in reads(town.seats.at("alice", page.url.split("/desk/")[1]))
    town.do(forward, "alice", other, to_unit=town.county.units["housing"].pk)
    town.do(accept, "bob", other)
    page = town.seats.form("bob", other, "merge", reason="同一块地")
    assert page.input_value("#id_into") == matter.number  # the likely one is proposed
    sent(page, f"/matters/{other.pk}/$")
    town.wall.night()
    return other


def answered(town: Town, matter: Matter, phone) -> None:
    """Served; the organs above are all kin of the township, so the person is told where outside to turn."""
    matter.refresh_from_db()
    both = tuple(one for n in range(1, matter.claims + 1) for one in answers(town.wall.now.date(), claim=n))
    town.do(decide, "bob", matter, answers=both)
    town.do(serve, "bob", matter, how="direct")
    phone.goto(f"/t/{query_code('land')}")
    assert "不在本系统" in reads(phone) and not phone.locator("a[href$='/review/']").count()


def proposed_and_referred(town: Town, matter: Matter, phone) -> Matter:
    """A rule that is lacking is proposed to a bureau, not to the county; the head's conduct is referred in confidence."""
    change = {"rule": "《征地补偿标准》第三条", "gap": "没有写明付款的期限", "proposal": "写明三十日内付清"}
    town.refused("bob", matter, "propose_rule_change", "owner", **change)
    town.seats.do("bob", matter, "propose_rule_change", owner="人力资源和社会保障局", **change)
    town.seats.do("bob", matter, "publish_rule_change", confirmed="yes")
    phone.goto("/lacking/")
    told = reads(phone)
    assert "写明三十日内付清" in told and matter.title not in told and matter.number not in told
    conduct = {"against": TOWNSHIP, "official": "镇长", "words": "收了开发商的钱"}
    town.seats.do("bob", matter, "refer_conduct", **conduct)
    referred = Matter.objects.get(confidential=True)
    assert (
        referred.confidential and not Event.objects.filter(matter_id=matter.pk, act="refer_conduct").exists()
    )
    assert referred.number in reads(town.seats.at("frank"))
    return referred


def reported(town: Town) -> Matter:
    """A report: from its registration on it is seen by those who read reports, and nobody else."""
    report = town.new(title="镇长收钱")
    town.do(register, "alice", report, classified=Classified("report"))
    for login in ("alice", "bob"):
        page = town.seats.at(login, "search/?q=镇长收钱")
        assert not page.locator("a.row-link").count()
    town.seats.do("rita", report, "accept")
    town.do(submit_draft, "rita", report, drafted="decide", words={"facts_1": "属实"})
    town.do(decide, "rita", report, answers=answers(town.wall.now.date()))
    town.seats.do("rita", report, "serve", how="direct")
    return report


def test_those_complained_of_read_on_every_page_what_they_read_before(town, seats, window):  # noqa: F811
    watchers = Watchers(seats)
    matter = town.new(title="镇里征地没有补偿", key="land")
    disputed(town, matter)
    watchers.know_nothing(matter)
    shared_and_drafted(town, matter)
    watchers.know_nothing(matter)
    other = joined_and_in_bulk(town, matter)
    phone = window(PHONE)
    answered(town, matter, phone)
    everything = (matter, other, proposed_and_referred(town, matter, phone), reported(town))
    town.wall.night()
    watchers.know_nothing(*everything, all_of_them=True)
    town.wall.later(80)  # all that was promised and due is late, and told
    town.wall.night()
    watchers.hear_nothing(*everything)
