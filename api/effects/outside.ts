import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Store } from "../db/connect.ts";
import type { CompiledDefinitions } from "../definitions/compiled.ts";
import type { FileStore } from "../files/file-store.ts";
import { createEgress } from "./egress.ts";
import type { Outside } from "./executor.ts";
import { createMailer } from "./smtp.ts";

/** Joins what effects need, as the operator has set it. */
export const createOutside = (
  config: Config,
  store: Store,
  clock: Clock,
  definitions: CompiledDefinitions,
  files: FileStore,
): Outside => ({
  store,
  clock,
  definitions,
  egress: createEgress(config.webhookHosts),
  secret: config.secret,
  address: config.publicAddress ?? `http://localhost:${config.port}`,
  files,
  ...(config.mail && { mailer: createMailer(config.mail, files.read) }),
});
