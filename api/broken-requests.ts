import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { languageOf } from "./http/language.ts";
import { problemOf, Refusal } from "./http/problems.ts";
import { newId } from "./ids.ts";

const refused = (status: number, code: string, en: string, fr: string): Refusal =>
  new Refusal({ status, code, title: { en: "Not understood", fr: "Non compris" }, detail: { en, fr } });

const NOT_HTTP = refused(
  400,
  "notHttp",
  "This cannot be read as an HTTP request.",
  "Ceci ne peut pas être lu comme une requête HTTP.",
);
const HEAD_TOO_BIG = refused(
  431,
  "headTooBig",
  "The address and headers may have at most 16 KiB.",
  "L’adresse et les en-têtes peuvent avoir au plus 16 Kio.",
);
const TOO_SLOW = refused(
  408,
  "tooSlow",
  "The request did not come to its end in time.",
  "La requête n’est pas arrivée entière à temps.",
);
const EXPECTED = refused(
  417,
  "expectation",
  "Expect can only ask for 100-continue.",
  "Expect ne peut demander que 100-continue.",
);

const BY_CODE: { readonly [code: string]: Refusal } = {
  HPE_HEADER_OVERFLOW: HEAD_TOO_BIG,
  ERR_HTTP_REQUEST_TIMEOUT: TOO_SLOW,
};

interface BrokenRequest extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

function bodyOf(problem: Refusal, accepted: string | undefined): string {
  return JSON.stringify(problemOf(problem, languageOf(accepted, null), newId()));
}

/** What Node refuses before the app sees a request is a problem like every other: a code and a sentence, never bare. */
export function answerBrokenRequests(http: Server): void {
  http.on("clientError", (error: BrokenRequest, socket: Duplex) => {
    // Nobody listens any more; or something was answered here before, and a client would take this for the rest of it.
    const answered = socket instanceof Socket && socket.bytesWritten > 0;
    if (error.code === "ECONNRESET" || !socket.writable || answered) return void socket.destroy();
    const problem = BY_CODE[error.code ?? ""] ?? NOT_HTTP;
    const accepted = /\r\naccept-language: *([^\r\n]{1,200})/i.exec(error.rawPacket?.toString("latin1") ?? "")?.[1];
    const body = bodyOf(problem, accepted);
    socket.end(
      `HTTP/1.1 ${problem.status} Refused\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
        `Cache-Control: no-store\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
  http.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) => {
    response.statusCode = EXPECTED.status;
    response.setHeader("Content-Type", "application/problem+json; charset=utf-8");
    response.setHeader("Connection", "close");
    response.end(bodyOf(EXPECTED, request.headers["accept-language"]));
  });
}
