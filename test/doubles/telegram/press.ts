import { type Payload, Refused } from './refusals.js';

/** What a pressed button was answered with. */
export interface PressAnswer {
  id: string;
  text: string | null;
  alert: boolean;
  /** The address that is opened, where there is one. */
  url?: string;
}

/** What a call of `answerCallbackQuery` shows. */
export function readPressAnswer(
  { callback_query_id, text, show_alert, url }: Payload,
  botName: string,
): PressAnswer {
  if (typeof text === 'string' && text.length > 200) throw new Refused(400, 'Bad Request: MESSAGE_TOO_LONG');
  if (url !== undefined && !String(url).startsWith(`https://t.me/${botName}?start=`))
    throw new Refused(400, 'Bad Request: URL_INVALID');
  const opened = url === undefined ? {} : { url: String(url) };
  const shown = typeof text === 'string' ? text : null;
  return { id: String(callback_query_id), text: shown, alert: show_alert === true, ...opened };
}
