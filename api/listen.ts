import type { createServer } from "node:http";
import { type Config, ConfigError } from "./config.ts";

/** Takes the port first: a second start says so at once, and touches nothing. Requests wait until the desk is ready. */
export function listen(http: ReturnType<typeof createServer>, { port, host }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once("error", (error) => reject(new ConfigError(portMessage(error, port))));
    http.listen(port, host, () => {
      const bound = http.address();
      const actual = typeof bound === "object" && bound ? bound.port : port;
      resolve(`http://${host === "127.0.0.1" || host === "::1" ? "localhost" : host}:${actual}`);
    });
  });
}

function portMessage(error: Error, port: number): string {
  const code = "code" in error ? error.code : "";
  if (code === "EADDRINUSE")
    return `Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start`;
  if (code === "EACCES")
    return `Port ${port} may not be used by this account. Choose one above 1024, such as PORT=3000.`;
  return `Port ${port} cannot be opened: ${error.message}`;
}
