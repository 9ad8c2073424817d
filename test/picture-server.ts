import { createServer } from "node:http";
import sharp from "sharp";

/** Another site with a picture, a page, an address that leads elsewhere and one that never ends; it notes what it is asked for. */
export interface PictureServer {
  readonly origin: string;
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

export async function pictureServer(): Promise<PictureServer> {
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#08f" } })
    .png()
    .toBuffer();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    asked.push(url);
    if (url.startsWith("/map.png")) response.end(png);
    else if (url === "/moved") response.writeHead(302, { location: "/map.png" }).end();
    else if (url === "/huge") response.end(Buffer.alloc(6 * 1_048_576));
    else response.writeHead(200, { "content-type": "image/png" }).end("<script>alert(1)</script>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
