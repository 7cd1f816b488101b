"""What the size of a model and of its training say of it, by the scaling laws of the Chinchilla paper.

Source: Hoffmann et al., "Training Compute-Optimal Large Language Models", 2022, arXiv 2203.15556: the loss of its
equation 10 with the constants of its approach 3, and about twenty tokens a parameter as the best use of a budget.
"""

from __future__ import annotations

from dataclasses import dataclass

TOKENS_A_PARAMETER = 20.0
"""At which a budget for training is spent best."""

_E, _A, _B, _ALPHA, _BETA = 1.69, 406.4, 410.7, 0.34, 0.28


@dataclass(frozen=True, slots=True)
class Scaling:
    """``ratio`` is that of training tokens to parameters; ``loss`` in nats a token, on the text of the paper.

    Where the maker does not say how many tokens there were, ``tokens``, ``ratio`` and ``loss`` are None.
    """

    parameters: int
    flops_a_token: int
    tokens: int | None
    ratio: float | None
    loss: float | None

    @property
    def sentence(self) -> str:
        """What that means, for a person."""
        if self.ratio is None:
            return "Its maker does not say from how many tokens it learnt."
        times = self.ratio / TOKENS_A_PARAMETER
        if times < 0.5:
            return (
                "It learnt from fewer tokens than its size could use: a smaller model of as much training does as well."
            )
        if times <= 2:
            return "Size and training go together: at this cost of training there is hardly a better size."
        share = "most" if self._lost_by_size > self._lost_by_data else "less than half"
        return (
            f"It learnt from {times:,.0f} times the tokens that make the best of a training budget, so it is good for "
            f"its size and cheap to run; {share} of what it still lacks, it lacks for its size."
        )

    @property
    def _lost_by_size(self) -> float:
        return float(_A / self.parameters**_ALPHA)

    @property
    def _lost_by_data(self) -> float:
        return float(_B / (self.tokens or 1) ** _BETA)


def scale(parameters: int, training_tokens: int | None) -> Scaling:
    """The figures of a model with so many weights; ``training_tokens`` as its maker states them."""
    if not training_tokens:
        return Scaling(parameters, 2 * parameters, None, None, None)
    loss = _E + _A / parameters**_ALPHA + _B / training_tokens**_BETA
    return Scaling(parameters, 2 * parameters, training_tokens, training_tokens / parameters, loss)
