import type { Handlers } from "../http/handler.ts";
import {
  dropArrival,
  giveChannelSecret,
  listChannelLog,
  readChannelHealth,
  readPayload,
  runArrival,
} from "./channels/admin.ts";
import { attachToForm, formPage, formPart, formScript, readForm, readShown, sendForm } from "./channels/form.ts";
import { answerSubscription, postToChannel } from "./channels/post.ts";
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
import { listEffectsOfAll } from "./effects/all.ts";
import { listDeliveries } from "./effects/deliveries.ts";
import { dropManyEffects } from "./effects/drop.ts";
import { listEffects } from "./effects/list.ts";
import { runEffect } from "./effects/run.ts";
import { runManyEffects } from "./effects/run-many.ts";
import { compareDocuments } from "./exchange/compare.ts";
import { listNeeds } from "./exchange/needs.ts";
import { foreseeReplacement, putDraftsBack, replaceEverywhere } from "./exchange/replace.ts";
import { takeDocuments } from "./exchange/take.ts";
import { listUses } from "./exchange/uses.ts";
import { listForms } from "./forms/list.ts";
import { readRawMail, refuseMail, releaseMail } from "./mail-in/decide.ts";
import { listMailIn, readMailHealth } from "./mail-in/list.ts";
import {
  forgetMailPassword,
  keepMailPassword,
  lookAgainAtMail,
  readMailServer,
  testMailServer,
  testOutgoingMail,
} from "./mail-servers/mail-servers.ts";
import { approveRequest, refuseRequest } from "./publishing/answering.ts";
import {
  askForPublication,
  askToOrder,
  askToRetire,
  listPublishRequests,
  readPublishing,
  takeBackRequest,
} from "./publishing/asking.ts";
import { listPublications } from "./publishing/log.ts";
import { readPublishSettings, setPublishSetting } from "./publishing/settings.ts";
import { countActed } from "./rules/acted.ts";
import { listMacros, pressMacro, previewMacro } from "./rules/macros.ts";
import { previewMacroOnMany, runMacroOnMany } from "./rules/macros-on-many.ts";
import { listCaught, tryRouting } from "./rules/routing.ts";
import { templatesForTicket } from "./templates/for-ticket.ts";
import { previewTemplate } from "./templates/preview.ts";
import { listTemplateUses } from "./templates/uses.ts";
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

/** What is written down once and acts on tickets, and what leaves the desk by it. */
export const ofDocuments = {
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
  exchange: {
    uses: listUses,
    needs: listNeeds,
    compare: compareDocuments,
    take: takeDocuments,
    foresee: foreseeReplacement,
    replace: replaceEverywhere,
    putBack: putDraftsBack,
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
  effects: {
    list: listEffects,
    all: listEffectsOfAll,
    deliveries: listDeliveries,
    runMany: runManyEffects,
    drop: dropManyEffects,
    run: runEffect,
  },
  mailIn: {
    list: listMailIn,
    health: readMailHealth,
    raw: readRawMail,
    release: releaseMail,
    refuse: refuseMail,
  },
  mailServers: {
    standing: readMailServer,
    keepPassword: keepMailPassword,
    forgetPassword: forgetMailPassword,
    test: testMailServer,
    lookAgain: lookAgainAtMail,
    testOutgoing: testOutgoingMail,
  },
  channels: {
    health: readChannelHealth,
    secret: giveChannelSecret,
    log: listChannelLog,
    payload: readPayload,
    run: runArrival,
    drop: dropArrival,
    subscribed: answerSubscription,
    post: postToChannel,
  },
  channelForms: {
    page: formPage,
    part: formPart,
    script: formScript,
    read: readForm,
    shown: readShown,
    attach: attachToForm,
    send: sendForm,
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
    askToRetire,
    askToOrder,
    requests: listPublishRequests,
    approve: approveRequest,
    refuse: refuseRequest,
    takeBack: takeBackRequest,
    log: listPublications,
    settings: readPublishSettings,
    set: setPublishSetting,
  },
  templates: { uses: listTemplateUses, forTicket: templatesForTicket, preview: previewTemplate },
  forms: { list: listForms },
} satisfies Partial<Handlers>;
