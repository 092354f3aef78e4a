// Conversations, kept in this browser only. Every conversation has a key of its own and every
// save reads it anew and replaces one turn, so that two tabs never overwrite each other.
window.shisaku.store = (() => {
  const PREFIX = "shisaku.conversation.";
  const CURRENT = "shisaku.current";
  const MOST = 50;

  const fresh = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(16).slice(2)}`;

  const read = (id) => {
    try {
      const value = JSON.parse(localStorage.getItem(PREFIX + id));
      return Array.isArray(value?.turns) ? value : null;
    } catch {
      return null;
    }
  };

  const all = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => read(key.slice(PREFIX.length)))
      .filter((value) => value && value.turns.length)
      .sort((a, b) => b.at - a.at);

  /** Write; when the browser's store is full, the oldest conversations go first. */
  const write = (conversation) => {
    const others = all().filter((c) => c.id !== conversation.id);
    for (const old of others.splice(MOST - 1)) localStorage.removeItem(PREFIX + old.id);
    for (;;) {
      try {
        localStorage.setItem(PREFIX + conversation.id, JSON.stringify(conversation));
        return true;
      } catch {
        const oldest = others.pop();
        if (!oldest) return false;
        localStorage.removeItem(PREFIX + oldest.id);
      }
    }
  };

  const current = () => {
    let id = sessionStorage.getItem(CURRENT);
    if (!id) {
      id = fresh();
      sessionStorage.setItem(CURRENT, id);
    }
    return id;
  };

  const open = (id) => sessionStorage.setItem(CURRENT, id);

  const turns = () => read(current())?.turns ?? [];

  const change = (edit) => {
    const id = current();
    const conversation = read(id) ?? { id, turns: [] };
    edit(conversation);
    conversation.at = Date.now();
    conversation.title = (conversation.turns[0]?.question ?? "").slice(0, 60);
    if (!write(conversation)) window.shisaku.toast("ブラウザーの保存領域がいっぱいで、この会話を保存できません。");
  };

  /** Add a turn, or replace the one with its id. */
  const save = (turn) =>
    change((conversation) => {
      const at = conversation.turns.findIndex((t) => t.id === turn.id);
      if (at < 0) conversation.turns.push(turn);
      else conversation.turns[at] = turn;
    });

  /** Drop a turn and everything after it. */
  const cut = (id) =>
    change((conversation) => {
      const at = conversation.turns.findIndex((t) => t.id === id);
      if (at >= 0) conversation.turns.splice(at);
    });

  const remove = (id) => localStorage.removeItem(PREFIX + id);

  return { all, current, cut, fresh, open, remove, save, turns };
})();
