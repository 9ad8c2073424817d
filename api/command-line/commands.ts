import type { Command } from "./command.ts";

/** A word, and how its command is fetched: only the one that is called, with what it needs. */
interface Word {
  readonly name: string;
  readonly command: () => Promise<Command>;
}

/** Every command, in the order of the help. A new one is one file and one line here. */
export const words: readonly Word[] = [
  { name: "verify", command: async () => (await import("./verify.ts")).verify },
  { name: "test", command: async () => (await import("./test.ts")).test },
  { name: "picture", command: async () => (await import("./picture.ts")).picture },
  { name: "vectors", command: async () => (await import("./vectors.ts")).vectors },
  { name: "import-log", command: async () => (await import("./import-log.ts")).importLog },
  { name: "work", command: async () => (await import("./work.ts")).work },
  { name: "check", command: async () => (await import("./check.ts")).check },
  { name: "copy-files", command: async () => (await import("./copy-files.ts")).copyFiles },
  { name: "invite-admin", command: async () => (await import("./invite-admin.ts")).inviteAdmin },
  { name: "receive", command: async () => (await import("./receive.ts")).receive },
];
