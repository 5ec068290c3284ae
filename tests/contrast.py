"""How far text and lines stand out from what is behind them, as WCAG 2 defines it, measured in the page as it is computed there."""

WEAK = """area => {
  const channels = (text) => { const found = text.match(/[\\d.]+/g).map(Number); return found.length === 3 ? [...found, 1] : found; };
  const bright = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const up = (element) => { const all = []; for (let e = element; e?.nodeType === 1; e = e.parentNode) all.push(e); return all; };
  const papers = (element) => up(element).map((e) => getComputedStyle(e).backgroundColor);
  const paper = (element) => channels(papers(element).find((c) => channels(c)[3] === 1) ?? 'rgb(255, 255, 255)');
  const stands = (element, colour, alpha) => {
    const behind = paper(element), [r, g, b, own] = channels(colour);
    const through = alpha * own * up(element).reduce((product, e) => product * Number(getComputedStyle(e).opacity), 1);
    const seen = [r, g, b].map((c, i) => through * c + (1 - through) * behind[i]), [a, z] = [bright(seen), bright(behind)];
    return (Math.max(a, z) + 0.05) / (Math.min(a, z) + 0.05);
  };
  const found = [], rounded = (ratio) => Math.round(ratio * 100) / 100;
  const note = (what, colour, ratio, least) => { if (ratio < least) found.push([what, colour, rounded(ratio)]); };
  const says = (e) => [...e.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const hidden = (e) => e.closest('[hidden], .MJX_Assistive_MathML, defs') || !e.getClientRects().length;
  for (const e of area.querySelectorAll('*')) {
    if (hidden(e)) continue;
    const look = getComputedStyle(e);
    if (says(e) && e.closest('svg')) note(e.textContent.slice(0, 30), look.fill, stands(e, look.fill, Number(look.fillOpacity)), 4.5);
    else if (says(e)) note(e.textContent.slice(0, 30), look.color, stands(e, look.color, 1), 4.5);
    else if (e.closest('svg') && look.stroke !== 'none' && e.matches('path, line, use, rect, circle, polyline'))
      note(e.getAttribute('style'), look.stroke, stands(e, look.stroke, Number(look.strokeOpacity)), 3);
  }
  return found;
}"""


def weak(area):
    """What in an element stands out too little: text by less than 4.5 to 1, lines by less than 3. What it is, its colour, and how much."""
    return area.evaluate(WEAK)
