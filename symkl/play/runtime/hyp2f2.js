// ₂F₂(a, b; c, d; z)
function hyp2f2(a, b, c, d, z) {
  return series([a, b], [c, d], z);
}
