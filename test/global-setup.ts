import { createServer } from "node:http";
import { executable } from "./browser.ts";
import { startPostgres, type TestPostgres } from "./postgres.ts";

/** Unpacks the browser once for all processes. Suites ask an address for a PostgreSQL; it is started at the first question. */
export default async function setup(): Promise<() => Promise<void>> {
  const browser = await executable();
  if (browser !== undefined) process.env.CHROMIUM_PATH = browser;
  let started: Promise<TestPostgres> | null = null;
  const broker = createServer((_request, response) => {
    started ??= startPostgres();
    started.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => broker.listen(0, "127.0.0.1", resolve));
  const address = broker.address();
  if (typeof address !== "object" || !address) throw new Error("The broker has no port.");
  process.env.FILROUGE_TEST_POSTGRES = `http://127.0.0.1:${address.port}/`;
  return async () => {
    broker.close();
    await (await started)?.stop();
  };
}
