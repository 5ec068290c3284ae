"""What ipywidgets 8 leaves out for readers who listen: names for sliders and play buttons, and values that say what is seen."""

from html import escape

import ipywidgets

# A slider of ipywidgets has the role and the keys, but no name, and as its value the number of its position. The buttons that play and
# stop are bare icons. Nothing of that can be set from Python, so the panel does it in the page, whenever something in it changes.
_SCRIPT = """
const set = (element, name, value) => { if (element.getAttribute(name) !== value) element.setAttribute(name, value); };
const panel = this.closest('.widget-vbox'), tell = () => {
  const names = [], caption = panel.querySelector('figcaption');
  for (const handle of panel.querySelectorAll('.noUi-handle')) {
    const [name, readout] = ['label', 'readout'].map((part) => handle.closest('.widget-slider').querySelector('.widget-' + part));
    names.push(name.textContent);
    set(handle, 'aria-label', name.textContent);
    set(handle, 'aria-valuetext', readout.textContent + (caption ? '. ' + caption.textContent : ''));
    set(readout, 'role', 'textbox');
    set(readout, 'aria-label', name.textContent);
  }
  const says = {'fa-play': 'play', 'fa-pause': 'pause', 'fa-stop': 'stop and rewind', 'fa-retweet': 'repeat'};
  for (const icon of panel.querySelectorAll('.widget-play i')) {
    for (const name of ['title', 'aria-label']) set(icon.parentElement, name, says[icon.classList[1]] + ' ' + names.join(', '));
  }
};
const changes = {subtree: true, childList: true, characterData: true, attributeFilter: ['class', 'aria-valuetext']};
if (!panel.dataset.spoken) new MutationObserver(tell).observe(panel, changes);
panel.dataset.spoken = 'yes';  // JupyterLab takes cells out of the page and puts them back as one scrolls
tell();
"""


def spoken():
    """The widget that names the controls of the panel that it is in: an empty style sheet, since the page reports when one has come."""
    return ipywidgets.HTML(f'<style onload="{escape(_SCRIPT)}"></style>', layout={"display": "none"})
