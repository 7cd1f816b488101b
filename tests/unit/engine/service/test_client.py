"""When an engine is not started again; the rest of the client is tested with real processes in tests/integration."""

from __future__ import annotations

from collections import deque

import pytest

from engine.service.client import _judge


@pytest.mark.parametrize(
    ("deaths", "gone"),
    [([0.0], False), ([0.0, 1.0], False), ([0.0, 1.0, 59.9], True), ([0.0, 30.0, 60.0], False)],
)
def test_three_deaths_within_a_minute_are_too_many(deaths, gone):
    assert (_judge(deque(deaths, maxlen=3)) is not None) is gone
