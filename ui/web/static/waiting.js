// While an answer is awaited: the place in the queue, and whether the server is still there.
window.shisaku.waiting = (() => {
  const { one } = window.shisaku;
  const HEALTH_MS = 2000;
  const PATIENCE_MS = 15000; // a busy server answers late; one that is gone refuses at once
  const QUEUE_MS = 250;
  let timers = [];

  const alive = async () => {
    try {
      return (await fetch("health", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) })).ok;
    } catch {
      return false;
    }
  };

  /** Whether Gradio has taken the question: it then writes its place. */
  const queued = () => /queue|processing/.test(one("#queue")?.textContent ?? "");

  const end = () => {
    timers.forEach(clearInterval);
    timers = [];
  };

  /** Call `tell` with what is being waited for, and `lost` when the server misses two questions for its health. */
  const begin = (tell, lost) => {
    end();
    let missed = 0;
    let checking = false;
    const health = setInterval(async () => {
      if (checking) return;
      checking = true;
      missed = (await alive()) ? 0 : missed + 1;
      checking = false;
      if (missed >= 2 && timers.includes(health)) lost();
    }, HEALTH_MS);
    const queue = setInterval(() => {
      // Gradio writes the place in the queue as "queue: 3/12 | 0.3/9.5s".
      const place = /(\d+)\/(\d+)\s*\|/.exec(one("#queue")?.textContent ?? "");
      tell(place ? `順番を待っています(${place[1]}番目)…` : "文書を調べています…");
    }, QUEUE_MS);
    timers = [health, queue];
  };

  return { begin, end, queued };
})();
