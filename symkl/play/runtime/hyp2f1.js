// ₂F₁(a, b; c; z), z ≤ 1: a polynomial, the series, Euler's integral, or a transformation of z
function hyp2f1(a, b, c, z) {
  const whole = (n) => n <= 0 && n === Math.floor(n), y = 1 - z, s = c - a - b;
  const apart = (n) => Math.abs(n - Math.round(n)) > 0.01; // else the two terms have poles that cancel
  const pfaff = () => series([a, c - b], [c], z / (z - 1), Math.pow(y, -a));
  if (!(z <= 1) || whole(c)) return NaN;
  if (whole(a) || whole(b)) return series([a, b], [c], z);
  if (z === 1) return s > 0 ? transformed([[c, s, c - a, c - b, 1, () => 1]]) : Infinity;
  let found = z >= 0 && z <= 0.7 ? series([a, b], [c], z) : z < 0 && z >= -1 ? pfaff() : NaN;
  if (found !== found && c > b && b > 0) found = euler(a, b, c, y);
  if (found !== found && c > a && a > 0) found = euler(b, a, c, y);
  if (found !== found && z > 0.5 && apart(s)) { // 1 − z
    found = transformed([[c, s, c - a, c - b, 1, () => series([a, b], [1 - s], y)],
      [c, -s, a, b, Math.pow(y, s), () => series([c - a, c - b], [1 + s], y)]]);
  }
  if (found !== found && z < -1 && apart(a - b)) { // 1/(1 − z)
    found = transformed([
      [c, b - a, b, c - a, Math.pow(y, -a), () => series([a, c - b], [1 + a - b], 1 / y)],
      [c, a - b, a, c - b, Math.pow(y, -b), () => series([b, c - a], [1 + b - a], 1 / y)]]);
  }
  return found === found ? found : z > 0 ? series([a, b], [c], z) : pfaff();
}
