"""Dates in every shape that spreadsheets give them, and those that are none."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.services.exchange.dates import NoDate, read_moment

HERE = ZoneInfo("Asia/Shanghai")
DAYS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2099, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2019/2/28 11:25:05", (2019, 2, 28, 11, 25, 5)),
        ("2019-02-28", (2019, 2, 28)),
        ("2019.2.28", (2019, 2, 28)),
        ("2019年2月28日", (2019, 2, 28)),
        ("2019年2月28日 11时25分", (2019, 2, 28, 11, 25)),
        ("2019年2月28日11时25分05秒", (2019, 2, 28, 11, 25, 5)),
        ("2019年2月28号 下午3点", (2019, 2, 28, 15)),
        ("2019/2/28 上午 11:25", (2019, 2, 28, 11, 25)),
        ("2019/2/28 3:05 PM", (2019, 2, 28, 15, 5)),
        ("2019/2/28 12:05 am", (2019, 2, 28, 0, 5)),
        ("二〇一九年二月二十八日", (2019, 2, 28)),
        ("二〇一九年十二月三十日", (2019, 12, 30)),
        ("2019年2月28日 星期四", (2019, 2, 28)),
        ("２０１９／２／２８", (2019, 2, 28)),
        ("20190228", (2019, 2, 28)),
        ("20190228112505", (2019, 2, 28, 11, 25, 5)),
        ("43524", (2019, 2, 28)),
        ("43524.5", (2019, 2, 28, 12)),
        ("28/02/2019", (2019, 2, 28)),
        ("02/28/2019 11:25", (2019, 2, 28, 11, 25)),
        ("2019-02-28T11:25:05", (2019, 2, 28, 11, 25, 5)),
        ("2019-02-28 11:25:05.123", (2019, 2, 28, 11, 25, 5)),
    ],
)
def test_shapes(words, moment):
    assert read_moment(words, HERE) == datetime(*moment, tzinfo=HERE)


def test_a_zone_that_is_written_counts():
    assert read_moment("2019-02-28T11:25:05Z", HERE) == datetime(2019, 2, 28, 11, 25, 5, tzinfo=UTC)
    assert read_moment("2019-02-28 11:25:05+09:00", HERE) == datetime(2019, 2, 28, 10, 25, 5, tzinfo=HERE)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("2019-02-30", "impossible_date"),
        ("2019-13-01", "impossible_date"),
        ("2019年2月29日", "impossible_date"),
        ("2020-01-01 25:00", "impossible_date"),
        ("31/31/2019", "impossible_date"),
        ("03/04/2019", "unclear_date"),
        ("昨天", "no_date"),
        ("", "no_date"),
        ("19-2-28", "no_date"),
        ("188006", "no_date"),
        ("13812345678", "no_date"),
        ("2019-02-28; DROP TABLE", "no_date"),
    ],
)
def test_what_is_no_date(words, code):
    with pytest.raises(NoDate) as caught:
        read_moment(words, HERE)
    assert caught.value.code == code


@given(DAYS)
def test_every_moment_survives_each_way_of_writing(moment):
    wanted = moment.replace(tzinfo=HERE)
    for shape in (
        "%Y-%m-%d %H:%M:%S",
        "%Y/%m/%d %H:%M:%S",
        "%Y年%m月%d日 %H时%M分%S秒",
        "%Y%m%d%H%M%S",
        "%Y-%m-%dT%H:%M:%S",
    ):
        assert read_moment(moment.strftime(shape), HERE) == wanted
    serial = (moment - datetime(1899, 12, 30)) / timedelta(days=1)
    assert abs(read_moment(repr(serial), HERE) - wanted) <= timedelta(seconds=1)


@given(st.text(max_size=40))
def test_no_words_break_it(words):
    try:
        assert read_moment(words, HERE).tzinfo is not None
    except NoDate as error:
        assert error.code in {"no_date", "impossible_date", "unclear_date"}
