# All that a person reads in English. Every key stands in id.ftl too.

start-title = Hello, I am Kabar 👋
start-what = I bring you news on the topics you choose: headline, date, author and link.
start-next = Choose your topics, or look at the latest headlines.

welcome-group = Admins choose what comes here with /topics. Everyone can ask for /latest or use /search.
welcome-channel = Tap the topics for this channel. Its posts carry no buttons: you and the other admins choose everything here, in private.
welcome-rights = ⚠️ I can't post there yet. Please give me these rights in the channel's settings: { $rights }.
invite = ➕ Add me to a group or server
broadcast-press = Only admins can use this here. Want your own news? Message me in private 🙂
not-in-inbox = I can't help in a channel's direct messages. Please message me in private 🙂
profile-about = News on the topics you choose, for you, your group or your channel.
profile-description =
    📰 News on the topics you choose: headline, lead, author and link.

    Follow football, politics, earthquakes or words of your own. Get articles at once or as a digest, with quiet hours when you sleep. Works in private chats, groups, forum topics and channels.

help-title = What you can ask me
help-choose = Choose
help-read = Read
help-when = When and how
help-more = And more
command-unknown = I don't know the command “{ $typed }”. Tap Help to see what I can do.
command-near = I don't know “{ $typed }”. Did you mean:
command-meant = Did you mean:
which-one = Which one? Tap it, or say “the second one”.
misunderstood = Sorry, I misunderstood.
command-offered = { $count ->
    [one] Is this what you mean? Tap it, or say yes.
   *[other] Which of these do you mean?
}
choice-unknown = There is no option { $typed } here. Type one of the numbers in brackets, or /help.
command-searched = I don't know the command “{ $typed }”, so I searched for it.
thanked = You're welcome 🙂
nodded = 👍 Is there anything else I can do for you?
no-words = Tell me in words what you are looking for 🙂 For example: football
undone = ↩️ Undone. This is how it stands now:
undo-none = There is nothing to undo here.
home-title = What would you like to do?
button-home = ☰ Menu
button-help = ❔ Help
button-subscriptions = ⭐ My topics
button-mutes = 🔕 Muted
button-topics = 📰 Choose topics
button-latest = 🕘 Latest headlines

command-start = Start here
command-help = All commands
command-topics = Choose topics
command-subscribe = Follow a topic
command-unsubscribe = Stop following a topic
command-subscriptions = The topics you follow here
command-words = Narrow a topic down by words
command-latest = The latest headlines
message-why = Why did I get this?
command-why = Why an article was posted here, or wasn't

option-topic = The topic, by its name
option-topic-short = topic
option-role = The role to mention with each post
option-count = How many headlines, 1 to 20
option-count-short = number
option-article = Its link, or words from its headline
option-article-short = article
option-channel = The channel to post to (this one if left out)

topics-title = Topics
topics-hint = Tap a topic to turn it on or off. You follow { $followed } of { $all }.
topics-hint-categories = Choose a category. You follow { $followed } of { $all }.
topics-tap = Tap a topic to turn it on or off.
topics-placeholder = Choose here…
topics-other = Other topics
topics-none = No topic is called “{ $typed }”. You can follow the words themselves, or look through all topics.
publishers-title = Publishers
button-publishers = 🗞 Publishers
button-follow-words = ➕ Follow “{ $words }”
topics-suggested = 💡 You may like these too:
no-topics = There are no topics yet. The bot's operator can add some to its catalog.
topic-gone = { $topic } (no longer in the catalog)

subscribed = ✅ You now follow “{ $topic }”. New articles will arrive here. The latest:
subscribed-empty = ✅ You now follow “{ $topic }”. New articles will arrive here.
subscribed-there = ✅ { $place } now follows “{ $topic }”. New articles will arrive there. The latest:
subscribed-empty-there = ✅ { $place } now follows “{ $topic }”. New articles will arrive there.
button-how = ⚙️ How it arrives
subscribed-already = You already follow “{ $topic }”.
threads-off-short = Leave new topics where they are
threads-none = Threads need a group with topics. Turn on Topics in the group's settings, then say /threads in the group.
threads-rights = I'm not allowed to make threads here. Make me an admin with “{ $rights }”, then say /threads again.
threads-made = { $count ->
    [one] 🧵 One topic has a thread of its own now: { $topics }.
   *[other] 🧵 { $count } topics have threads of their own now: { $topics }.
 }
threads-all = 🧵 From now on, every topic you follow here gets a thread of its own.
threads-hint = I never close a thread. To keep new topics together again: `/threads off`
threads-rest = { $count } more to go. Say `/threads` again in a minute and I'll carry on.
threads-later = 🧵 I can't make a thread right now. Say /threads in a minute and I'll try again; until then, articles arrive here.
threads-placed = ✅ “{ $topic }” now has a thread of its own. New articles will arrive there.
threads-already = “{ $topic }” has a thread of its own. You can change or stop it there.
threads-off = OK, new topics stay where you follow them. The threads you have stay as they are.
unsubscribed = You no longer follow “{ $topic }”.
not-subscribed = You don't follow “{ $topic }”.
unfollow-none = You don't follow anything called “{ $typed }”, so none of it comes here. I only send what you choose.
stop-what = Stop following what?
stop-all = Stop following everything ({ $count } topics)? Their words and settings will be lost too.
stop-all-yes = ✖ Yes, stop them all
stop-all-no = No, keep them
stopped-all = You follow nothing here any more, so no more posts will come.
subscriptions-title = { $count ->
    [one] You follow 1 topic
   *[other] You follow { $count } topics
}
subscriptions-hint = ⚡ arrives at once, 🗞 in the digest. Tap a topic to change that, or ✖ to stop.
no-subscriptions = You follow nothing here yet. Choose with /topics.

did-you-mean = Which one do you mean by “{ $typed }”?
topic-unknown = I don't know a topic called “{ $typed }”. All topics: /topics
only-admins = Only admins can change what comes here. For news of your own, message me in private 🙂
rights-missing = I can't post there yet. Please give me these permissions in the channel's settings: { $rights }. Then try again.

latest-title = Latest headlines
latest-title-of = Latest on { $topic }
latest-none = Nothing yet. Articles will show up here as soon as the feeds have been read.
latest-none-yet = Nothing yet on the { $count } topics you follow. The first article will arrive as soon as it is out.
latest-none-of = Nothing on “{ $topic }” yet. Follow it, and I'll post the first article as soon as it is out.
latest-none-followed = Nothing on “{ $topic }” yet. You follow it, so the first article will arrive as soon as it is out.
latest-how-many = How many headlines? From { $min } to { $max }.

list-title = { $count ->
    [one] 1 new article
   *[other] { $count } new articles
}
list-title-on = { $count } new on { $topic }
list-more = And { $count } more: /latest
corrected = ✏️ corrected

button-outdated = This button is too old. Please use /topics or /help.
went-wrong = Sorry, that didn't work. Please try again in a minute.

terminal-welcome = TELEGRAM_BOT_TOKEN and DISCORD_TOKEN are not set: this terminal is the chat.
terminal-next = { $topics ->
    [one] Posts on its one topic arrive here.
   *[other] Posts on all { $topics } topics arrive here.
  } Type /latest, /topics, /help or a choice's number; Ctrl-C ends.

update = 🔄 Update
also-at = Also at
publishers = { $count } publishers
button-more = 🔎 More like this
button-mute = 🔕 Mute
button-menu = ☰
digest-title = { $count ->
    [one] Your digest: 1 article
   *[other] Your digest: { $count } articles
}
digest-others = Other news
digest-more = And { $count } more: /latest { $topic }
page-foot = You choose what arrives here, when and how.

why-title = Why
why-posted = ✅ It was posted here on { $date }.
why-publication-waiting = 📣 It is waiting to be published to the servers that follow this channel, where about 10 posts an hour are allowed.
why-publication-published = 📣 It was published to the servers that follow this channel.
why-publication-passed-over = It was not published to the servers that follow this channel: about 10 posts an hour are allowed, and stories that more publishers carry went first.
why-publication-refused = It was not published to the servers that follow this channel: I lack the right there, or the post is gone.
why-in-list = ✅ It was posted here in a list on { $date }.
why-planned = ⏳ It is in a list that is being sent right now.
why-refused = It should have been posted on { $date }, but that failed: { $reason }
why-same-story = Another publisher already told the same story here.
why-same-story-as = The same story was already posted here: “{ $headline }”. You can change that in /settings.
why-unknown = I don't have this article any more.
why-history = It was already old when I found it, and I don't post old news.
why-not-followed = You don't follow any of its topics. See what there is: /topics
why-before = It came before you followed its topic.
why-muted = “{ $topic }” is muted here. To unmute it: /mute
why-muted-until = “{ $topic }” is muted here until { $date }. To unmute it: /mute
why-never = Your words kept it out: “{ $topic }” never with “{ $word }”. You can change that with /words.
why-only = Your words kept it out: “{ $topic }” only with { $words }. You can change that with /words.
why-language = It is in a language you don't read here ({ $language }). You can change that in /settings.
why-settled = That was more than two days ago, and I keep no record of posts for longer than that.
why-quiet = ⏳ Quiet hours: it will be posted after { $date }.
why-digest = ⏳ It will be in the digest on { $date }.
why-paused = ⏳ I can't post here right now ({ $reason }). I'll try again on { $date }.
why-resting = I can't post here any more: { $reason }
why-suspended = ⏸ The operator has paused posts here since { $date }. It will be posted once they resume them.
why-waiting = ⏳ It is about to be posted.
why-because = Because you follow “{ $topic }”: { $reasons }.
why-filed = Because you follow “{ $topic }”.
why-in-headline = the headline has “{ $phrase }”
why-in-summary = the lead has “{ $phrase }”
why-in-categories = the publisher tagged it “{ $phrase }”
why-by-feed = it came from the feed { $feed }
why-beside = the headline is about “{ $topic }”, too
why-by-publisher = it is from { $publisher }
why-which-of = Which one do you mean? Tap it, or:
why-which = Reply to one of my posts with /why, or send /why with a link or a headline.
why-link-unknown = I don't know this link: { $typed }
why-headline-unknown = I don't know any article with “{ $typed }”.
why-post-unknown = I can't tell any more which article that message was about.

notice-paused = ⚠️ I can't post to { $place }. Please give me the right to post there. I'll keep trying.
notice-misplaced = ⚠️ I can't post to { $place } any more. Please subscribe again in the place where you want the news.
notice-face = ℹ️ Posts in { $place } come under my own name again; none was lost. { $why } Then turn it on again there: /settings face
notice-face-rights = To post under the publishers' names I need: { $rights }. Please give me that in the channel.
notice-face-full = The channel has no room for another webhook. Please delete one that you no longer need (Edit Channel → Integrations).
notice-face-removed = Somebody deleted my webhook, and then the new one as well. Please leave it in place.
notice-reason = The platform says: { $reason }

command-follow = Follow words or a phrase of your own
command-search = Search the articles
command-digest = Get a digest at set times
command-threads = Give each topic a thread of its own
command-mute = Mute a topic or publisher
command-quiet = Quiet hours
command-timezone = Your time zone
command-settings = Settings
command-mydata = What I keep about this chat
command-feed = Add the feed of a site
command-status = Which feeds cannot be read, and why
command-forgetme = Delete everything I keep about this chat

option-which = Which setting
option-which-short = setting
option-address = The address of the site or of its feed
option-address-short = address
option-words = Words, "a phrase in quotes", -without this
option-words-short = words
option-times = Up to four times, such as 07:00 18:30 or 7 am
option-times-short = times
option-hours = From when until when, such as 22:00 06:30 or 10 pm to 6 am; or off
option-hours-short = hours
option-city = A city or time zone, such as Surabaya, Berlin, WITA or UTC+7
option-city-short = city

topics-search = Looking for something? Send `/topics football`, or any other word.
topics-found = Topics for “{ $typed }”
status-none = There are no feeds yet. Add one in the window, or on my machine: `kabar feeds add example.org`
status-title = { $failing ->
    [0] ✅ All { $all } feeds can be read
   *[other] ⚠️ { $failing } of { $all } feeds cannot be read
}
status-feed = { $reason }, since { $since }
status-more = And { $count } more.
status-suspended = { $count ->
    [one] ⏸ One chat is
   *[other] ⏸ { $count } chats are
  } paused by the operator.
feed-how = Which site? Send /feed and its address: `/feed example.org`
feed-none = I found no feed at { $address }. Look for one on the site, and send me the feed's own address.
feed-found = { $count ->
    [one] I found a feed
   *[other] I found { $count } feeds
}
feed-known = already in the catalog
feed-followed = you follow it already
feed-unreachable = I can't read { $address }. Is the address right, and can anyone open it? Try it in a browser, then send it again.
feed-later = That was a lot of looking up 🙂 Please try again in ten minutes.
feed-full = I can't take on any more feeds: people have added too many. Please ask the bot's operator.
feed-too-many = This chat has { $most } feeds of its own already, which is as many as I can read for it. Stop one with /subscriptions.
feed-own-added = ✅ “{ $feed }” now comes to this chat. I look for new articles every ten minutes or so.
feed-failing = ⚠️ I haven't been able to read “{ $feed }” for a day. I keep trying. If it has moved, send me its new address with /feed; if you don't need it any more, stop it.
feed-ended = ⚠️ “{ $feed }” is gone: its site says it won't come back. If it has moved, send me its new address with /feed.
option-file = An OPML file from another feed reader
opml-added = { $count ->
    [0] No feed was added
    [one] ✅ I added a feed
   *[other] ✅ I added { $count } feeds
}
opml-known = { $count ->
    [one] One of them I know already.
   *[other] { $count } of them I know already.
}
opml-failed = { $count ->
    [one] I couldn't read one: { $names }.
   *[other] I couldn't read { $count }: { $names }.
}
opml-left = { $count ->
    [one] I left one out: a chat may have { $most } feeds of its own.
   *[other] I left { $count } out: a chat may have { $most } feeds of its own.
}
opml-unreadable = That is not an OPML file. Most feed readers have “Export OPML” in their settings; send me what it gives you.
opml-too-large = I can't read that file: it is too large, or it could not be downloaded. Please send an OPML file of at most 1 MB.
command-export = Get your feeds as a file
export-here = 📎 Your feeds as an OPML file, which other feed readers can open. Addresses with passwords are left out.
export-none-publishers = No feed comes here yet. Find publishers with /topics.
export-none = No feed comes here yet. Find publishers with /topics, or add a feed of your own with /feed.
feed-for-all = ➕ For everyone: { $feed }
feed-only-here = ➕ Only here
feed-added = ✅ Added. From now on I read { $publisher }, and sort its articles into your topics.
follow-how = What shall I look for? Send `/follow "North Korea" -football`: words, a phrase in quotes, and -words to leave out.
follow-site = { $address } is the address of a site, and only the bot's operator can add sites. You can follow words, or the publishers in /topics.
follow-everything = Nearly every article has that word, so you would get everything. Try a more telling word or a phrase: `/follow "North Korea"`
follow-each = I post articles that have all the words of a phrase. To get either, follow each on its own:
follow-too-long = That is too long: followed words have at most { $length } characters and { $words } words. Send only those that matter most: `/follow "North Korea" -football`
follow-too-many = You already follow { $most } phrases, the most for one chat. Stop one in /subscriptions.
search-how = What shall I search for? Send `/search "North Korea" -football`: words, a phrase in quotes, and -words to leave out.
search-none-word = Nothing found for “{ $typed }”. Try another word.
search-none = Nothing found for “{ $typed }”. Try fewer words, or tap Help to see what I can do.
search-none-topics = No article has “{ $typed }” so far. You can follow a topic, though:
search-title = { $total ->
    [one] 1 article for “{ $typed }”
   *[other] { $total } articles for “{ $typed }”
}
search-cut = That was long, so I searched only for the beginning of it.
search-newest = The newest { $total } articles for “{ $typed }”
search-similar = { $total ->
    [one] Nothing has “{ $typed }”. 1 article has something like it:
   *[other] Nothing has “{ $typed }”. { $total } articles have something like it:
}
related-title = More like this
related-none = Nothing similar yet.
article-gone = I don't have this article any more. /search may find newer ones.
button-newer = ‹ Newer
button-older = Older ›
button-back = ‹ Back
button-undo = ↩️ Undo
button-stop = ✖ Stop
button-why = ❓ Why did I get this?
button-settings = ⚙️ Settings
button-only-language = 🌐 { $language } only
button-follow = ➕ Follow { $publisher }
button-unfollow = ✖ Stop following { $publisher }

lane-instant = ⚡ Arrives at once
lane-digest = 🗞 Arrives in the digest
sub-sound = 🔔 With sound
sub-silent = 🔕 Without sound
sub-read-languages = 🌐 Only in languages you read
sub-any-language = 🌐 In any language
sub-hint = Tap to change how it arrives.

sub-mention = 📣 Mentions
sub-mention-hint = once for each story; not in lists, in quiet hours or without a sound
sub-mention-stop = 📣 Mention nobody
mention-refused = I can't mention that role for you. Choose one that you may mention yourself; everyone at once is never mentioned.
mention-rights = ⚠️ Nobody is notified yet. Turn on “Allow anyone to @mention this role” in the role's settings, or give me this permission in the channel: { $rights }.
sub-words = 🔤 Words
words-title = Words for “{ $topic }”
words-none = No words yet: every article on this topic is posted.
words-only = Only with { $words }
words-never = Never with { $words }
words-hint = Tap a word to add or remove it, or send your own. A - keeps out articles with that word:
words-example = champions -women
words-common = Nearly every article has { $words }, so I left that out.
words-no-room = Not all of that fits; please send fewer words at a time. A topic takes up to { $count } of each kind, each up to { $length } characters.
drop-only = ✖ only with “{ $word }”
drop-never = ✖ never with “{ $word }”
words-add-only = ➕ only “{ $word }”
words-add-never = 🚫 no “{ $word }”
words-later = After that, add your words with /words.

mute-what = Mute what?
mute-all = 🔕 Everything
unmute-all = 🔔 Everything
mute-title = Mute “{ $topic }”
mute-all-title = Mute everything you follow
mute-hint = For how long? Articles that come out meanwhile are not posted.
span-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
span-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
span-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
mute-ever = until I unmute it
mute-until = until { $date }
muted = { $lasts ->
    [ever] 🔕 Muted “{ $topic }” until you unmute it.
    [until] 🔕 Muted “{ $topic }” { $span }.
   *[other] 🔕 Muted “{ $topic }” for { $span }.
}
muted-all = { $lasts ->
    [ever] 🔕 Muted everything you follow until you unmute it.
    [until] 🔕 Muted everything you follow { $span }.
   *[other] 🔕 Muted everything you follow for { $span }.
}
unmuted = 🔔 Unmuted “{ $topic }”.
unmuted-all = 🔔 Unmuted everything.
mutes-title = { $count ->
    [0] Nothing is muted
    [one] 1 is muted
   *[other] { $count } are muted
}
mutes-hint = Tap 🔔 to unmute, 🔕 to mute.
mutes-none = There is nothing to mute either: you don't follow any topic yet.

settings-title = Settings
settings-hint = Tap what you want to change.
settings-unknown = There is no setting “{ $typed }” here. These are all:
setting-language = 🗣 Language
setting-language-hint = Which language should I speak?
setting-reads = 🌐 Articles in
setting-reads-hint = Which languages do you read? Articles in other languages are not posted.
setting-timezone = 🕘 Time zone
setting-timezone-hint = Which time zone are you in? If it is not here, send `/timezone Surabaya` with your city, or `/timezone UTC+7`.
setting-summary = 📝 Summary
setting-summary-hint = How much of an article should a post show?
setting-look = 🎨 How posts look
setting-look-hint = Pick a style, then turn parts on and off. This is how a post looks now:
setting-style = 🎨 Style
style-compact = compact
style-standard = standard
style-full = full
setting-topic = topic
setting-author = author
setting-time = time
setting-hashtag = #hashtag
lead-none = no lead
lead-short = short lead
lead-long = long lead
picture-large = 🖼 large
picture-small = 🖼 small
picture-off = no picture
images-large = large
images-small = small
images-off = off
setting-leads = 📝 With the first sentence
setting-leads-hint = Should each headline of a digest have the article's first sentence below it?
setting-images = 🖼 Pictures
setting-images-hint = Should posts show a picture?
setting-stories = 🧩 One post per story
setting-stories-hint = When several publishers report the same story, should I post it only once? “Eager” leaves out more repeats, but now and then something new as well. Later developments are posted as updates.
stories-off = off: post every article
stories-careful = careful
stories-eager = eager
setting-thread = 🧵 Thread for each story
setting-thread-hint = Should later articles of a story stand in a thread under my first post, instead of only being named there? They come without a sound. I need the rights to create public threads and to send messages in threads.
setting-rights = ⚠️ For that I still need these permissions in the channel: { $rights }.
setting-backlog = 📚 Bundle into one list
setting-backlog-hint = When more articles than this are waiting, I send one list instead of single posts.
setting-silent = 🔕 Always without sound
setting-silent-hint = Should every post arrive without sound?
setting-buttons = 🔘 Buttons under posts
setting-buttons-hint = Should there be a row of buttons under each post?
setting-publish = 📣 Publish to followers
setting-publish-hint = In an announcement channel: should my posts also reach the servers that follow it? About 10 an hour are allowed; when more wait, the stories that most publishers carry go first. I need the right to send messages there; for posts under a publisher's own name, also to manage messages.
setting-face = 🪪 Publisher's name and icon
setting-face-hint = Should each post bear its publisher's name and icon instead of mine? After a lost connection such a post may, rarely, come twice: Discord cannot tell me then that it has it already. Lists, digests, posts that mention a role, and forums stay as they are. I need the permission to manage webhooks.
setting-digest = 🗞 Digest
setting-quiet = 🌙 Quiet hours
setting-quiet-hint = Articles that come out in these hours wait until they end. Other hours: `/quiet 22:00 06:30`
on = on
off = off
language-en = English
language-id = Bahasa Indonesia
reads-all = all languages
summary-none = headline only
summary-short = short
summary-long = long
backlog-bound = { $count ->
    [one] 2 or more
   *[other] more than { $count }
}

digest-card = Digest
digest-hint = Choose the days and up to four times. Other times: `/digest 06:45 18:15`
digest-how = Send up to four times, such as `/digest 07:00 18:30` or `/digest 7 am`
digest-which = Which times do you mean?
digest-range = A digest comes at set times, not all through the hours between. When would you like it?
digest-full = { $most } times a day is the most. Tap one of them first to remove it.
digest-last = A digest needs at least one time. Tap another one first.
digest-last-day = A digest needs at least one day. Tap another one first.
digest-nothing = Nothing goes into it yet: everything you follow arrives at once.
digest-next = { $count } of { $all } topics go into it, next on { $date }.
button-all-digest = 🗞 Everything in the digest
button-all-instant = ⚡ Everything at once
all-digest = From now on, everything you follow goes into the digest.
all-instant = From now on, everything you follow arrives at once.
days-daily = every day
days-weekdays = Monday to Friday
days-1 = Mon
days-2 = Tue
days-3 = Wed
days-4 = Thu
days-5 = Fri
days-6 = Sat
days-7 = Sun
days-weekly = on { $days }
weekly-1 = Mondays
weekly-2 = Tuesdays
weekly-3 = Wednesdays
weekly-4 = Thursdays
weekly-5 = Fridays
weekly-6 = Saturdays
weekly-7 = Sundays

timezone-which = Which one is yours?
timezone-unknown = I don't know a city called “{ $typed }”. Try a larger one nearby, or your offset from UTC: /timezone UTC+7
quiet-how = Send from when until when, such as `/quiet 22:00 06:30` or `/quiet 10 pm to 6 am`. To turn them off: `/quiet off`
quiet-which = Which hours do you mean?
quiet-half = From when until when? Tap, or send both, such as `/quiet 22:00 06:30`

data-none = I keep nothing about this chat.
data-title = What I keep about this chat
data-chat = Chat:
data-follows = { $count ->
    [0] You follow nothing.
    [one] You follow 1 topic: { $names }
   *[other] You follow { $count } topics: { $names }
}
data-mutes = { $count ->
    [0] Nothing is muted.
    [one] 1 topic is or was muted.
   *[other] { $count } topics are or were muted.
}
data-posted = { $count ->
    [0] Nothing was posted here in the last two days.
    [one] 1 article was posted here in the last two days.
   *[other] { $count } articles were posted here in the last two days.
}
data-rest = I keep no names and none of your messages. The file has everything, word for word. To delete it all: `/forgetme`
data-no-file = This chat takes no files: whoever runs Kabar can make it with `kabar export <file>`.
forget-title = Forget this chat?
forget-what = This deletes what you follow, your settings and the record of recent posts, right away and for good. The messages here stay.
forget-yes = 🗑 Yes, forget it
forget-no = No, keep it
forgotten = Done. I know nothing about this chat any more. To start over: /start
forget-kept = OK, everything stays as it is.

too-fast = That was a lot at once 🙂 Please give me a minute.
tapped-too-fast = That was quick 🙂 Wait a few seconds, then tap again.
too-much-here = It's busy here right now 🙂 Please ask again in a moment.
not-served = This bot is private and doesn't post here. Its operator can add this chat to ALLOWED_CHATS.
chat-suspended = ⏸ The operator of this bot has paused posts here. Nothing is lost: what you follow is kept, and posts will arrive once they resume them.
only-operators = Only the bot's operator can do that.
private-bot = This bot is private. Please ask its operator.

command-manage = Manage a channel of yours from here
option-place = The channel, as @name, and what to do there
option-place-short = @channel
manage-which = Your channels
manage-how = Which channel? Send `/manage @name`, or add what to do there: `/manage @name follow "North Korea"`
manage-not-yours = I don't see any { $place } that you run. Add me to the channel as an admin; you need to be one, too.
manage-title = 📣 { $place }
