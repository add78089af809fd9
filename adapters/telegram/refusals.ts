/**
 * The platform tells what happened in words: the number is 400 or 403 for most of it. Rights come before `gone`, since the
 * same refusal of a send comes with either number.
 */
export const refusals: readonly [RegExp, 'paused' | 'misplaced' | 'gone'][] = [
  [
    /not enough rights|no write access|need administrator rights|CHAT_WRITE_FORBIDDEN|CHAT_ADMIN_REQUIRED|TOPIC_CLOSED|CHAT_RESTRICTED|CHAT_SEND_\w+_FORBIDDEN/i,
    'paused',
  ],
  [/message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i, 'misplaced'],
  [
    /chat not found|group chat was deleted|user is deactivated|bot was (kicked|blocked)|PEER_ID_INVALID/i,
    'gone',
  ],
];

/**
 * What is wrong with the content itself: it is left out, for no wait would mend it. Whatever else the platform says is of
 * the chat or of the bot, since its server turns the refusals of its backend into such codes: the chat waits.
 */
export const faultsOfContent = new RegExp(
  [
    "can't parse (entities|inline keyboard button|reply keyboard markup)",
    '(message )?text (is empty|must be non-empty|must be encoded)|strings must be encoded in UTF-8',
    '(message|caption|reply markup|text) is too long|message caption is too long',
    'wrong HTTP URL|failed to get HTTP URL content|wrong type of the web page content|unsupported URL protocol',
    'inline keyboard button (text|URL)|object expected as reply markup',
    "message is not modified|message to edit not found|message can't be edited|there is no text in the message to edit",
    '\\b(MESSAGE_(EMPTY|TOO_LONG|ID_INVALID|NOT_MODIFIED|EDIT_TIME_EXPIRED|AUTHOR_REQUIRED)|MEDIA_(CAPTION_TOO_LONG|EMPTY|INVALID))\\b',
    '\\b(ENTITIES_TOO_LONG|ENTITY_(BOUNDS|TEXTURL|MENTION_USER)_INVALID|REPLY_MARKUP_(INVALID|TOO_LONG)|BUTTON_[A-Z]+_INVALID)\\b',
    '\\b(WEBPAGE_[A-Z_]+|EXTERNAL_URL_INVALID|URL_INVALID|IMAGE_PROCESS_FAILED|PHOTO_[A-Z_]+|RICH_MESSAGE_[A-Z_]+)\\b',
  ].join('|'),
  'i',
);

/** A code of the platform's backend, behind the words of its server. */
export const isCode = (description: string) => /^(Bad Request: )?[A-Z][A-Z0-9_]*$/.test(description.trim());

/** Whether it is the chat that refuses, or the bot that may not: by words that are known for that. */
export const isOfChat = (reason: string) => refusals.some(([words]) => words.test(reason));
