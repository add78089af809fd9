# The operator's window. The catalog of what people read in chats is ../en.ftl.

title = Kabar
nav-label = Pages
nav-now = Now
nav-feeds = Feeds
nav-articles = Articles
nav-topics = Topics
nav-chats = Chats
nav-looks = How it looks
skip-to-content = Skip to the content
language-other = Bahasa Indonesia
language-label = Language
log-out = Log out

login-title = Log in
login-token = Token
login-hint = The WEB_TOKEN of this Kabar.
login-button = Log in
login-wrong = That is not the token. Look for WEB_TOKEN in .env.
login-slow = Too many attempts. Wait a little, then try again.

refused-host = This window is open to its own machine only. To reach it under another name, or through a proxy, set WEB_TOKEN and start Kabar again.
refused-origin = This request came from another site, so nothing was changed. Open the window itself and try again there.
not-found = There is no such page.
failed = That did not work. The log says why.
