// the distance of two places
function between(a, b) {
  return Math.abs(nearer(a) || nearer(b) ? a.z - b.z : a.y - b.y);
}
