// -- the picture: p and q above, the integrand below, in the pixels that there are

const SVG = "http://www.w3.org/2000/svg";
const finite = Number.isFinite;

function quantiles(law, levels) { // the density summed outwards from its mode, as far as it matters
  const found = law.counting ? masses(law) : [];
  if (!law.counting) {
    const { t, dt, at, top } = peak(law), step = dt / 10;
    found.push([at(t)[0], 1]);
    for (const sign of [1, -1]) {
      for (let k = 1; k < 3000; k++) {
        const [x, height] = at(t + sign * step * k);
        if (!finite(x) || !(height - top > -30) || x <= law.lo || x >= law.hi) break;
        found.push([x, Math.exp(height - top)]);
      }
    }
    found.sort((a, b) => a[0] - b[0]);
  }
  let total = 0;
  const sums = found.map(([, m]) => (total += m));
  return levels.map((l) => found[Math.max(0, sums.findIndex((s) => s >= l * total))][0]);
}
function masses(law) {
  if (law.points) return [...law.points].sort((a, b) => a - b).map((k) => [k, Math.exp(law.at(k))]);
  const start = mode_of(law), found = [[start, Math.exp(law.at(start))]];
  let total = found[0][1];
  for (const sign of [1, -1]) {
    for (let k = start + sign; k >= law.lo && k <= law.hi && found.length < 3000; k += sign) {
      const m = Math.exp(law.at(k));
      found.push([k, m]);
      total += m;
      if (m < 1e-6 * total && total > 0.5) break;
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}
function spread(law) { // the window of one law
  const [low, quarter, three, high] = quantiles(law, [0.002, 0.25, 0.75, 0.998]);
  const reach = 2.5 * (three - quarter) || 1;
  if (law.counting) {
    const hi = Math.min(high, Math.max(three + 2 * reach, low + 7));
    return [low, Math.max(hi, Math.min(low + 7, law.hi))];
  }
  return toTheEnds(law, Math.max(low, quarter - reach), Math.min(high, three + reach));
}
function toTheEnds(law, lo, hi) {
  const room = 0.12 * (hi - lo), near = (e) => finite(e) && lo - room <= e && e <= hi + room;
  return [near(law.lo) ? Math.min(lo, law.lo) : lo, near(law.hi) ? Math.max(hi, law.hi) : hi];
}
function windowOf(p, q) {
  let [lo, hi] = spread(p);
  const whole = p.counting && (!q || q.counting);
  if (q) {
    const [a, b] = spread(q), room = Math.max(1.25 * (hi - lo), whole ? 7 : 0);
    if (a <= hi + room && b >= lo - room) {
      [lo, hi] = [Math.min(lo, Math.max(a, lo - room)), Math.max(hi, Math.min(b, hi + room))];
    }
  }
  if (whole) return [lo - 0.6, hi + 0.6];
  for (const law of q ? [p, q] : [p]) [lo, hi] = toTheEnds(law, lo, hi);
  return [lo - 0.03 * (hi - lo), hi + 0.03 * (hi - lo)];
}

function inside(law, x) {
  if (law.points) return law.points.includes(x);
  return law.lo <= x && x <= law.hi && (!law.counting || Number.isInteger(x));
}
function grid([lo, hi], places) { // even, and closer about every end and corner
  const found = [], width = hi - lo;
  for (let k = 0; k <= 240; k++) found.push(lo + width * k / 240);
  for (const e of places) {
    for (let k = 3; k < 19; k++) {
      found.push(e - width * 10 ** (-k / 2), e + width * 10 ** (-k / 2));
    }
  }
  return found.filter((x) => lo <= x && x <= hi).sort((a, b) => a - b);
}
function curve(law, f, span, places) { // its points, and the heights to show: not those of a pole
  const width = span[1] - span[0], rows = [];
  if (law.counting) {
    const all = masses(law).filter(([k]) => span[0] <= k && k <= span[1]);
    for (const [k] of all) rows.push([k, f(k)]);
  } else {
    for (const x of grid(span, places)) if (x > law.lo && x < law.hi) rows.push([x, f(x)]);
  }
  const kept = rows.filter(([, y]) => finite(y));
  const height = (e, from, to) => kept.reduce((most, [x, y]) =>
    from * width < Math.abs(x - e) && Math.abs(x - e) <= to * width ? Math.max(most, Math.abs(y)) : most, 0);
  const poles = law.counting ? [] : places.filter((e) =>
    height(e, 0, 1e-6) > 1.5 * height(e, 1e-6, 1e-3) && height(e, 1e-6, 1e-3) > 0);
  const calm = kept.filter(([x]) => poles.every((e) => Math.abs(x - e) >= 0.02 * width));
  const ys = calm.map(([, y]) => y);
  return { rows: kept, stems: law.counting, cut: poles.length > 0,
    low: Math.min(0, ...ys), top: Math.max(0, ...ys) };
}

function shown(v) { // what the picture shows; nothing where numbers are too coarse for its width
  const laws = MODEL.laws(v), [p, q] = laws, span = windowOf(p, q);
  if (!(span[1] - span[0] > 1e-11 * Math.max(...span.map(Math.abs)))) return null;
  const ends = (law) => [law.lo, law.hi, ...(law.turns || law.corners)].filter(finite);
  const densities = laws.map((law) =>
    curve(law, (x) => (inside(law, x) ? Math.exp(law.at(x)) : 0), span, ends(law)));
  const form = FORMS[MODEL.kind];
  const below = q && p.counting !== q.counting && MODEL.kind === "kl" ? () => NaN : (x) => {
    const lp = p.at(x), w = Math.exp(lp);
    return w === 0 ? 0 : w * form(lp, q ? (inside(q, x) ? q.at(x) : -Infinity) : 0);
  };
  const area = curve(p, below, span, [...ends(p), ...(q ? ends(q) : [])]);
  return { laws, span, densities, area, outside: q ? outside(p, q, span) : [] };
}
function outside(p, q, span) { // where p has mass and q none: intervals, or points
  if (p.counting !== q.counting && !(MODEL.kind === "cross-entropy" && p.counting)) {
    return p.counting ? masses(p).map(([k]) => [k, k]) : [clip([p.lo, p.hi], span)];
  }
  if (p.counting) {
    return masses(p).filter(([k, m]) => m > 0 && !inside(q, k)).map(([k]) => [k, k])
      .filter(([k]) => span[0] <= k && k <= span[1]);
  }
  const width = span[1] - span[0];
  return [clip([p.lo, Math.min(p.hi, q.lo)], span), clip([Math.max(p.lo, q.hi), p.hi], span)]
    .filter(([a, b]) => b - a > 1e-9 * width);
}
const clip = ([a, b], [lo, hi]) => [Math.max(a, lo), Math.min(b, hi)];

function ticks(lo, hi, count, whole) {
  const raw = (hi - lo) / count, power = 10 ** Math.floor(Math.log10(raw));
  let step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= raw * 0.999);
  if (whole) step = Math.max(1, Math.round(step));
  const found = [];
  for (let k = Math.ceil(lo / step - 1e-9); k * step <= hi + 1e-9 * step; k++) found.push(k * step);
  const most = Math.max(...found.map(Math.abs)), last = Math.floor(Math.log10(step) + 1e-9);
  const first = Math.floor(Math.log10(most) + 1e-9), digits = Math.max(0, first - last);
  const powers = (most >= 1e5 || most < 1e-3) && digits <= 3;
  const label = (x) => !powers ? x.toFixed(Math.min(Math.max(0, -last), 12))
    : x === 0 ? "0" : `${(x / 10 ** first).toFixed(digits)}·10${raised(first)}`;
  return found.map((x) => [x, label(x).replace("-", "−")]);
}
const raised = (n) => String(n).replace(/./g, (c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c] || "⁻");

function draw(svg, seen, labels) {
  const width = Math.max(280, svg.parentNode.clientWidth);
  const height = Math.round(Math.min(440, Math.max(230, width * 0.62)));
  const right = 8, gap = 20, foot = 26;
  const upper = [6, 6 + (height - gap - foot - 6) * 0.55], lower = [upper[1] + gap, height - foot];
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  const made = (name, attributes, text) => {
    const e = document.createElementNS(SVG, name);
    for (const key in attributes) e.setAttribute(key, attributes[key]);
    if (text !== undefined) e.textContent = text;
    return e;
  };
  const layer = document.createElementNS(SVG, "g");
  const put = (name, attributes, text) => layer.append(made(name, attributes, text));
  const reach = (low, top, [from, to]) => { // the heights that are shown, and their ticks
    const room = 0.1 * ((top > low ? top : low + 1) - low), lo = low < 0 ? low - room : low;
    const hi = (top > low ? top : low + 1) + room;
    return { lo, hi, rows: ticks(lo, hi, (to - from) / 38), from, to };
  };
  const a = seen.area, above = reach(0, Math.max(...seen.densities.map((c) => c.top)) || 1, upper);
  const under = reach(a.low, a.top, lower);
  const left = 14 + 6.5 * Math.max(5, ...[...above.rows, ...under.rows].map(([, words]) => words.length));
  const [x0, x1] = seen.span, X = (x) => left + (x - x0) / (x1 - x0) * (width - left - right);
  const whole = seen.densities.every((c) => c.stems);
  const scale = ({ lo, hi, rows, from, to }) => {
    const Y = (y) => to - (Math.min(Math.max(y, lo - 2 * (hi - lo)), hi + (hi - lo)) - lo)
      / (hi - lo) * (to - from);
    for (const [y, words] of rows) {
      put("line", { class: "rule", x1: left, x2: width - right, y1: Y(y), y2: Y(y) });
      put("text", { class: "tick", x: left - 6, y: Y(y) + 4, "text-anchor": "end" }, words);
    }
    return Y;
  };
  const path = (rows, Y) => rows.map(([x, y], k) =>
    `${k ? "L" : "M"}${X(x).toFixed(1)} ${Y(y).toFixed(1)}`).join("");
  const filled = (rows, Y) => rows.length
    ? `${path(rows, Y)}L${X(rows[rows.length - 1][0]).toFixed(1)} ${Y(0).toFixed(1)}`
      + `L${X(rows[0][0]).toFixed(1)} ${Y(0).toFixed(1)}Z` : "";

  const Y = scale(above);
  const few = seen.densities[0].rows.length <= 40;
  seen.densities.forEach((c, k) => {
    const name = k ? "q" : "p", shift = whole && seen.densities.length > 1 && few ? (k ? 3 : -3) : 0;
    if (!c.stems) {
      if (!k) put("path", { class: "under", d: filled(c.rows, Y), "clip-path": "url(#upper)" });
      put("path", { class: name, d: path(c.rows, Y), "clip-path": "url(#upper)" });
      return;
    }
    for (const [x, y] of c.rows) {
      put("line", { class: name, x1: X(x) + shift, x2: X(x) + shift, y1: Y(0), y2: Y(y) });
      const r = few ? 3.5 : 1.6;
      const mark = { class: `${name} mark`, transform: `translate(${X(x) + shift} ${Y(y)})` };
      put("path", { ...mark, d: k ? `M0 ${-r - 1}L${r + 1} 0L0 ${r + 1}L${-r - 1} 0Z`
        : `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z` });
    }
  });

  const Z = scale(under);
  if (a.stems) {
    const w = Math.max(2, Math.min(26, (X(1) - X(0)) * 0.5));
    for (const [x, y] of a.rows) {
      put("rect", { class: y < 0 ? "below bar" : "above bar", x: X(x) - w / 2, width: w,
        y: Math.min(Z(0), Z(y)), height: Math.abs(Z(y) - Z(0)) });
    }
  } else {
    const clip = { "clip-path": "url(#lower)" };
    put("path", { class: "above", d: filled(a.rows.map(([x, y]) => [x, Math.max(y, 0)]), Z), ...clip });
    put("path", { class: "below", d: filled(a.rows.map(([x, y]) => [x, Math.min(y, 0)]), Z), ...clip });
    put("path", { class: "line", d: path(a.rows, Z), ...clip });
  }
  put("line", { class: "axis", x1: left, x2: width - right, y1: Z(0), y2: Z(0) });
  put("line", { class: "axis", x1: left, x2: width - right, y1: Y(0), y2: Y(0) });

  for (const [from, to] of seen.outside) {
    if (from === to) {
      put("line", { class: "void", x1: X(from), x2: X(from), y1: lower[1], y2: lower[0] + 18 });
      put("text", { class: "infinite", x: X(from), y: lower[0] + 13, "text-anchor": "middle" }, "∞");
      continue;
    }
    for (const [top, bottom] of [upper, lower]) {
      put("rect", { class: "void", x: X(from), width: X(to) - X(from), y: top, height: bottom - top });
    }
    const x = (X(from) + X(to)) / 2, y = (lower[0] + lower[1]) / 2;
    put("circle", { class: "paper", cx: x, cy: y, r: 13 });
    put("text", { class: "infinite", x, y: y + 6, "text-anchor": "middle" }, "∞");
  }
  for (const [x, words] of ticks(x0, x1, width / 90, whole)) {
    put("line", { class: "axis", x1: X(x), x2: X(x), y1: lower[1], y2: lower[1] + 4 });
    const over = X(x) + 3.5 * words.length > width;
    const place = over ? { x: width, "text-anchor": "end" } : { x: X(x), "text-anchor": "middle" };
    put("text", { class: "tick", ...place, y: lower[1] + 17 }, words);
  }
  for (const [[top], words] of [[upper, labels[0]], [lower, labels[1]]]) {
    put("text", { class: "name", x: width - right - 4, y: top + 12, "text-anchor": "end" }, words);
  }
  const clips = [["upper", upper], ["lower", lower]].map(([id, [top, bottom]]) => {
    const c = made("clipPath", { id });
    c.append(made("rect", { x: left, y: top - 4, width: width - left - right, height: bottom - top + 4 }));
    return c;
  });
  svg.querySelector("#clips").replaceChildren(...clips);
  layer.id = "layer";
  svg.querySelector("#layer").replaceWith(layer);
}
