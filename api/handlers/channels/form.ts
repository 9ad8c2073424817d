import { readFile } from "node:fs/promises";
import { formView, openForm, shownIn } from "../../channels/form.ts";
import { noteRefused } from "../../channels/receive.ts";
import { takeForm } from "../../channels/take-form.ts";
import { addressOf, visitorOf } from "../../channels/visitor.ts";
import { channelForms } from "../../contract/channel-forms.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { mayBeHeldBy } from "../../http/held-by.ts";
import { Refusal, refusal } from "../../http/problems.ts";
import { giveBack, isTooOften } from "../../link-page/answer-limit.ts";
import { htmlPage } from "../../link-page/page.ts";
import { takenIn } from "../files/upload.ts";

const MINUTE_MS = 60_000;
/** From one place in a minute, and in the name of one address in an hour: nobody is buried in tickets that he has not written. */
const FROM_A_PLACE = 5;
const OF_AN_ADDRESS = 3;
const FILES = 30;

const file = (name: string): Promise<string> =>
  readFile(new URL(`../../channels/form-page/${name}`, import.meta.url), "utf8");

/** Every site loads the script; whether it may show the form, the page says. */
export const formScript = handles(channelForms.script, async (_desk, { response }) => {
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  response.setHeader("Cache-Control", "public, max-age=300");
  return { status: 200, verbatim: await file("embed.js") };
});

export const formPage = handles(channelForms.page, async (desk, { params, response }) => {
  const { source } = await openForm(desk, params.id);
  mayBeHeldBy(response, source.sites);
  return {
    status: 200,
    verbatim: await htmlPage({
      body: file("body.html"),
      styles: ["/api/link.css", "/api/form-parts/page.css"],
      script: "/api/form-parts/page.js",
    }),
  };
});

export const formPart = handles(channelForms.part, async (_desk, { params }) => ({
  status: 200,
  verbatim: await file(params.file),
  ...(params.file.endsWith(".css") && { contentType: "text/css" }),
}));

export const readForm = handles(channelForms.read, async (desk, { params, query, language }) => {
  const view = await formView(desk, await openForm(desk, params.id), query.language ?? language);
  const { fileBytes, perMessage } = desk.config.files;
  return { status: 200, body: { ...view, limits: { fileBytes, perMessage } } };
});

export const readShown = handles(channelForms.shown, async (desk, { params, body }) => ({
  status: 200,
  body: { shown: await shownIn(desk, await openForm(desk, params.id), body.answers) },
}));

export const attachToForm = handles(channelForms.attach, async (desk, { params, query, request }) => {
  const { source } = await openForm(desk, params.id);
  if (!source.files) throw refusal("notFound");
  if (await isTooOften(desk, `form files ${addressOf(request)}`, FILES, 15 * MINUTE_MS))
    throw refusal("tooManyFiles", [], { "retry-after": "900", connection: "close" });
  return { status: 201, body: await takenIn(desk, visitorOf(params.id, query.visit), query.name ?? "", request) };
});

export const sendForm = handles(channelForms.send, async (desk, { params, body, request, text }) => {
  const open = await openForm(desk, params.id);
  const refused = (why: string): Promise<void> =>
    noteRefused(desk, {
      ...{ channel: params.id, at: desk.clock.now(), status: "refused", why, size: Buffer.byteLength(text) },
      ...{ subject: body.subject, sender: `${body.name} <${body.email}>` },
    });
  // A program hears what a person would hear.
  if ((body.website ?? "") !== "") {
    await refused("spam");
    return { status: 201, body: { number: null } };
  }
  if (await comesTooOften(desk, addressOf(request), body.email)) {
    await refused("tooMany");
    throw refusal("tooMany", [], { "retry-after": "300" });
  }
  try {
    return { status: 201, body: { number: await takeForm(desk, open, body) } };
  } catch (error) {
    // Whoever forgets a field has sent nothing yet.
    if (error instanceof Refusal) await giveBack(desk, ofAddress(body.email));
    throw error;
  }
});

const ofAddress = (email: string): string => `form of ${email.toLowerCase()}`;

const comesTooOften = async (desk: Desk, place: string, email: string): Promise<boolean> =>
  (await isTooOften(desk, `form from ${place}`, FROM_A_PLACE, MINUTE_MS)) ||
  (await isTooOften(desk, ofAddress(email), OF_AN_ADDRESS, 60 * MINUTE_MS));
