"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = Array.from(document.querySelectorAll("#items details.item"));
  const texts = all.map((item) => item.textContent.normalize("NFKC").toLowerCase());
  const apply = () => {
    const words = $("search").value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    const kind = $("kind").value;
    const state = $("state").value;
    let shown = 0;
    all.forEach((item, index) => {
      const data = item.dataset;
      const fits =
        (!kind || data.type === kind) &&
        (!state || data.state === state || (state === "flip" && data.flip) || (state === "pin" && data.pin)) &&
        words.every((word) => texts[index].includes(word));
      item.hidden = !fits;
      shown += fits;
    });
    $("shown").textContent = `${shown} / ${all.length} 問`;
  };
  ["search", "kind", "state"].forEach((id) => $(id).addEventListener("input", apply));
  const reveal = () => {
    const item = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (item && item.matches("details.item")) {
      item.hidden = false;
      item.open = true;
      item.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  apply();
  reveal();
})();
