import type { BulkAction } from "../../contract/bulk.ts";
import type { Desk } from "../../desk.ts";
import type { Principal } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundDefinition } from "../definitions/found.ts";
import { assertMayWrite } from "../definitions/may-write.ts";

type OnVersion = Extract<BulkAction, { readonly do: "version" }>;

/** Who may publish a blueprint says what becomes of its tickets, and only with the version that is in force. */
export async function assertVersion(
  desk: Desk,
  principal: Principal,
  { blueprint, version }: OnVersion,
): Promise<void> {
  if (!principal.actor.rights.includes("publish")) throw refusal("notAllowed");
  const record = await foundDefinition(desk, "blueprint", blueprint);
  await assertMayWrite(desk, principal, "blueprint", record);
  const inForce = record.versions.find(({ status }) => status === "published");
  if (inForce?.version === version) return;
  const message = {
    en: `Version ${version} is not the one in force.`,
    fr: `La version ${version} n’est pas celle en vigueur.`,
  };
  throw refusal("invalid", [{ pointer: "/action/version", code: "invalid", message }]);
}
