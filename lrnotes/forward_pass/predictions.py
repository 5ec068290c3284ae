"""What the reader of notebook 01 predicts before a picture is moved, with what each answer is right for."""

from ..panels import prediction

first_step = prediction(
    "The odds ŷ / (1 - ŷ) are to be e to the power of z. To solve this for ŷ, what do you do first?",
    {
        "Multiply both sides by 1 - ŷ": "Yes: ŷ is then in no denominator any more. It is the second line below.",
        "Multiply both sides by ŷ": "Right for an equation with 1 / ŷ in it. Here it leaves ŷ² on one side, and 1 - ŷ still below it.",
        "Take the log of both sides": "Right if z were wanted: the log of the odds is z. But ŷ is wanted, and stays inside a fraction.",
        "Divide both sides by 1 - ŷ": "Right on the way back, from the second line below to the odds. Here it puts (1 - ŷ)² below ŷ.",
    },
)
bias = prediction(
    "What does moving w0 alone do to the solid line, on which the probability is 50%?",
    {
        "It shifts the line": "Yes: w0 is added to every score alike, so the places where the score is 0 move and keep their direction.",
        "It turns the line": "Right for w1 or w2 alone, where the other is not 0: they set its direction. w0 is added to each score alike.",
        "It does nothing to it": "Right for doubling all three weights: a score of 0 stays 0. With w0 alone, places that had another "
        "score now have 0.",
    },
)
doubled = prediction(
    "All three weights are doubled. What becomes of the solid line (50%) and of the other two (10% and 90%)?",
    {
        "All three stay": "Right for the solid line: twice 0 is 0. Where the score is not 0 it doubles, and the probability moves away "
        "from one half.",
        "The solid one stays, the others move in": "Yes: twice 0 is 0, and 90% is odds of 9 to 1, so a score of "
        "log 9 = 2.2, which was 1.1 before the doubling.",
        "The solid one stays, the others move out": "Right for halving. Doubled, a score that was 1.1 is enough for the 2.2 of 90%.",
        "All three shift": "Right for w0 alone. Where all weights are doubled, a score of 0 stays 0, so the solid line stays.",
    },
)
saturation = prediction(
    "From about which score on does one more unit of score bring less than one percentage point?",
    {
        "1": "From 1 to 2 the probability still rises by 15 points. 1 is right for where the curve starts to bend visibly.",
        "4": "Yes: from 4 to 5 it rises by 1.1 points, from 5 to 6 by 0.4. The border is a little beyond 4.",
        "8": "True from there on too, but it is true much earlier: from 8 to 9 it rises by only 0.02 points.",
        "Never, each unit brings the same": "Right for a straight line, as in linear regression. (The odds are multiplied by the same e "
        "each time.) The "
        "probability cannot pass 100%.",
    },
)
after_500_rounds = prediction(
    "Weights of 0 call every biopsy benign, and are right for 357 of the 569. How many are right after 500 rounds?",
    {
        "About 400": "No training at all gives 357, and the first step alone, however short, already gives 531.",
        "About 507": "507 is what the three weights above get right. Here there are 31, and nobody turned them by hand.",
        "About 560": "Yes: 562. After 100 rounds it was 560; the last ones are won slowly.",
        "All 569": "Some weights do get all right (notebook 04 finds them), but not after 500 steps of this size: 562.",
    },
)
