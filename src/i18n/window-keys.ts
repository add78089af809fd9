// Generated from data/locales/window/en.ftl by `npm run text-keys`. Do not edit.

/** The key of a text of the operator's window. */
export type WindowKey =
  | 'title'
  | 'nav-label'
  | 'nav-now'
  | 'nav-feeds'
  | 'nav-articles'
  | 'nav-topics'
  | 'nav-chats'
  | 'nav-looks'
  | 'skip-to-content'
  | 'language-other'
  | 'language-label'
  | 'log-out'
  | 'login-title'
  | 'login-token'
  | 'login-hint'
  | 'login-button'
  | 'login-wrong'
  | 'login-slow'
  | 'refused-host'
  | 'refused-origin'
  | 'not-found'
  | 'failed';
