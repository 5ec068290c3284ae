"""What the reader of notebook 03 predicts before a picture is moved, with what each answer is right for."""

from ..panels import prediction

in_z = prediction(
    "Two terms with logs of exponentials go in. What comes out as the gradient in z?",
    {
        "ŷ - y": "Yes: prediction minus truth. Where the prediction is too high the loss grows with the score.",
        "y - ŷ": "Right for the way down, which the step takes. The gradient points up.",
        "(ŷ - y) ŷ (1 - ŷ)": "Right for squared error, times 2: there the slope of the sigmoid stays in. The log of the cross-entropy "
        "cancels it.",
        "ŷ (1 - ŷ)": "Right for the sigmoid alone: it is its slope, and holds no label.",
    },
)
best_h = prediction(
    "Is the estimate the better the smaller h is?",
    {
        "Yes, always": "Right on paper, and for the complex step until nothing is left to gain. Two losses that agree in all but their "
        "last digits leave rounding, which dividing by h blows up.",
        "No, there is a best h": "Yes: near 1e-8 for the one-sided rule, near 1e-5 for the two-sided one. On either side it gets worse.",
        "No, a large h is best": "Right against rounding alone. But at h = 0.1 the curve bends between the two points, and the one-sided "
        "error is 0.01.",
    },
)
too_large = prediction(
    "What does the loss do over 100 steps when the step size η is far too large?",
    {
        "It falls, and arrives sooner": "Right for many step sizes up to about 22: η = 15 comes within 1e-8 of the least loss in 38 "
        "steps, η = 3 in 167. Beyond that it never settles.",
        "It falls so slowly that 100 steps are not enough": "Right for a step size far too small: at η = 0.01 the loss is still 0.558, "
        "where 0.256 could be had.",
        "It jumps up and down and does not settle": "Yes: a step leads across the valley, to where the loss is higher.",
        "It grows with every step": "Right for a parabola, where each jump is longer than the one before. Far out this loss is almost "
        "straight, so at η = 100 it rises in 43 of the 100 steps.",
    },
)
slope_falls = prediction(
    "Walk straight on in some direction v, in the space of weights. Can the slope of the loss along the way ever fall?",
    {
        "No, never": "Yes, that is so: its change is a mean of positive numbers times squares. The loss is convex.",
        "It can where the way leads downhill": "There the loss falls, which is another thing: its slope is negative and rises towards 0.",
        "It can where many labels are wrong": "Right for squared error, which flattens out where it is most wrong. In this change no "
        "label is left.",
    },
)
newton = prediction(
    "Gradient descent with a step of 1/M takes 166 steps to come within 1e-8 of the least loss. How many does Newton's method take?",
    {
        "1": "Right for a parabola: if the curvature stayed as it is, the first jump would lead to the bottom.",
        "6": "Yes: each is a jump to the bottom of the parabola that fits there, and the fit gets better and better.",
        "38": "Right for gradient descent with five times that step.",
        "166": "Right if it did not use the curvature. It does: near the bottom the curvature tells how long a step should be.",
    },
)
raw_units = prediction(
    "The texture is left in raw units: its numbers are 4.3 times as large. Which walkers then need more steps with their step 1/M?",
    {
        "None: the data say the same as before": "Right for the least loss and every prediction, and for Newton's method. The other two go "
        "by slopes and lengths, and those depend on units.",
        "Gradient descent alone": "It needs most: 484 steps in place of 33. But momentum needs more too, 41 in place of 11.",
        "Gradient descent and momentum": "Yes: 484 steps in place of 33, and 41 in place of 11. Newton's 5 stay 5.",
        "All three": "Right for the two that go by slopes. Newton's step divides by the curvature, and the units cancel.",
    },
)
