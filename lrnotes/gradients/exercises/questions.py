"""Questions of notebook 03, with what wrong answers would be right for."""

from ...panels.exercise import Question

slope_in_z = Question(
    "slope_in_z",
    "One example: y_hat = 0.8 and y = 0. What is the slope of its loss in z?",
    0.8,
    "y_hat - y = 0.8 - 0, Eq. (19).",
    {
        -0.8: "-0.8 is y - y_hat: the slope is prediction minus truth, and the score is too high.",
        0.16: "0.16 is y_hat (1 - y_hat), the slope of the sigmoid. In Eq. (19) it has cancelled.",
        -0.2: "-0.2 is right if y = 1.",
        0.2: "0.2 is 1 - y_hat, the probability of what happened.",
        0.128: "0.128 is right for half the squared error, (y_hat - y) y_hat (1 - y_hat).",
        5: "5 is 1 / (1 - y_hat), the slope in y_hat; Eq. (19) is the slope in z.",
    },
    hints=["Eq. (19).", "Prediction minus truth."],
)

which_product = Question(
    "which_product",
    "X has 5 rows and 3 columns, r = y_hat - y. Which one does NumPy accept, and gives N times the gradient, one "
    "entry a weight: 'X @ r', 'X.T @ r' or 'X * r'?",
    "X.T @ r",
    "(3, 5) times (5,) is (3,): one slope per weight, summed over examples. r @ X gives the same numbers.",
    {
        "X @ r": "(5, 3) times (5,) does not run: 3 and 5 meet. It is right for w in the place of r: X @ w, Eq. (1).",
        "X * r": "* goes entry by entry and does not sum; here 3 columns meet 5 entries and it does not run.",
        "r @ X": "This runs and gives the same numbers, as a 1-D array has no layout; on paper it is the row r^T X.",
        "X.T * r": "This runs and has shape (3, 5): what each example adds to each slope. The sum over examples is missing.",
    },
    hints=["The gradient has one entry for each weight, 3.", "In a product the inner lengths meet: (3, 5) with (5,)."],
)

smaller_unit = Question(
    "smaller_unit",
    "A feature is measured in mm instead of cm, so its numbers are 10 times as large; predictions stay as they are. "
    "How many times as large is the curvature of the loss along its weight?",
    100,
    "The curvature is a mean of y_hat (1 - y_hat) times the square of the feature.",
    {
        10: "10 is right for the slope, which has the feature in it once. The curvature has it twice.",
        0.1: "0.1 is right for the weight, which gets smaller so that predictions stay.",
        0.01: "0.01 is right for the largest safe step along this weight: one over the curvature.",
        1: "1 is right for the loss, and for its least value. The curvature is per unit of weight, squared.",
        1000: "1000 would have the feature in it three times.",
    },
    hints=["The Hessian's entry for the weight alone.", "How often does that entry have the feature in it?"],
)
