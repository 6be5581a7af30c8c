// log Σ c e^u of the pairs [c, u], where an e^u alone would overflow
function logsum(pairs) {
  const rows = pairs.map(([c, u]) => [u + Math.log(Math.abs(c)), Math.sign(c)]);
  const most = rows.reduce((best, one) => (one[0] > best[0] ? one : best));
  if (!Number.isFinite(most[0])) return most[0];
  let rest = most[1] - 1;
  for (const one of rows) if (one !== most) rest += one[1] * Math.exp(one[0] - most[0]);
  return most[0] + Math.log1p(rest);
}
