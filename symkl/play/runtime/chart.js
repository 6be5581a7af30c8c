// the side whose distances reckon the way from a place, the distance to begin with, and + or −
function chart(place, sign) {
  const { y, z } = place;
  if (nearer(place)) return ["right", z, -sign];
  if (z === z) return ["left", y, sign];
  return y > 0 || (y === 0 && sign > 0) ? ["up", y, sign] : ["down", -y, -sign];
}
