import type { Handlers } from "../http/handler.ts";
import { giveRating, ratingPage, ratingScript, readRating } from "./beside/ratings.ts";
import { addTask, readBeside, tickTask } from "./beside/tasks.ts";
import { listBulkItems } from "./bulk/items.ts";
import { listBulk } from "./bulk/mine.ts";
import { offerOnMany } from "./bulk/offers.ts";
import { readBulk } from "./bulk/read.ts";
import { startBulk } from "./bulk/start.ts";
import { undoBulk } from "./bulk/undo.ts";
import { listCallers } from "./calls/callers.ts";
import { logCall } from "./calls/log.ts";
import { ofChat } from "./chat/all.ts";
import { openChildTicket } from "./children/open.ts";
import { keepWords } from "./drafts/keep-words.ts";
import { readWords } from "./drafts/words.ts";
import { downloadFile } from "./files/download.ts";
import { readFileLimits } from "./files/limits.ts";
import { fetchPicture } from "./files/picture.ts";
import { readThumbnail } from "./files/thumbnail.ts";
import { uploadFile } from "./files/upload.ts";
import { previewHandover } from "./handover/preview.ts";
import { handTicketOver } from "./handover/take.ts";
import { followChanges } from "./live/changes.ts";
import { leaveDocument, openDocument, readReaders } from "./live/documents.ts";
import { lookAtTicket } from "./live/look.ts";
import { lookAwayFromTicket } from "./live/look-away.ts";
import { readOnlookers } from "./live/onlookers.ts";
import { readReached } from "./mail-out/reached.ts";
import { listDuplicates } from "./merge/duplicates.ts";
import { mergeTicket, previewMerge, undoMerge } from "./merge/merge.ts";
import { splitMessage } from "./merge/split.ts";
import { searchTickets } from "./search/find.ts";
import { endSnooze } from "./snooze/end.ts";
import { snoozeTicket } from "./snooze/set.ts";
import { askThirdParty, listThreads, noteTheirAnswer, writeToThirdParty } from "./third-parties/ask.ts";
import {
  answerOwnThread,
  attachToOwnThread,
  readOwnThread,
  readThreadFile,
  threadPage,
  threadScript,
} from "./third-parties/by-link.ts";
import { makeMessageFile } from "./third-parties/message-file.ts";
import { changeTicket } from "./tickets/change.ts";
import { readClocksView } from "./tickets/clocks.ts";
import { createTicket } from "./tickets/create.ts";
import { readStepDraft } from "./tickets/draft.ts";
import { listStepDrafts } from "./tickets/drafts.ts";
import { enterBlueprint } from "./tickets/enter.ts";
import { excuseBreach } from "./tickets/excuse.ts";
import { readJournalView } from "./tickets/journal.ts";
import { jumpTicket } from "./tickets/jump.ts";
import { listVisible } from "./tickets/list.ts";
import { readConversation } from "./tickets/messages.ts";
import { readOffers } from "./tickets/offers.ts";
import { readTicketView } from "./tickets/read.ts";
import { dropStepDraft } from "./tickets/remove-draft.ts";
import { revokeTicket } from "./tickets/revoke.ts";
import { keepStepDraft } from "./tickets/save-draft.ts";
import { takeStep } from "./tickets/step.ts";
import { writeMessage } from "./tickets/write.ts";
import { readUndo } from "./undo/read.ts";
import { undoStep } from "./undo/take.ts";
import { countViews } from "./views/counts.ts";
import { exportView } from "./views/export.ts";
import { listViews } from "./views/list.ts";
import { nextOfView } from "./views/next.ts";
import { previewView } from "./views/preview.ts";
import { readView } from "./views/read.ts";
import { removeView } from "./views/remove.ts";
import { saveView } from "./views/save.ts";
import { listViewTickets } from "./views/tickets.ts";
import { listWaitingForMe } from "./waiting/mine.ts";
import { readWaiting } from "./waiting/read.ts";
import { takeBackStep } from "./waiting/take-back.ts";

/** What is done with a ticket, or with many. */
export const ofTickets = {
  tickets: {
    list: listVisible,
    create: createTicket,
    read: readTicketView,
    change: changeTicket,
    offers: readOffers,
    step: takeStep,
    jump: jumpTicket,
    revoke: revokeTicket,
    enter: enterBlueprint,
    clocks: readClocksView,
    excuse: excuseBreach,
    messages: readConversation,
    write: writeMessage,
    journal: readJournalView,
    drafts: listStepDrafts,
    draft: readStepDraft,
    saveDraft: keepStepDraft,
    removeDraft: dropStepDraft,
  },
  thirdParties: {
    list: listThreads,
    ask: askThirdParty,
    messageFile: makeMessageFile,
    write: writeToThirdParty,
    noteAnswer: noteTheirAnswer,
    page: threadPage,
    script: threadScript,
    read: readOwnThread,
    file: readThreadFile,
    answer: answerOwnThread,
    attach: attachToOwnThread,
  },
  handover: { preview: previewHandover, take: handTicketOver },
  drafts: { words: readWords, keepWords },
  undo: { read: readUndo, take: undoStep },
  mailOut: { readers: readReached },
  chat: ofChat,
  calls: { callers: listCallers, log: logCall },
  snooze: { set: snoozeTicket, end: endSnooze },
  children: { open: openChildTicket },
  merge: {
    duplicates: listDuplicates,
    preview: previewMerge,
    take: mergeTicket,
    undo: undoMerge,
    split: splitMessage,
  },
  live: {
    changes: followChanges,
    onlookers: readOnlookers,
    look: lookAtTicket,
    lookAway: lookAwayFromTicket,
    readers: readReaders,
    open: openDocument,
    leave: leaveDocument,
  },
  waiting: { read: readWaiting, takeBack: takeBackStep, mine: listWaitingForMe },
  search: { find: searchTickets },
  beside: { read: readBeside, addTask, tickTask, ratingPage, ratingScript, readRating, giveRating },
  bulk: {
    offers: offerOnMany,
    start: startBulk,
    mine: listBulk,
    read: readBulk,
    items: listBulkItems,
    undo: undoBulk,
  },
  files: {
    limits: readFileLimits,
    upload: uploadFile,
    download: downloadFile,
    thumbnail: readThumbnail,
    picture: fetchPicture,
  },
  views: {
    list: listViews,
    counts: countViews,
    preview: previewView,
    read: readView,
    save: saveView,
    remove: removeView,
    tickets: listViewTickets,
    export: exportView,
    next: nextOfView,
  },
} satisfies Partial<Handlers>;
