import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { copyFiles } from "./copy-files.ts";
import { importLog } from "./import-log.ts";
import { inviteAdmin } from "./invite-admin.ts";
import { picture } from "./picture.ts";
import { test } from "./test.ts";
import { vectors } from "./vectors.ts";
import { verify } from "./verify.ts";
import { work } from "./work.ts";

/** Every command, in the order of the help. A new one is one file and one line here. */
export const commands: readonly Command[] = [
  verify,
  test,
  picture,
  vectors,
  importLog,
  work,
  check,
  copyFiles,
  inviteAdmin,
];
