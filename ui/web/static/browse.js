// The tab 施策一覧: filtering asks the server, which reads words as the rest of the program does.
(() => {
  const app = window.shisaku;
  const { actions, make, one } = app;
  const DELAY_MS = 150;
  let timer = 0;
  let asked = 0; // number of the last request: an answer that comes late must not win

  const query = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => value && value !== "any"));

  const unreachable = () => app.toast("サーバーとつながりません。起動し直してから、もう一度操作してください。");

  const apply = async (form) => {
    const number = ++asked;
    const page = form.closest(".browse");
    const values = query(form);
    for (const link of page.querySelectorAll("[data-browse-file]"))
      link.href = `browse/file/${link.dataset.browseFile}?${values}`;
    let found;
    try {
      const response = await fetch(`browse/rows?${values}`);
      if (!response.ok) throw new Error();
      found = await response.json();
    } catch {
      return unreachable();
    }
    if (number !== asked) return;
    const shown = new Set(found.ids);
    for (const row of page.querySelectorAll("tbody tr")) row.hidden = !shown.has(row.dataset.locator);
    one("[data-browse-count]", page).textContent = found.count;
    one("[data-browse-words]", page).textContent = found.words;
    one("[data-browse-none]", page).hidden = shown.size > 0;
  };

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("[data-browse-filters]");
    if (!form) return;
    clearTimeout(timer);
    timer = setTimeout(() => apply(form), DELAY_MS);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.("[data-browse-filters]");
    if (!form) return;
    event.preventDefault();
    apply(form);
  });

  /** Tabs that do not fit stand in Gradio's overflow menu, as plain buttons. */
  const openTab = (name, where = "#tabs") => {
    const buttons = [...one(where).querySelectorAll('[role="tab"], .overflow-dropdown button')];
    buttons.find((button) => button.textContent.trim() === name)?.click();
  };

  /** The element as soon as it is there: Gradio makes a tab's contents when it is first opened. */
  const awaited = async (selector) => {
    for (let tries = 0; tries < 100; tries += 1) {
      const element = one(selector);
      if (element) return element;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return null;
  };

  /** Above a card: which wording it shows, and the way back. */
  const head = (wording) => {
    const line = make("div", "", { class: "panel-head" });
    const group = make("div", "", { class: "wording", role: "group", "aria-label": "表示する文字" });
    for (const [value, label] of [["original", "原文"], ["corrected", "補正表示"]])
      group.append(make("button", label, { type: "button", "data-action": "browse-wording", "data-wording": value, "aria-pressed": String(value === wording) }));
    line.append(group, make("button", "閉じる", { type: "button", class: "plain browse-close", "data-action": "browse-close" }));
    return line;
  };

  Object.assign(actions, {
    "browse-wording": (target) => {
      target.closest("[data-browse-card]").dataset.wording = target.dataset.wording;
      for (const button of target.parentElement.children) button.setAttribute("aria-pressed", String(button === target));
    },
    "browse-fold": (target) => {
      const list = one(":scope > ul", target.parentElement);
      list.hidden = !list.hidden;
      target.setAttribute("aria-expanded", String(!list.hidden));
    },
    "browse-show": async (target) => {
      const page = target.closest(".browse");
      const place = one("[data-browse-card]", page);
      const { document: source, locator } = target.dataset;
      let found;
      try {
        const response = await fetch(`browse/record?${new URLSearchParams({ document: source, locator })}`);
        if (!response.ok) throw new Error();
        found = await response.json();
      } catch {
        return unreachable();
      }
      for (const old of page.querySelectorAll('[aria-current="true"]')) old.removeAttribute("aria-current");
      (target.closest("tr") ?? target).setAttribute("aria-current", "true");
      place.innerHTML = found.html; // made and escaped by the server (ui/web/cards.py)
      place.prepend(head(place.dataset.wording));
      place.classList.add("open");
      place.scrollTop = 0;
      place.focus({ preventScroll: true });
    },
    "browse-close": (target) => {
      const page = target.closest(".browse");
      const place = one("[data-browse-card]", page);
      place.classList.remove("open");
      place.textContent = "";
      place.append(make("p", "番号か名前を選ぶと、ここに全文を示します。", { class: "quiet" }));
      one('[aria-current="true"] button, button[aria-current="true"]', page)?.focus();
    },
    "browse-clear": (target) => {
      const form = target.closest("form");
      form.reset();
      apply(form);
      one("input", form).focus();
    },
    "browse-only": async (target) => {
      openTab("施策", "#browse-tabs");
      const form = await awaited("[data-browse-filters]");
      if (!form) return;
      form.reset();
      form.elements[target.dataset.name].value = target.dataset.value;
      apply(form);
    },
    "browse-ask": async (target) => {
      openTab("質問");
      if (await awaited("#question")) actions.ask?.(target);
    },
  });
})();
