// Keeps "5 min ago" true while the page is open. The words come from the server's own texts, so that both say the same.
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const UNITS = [["days", 24 * 60 * MINUTE], ["hours", 60 * MINUTE], ["minutes", MINUTE]];
const texts = document.getElementById("toasts").dataset;

function ago(at) {
  const age = Date.now() - at;
  const unit = UNITS.find(([, size]) => Math.abs(age) >= size);
  if (!unit) {
    return texts.now;
  }
  const amount = texts[unit[0]].replace("{0}", Math.floor(Math.abs(age) / unit[1]));
  return (age < 0 ? texts.in : texts.ago).replace("{0}", amount);
}

function refresh() {
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const at = Date.parse(time.dateTime);
    if (Math.abs(Date.now() - at) <= WEEK) {
      time.textContent = ago(at);
    }
  }
}

setInterval(refresh, MINUTE / 2);
