import { session } from "../../contract/session.ts";
import { handles } from "../../http/handler.ts";
import { sessionView } from "../../present/session.ts";

export const readSession = handles(session.read, async (desk, { principal }) => ({
  status: 200,
  body: await sessionView(desk, principal),
}));
