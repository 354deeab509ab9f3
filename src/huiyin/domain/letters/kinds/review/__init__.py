"""The papers of review and second review."""

from huiyin.domain.letters.kinds.review import (
    review_acceptance_notice,
    review_opinion,
    review_refusal_notice,
    second_review_opinion,
)

MODULES = (review_acceptance_notice, review_refusal_notice, review_opinion, second_review_opinion)
