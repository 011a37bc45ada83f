// Hears from the server that something changed, and fires live:<topic> on <body>; parts of pages listen with
//   hx-trigger="live:tickets from:body"
// All tabs of a browser share one connection: the tab that holds the lock listens and passes on what it hears, because a
// browser opens only six connections to a server and would otherwise stall with the seventh tab.
const url = document.body.dataset.live;
const channelName = `live-${document.body.dataset.user}`;
const EVERYTHING = "*";
const LONGEST_PAUSE = 60_000;

const channel = "BroadcastChannel" in window ? new BroadcastChannel(channelName) : null;

function topicsOnPage() {
  const triggers = [...document.querySelectorAll("[hx-trigger*='live:']")].map((part) => part.getAttribute("hx-trigger"));
  return new Set(triggers.flatMap((trigger) => [...trigger.matchAll(/live:([\w-]+)/g)].map((match) => match[1])));
}

function fire(topic) {
  const topics = topic === EVERYTHING ? topicsOnPage() : [topic];
  for (const each of topics) {
    document.body.dispatchEvent(new CustomEvent(`live:${each}`));
  }
}

function passOn(topic) {
  fire(topic);
  channel?.postMessage(topic);
}

function connect(pause = 1_000, again = false) {
  const source = new EventSource(url);
  source.onopen = () => {
    if (again) {
      passOn(EVERYTHING); // what happened in between is unknown
    }
    again = true;
    pause = 1_000;
    document.documentElement.dataset.liveState = "connected";
  };
  source.onmessage = (event) => passOn(event.data);
  source.onerror = () => {
    document.documentElement.dataset.liveState = "waiting";
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(connect, pause * (0.5 + Math.random()), Math.min(pause * 2, LONGEST_PAUSE), true);
    }
  };
  addEventListener("pagehide", () => source.close(), { once: true });
}

if (url) {
  channel?.addEventListener("message", (event) => fire(event.data));
  if (navigator.locks && channel) {
    navigator.locks.request(channelName, () => {
      connect();
      return new Promise(() => {}); // until the tab is closed
    });
  } else {
    connect();
  }
}
