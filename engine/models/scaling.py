"""What the size of a model and of its training say of it, by the scaling laws of the Chinchilla paper.

Source: Hoffmann et al., "Training Compute-Optimal Large Language Models", 2022, arXiv 2203.15556: the loss of its
equation 10 with the constants of its approach 3, and about twenty tokens a parameter as the best use of a budget.
"""

from __future__ import annotations

from engine.domain import Scaling

TOKENS_A_PARAMETER = 20.0
"""At which a budget for training is spent best."""

SOURCE = "Hoffmann et al., 2022, arXiv 2203.15556"

_E, _A, _B, _ALPHA, _BETA = 1.69, 406.4, 410.7, 0.34, 0.28


def scale(parameters: int, training_tokens: int | None) -> Scaling:
    """The figures of a model with so many weights; ``training_tokens`` as its maker states them."""
    if not training_tokens:
        sentence = "Its maker does not say from how many tokens it learnt."
        return Scaling(parameters, 2 * parameters, None, None, None, sentence)
    lost_by_size, lost_by_data = _A / parameters**_ALPHA, _B / training_tokens**_BETA
    ratio = training_tokens / parameters
    sentence = _say(ratio / TOKENS_A_PARAMETER, most_by_size=lost_by_size > lost_by_data)
    return Scaling(parameters, 2 * parameters, training_tokens, ratio, _E + lost_by_size + lost_by_data, sentence)


def _say(times: float, *, most_by_size: bool) -> str:
    """What so many times the best ratio mean."""
    if times < 0.5:
        return "It learnt from fewer tokens than its size could use: a smaller model of as much training does as well."
    if times <= 2:
        return "Size and training go together: at this cost of training there is hardly a better size."
    share = "most" if most_by_size else "less than half"
    return (
        f"It learnt from {times:,.0f} times the tokens that make the best of a training budget, so it is good for "
        f"its size and cheap to run; {share} of what it still lacks, it lacks for its size."
    )
