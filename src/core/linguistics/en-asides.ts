import type { Pattern } from './language-data.js';

/** Sentences, or whole lines, of English sites that are no news. */
export const englishAsides: readonly Pattern[] = [
  { pattern: /^(?:submitted by.*|posted by \S.*)/i, example: 'submitted by /u/someone [link] [comments]' },
  {
    pattern:
      /^this (?:is the (?:(?:rss|feed|email|web) ){1,2}version\b|article (?:is|comes) from the .{2,40}\bsite\b).{0,80}$/i,
    example: 'This is the RSS feed version.',
  },
  {
    pattern: /^(?:\p{Lu}[\p{L}.'’-]+ ){2,4}(?:reports|explains)(?: from \p{Lu}[^.,]{2,30})?\.$/u,
    example: 'Jane Doe reports from Oslo.',
  },
  {
    pattern:
      /^no (?:description|summary|excerpt|content|abstract|preview)(?: (?:is |was )?(?:available|provided))?\W*$/i,
    example: 'No description available.',
  },
  {
    pattern:
      /^(?:(?:editor[’']?s?[’']?|publisher[’']?s?) note|note to readers|corrections?(?: (?:and|&) (?:updates?|clarifications?))?|clarification)\s?:(?=.{0,160}\b(?:updated?|corrected|amended|clarif\w+|an earlier|a previous|previously|changed|removed|added|first published|originally)\b).*/i,
    example: "Editor's note: This story has been updated.",
  },
  {
    pattern:
      /^(?:good (?:morning|afternoon|evening|day)|hello|hi|hey|welcome|greetings|dear|happy \p{L}+day)\b[^.?!]{0,60}(?:!|,$|\b(?:readers?|everyone|everybody|friends|folks|gang|there|again|\p{L}+day)\W*$)/iu,
    example: 'Good morning!',
  },
  {
    pattern:
      /^(?:(?:hello|hi|hey|good (?:morning|afternoon|evening)),? (?:and |a )?(?:warm )?welcome\b[^?]{0,120}|let[’']s (?:get (?:started|going|into it)|dive (?:right )?in)\W*)$/i,
    example: 'Hello and welcome to the weekly digest of Malt.',
  },
  {
    pattern: /^(?:editor|publisher)[’']?s?[’']? note\s?:.*/i,
    example: 'Editor’s note: Jane Doe is a professor of law. She is the author of two books.',
    toEnd: true,
  },
  {
    pattern:
      /^this (?=.{0,160}\b(?:file (?:photo|image)|provided by|released by|taken (?:on|by|from)|from video|made from|\d{4},? (?:photo|image))\b).{0,60}\b(?:photo|photograph|image|picture|frame grab|sketch)\b.{0,200}\bshows?\b.*/i,
    example: 'This March 28, 2017, file photo, provided by the city, shows the old port.',
  },
  {
    pattern:
      /^(?!on |since |by |until ).{15,220}, (?:mon|tues|wednes|thurs|fri|satur|sun)day, (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.? \d{1,2}, \d{4}, (?:in|at|near|on) .{3,90}$/i,
    example: 'The mayor speaks at the port, Saturday, March 14, 2020, in Bergen.',
    needs: 'day, ',
  },
  {
    pattern:
      /^the (?:news and stories that matter|latest (?:news|headlines)|best of)\b.{0,80}\b(?:delivered|inbox|newsletter)\b.*/i,
    example: 'The news and stories that matter, delivered weekday mornings.',
  },
  {
    pattern:
      /^(?:(?:the )?(?:opinions?|views?) (?:and opinions )?expressed\b.*|this is an? (?:opinion|guest|developing|sponsored)\b.{0,30}$)/i,
    example: 'The opinions expressed in this commentary are solely those of the author.',
  },
  {
    pattern:
      /^\(?(?:FILE ?[-–—:] ?)?in this .{3,60}\b(?:photo|picture|image|photograph|frame grab|courtroom sketch)(?:,| (?:provided|taken|released|made|posted|shot|from|by)\b).*/i,
    example: 'FILE - In this Thursday, Sept. 19, 2019 file photo, Rep. Chris Roe leaves a meeting.',
  },
  {
    pattern:
      /^The (?:article|story) .{3,160} (?:was )?(?:first|originally) (?:published|appeared) (?:on|in|by|at) (?!the\b)\p{Lu}[^,]{0,60}$/u,
    example: 'The article Bridge reopens was first published by Globe.',
  },
  {
    pattern:
      /^(?:read (?:it|this|the (?:rest|story|article|post))|(?:the )?(?:full|entire) (?:story|article|text|report|coverage|post)) (?:in full|here|below|on|at)\b.{0,40}$/i,
    example: 'Full story here.',
  },
  { pattern: /^enlarge\s?\/\s.*/i, example: 'Enlarge / The river in March.' },
  {
    pattern:
      /^(?:hosted (?:on|by) (?:acast|simplecast|megaphone|podbean|buzzsprout|anchor|spotify|libsyn)|(?:see|visit|go to|read) (?:(?:our |the )?(?:privacy|cookie) (?:policy|notice)\b|\S*(?:acast|megaphone|simplecast|podcastchoices|art19|omnystudio|adchoices)\S*))\b.*/i,
    example: 'See acast.com/privacy for more information.',
  },
  {
    pattern:
      /^[Tt]he (?:post|entry)\b.*\b(?:appeared first|(?:first|originally) (?:appeared|published|posted)|(?:was|is) published)\b.*/,
    example: 'The post Bridge reopens first appeared on Daily Planet.',
    toEnd: true,
  },
  {
    pattern: /^(?:original|earlier|previous) (?:story|report|post|version)\s?:\s.*/i,
    example: 'Original story: The bridge is closed. Buses run.',
    toEnd: true,
  },
  {
    // The lead itself may stand right before it: no full stop in between.
    pattern: /^[^.!?]{0,160}\bappeared first on\b.*/i,
    example: 'Bridge reopens appeared first on Daily Planet.',
    toEnd: true,
  },
  {
    pattern:
      /^\[?(?:click (?:here )?(?:to|for) )?(?:read|see|find out|learn|watch|view|show|discover)\s+(?:the )?(?:more|also|full\b.*|rest|whole|entire|next)\b(?!\s\p{Ll}+(?:ly|books?|often)\b).*/iu,
    example: 'Read more: How to get a card',
  },
  {
    pattern:
      /^(?:(?:[Aa]lso|ALSO) (?:[Rr]ead|READ|[Ss]ee|SEE|[Ww]atch|WATCH)\s?(?:[:|»–-]|(?=["“‘]?\p{Lu}))|[Mm]ore (?:on|from|in) .{1,40}\s?:\s).{0,120}$/u,
    example: 'ALSO READ: Mayor under fire.',
  },
  {
    pattern:
      /^(?:full (?:story|article|text)|more|more details|more info(?:rmation)?|details|source|link|comments?|share|permalink|via|here)\W*$/i,
    example: 'Full story »',
  },
  {
    pattern:
      /^(?:related|recommended|more on this|don[’']t miss|trending|most read|editors?[’']s? picks?|you (?:may|might) also like|up next|must read)(?: (?:stories|articles?|news|coverage|links?|content|reading|story))?\s*[:|»]\s.*/i,
    example: 'Related: Library closes two branches',
  },
  {
    pattern:
      /^follow (?:us|our|me|the (?:latest|live|story)|along|live|all the|[\p{L}\d@ ]{1,40} on (?:x|twitter|facebook|instagram|threads|google news|bluesky|mastodon))\b.*/iu,
    example: 'Follow us on X and Facebook for more local news.',
  },
  {
    pattern:
      /^(?:please )?(?:subscribe(?![-–—]\p{L}| (?:or|buttons?|models?|services?)\b)|sign[ -]?up(?! (?:to|for) (?:vote|fight|serve|play)\b)|register(?= (?:now|here|today|free|online|for|to|with|your)\b|\W*$)|log ?in|sign in|become an? (?:member|subscriber|supporter|patron)|support (?:us|our|(?:\p{L}+ ){0,2}journalism)|donate|get (?:our|the latest|the best|all the|more|unlimited|breaking|news|full access)|save (?=.{0,60}\b(?:digital|subscription|access)\b)|receive our|enjoy (?:unlimited|full|ad-free)|stay (?:up to date|updated|informed|connected)|never miss|don[’']t miss)\b.*/iu,
    example: 'Sign up for our newsletter.',
  },
  {
    pattern:
      /^\(?(?:(?:[Aa]dditional|[Ff]urther) )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled|[Ww]ritten|[Ee]dited|[Rr]eported|[Gg]raphics?|[Pp]hotography|REPORTING|EDITING|WRITING) (?:and (?:[Ww]riting|[Ee]diting|[Rr]eporting) )?(?:by|BY|By)\s\p{Lu}.*/u,
    example: '(Reporting by Jane Doe in Oslo; Editing by John Roe)',
  },
  {
    pattern:
      /^(?:(?:[Ww]ith (?:files|inputs?|(?:additional )?reporting) (?:from|by)|WITH INPUTS? FROM)\b|[Cc]ontributed by (?=\p{Lu}|our )).*/u,
    example: 'With inputs from agencies.',
  },
  {
    pattern: /^(?:this article )?(?:originally |first )(?:appeared|published) (?:on|in|at|by)\b[^,]{0,60}$/i,
    example: 'Originally published on Globe.com.',
  },
  {
    pattern:
      /^(?:(?:©|\([cC]\)|(?:[Cc]opyright|COPYRIGHT)(?=\s?(?:©|\([cC]\)|:|\d|by\b|\W*$|(?:\p{Lu}\S*\s?){1,5}$))).{0,80}|[Aa]ll [Rr]ights [Rr]eserved\W*|ALL RIGHTS RESERVED\W*)$/u,
    example: '© 2024 Globe.',
  },
  {
    pattern: /^to (?:receive|get) (?:new|our|my|all) .{0,60}\b(?:subscribe|subscriber|sign up)\b.*/i,
    example: 'To receive new posts and support my work, consider becoming a subscriber.',
  },
  {
    pattern: /^(?:subscribe|listen|find (?:it|us)|hear more) (?:on|to|via|now|wherever)\b.*/i,
    example: 'Subscribe on Apple Podcasts, Spotify or wherever you listen.',
  },
  {
    pattern:
      /^(?:article url|comments url|points|# comments|url|permalink|link|tags?|categor(?:y|ies)|filed under|topics?|keywords?|hashtags?)\s?:\s.*/i,
    example: 'Article URL: https://e.example/a',
  },
  {
    pattern:
      /^(?:add to (?:facebook|digg|reddit)|email this|tweet this|share (?:this|on|via|to)|print this|save (?:this|for later)|leave a (?:comment|reply)|view comments)\b.*/i,
    example: 'Add to Facebook Email this Tweet this',
  },
  {
    pattern:
      /^(?:this|the) (?:story|post|article|page|report) (?:was|has been|is (?:now )?being) (?:last )?(?:amended|corrected|updated|clarified)\b.{0,120}$/i,
    example: 'This article was amended on 12 March to correct a name.',
  },
  {
    pattern:
      /^you(?:[’']ve| have) .{0,20}\b(?:\d+|one) (?:free )?(?:articles?|stor(?:y|ies)) (?:left|remaining)\b.*/i,
    example: 'You have 2 free articles left this month.',
  },
  {
    pattern: /^(?:posted|filed|published) (?:in|under) \p{Lu}[^.!?]{0,80}$/iu,
    example: 'Posted in Sports on Nov 4 by admin',
  },
  {
    pattern:
      /(?<!\p{L})(?:we|our|us|I|my|me)(?!\p{L}).*\b(?:earn|receive|get) (?:an? )?(?:small )?(?:affiliate )?commissions?\b/iu,
    example: 'We may earn a commission from links on this page.',
    needs: 'commission',
  },
  {
    pattern:
      /^(?:sponsored(?: by.{1,30}| content)?|promoted|paid (?:content|post)|partner content|affiliate(?: links?| disclosure)?)\W*$/i,
    example: 'Sponsored by Acme',
  },
  {
    pattern:
      /^(?:this|the|no part of this) (?:material|content|site|article|story|publication)(?:, or any part of it,)? (?:may|must|can) (?:not )?be (?:published|reproduced|copied|redistributed|reprinted|broadcast)\b.*/i,
    example: 'This material may not be published, broadcast, rewritten or redistributed.',
  },
  { pattern: /^medscape(?: medical)? news(?: \p{Lu}+)?\W*$/iu, example: 'Medscape News UK' },
  { pattern: /^\d+ ?min(?:ute)?s? (?:read|listen|watch)\W*$/i, example: '5 min read' },
  { pattern: /^image (?:source|caption|credit)\b.*/i, example: 'Image source, Getty Images' },
  {
    pattern:
      /^(?:[Gg]etty [Ii]mages|afp|AFP|[Rr]euters|REUTERS|ap|AP|epa|EPA|PA [Mm]edia|[Ff]ile [Pp]hoto|FILE PHOTO|(?:[Pp]hoto|[Pp]hotograph|[Pp]icture|[Ii]mage|[Ii]llustration|PHOTO)s?(?: [Cc]redit| [Cc]ourtesy)?(?: (?:by|BY) (?=[\p{Lu}@])|: ?|\/).{0,120})$/u,
    example: 'Photograph: Jane Doe/AP',
  },
  {
    pattern:
      /^(?:not a subscriber|already (?:a )?(?:member|subscriber)|(?:do you )?have (?:a|an|any) (?:story|tip|news|photo|video|question|idea|complaint|information)|got a (?:story|tip))\b.*/i,
    example: 'Got a tip?',
  },
];
