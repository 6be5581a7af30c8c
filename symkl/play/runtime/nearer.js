// is the right end the nearer one?
function nearer(place) {
  return place.z < place.y;
}
