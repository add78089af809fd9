import type { Pattern } from './language-data.js';

/** Sentences, or whole lines, of English sites that are no news. */
export const englishAsides: readonly Pattern[] = [
  {
    pattern:
      /^(?:good (?:morning|afternoon|evening|day)|hello|hi|hey|welcome|greetings|dear|happy \p{L}+day)\b[^.?!]{0,60}(?:!|,$|\breaders?\W*$)/iu,
    example: 'Good morning!',
  },
  { pattern: /^as told to \p{Lu}[^.!?]{2,60}\W*$/iu, example: 'As told to Jane Doe.' },
  {
    pattern:
      /^(?:(?:editor[’']?s?[’']?|publisher[’']?s?) note|note to readers|correction|clarification)\s?:(?=.{0,160}\b(?:updated?|corrected|amended|clarif\w+|an earlier|a previous|previously|changed|removed|added|first published|originally)\b).*/i,
    example: "Editor's note: This story has been updated.",
  },
  {
    pattern: /^(?:editor|publisher)[’']?s?[’']? note\s?:.*/i,
    example: 'Editor’s note: Jane Doe is a professor of law. She is the author of two books.',
    toEnd: true,
  },
  {
    pattern: /\bcontributed (?:reporting|to this (?:report|story|article))\b.{0,60}$/i,
    example: 'Associated Press writer Jane Doe contributed to this report.',
    needs: 'contributed',
  },
  {
    pattern:
      /^thank(?:s| you) for (?:reading|watching|listening|subscribing|your (?:support|interest))\b.{0,80}$/i,
    example: 'Thanks for reading The Daily Note!',
  },
  {
    pattern:
      /^this (?:is a (?:free )?(?:preview|sample|teaser)\b|(?:post|episode) is for (?:paid|paying)\b).{0,80}$/i,
    example: 'This is a free preview of a paid episode.',
  },
  {
    pattern:
      /^(?:have|are|were|did|do) you (?:been |be |have |know |a )?(?:affected|any|anything|something|witness)?\b.{0,80}\b(?:story|tip|tips|contact us|get in touch|your experiences?|share your|this video)\b.{0,40}$/i,
    example: 'Have you been affected by this story?',
  },
  {
    pattern:
      /^(?:(?:story|article|video) continues\b.{0,40}|comments (?:are|have been) (?:now )?(?:closed|disabled)\W*|(?:this is|it[’']s) a (?:developing|breaking)(?: news)? (?:news|story)\b.{0,80})$/i,
    example: 'This is a developing story.',
  },
  {
    pattern:
      /^(?:to (?:read|see|view|watch) (?:the |this |our )?(?:full|more|rest|whole|entire)\b.{0,80}|(?:read|follow|see) (?:all )?(?:our|the|more of our) (?:live|latest|full)\b.{0,60}\b(?:blog|coverage|updates|report|story)\b.{0,30})$/i,
    example: 'To read the full article, click here.',
  },
  {
    pattern:
      /^(?:watch|see|listen to|view) (?:the |this |our )?(?:full )?(?:video|clip|audio|podcast|gallery|photos?|slideshow|interview|story|report|map|graphic) (?:above|below|here|in the player)\b.{0,60}$/i,
    example: 'Watch the video above.',
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
    pattern: /^(?:the )?(?:opinions?|views?) (?:and opinions )?expressed\b.*/i,
    example: 'The opinions expressed in this commentary are solely those of the author.',
  },
  {
    pattern:
      /^\(?(?:FILE ?[-–—:] ?)?in this .{3,60}\b(?:photo|picture|image|photograph|frame grab|courtroom sketch)\b.*/i,
    example: 'FILE - In this Thursday, Sept. 19, 2019 file photo, Rep. Chris Roe leaves a meeting.',
  },
  {
    pattern:
      /^The (?:article|story) .{3,160} (?:was )?(?:first|originally) (?:published|appeared) (?:on|in|by|at) (?!the\b)\p{Lu}[^,]{0,60}$/u,
    example: 'The article Bridge reopens was first published by Globe.',
  },
  {
    pattern:
      /^more (?:(?:details|information|updates?|on this) )?(?:to (?:come|follow)|soon|shortly|later)\W*$/i,
    example: 'More details to follow.',
  },
  { pattern: /^click for (?:more|details|the)\b.{0,40}$/i, example: 'Click for more.' },
  {
    pattern:
      /^(?:read (?:it|this|the (?:rest|story|article|post))|(?:the )?(?:full|entire) (?:story|article|text|report|coverage|post)) (?:in full|here|below|on|at)\b.{0,40}$/i,
    example: 'Full story here.',
  },
  { pattern: /^enlarge\s?\/\s.*/i, example: 'Enlarge / The river in March.' },
  {
    pattern:
      /^(?:hosted (?:on|by) (?:acast|simplecast|megaphone|podbean|buzzsprout|anchor|spotify|libsyn)|(?:see|visit|go to) \S*(?:acast|megaphone|simplecast|podcastchoices|art19|omnystudio|adchoices)\S*)\b.*/i,
    example: 'See acast.com/privacy for more information.',
  },
  {
    pattern:
      /^the (?:post|entry)\b.*\b(?:appeared first|(?:first|originally) (?:appeared|published|posted)|(?:was|is) published)\b.*/i,
    example: 'The post Bridge reopens first appeared on Daily Planet.',
    toEnd: true,
  },
  {
    pattern: /^(?:original|earlier|previous) (?:story|report|post|version)\s?:\s.*/i,
    example: 'Original story: The bridge is closed. Buses run.',
    toEnd: true,
  },
  {
    pattern:
      /^(?:(?:content |trigger )?warning|(?:please )?note|caution|spoilers?(?: (?:alert|warning))?)\s?[:!–-]\s.{0,60}\b(?:story|article|post|video|page|content|spoilers?|images|footage)\b.*/i,
    example: 'Warning: this story contains details that may distress.',
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
    pattern: /^(?:also (?:read|see|watch)|more (?:on|from|in) .{1,40}\s?:)\s?:?\s.{0,120}$/i,
    example: 'ALSO READ: Mayor under fire.',
  },
  {
    pattern: /^(?:click|tap|press) (?:here|on|the|through|to)\b.*/i,
    example: 'Click here to read the full story.',
  },
  { pattern: /^\[?(?:continue|keep) reading\b.*/i, example: 'Continue reading Learning Rust →' },
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
    pattern: /^(?:like|join|find|visit|check out|catch|connect with|reach) (?:us|our|me)\b.*/i,
    example: 'Like us on Facebook.',
  },
  {
    pattern:
      /^(?:please )?(?:subscribe(?! (?:buttons?|models?|services?)\b)|sign[ -]?up(?! (?:to|for) (?:vote|fight|serve|play)\b)|register|log ?in|sign in|become a (?:member|subscriber)|support (?:us|our)|donate|get (?:our|the latest|the best|all the|more|unlimited|breaking|news|full access)|receive our|stay (?:up to date|updated|informed|connected)|never miss|don[’']t miss)\b.*/i,
    example: 'Sign up for our newsletter.',
  },
  {
    pattern: /^(?:download|install|get) (?:our|the) .{0,40}\bapps?\b.*/i,
    example: 'Download our app for the latest news.',
  },
  {
    pattern:
      /^for (?:more|all the latest|the latest|breaking|live)\b.{0,60}\b(?:news|updates?|stories|information|details|coverage|visit|click|follow|download|subscribe)\b.*/i,
    example: 'For more news, visit our website.',
  },
  {
    pattern:
      /^\(?(?:(?:[Aa]dditional|[Ff]urther) )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled|[Ww]ritten|[Ee]dited|[Rr]eported|[Gg]raphics?|[Pp]hotography|REPORTING|EDITING|WRITING) (?:and (?:[Ww]riting|[Ee]diting|[Rr]eporting) )?(?:by|BY|By)\s\p{Lu}.*/u,
    example: '(Reporting by Jane Doe in Oslo; Editing by John Roe)',
  },
  { pattern: /^our standards: .*/i, example: 'Our Standards: The Thomson Reuters Trust Principles.' },
  {
    pattern: /^(?:with (?:files|inputs|input|reporting|additional reporting) from|contributed by)\b.*/i,
    example: 'With inputs from agencies.',
  },
  {
    pattern:
      /^this (?:story|article|content|post|piece|copy)(?:, .{1,60},)? (?:has not been|was not|is not|has been|was|is|may|contains|first appeared|originally appeared)\s?(?:edited|created|published|auto|syndicated|translated|written by|generated|produced|originally|first|republished|updated|supported|sponsored|part of|from|be reproduced|contain|affiliate|in)\b.*/i,
    example: 'This story has not been edited by our staff and is auto-generated.',
  },
  {
    pattern: /^(?:this article )?(?:originally |first )(?:appeared|published) (?:on|in|at|by)\b[^,]{0,60}$/i,
    example: 'Originally published on Globe.com.',
  },
  {
    pattern:
      /^(?:(?:first |last |originally )?(?:published|updated|posted|modified))\s*(?::|on\b|at\b|\d|[A-Z])(?!.*, [a-z]).{0,80}$/,
    example: 'Published: 12 March 2024, 10:15',
  },
  {
    pattern:
      /^(?:(?:©|\([cC]\)|(?:[Cc]opyright|COPYRIGHT)(?=\s?(?:©|\([cC]\)|:|\d|by\b|\W*$|(?:\p{Lu}\S*\s?){1,5}$))).{0,80}|[Aa]ll [Rr]ights [Rr]eserved\W*|ALL RIGHTS RESERVED\W*)$/u,
    example: '© 2024 Globe.',
  },
  {
    pattern:
      /^we (?:may|might|sometimes)?\s?(?:earn|receive|get)s?\b.{0,60}\b(?:commission|affiliate|links?)\b.*/i,
    example: 'We may earn a commission if you buy through our links.',
  },
  {
    pattern:
      /^(?:(?:if|when) you (?:buy|purchase|click)\b.{0,80}\b(?:links?|commission)|prices? (?:and availability )?(?:are|were) (?:correct|accurate))\b.*/i,
    example: 'When you buy through links on our site, we may earn a commission.',
  },
  {
    pattern: /^(?:subscribe|listen|find (?:it|us)|hear more) (?:on|to|via|now|wherever)\b.*/i,
    example: 'Subscribe on Apple Podcasts, Spotify or wherever you listen.',
  },
  { pattern: /^(?:submitted by.*|posted by \S.*)/i, example: 'submitted by /u/someone [link] [comments]' },
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
      /^(?:sponsored(?: by.{1,30}| content)?|promoted|paid (?:content|post)|partner content|affiliate(?: links?| disclosure)?)\W*$/i,
    example: 'Sponsored by Acme',
  },
  { pattern: /^medscape(?: medical)? news(?: \p{Lu}+)?\W*$/iu, example: 'Medscape News UK' },
  { pattern: /^\d+ ?min(?:ute)?s? (?:read|listen|watch)\W*$/i, example: '5 min read' },
  {
    pattern: /^(?:e-?mail|contact) (?:us|the (?:author|editor|writer|reporter)|\S+@\S+)\b.*/i,
    example: 'Contact the author at desk.',
  },
  { pattern: /^image (?:source|caption|credit)\b.*/i, example: 'Image source, Getty Images' },
  {
    pattern:
      /^(?:[Gg]etty [Ii]mages|afp|AFP|[Rr]euters|REUTERS|ap|AP|epa|EPA|PA [Mm]edia|[Ff]ile [Pp]hoto|FILE PHOTO|(?:[Pp]hoto|[Pp]hotograph|[Pp]icture|[Ii]mage|[Ii]llustration|PHOTO)s?(?: [Cc]redit| [Cc]ourtesy)?(?: (?:by|BY) (?=[\p{Lu}@])|: ?|\/).{0,120})$/u,
    example: 'Photograph: Jane Doe/AP',
  },
  {
    pattern:
      /^(?:your browser does not support|this video (?:is|can)|please enable javascript|javascript is)\b.*/i,
    example: 'Your browser does not support iframes.',
  },
  {
    pattern:
      /^(?:not a subscriber|already (?:a )?(?:member|subscriber)|have a (?:story|tip)|do you have|got a (?:story|tip))\b.*/i,
    example: 'Got a tip?',
  },
];
