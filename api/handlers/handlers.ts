import { approveRequest, refuseRequest } from "./publishing/answering.ts";
import { askForPublication, listPublishRequests, readPublishing, takeBackRequest } from "./publishing/asking.ts";
import { listPublications } from "./publishing/log.ts";
import { readPublishSettings, setPublishSetting } from "./publishing/settings.ts";
import type { Handlers } from "../http/handler.ts";
import { answerAsked, approvalPage, approvalScript, readAsked } from "./approvals/by-link.ts";
import { listKnowledge } from "./articles/list.ts";
import { answerWithArticle, draftFromTicket, suggestArticles } from "./articles/on-ticket.ts";
import { reportArticles } from "./articles/report.ts";
import {
  beginArticle,
  discardArticle,
  keepArticle,
  keepArticleCategory,
  putArticleInForce,
  readArticleVersion,
  readKnowledge,
  takeArticleOut,
} from "./articles/write.ts";
import { giveRating, ratingPage, ratingScript, readRating } from "./beside/ratings.ts";
import { addTask, readBeside, tickTask } from "./beside/tasks.ts";
import { readBoard } from "./board/read.ts";
import { listBulkItems } from "./bulk/items.ts";
import { listBulk } from "./bulk/mine.ts";
import { offerOnMany } from "./bulk/offers.ts";
import { readBulk } from "./bulk/read.ts";
import { startBulk } from "./bulk/start.ts";
import { undoBulk } from "./bulk/undo.ts";
import { listCallers } from "./calls/callers.ts";
import { logCall } from "./calls/log.ts";
import { changeContact } from "./contacts/change.ts";
import { createContact } from "./contacts/create.ts";
import { listContactImports, readContactImport, startContactImport, uploadContacts } from "./contacts/imports.ts";
import { compareContacts, mergeIntoContact, undoContactMerge } from "./contacts/merge.ts";
import {
  changeOrganization,
  createOrganization,
  listOrganizationViews,
  readOrganization,
} from "./contacts/organizations.ts";
import { readContactView } from "./contacts/read.ts";
import { createDraft } from "./definitions/create.ts";
import { readDraft } from "./definitions/draft.ts";
import { dryRunDocument } from "./definitions/dry-run.ts";
import { listAll } from "./definitions/list.ts";
import { countLive } from "./definitions/live.ts";
import { orderDefinitions } from "./definitions/order.ts";
import { publishDraft } from "./definitions/publish.ts";
import { readOne } from "./definitions/read.ts";
import { listRearms } from "./definitions/rearms.ts";
import { deleteDraft } from "./definitions/remove-draft.ts";
import { retireDefinition } from "./definitions/retire.ts";
import { putDraft } from "./definitions/save-draft.ts";
import { verifyDocument } from "./definitions/verify.ts";
import { readVersion } from "./definitions/version.ts";
import { searchContacts } from "./directory/contacts.ts";
import { readDirectoryView } from "./directory/read.ts";
import { keepWords } from "./drafts/keep-words.ts";
import { readWords } from "./drafts/words.ts";
import { listEffectsOfAll } from "./effects/all.ts";
import { listDeliveries } from "./effects/deliveries.ts";
import { dropManyEffects } from "./effects/drop.ts";
import { listEffects } from "./effects/list.ts";
import { runEffect } from "./effects/run.ts";
import { runManyEffects } from "./effects/run-many.ts";
import { exportFigures } from "./figures/export.ts";
import { readFigures } from "./figures/read.ts";
import { listFigureTickets } from "./figures/tickets.ts";
import { readWeekly, setWeekly } from "./figures/weekly.ts";
import { downloadFile } from "./files/download.ts";
import { readFileLimits } from "./files/limits.ts";
import { fetchPicture } from "./files/picture.ts";
import { readThumbnail } from "./files/thumbnail.ts";
import { uploadFile } from "./files/upload.ts";
import { listForms } from "./forms/list.ts";
import { previewHandover } from "./handover/preview.ts";
import { handTicketOver } from "./handover/take.ts";
import { followChanges } from "./live/changes.ts";
import { lookAtTicket } from "./live/look.ts";
import { lookAwayFromTicket } from "./live/look-away.ts";
import { readOnlookers } from "./live/onlookers.ts";
import { listDuplicates } from "./merge/duplicates.ts";
import { mergeTicket, previewMerge, undoMerge } from "./merge/merge.ts";
import { splitMessage } from "./merge/split.ts";
import { readDocs, readDocsScript } from "./pages/docs.ts";
import { readOpenapi } from "./pages/openapi.ts";
import { listCandidates } from "./people/candidates.ts";
import { changePerson } from "./people/change.ts";
import { listPersonChanges } from "./people/changes.ts";
import { foreseeAbsence } from "./people/foresee.ts";
import { listPeople } from "./people/list.ts";
import { changePresence } from "./people/presence.ts";
import { listColleagues } from "./portal/colleagues.ts";
import {
  answerFollowed,
  attachFollowed,
  followPage,
  followScript,
  readFollowed,
  readFollowedFile,
  voidTicketLinks,
} from "./portal/follow.ts";
import { readPortal } from "./portal/read.ts";
import { listOrganizations, shareTickets } from "./portal/sharing.ts";
import { attachTickets, solveIncidents, tellIncidents, undoSolveIncidents } from "./problems/all.ts";
import {
  changeProblem,
  listAllProblems,
  openProblem,
  readBanners,
  readOneProblem,
  readProblemOfTicket,
} from "./problems/lead.ts";
import { readImport } from "./reports/import.ts";
import { listImports } from "./reports/imports.ts";
import { listMails } from "./reports/mail-log.ts";
import { countActed } from "./rules/acted.ts";
import { listMacros, pressMacro, previewMacro } from "./rules/macros.ts";
import { previewMacroOnMany, runMacroOnMany } from "./rules/macros-on-many.ts";
import { listCaught, tryRouting } from "./rules/routing.ts";
import { searchTickets } from "./search/find.ts";
import { changeSession } from "./session/change.ts";
import { listDemoPeople } from "./session/demo-people.ts";
import { readSession } from "./session/read.ts";
import { signIn } from "./session/sign-in.ts";
import { signOut } from "./session/sign-out.ts";
import { endSnooze } from "./snooze/end.ts";
import { snoozeTicket } from "./snooze/set.ts";
import { addTeamDepartment, addTeamGroup, changeTeamDepartment, changeTeamGroup } from "./team/groups.ts";
import { acceptInvitation, forgotPassword, inviteTeamPerson, readInvitation } from "./team/invitations.ts";
import { addTeamPerson, changeTeamPerson } from "./team/people.ts";
import { readTeam } from "./team/read.ts";
import { previewTemplate } from "./templates/preview.ts";
import { listTemplateUses } from "./templates/uses.ts";
import { askThirdParty, listThreads, noteTheirAnswer, writeToThirdParty } from "./third-parties/ask.ts";
import { answerOwnThread, readOwnThread, threadPage, threadScript } from "./third-parties/by-link.ts";
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
import { makeToken } from "./tokens/create.ts";
import { listTokens } from "./tokens/list.ts";
import { revokeToken } from "./tokens/remove.ts";
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
import { changeWebhookEndpoint } from "./webhooks/change.ts";
import { createWebhookEndpoint } from "./webhooks/create.ts";
import { listWebhookEndpoints } from "./webhooks/list.ts";
import { removeWebhookEndpoint } from "./webhooks/remove.ts";
import { rotateWebhookSecret } from "./webhooks/rotate.ts";
import { testWebhookEndpoint } from "./webhooks/test.ts";
import { explainHis } from "./why/his.ts";
import { explainLate } from "./why/late.ts";
import { explainNoMail } from "./why/no-mail.ts";
import { explainNot } from "./why/not.ts";
import { listAskable } from "./why/rules.ts";

/** Which handler answers which line of the contract. A line without one does not compile. */
export const handlers: Handlers = {
  session: { read: readSession, signIn, signOut, change: changeSession, demoPeople: listDemoPeople },
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
    write: writeToThirdParty,
    noteAnswer: noteTheirAnswer,
    page: threadPage,
    script: threadScript,
    read: readOwnThread,
    answer: answerOwnThread,
  },
  handover: { preview: previewHandover, take: handTicketOver },
  drafts: { words: readWords, keepWords },
  undo: { read: readUndo, take: undoStep },
  calls: { callers: listCallers, log: logCall },
  snooze: { set: snoozeTicket, end: endSnooze },
  merge: {
    duplicates: listDuplicates,
    preview: previewMerge,
    take: mergeTicket,
    undo: undoMerge,
    split: splitMessage,
  },
  live: { changes: followChanges, onlookers: readOnlookers, look: lookAtTicket, lookAway: lookAwayFromTicket },
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
  articles: {
    list: listKnowledge,
    create: beginArticle,
    read: readKnowledge,
    version: readArticleVersion,
    saveDraft: keepArticle,
    dropDraft: discardArticle,
    publish: putArticleInForce,
    retire: takeArticleOut,
    saveCategory: keepArticleCategory,
    suggested: suggestArticles,
    answer: answerWithArticle,
    fromTicket: draftFromTicket,
    report: reportArticles,
  },
  problems: {
    list: listAllProblems,
    create: openProblem,
    read: readOneProblem,
    change: changeProblem,
    attach: attachTickets,
    tell: tellIncidents,
    solve: solveIncidents,
    undoSolve: undoSolveIncidents,
    ofTicket: readProblemOfTicket,
    banners: readBanners,
  },
  files: {
    limits: readFileLimits,
    upload: uploadFile,
    download: downloadFile,
    thumbnail: readThumbnail,
    picture: fetchPicture,
  },
  definitions: {
    list: listAll,
    read: readOne,
    version: readVersion,
    draft: readDraft,
    saveDraft: putDraft,
    removeDraft: deleteDraft,
    create: createDraft,
    publish: publishDraft,
    retire: retireDefinition,
    dryRun: dryRunDocument,
    rearms: listRearms,
    verify: verifyDocument,
    order: orderDefinitions,
    live: countLive,
  },
  rules: {
    macros: listMacros,
    previewMacro,
    pressMacro,
    previewMacroOnMany,
    runMacroOnMany,
    acted: countActed,
    tryRouting,
    caught: listCaught,
  },
  why: { rules: listAskable, not: explainNot, his: explainHis, late: explainLate, noMail: explainNoMail },
  directory: { read: readDirectoryView, contacts: searchContacts },
  contacts: {
    organizations: listOrganizationViews,
    organization: readOrganization,
    createOrganization,
    changeOrganization,
    uploadImport: uploadContacts,
    imports: listContactImports,
    import: readContactImport,
    startImport: startContactImport,
    create: createContact,
    read: readContactView,
    change: changeContact,
    compare: compareContacts,
    merge: mergeIntoContact,
    undoMerge: undoContactMerge,
  },
  people: {
    list: listPeople,
    change: changePerson,
    presence: changePresence,
    foresee: foreseeAbsence,
    changes: listPersonChanges,
    candidates: listCandidates,
  },
  board: { read: readBoard },
  figures: {
    read: readFigures,
    tickets: listFigureTickets,
    export: exportFigures,
    weekly: readWeekly,
    setWeekly,
  },
  reports: { imports: listImports, import: readImport, mailLog: listMails },
  tokens: { list: listTokens, create: makeToken, remove: revokeToken },
  effects: {
    list: listEffects,
    all: listEffectsOfAll,
    deliveries: listDeliveries,
    runMany: runManyEffects,
    drop: dropManyEffects,
    run: runEffect,
  },
  webhooks: {
    list: listWebhookEndpoints,
    create: createWebhookEndpoint,
    change: changeWebhookEndpoint,
    rotate: rotateWebhookSecret,
    test: testWebhookEndpoint,
    remove: removeWebhookEndpoint,
  },
  publishing: {
    standing: readPublishing,
    ask: askForPublication,
    requests: listPublishRequests,
    approve: approveRequest,
    refuse: refuseRequest,
    takeBack: takeBackRequest,
    log: listPublications,
    settings: readPublishSettings,
    set: setPublishSetting,
  },
  templates: { uses: listTemplateUses, preview: previewTemplate },
  forms: { list: listForms },
  approvals: { page: approvalPage, script: approvalScript, asked: readAsked, answer: answerAsked },
  portal: {
    read: readPortal,
    colleagues: listColleagues,
    organizations: listOrganizations,
    share: shareTickets,
    voidLinks: voidTicketLinks,
    page: followPage,
    script: followScript,
    followed: readFollowed,
    answer: answerFollowed,
    attach: attachFollowed,
    file: readFollowedFile,
  },
  team: {
    read: readTeam,
    addPerson: addTeamPerson,
    changePerson: changeTeamPerson,
    invite: inviteTeamPerson,
    addGroup: addTeamGroup,
    changeGroup: changeTeamGroup,
    addDepartment: addTeamDepartment,
    changeDepartment: changeTeamDepartment,
    readInvitation,
    acceptInvitation,
    forgotten: forgotPassword,
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
  pages: { openapi: readOpenapi, docs: readDocs, docsScript: readDocsScript },
};
