import type { Channel, WebhookSource } from "../../../blueprints/channel.ts";
import type { Json } from "../../../blueprints/json.ts";

export const PRESETS = ["alert", "phone", "sms", "chat", "social", "forum", "app", "webhook", "form"] as const;
export type Preset = (typeof PRESETS)[number];

type Start = Pick<WebhookSource, "message" | "requester"> & Partial<WebhookSource>;

/** What such a channel mostly says, with a mapping that fits the sample below it: both are there to be replaced. */
const STARTS: { readonly [P in Exclude<Preset, "form">]: Start } = {
  alert: {
    message: { subject: "{{/title}}", text: "{{/message}}", thread: "{{/fingerprint}}" },
    closing: { value: "{{/status}}", is: ["resolved"], do: "note" },
  },
  phone: {
    message: {
      subject: "Call from {{/from}}",
      text: "Call from {{/from}} to {{/to}}, {{/duration}} s.\n{{/recording}}",
      id: "{{/id}}",
    },
    requester: { phone: "{{/from}}", name: "{{/name}}" },
  },
  sms: {
    message: { text: "{{/text}}", id: "{{/id}}", thread: "{{/from}}" },
    requester: { phone: "{{/from}}" },
  },
  chat: {
    message: { text: "{{/text}}", id: "{{/id}}", thread: "{{/conversation}}" },
    requester: { name: "{{/from/name}}", handle: "{{/from/id}}" },
  },
  social: {
    message: { text: "{{/text}}", id: "{{/id}}", thread: "{{/thread}}" },
    requester: { name: "{{/author/name}}", handle: "{{/author/handle}}" },
  },
  forum: {
    message: { subject: "{{/topic/title}}", text: "{{/post/text}}", id: "{{/post/id}}", thread: "{{/topic/id}}" },
    requester: { name: "{{/author/name}}", handle: "{{/author/id}}", email: "{{/author/email}}" },
  },
  app: {
    message: { subject: "{{/subject}}", text: "{{/text}}\n\n{{/app/version}} · {{/app/screen}}", id: "{{/id}}" },
    requester: { email: "{{/user/email}}", name: "{{/user/name}}", customerNumber: "{{/user/customer}}" },
  },
  webhook: { message: { text: "{{/text}}" }, requester: { email: "{{/email}}" } },
};

/** What is shown to draw the mapping from until something has come. */
export const SAMPLES: { readonly [as: string]: Json } = {
  alert: {
    ...{ title: "Disk almost full on db-1", message: "/var is at 98 % since 14:05.", status: "firing" },
    ...{ fingerprint: "c9d2f0", severity: "critical", labels: { host: "db-1", service: "billing" } },
  },
  phone: {
    ...{ id: "call-8831", from: "+33 6 12 34 56 78", to: "+33 1 70 00 00 01", name: "Nina Roy", duration: 95 },
    recording: "https://phone.example/recordings/8831",
  },
  sms: { id: "SM-77", from: "+33612345678", to: "+33170000001", text: "My parcel has not come." },
  chat: { id: "m-5", conversation: "c-12", from: { id: "u-77", name: "Nina" }, text: "Is anybody there?" },
  social: { id: "p-9", thread: "p-1", author: { handle: "@nina", name: "Nina R." }, text: "Still no answer?" },
  forum: {
    topic: { id: 412, title: "Invoice shows the wrong address" },
    post: { id: 9021, text: "Since the update my invoices go to the old address." },
    author: { id: "nina_r", name: "Nina Roy", email: "nina@home.example" },
  },
  app: {
    ...{ id: "r-31", subject: "The export hangs", text: "It stays at 90 %." },
    user: { email: "nina@home.example", name: "Nina Roy", customer: "K-2210" },
    app: { version: "4.2.1", screen: "reports" },
  },
  webhook: { email: "nina@home.example", text: "Something to look at." },
};

/** A first draft of a channel: where its tickets go is still to be said. */
export const draftOf =
  (preset: Preset) =>
  (key: string, name: string): Channel => ({
    ...{ kind: "channel", schemaVersion: 1, key, name, department: "", language: "en" },
    source:
      preset === "form"
        ? { by: "form", files: true, sites: [] }
        : { by: "webhook", as: preset, proof: "signature", automatic: preset === "alert", ...STARTS[preset] },
  });

/** True for a channel that the form can show, finished or not. */
export function isChannelLike(value: unknown): value is Channel {
  if (typeof value !== "object" || value === null || !("source" in value)) return false;
  const { source } = value;
  if (typeof source !== "object" || source === null || !("by" in source)) return false;
  if (source.by === "form") return "sites" in source && Array.isArray(source.sites);
  if (source.by !== "webhook" || !("message" in source)) return false;
  return typeof source.message === "object" && source.message !== null;
}
