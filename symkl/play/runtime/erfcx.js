// e^(x²) erfc x: for x > 1.5 its continued fraction, from the inside
function erfcx(x) {
  if (x <= 1.5) return erfc(x) / gauss(x);
  let f = x;
  for (let k = x > 6 ? 30 : 160; k > 0; k--) f = x + k / (2 * f);
  return 0.5641895835477563 / f;
}
