"""What learning rests on: planes that are the least squares they say they are, and confidences that come true."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from huiyin.domain.reading.sorting.fitting.solving import LEAN, heavy, planes
from huiyin.domain.reading.sorting.fitting.sureness import confident, corrected


@pytest.fixture
def rows():
    drawn = np.random.default_rng(3).random((40, 25)).astype(np.float32)
    drawn[drawn < 0.6] = 0
    return drawn / np.maximum(np.linalg.norm(drawn, axis=1, keepdims=True), 1e-9)


def test_the_planes_are_those_of_least_squares(rows):
    answers = np.array([0] * 24 + [1] * 12 + [2] * 4)
    wanted = np.where(np.eye(3)[answers] > 0, 1.0, -1.0)
    found, cost = planes(csr_matrix(rows), answers, 3), heavy(answers, 3)[:, None]
    start = (cost * wanted).sum(axis=0) / cost.sum()
    exact = np.linalg.solve(rows.T @ (cost * rows) + LEAN * np.eye(25), rows.T @ (cost * (wanted - start)))
    assert np.allclose(found.bias, start, atol=1e-5)
    assert np.allclose(found.weights, exact, atol=1e-3)


def test_an_error_in_a_rare_label_costs_more_and_in_labels_of_one_size_the_same():
    cost = heavy(np.array([0] * 24 + [1] * 12 + [2] * 4), 3)
    assert cost[0] < cost[24] < cost[36] and cost[36] < 6 * cost[0]
    assert np.allclose(heavy(np.array([0, 1, 2] * 4), 3), 1)


def test_rows_in_which_nothing_stands_are_borne():
    found = planes(csr_matrix(np.zeros((4, 5), np.float32)), np.array([0, 0, 1, 1]), 2)
    assert np.allclose(found.weights, 0) and np.isfinite(found.bias).all()


def test_confidence_comes_true_and_a_label_found_too_seldom_is_found():
    draw = np.random.default_rng(5)
    answers = draw.integers(0, 3, 3_000)
    scores = np.eye(3)[answers] + draw.normal(0, 0.5, (3_000, 3))
    scores[:, 2] -= 1  # this one is hardly ever said
    right = corrected(scores, answers)
    sure = confident(scores @ right.matrix + right.bias)
    before, after = scores.argmax(axis=1) == answers, sure.argmax(axis=1) == answers
    assert after.mean() > before.mean() + 0.1
    assert sure.max(axis=1).mean() == pytest.approx(after.mean(), abs=0.02)


def test_of_few_texts_hardly_more_than_the_sharpness_is_believed():
    scores = np.array([[0.5, -0.5], [0.4, -0.2], [-0.3, 0.3], [-0.5, 0.1]])
    right = corrected(scores, np.array([0, 0, 1, 1]))
    assert np.array_equal(confident(scores @ right.matrix + right.bias).argmax(axis=1), [0, 0, 1, 1])
    assert np.isfinite(right.matrix).all() and np.abs(right.bias).max() < 1
