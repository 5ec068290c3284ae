// A picture that moves: its sliders, the picture as SVG, and the sentence that says what is seen. It is the same in JupyterLab, where anywidget
// calls `render`, and on a static page, where `hydrate` looks for the panels. Written by hand and loaded as it is.

const SIZES = {narrow: 600, phone: "phone", hall: "hall", page: "page"};
const WAITING = "The kernel draws the steps of this picture as soon as no cell is running.";
const NEAR = {rootMargin: "1200px", scrollMargin: "1200px"};
const shape = (d) => `<svg viewBox="0 0 10 10" width="0.8em" height="0.8em" fill="currentColor" aria-hidden="true"><path d="${d}"/></svg>`;
const ICONS = {back: "‹", on: "›", play: shape("M1 0 10 5 1 10z"), pause: shape("M1 0h3v10h-3zM6 0h3v10h-3z"), full: "⤢"};  // not all fonts have a pause

const tag = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

// What a slider says of its place: one of its labels, or a number with as many digits as its step.
const said = (control, at) => control.labels ? control.labels[at] : Number(at).toFixed((String(control.step).split(".")[1] ?? "").length);

// Panels that are far away get their steps one after the other, so that a kernel with time to spare draws them, and no cell waits for all.
const inTurn = (load) => {
  const enough = () => new Promise((go) => setTimeout(go, 20000));  // a kernel that has gone answers nobody
  globalThis.lrTurn = (globalThis.lrTurn ?? Promise.resolve()).then(() => Promise.race([load(), enough()]));
};

// `host` holds name, controls, at (the place of each slider) and scenes, one a size, of which the page's may know one frame only, that of
// the number `only`; `host.ask(size)` promises a scene, or null;
// `host.moved(at)` is told of moves, and promises nothing; `host.drawn` is what a kernel drew, where frames are not all there.
export function show(el, host) {
  globalThis.lrMade = (globalThis.lrMade ?? 0) + 1;  // of the page: JupyterLab loads this module anew for each panel
  const own = `lr${globalThis.lrMade}-`, sliders = [], closing = new AbortController(), {signal} = closing;
  const few = host.controls.length === 1 && host.controls[0].labels;
  const last = few ? host.controls[0].labels.length - 1 : 0;
  let size = SIZES.page, scene = null, timer = null, shown = null;

  el.classList.add("lr-panel");
  el.tabIndex = -1;
  const button = (name, label, act) => {
    const made = tag("button", {type: "button", class: `lr-${name}`, "aria-label": label, title: label});
    made.innerHTML = ICONS[name];
    made.addEventListener("click", act);
    return made;
  };
  const rows = tag("div", {class: few ? "lr-sliders lr-one" : "lr-sliders"}), controls = tag("div", {class: "lr-controls"}, rows);
  host.controls.forEach((control, i) => {
    const range = tag("input", {type: "range", min: control.min ?? 0, max: control.max ?? control.labels.length - 1, step: control.step ?? 1,
      id: `${own}${i}`, "aria-label": control.name});
    const told = tag("output", {for: range.id, "aria-live": "off"});
    const all = control.labels ?? [control.min, control.max].map((at) => said(control, at));
    told.style.minWidth = `max(4.5em, ${Math.max(...all.map((text) => text.length))}ch)`;  // the slider does not move beside it
    range.addEventListener("input", () => {
      const place = Number(range.value);  // before the slider is told where it was
      stop();
      go(i, place);
    });
    rows.append(tag("div", {class: "lr-slider"}, tag("label", {for: range.id}, control.name), range, told));
    sliders.push({control, range, told});
  });
  const names = host.controls.map((control) => control.name).join(", ");
  const play = button("play", `play ${names}`, () => timer ? stop() : start());
  if (few) controls.append(button("back", `one step back, ${names}`, () => { stop(); step(-1); }),
    button("on", `one step on, ${names}`, () => { stop(); step(1); }), play);
  const whole = button("full", "full screen (F)", () => full(!isFull()));
  controls.append(whole);
  const text = tag("span"), caption = tag("p", {class: "lr-caption"}, text), picture = tag("div", {class: "lr-picture"});
  picture.innerHTML = '<svg aria-hidden="true"><defs></defs><g class="lr-still"></g><g class="lr-moving"></g></svg>';
  const svg = picture.firstChild, [defs, still, moving] = svg.children;
  el.replaceChildren(controls, picture, caption);
  for (const element of [el, ...controls.querySelectorAll("input, button")]) element.setAttribute("data-lm-suppress-shortcuts", "true");  // of JupyterLab

  // Names are unique on the page: those of each panel get a beginning of their own, and those of a frame that brings all it refers to, too.
  const fill = (place, drawn) => {
    const whose = drawn.startsWith("<defs>") ? `${own}f-` : own;
    place.innerHTML = drawn.replaceAll(' id="', ` id="${whose}`).replaceAll('href="#', `href="#${whose}`).replaceAll("url(#", `url(#${whose}`);
  };
  const paint = ([drawn, sentence]) => {
    if (drawn !== shown) fill(moving, shown = drawn);
    if (text.textContent !== sentence) text.textContent = sentence;
  };
  const tell = () => sliders.forEach(({control, range, told}, i) => {
    const value = said(control, host.at[i]);
    if (Number(range.value) !== host.at[i]) range.value = host.at[i];
    told.textContent = value;
    if (!timer) range.setAttribute("aria-valuetext", `${value}. ${text.textContent}`);  // not at every frame while it plays
  });
  const update = () => {
    const frames = scene.frames, at = few ? host.at[0] - (scene.only ?? 0) : 0;
    paint(host.drawn?.[size] ?? frames[at] ?? (scene.only === undefined ? frames[0] : [frames[0][0], WAITING]));
    tell();
  };
  const go = (i, place) => {
    if (place === host.at[i]) return;
    host.at = host.at.with ? host.at.with(i, place) : host.at.map((old, k) => k === i ? place : old);
    update();
    host.moved(host.at);
  };
  const step = (by) => go(0, Math.min(last, Math.max(0, host.at[0] + by)));

  // Some 25 seconds from one end to the other, but never faster than can be seen, nor slower than can be borne.
  const start = () => {
    if (host.at[0] === last) go(0, 0);
    timer = setInterval(() => { step(1); if (host.at[0] === last || !el.isConnected) stop(); }, Math.min(2000, Math.max(200, 25000 / last)));
    state(play, "pause");
  };
  const stop = () => {
    if (!timer) return;
    clearInterval(timer);
    timer = null;
    state(play, "play");
    tell();
  };
  const state = (which, name) => {
    which.innerHTML = ICONS[name];
    for (const attribute of ["aria-label", "title"]) which.setAttribute(attribute, `${name} ${names}`);
  };

  const isFull = () => document.fullscreenElement === el || el.classList.contains("lr-alone");
  const full = async (on) => {
    if (on) {
      await el.requestFullscreen?.().catch(() => el.classList.add("lr-alone"));  // a page may not do so by itself
      if (!isFull()) el.classList.add("lr-alone");
    } else {
      el.classList.remove("lr-alone");
      if (document.fullscreenElement === el) await document.exitFullscreen();
    }
    fit();
    (sliders[0]?.range ?? el).focus();
  };
  const use = (name, found) => {
    [size, scene] = [name, found];
    svg.setAttribute("viewBox", `0 0 ${scene.box.join(" ")}`);
    svg.setAttribute("width", scene.width);
    fill(defs, scene.defs);
    fill(still, scene.background);
    caption.dataset.longest = scene.longest;
    shown = null;
    el.dataset.size = name;
    update();
  };
  let wanted = null;
  const fit = async () => {
    const narrow = el.clientWidth > 0 && el.clientWidth < SIZES.narrow, want = narrow ? SIZES.phone : isFull() ? SIZES.hall : SIZES.page;
    el.classList.toggle("lr-narrow", narrow);
    if (want === wanted) return;
    wanted = want;
    const found = host.scenes[want] ?? (host.sizes.includes(want) ? await host.ask(want) : null);
    if (found) host.scenes[want] = found;
    if (want === wanted) found ? use(want, found) : scene === host.scenes.page || use(SIZES.page, host.scenes.page);
  };

  el.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const turns = {ArrowLeft: -1, ArrowRight: 1, PageUp: -1, PageDown: 1, Home: -last, End: last}[event.key];  // presenters send the Page keys
    if (turns) stop();  // at an end the slider has nothing to say of it
    const alone = el.classList.contains("lr-alone"), onScreen = document.fullscreenElement === el;
    if (event.key === "f" || event.key === "F") !alone ? full(!onScreen) : onScreen ? document.exitFullscreen() : el.requestFullscreen?.();
    else if (event.key === "Escape" && isFull()) full(false);
    else if (isFull() && few && turns && (event.target.type !== "range" || event.key.startsWith("Page"))) step(turns);
    else if (isFull() && few && event.key === " " && event.target.tagName !== "BUTTON") timer ? stop() : start();
    else return;
    event.preventDefault();
  });
  el.addEventListener("fullscreenchange", fit);
  addEventListener("beforeprint", () => scene.telling && paint(scene.telling), {signal});
  addEventListener("afterprint", update, {signal});
  let loading = null;
  const load = () => loading ??= host.ask(SIZES.page).then((whole) => {
    host.scenes.page = whole;
    if (size === SIZES.page) use(size, whole);
  });
  const watch = new ResizeObserver(fit), near = new IntersectionObserver(([{isIntersecting}]) => isIntersecting && load(), NEAR);
  watch.observe(el);
  use(SIZES.page, host.scenes.page);
  fit();
  if (scene.only !== undefined) {
    near.observe(el);
    inTurn(() => signal.aborted || load());
  }
  return {update, full, stop, close: () => { stop(); watch.disconnect(); near.disconnect(); closing.abort(); }};
}

// In a notebook: the places are the model's, and other sizes are drawn by the kernel when they are asked for.
function render({model, el}) {
  const asked = {}, host = {
    name: model.get("name"), controls: model.get("controls"), at: model.get("at"), scenes: {...model.get("scenes")}, sizes: model.get("sizes"),
    ask: (size) => new Promise((answer) => { asked[size] = answer; model.send({size}); }),
    moved: (at) => { model.set("at", at); model.save_changes(); },
    get drawn() { return model.get("drawn"); },
  };
  const panel = show(el, host);
  const moved = () => { host.at = model.get("at"); panel.update(); };
  const heard = (message) => asked[message.size]?.(message.scene);
  model.on("change:at", moved);
  model.on("change:drawn", panel.update);
  model.on("msg:custom", heard);
  return () => {
    panel.close();
    model.off("change:at", moved);
    model.off("change:drawn", panel.update);
    model.off("msg:custom", heard);
  };
}

// On a static page: a panel says what it is as JSON, and its pictures stand in files beside the page, which are loaded when it comes near. The
// first is loaded at once, while the browser still reads the page: what the page loads late waits for it.
export function hydrate() {
  const waiting = {}, known = new Set();
  globalThis.lrScene = (name, size, scene, law) => waiting[`${name} ${size}`]?.({...scene, law});
  const ask = ({name, beside}, size) => new Promise((answer) => {
    waiting[`${name} ${size}`] = answer;
    const script = tag("script", {src: `${beside}${name}.${size}.js`});
    script.onerror = () => answer(null);
    document.head.append(script);
  });
  const wake = async (el) => {
    const data = {...JSON.parse(el.querySelector("script").textContent), beside: el.dataset.scenes}, scene = await ask(data, SIZES.page);
    if (!scene) return null;
    delete el.dataset.scenes;
    el.removeAttribute("style");  // the room that was kept for it
    const host = {...data, scenes: {page: scene}, moved: () => {}, ask: (size) => ask(data, size), get drawn() {
      return Object.fromEntries(Object.entries(host.scenes).map(([size, {law}]) => [size, law?.(host.at)]));
    }};
    return show(el, host);
  };
  const awake = new Map(), rouse = (el) => {
    near.unobserve(el);
    if (!awake.has(el)) awake.set(el, wake(el));
    return awake.get(el);
  };
  const near = new IntersectionObserver((seen) => seen.forEach((one) => { if (one.isIntersecting) rouse(one.target); }), NEAR);
  const presenting = new URLSearchParams(location.search).has("present"), aim = () => decodeURIComponent(location.hash.slice(1));
  const loaded = new Promise((done) => document.readyState === "complete" ? done() : addEventListener("load", done));
  const look = () => {
    for (const el of document.querySelectorAll(".lr-panel[data-scenes]:has(> noscript)")) {
      if (known.has(el)) continue;
      known.add(el);
      const here = presenting && el.id === aim();  // where the browser takes the focus when all is loaded
      if (here) Promise.all([rouse(el), loaded]).then(([panel]) => panel?.full(true));
      else if (known.size === 1) rouse(el);
      else near.observe(el);
    }
    if (document.readyState === "loading") setTimeout(look, 30);
  };
  look();
  // Who writes another name into the address wants that panel, or that section.
  if (presenting) addEventListener("hashchange", async () => {
    const at = document.getElementById(aim());
    const others = [...document.querySelectorAll(".lr-alone, .lr-panel:fullscreen")].filter((other) => other !== at);
    for (const other of others) {
      const panel = await awake.get(other);
      panel.stop();
      await panel.full(false);
    }
    known.has(at) ? (await rouse(at))?.full(true) : at ? at.scrollIntoView() : missing();
  });
  const missing = () => {
    const panels = [...known].flatMap((el) => [" ", tag("a", {href: `#${el.id}`}, el.id)]);
    const fault = aim() ? `Nothing on this page is called “${aim()}”.` : "No name stands behind a # in the address.";
    const told = tag("p", {role: "alert"}, `${fault} The panels of this page are`, ...panels, ".");
    document.querySelector("main").prepend(told);
    told.scrollIntoView();
  };
  if (presenting) loaded.then(() => document.getElementById(aim()) || missing());
  // Paper does not wait: what is not awake is printed as the still that readers without this module see.
  const print = () => document.querySelectorAll(".lr-panel > noscript").forEach((still) => {
    still.replaceWith(document.createRange().createContextualFragment(still.textContent));
  });
  addEventListener("beforeprint", print);
  matchMedia("print").addEventListener("change", print);
}

export default {render};
