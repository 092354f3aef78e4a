// What every script of the page shares. The page's language, for screen readers and line
// breaking, is set here: Gradio's own page says "en".
document.documentElement.lang = "ja";

window.shisaku = (() => {
  const actions = {};

  /** The first element that matches, inside `root`. */
  const one = (selector, root = document) => root.querySelector(selector);

  /** An element with text (never HTML) and attributes. */
  const make = (tag, text = "", attributes = {}) => {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  /** Tell a screen reader something without moving the focus. */
  const announce = (text) => {
    const place = one("#announce");
    if (!place) return;
    place.textContent = "";
    setTimeout(() => (place.textContent = text), 50);
  };

  /** A short note at the bottom of the window. */
  const toast = (text) => {
    one(".toast-note")?.remove();
    const note = make("p", text, { class: "toast-note", role: "status" });
    document.body.append(note);
    setTimeout(() => note.remove(), 4000);
  };

  // What Gradio itself says in English, in Japanese.
  const SAID = {
    Error: "エラー",
    Warning: "注意",
    Info: "お知らせ",
    Success: "完了",
    "Connection to the server was lost. Attempting reconnection...": "サーバーとつながりません。つながり直すのを待っています…",
    "Connection errored out.": "サーバーとの接続が切れました。",
    "Connection Lost": "接続が切れました",
  };
  const translate = (root) => {
    for (const element of root.querySelectorAll(".toast-title, .toast-text, .toast-body *")) {
      const said = !element.childElementCount && SAID[element.textContent.trim()];
      if (said) element.textContent = said;
    }
  };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node.querySelector?.(".toast-body")) translate(node);
  }).observe(document.documentElement, { childList: true, subtree: true });

  // One listener for every button: data-action names the function in `actions`.
  document.addEventListener("click", (event) => {
    const target = event.target.closest?.("[data-action]");
    if (!target || !actions[target.dataset.action]) return;
    event.preventDefault();
    actions[target.dataset.action](target, event);
  });

  return { actions, one, make, announce, toast };
})();
