import { englishAsides } from './en-asides.js';
import { englishLateAsides } from './en-late-asides.js';
import { englishPleas } from './en-pleas.js';
import { englishStory } from './en-story.js';
import { englishTalk } from './en-talk.js';
import type { LanguageData } from './language-data.js';

/** What Kabar knows of English. */
export const english: LanguageData = {
  code: 'en',
  titles:
    'Mr Mrs Ms Dr Prof St Mt Ft Sen Rep Reps Sens Gov Gov Gen Lt Col Capt Cpl Sgt Maj Adm Cmdr Det Supt Insp Hon Rev Fr Pres Messrs Mx Pte Dept Univ Md vs e.g i.e viz approx incl excl',
  numbered: 'c v no nos art op fig vol sec ch pp pg par',
  shortened:
    'u.s u.k u.n e.u d.c u.a.e u.s.a inc ltd co corp bros jr sr ph.d m.d b.a m.a esq est etc ave blvd rd llc plc',
  openers:
    "the a an he she they it it's its we i you his her their our this that these those there here but and or so if when while as after before since although though because however in on at for from with without by to of no not yes some many most all both each one two three more what who why how where now then today yesterday meanwhile still just only even",
  months:
    'january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sep sept, october oct, november nov, december dec',
  dates: {
    published: 'published posted publish',
    beside: 'first written created on at last date am pm',
    weekdays:
      'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
    updates: 'updat, modif, lastmod, revised, edited on',
  },
  ordinalDots: false,
  datelines: [
    { dateline: 'LONDON, March 12 (Reuters) - ', sentence: 'Oil prices rose on Tuesday.' },
    { dateline: 'LONDON (Reuters) — ', sentence: 'Oil prices rose on Tuesday.' },
    { dateline: 'Doha, Qatar – ', sentence: 'Negotiators met on Sunday.' },
    { dateline: 'PUTRAJAYA, Nov 22 — ', sentence: 'The minister denied the claim.' },
    { dateline: 'BEIJING, Jan. 5 (Xinhua) -- ', sentence: 'A rocket lifted off on Friday.' },
    { dateline: 'New Delhi, Jun 1 (PTI) ', sentence: 'The monsoon reached the coast.' },
    { dateline: 'ISLAMABAD: ', sentence: 'The court ordered his release.' },
    { dateline: 'TRIPOLI, Libya: ', sentence: 'Two ships left the port.' },
    { dateline: 'Nairobi, Kenya (CNN) — ', sentence: 'A dam failed after days of rain.' },
    { dateline: '(CNN) — ', sentence: 'A dam failed after days of rain.' },
    { dateline: '(CNN) ', sentence: 'A dam failed after days of rain.' },
    { dateline: 'New York (CNN Business) ', sentence: 'A dam failed after days of rain.' },
    { dateline: 'April 3 (UPI) -- ', sentence: 'A whale was freed from a net.' },
    { dateline: 'AP - ', sentence: 'A whale was freed from a net.' },
    { dateline: 'SPACE.com - ', sentence: 'A probe reached its orbit.' },
    { dateline: 'Singapore – ', sentence: 'Fares will rise in December.' },
    { dateline: 'Manila, Philippines - AFP - ', sentence: 'A storm hit the coast.' },
    { dateline: 'EXCLUSIVE: ', sentence: 'The council voted in secret.' },
    { dateline: 'SYDNEY, Aug 2 AAP – ', sentence: 'A whale was freed from a net.' },
    { dateline: 'KUALA LUMPUR, Aug 26 ', sentence: 'The ringgit opened higher.' },
    { dateline: 'Valletta, June 3: ', sentence: 'Divers found a wreck.' },
    { dateline: 'COLOGNE, Germany ', sentence: 'Hani Salam escaped the war.' },
    { dateline: 'Ho, Ghana (dpa) -- ', sentence: 'Divers found a wreck.' },
    { dateline: 'Colombo (LNW): ', sentence: 'Divers found a wreck off Galle.' },
    { dateline: 'Bishkek, 24.kg - ', sentence: 'Divers found a wreck.' },
    { dateline: 'BAGHDAD ', sentence: 'Iraqi Kurdish forces left the city.' },
    { dateline: 'Valletta – June 3, 2025 – ', sentence: 'Divers found a wreck.' },
  ],
  inserts: [
    {
      pattern:
        /(?:listen to (?:this )?article \d+:\d+ )?(?:share this article )?share tweet (?:post|share|pin) email/i,
      example: 'LISTEN TO ARTICLE 6:00 SHARE THIS ARTICLE Share Tweet Post Email',
      needs: 'tweet',
    },
    {
      pattern:
        /\b(?:subscribe|log in|sign in|register)(?: or (?:subscribe|log in|sign in|register))? to (?:read|view|continue|access)\b[^.!?\n]{0,60}\.?$/i,
      example: 'Subscribe or log in to read the rest of this content.',
      needs: ' to ',
    },
    {
      pattern:
        /(?:enlarge this image )?(?:toggle|hide) caption\s?(?:(.{3,200}?) \1(?!\p{L})|.{3,60}?(?:Getty Images|AP|AFP|Reuters|NPR)(?!\p{L}|\/))/iu,
      example: 'Enlarge this image toggle caption John Roe/Getty Images John Roe/Getty Images',
      needs: ' caption',
    },
    {
      pattern:
        /\b(?:advertisement\W+)?scroll (?:down )?to (?:continue|resume)(?: with)?(?: content| reading)?\b\W*/i,
      example: 'ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT',
      needs: 'scroll ',
    },
    {
      pattern: /\b(?:story|article) continues (?:below|after) (?:this )?advert(?:isement)?\b\W*/i,
      example: 'Story continues below advertisement.',
      needs: ' continues ',
    },
    {
      pattern: /(?<!\p{L})ADVERTISEMENTS?(?!\p{L})\W{0,3}/u,
      example: 'ADVERTISEMENT',
      needs: 'advertisement',
    },
    {
      pattern: /\blisten to this (?:article|story)(?: \d+ ?min(?:ute)?s?(?: read)?)?\W*/i,
      example: 'Listen to this article 4 min',
      needs: 'listen to this ',
    },
    {
      pattern:
        /\((?:(?:file )?photos?|images?|pictures?|pic|credit|video|graphic|illustration|read (?:more|also)|also read|see also|related)(?: credit| courtesy)?(?: by|:|\/)[^()]{1,120}\)/i,
      example: '(Photo by Jane Doe/Getty Images)',
      needs: '(',
    },
    {
      pattern: /\((?:[\p{L}/]{2,20} ){0,2}(?:photos?|images?|foto|pictures?)\)/iu,
      example: '(AFP file photo)',
      needs: '(',
    },
    {
      pattern: /(?:NEW)?You can now listen to .{2,40} articles!/,
      example: 'NEWYou can now listen to Globe articles!',
      needs: 'you can now listen',
    },
    {
      pattern: /(?<=[.!?]["”’]?\s)Editor[’']?s?[’']? [Pp]icks?(?:\s+(?=\p{Lu})|$)/u,
      example: 'Editor’s picks',
      needs: 'editor',
    },
    {
      pattern: /(?<=[.!?]["”’]?\s)[\p{Ll}\d]{3,20}\.(?:com|co\.id|id|net)\s[-–—]\s(?=\p{Lu})/u,
      example: 'portal.id - Culture Author: Jane Doe',
    },
    {
      pattern:
        /\bOpen this photo in gallery:\s(?:[^.!?]{0,120}\p{Lu}\p{Ll}{2,4}\. \d{1,2})?[^.!?]{0,120}[.!?]/u,
      example: 'Open this photo in gallery: Mail carriers in Toronto on Sept. 26.',
      needs: 'open this photo',
    },
    { pattern: /\bpic\.twitter\.com\/\w+/i, example: 'pic.twitter.com/abc123', needs: 'pic.twitter' },
    { pattern: /(?<!\S)[_*=~-]{3,}(?!\S)/, example: '___' },
    {
      pattern:
        /\d(?<=\p{L}{4}[.!?]["”’]?\s\d)\d?[:.]\d{2}\s?(?:[ap]\.?m\.?\s)?(?:GMT|BST|UTC|E[SD]?T|CES?T|WIB|WITA|WIT|IST|AE[SD]T)\s?[:|–—-](?:\s|$)/u,
      example: '10:15 GMT:',
    },
  ],
  fronts: [
    { pattern: /^(?:UPDATE|Update)d? \([^()]{3,30}\):\s+(?=["“‘]?\p{Lu})/u, example: 'Update (March 12):' },
    {
      pattern:
        /^\d{1,2} (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago[\s|•·–—-]+(?=["“‘(]?\p{Lu})/u,
      example: '3 hours ago',
      needs: ' ago',
    },
    {
      pattern: /^.{3,300}?\s\|\s(?:AP Photos?|Getty(?: Images)?|Reuters|REUTERS|AFP|EPA)\s+(?=["“‘]?\p{Lu})/u,
      example: 'The mayor is admired by many. | AP Photo',
      needs: ' | ',
    },
    {
      pattern:
        /^(?:(?:[Ee]stimated )?[Rr]eading [Tt]ime:?\s*(?:about |approx\.? )?\d+\s?[Mm]in(?:ute)?s?|\d+\s?[Mm]in(?:ute)?s?[ -][Rr]ead)[\s.|·•:–—-]+(?=["“‘]?\p{Lu})/u,
      example: 'Estimated reading time: 4 minutes',
    },
    {
      pattern: /^(?:Listen|Watch) (?:now|to this episode)(?: \(\d+ mins?\))?\s?[|·•:–—-]\s*(?=["“‘]?\p{Lu})/u,
      example: 'Listen now (12 min) |',
    },
    {
      pattern:
        /^\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?\s?)?(?:GMT|BST|UTC|E[SD]?T|CES?T|WIB|WITA|WIT|IST|AE[SD]T)\s?[:|–—-]\s+(?=["“‘]?\p{Lu})/u,
      example: '10:42 GMT:',
    },
    {
      pattern:
        /^(?=([^.!?]{3,200}))\1[.!?]\s+(?:[Ii]mage|[Pp]hoto|[Pp]icture)(?: [Cc]redit| [Cc]ourtesy)?: \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]+){0,3}(?:\/[\p{L} ]{2,30})?\.?\s+(?=(?:\S+\s+){3})(?=["“‘]?\p{Lu})/u,
      example: 'A mechanic at work in Oslo. Image credit: John Roe.',
      needs: ': ',
    },
    {
      pattern:
        /^(?=([^(]{3,200}))\1\((?:Shutterstock|Freepik|Pixabay|Unsplash|Pexels|iStock(?:photo)?|Getty Images)(?:\/[^()]{2,40})?\)\s*(?=["“‘]?\p{Lu})/u,
      example: 'The market in May. (Shutterstock)',
      needs: '(',
    },
    {
      pattern:
        /^(?:[Tt]his (?:story|post|article|page|report) (?:was|has been) (?:last )?)?(?:UPDATE|[Uu]pdate)d?(?:(?:,|:| at| on))? \d{1,2}[:.]\d{2}\s?(?:[ap]\.?\s?m\.?)?(?:\s(?:[ECMP][SD]?T|GMT|BST|UTC|CES?T|IST)\b)?(?:,? (?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\p{Lu}\p{Ll}{2,8}\.? \d{1,2})){0,2}[\s.,:|–—-]+(?=["“‘]?\p{Lu})/u,
      example: 'Updated at 11:46 a.m. ET',
    },
    {
      pattern:
        /^.{0,300}?\(\s?(?:(?:AP )?Photo\/[^()]{3,60}|[^()]{3,60} via (?:AP|AFP|Reuters|Getty Images)|\p{Lu}[\p{L}.'’-]+ [^()/]{2,40}\/\s?(?:Reuters|AP|AFP|EPA|Getty|Bloomberg|USA TODAY|Pool|Antara|ANTARA|Xinhua|dpa|PA)\b[^()]{0,40})\s?\)\s*(?=["“‘]?\p{Lu})/u,
      example: 'The mayor at the port on Friday. (Jane Doe/Reuters)',
      needs: '(',
    },
    {
      pattern:
        /^(?=.{0,340}\/Getty Images).{0,300}?\b\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+\/(?:AFP\/)?Getty Images\s+(?=["“‘]?\p{Lu})/u,
      example: 'The mayor spoke at the port. JANE DOE/AFP/Getty Images',
      needs: '/Getty',
    },
    {
      pattern:
        /^(?=.{0,340}REUTERS\/).{0,300}?\bREUTERS\/\p{Lu}[\p{L}.'’-]+(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}'’-]+)(?:\/File [Pp]hoto)?\s+(?=["“‘(]?\p{Lu})/u,
      example: 'The river in March. REUTERS/Jane Doe',
      needs: 'REUTERS/',
    },
    {
      pattern: /^arXiv:\S{4,30}(?: Announce Type: [\w-]{1,30})?\s+(?:Abstract:\s+)?(?=["“‘]?\p{Lu})/u,
      example: 'arXiv:2601.01234v1 Announce Type: new Abstract:',
      needs: 'arXiv:',
    },
    {
      pattern:
        /^(?:(?:\p{Lu}[\p{L}]+(?: \p{Ll}{2,3})?\s?:\s*)?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?:[\s,|–-]{1,3}(?:at )?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|BST|UTC|E[SD]?T|CES?T|IST|WIB|WITA|WIT)\b)?)?[\s|•·–—-]+){1,3}(?=["“‘]?\p{Lu}\S*\s)/u,
      example: 'Issued on: 12/06/2025 - 18:04 Modified: 12/06/2025 - 18:10',
    },
    {
      pattern:
        /^(?:An? (?:anonymous )?(?:reader|user)|\p{Lu}?[\p{L}\d_]+) (?:quotes|shares|writes|submits)\b[^.!?"“]{0,80}:\s+(?=["“‘]?\p{Lu})/u,
      example: 'An anonymous reader quotes a report from The Register:',
    },
    {
      pattern: /^(?:Abstract\s?[:.–—-]|(?:Description|Summary|Synopsis|Excerpt)\s?:)\s+(?=["“‘]?\p{Lu})/u,
      example: 'Abstract:',
    },
    {
      pattern:
        /^(?:(?:(?:[Ll]ast )?[Pp]ublished|[Ll]ast [Uu]pdated|[Uu]pdated|[Pp]osted)\s?:\s+){1,2}(?:[Ss]hare this (?:news|story|article|post)\s+)?(?=["“‘]?\p{Lu})/u,
      example: 'Published : Updated : Share this news',
    },
    {
      pattern:
        /^(?:[([]\d{1,2}[:.]\d{2}(?:\s?[ap]\.?\s?m\.?)?(?:\s\p{Lu}{2,4})?[)\]][\s:|–—-]+|\d{1,2}:\d{2}\s?[ap]\.?\s?m\.?(?:\s\p{Lu}{2,4})?\s?[:|–—-]+\s+)(?=["“‘]?\p{Lu})/u,
      example: '[10:45 GMT]',
    },
    {
      pattern:
        /^(?:UPDATE \d{1,2}|(?:\p{Lu}[\p{L}]+ )?(?:[Ss]occer|[Tt]ennis|[Cc]ricket|[Rr]ugby|[Gg]olf|[Cc]ycling|[Oo]lympics|[Aa]thletics|[Bb]oxing|[Ss]wimming|[Ss]ailing|[Mm]otorcycling|[Bb]asketball|[Bb]aseball|NBA|NFL|NHL|MLB))[-–—](?=["“‘]?\p{Lu})/u,
      example: 'Tennis-',
    },
    {
      pattern:
        /^(?:Content )?[Ww]arning\s?: (?:This (?:article|story|post|report|video) )?[Cc]ontains [^.!?\p{Lu}]{5,100}[.!]?\s+(?=["“‘]?\p{Lu})/u,
      example: 'Warning: This story contains details of abuse',
      needs: 'arning',
    },
    { pattern: /^CLOSE\s+(?=["“‘]?\p{Lu})/u, example: 'CLOSE' },
    {
      pattern:
        /^(?:\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,2}(?:, | and )?){1,4},? (?:USA TODAY(?: Network| Sports)?|(?:The )?Associated Press)\s+(?=["“‘]?\p{Lu})/u,
      example: 'Jane Doe and John B. Roe USA TODAY',
    },
  ],
  asides: englishAsides,
  lateAsides: englishLateAsides,
  otherNews:
    /tags?|trending|related(?: (?:articles|stories|topics|news|content))?|recommended(?: (?:for you|stories|reading))?|more (?:on this story|from .{1,30}|stories|news)|most (?:read|viewed|popular)|latest(?: news)?|read more|top stories|editors[’']? picks|you may also like|also read|don[’']t miss|explore more|popular/,
  bylines: {
    writers:
      'by, as told to, written by, writing by, reported by, reporting by, story by, words by, words, text by, text, posted by, author, authors, writer, reporter, report by, analysis by, analysis, opinion by, comment by, review by, interview by, as told by, article by, column by, essay by, story, from, submitted by, compiled by, contributed by, guest column by, guest post by, guest essay by, guest author, guest writer, opinion column by',
    others:
      'editor, editors, editing by, edited by, additional reporting by, additional reporting, photos by, photo by, photograph, photographs, photographs by, photography by, photography, photographer, photo, photos, pictures by, pictures, picture, video by, video, videos by, illustration by, illustrations by, illustrated by, graphics by, graphic by, produced by, producer, read by, translated by, translator, narrated by, source, sources, copyright, published, published by, published on, updated, last updated, image, image by, images by, credit, credits, fact-checked by, fact checked by, medically reviewed by, reviewed by, design by, designed by, developed by, web developer, developer, web design, web designer, designer, webmaster, hosted by, presented by, powered by, website by, contributions by, contributing, twitter, follow, email, category, tags',
    editors: 'editor, editors, edited by, editing by',
    by: 'by',
    openings: 'story, opinion, words',
    conjunctions: 'and, with, &, +, und',
    tails:
      'with material from, with information from, with contributions from, with contributions by, with help from, et al, et al., with files from, with file from, with inputs from, with input from, with reporting by, with reporting from, with additional reporting, with agencies, with agency, with wire, with wires, with afp, with ap, with reuters, and agencies, and agency, and wires, and wire services, for, via, as told to, special to, special for, exclusively for, courtesy of, on behalf of, at, now, earlier, in, from, updated, published, posted, last updated, first published, photographs by, photography by, photos by',
    roles:
      'reporting submissions developer developers candidate student students newsbot advisor rights reserved user users articles copyright submitted program programme admin administrator administrators superadmin editor editors editorial editorials co-editor subeditor sub-editor staff staffs staffer staffers newsroom desk desks team teams crew correspondent correspondents reporter reporters journalist journalists writer writers author authors columnist columnists contributor contributors contributing freelancer freelance blogger bloggers bureau webmaster webteam moderator publisher publishers producer producers presenter intern interns anonymous anon agency agencies sponsored advertorial advertisement promoted press-release syndicated syndication noreply no-reply feed feeds rss website photographer photographers analyst analysts commentator aggregator automated auto-generated chatgpt gpt partnership professor lecturer researcher ceo co-founder spokesperson',
    offices: 'correspondent editor reporter columnist writer journalist',
    beats:
      'political politics diplomatic senior junior chief deputy assistant associate foreign national international world local regional science health environment education economics economic business financial finance technology tech media legal crime courts court security defence defense sports sport football cricket arts culture entertainment travel food fashion music film tv home affairs social transport energy climate consumer money property royal religious parliamentary political, special staff general breaking investigations investigative digital data features lifestyle medical head lead principal executive managing european asia africa china us uk north south east west middle our former acting night weekend city state features wire web',
    starts: 'bank air fc afc fk',
    ends: 'beat times games platforms asia africa america europe argus examiner inquirer bulletin sentinel dispatch monitor republic advertiser mirror menu uk us usa eu ri uae united international fc afc cf cup league championship championships olympics edition division holdings industries systems airlines airways motors pharmaceuticals galaxy rovers wanderers hotspur hospital airport hotel records racing office plus pro mail audio podcast',
    houses:
      'presents group center design designs commerce kitchens institute news newsnet media network networks magazine journal newspaper newspapers gazette herald tribune telegraph chronicle broadcasting television tv radio studio studios inc ltd llc llp plc gmbh corp corporation company companies foundation institute institution university college academy ministry council association society federation committee commission organisation organization channel channels blog blogs community project projects services agency publications publishing newsletter authority government embassy museum newswire newsroom online digital marketing productions entertainment software labs technologies solutions consulting institute alliance initiative coalition weekly daily monthly theatre theater cookbook ensemble party with school schools internet department departments artists films',
    vague:
      'date array object vice democracy adv name open thread reader readers chat show all read read: default target co guest post press times court church bank live world today party letters opinion comment comments root test member members fellow founder global games tech partner partners local public other others various multiple content creator creators unknown undefined null none nobody n/a na nil system bot robot demo default owner support info contact web site page home group service department school union center centre trust fund movement business sports sport politics science health culture life style lifestyle update updates report reports review observer insider watch release handout obituary obituaries podcast wire wires letter notes chief head manager director president secretary minister executive associate assistant special our own your my the a an and of for in on at by from to with is it us we new me you everyone everybody someone somebody ai author-less no not com www net org no-author',
  },
  lead: {
    connectives: 'the a an of and or to in on for with by that at from as his its their which whose than',
    cutMark: /(?:read |learn |see )?more|continue reading|read on/,
    readMore: /read (?:more|on|full story)|continue reading(?: on)?/,
    route: /route|(?:train|flight|ferry)s?|(?:only|just) \d+ (?:minutes|hours)/,
    trailer:
      /[Tt]o [Rr]ead .{2,120}|comments|\d{1,2}[ -]?min(?:ute)?s? (?:read|watch|listen)|-\s?30\s?-|h\/t .{2,40}|\d[\d.,]*[Kk]? (?:comments?|shares?|likes|views|replies|retweets|claps)|(?:submitted|posted|uploaded) by \/?\S.*|via @?\p{Lu}[\p{L} ]{1,30}/u,
  },
  pleas: englishPleas,
  inflection: {
    endings: 's',
    ownWords: 'customs economics mathematics physics politics',
    unstemmed:
      'authorities authority generally importance important international organisation organisations organization organizations several universities university',
  },
  story: englishStory,
  talk: englishTalk,
};
