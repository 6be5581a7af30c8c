// ζ^(k)(s) for s > 1: Euler and Maclaurin, each term a Taylor series in s
function zetaderivative(k, s) {
  const times = (u, v) => u.map((_, n) => {
    let sum = 0;
    for (let j = 0; j <= n; j++) sum += u[j] * v[n - j];
    return sum;
  });
  const power = (n, e) => { // n^(−s−e)
    const found = [Math.pow(n, -s - e)];
    for (let j = 1; j <= k; j++) found.push(-found[j - 1] * Math.log(n) / j);
    return found;
  };
  const linear = (c) => Array.from({ length: k + 1 }, (_, n) => n === 0 ? s + c : n === 1 ? 1 : 0);
  const sum = new Array(k + 1).fill(0);
  const add = (u, c) => u.forEach((y, n) => { sum[n] += c * y; });
  const N = 16;
  for (let n = 1; n < N; n++) add(power(n, 0), 1);
  add(power(N, 0), 0.5);
  const inverse = [1 / (s - 1)];
  for (let j = 1; j <= k; j++) inverse.push(-inverse[j - 1] / (s - 1));
  add(times(power(N, -1), inverse), 1);
  let rising = linear(0), factorial = 2;
  for (let m = 1; m <= 10; m++) { // B_2m/(2m)! s (s+1) … (s+2m−2) N^(−s−2m+1)
    add(times(rising, power(N, 2 * m - 1)), bernoulli[m - 1] / factorial);
    rising = times(times(rising, linear(2 * m - 1)), linear(2 * m));
    factorial *= (2 * m + 1) * (2 * m + 2);
  }
  let found = sum[k];
  for (let j = 2; j <= k; j++) found *= j;
  return found;
}
