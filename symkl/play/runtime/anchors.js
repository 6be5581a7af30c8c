// where the integral is cut: ends, corners, the centre of the line, the mode. Each is known by its
// distances y from the left end, or from the centre of the line, and z to the right end
function anchors(law, mode) {
  const { lo, hi, centre } = law, line = lo === -Infinity && hi === Infinity;
  const place = (x) => ({
    y: line ? x - centre : lo === -Infinity ? Infinity : x - lo,
    z: line ? NaN : hi - x,
  });
  const found = [place(lo), place(hi)];
  if (law.length < Infinity) found[0].z = found[1].y = law.length;
  const add = (one, off) => { if (found.every((o) => between(o, one) > off)) found.push(one); };
  if (line) add(place(centre), 0);
  for (const c of law.turns || law.corners) if (lo < c && c < hi) add(place(c), 0);
  add(mode, 1e-3 * mode.width);
  return found.sort((a, b) => (nearer(a) || nearer(b) ? b.z - a.z : a.y - b.y));
}
