"""Every case of every pack, asked one by one."""

import pytest

from huiyin.domain.law.check.cases import cases_of, run_case
from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.load.packs import pack_names

CASES = [(name, case) for name in pack_names() for case in cases_of(counsel(name).pack)]


@pytest.mark.parametrize(("pack", "case"), CASES, ids=[f"{case.article}: {case.name}" for _, case in CASES])
def test_case(pack, case):
    wrong = run_case(case, counsel(pack, case.place))
    assert wrong is None, f"{case.file}: {wrong}"


def test_a_case_that_expects_the_wrong_day_fails():
    _, case = next(one for one in CASES if one[1].node.get("due") == "handle")
    case.node.data["gives"], kept = case.node.day("gives").replace(year=2030), case.node.day("gives")
    try:
        assert "2030" in run_case(case, counsel("cn_xinfang_2022"))
    finally:
        case.node.data["gives"] = kept
