import { z } from "zod";
import { endpoint, idParams } from "./endpoint.ts";

/** An uploaded file; what it is was read from its bytes, and its name is made fit to be shown and saved. */
export const fileSchema = z.strictObject({ id: z.string(), name: z.string(), contentType: z.string(), size: z.int() });

export type FileView = z.infer<typeof fileSchema>;

export const files = {
  limits: endpoint({
    name: "files.limits",
    method: "GET",
    path: "/limits/files",
    who: "signedIn",
    summary: "How many bytes a file may have, and how many files a message may name",
    answers: { 200: z.strictObject({ fileBytes: z.int(), perMessage: z.int() }) },
  }),
  upload: endpoint({
    name: "files.upload",
    method: "POST",
    path: "/files",
    who: "signedIn",
    summary:
      "Upload one file as the body, application/octet-stream; a message, a step or a new ticket then names it by id within a day",
    query: z.strictObject({ name: z.string().max(2000).optional() }),
    upload: true,
    answers: { 201: fileSchema },
  }),
  download: endpoint({
    name: "files.download",
    method: "GET",
    path: "/files/:id",
    who: "signedIn",
    summary:
      "The bytes of a file, for whoever may read a message that names it, always to be saved and never opened here",
    params: idParams,
    contentType: "application/octet-stream",
    answers: { 200: z.string() },
  }),
  thumbnail: endpoint({
    name: "files.thumbnail",
    method: "GET",
    path: "/files/:id/thumbnail",
    who: "signedIn",
    summary: "A picture drawn small, for whoever may have the file",
    params: idParams,
    contentType: "image/webp",
    answers: { 200: z.string() },
  }),
  picture: endpoint({
    name: "files.picture",
    method: "GET",
    path: "/tickets/:id/messages/:message/picture",
    who: "signedIn",
    summary:
      "A picture that an HTML message shows from another site, fetched by the server, so that its sender learns nothing",
    params: idParams.extend({ message: z.string().min(1).max(200) }),
    query: z.strictObject({ url: z.string().min(8).max(4000) }),
    contentType: "application/octet-stream",
    answers: { 200: z.string() },
  }),
} as const;
