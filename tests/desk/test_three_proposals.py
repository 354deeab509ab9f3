"""Two of the three proposals at the desk: proposed from a matter, listed by kind, answered, and hidden from those concerned."""

from huiyin.matters.models import RuleChange
from tests.desk.conftest import inline_in, page, sent


def shown(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    html = answer.content.decode()
    assert not inline_in(html)
    return html


def test_an_improvement_and_holding_responsible(county, desk, a_matter):
    matter, dora = a_matter("served"), desk("dora")
    words = {"rule": "报修受理", "gap": "电话无人接听。", "proposal": "专人值守。"}
    bad = sent(dora, matter, "propose_improvement", owner="天文台", **words)
    assert bad.status_code == 422 and "电话无人接听。" in bad.content.decode()
    assert (
        sent(dora, matter, "propose_improvement", owner="澄水县人力资源和社会保障局", **words).status_code
        == 302
    )
    assert "improvement of practice" in shown(desk("carol"), "/desk/proposals/")
    row = RuleChange.objects.get()
    html = shown(desk("carol"), f"/desk/proposals/{matter.pk}/{row.no}/")
    assert "改进工作建议书" in html and matter.number not in html and "Art 40" in html and "30" in html
    who = {"against": "柳溪镇人民政府", "owner": "中共澄水县纪律检查委员会"}
    words = {**words, "rule": "编造办结记录"}
    named = sent(dora, matter, "propose_accountability", **who, **{**words, "gap": "王琴反映"})
    assert named.status_code == 422 and 'id="id_gap_problem"' in named.content.decode()
    assert sent(dora, matter, "propose_accountability", **who, **words).status_code == 302
    assert "编造办结记录" in shown(dora, "/desk/proposals/") and "编造办结记录" in shown(
        desk("frank"), "/desk/proposals/"
    )
    row = RuleChange.objects.get(kind="responsibility")
    own, its = f"/desk/matters/{row.matter_id}/", f"/desk/proposals/{row.matter_id}/"
    rita = desk("rita")
    assert rita.get(own)["Location"] == its and rita.get(its)["Location"] == f"{its}{row.no}/"
    assert "编造办结记录" in shown(rita, f"{its}{row.no}/") and own not in shown(rita, f"{its}{row.no}/")
    assert desk("bob").get(its).status_code == desk("bob").get(own).status_code == 404
    assert dora.get(f"/desk/proposals/{matter.pk}/").status_code == 404, (
        "other proposals stand in their matter"
    )
    for name in ("eve", "gina", "bob", "alice"):
        for path in ("/desk/proposals/", "/desk/"):
            assert "编造办结记录" not in shown(desk(name), path), (name, path)
    for name in ("bob", "alice", "dora"):
        assert "编造办结记录" not in shown(desk(name), page(matter)), name
