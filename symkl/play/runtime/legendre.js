// nodes and weights of Gauss and Legendre on [−1, 1], 20 of them
const legendre = (() => {
  const n = 20, found = [];
  for (let i = 0; i < n; i++) {
    let x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5)), slope = 1;
    for (let step = 0; step < 60; step++) {
      let p = 1, before = 0;
      for (let k = 1; k <= n; k++) [p, before] = [((2 * k - 1) * x * p - (k - 1) * before) / k, p];
      slope = n * (x * p - before) / (x * x - 1);
      const next = x - p / slope;
      if (Math.abs(next - x) < 1e-16) break;
      x = next;
    }
    found.push([x, 2 / ((1 - x * x) * slope * slope)]);
  }
  return found;
})();
