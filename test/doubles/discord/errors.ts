import type { ApiAnswer } from './api.js';
import { type Faults, invalidForm, messageFaults } from './validate.js';

/** What Discord answers instead, with its codes. */
export const errors = {
  unauthorized: { status: 401, body: { message: '401: Unauthorized', code: 0 } },
  notFound: { status: 404, body: { message: '404: Not Found', code: 0 } },
  unknownChannel: { status: 404, body: { message: 'Unknown Channel', code: 10003 } },
  unknownUser: { status: 404, body: { message: 'Unknown User', code: 10013 } },
  unknownMember: { status: 404, body: { message: 'Unknown Member', code: 10007 } },
  unknownMessage: { status: 404, body: { message: 'Unknown Message', code: 10008 } },
  unknownWebhook: { status: 404, body: { message: 'Unknown Webhook', code: 10015 } },
  unknownInteraction: { status: 404, body: { message: 'Unknown interaction', code: 10062 } },
  invalidWebhookToken: { status: 401, body: { message: 'Invalid Webhook Token', code: 50027 } },
  tooManyWebhooks: { status: 400, body: { message: 'Maximum number of webhooks reached (15)', code: 30007 } },
  webhookInForum: {
    status: 400,
    body: {
      message: 'Webhooks posted to forum channels must have a thread_name or thread_id',
      code: 220001,
    },
  },
  directMessage: { status: 403, body: { message: 'Cannot execute action on a DM channel', code: 50003 } },
  notOwnMessage: {
    status: 403,
    body: { message: 'Cannot edit a message authored by another user', code: 50005 },
  },
  acknowledged: { status: 400, body: { message: 'Interaction has already been acknowledged.', code: 40060 } },
  missingAccess: { status: 403, body: { message: 'Missing Access', code: 50001 } },
  emptyMessage: { status: 400, body: { message: 'Cannot send an empty message', code: 50006 } },
  notText: { status: 400, body: { message: 'Cannot send messages in a non-text channel', code: 50008 } },
  missingPermissions: { status: 403, body: { message: 'Missing Permissions', code: 50013 } },
  inForum: { status: 400, body: { message: 'Cannot send messages in a forum channel', code: 40058 } },
  tagRequired: { status: 400, body: { message: 'A tag is required to create a forum post', code: 40067 } },
  alreadyCrossposted: { status: 400, body: { message: 'This message was already crossposted', code: 40033 } },
  notInThisChannel: {
    status: 400,
    body: { message: 'Cannot execute action on this channel type', code: 50024 },
  },
  tooManyTags: { status: 400, body: { message: 'Too many tags', code: 30013 } },
  threadExists: {
    status: 400,
    body: { message: 'A thread has already been created for this message', code: 160004 },
  },
  archivedThread: { status: 400, body: { message: 'Thread is archived', code: 50083 } },
  lockedThread: { status: 403, body: { message: 'Thread is locked', code: 160005 } },
} as const satisfies Record<string, ApiAnswer>;

/** What Discord says of a form that it does not take. */
export const invalid = (faults: Faults): ApiAnswer => ({ status: 400, body: invalidForm(faults) });

/** What it says of the body of a message; null where it takes that. */
export function formRefusal(body: Record<string, unknown>): ApiAnswer | null {
  const faults = messageFaults(body);
  if (faults === null) return errors.emptyMessage;
  return faults.length === 0 ? null : invalid(faults);
}
