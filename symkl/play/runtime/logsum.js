// log Σ c e^u of the pairs [c, u], where an e^u alone would overflow
function logsum(pairs) {
  const most = pairs.reduce((best, one) => (one[1] > best[1] ? one : best));
  if (!Number.isFinite(most[1])) return most[1] + Math.log(most[0]);
  let rest = most[0] - 1;
  for (const [c, u] of pairs) if (u !== most[1]) rest += c * Math.exp(u - most[1]);
  for (const one of pairs) if (one !== most && one[1] === most[1]) rest += one[0];
  return most[1] + Math.log1p(rest);
}
