// Feedback under an answer: choose what it was, say more if you like, send. What was typed stays
// until the server has it on its disk.
(() => {
  const app = window.shisaku;
  const { actions, announce, make, one } = app;
  let number = 0;

  const HINTS = {
    good: "よかった点(なくてもかまいません)",
    wrong_answer: "どこが誤りで、正しくは何か",
    wrong_citation: "どの出典が誤りで、正しくはどこか",
    missing: "何が漏れているか",
    outdated: "何が古いか、新しい文書は何か",
  };

  const press = (row, kind) => {
    for (const choice of row.querySelectorAll('[data-action="feedback"]'))
      choice.setAttribute("aria-pressed", String(choice.dataset.kind === kind));
  };

  const form = (row) => {
    const id = `comment-${++number}`;
    const made = make("form", "", { class: "feedback-form" });
    const label = make("label", "", { for: id });
    const box = make("textarea", "", { id, rows: "2", maxlength: row.dataset.most });
    const send = make("button", "送る", { type: "submit", class: "plain send" });
    const cancel = make("button", "やめる", { type: "button", class: "plain", "data-action": "feedback-cancel" });
    const told = make("p", "", { class: "told", role: "alert" });
    made.append(label, box, send, cancel, told);
    row.after(made);
    return made;
  };

  const submit = async (made) => {
    const row = made.previousElementSibling;
    const turn = app.turnOf(row);
    const told = one(".told", made);
    const send = one(".send", made);
    if (!turn?.record || send.disabled) return;
    send.disabled = true;
    told.textContent = "";
    const body = { record: { ...turn.record, id: turn.id }, history: app.historyBefore(turn.id), kind: made.dataset.kind, comment: one("textarea", made).value };
    let message = "サーバーとつながらないため、記録できませんでした。書いた内容は残っています。";
    let done = false;
    try {
      const response = await fetch("feedback", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
      const answer = await response.json();
      message = answer.message ?? answer.detail ?? "記録できませんでした。";
      done = response.ok;
    } catch {
      // the message above
    }
    send.disabled = false;
    if (!done) {
      told.textContent = message;
      return;
    }
    const thanks = make("p", message, { class: "thanks", tabindex: "-1" });
    made.remove();
    row.replaceChildren(thanks);
    thanks.focus();
    announce(message);
  };

  document.addEventListener("submit", (event) => {
    const made = event.target.closest?.(".feedback-form");
    if (!made) return;
    event.preventDefault();
    submit(made);
  });

  Object.assign(actions, {
    feedback: (target) => {
      const row = target.closest(".feedback");
      const made = row.nextElementSibling?.matches(".feedback-form") ? row.nextElementSibling : form(row);
      made.dataset.kind = target.dataset.kind;
      press(row, target.dataset.kind);
      one("label", made).textContent = `「${target.textContent.trim()}」について: ${HINTS[target.dataset.kind]}`;
      one("textarea", made).focus();
    },
    "feedback-cancel": (target) => {
      const made = target.closest(".feedback-form");
      const row = made.previousElementSibling;
      made.remove();
      press(row, "");
      one("button", row)?.focus();
    },
  });
})();
