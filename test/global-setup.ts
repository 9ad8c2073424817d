import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { executable } from "./browser.ts";
import { startPostgres, type TestPostgres } from "./postgres.ts";
import { createPreparations } from "./prepared.ts";
import type { Preparation } from "./stores.ts";

/**
 * Unpacks the browser once for all processes. Suites ask an address for a PostgreSQL, and for databases to copy; each is made at
 * the first question.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const browser = await executable();
  if (browser !== undefined) process.env.CHROMIUM_PATH = browser;
  // Each of the many servers reads what Node has compiled for the first one.
  process.env.NODE_COMPILE_CACHE ??= path.join(tmpdir(), "filrouge-compiled");
  let started: Promise<TestPostgres> | null = null;
  const preparations = createPreparations();
  const answerTo = async (asked: string): Promise<string> => {
    // Only our own suites ask, and only for what there is.
    if (asked !== "/") return JSON.stringify(await preparations.get(asked.slice(1) as Preparation));
    started ??= startPostgres();
    return (await started).url;
  };
  const broker = createServer((request, response) => {
    // A kept connection is closed after some seconds, perhaps in the very moment in which a suite asks again over it.
    response.setHeader("connection", "close");
    answerTo(request.url ?? "/").then(
      (answer) => response.end(answer),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => broker.listen(0, "127.0.0.1", resolve));
  const address = broker.address();
  if (typeof address !== "object" || !address) throw new Error("The broker has no port.");
  process.env.FILROUGE_TEST_POSTGRES = `http://127.0.0.1:${address.port}/`;
  process.env.FILROUGE_TEST_PREPARED = process.env.FILROUGE_TEST_POSTGRES;
  return async () => {
    await preparations.remove();
    broker.close();
    await (await started)?.stop();
  };
}
