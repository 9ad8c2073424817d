import { z } from "zod";
import { endpoint } from "./endpoint.ts";

const token = z.strictObject({ token: z.string().min(1).max(2_000) });

/** What signed links in mails open, besides pages of their own. */
export const mailLinks = {
  file: endpoint({
    name: "mailLinks.file",
    method: "GET",
    path: "/mail-file/:token",
    who: "nobody",
    summary: "The bytes of a file that was too large for its mail, always to be saved and never opened here",
    params: token,
    contentType: "application/octet-stream",
    answers: { 200: z.string() },
  }),
  subscription: endpoint({
    name: "mailLinks.subscription",
    method: "GET",
    path: "/unsubscribe/:token",
    who: "nobody",
    summary: "The page that says whether somebody gets mails of a kind, with a button to end them or have them again",
    params: token,
    contentType: "text/html",
    answers: { 200: z.string() },
  }),
  unsubscribe: endpoint({
    name: "mailLinks.unsubscribe",
    method: "POST",
    path: "/unsubscribe/:token",
    who: "nobody",
    summary:
      "End mails of a kind with one press, as mail programs do by List-Unsubscribe-Post (RFC 8058), or have them again",
    params: token,
    query: z.strictObject({ again: z.string().max(1).optional() }),
    readsBody: true,
    contentType: "text/html",
    answers: { 200: z.string() },
  }),
} as const;
