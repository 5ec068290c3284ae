"""Questions of notebook 04, with what wrong answers would be right for."""

import numpy as np

from ...panels.exercise import Question

dead_or_alive = Question(
    "dead_or_alive",
    "A weight is held at 0 and the others are fitted; its pull is -0.07, and lambda is 0.05. At the "
    "optimum of all, is it 'alive' or 'dead'?",
    "alive",
    "The pull is stronger than lambda in size, 0.07 > 0.05: it pays to move this weight.",
    {
        "dead": "Right if you compare -0.07 with 0.05; but a pull has a size and a direction, and 0.07 is more than lambda.",
        "both": "One optimum decides: a weight whose pull at 0 is stronger than lambda cannot stay there.",
        "unknown": "The pull at 0 is all it takes, as the others were fitted.",
    },
    hints=["Compare sizes."],
)

largest_pull = Question(
    "largest_pull",
    "One feature, 3, 2, 0 and -1, of examples with y = 1, 1, 0 and 0. At which lambda does its weight die?",
    0.75,
    "At the bias-only fit y_hat is 1/2, and the pull is abs(-1.5 - 1 + 0 - 0.5) / 4: lambda_max.",
    {
        -0.75: "-0.75 is the slope, which has a direction; lambda is compared with its size.",
        3: "3 is the sum over examples. Eq. (29) is a mean: divide by N = 4.",
        1: "1 is 3 / (N - 1). Eq. (29) divides by N.",
        1.25: "1.25 is X^T y / N. What pulls is y_hat - y, and y_hat is 1/2.",
        1.5: "1.5 is 3 / 2, divided by the number of weights, bias included.",
        0.75 / np.sqrt(2.5): "0.474 is 0.75 / 1.58: right for the feature in standard units. Here it is taken as it is.",
        0.5: "0.5 is the prediction at the bias-only fit; now weigh y_hat - y with the feature.",
    },
    hints=["What does the bias-only fit predict?", "Eq. (29), for the column of the feature alone."],
)

next_to_die = Question(
    "next_to_die",
    "On the biopsies, from lambda = 0.0166 to 0.0235 these weights go: 'worst concave points' from 1.09 to 1.10, 'radius error' "
    "from 0.36 to 0.13, 'worst symmetry' from 0.17 to 0.12, 'worst smoothness' from 0.20 to 0.10. Which of them is the next to die?",
    "radius error",
    "It is not the smallest, but the one that falls fastest: 0.23 on the way, and 0.13 are left.",
    {
        "worst smoothness": "It is the smallest of them now. But it lost 0.10 on the way, and radius error lost 0.23 and has 0.13 left.",
        "worst symmetry": "It was the smallest at first. It falls slowly, 0.05 on the way, and outlives both radius error and smoothness.",
        "worst concave points": "It is the largest, and no smaller at the end than at the start: it takes over from others "
        "that die. It is the last to die.",
        "all at once": "Each weight dies at a lambda of its own, where its size comes down to 0.",
    },
    hints=["How long does each of them last at the speed at which it falls?", "Size over speed, not size."],
)

across_zero = Question(
    "across_zero",
    "A weight is 0.02, its pull is 0.01, lambda is 0.05 and eta is 1. Where does one subgradient step take it?",
    -0.02,
    "0.02 + 0.01 - 0.05: the price carries it across 0. Next it is thrown back, by 0.06 while the pull is 0.01.",
    {
        0: "0 is right for the proximal step: 0.02 + 0.01 is less than eta lambda, so the threshold takes all of it.",
        0.03: "0.03 is right for a step down the loss alone. The price takes eta lambda sign(w) on top.",
        -0.04: "-0.04 has the pull the wrong way round: a pull is minus the slope, and the step follows it.",
        0.08: "0.08 has the price the wrong way round: it pushes towards 0.",
        0.06: "0.06 walks uphill: both parts are the wrong way round.",
        -0.03: "-0.03 is right for the price alone. The loss pulls too.",
    },
    hints=["w plus eta times the pull, less eta lambda sign(w).", "Nothing stops it at 0."],
)
