import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemSchema } from "../../../api/contract/problem.ts";
import { startServer, type TestServer } from "../../server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.remove());

/** Sends exactly these bytes and reads until the server hangs up. */
function said(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.address).port), "127.0.0.1");
    let heard = "";
    socket.on("data", (chunk) => {
      heard += chunk.toString();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(heard));
    socket.write(text);
  });
}

const HOST = "Host: localhost\r\n";
const JSON_BODY = "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

const BROKEN: readonly (readonly [what: string, text: string, status: number, code: string])[] = [
  [
    "both lengths at once",
    `POST /api/tickets HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n${JSON_BODY}`,
    400,
    "notHttp",
  ],
  ["two lengths", `POST /api/tickets HTTP/1.1\r\n${HOST}Content-Length: 3\r\n${JSON_BODY}`, 400, "notHttp"],
  ["a method that is none", `FOO /api/session HTTP/1.1\r\n${HOST}\r\n`, 400, "notHttp"],
  ["a space before a colon", `GET /api/session HTTP/1.1\r\n${HOST}X-A : b\r\n\r\n`, 400, "notHttp"],
  ["a header of 20 kB", `GET /api/session HTTP/1.1\r\n${HOST}X-A: ${"a".repeat(20_000)}\r\n\r\n`, 431, "headTooBig"],
  [
    "an expectation that is none",
    `POST /api/tickets HTTP/1.1\r\n${HOST}Expect: cake\r\n${JSON_BODY}`,
    417,
    "expectation",
  ],
];

describe("requests that never reach the desk", () => {
  for (const [what, text, status, code] of BROKEN) {
    it(`${what} is a problem with a sentence, and the server goes on`, async () => {
      const [head = "", body = ""] = (await said(text)).split("\r\n\r\n");
      expect(head).toContain(`HTTP/1.1 ${status} `);
      expect(head.toLowerCase()).toContain("content-type: application/problem+json");
      const problem = problemSchema.parse(JSON.parse(body));
      expect(problem).toMatchObject({ status, code });
      expect((await server.nobody.raw("/healthz")).status).toBe(200);
    });
  }

  it("the sentence is French where French is asked for", async () => {
    const answer = await said(`GET /api/session HTTP/1.1\r\n${HOST}Accept-Language: fr\r\nX-A : b\r\n\r\n`);
    expect(answer).toContain("ne peut pas être lu");
  });
});
