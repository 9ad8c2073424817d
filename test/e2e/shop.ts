import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, createServer as createProxy, type Socket } from "node:net";

/** A site of somebody else, and the line between its visitors and the desk. */
export interface Shop {
  readonly origin: string;
  /** From now on nobody gets through to the desk, and whoever was through is cut off. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

const listening = (server: Server | ReturnType<typeof createProxy>): Promise<number> =>
  new Promise((resolve) =>
    // Bound, a server has a port.
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );

/** Opens a site in whose pages the chat `key` of the desk stands, in French under /fr. */
export async function openShop(desk: string, key: string): Promise<Shop> {
  const lines = new Set<Socket>();
  let whole = true;
  const line = createProxy((socket) => {
    if (!whole) return socket.destroy();
    const on = connect(Number(new URL(desk).port), "127.0.0.1");
    for (const one of [socket, on]) {
      lines.add(one);
      one.on("error", () => one.destroy());
      one.on("close", () => {
        lines.delete(one);
        socket.destroy();
        on.destroy();
      });
    }
    socket.pipe(on).pipe(socket);
  });
  const reached = await listening(line);
  const site = createServer((request, response) => {
    const language = request.url?.startsWith("/fr") ? "fr" : "en";
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Shop</title><body><h1>A shop</h1>` +
        `<script src="http://127.0.0.1:${reached}/api/chat.js" data-chat="${key}" async></script></body></html>`,
    );
  });
  const origin = `http://127.0.0.1:${await listening(site)}`;
  const cut = () => {
    whole = false;
    for (const one of lines) one.destroy();
  };
  return {
    ...{ origin, cut },
    mend: () => {
      whole = true;
    },
    close: async () => {
      cut();
      site.closeAllConnections();
      await Promise.all([line, site].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
