"""Draws docs/weights_die.gif, the animation in the README: python scripts/weights_die.py"""

from pathlib import Path

from PIL import ImageOps

from lrnotes import data, fit
from lrnotes.l1 import pictures

biopsies = data.breast_cancer()
picture = pictures.weights_die(fit.path(biopsies.X, biopsies.y), biopsies)
frames = [ImageOps.contain(picture.frame(i), (900, 900)).quantize(32) for i in range(0, 100, 2)]
times = [800] + [90] * 48 + [1500]  # milliseconds
frames[0].save(Path(__file__).parents[1] / "docs" / "weights_die.gif", save_all=True, append_images=frames[1:], duration=times, loop=0)
