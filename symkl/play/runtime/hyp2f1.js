// ₂F₁(a, b; c; z), z < 1: by Pfaff's transformation where z < 0
function hyp2f1(a, b, c, z) {
  const whole = [a, b].some((n) => n <= 0 && n === Math.floor(n));
  if (z < 0 && !whole) return Math.pow(1 - z, -a) * series([a, c - b], [c], z / (z - 1));
  return series([a, b], [c], z);
}
