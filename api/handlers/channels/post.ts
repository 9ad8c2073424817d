import type { Language, Sentence } from "../../../blueprints/text.ts";
import { readChannel } from "../../channels/documents.ts";
import type { Doubt } from "../../channels/proof.ts";
import { type Became, isWebhook, noteRefused, receivePost } from "../../channels/receive.ts";
import { channels } from "../../contract/channels.ts";
import { type Body, JSON_OR_FORM, readBody } from "../../http/body.ts";
import { handles } from "../../http/handler.ts";
import { Refusal, refusal } from "../../http/problems.ts";

const DOUBTS: { readonly [D in Doubt]: readonly [string, string] } = {
  noSecret: [
    "This channel has no secret yet: nobody can prove to be its sender.",
    "Ce canal n’a pas encore de secret : personne ne peut prouver en être l’expéditeur.",
  ],
  unproven: ["The secret or the signature is not right.", "Le secret ou la signature n’est pas juste."],
  stale: [
    "It was signed more than five minutes ago, or the clocks differ.",
    "Cela a été signé il y a plus de cinq minutes, ou les horloges diffèrent.",
  ],
};

const doubted = (doubt: Doubt): Refusal =>
  new Refusal({
    status: 401,
    code: `channel.${doubt}`,
    title: { en: "Not proven", fr: "Non prouvé" },
    detail: { en: DOUBTS[doubt][0], fr: DOUBTS[doubt][1] },
  });

export const postToChannel = handles(channels.post, async (desk, { params, request, language }) => {
  const known = await readChannel(desk.store.db, params.id);
  if (!known || known.state === "off" || !isWebhook(known)) throw refusal("notFound");
  const { key } = known;
  const body = await readBody(request, JSON_OR_FORM).catch(async (error: unknown): Promise<Body> => {
    if (error instanceof Refusal)
      await noteRefused(desk, {
        ...{ channel: key, at: desk.clock.now(), status: "refused", why: "unreadable" },
        size: Number(request.headers["content-length"] ?? 0) || 0,
        detail: error.errors.length > 0 ? error.errors : [{ pointer: "", message: error.detail }],
      });
    throw error;
  });
  if (body.value === undefined) throw refusal("notJson");
  const received = await receivePost(desk, known, { headers: request.headers, text: body.text, value: body.value });
  switch (received.outcome) {
    case "doubted":
      throw doubted(received.doubt);
    case "full":
      throw refusal("busy", [], { "retry-after": "600" });
    case "challenged":
      return { status: 200, body: { challenge: received.challenge } } as const;
    case "several":
      return { status: 200, body: { items: received.items.map((one) => said(one, language)) } } as const;
    case "waiting":
      return { status: 202, body: { outcome: "waiting", detail: wordsOf(received.detail, language) } } as const;
    default:
      // A provider of telephony reads what it is answered as orders: nothing is none.
      if (body.form) return { status: 204 } as const;
      return { status: 200, body: received } as const;
  }
});

/** Whoever asks hears the challenge again: what is posted afterwards is believed by its signature, and by nothing that is said here. */
export const answerSubscription = handles(channels.subscribed, async (desk, { params, query }) => {
  const known = await readChannel(desk.store.db, params.id);
  if (!known || known.state === "off" || !isWebhook(known)) throw refusal("notFound");
  return { status: 200, verbatim: query["hub.challenge"] };
});

const said = (became: Became, language: Language) =>
  became.outcome === "waiting" ? ({ outcome: "waiting", detail: wordsOf(became.detail, language) } as const) : became;

const wordsOf = (detail: readonly Sentence[], language: Language) => detail.map((one) => one[language]);
