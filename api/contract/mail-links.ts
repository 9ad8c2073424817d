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
} as const;
