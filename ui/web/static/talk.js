// The conversation: sending, the growing answer, what happens when the server does not answer.
(() => {
  const app = window.shisaku;
  const { actions, announce, make, one, store } = app;
  const LONGEST = 4000;
  const REMEMBERED = 10;
  const OPENING_MS = 50;

  let bridge = null; // what Gradio's component offers: element, props, watch, server, ask, stop
  let asking = null; // the turn that is being answered
  let editing = ""; // id of the turn whose question is being changed
  let stopping = false;
  let begun = false; // the program has begun to answer

  const MESSAGES = {
    asking: "回答の途中でページが閉じられました。",
    stopped: "回答を止めました。",
    lost: "サーバーとつながりません。会話はこのブラウザーに残っています。サーバーを起動し直してから、もう一度聞いてください。",
    failed: "回答を受け取れませんでした。もう一度聞いてください。",
  };

  const place = (id) => document.getElementById(`turn-${id}`);

  /** The turn's element, made when it is not there yet. */
  const draw = (turn) => {
    one("#welcome")?.setAttribute("hidden", "");
    let element = place(turn.id);
    if (!element) {
      element = make("article", "", { class: "turn", id: `turn-${turn.id}`, "data-turn": turn.id });
      const asked = make("div", "", { class: "asked" });
      asked.append(make("h2", "質問", { class: "sr" }), make("p", turn.question));
      if (turn.narrowed) asked.append(make("p", turn.narrowed, { class: "narrowed" }));
      element.append(asked, make("div", "", { class: "answer" }));
      one("#log").append(element);
    }
    return element;
  };

  const setAnswer = (turn, html) => {
    const answer = one(".answer", draw(turn));
    answer.innerHTML = html; // made and escaped by the server (ui/web/turns.py)
    answer.setAttribute("aria-busy", String(turn.state === "asking"));
  };

  /** A turn without an answer says why, and how to go on. */
  const setMessage = (turn, kind) => {
    const answer = one(".answer", draw(turn));
    answer.setAttribute("aria-busy", "false");
    one(".turn-message", answer)?.remove();
    const message = make("div", "", { class: "turn-message" });
    message.append(make("p", MESSAGES[kind] ?? MESSAGES.failed));
    message.append(make("button", "もう一度聞く", { type: "button", class: "plain", "data-action": "retry" }));
    answer.append(message);
    announce(MESSAGES[kind] ?? MESSAGES.failed);
  };

  const setBusy = (busy) => {
    one("#send").hidden = busy;
    one("#stop").hidden = !busy;
    document.body.classList.toggle("asking", busy);
  };

  /** Bring a turn to the top of the log; the page around the log stays where it is. */
  const down = (element) => {
    const log = one("#log");
    log.scrollTop += element.getBoundingClientRect().top - log.getBoundingClientRect().top - 12;
  };

  /** The conversation fills what the masthead and the tabs leave of the window. */
  const fit = () => {
    const top = one(".desk").getBoundingClientRect().top + scrollY;
    if (top > 0) document.documentElement.style.setProperty("--above", `${Math.round(top)}px`);
  };

  /** Earlier questions and answers, as the program takes them. */
  const history = (before) => {
    const turns = store.turns();
    const end = before ? turns.findIndex((t) => t.id === before) : turns.length;
    return turns
      .slice(0, end < 0 ? turns.length : end)
      .filter((t) => t.record)
      .slice(-REMEMBERED)
      .flatMap((t) => [
        { role: "user", content: t.question.slice(0, LONGEST) },
        { role: "assistant", content: (t.record.text ?? "").slice(0, LONGEST) },
      ]);
  };

  const send = (question) => {
    const text = question.trim();
    if (asking || !bridge) return;
    if (!text) return complain("質問を入力してください。");
    if (text.length > LONGEST)
      return complain(`質問は${LONGEST.toLocaleString()}字までです(いま${text.length.toLocaleString()}字)。短くして送ってください。`);
    if (editing) {
      for (const t of store.turns().slice(store.turns().findIndex((t) => t.id === editing))) place(t.id)?.remove();
      store.cut(editing);
      stopEditing();
    }
    complain("");
    const scope = app.filters.scope();
    asking = { id: store.fresh(), question: text, scope, narrowed: app.filters.words(), at: Date.now(), state: "asking", llm: app.filters.model() };
    asking.history = history();
    store.save({ ...asking, history: undefined });
    setAnswer(asking, '<p class="waiting">文書を調べています<span aria-hidden="true">…</span></p>');
    setBusy(true);
    const box = one("#question");
    box.value = "";
    grow(box);
    down(draw(asking));
    app.waiting.begin(
      (text) => { const note = asking && one(".waiting", draw(asking)); if (note) note.textContent = text; },
      () => asking && giveUp("lost"),
    );
    bridge.ask({ id: asking.id });
  };

  const complain = (text) => {
    const box = one("#question");
    let note = one("#complaint");
    if (!note) {
      note = make("p", "", { id: "complaint", class: "complaint", role: "alert" });
      one("#composer").prepend(note);
    }
    note.hidden = !text;
    note.textContent = text;
    box.toggleAttribute("aria-invalid", Boolean(text));
    if (text) box.focus();
  };

  /** The value that Gradio sends to the program for the question being asked. */
  const outgoing = () => {
    const { id = "", question = "", history: earlier = [], scope = {}, llm = "" } = asking ?? {};
    return [{ id, question, history: earlier, scope, llm }];
  };

  const receive = (reply) => {
    if (!reply || !asking || reply.id !== asking.id) return;
    begun = true;
    if (reply.done) asking.state = "done";
    if (!reply.done && !reply.record.text) return; // a model that has not said anything yet
    asking.record = reply.record;
    setAnswer(asking, reply.html);
    app.evidence.keep(asking.id, reply.panel);
    app.evidence.show(asking.id);
    if (!reply.done) return;
    store.save({ ...asking, history: undefined });
    announce(reply.said);
    finish();
  };

  const finish = () => {
    app.waiting.end();
    asking = null;
    stopping = begun = false;
    setBusy(false);
    app.menus();
  };

  /** Gradio's event is over; when no finished answer came, say so. */
  const ended = () => {
    if (asking) giveUp(stopping ? "stopped" : "failed");
  };

  const giveUp = (kind) => {
    const turn = asking;
    turn.state = kind;
    store.save({ ...turn, history: undefined });
    one(".waiting", draw(turn))?.remove();
    setMessage(turn, kind);
    finish();
  };

  /** Stop the event as soon as Gradio has given it a number; before that there is nothing to cancel. */
  const stopNumbered = () => {
    if (!asking || !stopping) return;
    if (begun || app.waiting.queued()) bridge.stop();
    else setTimeout(stopNumbered, 50);
  };

  const stopEditing = () => {
    editing = "";
    one("#editing").hidden = true;
  };

  const turnOf = (element) => {
    const id = element.closest("[data-turn]")?.dataset.turn;
    return store.turns().find((t) => t.id === id);
  };

  const grow = (box) => {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 180)}px`;
  };

  Object.assign(actions, {
    ask: (target) => send(target.dataset.question),
    stop: () => {
      if (!asking) return;
      stopping = true;
      stopNumbered();
      setTimeout(() => asking && stopping && giveUp("stopped"), 1500);
    },
    retry: (target) => {
      const turn = turnOf(target);
      if (!turn || asking) return;
      if (!turn.record) {
        place(turn.id).remove();
        store.cut(turn.id);
      }
      app.filters.set(turn.scope);
      send(turn.question);
    },
    edit: (target) => {
      const turn = turnOf(target);
      if (!turn || asking) return;
      editing = turn.id;
      one("#editing").hidden = false;
      app.filters.set(turn.scope);
      const box = one("#question");
      box.value = turn.question;
      grow(box);
      box.focus();
    },
    "cancel-edit": () => {
      stopEditing();
      one("#question").value = "";
      one("#question").focus();
    },
  });

  const listen = () => {
    const box = one("#question");
    one("#composer").addEventListener("submit", (event) => {
      event.preventDefault();
      send(box.value);
    });
    box.addEventListener("input", () => grow(box));
    box.addEventListener("keydown", (event) => {
      // While a word is being converted (仮名漢字変換), Enter belongs to the input method.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      send(box.value);
    });
  };

  /** Show the stored turns of this tab's conversation. */
  const restore = async () => {
    for (const element of document.querySelectorAll("#log > .turn")) element.remove();
    const turns = store.turns();
    one("#welcome").hidden = turns.length > 0;
    app.evidence.clear();
    for (const turn of turns) {
      draw(turn);
      if (!turn.record) setMessage(turn, turn.state);
    }
    app.menus();
    const answered = turns.filter((t) => t.record);
    if (!answered.length) return;
    try {
      const replies = await bridge.server.restore(answered.map((t) => ({ ...t.record, id: t.id })));
      for (const reply of replies) {
        const turn = answered.find((t) => t.id === reply.id);
        if (!turn || !place(turn.id)) continue;
        setAnswer(turn, reply.html);
        if (turn.state !== "done") setMessage(turn, turn.state);
        app.evidence.keep(turn.id, reply.panel);
      }
      app.evidence.show(answered.at(-1).id);
      down(draw(turns.at(-1)));
    } catch {
      for (const turn of answered) setMessage(turn, "lost");
    }
  };

  const start = (given) => {
    bridge = given;
    app.server = given.server;
    given.watch("value", () => receive(given.props.value));
    listen();
    fit();
    addEventListener("resize", fit);
    app.filters.start();
    app.evidence.start();
    restore();
    // What is sent before Gradio has bound its events would be lost: the box opens when they are.
    setTimeout(() => { one("#question").disabled = false; }, OPENING_MS);
  };

  Object.assign(app, { start, outgoing, ended, restore, turnOf, historyBefore: history, busy: () => Boolean(asking) });
})();
