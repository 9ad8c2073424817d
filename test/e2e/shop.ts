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

interface ShopPages {
  /** The channel whose form stands in the pages under /contact, instead of the chat. */
  readonly form?: string;
  /** What the site's pages let in, as their Content-Security-Policy; handed the origin of the desk. */
  readonly policy?: (desk: string) => string;
}

/** Opens a site in whose pages the chat `key` of the desk stands, in French under /fr. */
export async function openShop(desk: string, key: string, { form, policy }: ShopPages = {}): Promise<Shop> {
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
    const { pathname } = new URL(request.url ?? "/", desk);
    const language = pathname.startsWith("/fr") ? "fr" : "en";
    response.setHeader("content-type", "text/html; charset=utf-8");
    const there = `http://127.0.0.1:${reached}`;
    if (policy) response.setHeader("content-security-policy", policy(there));
    const script =
      form !== undefined && pathname.endsWith("/contact")
        ? `<script src="${there}/api/form.js" data-form="${form}" async></script>`
        : `<script src="${there}/api/chat.js" data-chat="${key}" async></script>`;
    response.end(
      `<!doctype html><html lang="${language}"><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width, initial-scale=1">` +
        `<title>Shop</title><body><main><h1>A shop</h1>${script}</main></body></html>`,
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
