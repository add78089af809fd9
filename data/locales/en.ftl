# All that a person reads in English. Every key stands in id.ftl too.

start-title = Hello, I am Kabar 👋
start-what = I bring you the news of the topics that you choose: headline, date, author and link.
start-next = Choose your topics, or look at the latest headlines.

help-title = What you can ask me
button-topics = 📰 Choose topics
button-latest = 🕘 Latest headlines

command-start = Say hello
command-help = What you can ask me
command-topics = Choose topics
command-subscribe = Follow a topic
command-unsubscribe = Stop following a topic
command-subscriptions = What you follow here
command-words = Only with some words, or never with others
command-latest = The latest headlines
message-why = Why is this here?
command-why = Why an article came here, or did not

option-topic = The topic, by its name
option-topic-short = topic
option-count = How many headlines, 1 to 20
option-count-short = number
option-article = Its link, or words of its headline
option-article-short = article
option-channel = The channel that the posts go to (this one, if left out)

topics-title = Topics
topics-hint = Tap a topic to turn it on or off. You follow { $followed } of { $all }.
topics-suggested = 💡 goes well with what you follow.
no-topics = There are no topics yet. Whoever runs this bot can add some to its catalog.
topic-gone = { $topic } (no longer in the catalog)

subscribed = ✅ You now follow “{ $topic }”. New articles come here; this is the newest one so far.
subscribed-empty = ✅ You now follow “{ $topic }”. New articles come here as soon as there are any.
subscribed-already = You follow “{ $topic }” already.
unsubscribed = You no longer follow “{ $topic }”.
not-subscribed = You do not follow “{ $topic }”.
subscriptions-title = { $count ->
    [one] You follow 1 topic
   *[other] You follow { $count } topics
}
subscriptions-hint = ⚡ comes at once, 🗞 in the digest. Tap one to change how it comes, ✖ to stop; add more with /topics.
no-subscriptions = You follow nothing here yet. Choose with /topics.

did-you-mean = I do not know “{ $typed }”. Did you mean…
topic-unknown = I do not know “{ $typed }”. See what there is with /topics.
only-admins = Only admins can change what comes here.
rights-missing = I cannot post there yet. Please give me these rights in the channel's settings: { $rights }. Then try again.

latest-title = The latest headlines
latest-title-of = Latest on { $topic }
latest-none = Nothing yet. I will have something to show once the feeds have been read.

list-title = { $count ->
    [one] 1 new article
   *[other] { $count } new articles
}
list-title-on = { $count } new on { $topic }
list-more = And { $count } more: /latest
corrected = ✏️ corrected

button-outdated = This button is too old. Please use /topics or /help.
went-wrong = Sorry, that did not work. Please try again in a minute.

terminal-welcome = TELEGRAM_BOT_TOKEN and DISCORD_TOKEN are not set: this terminal is the chat.
terminal-next = Posts on all { $topics } topics come here. Type /latest, /topics or /help; Ctrl-C ends.

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

why-title = Why
why-posted = ✅ It was posted here on { $date }.
why-in-list = ✅ It came in a list on { $date }.
why-planned = ⏳ It is in a list that is being sent now.
why-refused = It was to come on { $date }, but could not be posted: { $reason }
why-same-story = The same story was told here by another publisher.
why-same-story-as = The same story was told here already: “{ $headline }”. /settings can change that.
why-unknown = I do not know this article any more.
why-history = It was old news when I found it, and old news is not posted.
why-not-followed = None of its topics is followed here. /topics shows what there is.
why-before = It came before you followed its topic.
why-muted = “{ $topic }” is muted here. /mute ends that.
why-muted-until = “{ $topic }” is muted here until { $date }. /mute ends that.
why-never = Kept out by your words: “{ $topic }” comes never with “{ $word }”. /words changes that.
why-only = Kept out by your words: “{ $topic }” comes only with { $words }. /words changes that.
why-language = It is in a language that is not read here ({ $language }). /settings can change that.
why-settled = It was dealt with more than two days ago; I keep no longer record of posts.
why-quiet = ⏳ Quiet hours: it comes after { $date }.
why-digest = ⏳ It comes in the digest of { $date }.
why-paused = ⏳ I cannot post here ({ $reason }). I try again on { $date }.
why-resting = I cannot post here any more: { $reason }
why-waiting = ⏳ It is about to be posted.
why-because = Filed under “{ $topic }”, which is followed here: { $reasons }.
why-filed = It was filed under “{ $topic }”, which is followed here.
why-in-headline = the headline has “{ $phrase }”
why-in-summary = the lead has “{ $phrase }”
why-in-categories = the publisher tagged it “{ $phrase }”
why-by-feed = it came from the feed { $feed }
why-by-publisher = it is from { $publisher }
why-which = Reply to one of my posts with /why, or write /why and the link or headline.

notice-paused = ⚠️ I cannot post to { $place }. Please give me the right to post there; I try again by myself.
notice-misplaced = ⚠️ I cannot post to { $place } any more. Please subscribe again where the news shall go.
notice-reason = What the platform says: { $reason }

command-follow = Follow words or a phrase of your own
command-search = Search the articles
command-digest = Get a topic gathered, at times that you choose
command-mute = Hear nothing of a topic or publisher for a while
command-quiet = Hours in which nothing comes
command-timezone = The clock that you live by
command-settings = Everything that you can choose
command-mydata = What I keep about this chat
command-feed = Add the feed of a site
command-forgetme = Make me forget this chat

option-which = Which setting
option-which-short = setting
option-address = The address of the site or of its feed
option-address-short = address
option-words = Words, "a phrase in quotes", -without this
option-words-short = words
option-times = Up to four times, such as 07:00 18:30
option-times-short = times
option-hours = From when until when, such as 22:00 06:30; or off
option-hours-short = hours
option-city = A city or zone, such as Surabaya, Berlin, WITA or UTC+7
option-city-short = city

topics-search = Looking for one? Write /topics and a word of its name.
topics-found = Topics for “{ $typed }”
feed-how = Which site? Write /feed and its address: /feed example.org
feed-none = I found no feed at { $address }. Look for one on the site, and send me its own address.
feed-found = { $count ->
    [one] I found a feed
   *[other] I found { $count } feeds
}
feed-known = already in the catalog
feed-added = ✅ Added. { $publisher } is read from now on, and its articles are filed under your topics.
follow-how = What shall I look for? Write /follow and the words: /follow "North Korea" -football
follow-too-many = You follow { $most } phrases already, which is as many as I can watch for one chat. Stop one with /subscriptions.
search-how = What shall I search for? Write /search and the words: /search "North Korea" -football
search-none = Nothing found for “{ $typed }”. Try fewer words.
search-title = { $total ->
    [one] 1 article for “{ $typed }”
   *[other] { $total } articles for “{ $typed }”
}
search-similar = { $total ->
    [one] Nothing has “{ $typed }”. 1 article has something like it:
   *[other] Nothing has “{ $typed }”. { $total } articles have something like it:
}
related-title = More like this
related-none = I know nothing like it yet.
article-gone = I do not have this article any more. /search may find newer ones.
button-newer = ‹ Newer
button-older = Older ›
button-back = ‹ Back
button-stop = ✖ Stop
button-why = ❓ Why did this come?
button-settings = ⚙️ Settings
button-follow = ➕ Follow { $publisher }
button-unfollow = ✖ Stop following { $publisher }

lane-instant = ⚡ Comes at once
lane-digest = 🗞 Comes in the digest
sub-sound = 🔔 With sound
sub-silent = 🔕 Without sound
sub-read-languages = 🌐 In the languages that you read
sub-any-language = 🌐 In any language
sub-hint = Tap to change how it comes.

sub-words = 🔤 Words
words-title = Words for “{ $topic }”
words-none = Every article comes, whatever words it has.
words-only = Only with { $words }
words-never = Never with { $words }
words-hint = Tap a word to add it or take it away, or type your own; with - it is one that you never want:
drop-only = ✖ only with “{ $word }”
drop-never = ✖ never with “{ $word }”
words-add-only = ➕ only “{ $word }”
words-add-never = 🚫 no “{ $word }”
words-later = Then add your words with /words.

mute-what = Mute what?
mute-title = Mute “{ $topic }”
mute-hint = For how long? What comes meanwhile is left out.
mute-1h = 1 hour
mute-8h = 8 hours
mute-1d = 1 day
mute-1w = 1 week
mute-ever = until I say so
muted = 🔕 “{ $topic }” is muted: { $span }.
unmuted = 🔔 “{ $topic }” comes again.
mutes-title = { $count ->
    [0] Nothing is muted
    [one] 1 is muted
   *[other] { $count } are muted
}
mutes-hint = Tap 🔔 to hear of it again, 🔕 to mute.

settings-title = Settings
settings-hint = Tap what you want to change.
setting-language = 🗣 Language
setting-language-hint = In which language shall I speak?
setting-reads = 🌐 Articles in
setting-reads-hint = Which languages do you read? Articles in others do not come.
setting-timezone = 🕘 Time zone
setting-timezone-hint = By which clock do you live? Not here? Write /timezone and your city.
setting-summary = 📝 Summary
setting-summary-hint = How much of an article shall a post show?
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
setting-leads-hint = Shall each headline of a digest have the article's first sentence below it?
setting-images = 🖼 Pictures
setting-images-hint = Shall posts show a picture?
setting-stories = 🧩 One post for one story
setting-stories-hint = When several publishers tell the same story, shall it come once? Eager leaves out more repeats, and now and then something new. What happens next comes as an update.
stories-off = off: every article comes
stories-careful = careful
stories-eager = eager
setting-backlog = 📚 When much is waiting
setting-backlog-hint = With more than this waiting you get one list instead of single posts.
setting-silent = 🔕 Always without sound
setting-silent-hint = Shall every post come without a sound?
setting-buttons = 🔘 Buttons under posts
setting-buttons-hint = Shall a row of buttons stand under each post?
setting-digest = 🗞 Digest
setting-quiet = 🌙 Quiet hours
setting-quiet-hint = What comes in these hours waits until they end. Other hours: /quiet 22:30 06:15
on = on
off = off
language-en = English
language-id = Bahasa Indonesia
reads-all = all languages
summary-none = headline only
summary-short = short
summary-long = long
backlog-bound = { $count ->
    [one] a list from 2 articles on
   *[other] a list above { $count } articles
}

digest-card = Digest
digest-hint = Choose the days and up to four times. Other times: /digest 06:45 18:15
digest-how = Write up to four times, such as /digest 07:00 18:30
digest-nothing = Nothing comes in it yet: everything that you follow comes at once.
digest-next = { $count } of { $all } topics come in it, next on { $date }.
button-all-digest = 🗞 Everything in the digest
button-all-instant = ⚡ Everything at once
all-digest = Everything comes in the digest from now on.
all-instant = Everything comes at once from now on.
days-daily = every day
days-weekdays = Monday to Friday
days-1 = Mon
days-2 = Tue
days-3 = Wed
days-4 = Thu
days-5 = Fri
days-6 = Sat
days-7 = Sun
days-weekly-1 = on Mondays
days-weekly-2 = on Tuesdays
days-weekly-3 = on Wednesdays
days-weekly-4 = on Thursdays
days-weekly-5 = on Fridays
days-weekly-6 = on Saturdays
days-weekly-7 = on Sundays

timezone-which = Which one is yours?
timezone-unknown = I know no city “{ $typed }”. Try a larger one nearby, or your distance from UTC: /timezone UTC+7
quiet-how = Write from when until when, such as /quiet 22:00 06:30, or /quiet off

data-none = I keep nothing about this chat.
data-title = All that I keep about this chat
forget-title = Forget this chat?
forget-what = What you follow, all settings and what was posted in the last days go, at once and for good. The messages here stay.
forget-yes = 🗑 Yes, forget it
forget-no = No, keep it
forgotten = Done. I know nothing about this chat any more. /start begins anew.
forget-kept = Good: everything stays as it is.

too-fast = That was a lot at once 🙂 Please give me a minute.
tapped-too-fast = That was quick 🙂 Please wait a few seconds, then tap again.
too-much-here = It is busy here right now 🙂 Please ask again in a moment.
not-served = This bot is private, and does not post here. Whoever runs it can add this chat to ALLOWED_CHATS.
only-operators = Only whoever runs this bot can do that.
private-bot = This bot is private. Please ask whoever runs it.

command-manage = Manage a channel that you run, from here
option-place = The channel, as @name, and what to do there
option-place-short = @channel
manage-how = Which channel? Write /manage @name; add a command to run it there: /manage @name follow "North Korea"
manage-not-yours = I find no { $place } that you run. Add me to the channel as an admin, and be one yourself.
manage-title = 📣 { $place }
