// Around the conversation: new, earlier and cleared conversations, tables, copying, downloads.
(() => {
  const app = window.shisaku;
  const { actions, make, one, store } = app;

  /** The list of earlier conversations, and which tools make sense now. */
  app.menus = () => {
    const list = one("#history ul");
    list.textContent = "";
    const current = store.current();
    const conversations = store.all();
    for (const conversation of conversations) {
      const item = make("li");
      const when = new Date(conversation.at).toLocaleString("ja-JP", { dateStyle: "short", timeStyle: "short" });
      const open = make("button", conversation.title || "(無題)", { type: "button", "data-action": "open", "data-id": conversation.id });
      open.append(make("small", ` ${when} ${conversation.turns.length}問`));
      if (conversation.id === current) open.setAttribute("aria-current", "true");
      const remove = make("button", "×", { type: "button", "data-action": "forget", "data-id": conversation.id, "aria-label": `「${conversation.title}」を履歴から消す` });
      item.append(open, remove);
      list.append(item);
    }
    if (!conversations.length) list.append(make("li", "まだありません。", { class: "quiet" }));
    one("#export").hidden = !store.turns().some((t) => t.record);
  };

  const closeMenus = () => {
    for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
  };

  const go = (id) => {
    if (app.busy()) return app.toast("回答が終わるか、止めてから切り替えてください。");
    store.open(id);
    closeMenus();
    app.restore();
    one("#question").focus();
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("details.menu")) closeMenus();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeMenus());

  const order = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.order ? Number(cell.dataset.order) : cell.textContent.trim();
  };

  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "ja"));

  const records = () => store.turns().filter((t) => t.record).map((t) => ({ ...t.record, id: t.id }));

  const save = async (path, body) => {
    let response;
    try {
      response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    } catch {
      return app.toast("サーバーとつながらないため、保存できませんでした。");
    }
    if (!response.ok) return app.toast((await response.json().catch(() => null))?.message ?? "保存できませんでした。");
    const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1];
    const link = make("a", "", { download: name ? decodeURIComponent(name) : "shisaku" });
    link.href = URL.createObjectURL(await response.blob());
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const toClipboard = async (text) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    const box = make("textarea", text, { class: "sr" });
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  };

  Object.assign(actions, {
    new: () => go(store.fresh()),
    open: (target) => go(target.dataset.id),
    forget: (target) => {
      store.remove(target.dataset.id);
      if (target.dataset.id === store.current()) go(store.fresh());
      app.menus();
    },
    clear: () => {
      if (app.busy() || !store.turns().length) return;
      if (!confirm("この会話をこのブラウザーから消します。元に戻せません。")) return;
      store.remove(store.current());
      go(store.fresh());
    },
    sort: (target) => {
      const column = Number(target.dataset.column);
      const table = target.closest("table");
      const head = target.closest("th");
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const th of table.tHead.rows[0].cells) th.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const rows = [...table.tBodies[0].rows].sort((a, b) => (up ? 1 : -1) * compare(order(a, column), order(b, column)));
      table.tBodies[0].append(...rows);
    },
    copy: async (target) => {
      const turn = app.turnOf(target);
      if (!turn?.record) return;
      try {
        await toClipboard(await app.server.copied({ record: turn.record, form: target.dataset.form, citation: Number(target.dataset.number ?? 0) }));
        app.toast("コピーしました。");
      } catch {
        app.toast("コピーできませんでした。");
      }
    },
    download: (target) => save(`download/${target.dataset.form}`, [app.turnOf(target).record]),
    export: (target) => {
      closeMenus();
      save(`download/${target.dataset.form}`, records());
    },
    record: (target) => {
      const row = target.closest("tr");
      const mark = row && one("button.cite", row);
      if (mark) mark.click();
    },
  });
})();
