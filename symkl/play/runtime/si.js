// Si(x) = Σ (−1)^k x^(2k+1)/((2k+1)(2k+1)!), odd
function si(x) {
  if (x < 0) return -si(-x);
  if (x > 4) return afar(x)[1];
  let term = x, sum = x;
  for (let k = 3; k < 60; k += 2) {
    term *= -x * x / (k * (k - 1));
    sum += term / k;
  }
  return sum;
}
