import { definitions } from "../../contract/definitions.ts";
import { handles } from "../../http/handler.ts";
import { findingView, judge } from "./verified.ts";

export const verifyDocument = handles(definitions.verify, async (desk, { body }) => {
  const { verification, examples } = await judge(desk, JSON.stringify(body.document));
  return { status: 200, body: { findings: verification.findings.map(findingView), examples: [...examples] } };
});
