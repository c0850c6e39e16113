// What an address names is unfolded, so that one sees what one came for.
const unfold = () => {
  const there = document.getElementById(location.hash.slice(1));
  if (there?.localName === "details") there.open = true;
};
addEventListener("hashchange", unfold);
unfold();
