import { type Api, GrammyError, InputFile } from 'grammy';
import type { Outcome } from '../../src/core/delivery.js';
import type { Clock, SendOptions } from '../../src/core/ports.js';
import { parseAddress } from './address.js';
import { createEphemeralSend, type EphemeralSend, type EphemeralTarget } from './ephemeral.js';
import { withoutMarkup, withoutTimes } from './escape.js';
import type { Part } from './format.js';
import { isCode, isOfChat, outcomeOf, restMs, sent } from './outcome.js';
import { createPageSender } from './send-page.js';

/** The only way by which messages leave. Its functions never throw: whatever happens is an outcome. */
export interface MessageSender {
  /** Whether the server may know rich messages: one that was asked and does not is not asked again. */
  readonly takesPages: boolean;
  send(address: string, part: Part, options?: Pick<SendOptions, 'silent' | 'replyTo'>): Promise<Outcome>;
  /** Sends a part to one person of a group, where that can be done; else to all. */
  sendEphemeral: EphemeralSend;
  /** Puts a part in the place of what only one person sees; where that is not possible, sends it to them. */
  editEphemeralOrSend(address: string, part: Part, only: EphemeralTarget): Promise<Outcome>;
  /** Puts a part in the place of a message; `rejected` where that is not possible any more. */
  edit(address: string, messageId: number, part: Part): Promise<Outcome>;
  /** The same; where that is not possible any more, sends it as a new one. */
  editOrSend(address: string, messageId: number, part: Part): Promise<Outcome>;
}

/** How many chats refused, within how many milliseconds, mean that the token itself is limited. */
const tokenLimit = { chats: 3, ms: 5_000 };

/** The message looks like that already. */
const unchanged = /message is not modified/i;

/** The message cannot be changed any more, in whatever form. */
const locked = /message can't be edited|message to edit not found|MESSAGE_ID_INVALID/i;

/**
 * @param paid whether a fee may be taken for what goes beyond the free rate
 * (https://core.telegram.org/bots/faq#broadcasting-to-users).
 * @param isRefused whether the token is known to be refused for good. Default: it is wherever a call says so.
 */
export function createMessageSender(
  api: Api,
  paid: boolean,
  clock: Pick<Clock, 'elapsed'>,
  isRefused: () => boolean = () => true,
): MessageSender {
  const judged = judgeAcrossCalls(clock, isRefused);
  const pages = createPageSender(api);
  const fee = paid ? { allow_paid_broadcast: true } : {};

  async function send(
    address: string,
    part: Part,
    { silent = false, replyTo }: Pick<SendOptions, 'silent' | 'replyTo'> = {},
    more: object = {},
  ): Promise<Outcome> {
    const sound = silent ? { disable_notification: true } : {};
    const reply = replyParameters(replyTo);
    const place = parseAddress(address);
    if (place === null) return noAddress(address);
    const { file, page } = part;
    const shared = { ...place, ...fee, ...sound, ...reply, ...more };
    if (page !== undefined) return judged(place.chat_id, await pages.send(shared, { ...part, page }));
    const outcome =
      file === undefined
        ? await sendWithFallback(
            part,
            async (body) => (await api.raw.sendMessage({ ...shared, ...body })).message_id,
          )
        : await outcomeOfCall(async () => {
            const document = new InputFile(Buffer.from(file.text), file.name);
            return (await api.raw.sendDocument({ ...shared, document })).message_id;
          });
    return judged(place.chat_id, outcome);
  }

  async function edit(address: string, messageId: number, part: Part): Promise<Outcome> {
    // No text becomes a file: that comes below.
    if (part.file !== undefined) return send(address, part);
    const place = parseAddress(address);
    if (place === null) return noAddress(address);
    const outcome = await sendWithFallback(part, async (body) => {
      await api.raw.editMessageText({ chat_id: place.chat_id, message_id: messageId, ...body });
      return messageId;
    });
    if (outcome.kind === 'rejected' && unchanged.test(outcome.reason)) return sent(messageId);
    return judged(place.chat_id, outcome);
  }

  async function editOrSend(address: string, messageId: number, part: Part): Promise<Outcome> {
    const outcome = await edit(address, messageId, part);
    return outcome.kind === 'rejected' && locked.test(outcome.reason) ? send(address, part) : outcome;
  }

  const sendEphemeral = createEphemeralSend((address, part, more) => send(address, part, {}, more), clock);

  async function editEphemeralOrSend(address: string, part: Part, only: EphemeralTarget): Promise<Outcome> {
    const place = parseAddress(address);
    if (place === null || only.ephemeral === undefined || part.file !== undefined)
      return sendEphemeral(address, part, only);
    const { chat_id } = place;
    const which = { chat_id, receiver_user_id: only.user, ephemeral_message_id: only.ephemeral };
    const outcome = await sendWithFallback(part, async (body) => {
      await api.raw.editEphemeralMessageText({ ...which, ...body });
      return only.ephemeral ?? 0;
    });
    if (outcome.kind === 'rejected' && unchanged.test(outcome.reason)) return sent(only.ephemeral);
    // It is gone after a while.
    return outcome.kind === 'rejected' || outcome.kind === 'paused'
      ? sendEphemeral(address, part, only)
      : judged(chat_id, outcome);
  }

  return {
    get takesPages() {
      return pages.areKnown;
    },
    ...{ send, sendEphemeral, editEphemeralOrSend, edit, editOrSend },
  };
}

/**
 * Decides what one call cannot tell. A "later" does not say whether the chat or the token is meant: several chats at once
 * can only mean the token. A refused token may be an outage, until whoever asks for updates has given up.
 */
function judgeAcrossCalls(clock: Pick<Clock, 'elapsed'>, isRefused: () => boolean) {
  /** When each chat was refused last. */
  const refusedAt = new Map<number, number>();
  return (chat: number, outcome: Outcome): Outcome => {
    if (outcome.kind === 'fatal' && !isRefused())
      return { kind: 'retry-later', afterMs: restMs, scope: 'token', reason: outcome.reason };
    if (outcome.kind !== 'retry-later') return outcome;
    const now = clock.elapsed();
    refusedAt.set(chat, now);
    for (const [each, at] of refusedAt) if (now - at > tokenLimit.ms) refusedAt.delete(each);
    return refusedAt.size < tokenLimit.chats ? outcome : { ...outcome, scope: 'token' };
  };
}

/** https://core.telegram.org/bots/api#replyparameters: a post whose forerunner was deleted is news all the same. */
function replyParameters(messageId: string | undefined) {
  return /^\d{1,15}$/.test(messageId ?? '')
    ? { reply_parameters: { message_id: Number(messageId), allow_sending_without_reply: true } }
    : {};
}

type Body = Part & { parse_mode?: 'HTML' };

const noPreview = { link_preview_options: { is_disabled: true } };

/** What a server refuses in a part that is good but for one thing, and the part without that. */
const mendable: readonly [refusal: RegExp, mend: (part: Part) => Part][] = [
  [/unsupported start tag "tg-time"/i, (part) => ({ ...part, text: withoutTimes(part.text) })],
  [/\bURL\b|web ?page/i, (part) => ({ ...part, ...noPreview })],
];

/** Sends HTML; where that is rejected, the bare text without a preview, once, so that the news arrives. */
async function sendWithFallback(part: Part, call: (body: Body) => Promise<number>): Promise<Outcome> {
  let error: unknown = null;
  const send = (form: Part) =>
    outcomeOfCall(() =>
      call({ ...form, parse_mode: 'HTML' }).catch((reason) => {
        error = reason;
        throw reason;
      }),
    );
  const mayBeOfContent = () => outcome.kind === 'rejected' || (outcome.kind === 'paused' && isUnknown(error));
  let form = part;
  let outcome = await send(form);
  for (const [refusal, mend] of mendable) {
    if (!mayBeOfContent() || !refusal.test(reasonIn(outcome))) continue;
    const mended = mend(form);
    if (JSON.stringify(mended) === JSON.stringify(form)) continue;
    form = mended;
    outcome = await send(form);
  }
  if (!mayBeOfContent() || unchanged.test(reasonIn(outcome)) || locked.test(reasonIn(outcome)))
    return outcome;
  return outcomeOfCall(() => call({ ...form, text: withoutMarkup(form.text), ...noPreview }));
}

/** Words that nobody knows may be about the content after all; a code of the backend is not. */
function isUnknown(error: unknown): boolean {
  if (!(error instanceof GrammyError) || error.error_code !== 400) return false;
  return !isOfChat(error.description) && !isCode(error.description);
}

const reasonIn = (outcome: Outcome) => ('reason' in outcome ? outcome.reason : '');

async function outcomeOfCall(call: () => Promise<number>): Promise<Outcome> {
  try {
    return sent(await call());
  } catch (error) {
    return outcomeOf(error);
  }
}

function noAddress(address: string): Outcome {
  return { kind: 'misplaced', reason: `${address} is no address of Telegram` };
}
