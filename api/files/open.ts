import path from "node:path";
import { type Config, ConfigError } from "../config.ts";
import { createBucketStore } from "./bucket-store.ts";
import { type FileStore, StorageAway } from "./file-store.ts";
import { createFolderStore } from "./folder-store.ts";

/**
 * The storage that the operator has set. A bucket is tried out: one that refuses us is told before anybody attaches a file; one
 * that does not answer now may later, and the desk goes on without it.
 */
export async function openFiles(
  { folder, bucket }: Pick<Config["files"], "folder" | "bucket">,
  log: (line: string) => void,
): Promise<FileStore> {
  if (!bucket) return createFolderStore(folder);
  const store = createBucketStore(bucket, path.join(folder, "arriving"));
  try {
    await store.tryOut();
  } catch (error) {
    if (!(error instanceof StorageAway)) throw error;
    if (error.status !== null && error.status < 500)
      throw new ConfigError(
        `${error.message} Look at FILROUGE_FILES, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: the desk must be able to write, read and delete there.`,
      );
    log(`files: ${error.message} Attachments wait until it does; everything else works.`);
  }
  return store;
}
