import { session } from "../../contract/session.ts";
import { handles } from "../../http/handler.ts";

export const signOut = handles(session.signOut, async (desk, { request }) => {
  const cookies = await desk.sessions.signOut(request.headers);
  desk.live.sessionsChanged();
  return { status: 204, cookies };
});
