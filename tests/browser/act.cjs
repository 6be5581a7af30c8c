// Opens each page, works it as a person would, and says what happened.
const fs = require("fs");
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const job = JSON.parse(fs.readFileSync(0, "utf8"));
const ready = (page) => page.waitForFunction(() => document.body.dataset.ready === "yes");
const text = (page, id) => page.textContent("#" + id);
const state = async (page) => ({
  value: await text(page, "value"), closed: await text(page, "closed"),
  quadrature: await text(page, "quadrature"), why: await text(page, "why"),
  said: await text(page, "said"), title: await text(page, "title"), desc: await text(page, "desc"),
});

async function opened(browser, file, seen, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (m) => seen.console.push(m.text()));
  page.on("pageerror", (e) => seen.console.push(String(e)));
  page.on("request", (r) => { if (!/^(file|data):/.test(r.url())) seen.requests.push(r.url()); });
  await page.goto("file://" + file);
  await ready(page);
  return page;
}

async function rules(page) { // of accessibility, that are broken
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run());
  return found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`);
}

async function byKeys(page) { // Tab to the first slider, arrows; the box; a fold; no mouse
  const found = { first: await state(page), order: [] };
  for (let k = 0; k < 3; k++) {
    await page.keyboard.press("Tab");
    found.order.push(await page.evaluate(() => document.activeElement.type || document.activeElement.tagName));
  }
  await page.locator("input[type=range]").first().focus();
  const slider = () => page.evaluate(() => document.activeElement.getAttribute("aria-valuetext"));
  found.text = await slider();
  for (let k = 0; k < 3; k++) await page.keyboard.press("ArrowRight");
  await ready(page);
  found.textAfter = await slider();
  found.boxAfter = await page.locator("input[type=number]").first().inputValue();
  found.moved = await state(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.type(found.boxAfter.includes(".") ? "0.75" : "4");
  await page.keyboard.press("Enter");
  await ready(page);
  found.typed = await state(page);
  found.typedNumbers = await page.evaluate(() => numbers());
  await page.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  found.open = await page.evaluate(() => document.querySelector("details").open);
  found.maths = await page.locator("details[open] math").count();
  await page.locator("#reset").focus();
  await page.keyboard.press("Space");
  await ready(page);
  found.again = await state(page);
  return found;
}

async function atPositions(page, positions) { // each slider to its place of 0 … 1, as a hand does
  const found = [];
  for (const places of positions) {
    found.push(await page.evaluate((places) => {
      rows.forEach((row, k) => {
        const { min, max } = row.slider;
        row.slider.value = Math.round(Number(min) + places[k] * (max - min));
        row.slider.dispatchEvent(new Event("input", { bubbles: true }));
      });
      show();
      const v = numbers(), a = answer(v);
      return { v, value: String(a.value), digits: a.digits, why: a.why,
        boxes: rows.map((row) => row.box.value), shown: document.getElementById("closed").textContent,
        head: document.getElementById("value").textContent,
        quadrature: a.finite ? String(quadrature(v)) : "",
        drawn: document.querySelectorAll("#layer path, #layer rect, #layer line").length,
        broken: document.querySelector("#layer").outerHTML.includes("NaN") };
    }, places));
  }
  return found;
}

(async () => {
  const browser = await chromium.launch({ executablePath: job.chromium, args: ["--no-sandbox"] });
  const out = [];
  for (const { name, file, positions, whole } of job.pages) {
    const seen = { name, console: [], requests: [], axe: [] };
    const page = await opened(browser, file, seen, { viewport: { width: 1100, height: 900 } });
    if (whole) seen.keys = await byKeys(page);
    if (whole) seen.axe.push(...(await rules(page)));
    if (whole) await page.screenshot({ path: `${job.folder}/${name}-wide.png` });
    seen.positions = await atPositions(page, positions);
    await page.context().close();
    out.push(seen);
    if (!whole) continue;
    const phone = await opened(browser, file, seen, {
      viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: "dark" });
    seen.width = await phone.evaluate(() => document.documentElement.scrollWidth);
    seen.tall = await phone.evaluate(() => Math.min(...rows.map((r) => r.slider.clientHeight)));
    await phone.locator("input[type=range]").last().tap();
    await ready(phone);
    seen.stage = await phone.evaluate(() => document.querySelector(".stage").getBoundingClientRect().top);
    seen.paper = await phone.evaluate(() => getComputedStyle(document.body).backgroundColor);
    if (out.length === 1) seen.axe.push(...(await rules(phone)));
    await phone.screenshot({ path: `${job.folder}/${name}-phone.png` });
    await phone.context().close();
  }
  await browser.close();
  console.log(JSON.stringify(out));
})().catch((e) => { console.error(e); process.exit(1); });
