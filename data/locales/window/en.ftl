# The operator's window. The catalog of what people read in chats is ../en.ftl.

title = Kabar
nav-label = Pages
nav-now = Now
nav-feeds = Feeds
nav-articles = Articles
nav-topics = Topics
nav-chats = Chats
nav-looks = How it looks
nav-talk = Talk
skip-to-content = Skip to the content
language-other = Bahasa Indonesia
language-label = Language
log-out = Log out

login-title = Log in
login-token = Token
login-hint = Use this Kabar’s WEB_TOKEN.
login-button = Log in
login-wrong = That is not the token. Look for WEB_TOKEN in .env.
login-slow = Too many attempts. Wait a little, then try again.

fault-title = That didn’t work
form-too-large = That is too large for this form, so nothing was changed.
refused-host = This window only opens on its own machine. To reach it under another name or through a proxy, set WEB_TOKEN and restart Kabar.
refused-origin = This request came from another site, so nothing was changed. Open this window directly and try again.
not-found = There is no such page. It may have been deleted, or the address is mistyped.
wrong-method = That is not possible at this address. Go back and use the page’s own buttons.
failed = Something went wrong in Kabar. Try again; if it keeps failing, the log says why.

pages = Pages of the list
page-before = Previous page
page-behind = Next page
unknown = –

feeds-add = Add a feed: the address of a site or a feed
feeds-find = Look for feeds
feeds-found = Feeds found
feeds-found-none = No feed found there. Try the feed’s own address.
feeds-would-post = It would post:
feeds-known = Kabar already reads this feed.
feeds-add-this = Add this feed
feeds-back = Back to the feeds
feeds-filter = Name
feeds-sort = Order
feeds-sort-health = Problems first
feeds-sort-name = By name
feeds-sort-newest = Newest article first
feeds-show = Show
feeds-count = { $count ->
    [one] One feed
   *[other] { $count } feeds
  }, { $failing ->
    [0] none failing
    [one] one failing
   *[other] { $failing } failing
  }.
feeds-none = No feeds yet. Add one above.
feeds-not-found = No feed has that in its name. Try fewer letters.
feeds-import = A list of feeds (OPML) from another reader
feeds-import-button = Import
feeds-import-which = Choose an OPML file of up to 4 MB.
feeds-imported = Added { $added ->
    [one] one feed
   *[other] { $added } feeds
  }; { $known } already there, { $left } left out.
feeds-export = Download all as OPML
feed-name = Feed
feed-status = Status
feed-per-day = Articles, 14 days
feed-last = Last read
feed-next = Next poll
feed-missing = Missing
feed-actions = Actions
feed-new = not read yet
feed-well = working
feed-failing = failing
feed-ended = gone for good
feed-spark = { $count ->
    [one] one article in 14 days
   *[other] { $count } articles in 14 days
  }
feed-state-paused = paused by you
feed-poll = Poll now
feed-pause = Pause
feed-resume = Resume
feed-remove = Remove
feed-polled = { $feed } was read: { $count ->
    [0] nothing new
    [one] one new entry
   *[other] { $count } new entries
  }.
feed-poll-failed = { $feed } can’t be read: { $reason }
feed-unknown = That feed no longer exists.
feed-paused = { $feed } is paused: it is not read until you resume it.
feed-resumed = { $feed } is read again from now on.
feed-added = The feed was added. Its current articles are kept as history; new ones will be posted.
feed-removed = The feed was removed.
topic-saved = Saved. New articles are filed by this rule from now on.
topic-articles = Articles of this topic
topic-taken = There is already a topic with this id. Choose another id, or try this one and save it again to replace that topic.
topic-changed = This topic was changed meanwhile, perhaps in another tab. What you wrote is still here: try it and save it again to replace that change.
feed-offer-gone = This search has expired. Look for the feed again.

articles-search = Words
articles-search-example = putin -kim "north korea"
articles-topic = Topic or publisher
articles-all-topics = All
articles-find = Find
articles-similar = Nothing has these words. These come close:
articles-none = No articles yet. They appear as soon as a feed has been read.
articles-not-found = Nothing found. Try fewer words.
article-headline = Headline
article-publisher = Publisher
article-topics = Topics
article-time = Published
article-link = Link
article-summary = Summary
article-authors = Authors
article-published = Published
article-updated = Updated
article-seen = First seen
article-language = Language
article-categories = Categories
article-image = Picture
article-corrected = Corrections
article-corrections = { $count ->
    [0] none since Kabar first saw it
    [one] one, to the headline or summary
   *[other] { $count }, to the headline or summary
}
origin-feed = from the feed { $feed }
origin-page = from the article’s page
origin-both = from the feed { $feed } and the article’s page
origin-head = from the header of the feed { $feed }
origin-catalog = from { $publisher } in the catalog
rule-headline = as plain text, without markup
rule-link = without tracking parameters or AMP
rule-summary = its first whole sentences, without dateline or “Read more” (summary rules, version { $version })
rule-summary-cut = cut off after a word, because no whole sentence was left (summary rules, version { $version })
rule-authors = people only: roles, desks, agencies and addresses are left out
rule-authors-cut = people only, the first of a long list: roles, desks, agencies and addresses are left out
rule-date = taken as { $zone } where it names no time zone
origin-rules = by the topics’ rules, see below
origin-unknown = its origin is not known: an older Kabar recorded it
article-filed = Why it is filed here
article-topic = Topic
article-because = Because
article-strength = Strength
article-story = Story
article-story-alone = No other publisher has reported it yet.
article-story-because = both mention: { $words }
article-story-text = their texts have much in common
article-spread = Where it went
article-why = Why did a chat get it, or not?
article-why-chat = Chat ID
article-why-ask = Ask
article-why-wrong = A chat ID looks like telegram:-1001234567890. /mydata in the chat shows it.
article-why-unknown = Kabar doesn’t know this chat.
spread-posted = Posted
spread-listed = In a list or digest
spread-held = Held back: same story
spread-refused = Refused
spread-muted = Muted
spread-words = Kept out by the chat’s words
spread-language = In a language not read there
spread-suspended = Waiting: you paused the chat, or the place it belongs to
spread-resting = Waiting: the chat can’t be posted to
spread-waiting = Waiting their turn
spread-before = Followed only afterwards
spread-history = Already old when Kabar found it
spread-settled = Settled; the details are no longer kept
spread-count = { $count ->
    [0] no chat
    [one] one chat
   *[other] { $count } chats
  }
spread-none = No chats here any more.
spread-looked = Counted so far: { $looked } of { $followers } chats that follow its topics.
spread-again = Count again
because-phrase = “{ $phrase }” in the { $part }, word { $at }{ $times ->
    [one] {""}
   *[other] , { $times } times
  }
because-category = the category “{ $category }”
because-feed = the feed { $feed }
because-topic = the headline is about { $topic }
because-publisher = its publisher
part-headline = headline
part-summary = summary
part-categories = categories

topics-none = No topics yet. Create the first one.
topics-other = Others
topic-name = Topic
topic-week = Articles this week
topic-followers = Followers
topic-words = Words
topic-new = New topic
topic-rule = Rule (JSON, as in the catalog)
topic-try = Try on the last 30 days
topic-save = Save
fault-line = Line { $line }
fault-field = Line { $line }, { $field }
trial = Trial
trial-result = { $looked } articles checked: { $kept } stay, { $gained } new, { $lost } lost.
trial-lost = Lost
trial-gained = New

chats-count = { $count ->
    [one] One chat
   *[other] { $count } chats
  }. Names and messages are never shown here.
chats-find = Chat ID
chats-none = No chats yet. Write to the bot, or add it to a group.
chats-unknown = Kabar doesn’t know this chat.
chat-id = Chat
chat-platform = Platform
chat-kind = Kind
chat-kind-channel = channel, read by many
chat-kind-chat = chat
chat-language = Language and zone
chat-subscriptions = Follows
chat-state = State
chat-active = active
chat-paused = paused
chat-misplaced = wrong kind of place
chat-gone = gone
chat-suspended = paused by you
chat-held = paused along with the place it belongs to
chat-suspended-since = Paused by you since
chat-pause = Pause this chat
chat-pause-what = While it is paused, nothing is sent there and nothing is lost: new articles wait. The same goes for its threads and forum topics. Commands are still answered.
chat-resume = Resume this chat
chat-resume-what = What is waiting is posted within seconds: one by one, or as one list if there is a lot.
chat-waiting = Waiting
chat-last = Last post in 48 h
chat-refused = Not posted
chat-settings = Settings
chat-forget = Forget this chat
chat-forget-what = Everything Kabar keeps about it is deleted. It gets nothing more until somebody there asks for it.
chat-forget-button = Forget it

looks-what = What
looks-post = One article
looks-list = A list of what was waiting
looks-digest = A digest
looks-article = Article ID
looks-article-newest = empty: the newest
looks-topic = Topic of the list or digest
looks-platform = Where
looks-all = Everywhere
looks-language = Language
looks-both = Both
looks-vary = Side by side
looks-vary-style = Styles
looks-vary-pictures = Pictures
looks-vary-summary = Leads
looks-vary-parts = Parts
looks-base = Style
looks-buttons = Buttons
looks-on = On
looks-off = Off
looks-show = Show
looks-none = No article to show yet. One appears as soon as a feed has been read.
looks-unknown = Kabar doesn’t have this article. Copy its ID from the address of its page.
looks-note = Composed and rendered by the code that posts to chats. Pictures are not loaded here, so that no publisher learns that you looked.
looks-this = How it looks in chats
look-compact = Compact
look-standard = Standard
look-full = Full
look-pictures-none = No picture
look-pictures-small = Small picture
look-pictures-large = Large picture
look-summary-none = No lead
look-summary-short = Short lead
look-summary-long = Long lead
look-no-topic = No topics
look-no-author = No author
look-no-time = No time
look-hashtags = With hashtags
look-usual = As usual
look-leads-off = Headlines only
look-leads-on = With leads
look-terminal = Terminal
look-web = Browser chat
look-bot = APP
look-picture = Picture
look-preview = Preview of the page at { $host }

now-needs = What needs you
now-cut-off = Kabar does not answer. What stands here is what was known last; the page goes on when it answers again.
now-fine = Nothing: all is well.
now-more = And { $count } more.
now-platforms = At a glance
platform-connecting = connecting
platform-connected = connected
platform-refused = refuses the token
platform-standing-by = standing by: no process is in charge
platform-elsewhere = (by { $process })
invite-chat = Write to it
invite-group = Add it to a group
invite-channel = Add it to a channel
invite-server = Add it to a server
platform-none = Nobody else can reach this Kabar yet: it has no token of Telegram or Discord. Put one into .env, or run “kabar init”, and restart it.
now-newest = Newest articles
now-figures = How it runs
figures-by-platform = Figures by platform
figures-posts = Posts, 24 h
figures-refused = Refused, 24 h
figures-median = Delay, median
figures-p95 = Delay, 95%
figures-waiting = Chats waiting
figures-oldest = Longest wait
figures-rate = Rate used
figures-nobody = no process is sending
figures-note = Delay: from publication to post, for single posts of the last 24 hours. Rate: share of what the platform allows.
figures-memory = Memory
figures-store = Stored in
store-files = files on this machine
store-postgres = PostgreSQL
duration-seconds = { $count } s
duration-minutes = { $count } min
duration-hours = { $count } h
duration-more = over { $duration }
chart-hours = Articles and posts an hour, 48 hours
chart-days = Articles and posts a day, 30 days
chart-hour = Hour
chart-day = Day
chart-posts = Posts
chart-table = As a table
finding-refused = { $platform } refuses the token. Put a valid one into .env and restart Kabar.
finding-disconnected = { $platform } is not connected yet. Kabar keeps trying.
finding-no-network = None of the { $count } feeds can be read. Is this machine online?
finding-feed-failing = { $feed } has failed since
finding-feed-ended = { $feed } is gone for good.
remedy-refused = The publisher doesn’t let Kabar in. Ask them to, or look for another feed of theirs. If they gave you a login or a header, it goes into the catalog.
remedy-login = It wants a login: set “login” for this feed in the catalog.
remedy-moved = Nothing is at its address any more. Its site may say where it is now.
remedy-page = The site may name its feed.
remedy-clock = Check this machine’s clock. If it is right, the publisher has to renew the certificate.
remedy-certificate = If you trust its server, name its certificate in the catalog, as “tls”.
remedy-look = Look at its site
finding-topic-gone = { $count ->
    [one] One chat follows
   *[other] { $count } chats follow
  } “{ $topic }”, but it is no longer in the catalog. Add it again, or they get nothing for it.
finding-refusals = { $count ->
    [one] One post was
   *[other] { $count } posts were
  } refused in the last 24 hours, mostly because: { $reason }
