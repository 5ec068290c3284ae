"""What the reader of notebook 05 predicts before a picture is moved, with what each answer is right for."""

from ..panels import prediction

two_losses = prediction(
    "As λ grows from almost nothing, what do the training loss and the held-out loss do?",
    {
        "Training rises, held-out falls and then rises": "Yes: less room to fit costs on the training data from the start, and at first "
        "the mean loss on others falls, though by less than two standard errors.",
        "Both fall and then rise": "Right for the held-out loss. The training loss is least where nothing holds the weights back.",
        "Both rise": "Right beyond the minimum of the held-out loss. To the left of it the mean falls as λ grows, but for one tiny step.",
        "Training rises, held-out falls": "Right up to λ = 0.0032, where the held-out loss is least, but for one "
        "tiny step. Then too little is left to fit with.",
    },
)
surest = prediction(
    "At which end of the slider is the model surest of its mistakes?",
    {
        "Left, where λ is small": "Yes: there weights are large, and a malignant biopsy gets a score of -28.7.",
        "Right, where λ is large": "Right for where there are most mistakes. But there all scores are within 0.2 of each other: it is "
        "sure of nothing.",
        "Equally at both": "At the right end all scores are within 0.2 of each other. At the left end they go beyond ±10.",
    },
)
worse_leak = prediction(
    "Which leak does more harm: all biopsies standardised before the folds are made, or features chosen on all data?",
    {
        "Standardising": "It leaks too, but it never looks at a label: here it changes the held-out loss by 0.0003, less than two of "
        "its own errors.",
        "Choosing features": "Yes: it looks at the labels. Of pure noise here only 16% of predictions seem wrong, where half are.",
        "Both the same": "Right in principle: both let held-out data into the training. But one looks at labels, and the other does not.",
        "Neither does any": "Right for standardising these 426 biopsies, as far as can be measured.",
    },
)
contest = prediction(
    "Who wins by held-out loss, with the 30 real features, and then with 100 useless ones added?",
    {
        "L1 wins both": "Right for the second. With the real features L2 is even a little ahead, by less than two standard errors.",
        "A tie, then L1": "Yes: L1 can give a useless column exactly nothing, L2 gives each a little.",
        "L2 wins both": "L2 is a little ahead in the first, by less than two standard errors. With useless columns L1 is ahead.",
        "No penalty, then L1": "With a lot of data it would about tie. Here the weights of no penalty run away, and its loss is "
        "more than twice that of either.",
    },
)
refit = prediction(
    "The weights that L1 left alive are fitted again without a penalty. Where on the path does that help?",
    {
        "Where few live": "Yes: there they are, taken together, much too small. With 6 living weights the loss goes from 0.151 to 0.097.",
        "Where many live": "With 13 it goes from 0.086 to 0.243, by less than two standard errors, and most of it is a single biopsy: no "
        "help that shows.",
        "Everywhere": "Right where few live. With 13 living weights the mean is worse, though not by two standard errors.",
        "Nowhere": "Right where many live. With 6 living weights the loss goes from 0.151 to 0.097.",
    },
)
useless_alive = prediction(
    "At the λ of least held-out loss, how many of the 100 useless columns are alive?",
    {
        "None": "Right for a rule that only real features pass. This λ is chosen for prediction, and to that useless columns do "
        "less harm than their number suggests.",
        "About 5": "Right for a test of each column at the 5% level. Nobody tests here.",
        "About 30": "Yes: 30, beside 10 real ones. At the one-standard-error choice it is still 8.",
        "All 100": "Right for L2, which keeps every weight alive.",
    },
)
luckiest = prediction(
    "At the one-standard-error choice, in how many of 200 resamples is the luckiest of the 100 useless columns alive?",
    {
        "About 10": "Right for the average column, were each resample new biopsies and each chance one in twenty; the luckiest of "
        "the 100 would then have about 18.",
        "About 21": "Right for the mean of the 100. The luckiest is another matter.",
        "About 100": "Right for the average of 100 coin tossers; the luckiest would have about 118. And an accident in the 426 can "
        "be in most resamples of them.",
        "About 180": "Yes: 178. Here most resamples inherit the accident from the 426 biopsies.",
    },
)
twins = prediction(
    "How do L1 and L2 divide the weight between the two near-copies?",
    {
        "Both give each half": "Right for L2. For L1 the price is the same however the weight is divided, so the noise decides.",
        "L1 mostly to one, L2 to each half": "Yes: under L2 two halves are cheaper than one whole, and under L1 they cost the same.",
        "Both to one": "Right for L1, mostly. Under L2 two halves cost half as much as one whole.",
        "L1 to each half, L2 to one": "The other way round: squares make one large weight dearer than two small ones.",
    },
)
elastic_net = prediction(
    "How does the elastic net, half L1 and half L2, divide the weight between them?",
    {
        "Nearly equally": "Yes: both live, and the smaller has at least nine tenths of the larger. Half of the squares is enough.",
        "All to one": "Right for L1 alone, mostly. The squares make one large weight dearer than two small ones.",
        "Three quarters to one": "Half of each price does not make half of each outcome. The sizes do not care, so the squares decide.",
    },
)
more_examples = prediction(
    "Do more examples always help L1 to find the signs of all ten weights at some λ?",
    {
        "Yes, with enough of them it finds them": "Right as long as no useless feature stands in too well for those that count.",
        "No, it depends on the correlation": "Yes: at 0.8 it is right in 29 of 200 draws with 50 examples and in 26 with 3,200; a "
        "second set has 16 and 29.",
        "No, they make no difference": "Right, as far as 50 against 3,200 examples can tell, at a correlation of 0.8. "
        "At 0 it goes from 99 to 200 of 200 draws.",
    },
)
bias_and_variance = prediction(
    "As λ grows, how do the bias and the variance of the weights change?",
    {
        "Bias rises, variance falls": "Right for linear regression. Logistic regression starts with estimates that are too large, 1.69 "
        "for 1.5, and a little λ takes that away.",
        "Bias falls and then rises, variance falls": "Yes: at first the weights are too large, then too small, and they scatter less and "
        "less.",
        "Both fall": "Right for a small λ. Beyond about 0.006 the weights become too small, and bias grows.",
        "Both fall and then rise": "Right for the bias, and for the sum of its square and the variance. The variance falls all the way.",
    },
)
one_large_effect = prediction(
    "In setting 3 one weight is 5 and seven are 0. Who wins it?",
    {
        "Lasso": "Right against ridge and least squares. It finds 4.5 of the seven zeros on average, "
        "and shrinks the 5 as well, which the best subset does not.",
        "Ridge": "Right for setting 2, where all effects are small. It cannot set seven weights to 0.",
        "Best subset": "Yes: one feature, kept whole, is what it can do best. The lasso's error is here over three times as large.",
        "Least squares": "Right for no number of examples: with many its error is small, and the subset's "
        "smaller still. It fits noise with all eight.",
    },
)
threshold = prediction(
    "As the price r of a miss grows, where does the best threshold go, and what does it cost to miss less?",
    {
        "Down, and the last miss is by far the dearest to avoid": "Yes: cheapest are 5 missed and 6 false alarms at "
        "r = 1, where others cost the same, 4 and 14 at 10, 1 and 50 at 30, 0 and 95 at 100. The last miss costs nearly half of the "
        "alarms.",
        "Down, and alarms grow no faster than misses fall": "The direction is right. But the last misses are hidden deep among the "
        "benign: 4 fewer, from 4 to none, cost 81 more alarms.",
        "Up, to be more certain": "Right if false alarms got dearer. Here misses do, so an alarm is worth while at a lower probability.",
        "It stays at 50%": "Right for r = 1 and probabilities that are right: 1 / (1 + r) is one half.",
    },
)
test_set = prediction(
    "Will the test loss at the chosen λ lie inside the band, and the test curve have its minimum at the same λ?",
    {
        "Inside, at the same λ": "The first is right. 143 biopsies put the minimum elsewhere, at a smaller λ, where "
        "the loss is lower by only 0.005.",
        "Inside, but at another λ": "Yes: 0.086 as before, and the minimum is at a smaller λ. Choosing that one now would be peeking.",
        "Far above: new data are always harder": "Right if the held-out loss had been trained on. Cross-validation judges on biopsies not "
        "seen.",
        "Far below: it trains on more data": "It does train on 426 in place of 383, a small gain. The loss is the same to three decimals.",
    },
)
one_label = prediction(
    "One of the 569 labels is flipped and everything is fitted again. In how many of the 569 cases do other weights live?",
    {
        "About 60": "Right for leaving the biopsy out: 63. A flip pulls it from one side to the other, which is more.",
        "About 285": "Right for a coin toss, 569 / 2. Most flips contradict a probability near 0 or 1, and pull hard.",
        "About 540": "Yes: 540, though most change only one weight or two or three.",
        "Next to none": "Right at λ = 0.05: 3. There hardly a weight is about to live or die; here several are.",
    },
)
two_studies = prediction(
    "Two studies have 213 biopsies each, none in common. Of the features that at least one of them chooses, how many do both choose?",
    {
        "Nearly all": "Right for one study that cuts its folds twice, with all 426: 0.90, and 0.86 in a second set of orders.",
        "About half": "Yes: 0.48, and 0.43 in a second set of orders. To predict they need not agree: the loss is 0.10 with 213 and "
        "0.085 with 426.",
        "About a fifth": "Right for 40 biopsies each: 0.21, and 0.25 in a second set. With more the two do come nearer to each other.",
        "As many as chance makes": "That would be 0 on the scale that takes chance off. There it is 0.46, and 0.38 in a second set.",
    },
)
