"use strict";
const $ = (id) => document.getElementById(id);
const grids = [...document.querySelectorAll("table")].map((table) => ({
  table,
  heads: [...table.tHead.rows[0].cells].slice(1),
  rows: [...table.tBodies[0].rows],
}));
const kinds = new Map(); // of each family
const at = new Map(); // where each cell is: its names, its place in its grid
const single = grids.every((g) => g.heads.length === 1 && g.heads[0].textContent === "entropy");

for (const grid of grids) {
  grid.names = grid.heads.map((h) => h.textContent);
  for (const row of grid.rows) {
    row.cellsOf = [...row.cells].slice(1); // by original column
    row.name = row.cells[0].textContent;
    kinds.set(row.name, row.dataset.kind);
    row.cellsOf.forEach((td, column) => {
      if (!td.className) return;
      const names = single ? [row.name] : [row.name, grid.names[column]];
      at.set(td, { grid, row, column, names, shade: td.className });
      td.tabIndex = -1;
      td.setAttribute("role", "gridcell");
      td.setAttribute("aria-label", `${names.join(" ‖ ")}: ${words(td.className)}`);
    });
  }
}
const cellOf = new Map([...at].map(([td, c]) => [c.names.join(" "), td]));
first().tabIndex = 0;

function words(shade) {
  const key = document.querySelector(`[data-shade="${shade}"]`);
  return key.childNodes[1].textContent.trim();
}
function first() {
  return [...at.keys()].find((td) => td.offsetParent !== null) || [...at.keys()][0];
}

// -- order and filter: rows and columns are moved, the cells with them

function arrange() {
  const asked = $("filter").value.toLowerCase().split(/[\s,]+/).filter(Boolean);
  const kind = $("kind").value, sides = $("sides").value, order = $("order").value;
  const fits = (name) => (!kind || kinds.get(name) === kind)
    && (!asked.length || asked.some((a) => name.toLowerCase().includes(a)));
  const kindOrder = [...$("kind").options].map((o) => o.value);
  const rank = {
    name: () => 0,
    kind: (name) => kindOrder.indexOf(kinds.get(name)),
    closed: (name, count) => -count.get(name),
  }[order];
  for (const grid of grids) {
    const inRows = new Map(), inColumns = new Map();
    for (const row of grid.rows) {
      row.cellsOf.forEach((td, c) => {
        const closed = /closed|conditional/.test(td.className) ? 1 : 0;
        inRows.set(row.name, (inRows.get(row.name) || 0) + closed);
        inColumns.set(grid.names[c], (inColumns.get(grid.names[c]) || 0) + closed);
      });
    }
    const sorted = (names, count) => names.map((name, i) => i).sort((a, b) =>
      rank(names[a], count) - rank(names[b], count) || a - b);
    const rows = sorted(grid.rows.map((r) => r.name), inRows);
    const columns = sorted(grid.names, inColumns);
    const begins = (name, before) => order === "kind" && before !== undefined
      && kinds.get(name) !== kinds.get(before);
    grid.shown = { rows: [], columns: [] };
    let before;
    for (const i of rows) {
      const row = grid.rows[i];
      row.hidden = sides !== "columns" && !fits(row.name);
      row.parentNode.append(row);
      row.classList.toggle("begins", !row.hidden && begins(row.name, before));
      if (!row.hidden) { before = row.name; grid.shown.rows.push(row); }
    }
    before = undefined;
    for (const c of columns) {
      const hidden = !single && sides !== "rows" && !fits(grid.names[c]);
      const starts = !hidden && !single && begins(grid.names[c], before);
      for (const cell of [grid.heads[c], ...grid.rows.map((r) => r.cellsOf[c])]) {
        cell.hidden = hidden;
        cell.parentNode.append(cell);
        cell.classList.toggle("begins", starts);
      }
      if (!hidden) { before = grid.names[c]; grid.shown.columns.push(c); }
    }
    grid.table.closest("section").hidden =
      !grid.shown.rows.length || !grid.shown.columns.length;
  }
  enter(first());
}
function enter(td) { // the one cell that Tab reaches
  if (!td) return;
  document.querySelectorAll('td[tabindex="0"]').forEach((old) => { old.tabIndex = -1; });
  td.tabIndex = 0;
}
$("filter").form.addEventListener("submit", (e) => e.preventDefault());
for (const id of ["filter", "sides", "kind", "order"]) $(id).addEventListener("input", arrange);

$("key").addEventListener("click", (e) => {
  const button = e.target.closest("button");
  if (!button) return;
  button.ariaPressed = button.ariaPressed === "true" ? "false" : "true";
  const wanted = [...$("key").children].filter((b) => b.ariaPressed === "true")
    .map((b) => b.dataset.shade);
  for (const [td, c] of at) {
    td.classList.toggle("dim", wanted.length > 0 && !wanted.includes(c.shade));
  }
});

// -- where one is: the names of row and column stand out

let marked = [];
function mark(td) {
  marked.forEach((e) => e.classList.remove("here"));
  const c = at.get(td);
  marked = c ? [c.row.cells[0], c.grid.heads[c.column]] : [];
  marked.forEach((e) => e.classList.add("here"));
  $("told").textContent = c ? td.getAttribute("aria-label") : "";
}
document.addEventListener("mouseover", (e) => {
  const td = e.target.closest("td");
  if (at.has(td)) mark(td);
});
document.addEventListener("focusin", (e) => {
  if (at.has(e.target)) { mark(e.target); enter(e.target); }
});

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
  Home: [0, -1e9], End: [0, 1e9], PageUp: [-10, 0], PageDown: [10, 0] };
document.addEventListener("keydown", (e) => {
  if (e.key === "Escape" && !$("answer").hidden) return shut();
  const c = at.get(e.target);
  if (!c) return;
  if (e.key === "Enter" || e.key === " ") { e.preventDefault(); return open(e.target); }
  const move = MOVES[e.key];
  if (!move) return;
  e.preventDefault();
  const { rows, columns } = c.grid.shown;
  const to = (list, one, by) => list[Math.min(Math.max(list.indexOf(one) + by, 0), list.length - 1)];
  const td = to(rows, c.row, move[0]).cellsOf[to(columns, c.column, move[1])];
  if (at.has(td)) td.focus();
});

// -- an answer

let answers;
async function unpacked() {
  const bytes = Uint8Array.from(atob($("answers").textContent), (l) => l.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}
function element(tag, ...inside) {
  const made = document.createElement(tag);
  made.append(...inside);
  return made;
}
const ROWS = [["finite_when", "finite when"], ["left", "left"], ["reason", "reason"]];
function told(answer) {
  const list = element("dl");
  const add = (name, ...inside) => list.append(element("dt", name), element("dd", ...inside));
  add("status", answer.status);
  for (const [part, name] of ROWS) {
    const value = [].concat(answer[part] || []).join("; ");
    if (value && !["True", "False"].includes(value)) add(name, value);
  }
  if (answer.steps) {
    const s = answer.steps === 1 ? "step" : "steps";
    const link = element("a", "Every step of the derivation");
    link.href = answer.page || "";
    const count = `${answer.steps} ${s}, ${Math.round(1000 * (answer.seconds || 0))} ms`;
    add("derivation", ...(answer.page ? [link, ` (${count})`] : [count]));
  }
  const statement = document.createElement("div");
  statement.innerHTML = answer.statement || ""; // written by the program that wrote this page
  if (answer.result) statement.append(element("p", answer.result));
  return [statement, list];
}
async function open(td) {
  answers = answers || (await unpacked());
  const { names } = at.get(td), key = names.join(" ");
  document.querySelectorAll("td.open").forEach((old) => old.classList.remove("open"));
  td.classList.add("open");
  $("asked").textContent = names.join(" ‖ ");
  $("body").replaceChildren(...told(answers[key]));
  $("answer").hidden = false;
  $("answer").scrollTop = 0;
  td.scrollIntoView({ block: "nearest", inline: "nearest" });
  const room = innerHeight - $("answer").offsetHeight;
  const place = td.getBoundingClientRect();
  if (place.bottom > room) scrollBy(0, place.bottom - room + 40);
  enter(td);
  $("answer").focus({ preventScroll: true });
  history.replaceState(null, "", "#" + names.join("-"));
}
function shut() {
  $("answer").hidden = true;
  const td = document.querySelector("td.open");
  if (td) { td.classList.remove("open"); td.focus(); }
  history.replaceState(null, "", location.pathname + location.search);
}
document.addEventListener("click", (e) => {
  const td = e.target.closest("td");
  if (at.has(td)) open(td);
});
$("close").addEventListener("click", shut);
arrange();
const linked = cellOf.get(decodeURIComponent(location.hash.slice(1)).replace("-", " "));
if (linked) open(linked);
