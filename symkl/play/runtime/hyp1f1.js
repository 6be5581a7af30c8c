// ₁F₁(a; b; z), by Kummer's transformation where z < 0
function hyp1f1(a, b, z) {
  const whole = a <= 0 && a === Math.floor(a);
  return z < 0 && !whole ? series([b - a], [b], -z, Math.exp(z)) : series([a], [b], z);
}
