import { session } from "../../contract/session.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { sessionView } from "../../present/session.ts";

const RETRY_SECONDS = "900";

export const signIn = handles(session.signIn, async (desk, { body, request }) => {
  const signedIn = await desk.sessions.signIn(body.email, body.password, request.socket.remoteAddress ?? "");
  if (signedIn === "tooMany") throw refusal("tooMany", [], { "retry-after": RETRY_SECONDS });
  if (signedIn === "wrong") throw refusal("wrongPassword");
  return { status: 200, body: await sessionView(desk, signedIn.principal), cookies: signedIn.cookies };
});
