import type { Chat } from "../../blueprints/chat.ts";

/** A first draft: sites and department are still to be written. */
export const plainChat = (key: string, name: string): Chat => ({
  ...{ kind: "chat", schemaVersion: 1, key, name, title: name, sites: [], department: "" },
});

/** True for a chat that the form can show, finished or not. */
export function isChatLike(value: unknown): value is Chat {
  if (typeof value !== "object" || value === null) return false;
  const { sites, department, title } = value as Readonly<Record<string, unknown>>; // any object has parts of any kind
  const isText = typeof title === "string" || (typeof title === "object" && title !== null);
  return (
    isText && typeof department === "string" && Array.isArray(sites) && sites.every((one) => typeof one === "string")
  );
}
