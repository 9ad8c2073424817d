import { retire } from "../../api/definitions/store.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { good } from "../server.ts";
import { put } from "../small-desk.ts";
import { SILENCED } from "./documents.ts";
import { CHANNEL_SECRET, FINANCE, type Hearing, MAILBOX } from "./ways.ts";

interface Published {
  readonly kind: Kind;
  readonly key: string;
  readonly [part: string]: unknown;
}

/** The process that a ticket enters whose subject names it: one step hears the requester, one state does not. */
const PAPER: Published = {
  ...{ kind: "blueprint", key: "paper", name: "Paper", departments: [FINANCE] },
  entry: { when: { contains: [{ var: "ticket.subject" }, "Paper"] }, into: { new: "waiting", open: "waiting" } },
  states: [
    { id: "waiting", name: "Waiting", status: "open" },
    { id: "working", name: "Working", status: "open" },
    { id: "asked", name: "Asked", status: "pending" },
    { id: "filed", name: "Filed", status: "closed", final: "resolved" },
  ],
  transitions: [
    { id: "take", name: "Take", from: ["waiting"], to: "working" },
    { id: "ask", name: "Ask", from: ["working"], to: "asked" },
    { id: "answered", name: "Answered", from: ["asked"], to: "working", start: { on: "requesterReplied" } },
    { id: "file", name: "File", from: ["working"], to: "filed", start: { after: "P30D", time: "calendar" } },
  ],
};

const at = (path: string) => ({ var: `ticket.${path}` });

/** Rules of each kind that a new ticket and a requester's word meet. */
const RULES: readonly Published[] = [
  PAPER,
  {
    ...{ kind: "routing", key: "main" },
    rows: [
      {
        id: "finance",
        when: { is: [at("department"), FINANCE] },
        // biome-ignore lint/suspicious/noThenProperty: the word of the language; a document is never awaited.
        then: { group: "group:finance", priority: "high", tags: ["routed"] },
      },
      // biome-ignore lint/suspicious/noThenProperty: the word of the language; a document is never awaited.
      { id: "rest", then: { group: "group:helpdesk" } },
    ],
  },
  {
    ...{ kind: "trigger", key: "greets", on: ["created"], when: { is: [at("group"), "group:finance"] } },
    do: [
      { do: "addTag", tag: "greeted" },
      { do: "notify", to: ["group:finance"], text: "A new one." },
    ],
  },
  {
    ...{ kind: "trigger", key: "hears", on: ["requesterReplied"] },
    do: [
      { do: "note", text: "Heard." },
      { do: "addTag", tag: "heard" },
      { do: "notify", to: ["group:finance"], text: "Heard." },
    ],
  },
];

/** Where words come from besides the requester's own page: an address, a form, a chat, text messages. */
const DOORWAYS: readonly Published[] = [
  { ...{ kind: "mailbox", key: "support", language: "fr" }, address: MAILBOX, department: FINANCE, sender: "The desk" },
  {
    ...{ kind: "channel", key: "site", department: FINANCE, language: "fr" },
    source: { by: "form", files: false, sites: ["https://shop.example"] },
  },
  {
    ...{ kind: "chat", key: "shop", department: FINANCE, sites: ["https://shop.example"], title: "Ask us" },
  },
  {
    ...{ kind: "channel", key: "texts", department: FINANCE, language: "fr" },
    source: {
      ...{ by: "webhook", as: "sms", proof: "bearer", automatic: false },
      message: { subject: "{{/subject}}", text: "{{/body}}", id: "{{/id}}", thread: "{{/from}}" },
      requester: { email: "{{/email}}" },
    },
  },
];

/** Puts the desk's own rules and forms aside, and these in force. */
export async function furnishHearing({ store, ada }: Hearing): Promise<void> {
  const { db } = store;
  const shipped = await db.selectFrom("definition").select(["kind", "key"]).distinct().execute();
  for (const { kind, key } of shipped)
    if ([...SILENCED, "form"].includes(kind as Kind)) await retire(db, { kind: kind as Kind, key, at: Date.now() });
  for (const one of [...RULES, ...DOORWAYS])
    await put(store, one.kind, one.key, { schemaVersion: 1, name: one.key, ...one });
  good(await ada.client.channels.secret({ params: { id: "texts" }, body: { secret: CHANNEL_SECRET } }));
}
