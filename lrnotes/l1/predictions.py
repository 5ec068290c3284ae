"""What the reader of notebook 04 predicts before a picture is moved, with what each answer is right for."""

from ..panels import prediction

alive_at_left = prediction(
    "At the left end of the slider λ is almost nothing, 0.0004. How many of the 30 weights are alive there?",
    {
        "30": "Right for most data without a penalty. But λ is still a price there, and 8 features do not pull hard enough to pay it.",
        "22": "Yes: 8 are dead even there. A later section says why.",
        "10": "Right further on: 10 are left where λ is 0.006.",
        "0": "Right for the other end, where λ is so large that none pays.",
    },
)
last_to_die = prediction(
    "Which weight dies last? Is it the one that is largest at the left end?",
    {
        "Yes, the largest": "Right if all shrank alike. But worst area, the largest there, is only the tenth of 26 to die.",
        "No, one of middling size": "Yes: worst concave points is the fourteenth by size at the left end, and outlives all others.",
        "No, the smallest": "The smallest that lives there is mean symmetry, and it is the second to die: it has little to lose.",
    },
)
stays_dead = prediction(
    "Once a weight is dead, does it stay dead as λ goes on growing?",
    {
        "Yes": "Right for 22 of the 26 that ever live. Four others are dead at first, or for a while, and alive at a larger λ.",
        "No, it can come back": "Yes: four weights come to life while λ grows. Follow worst radius.",
        "It never quite dies, it gets smaller and smaller": "Right for the squared price, L2. Under L1 dead means exactly 0.",
    },
)
slope_near_zero = prediction(
    "Where does the price |w| grow faster, at w = 3 or at w = 0.001?",
    {
        "At 3": "Right for the squared price w²/2, whose slope is w itself. The slope of |w| is 1 at both.",
        "At 0.001": "Right for the root of w, whose slope is 16 there and 0.3 at 3. The slope of |w| is 1 at both.",
        "Equally fast": "Yes: the slope is 1 at both, and -1 at w = -0.001. L1 pushes as hard near zero as far away.",
    },
)
under_the_corner = prediction(
    "A straight line through the corner of |w| at 0 is to be nowhere above |w|. Which slopes may it have?",
    {
        "Only 0": "0 is one of them, the one that the notes take. A line that leans a little stays below |w| too.",
        "Only -1 and 1": "Right for the two sides of |w| away from 0. At the corner everything between them fits too.",
        "All from -1 to 1": "Yes, a whole fan of them: with such a slope s, sw is never more than |w|.",
        "Any, it is a corner": "A line steeper than 1 is above |w| on one side.",
    },
)
one_weight = prediction(
    "The pull at w = 0 is 0.2007, and λ grows from 0 to one and a half times that. What becomes of the weight?",
    {
        "It dies as soon as λ is more than 0": "Right, nearly, for a pull near 0. This one holds against any λ up to 0.2007.",
        "It shrinks, and is exactly 0 from λ = 0.2007 on": "Yes: from there on the pull is weaker than the price of the first step.",
        "It shrinks, and never is exactly 0": "Right for the squared price λw²/2, whose slope at 0 is 0: there w is still 0.377 at the "
        "end.",
    },
)
corner_or_circle = prediction(
    "The budget grows from 0.2 to 5. Under which limit does the texture get exactly nothing for a while?",
    {
        "Both, as long as the budget is small": "Right for the diamond. In the circle the texture gets 0.095 even of a budget of 0.2.",
        "The diamond alone": "Yes, up to a budget of almost 1.2: its corner is on the axis. The circle has no corner.",
        "The circle alone": "The circle has no corner that could hold the best point on an axis.",
        "Neither": "Right for the circle. The diamond holds the best point on its corner up to a budget of almost 1.2.",
    },
)
circles_move = prediction(
    "A circle is a dead weight, drawn at its pull in units of λ. As λ grows, do all circles move towards the middle?",
    {
        "Yes, the unit grows": "Right if the pulls stayed as they are. But where living weights shrink, more is left to explain, and most "
        "pulls grow.",
        "No, some move outward": "Yes: nearly half of all their moves are outward, and one that reaches a wall comes to life.",
        "No, they stay where they are": "Right if pulls grew in step with λ, as those of the living do: these stay on their wall.",
    },
)
right_zeros = prediction(
    "At the optimum for λ = 0.05 26 of the 30 weights are zero. Which rules have exactly these 26 at zero after 5,000 steps?",
    {
        "All three": "The subgradient rule comes near all of them and leaves none exactly at zero.",
        "Clip and proximal": "Clipping does make exact zeros, 27 here. But two of them are wrong, and nothing brings a clipped weight "
        "back.",
        "Proximal alone": "Yes: it has 26, the right ones. Subgradient has 0, clip has 27.",
        "None of them": "Right for the subgradient rule. The proximal step lands on zero exactly, and can leave it again.",
    },
)
way_to_zero = prediction(
    "At λ = 0 the lowest point has 3.72 for the radius and 0.94 for the texture, at a large λ it is at 0. Which way does it go as λ grows?",
    {
        "Straight to 0": "Right if both lost the same share. Where the radius has lost half, the texture has 0.32 of its 0.94 left.",
        "To the axis where the texture is 0, and along it": "Yes: it is on that axis from λ = 0.1224 on, and at 0 from λ = 0.3530 on.",
        "To the axis where the radius is 0, and along it": "The texture pulls less, and has less to lose: it dies first.",
        "It stays where it is, and then jumps": "It starts at once, as the pulls there are 0, and never jumps.",
    },
)
pull_at_death = prediction(
    "In the third column stands the pull at the moment of death, with its sign. What is its size?",
    {
        "0": "Right for the weight, which is 0 at that moment. It is held there by the price, against a pull.",
        "λ at that moment": "Yes: a living weight's pull is λ in size until it dies.",
        "More than λ": "A pull of more than λ would keep it alive, or bring it back.",
        "The same for all, the largest λ": "Right for the last to die, and for none of the others.",
    },
)
shifted_zero = prediction(
    "The worst radius is measured from another zero. On which side do the probabilities change, bias spared or bias penalised?",
    {
        "On neither, it says the same as before": "Right for the spared bias, and as it should be. A penalised bias has to pay for the "
        "move.",
        "Bias spared alone": "There the bias moves along, free of charge, and takes the whole shift.",
        "Bias penalised alone": "Yes: moving the bias along would cost, so another feature takes over, and further on the shifted "
        "column serves as a cheap bias. Probabilities change by up to 0.19.",
        "On both": "Right if the spared bias could not follow. It can: every score is as before, up to rounding.",
    },
)
espresso = prediction(
    "Which three of the eight measurements would you look for, and do they die last?",
    {
        "Time, yield and age of the beans, and they die last": "Yes, all three. They were made to count, and the data show it.",
        "Dose, temperature and pressure, and they die last": "Right for many a handbook. In these invented data they have no say.",
        "Time, yield and age of the beans, but noise outlives one": "The three are right. Noise can win, as notebook 05 shows, but here "
        "five features are dead long before them.",
    },
)
