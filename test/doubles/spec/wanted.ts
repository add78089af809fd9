/** The routes of Discord that Kabar asks, and those that it may ask soon. */
export const routes = [
  'GET /gateway/bot',
  'GET /users/@me',
  'POST /users/@me/channels',
  'GET /applications/@me',
  'PUT /applications/{application_id}/commands',
  'PUT /applications/{application_id}/guilds/{guild_id}/commands',
  'GET /channels/{channel_id}',
  'PATCH /channels/{channel_id}',
  'GET /channels/{channel_id}/messages',
  'POST /channels/{channel_id}/messages',
  'GET /channels/{channel_id}/messages/{message_id}',
  'PATCH /channels/{channel_id}/messages/{message_id}',
  'DELETE /channels/{channel_id}/messages/{message_id}',
  'POST /channels/{channel_id}/messages/{message_id}/crosspost',
  'POST /channels/{channel_id}/messages/{message_id}/threads',
  'POST /channels/{channel_id}/threads',
  'GET /channels/{channel_id}/threads/archived/public',
  'GET /channels/{channel_id}/webhooks',
  'POST /channels/{channel_id}/webhooks',
  'GET /guilds/{guild_id}/members/{user_id}',
  'GET /guilds/{guild_id}/roles',
  'GET /guilds/{guild_id}/threads/active',
  'POST /interactions/{interaction_id}/{interaction_token}/callback',
  'POST /webhooks/{webhook_id}/{webhook_token}',
  'GET /webhooks/{webhook_id}/{webhook_token}/messages/@original',
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original',
  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original',
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}',
  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}',
] as const;

/** The methods of Telegram that Kabar calls, and those that it may call soon. */
export const methods = [
  'getUpdates',
  'setWebhook',
  'deleteWebhook',
  'getMe',
  'getFile',
  'getChat',
  'getChatAdministrators',
  'getChatMember',
  'leaveChat',
  'setMyCommands',
  'deleteMyCommands',
  'getMyDescription',
  'setMyDescription',
  'getMyShortDescription',
  'setMyShortDescription',
  'setMyDefaultAdministratorRights',
  'setChatMenuButton',
  'sendMessage',
  'sendDocument',
  'sendPhoto',
  'sendMediaGroup',
  'sendRichMessage',
  'sendChatAction',
  'editMessageText',
  'editMessageCaption',
  'editMessageMedia',
  'editMessageReplyMarkup',
  'deleteMessage',
  'pinChatMessage',
  'answerCallbackQuery',
  'answerInlineQuery',
  'answerGuestQuery',
  'createForumTopic',
  'editForumTopic',
  'closeForumTopic',
  'reopenForumTopic',
  'getForumTopicIconStickers',
] as const;

const field = (name: string, type: string, required = false, description = '') => ({
  name,
  types: [type],
  required,
  description,
});

const receiver = [
  field('chat_id', 'Integer', true),
  field('receiver_user_id', 'Integer', true),
  field('ephemeral_message_id', 'Integer', true),
];
const ephemeral = [field('ephemeral_message_parameters', 'EphemeralMessageParameters')];

type Fields = ReturnType<typeof field>[];

/**
 * What Bot API 10.2 and 10.3 added and the file, which is of 10.1, does not know: written down from
 * https://core.telegram.org/bots/api-changelog. To be dropped when the file is newer.
 */
export const later: Record<'methods' | 'newMethods' | 'types' | 'fields', Record<string, Fields>> = {
  methods: {
    sendMessage: ephemeral,
    sendDocument: ephemeral,
    sendPhoto: ephemeral,
    sendRichMessage: ephemeral,
  },
  newMethods: {
    editEphemeralMessageText: [
      ...receiver,
      field('text', 'String', true),
      field('parse_mode', 'String'),
      field('entities', 'Array of MessageEntity'),
      field('link_preview_options', 'LinkPreviewOptions'),
      field('reply_markup', 'InlineKeyboardMarkup'),
    ],
    deleteEphemeralMessage: receiver,
  },
  types: {
    EphemeralMessageParameters: [
      field('receiver_user_id', 'Integer', true),
      field('callback_query_id', 'String'),
      field('replace_callback_query_message', 'Boolean'),
    ],
    InputRichMessageMedia: [
      field('id', 'String', true, '1-64 characters'),
      field('media', 'InputMediaPhoto', true),
    ],
  },
  fields: {
    BotCommand: [field('is_ephemeral', 'Boolean')],
    ReplyParameters: [field('ephemeral_message_id', 'Integer')],
    InputRichMessage: [field('media', 'Array of InputRichMessageMedia')],
  },
};
