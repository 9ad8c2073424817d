import { z } from "zod";
import type { Scope } from "../../condition.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import { fillPlaceholders } from "../../placeholders.ts";
import { defineAction } from "../action.ts";
import { effectValues } from "../effect-values.ts";

export const webhook = defineAction({
  type: "webhook",
  title: { en: "Call a webhook", fr: "Appeler un webhook" },
  irreversible: true,
  schema: z
    .strictObject({
      do: z.literal("webhook"),
      url: z
        .url({ protocol: /^https?$/ })
        .max(2000)
        .describe("An https address. Plain http is called only on a host that the operator lists."),
      body: z
        .record(z.string().max(100), z.json())
        .optional()
        .describe("What is sent; texts may hold placeholders. The ticket itself when absent."),
    })
    .describe("Sends the ticket to another system, through the outbox."),
  sentence: ({ url }) => ({ en: `Call ${hostOf(url)}`, fr: `Appeler ${hostOf(url)}` }),
  perform: ({ url, body }, scene) => ({
    effects: [
      {
        type: "webhook",
        url,
        body: body === undefined ? effectValues(scene) : (filled(body, scene.scope) as JsonObject),
      },
    ],
  }),
});

const hostOf = (url: string): string => /^https?:\/\/([^/?#]+)/.exec(url)?.[1] ?? url;

/** The same shape with every text's placeholders filled: an object stays an object. */
function filled(value: Json, scope: Scope): Json {
  if (typeof value === "string") return fillPlaceholders(value, scope);
  if (Array.isArray(value)) return value.map((item) => filled(item, scope));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, scope)]));
}
