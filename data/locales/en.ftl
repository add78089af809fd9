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
command-latest = The latest headlines
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
subscriptions-hint = Tap one to stop following it, or add more with /topics.
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

also-at = Also at
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
why-language = It is in a language that is not read here ({ $language }). /settings can change that.
why-settled = It was dealt with more than two days ago; I keep no longer record of posts.
why-quiet = ⏳ Quiet hours: it comes after { $date }.
why-digest = ⏳ It comes in the digest of { $date }.
why-paused = ⏳ I cannot post here ({ $reason }). I try again on { $date }.
why-resting = I cannot post here any more: { $reason }
why-waiting = ⏳ It is about to be posted.
why-which = Reply to one of my posts with /why, or write /why and the link or headline.

notice-paused = ⚠️ I cannot post to { $place }. Please give me the right to post there; I try again by myself.
notice-misplaced = ⚠️ I cannot post to { $place } any more. Please subscribe again where the news shall go.
notice-reason = What the platform says: { $reason }
