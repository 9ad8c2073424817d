import { readFile } from "node:fs/promises";
import { textIn } from "../../../blueprints/text.ts";
import { openingFor } from "../../chat/state.ts";
import { chat } from "../../contract/chat.ts";
import { handles } from "../../http/handler.ts";
import { mayBeHeldBy } from "../../http/held-by.ts";
import { htmlPage, withColours } from "../../link-page/page.ts";
import { openChat } from "./opened.ts";

const file = (name: string): Promise<string> => readFile(new URL(`../../chat/widget/${name}`, import.meta.url), "utf8");

/** Every site loads the script; which chats it opens there, their pages say. */
export const chatScript = handles(chat.script, async (_desk, { response }) => {
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  response.setHeader("Cache-Control", "public, max-age=300");
  return { status: 200, verbatim: await file("chat.js") };
});

export const chatPage = handles(chat.page, async (desk, { params, response }) => {
  const { sites } = await openChat(desk, params.key);
  mayBeHeldBy(response, sites);
  return {
    status: 200,
    verbatim: await htmlPage({
      body: file("body.html"),
      title: "Chat",
      styles: ["/api/chat-parts/page.css"],
      script: "/api/chat-parts/page.js",
    }),
  };
});
export const chatPart = handles(chat.part, async (_desk, { params }) => ({
  status: 200,
  verbatim: await (params.file === "page.css" ? withColours(file(params.file)) : file(params.file)),
  ...(params.file.endsWith(".css") && { contentType: "text/css" }),
}));

export const aboutChat = handles(chat.about, async (desk, { params, query, language: asked, principal }) => {
  const one = await openChat(desk, params.key);
  const person = principal?.kind === "requester" ? principal : null;
  const language = person?.language ?? query.language ?? asked;
  return {
    status: 200,
    body: {
      ...{ language, title: textIn(one.title, language), opening: await openingFor(desk, one) },
      greeting: one.greeting === undefined ? null : textIn(one.greeting, language),
      person: person?.name ?? null,
      limits: { fileBytes: desk.config.files.fileBytes, perMessage: desk.config.files.perMessage },
    },
  };
});
