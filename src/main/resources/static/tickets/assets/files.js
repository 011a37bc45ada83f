// Files of a reply: dropped anywhere on the composer, pasted into it, or chosen; sent with progress.
const megabytes = (bytes) => Math.ceil(bytes / 1048576);

export function files(form) {
  const input = form.querySelector("input[type=file]");
  const zone = form.querySelector("[data-dropzone]");
  const bar = form.querySelector("progress");
  const problem = form.querySelector("[data-problem]");

  /** A refusal is told at the box, which can then be sent again at once. */
  function tell(text) {
    problem.textContent = text;
    problem.hidden = !text;
    delete form.dataset.sent;
  }

  /** Says at once what the server would refuse after a long upload. */
  function tooLarge() {
    const largest = Number(form.dataset.largest);
    const file = [...input.files].find((one) => one.size > largest);
    return file ? form.dataset.tooLarge.replace("{0}", file.name).replace("{1}", megabytes(file.size)).replace("{2}", megabytes(largest)) : "";
  }

  function showChosen() {
    form.querySelector("[data-chosen]").replaceChildren(...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      return item;
    }));
    tell(tooLarge());
  }

  function add(more) {
    const all = new DataTransfer();
    [...input.files, ...more].forEach((file) => all.items.add(file));
    input.files = all.files;
    showChosen();
  }

  function show(answer) {
    const page = new DOMParser().parseFromString(answer.responseText, "text/html");
    const reason = page.querySelector("#reply-error") ?? page.querySelector(".error-page p:not(.error-code)");
    tell(reason ? reason.textContent : form.dataset.failed);
    showWarning(page);
  }

  /** What was said meanwhile is shown above the answer, which can then be sent anyway; the files stay chosen. */
  function showWarning(page) {
    const anyway = page.querySelector("#reply input[name=anyway]");
    const crossing = page.querySelector("#reply .crossing");
    form.querySelector(".crossing")?.remove();
    if (crossing) {
      form.querySelector(".reply-as").after(document.importNode(crossing, true));
      form.elements.seen.value = page.querySelector("#reply input[name=seen]").value;
    }
    if (anyway && !form.elements.anyway) {
      form.append(document.importNode(anyway, true));
      form.querySelector(".as-public .btn-primary").textContent = page.querySelector(".as-public .btn-primary").textContent;
    }
  }

  /** With files it goes by a request of our own, for the progress; the answer is the page, or the page with the reason. */
  function send(submitter) {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "text/html");
    request.upload.onprogress = (event) => (bar.value = event.lengthComputable ? (event.loaded * 100) / event.total : 0);
    request.onload = () => {
      bar.hidden = true;
      if (request.status < 300) {
        form.querySelectorAll("[data-draft]").forEach((area) => localStorage.removeItem(`draft-${area.dataset.draft}`));
        showPage(request);
      } else {
        show(request);
      }
    };
    request.onerror = () => {
      bar.hidden = true;
      tell(form.dataset.failed);
    };
    bar.hidden = false;
    request.send(new FormData(form, submitter));
  }

  /** The page that came back holds what is announced; asking for it again would lose that. */
  function showPage(request) {
    sessionStorage.setItem("reply-toast", new DOMParser().parseFromString(request.responseText, "text/html")
      .querySelector("#toasts .toast-line")?.textContent ?? "");
    location.assign(request.responseURL);
  }

  const said = sessionStorage.getItem("reply-toast");
  sessionStorage.removeItem("reply-toast");
  if (said) {
    document.body.dispatchEvent(new CustomEvent("toast", { detail: { kind: "success", text: said } }));
  }

  for (const type of ["dragenter", "dragover"]) {
    form.addEventListener(type, (event) => {
      if (event.dataTransfer.types.includes("Files")) {
        event.preventDefault();
        zone.classList.add("over");
      }
    });
  }
  form.addEventListener("dragleave", () => zone.classList.remove("over"));
  // Before the editor, which would put a picture into the text.
  form.addEventListener("drop", (event) => {
    zone.classList.remove("over");
    if (event.dataTransfer.files.length) {
      event.preventDefault();
      event.stopPropagation();
      add(event.dataTransfer.files);
    }
  }, true);
  form.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length && !event.clipboardData.types.includes("text/plain")) {
      event.preventDefault();
      event.stopPropagation();
      add(event.clipboardData.files);
    }
  }, true);
  input.addEventListener("change", showChosen);

  return {
    onSubmit(event) {
      const chooses = event.submitter?.hasAttribute("formaction");
      const refused = chooses ? "" : tooLarge();
      if (refused || (!chooses && input.files.length > 0)) {
        event.preventDefault();
        refused ? tell(refused) : send(event.submitter);
      }
    },
  };
}
