// Ci(x), Si(x), x > 4: −Ci(x) + i(Si(x) − π/2) = e^(−ix)/(1 + ix − 1²/(3 + ix − …))
function afar(x) {
  if (x === Infinity) return [0, Math.PI / 2];
  let c = 0, d = 0;
  for (let k = Math.ceil(10 + 500 / x); k > 0; k--) {
    const a = 2 * k + 1 + c, b = x + d, size = k * k / (a * a + b * b);
    c = -size * a;
    d = size * b;
  }
  const a = 1 + c, b = x + d, size = a * a + b * b, u = a / size, v = -b / size;
  const cos = Math.cos(x), sin = Math.sin(x);
  return [-(u * cos + v * sin), Math.PI / 2 + v * cos - u * sin];
}
