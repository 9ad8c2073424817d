import type { ChatState, ChatWordView, ConversationView } from "../../../api/contract/chat.ts";
import { good, type TestServer } from "../../server.ts";

export const SHOP = {
  kind: "chat",
  ...{ schemaVersion: 1, key: "shop", name: "Shop", sites: ["https://shop.example"] },
  ...{ title: { en: "Ask us", fr: "Posez-nous vos questions" }, greeting: { en: "Hello!", fr: "Bonjour !" } },
  department: "department:helpdesk",
} as const;

/** A visitor's page, without the page. */
export interface Page {
  readonly token: string;
  readonly say: (text: string, more?: object) => Promise<{ readonly status: number; readonly body: ConversationView }>;
  readonly read: (after?: number) => Promise<ConversationView>;
  readonly tell: (body: object) => Promise<void>;
  readonly ask: (path: string, method?: string, body?: unknown) => Promise<Response>;
}

/** A request of a visitor, who shows a token, or none. */
const asking =
  (server: TestServer, token: string | null, cookie?: string) =>
  (path: string, method = "GET", body?: unknown): Promise<Response> =>
    fetch(`${server.address}/api/${path}`, {
      method,
      headers: {
        ...(token !== null && { "x-chat-token": token }),
        ...(cookie !== undefined && { cookie }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

export const begin = (server: TestServer, text: string, more: object = {}, cookie?: string): Promise<Response> => {
  const body = { key: crypto.randomUUID(), text, language: "en", ...more };
  return asking(server, null, cookie)("chats/shop/visits", "POST", body);
};

export function pageWith(server: TestServer, token: string, cookie?: string): Page {
  const ask = asking(server, token, cookie);
  return {
    ...{ token, ask },
    say: async (text, more = {}) => {
      const answer = await ask("chat-visit/turns", "POST", { key: crypto.randomUUID(), text, ...more });
      return { status: answer.status, body: (await answer.json()) as ConversationView };
    },
    read: async (after = 0) => (await (await ask(`chat-visit?after=${after}`)).json()) as ConversationView,
    tell: async (body) => void (await ask("chat-visit/here", "PUT", { here: true, ...body })),
  };
}

export async function visit(server: TestServer, text: string, more: object = {}): Promise<Page> {
  const answer = await begin(server, text, more);
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return pageWith(server, ((await answer.json()) as ConversationView).token);
}

/** The ticket that a visitor's first words have made. */
export async function ticketOf(server: TestServer, subject: string): Promise<string> {
  const agent = await server.signIn("ada");
  const found = good(await agent.client.tickets.list({ query: { limit: 200 } })).items.filter(
    (one) => one.subject === subject,
  );
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} tickets are called ${subject}.`);
  return found[0].id;
}

/** Reads a visitor's stream until `enough`; everything heard is kept. */
export async function follow(server: TestServer, token: string, after?: number, cookie?: string) {
  const end = new AbortController();
  const response = await fetch(`${server.address}/api/chat-visit/changes`, {
    headers: {
      "x-chat-token": token,
      ...(after !== undefined && { "last-event-id": String(after) }),
      ...(cookie !== undefined && { cookie }),
    },
    signal: end.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error("No stream.");
  const words: ChatWordView[] = [];
  const states: ChatState[] = [];
  let again = 0;
  let text = "";
  const more = async (): Promise<boolean> => {
    const { value, done } = await reader.read();
    if (done) return false;
    text += value;
    const parts = text.split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/m.exec(part) ?? [];
      if (event === "word") words.push(JSON.parse(data ?? "") as ChatWordView);
      if (event === "state") states.push(JSON.parse(data ?? "") as ChatState);
      if (event === "again") again += 1;
    }
    return true;
  };
  return {
    ...{ status: response.status, words, states, again: () => again },
    until: async (enough: () => boolean): Promise<void> => {
      while (!enough()) if (!(await more())) throw new Error("The stream ended.");
    },
    ended: async () => {
      while (await more());
    },
    end: () => end.abort(),
  };
}
