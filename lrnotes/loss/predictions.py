"""What the reader of notebook 02 predicts before a picture is moved, with what each answer is right for."""

from ..panels import prediction

slope_left = prediction(
    "The score of a malignant biopsy slides down from 10 to -10, ever more wrong. Which loss still has a slope at -10, to pull it back up?",
    {
        "Squared error": "It is at its largest there, but a large loss is not a steep one: it cannot pass 1, and its slope is 0.00009 in "
        "size.",
        "Cross-entropy": "Yes: its slope is almost -1, so the loss goes on growing, while squared error has stopped below 1.",
        "Both": "Both are large there, 1 and 10. But squared error is flat, because the sigmoid in it is.",
        "Neither, the sigmoid is flat there": "Right for the probability, and for squared error with it. The log of the cross-entropy "
        "undoes the flatness.",
    },
)
wrong_way = prediction(
    "On which of the two curves can a walk downhill lead away from the lowest point?",
    {
        "Squared error": "Yes: from w = 1 on it falls to the right for ever, and its lowest point is on the left, near 0.",
        "Cross-entropy": "Its slope in each score, ŷ - y, rises with the score, so it has one valley: downhill always leads to the bottom.",
        "Both": "Right for squared error. The cross-entropy is convex, whatever the examples are.",
        "Neither": "Right for linear regression, where the prediction is a straight line. Squared error of a sigmoid is not convex.",
    },
)
one_number = prediction(
    "A model may say only one number, the same for all 569 biopsies, of which 212 are malignant. Which number costs least?",
    {
        "0": "Right for counting mistakes: most are benign. But then each malignant one costs minus the log of 0, without bound.",
        "0.37": "Yes, the share of the malignant ones: it costs 0.660 a biopsy.",
        "0.5": "Right if nothing is known of the shares: it costs 0.693, whatever the labels are. The share costs less, 0.660.",
        "0.63": "0.63 is the share of the benign ones. The number is the probability of malignant.",
    },
)
slip_trained = prediction(
    "With the slip both terms are those of y = 1. The loss falls in every step. What becomes of the biopsies?",
    {
        "Nearly all get their right label": "A loss that falls says that the formula in the code gets smaller. The one that was meant "
        "ends at 1.78, where it began at 1.10.",
        "All are called benign": "Right if both terms were those of y = 0. Those of y = 1 ask for high scores.",
        "All are called malignant": "Yes: all 569, and so only the 212 malignant ones are called what they are.",
        "Some are right and some are not, as before": "Right at the start, where weights are random. These are driven: nearly every "
        "score goes up, and all end above 0.",
    },
)
named_line = prediction(
    "The first function below stands in for line (9), and all other lines are right. Which line does check name?",
    {
        "(8)": "(8) equals the line above it. A line is held against the one above, not against the one below.",
        "(9)": "Yes: it is the first line that departs from the one above it.",
        "(10)": "It departs from (9) too, now that (9) is wrong. But check names the first: that is where to look.",
    },
)
first_to_fail = prediction(
    "For a benign biopsy (3) takes the log of 1 minus the probability. From about which score on does it say infinity?",
    {
        "16": "Right for the digits: a double has about 16. But each unit of score is a factor of e, not of 10, so it takes 37.",
        "37": "Yes: from 36.74 on 1 + e^-z is rounded to 1, so the probability is exactly 1, and the log of 0 is minus infinity.",
        "710": "Right for (10) as it is written, where e to the power of z must fit into a double.",
        "Never, the probability stays below 1": "Right on paper. In double precision it comes out as 1 from 36.74 on.",
    },
)
