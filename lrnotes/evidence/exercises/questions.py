"""Questions of notebook 05, with what wrong answers would be right for."""

from ...panels.exercise import Question

threshold = Question(
    "threshold",
    "A miss costs as much as 4 false alarms, and the probabilities are right. From which one on is an alarm worth while?",
    0.2,
    "1 / (1 + 4): without an alarm the expected cost is 4 y_hat, with one it is 1 - y_hat.",
    {
        0.8: "0.8 is right the other way round, if a false alarm cost as much as 4 misses.",
        0.25: "0.25 is the odds, 1 to 4, at which both cost the same; as a probability that is 1 / (1 + 4).",
        0.5: "0.5 is right if both mistakes cost the same.",
        4: "4 is the price of a miss. A threshold is a probability.",
    },
    hints=["At the threshold both ways cost the same: 4 y_hat and 1 - y_hat."],
)

false_survivors = Question(
    "false_survivors",
    "A weight with no use is alive in 30 % of samples. Of 100 such columns, how many are alive in one sample, on average?",
    30,
    "100 times 0.3. So a list of survivors says little on whether any one of them matters.",
    {
        0: "0 would be right if L1 chose only what matters.",
        0.3: "0.3 is the chance of one column.",
        70: "70 is how many are dead.",
        5: "5 would be right for tests at the 5 % level; L1 makes no such promise.",
        100: "100 is how many there are: right with no penalty. (As 100 (1 - 0.7^100) it is the chance in per cent that any is alive, if "
        "they live independently.)",
        1: "1, rounded, is the chance that at least one is alive, 1 - 0.7^100, if they live independently. How many are alive is another "
        "question.",
    },
    hints=["An average of a count is the number times the chance."],
)

what_to_say = Question(
    "what_to_say",
    "The model says 0.9 for a biopsy. What may you tell the doctor: 'sure', 'nine of ten', or 'nine times the risk'?",
    "nine of ten",
    "Of biopsies to which a calibrated model gives 0.9, about nine in ten are malignant; how well that holds, the calibration says.",
    {
        "sure": "One in ten of such biopsies is benign: 0.9 is not 1.",
        "nine times the risk": "0.9 to 0.1 are odds of nine to one, malignant against benign. That compares no two risks.",
        "nine of ten malignancies are found": "That is sensitivity, a share of the malignant ones; 0.9 is a share of such biopsies.",
    },
    hints=["Think of a hundred biopsies that all got 0.9."],
)

border = Question(
    "border",
    "Not three but four independent features count, with equal weights, and a useless one has the correlation c with their sum. From "
    "which c on will no number of examples make the choice reliable?",
    0.5,
    "1 / sqrt(4): its correlation with each is c / 2, so that one unit of it does the work of 4 c / 2 = 2c units, and 2c is no "
    "longer below 1 from 0.5 on.",
    {
        0.577: "0.577 is 1 / sqrt(3), right for three.",
        0.25: "0.25 would be right for a correlation c with each of the four. With their sum it is twice as large.",
        2: "2c is the work of one unit. A correlation is at most 1.",
        1: "At a correlation of 1 it is the sum itself, over its standard deviation. Long before that it is the cheaper buy.",
        0: "At 0 the feature stands in for nothing, and more examples do help.",
    },
    hints=["The sum of four has a standard deviation of 2.", "Where does one unit of it do the work of one unit in all?"],
)

c_of_lambda = Question(
    "c_of_lambda",
    "lambda is 0.02 and there are 500 examples. Which C makes scikit-learn find the same optimum?",
    0.1,
    "C = 1 / (N lambda) = 1 / 10: it multiplies the sum of the losses, where lambda goes with their mean.",
    {
        50: "50 is 1 / lambda: right if scikit-learn took the mean of the losses, but it takes their sum.",
        10: "10 is N lambda. C is one over it: a large C is a small penalty.",
        0.02: "0.02 is lambda. C multiplies the loss, lambda the penalty.",
        25000: "25,000 is N / lambda.",
        0.00004: "0.00004 is lambda / N.",
    },
    hints=["C times the sum of the losses, or their mean plus lambda times the penalty: divide one by what makes it the other."],
)
