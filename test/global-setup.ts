import { createServer } from "node:http";
import { startPostgres, type TestPostgres } from "./postgres.ts";

/** Suites ask this address for a PostgreSQL; it is started at the first question and stopped at the end. */
export default async function setup(): Promise<() => Promise<void>> {
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
