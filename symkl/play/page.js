// -- the page: sliders and boxes on one side, value and picture on the other

const $ = (id) => document.getElementById(id);
const UNDER = { kl: "p log(p/q)", entropy: "−p log p", "cross-entropy": "−p log q" }[MODEL.kind];
const STEPS = 1000;
const minus = (text) => String(text).replace(/-/g, "−");
const four = (x) => Number(x.toPrecision(4));

// a place of a slider, and the number there
const SCALES = {
  linear: [(s, c) => c.low + s * (c.high - c.low), (x, c) => (x - c.low) / (c.high - c.low)],
  log: [(s, c) => c.low * (c.high / c.low) ** s,
    (x, c) => Math.log(x / c.low) / Math.log(c.high / c.low)],
  above: [(s, c) => 1 + (c.low - 1) * ((c.high - 1) / (c.low - 1)) ** s,
    (x, c) => Math.log((x - 1) / (c.low - 1)) / Math.log((c.high - 1) / (c.low - 1))],
};
const rows = [...document.querySelectorAll("[data-place]")].map((row) => ({
  control: MODEL.controls[Number(row.dataset.place)],
  place: Number(row.dataset.place),
  entry: row.dataset.entry === undefined ? null : Number(row.dataset.entry),
  slider: row.querySelector("input[type=range]"),
  box: row.querySelector("input[type=number]"),
}));
let weights = first(); // a number for each control; of a list of masses the weights
function first() {
  return MODEL.controls.map((c) => (Array.isArray(c.start) ? [...c.start] : c.start));
}
function numbers() { // a list of masses has sum 1
  return weights.map((w) => {
    if (!Array.isArray(w)) return w;
    const total = sum(w);
    return w.map((m) => m / total);
  });
}
const read = (row) => (row.entry === null ? weights[row.place] : weights[row.place][row.entry]);
function write(row, x) {
  if (row.entry === null) weights[row.place] = x;
  else weights[row.place][row.entry] = x;
}
function fromSlider(row) {
  const c = row.control, s = Number(row.slider.value);
  if (c.whole) return s;
  const x = SCALES[c.scale][0](s / STEPS, c);
  return c.scale === "linear" ? Number(x.toFixed(c.high - c.low > 3 ? 2 : 3)) : four(x);
}
function toSlider(row) {
  const c = row.control, x = read(row);
  row.slider.value = c.whole ? x : Math.round(STEPS * SCALES[c.scale][1](x, c));
  row.slider.setAttribute("aria-valuetext", minus(x));
}

// -- what is said

function digitsOf(value, digits) {
  return minus(Number(value.toPrecision(Math.max(1, digits))));
}
let slow = 0, voice = 0;
function show() {
  const v = numbers(), a = answer(v), open = MODEL.status === "irreducible";
  const wrong = a.why.startsWith("domain");
  document.body.classList.toggle("wrong", wrong);
  $("closed").textContent = wrong ? "—" : a.value === Infinity ? "∞"
    : a.digits >= 4 ? digitsOf(a.value, a.digits) : "no digits here";
  $("quadrature").textContent = a.finite ? "…" : a.value === Infinity ? "diverges" : "—";
  $("gap").textContent = "";
  $("value").textContent = wrong ? "—" : a.value === Infinity ? "∞"
    : a.digits >= 4 ? digitsOf(a.value, Math.min(a.digits, 8)) : "…";
  $("unit").hidden = wrong || a.value === Infinity;
  const why = wrong ? `Outside of the domain: ${a.why.slice(8)} fails.`
    : a.value === Infinity ? `Infinite. ${MODEL.reason}`.replace(/([^.])$/, "$1.")
    : a.why.startsWith("special") ? `Where ${a.why.slice(9)} the closed form reads 0/0; the number is the quadrature's.`
    : a.digits < 4 ? "Its terms are too large here for the digits of a computer's number; the number is the quadrature's."
    : open ? "The mean that is left is integrated on this page." : "";
  $("why").textContent = why;
  $("why").hidden = !why;
  $("why").className = wrong || a.value === Infinity ? "alarm" : "";
  let seen = null;
  if (!wrong) seen = shown(v);
  $("svg").toggleAttribute("hidden", !wrong && !seen);
  if (seen) draw($("svg"), seen, [seen.densities.every((c) => c.stems) ? "mass" : "density", UNDER]);
  const caption = wrong ? "" : !seen ? "A curve is too narrow here, so far from 0, to be drawn." : seen.outside.length
    ? "Crossed: p has mass where q has none, and the integrand is ∞."
    : a.value === Infinity ? "The integral of the lower curve diverges in a tail."
    : seen.area.low < 0 ? "The plain area less the hatched one is the value."
    : "The shaded area is the value.";
  const cut = seen && (seen.area.cut || seen.densities.some((c) => c.cut));
  $("caption").textContent = caption + (cut ? " A curve grows without bound and is cut at the frame." : "");
  clearTimeout(slow);
  clearTimeout(voice);
  if (a.finite) slow = setTimeout(() => check(v, a), 30);
  else speak(a, NaN);
}
function check(v, a) { // the definition, beside the closed form
  const q = quadrature(v), known = a.digits >= 4;
  $("quadrature").textContent = finite(q) ? digitsOf(q, known ? Math.max(a.digits, 6) : 9) : "not found";
  if (known && finite(q)) {
    const gap = Math.abs(q - a.value);
    $("gap").textContent = gap === 0 ? "no difference" : `difference ${minus(gap.toExponential(0))}`;
  }
  if (!known && finite(q)) $("value").textContent = digitsOf(q, 8);
  speak(a, q);
}
function speak(a, q) { // for who listens: when the hand rests
  voice = setTimeout(() => {
    const text = $("value").textContent, unit = $("unit").hidden ? "" : " nats";
    const said = `${MODEL.sign} is ${text === "∞" ? "infinite" : text + unit}. ${$("why").textContent}`;
    $("said").textContent = said.trim();
    const where = rows.map((r) => `${r.slider.getAttribute("aria-label")} ${minus(read(r))}`).join(", ");
    $("title").textContent = `${MODEL.sign} = ${text}${unit}`;
    $("desc").textContent = `p${MODEL.kind === "entropy" ? "" : " and q"} above, ${UNDER} below, `
      + `at ${where}. ${$("caption").textContent}`;
    document.body.dataset.ready = "yes";
  }, 350);
}
let frame = 0;
function soon() {
  document.body.dataset.ready = "no";
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(show);
}

// -- hands

for (const row of rows) {
  row.slider.addEventListener("input", () => {
    const x = fromSlider(row);
    write(row, x);
    row.box.value = x;
    row.slider.setAttribute("aria-valuetext", minus(x));
    soon();
  });
  row.box.addEventListener("input", () => {
    const x = row.box.valueAsNumber;
    row.box.setAttribute("aria-invalid", String(!finite(x)));
    if (!finite(x)) return;
    write(row, x);
    toSlider(row);
    soon();
  });
}
if (rows.length) {
  $("controls").addEventListener("submit", (e) => e.preventDefault());
  $("reset").addEventListener("click", () => { weights = first(); fill(); soon(); });
}
function fill() {
  for (const row of rows) { row.box.value = read(row); toSlider(row); }
}
new ResizeObserver(() => { soon(); reach(); }).observe($("picture"));
function reach() { // what is wider than its place can be scrolled by keys
  for (const e of document.querySelectorAll(".formula, .chain")) {
    if (e.scrollWidth > e.clientWidth) {
      e.tabIndex = 0;
      e.setAttribute("role", "group");
      e.setAttribute("aria-label", "formula, wider than its place");
    } else e.removeAttribute("tabindex");
  }
}
document.addEventListener("toggle", reach, true);
fill();
show();
