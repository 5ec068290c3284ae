// What `pictures.two_features` draws at weights w, for pages with no kernel: `law` is what `unattended_picture.two_features` gives, fragments of SVG and
// the data in them. Gives the frame as the kernel would: SVG, and its sentence.
(law) => {
  const {features, y, jitter, low, high, edge, levels, first, second, positive} = law, short = (number) => Number(number.toFixed(1));
  const place = ([x0, x1, y0, y1], x, y) => `${short(x0 + x1 * x)} ${short(y0 + y1 * y)}`;
  const path = (points) => `d="M${points.join("L")}"`;
  // Where the line c + a x + b y = 0 cuts the box, pulled in a little.
  const crossing = (c, a, b) => {
    const points = [...(b ? [low[0], high[0]].map((x) => [x, -(c + a * x) / b]) : []), ...(a ? [low[1], high[1]].map((y) => [-(c + b * y) / a, y]) : [])];
    const inside = points.filter((point) => point.every((at, i) => at >= low[i] - 1e-9 && at <= high[i] + 1e-9));
    if (inside.length < 2) return [];
    inside.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    const [start, end] = [inside[0], inside.at(-1)], inward = (from, to) => from.map((at, i) => at + 0.04 * (to[i] - at));
    return [inward(start, end), inward(end, start)];
  };
  const signed = (number) => (number < 0 ? "-" : "+") + Math.abs(number).toFixed(1);
  return ([w0, w1, w2]) => {
    const drawn = [], names = [], dots = [[], []], ends = levels.map(({score}) => crossing(w0 - score, w1, w2));
    levels.forEach(({line, name, at, end}, i) => {
      if (!ends[i].length) return;
      drawn.push(line.replace(/ d="[^"]*"/, ` ${path(ends[i].map(([x, y]) => place(law.plane, x, y)))}`));
      const [x, y] = ends[i].at(end);
      names.push(`<g transform="translate(${place([law.plane[0] - at[0], law.plane[1], law.plane[2] - at[1], law.plane[3]], x, y)})">${name}</g>`);
    });
    let right = 0, missed = 0;
    features.forEach(([a, b], i) => {
      const score = w0 + w1 * a + w2 * b, seen = Math.min(edge, Math.max(-edge, score));
      right += (score > 0) === (y[i] === 1);
      missed += score <= 0 && y[i] === 1;
      dots[y[i]].push(place(law.curve, seen, 1 / (1 + Math.exp(-seen)) + jitter[i]));
    });
    const clouds = law.dots.map((cloud, k) => cloud.replace(/ d="[^"]*"/, ` ${path(dots[k])}`));
    const away = ends[1].length ? "" : law.away;
    return [[...drawn, ...clouds, ...names, away].join(""), `z = ${signed(w0)} ${signed(w1)} · ${first} ${signed(w2)} · ${second}: ` +
      `${right} of ${y.length} on their correct side of 50%, ${missed} ${positive} ones missed.`];
  };
}
