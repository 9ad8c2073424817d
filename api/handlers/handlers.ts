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
import { readBoard } from "./board/read.ts";
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
import { tryContactMatching } from "./contacts/try-matching.ts";
import { searchContacts } from "./directory/contacts.ts";
import { readDirectoryView } from "./directory/read.ts";
import { exportFigures } from "./figures/export.ts";
import { readFigures } from "./figures/read.ts";
import { listFigureTickets } from "./figures/tickets.ts";
import { readWeekly, setWeekly } from "./figures/weekly.ts";
import { readMailFile } from "./mail-links/file.ts";
import { changeSubscription, readSubscription } from "./mail-links/unsubscribe.ts";
import { ofDocuments } from "./of-documents.ts";
import { ofTickets } from "./of-tickets.ts";
import { readDocs, readDocsScript } from "./pages/docs.ts";
import { readAttachScript, readLinkScript, readLinkStyle } from "./pages/links.ts";
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
import { changeSession } from "./session/change.ts";
import { listDemoPeople } from "./session/demo-people.ts";
import { readSession } from "./session/read.ts";
import { signIn } from "./session/sign-in.ts";
import { signOut } from "./session/sign-out.ts";
import { addTeamDepartment, addTeamGroup, changeTeamDepartment, changeTeamGroup } from "./team/groups.ts";
import { acceptInvitation, forgotPassword, inviteTeamPerson, readInvitation } from "./team/invitations.ts";
import { addTeamPerson, changeTeamPerson } from "./team/people.ts";
import { readTeam } from "./team/read.ts";
import { makeToken } from "./tokens/create.ts";
import { listTokens } from "./tokens/list.ts";
import { revokeToken } from "./tokens/remove.ts";

/** Which handler answers which line of the contract. A line without one does not compile. */
export const handlers: Handlers = {
  ...ofTickets,
  ...ofDocuments,
  session: { read: readSession, signIn, signOut, change: changeSession, demoPeople: listDemoPeople },
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
    tryMatching: tryContactMatching,
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
  mailLinks: { file: readMailFile, subscription: readSubscription, unsubscribe: changeSubscription },
  reports: { imports: listImports, import: readImport, mailLog: listMails },
  tokens: { list: listTokens, create: makeToken, remove: revokeToken },
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
  pages: {
    openapi: readOpenapi,
    docs: readDocs,
    docsScript: readDocsScript,
    linkStyle: readLinkStyle,
    linkScript: readLinkScript,
    attachScript: readAttachScript,
  },
};
