/** What a site puts into its pages: a button, and behind it the chat in a frame of the desk. `<script src="…/api/chat.js" data-chat="main" async></script>` */
(() => {
  const script = document.currentScript;
  const key = script?.dataset.chat;
  if (!key) return;
  const base = new URL(".", script.src);
  const asked = script.dataset.language || document.documentElement.lang || navigator.language;
  const language = asked.toLowerCase().startsWith("fr") ? "fr" : "en";
  const WORDS = {
    en: { open: "Open the chat", close: "Close the chat", frame: "Chat", unread: (n) => `Open the chat, ${n} unread` },
    fr: {
      open: "Ouvrir le chat",
      close: "Fermer le chat",
      frame: "Chat",
      unread: (n) => `Ouvrir le chat, ${n} non lu${n > 1 ? "s" : ""}`,
    },
  };
  const words = WORDS[language];
  const remembered = `filrouge-chat-${key}`;
  const STYLE = `
    :host { all: initial; color-scheme: light dark; --accent: #b3261e; --ground: #fff; --line: #c9c9ce; }
    @media (prefers-color-scheme: dark) { :host { --accent: #ff8a7f; --ground: #1b1b1e; --line: #48484d; } }
    button { position: fixed; inset: auto 20px 20px auto; z-index: 2147483000; width: 56px; height: 56px; border: 0; border-radius: 50%;
      padding: 14px; background: var(--accent); color: var(--ground); cursor: pointer; box-shadow: 0 2px 10px rgb(0 0 0 / 30%); }
    button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
    svg { width: 100%; height: 100%; display: block; }
    span { position: absolute; top: -4px; right: -4px; min-width: 20px; height: 20px; box-sizing: border-box; padding: 0 5px; border-radius: 10px;
      border: 2px solid var(--ground); background: #1d4ed8; color: #fff; font: 700 12px/16px system-ui, sans-serif; text-align: center; }
    iframe { position: fixed; inset: auto 20px 88px auto; z-index: 2147483000; width: 380px; height: min(600px, calc(100vh - 108px));
      border: 1px solid var(--line); border-radius: 16px; background: var(--ground); box-shadow: 0 8px 30px rgb(0 0 0 / 25%); }
    [hidden] { display: none; }
    @media (max-width: 480px) {
      iframe { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
      /* The page in the frame has a button of its own, once it is there. */
      button[data-ready][aria-expanded="true"] { display: none; }
    }
  `;
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement("button");
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const badge = document.createElement("span");
  button.type = "button";
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  path.setAttribute("fill", "none");
  path.setAttribute("stroke", "currentColor");
  path.setAttribute("stroke-width", "2");
  path.setAttribute("stroke-linejoin", "round");
  path.setAttribute("d", "M4 4h16v12H9l-5 4z");
  icon.append(path);
  badge.hidden = true;
  badge.ariaHidden = "true";
  button.append(icon, badge);
  root.append(button);

  let frame = null;
  let open = false;
  let unread = 0;
  let ready = false;
  const say = (message) => ready && frame.contentWindow.postMessage({ filrouge: key, ...message }, base.origin);
  const name = () => {
    button.ariaLabel = open ? words.close : unread > 0 ? words.unread(unread) : words.open;
    button.ariaExpanded = String(open);
    badge.hidden = open || unread === 0;
    badge.textContent = unread > 9 ? "9+" : String(unread);
  };
  const load = () => {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.title = words.frame;
    frame.src = `${new URL(`chats/${encodeURIComponent(key)}/page`, base)}#${language}`;
    frame.hidden = true;
    root.prepend(frame);
  };
  const turn = (to) => {
    open = to;
    load();
    frame.hidden = !open;
    name();
    say({ open });
    if (open) frame.focus();
    else button.focus();
  };
  button.addEventListener("click", () => turn(!open));
  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== base.origin || source !== frame?.contentWindow || data?.filrouge !== key) return;
    if (data.ready) {
      ready = true;
      button.dataset.ready = "";
      say({ open });
    }
    if (data.close) turn(false);
    if (typeof data.unread === "number") {
      unread = data.unread;
      name();
    }
    try {
      // Who has talked to the desk hears of an answer without opening the chat.
      if (data.begun === true) localStorage.setItem(remembered, "1");
      if (data.begun === false) localStorage.removeItem(remembered);
    } catch {}
  });
  name();
  const put = () => document.body.append(host);
  if (document.body) put();
  else addEventListener("DOMContentLoaded", put);
  try {
    if (localStorage.getItem(remembered)) load();
  } catch {}
})();
