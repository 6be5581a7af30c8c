// KaTeX and MathJax 3 and 4 over a list of [displayed, TeX]: what each of them complains of.
const fs = require("fs");
const path = require("path");

const asked = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const complaints = [];
const say = (engine, error, tex) =>
  complaints.push(`${engine}: ${error.message || error}: ${tex.slice(0, 300)}`);

const katex = require("katex");
for (const [displayMode, tex] of asked) {
  try {
    katex.renderToString(tex, { displayMode, throwOnError: true, strict: "error" });
  } catch (error) {
    say("KaTeX", error, tex);
  }
}

// as a page has it, but an undefined command or an error is thrown, not drawn in red
const config = {
  loader: { load: ["input/tex"] },
  tex: {
    packages: { "[-]": ["noundefined", "noerrors"] },
    formatError: (_, error) => { throw error; },
  },
  startup: { typeset: false },
};

async function mathjax(engine, main) {
  delete global.MathJax;
  const made = await require(main).init(config);
  for (const [display, tex] of asked) {
    try {
      const mml = await made.tex2mmlPromise(tex, { display });
      if (/<merror|data-mjx-error/.test(mml)) throw new Error(mml.match(/data-mjx-error="([^"]*)/)?.[1] || "merror");
      const text = mml.replace(/<[^>]*>/g, "");
      if (/\\/.test(text)) throw new Error("a backslash is left in the text");
    } catch (error) {
      say(engine, error, tex);
    }
  }
}

(async () => {
  await mathjax("MathJax 3", "mathjax-3");
  for (const key of Object.keys(require.cache)) if (key.includes("mathjax")) delete require.cache[key];
  await mathjax("MathJax 4", "@mathjax/src");
  fs.writeSync(1, JSON.stringify({ asked: asked.length, complaints }));
  process.exit(0);
})();
