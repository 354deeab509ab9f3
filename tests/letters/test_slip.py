"""The receipt slip: code in fours, and a QR that a strict content policy lets through."""

import pytest
import segno
from lxml import etree

from huiyin.domain.letters.slip import slip

URL = "https://xf.example.gov.cn/t/?m=XF2026000123"


def test_the_code_is_grouped_in_fours() -> None:
    made = slip("XF2026000123", "abcd EFGH-jkmn pq", URL)
    assert made.code_groups == ("abcd", "EFGH", "jkmn", "pq")
    assert made.code == "abcd-EFGH-jkmn-pq"
    assert (made.matter_number, made.tracking_url) == ("XF2026000123", URL)


def test_the_qr_draws_the_address_and_nothing_a_csp_forbids() -> None:
    tree = etree.fromstring(slip("XF2026000123", "ABCD", URL).qr_svg)
    names = {name for element in tree.iter() for name in element.attrib}
    assert names <= {"viewBox", "class", "fill", "stroke", "d"}
    assert {etree.QName(element).localname for element in tree.iter()} == {"svg", "path"}
    assert tree.get("class") == "slip-qr"
    side = int(tree.get("viewBox").split()[2])
    assert side == segno.make_qr(URL, error="m", boost_error=False).symbol_size(border=4)[0]


def test_another_address_draws_another_code() -> None:
    assert slip("1", "A", URL).qr_svg != slip("1", "A", URL + "4").qr_svg
    assert slip("1", "A", URL) == slip("1", "A", URL)


@pytest.mark.parametrize("given", [("", "A", URL), ("1", " - ", URL), ("1", "A", ""), ("1", "A", "x" * 5000)])
def test_a_slip_is_not_made_of_nothing(given) -> None:
    with pytest.raises(ValueError, match=r"slip needs|too long"):
        slip(*given)
