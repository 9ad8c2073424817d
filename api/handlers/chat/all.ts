import type { Handlers } from "../../http/handler.ts";
import { readChatOfTicket, tellDeskSide } from "./desk-side.ts";
import { attachInChat, readChatFile } from "./files.ts";
import { followChat, tellChat } from "./follow.ts";
import { aboutChat, chatPage, chatPart, chatScript } from "./page.ts";
import { beginChat, giveChatAddress, readChatVisit, sayInChat } from "./turns.ts";

export const ofChat: Handlers["chat"] = {
  script: chatScript,
  page: chatPage,
  part: chatPart,
  about: aboutChat,
  begin: beginChat,
  read: readChatVisit,
  follow: followChat,
  say: sayInChat,
  tell: tellChat,
  address: giveChatAddress,
  attach: attachInChat,
  file: readChatFile,
  ofTicket: readChatOfTicket,
  desk: tellDeskSide,
};
