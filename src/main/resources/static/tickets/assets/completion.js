// Choices while one types: a mark before the cursor asks the server, arrows choose, Enter or Tab inserts, Escape closes.
export function complete(words, marks, label) {
  const list = document.createElement("ul");
  list.className = "completion";
  list.id = "completion";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  list.hidden = true;
  const anchor = words.root.closest(".reply-editor") ?? words.root;
  anchor.after(list);
  const { root } = words;
  root.setAttribute("aria-autocomplete", "list");

  let choices = [];
  let at = 0;
  let typed = "";
  let asked = 0;
  let stale = false; // the list belongs to fewer letters than stand there: its answer is on the way
  let wanted = false; // Enter came before that answer

  function close() {
    list.hidden = true;
    choices = [];
    wanted = false;
    root.removeAttribute("aria-activedescendant");
    root.removeAttribute("aria-controls");
  }

  function show() {
    list.replaceChildren(...choices.map(({ text, hint }, n) => {
      const item = document.createElement("li");
      item.id = `completion-${n}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", n === at);
      const name = document.createElement("strong");
      name.textContent = text;
      const more = document.createElement("span");
      more.className = "muted";
      more.textContent = hint;
      item.append(name, " ", more);
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(n);
      });
      return item;
    }));
    list.hidden = choices.length === 0;
    if (choices.length) {
      root.setAttribute("aria-controls", list.id);
      root.setAttribute("aria-activedescendant", `completion-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  }

  function choose(n) {
    if (stale) {
      wanted = true;
    } else {
      insert(n);
    }
  }

  function insert(n) {
    const { insert: text } = choices[n];
    const { length } = typed;
    close();
    words.replace(length, text);
  }

  async function look() {
    const before = words.before();
    const mark = marks.find((one) => one.when() && one.mark.test(before));
    if (!mark) {
      asked++;
      stale = false;
      close();
      return;
    }
    const [, word] = before.match(mark.mark);
    const turn = ++asked;
    const url = new URL(mark.url, location);
    url.searchParams.set("q", word);
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    const found = answer.ok ? await answer.json() : [];
    // An answer that comes late must not stand under what has been typed since.
    if (turn === asked) {
      typed = before.slice(before.length - word.length - 1);
      choices = found;
      at = 0;
      stale = false;
      show();
      if (wanted) {
        wanted = false;
        choices.length && insert(0);
      }
    }
  }

  const KEYS = {
    ArrowDown: () => (at = (at + 1) % choices.length) + show(),
    ArrowUp: () => (at = (at + choices.length - 1) % choices.length) + show(),
    Enter: () => choose(at),
    Tab: () => choose(at),
    Escape: close,
  };

  // Before the editor sees the key: Enter is a choice here, and no new line.
  root.parentElement.addEventListener("keydown", (event) => {
    if (choices.length && KEYS[event.key] && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      KEYS[event.key]();
    }
  }, true);
  words.onChange(() => {
    stale = choices.length > 0;
    asked++;
    setTimeout(look);
  });
  root.addEventListener("blur", close);
}
