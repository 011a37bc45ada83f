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
  let asked = 0;
  let stale = false; // the list belongs to fewer letters than stand there: its answer is on the way
  let wanted = false; // Enter came before that answer

  function close() {
    asked++; // an answer on the way opens it no more
    list.hidden = true;
    choices = [];
    stale = false;
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
        insert(n);
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

  /** Enter takes the first choice for what stands there, also where its answer is on the way; one picked by arrows is meant. */
  function choose() {
    if (stale && at === 0) {
      wanted = true;
    } else {
      insert(at);
    }
  }

  /** In the place of the mark and all that stands behind it by now. */
  function insert(n) {
    const { insert: text } = choices[n];
    const mark = asking();
    close();
    mark && words.replace(mark.word.length + 1, text);
  }

  /** The mark before the cursor and the word behind it; undefined where there is none. */
  function asking() {
    const before = words.before();
    const mark = marks.find((one) => one.when() && one.mark.test(before));
    return mark && { url: mark.url, word: before.match(mark.mark)[1] };
  }

  async function answer({ url, word }) {
    const address = new URL(url, location);
    address.searchParams.set("q", word);
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    return response.ok ? response.json() : [];
  }

  async function look() {
    const mark = asking();
    if (!mark) {
      close();
      return;
    }
    const turn = ++asked;
    const found = await answer(mark).catch(() => []);
    // An answer that comes late must not stand under what has been typed since.
    if (turn === asked) {
      choices = found;
      at = 0;
      stale = false;
      show();
      wanted && choices.length && insert(0);
      wanted = false;
    }
  }

  const KEYS = {
    ArrowDown: () => (at = (at + 1) % choices.length) + show(),
    ArrowUp: () => (at = (at + choices.length - 1) % choices.length) + show(),
    Enter: choose,
    Tab: choose,
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
