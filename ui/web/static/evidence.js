// The evidence panel: a marker leads to the exact characters; the quote shows before that.
window.shisaku.evidence = (() => {
  const app = window.shisaku;
  const { actions, announce, one } = app;
  const panels = new Map(); // turn id → HTML, made and escaped by the server (ui/web/evidence.py)
  let selected = "";
  let from = null; // the marker that was pressed: Escape goes back to it
  let wording = "original";

  const panel = () => one("#panel");

  const keep = (turn, html) => panels.set(turn, html);

  const setWording = (value) => {
    wording = value;
    one("#evidence").dataset.wording = value;
    for (const button of document.querySelectorAll("#panel [data-wording]"))
      button.setAttribute("aria-pressed", String(button.dataset.wording === value));
  };

  /** Show the evidence of one turn; the turn is marked as the one shown. */
  const show = (turn, html = panels.get(turn)) => {
    if (html === undefined) return;
    selected = turn;
    panel().innerHTML = html;
    for (const element of document.querySelectorAll(".turn"))
      element.classList.toggle("selected", element.dataset.turn === turn);
    const more = one("#considered");
    more.hidden = false;
    more.open = false;
    one("div", more).textContent = "";
    setWording(wording);
  };

  const clear = () => {
    panels.clear();
    selected = "";
    panel().innerHTML =
      '<div class="panel-head"><h2>出典</h2></div><p class="quiet">答えの番号を押すと、ここに原文の該当箇所を示します。</p>';
    one("#considered").hidden = true;
  };

  const marks = (number) => [
    ...panel().querySelectorAll(`.${wording} mark[data-cite~="${number}"], .cell > mark[data-cite~="${number}"]`),
    ...panel().querySelectorAll(`p.cell mark[data-cite~="${number}"]`),
  ];

  /** Scroll the panel, and only the panel: the card's head too when both fit. */
  const bring = (mark, card) => {
    const box = one("#evidence");
    const height = box.clientHeight;
    const top = (element) => element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    const head = top(card) - 12;
    const first = card === one(".card, .unplaced", box);
    const far = top(mark) + mark.offsetHeight - head > height * 0.8;
    box.scrollTo({
      top: far ? top(mark) - height / 3 : first ? 0 : head,
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
  };

  /** Scroll to a citation and highlight exactly its characters. Returns whether it is on the panel. */
  const focus = (number) => {
    for (const old of panel().querySelectorAll(".current")) old.classList.remove("current");
    let found = marks(number);
    if (!found.length && wording === "corrected") {
      setWording("original");
      found = marks(number);
    }
    if (!found.length) found = [...panel().querySelectorAll(`.unplaced[data-cite="${number}"]`)];
    if (!found.length) return false;
    for (const mark of found) mark.classList.add("current");
    const card = found[0].closest(".card, .unplaced");
    card.classList.add("current");
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
    bring(found[0], card);
    return true;
  };

  const record = (turn) => app.turnOf(document.getElementById(`turn-${turn}`))?.record;

  const reveal = async (turn, number) => {
    if (turn !== selected) show(turn);
    one("#evidence").classList.add("open");
    if (focus(number)) return;
    try {
      show(turn, await app.server.evidence({ record: record(turn), focus: number }));
      focus(number);
    } catch {
      app.toast("出典を読み込めませんでした。サーバーとの接続を確かめてください。");
    }
  };

  const close = () => {
    one("#evidence").classList.remove("open");
    from?.focus();
    from = null;
  };

  Object.assign(actions, {
    cite: async (target) => {
      hide();
      from = target;
      await reveal(target.closest("[data-turn]").dataset.turn, Number(target.dataset.cite));
      announce(target.dataset.label);
    },
    show: (target) => reveal(selected, Number(target.dataset.cite)),
    wording: (target) => setWording(target.dataset.wording),
    close,
  });

  // The hint: the quote of the marker that the pointer or the focus is on.
  const hint = () => one("#hint");
  const hide = () => {
    hint().hidden = true;
    one('[aria-describedby="hint"]')?.removeAttribute("aria-describedby");
  };
  const tell = (target) => {
    const box = hint();
    box.textContent = "";
    box.append(app.make("b", target.dataset.label), app.make("span", `「${target.dataset.quote}」`));
    box.hidden = false;
    target.setAttribute("aria-describedby", "hint");
    const at = target.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8));
    const below = at.bottom + 6 + box.offsetHeight < innerHeight;
    box.style.left = `${left}px`;
    box.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - box.offsetHeight - 6)}px`;
  };

  const loadConsidered = async () => {
    const more = one("#considered");
    const place = one("div", more);
    if (!more.open || place.textContent) return;
    const turn = app.turnOf(document.getElementById(`turn-${selected}`));
    if (!turn?.record) return;
    place.textContent = "調べています…";
    try {
      const ask = { id: turn.id, question: turn.question, history: app.historyBefore(turn.id), scope: turn.scope ?? {} };
      place.innerHTML = await app.server.considered({ ask, record: turn.record });
    } catch {
      place.textContent = "読み込めませんでした。";
    }
  };

  const start = () => {
    setWording(wording);
    one("#considered").addEventListener("toggle", loadConsidered);
    for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
      document.addEventListener(begin, (event) => {
        const target = event.target.closest?.("button.cite");
        if (target) tell(target);
      });
      document.addEventListener(end, (event) => event.target.closest?.("button.cite") && hide());
    }
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      hide();
      if (from) close();
    });
  };

  return { clear, keep, show, start, selected: () => selected };
})();
