"""Notebook 04's pictures on a page, in a hall and on a phone: high enough for what stands around them, and with text that can be read."""

import re

import numpy as np
import pytest
from seen import touching

from lrnotes import fit
from lrnotes.data import breast_cancer
from lrnotes.l1 import intercept, pictures
from lrnotes.l1.goal import goal
from lrnotes.l1.priced import priced
from lrnotes.panels.style import PIXELS_PER_INCH, SIZES

BIOPSIES = breast_cancer()
X, Y = BIOPSIES.X, BIOPSIES.y
HIGHEST = {"page": 4.9, "hall": 4.6, "phone": 5.8}  # inches
SCREEN = {"page": (1000, 12), "hall": (1920, 24), "phone": (382, 12)}  # pixels that a picture is wide there, and that letters are high
RULES = (fit.subgradient_descent, fit.clipped_descent, fit.proximal_gradient)

DRAW = {
    "fan": pictures.fan,
    "one_weight": lambda: pictures.one_weight(BIOPSIES, "mean texture"),
    "diamond_and_circle": lambda: pictures.diamond_and_circle(BIOPSIES, "mean radius", "mean texture"),
    "tug_of_war": lambda: pictures.tug_of_war(fit.path(X, Y, n_lams=6), BIOPSIES),
    "ways_down": lambda: pictures.ways_down(
        {
            name: rule(X, Y, 0.05, 0.3, 50, np.full(31, 0.1))
            for name, rule in zip(("subgradient", "clip at the crossing", "proximal"), RULES, strict=True)
        },
        goal(BIOPSIES, 0.05),
        0.3,
        "mean radius",
    ),
    "shifted": lambda: pictures.shifted(intercept.shifted(BIOPSIES, 0.05, "worst radius"), "worst radius"),
    "kinks": lambda: pictures.kinks(BIOPSIES, "mean radius", "mean texture", priced(X[:, :3], Y, [0, 0.1, 0.2], (-1, 2), 1.0, 50)),
}


@pytest.mark.slow
@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", DRAW)
def test_a_picture_fits_where_it_is_seen_and_its_text_can_be_read(name):
    page = DRAW[name]()
    captions = []
    for size in SIZES:
        picture = page if size == "page" else page.at(size)
        drawn = "".join([picture.background(0)[0], *(picture.layer(i)[0] for i in (0, len(picture.labels) - 1))])
        captions.append(re.sub(r" \d+ of 30 weights have no row.*", "", picture.show(0)))
        width, height = picture.fig.get_size_inches()
        assert height <= HIGHEST[size]
        across, least = SCREEN[size]
        letters = [float(points) for points in re.findall(r"font(?:-size)?:[^;\"]*?([\d.]+)px", drawn)]
        assert len(letters) > 5 and min(letters) * across / (72 * width) >= least
        picture.fig.dpi = PIXELS_PER_INCH
        assert list(touching(picture.fig)) == [], size
        whole = picture.fig.bbox
        for ax in picture.fig.axes:
            box = ax.get_tightbbox(picture.fig.canvas.get_renderer())
            assert box.x0 >= -2 and box.y0 >= -2 and box.x1 <= whole.x1 + 2 and box.y1 <= whole.y1 + 2, f"{size}: {ax.get_ylabel()}"
    assert captions == captions[:1] * 3
