// -- the answer: the closed form in doubles, and the definition by quadrature

function answer(v) {
  const wrong = MODEL.domain.find(([holds]) => !holds(v));
  if (wrong) return { value: NaN, digits: 0, finite: false, why: `domain: ${wrong[1]}` };
  if (!MODEL.finite(v)) return { value: Infinity, digits: 0, finite: false, why: "infinite" };
  const terms = MODEL.terms(v), value = sum(terms);
  if (!Number.isFinite(value)) { // a number that is finite had no 0/0 in it
    const special = MODEL.special.find(([holds]) => holds(v));
    return { value: NaN, digits: 0, finite: true, why: special ? `special: ${special[1]}` : "overflow" };
  }
  const size = terms.reduce((most, t) => Math.max(most, Math.abs(t)), 0);
  const digits = value === 0 ? 10 : Math.floor(14 - Math.log10(size / Math.abs(value)));
  return { value, digits: Math.max(0, Math.min(10, digits)), finite: true, why: "" };
}

const FORMS = {
  "kl": (p, q) => p - q,
  "entropy": (p) => -p,
  "cross-entropy": (p, q) => -q,
};

function integrand(v) { // log(p/q), −log p or −log q, in the chart of p
  const p = MODEL.laws(v)[0], q = MODEL.other(v), form = FORMS[MODEL.kind], made = {};
  for (const end of ["at", "left", "right", "up", "down"]) {
    if (p[end] && q[end]) made[end] = (x) => form(p[end](x), q[end](x));
  }
  return [p, made];
}

const one = () => 1, ONE = { at: one, left: one, right: one, up: one, down: one };

function quadrature(v) { // none where mass is missing: a tail beyond the numbers of the machine
  const [p, f] = integrand(v);
  return Math.abs(expect(p, ONE) - 1) < 1e-7 ? expect(p, f) : NaN;
}
