// The filters: what is chosen shows as chips, each removable, and goes with every question.
window.shisaku.filters = (() => {
  const app = window.shisaku;
  const { actions, make, one } = app;
  let ministries = [];

  const checked = () => [...document.querySelectorAll("#filters [name=document]:checked")];
  const number = (id) => one(`#${id}`).value.normalize("NFKC").replace(/[‐‑‒–—−ー]/g, "-").trim();

  const scope = () => ({
    documents: checked().map((box) => box.value),
    ministries: [...ministries],
    first: number("first"),
    last: number("last"),
  });

  const span = () => {
    const { first, last } = scope();
    return first || last ? `${first}〜${last}` : "";
  };

  const words = () => [...checked().map((box) => box.dataset.label), ...ministries, span()].filter(Boolean).join("、");

  const model = () => one("#model")?.value ?? "";

  const chip = (label, kind, value) => {
    const button = make("button", label, { type: "button", class: "chip on", "data-action": "unfilter", "data-kind": kind, "data-value": value });
    button.append(make("span", "を外す", { class: "sr" }), make("span", " ×", { "aria-hidden": "true" }));
    return button;
  };

  const draw = () => {
    const place = one("#chips");
    place.textContent = "";
    for (const box of checked()) place.append(chip(box.dataset.label, "document", box.value));
    for (const name of ministries) place.append(chip(name, "ministry", name));
    if (span()) place.append(chip(`施策 ${span()}`, "span", ""));
    place.hidden = !place.childElementCount;
  };

  const set = (value = {}) => {
    for (const box of document.querySelectorAll("#filters [name=document]")) box.checked = (value.documents ?? []).includes(box.value);
    ministries = [...(value.ministries ?? [])];
    one("#first").value = value.first ?? "";
    one("#last").value = value.last ?? "";
    draw();
  };

  actions.unfilter = (target) => {
    const { kind, value } = target.dataset;
    if (kind === "document") for (const box of checked()) if (box.value === value) box.checked = false;
    if (kind === "ministry") ministries = ministries.filter((name) => name !== value);
    if (kind === "span") one("#first").value = one("#last").value = "";
    draw();
    one("#question").focus();
  };

  const start = () => {
    one("#filters").addEventListener("change", (event) => {
      if (event.target.id === "ministry") {
        if (event.target.value && !ministries.includes(event.target.value)) ministries.push(event.target.value);
        event.target.value = "";
      }
      draw();
    });
    draw();
  };

  return { model, scope, set, start, words };
})();
