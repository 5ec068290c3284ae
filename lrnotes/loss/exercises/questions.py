"""Questions of notebook 02, with what wrong answers would be right for."""

from ...panels.exercise import Question

cost_when_benign = Question(
    "cost_when_benign",
    "A model says 0.9 for malignant, and the biopsy is benign. What does the cross-entropy charge, to three digits behind the point?",
    2.303,
    "-log(1 - 0.9) = log 10: benign had been given 0.1.",
    {
        0.105: "0.105 is -log 0.9, the cost had it been malignant.",
        1: "1 is -log10(0.1): Eq. (3) has the natural logarithm.",
        -2.303: "The size is right: log 0.1 is negative, and a cost is minus that.",
        0.81: "0.81 is the squared error, (0.9 - 0)^2.",
        0.9: "0.9 is how far off the probability was; Eq. (3) charges the log.",
        3.322: "3.322 is the cost in bits, to base 2.",
    },
    hints=["Which probability did the model give to what happened?", "Minus its logarithm, np.log."],
)

first_zero = Question(
    "first_zero",
    "At which whole z does log(1 + e^-z), the cost in Eq. (10) as it is written for y = 1, first come out as exactly 0?",
    37,
    "e^-37 is 8.5e-17, less than half the gap of 2.2e-16 between 1 and the next double: 1 + e^-37 rounds to 1.",
    {
        36: "At 36 it says 2.2e-16, where 2.3e-16 is right: wrong in the second digit, but not yet 0.",
        40: "At 40 it is 0, but not for the first time.",
        53: "53 is the number of binary digits of a double. They are powers of 2, and this is a power of e: 53 log 2 = 36.7.",
        710: "From 710 on e^z overflows, which is the trouble at the other end.",
        746: "From 746 on e^-z itself rounds to 0. The sum with 1 loses it long before.",
    },
    hints=["Add e^-z to 1 and look at the sum.", "Doubles just above 1 are 2.2e-16 apart."],
)
