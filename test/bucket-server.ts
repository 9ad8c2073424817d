import { readdirSync, rmSync } from "node:fs";
import S3rver from "@20minutes/s3rver";
import { scratch } from "./scratch.ts";

/** Storage that speaks as S3 does, on this machine, with one bucket and one pair of keys. */
export interface BucketServer {
  /** What FILROUGE_FILES says of it. */
  readonly address: string;
  /** The keys that it knows, as the environment of the desk. */
  readonly keys: { readonly AWS_ACCESS_KEY_ID: string; readonly AWS_SECRET_ACCESS_KEY: string };
  /** The names of the objects in it. */
  readonly lying: () => readonly string[];
  /** Nobody answers any more, until `back`. */
  readonly away: () => Promise<void>;
  readonly back: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

const NAME = "files-of-the-desk";
/** Beside each object its server keeps files about it. */
const OBJECT = /^(.+)\._S3rver_object$/;

export async function bucketServer(): Promise<BucketServer> {
  const directory = scratch("bucket");
  const open = async (port: number) => {
    const server = new S3rver({
      ...{ address: "127.0.0.1", port, silent: true, directory, vhostBuckets: false },
      configureBuckets: [{ name: NAME }],
    });
    return { server, port: (await server.run()).port };
  };
  let running = await open(0);
  const { port } = running;
  const away = async (): Promise<void> => {
    const closed = running.server.close();
    running.server.httpServer.closeAllConnections();
    await closed;
  };
  return {
    address: `s3://${NAME}/desk?${new URLSearchParams({ endpoint: `http://127.0.0.1:${port}`, region: "us-east-1" })}`,
    keys: { AWS_ACCESS_KEY_ID: "S3RVER", AWS_SECRET_ACCESS_KEY: "S3RVER" },
    lying: () =>
      readdirSync(directory, { recursive: true, encoding: "utf8" }).flatMap((one) => OBJECT.exec(one)?.[1] ?? []),
    away,
    back: async () => {
      running = await open(port);
    },
    remove: async () => {
      if (running.server.httpServer.listening) await away();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
