// The tab 引用検索: a button copies the citation that stands beside it.
(() => {
  const { actions, announce, toast } = window.shisaku;

  const copy = async (text) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    // Without https the clipboard is closed to pages: the old way.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };

  actions.copyCitation = async (button) => {
    try {
      await copy(button.parentElement.querySelector("pre").textContent);
    } catch {
      return toast("コピーできませんでした。文字を選んで写してください。");
    }
    announce("コピーしました。");
    toast("引用をコピーしました。");
  };
})();
