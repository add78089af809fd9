import { englishAsides, englishLateAsides } from './en-asides.js';
import type { LanguageData } from './language-data.js';

/** What Kabar knows of English. */
export const english: LanguageData = {
  code: 'en',
  titles:
    'Mr Mrs Ms Dr Prof St Mt Ft Sen Rep Reps Sens Gov Gov Gen Lt Col Capt Cpl Sgt Maj Adm Cmdr Det Supt Insp Hon Rev Fr Pres Messrs Mx Pte Dept Univ vs e.g i.e viz approx',
  numbered: 'no nos art op fig vol sec ch pp pg par',
  shortened:
    'u.s u.k u.n e.u d.c u.a.e u.s.a inc ltd co corp bros jr sr ph.d m.d b.a m.a esq est etc ave blvd rd llc plc',
  openers:
    "the a an he she they it it's its we i you his her their our this that these those there here but and or so if when while as after before since although though because however in on at for from with without by to of no not yes some many most all both each one two three more what who why how where now then today yesterday meanwhile still just only even",
  months:
    'january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sep sept, october oct, november nov, december dec',
  dates: {
    published: 'published posted publish',
    beside:
      'first written created on at last date am pm monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
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
  ],
  inserts: [
    {
      pattern:
        /(?:listen to (?:this )?article \d+:\d+ )?(?:share this article )?share tweet (?:post|share|pin) email/i,
      example: 'LISTEN TO ARTICLE 6:00 SHARE THIS ARTICLE Share Tweet Post Email',
    },
    {
      pattern:
        /(?:enlarge this image )?toggle caption (?:(.{3,80}?) \1(?!\p{L})|.{3,60}?(?:Getty Images|AP|AFP|Reuters|NPR)(?!\p{L}|\/))/iu,
      example: 'Enlarge this image toggle caption John Roe/Getty Images John Roe/Getty Images',
    },
    {
      pattern: /\b(?:advertisement\s+)?scroll (?:down )?to continue(?: with content| reading)?\b\W*/i,
      example: 'ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT',
    },
    {
      pattern: /\b(?:story|article) continues (?:below|after) (?:this )?advert(?:isement)?\b\W*/i,
      example: 'Story continues below advertisement.',
    },
    { pattern: /(?<!\p{L})ADVERTISEMENTS?(?!\p{L})\W{0,3}/u, example: 'ADVERTISEMENT' },
    {
      pattern: /\blisten to this (?:article|story)(?: \d+ ?min(?:ute)?s?(?: read)?)?\W*/i,
      example: 'Listen to this article 4 min',
    },
    {
      pattern:
        /\((?:(?:file )?photos?|images?|pictures?|pic|credit|video|graphic|illustration)(?: credit| courtesy)?(?: by|:|\/)[^()]{1,120}\)/i,
      example: '(Photo by Jane Doe/Getty Images)',
    },
    { pattern: /\bpic\.twitter\.com\/\w+/i, example: 'pic.twitter.com/abc123' },
    { pattern: /(?<!\S)_{3,}(?!\S)/, example: '___' },
    {
      pattern:
        /\d(?<=[.!?]["”’]?\s\d)\d?[:.]\d{2}\s?(?:[ap]\.?m\.?\s)?(?:GMT|BST|UTC|E[SD]?T|CES?T|WIB|WITA|WIT|IST|AE[SD]T)\s?[:|–—-](?:\s|$)/,
      example: '10:15 GMT:',
    },
  ],
  fronts: [
    { pattern: /^(?:UPDATE|Update)d? \([^()]{3,30}\):\s+(?=["“‘]?\p{Lu})/u, example: 'Update (March 12):' },
    {
      pattern: /^\[\p{Lu}[^[\]().!?:]{0,40}\]\s+(?:[-–—]+\s+)?(?=["“‘]?\p{Lu})/u,
      example: '[Globe]',
    },
    {
      pattern: /^\(\p{Lu}[\p{L}&]*(?: \p{Lu}[\p{L}&]*)?\)\s+(?:[-–—]+\s+)?(?=["“‘]?\p{Lu}\p{Ll}*\s)/u,
      example: '(Globe)',
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
        /^(?=([^.!?]{3,200}))\1[.!?]\s+(?:[Ii]mage|[Pp]hoto|[Pp]icture)(?: [Cc]redit| [Cc]ourtesy)?: \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]+){0,3}(?:\/[\p{L} ]{2,30})?\.?\s+(?=["“‘]?\p{Lu})/u,
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
        /^(?:UPDATE|[Uu]pdate)d?(?:(?:,|:| at| on))? \d{1,2}[:.]\d{2}\s?(?:[ap]\.?\s?m\.?)?(?:\s(?:[ECMP][SD]?T|GMT|BST|UTC|CES?T|IST)\b)?(?:,? (?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\p{Lu}\p{Ll}{2,8}\.? \d{1,2})){0,2}[\s.,:|–—-]+(?=["“‘]?\p{Lu})/u,
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
        /^(?=.{0,340}REUTERS\/).{0,300}?\bREUTERS\/\p{Lu}[\p{L}.'’-]+(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}'’-]+)(?:\/File [Pp]hoto)?\s+(?=["“‘]?\p{Lu})/u,
      example: 'The river in March. REUTERS/Jane Doe',
      needs: 'REUTERS/',
    },
    {
      pattern: /^arXiv:\S{4,30}(?: Announce Type: [\w-]{1,30})?\s+(?:Abstract:\s+)?(?=["“‘]?\p{Lu})/u,
      example: 'arXiv:2601.01234v1 Announce Type: new Abstract:',
      needs: 'arXiv:',
    },
    { pattern: /^Abstract\s?[:.–—-]\s+(?=["“‘]?\p{Lu})/u, example: 'Abstract:' },
    {
      pattern:
        /^(?:[([]\d{1,2}[:.]\d{2}(?:\s?[ap]\.?\s?m\.?)?(?:\s\p{Lu}{2,4})?[)\]][\s:|–—-]+|\d{1,2}:\d{2}\s?[ap]\.?\s?m\.?(?:\s\p{Lu}{2,4})?\s?[:|–—-]+\s+)(?=["“‘]?\p{Lu})/u,
      example: '[10:45 GMT]',
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
  bylines: {
    writers:
      'by, as told to, written by, writing by, reported by, reporting by, story by, words by, words, text by, text, posted by, author, authors, writer, reporter, report by, analysis by, analysis, opinion by, comment by, review by, interview by, as told by, article by, column by, essay by, story, from, submitted by, compiled by, contributed by, guest column by, guest post by, guest essay by, guest author, guest writer, opinion column by',
    others:
      'editor, editors, editing by, edited by, additional reporting by, additional reporting, photos by, photo by, photographs by, photography by, photography, photo, photos, pictures by, pictures, picture, video by, video, videos by, illustration by, illustrations by, illustrated by, graphics by, graphic by, produced by, producer, read by, translated by, translator, narrated by, source, sources, copyright, published, published by, published on, updated, last updated, image, image by, images by, credit, credits, fact-checked by, medically reviewed by, reviewed by, design by, designed by, developed by, web developer, developer, web design, web designer, designer, webmaster, hosted by, presented by, powered by, website by, contributions by, contributing, twitter, follow, email, category, tags',
    openings: '',
    conjunctions: 'and, with, &, +, und',
    tails:
      'with material from, with information from, with contributions from, with contributions by, with help from, et al, et al., with files from, with file from, with inputs from, with input from, with reporting by, with reporting from, with additional reporting, with agencies, with agency, with wire, with wires, with afp, with ap, with reuters, and agencies, and agency, and wires, and wire services, for, via, as told to, special to, special for, exclusively for, courtesy of, on behalf of, at, now, earlier, in, from, updated, published, posted, last updated, first published, photographs by, photography by, photos by',
    roles:
      'reporting developer developers candidate student students newsbot advisor rights reserved user users articles copyright submitted program programme admin administrator administrators superadmin editor editors editorial editorials co-editor subeditor sub-editor staff staffs staffer staffers newsroom desk desks team teams crew correspondent correspondents reporter reporters journalist journalists writer writers author authors columnist columnists contributor contributors contributing freelancer freelance blogger bloggers bureau webmaster webteam moderator publisher publishers producer producers presenter intern interns anonymous anon agency agencies sponsored advertorial advertisement promoted press-release syndicated syndication noreply no-reply feed feeds rss website photographer photographers analyst analysts commentator aggregator automated auto-generated chatgpt gpt partnership professor lecturer researcher ceo co-founder spokesperson',
    beats:
      'political politics diplomatic senior junior chief deputy assistant associate foreign national international world local regional science health environment education economics economic business financial finance technology tech media legal crime courts court security defence defense sports sport football cricket arts culture entertainment travel food fashion music film tv home affairs social transport energy climate consumer money property royal religious parliamentary political, special staff general breaking investigations investigative digital data features lifestyle medical head lead principal executive managing european asia africa china us uk north south east west middle our former acting night weekend city state features wire web',
    starts: 'bank air fc afc fk',
    ends: 'united international fc afc cf cup league championship championships olympics edition division holdings industries systems airlines airways motors pharmaceuticals galaxy rovers wanderers hotspur hospital airport hotel records racing office plus pro',
    houses:
      'presents group design designs commerce kitchens institute news newsnet media network networks magazine journal newspaper newspapers gazette herald tribune telegraph chronicle broadcasting television tv radio studio studios inc ltd llc llp plc gmbh corp corporation company companies foundation institute institution university college academy ministry council association society federation committee commission organisation organization channel channels blog blogs community project projects services agency publications publishing newsletter authority government embassy museum newswire newsroom online digital marketing productions entertainment software labs technologies solutions consulting institute alliance initiative coalition weekly daily monthly',
    vague:
      'date array object vice democracy adv name open thread reader readers chat show all read read: default target co guest post press times court church bank live world today party letters opinion comment comments root test member members fellow founder global games tech partner partners local public other others various multiple content creator creators unknown undefined null none nobody n/a na nil system bot robot demo default owner support info contact web site page home group service department school union center centre trust fund movement business sports sport politics science health culture life style lifestyle update updates report reports review observer insider watch release handout obituary obituaries podcast wire wires letter notes chief head manager director president secretary minister executive associate assistant special our own your my the a an and of for in on at by from to with is it us we new me you everyone everybody someone somebody ai author-less no not com www net org no-author',
  },
  lead: {
    connectives: 'the a an of and or to in on for with by that',
    cutMark: /(?:read |learn |see )?more|continue reading|read on/,
    readMore: /read (?:more|on|full story)|continue reading/,
    trailer:
      /comments|-\s?30\s?-|h\/t .{2,40}|\d[\d.,]*[Kk]? (?:comments?|shares?|likes|views|replies|retweets|claps)|(?:submitted|posted|uploaded) by \/?\S.*|via @?\p{Lu}[\p{L} ]{1,30}/u,
  },
  inflection: {
    endings: 's',
    ownWords: 'customs economics mathematics physics politics',
    unstemmed:
      'authorities authority generally importance important international organisation organisations organization organizations several universities university',
  },
  story: {
    stopWords:
      'a an and are as at be been being but by can could did do does for from get had has have he her him his how i if in into is it its just may might more most much must my new no not of off on one only or other our out over own said say says she should so some still such than that the their them then there these they this those to too up us via vs was we were what when where which while who whom whose why will with would you your after before about amid also all any back because between both during each even ever first former here last least less like made make many mr mrs ms now since through told under until very well without year years day days week month time people com read image caption copyright getty',
    forms:
      'scotus=supreme court, fed=federal reserve, ecb=european central bank, potus=president, dems=democrat, sen=senator, gov=governor, doj=justice department, dhs=homeland security, epa=environment agency, aca=health law, obamacare=health law, un=united nations, eu=europe, uk=britain, aws=amazon web services, ag=attorney general, veep=vice president, earthquake earthquakes tremor temblor=quake, blaze inferno=fire, teenager teenage=teen, jet airliner aircraft jetliner=plane, cops cop=police, jailed imprisoned=prison, jail=prison, spouse=wife, physician=doctor, attorney=lawyer, ceasefire=truce, blast=explosion, automaker carmaker=car maker, pontiff=pope, vessel=boat, legislator lawmaker lawmakers legislators=congress, immigrants immigrant migrants=migrant, firearm firearms=gun, quits quit=resign, walkout=strike, heist robbery=theft, jewels jewellery jewelry=jewel, takeover=merger, acquisition=merger, purchase=buy, tycoon=billionaire',
    days: 'sunday monday tuesday wednesday thursday friday saturday',
    numbers: 'two three four five six seven eight nine ten eleven twelve',
    scales: {
      trillion: 'trillion tn',
      billion: 'billion bn',
      million: 'million m mn',
      thousand: 'thousand k',
    },
    dates: { months: 'jan feb mar apr may jun jul aug sep oct nov dec', monthFirst: true },
    marks: {
      preview:
        /previews?|ahead of|prepar(?:es?|ing)|set to|ready to|poised to|about to|expected|expects?|likely to|looms?|nears?|braces?|on eve of|upcoming|tomorrow|line-?ups?|how to watch|odds|live streaming|head to head/,
      plan: /will|would|may|might|could|should|plans?|considers?|considering|weighs?|seeks?|wants?|hopes?|proposes?|asked to|to (?!the\b|a\b|an\b|its?\b|his\b|her\b|their\b|\d)[a-z]{3,}/,
      aftermath:
        /after|following|in wake of|aftermath|days? (?:after|on|later)|weeks? (?:after|on|later)|recover(?:s|ing|y)?|clean ?up|anniversary|remember(?:s|ed)|probe launched|mulls?|welcomed home|parade/,
      reaction:
        /react(?:s|ion|ions)?|respon(?:d|ds|se|s)|condemns?|slams?|blasts|praises?|tributes?|mourns?|mourning|criticis\w+|criticiz\w+|defends?|urges?|calls? (?:for|on)|warns?|backs|hits back|fires back|demands?|apologis\w+|apologiz\w+|outrage|backlash|rejects?|welcomes?|vows?/,
      saying: /says?|said|tells?|claims?|admits?|calls|explains?|insists?|argues?|suggests?|according/,
      listicle:
        /things to know|things we|what we know|what to know|takeaways|key moments|explained|explainer|timeline|fact ?check|photos|in pictures|tips|video/,
      question: /why|how|who|what|when|where|is|are|can|will|does|did/,
      comment: /opinion|analysis|editorial|column|commentary|review|the case for|we must/,
      partway: /half-?time|first half|early results?|exit polls?|live (?:updates?|blog|score)|as it happened/,
    },
    future:
      /will|tomorrow|expected to|set to|scheduled|plans? to|preparing|ahead of|upcoming|is due|are due|poised|to be held/,
    routine:
      /horoscopes?|lottery|powerball|crossword|wordle|connections hints|weather forecast|tv schedule|morning briefing|news (?:briefing|in brief|roundup)|daily briefing|team news|how to watch|kick-?off time|top news/,
    events: {
      death:
        'die dead death deaths kill killed kills killing fatal fatality fatalities perish slain murder murdered massacre obituary passes_away passed_away dies',
      funeral: 'funeral bury burial buried laid_to_rest',
      attack:
        'attack attacks attacked shoot shooting shootings shot gunman gunmen stab stabbing bomb bombing bombed airstrike airstrikes shelling missile missiles raid opens_fire ambush',
      blast: 'explode explosion explosions blast exploded',
      crash:
        'crash crashed collide collision derail derailed derailment capsize capsized sink sank sinks sunk goes_down plunge plunges plunged overturn overturned pileup wreck',
      fire: 'fire blaze wildfire wildfires bushfire burn burns flames burned',
      quake: 'earthquake quake tremor aftershock jolt temblor',
      eruption: 'erupt eruption erupts volcano volcanic ash lava',
      flood: 'flood floods flooding inundate inundated deluge',
      storm: 'hurricane typhoon cyclone storm storms tornado landfall blizzard',
      landslide: 'landslide landslides mudslide avalanche cave_in caves_in collapse collapsed collapses',
      rescue:
        'rescue rescued rescues saved survivor survivors pulled_alive evacuate evacuated evacuation freed flee flees',
      search: 'missing search searching unaccounted vanished disappearance disappeared',
      found: 'found discovered recovered located',
      injury: 'injured injury injuries hurt wounded hospitalised hospitalized',
      arrest:
        'arrest arrested arrests arresting detained detain detains custody nabbed caught apprehended captured held_over taken_into_custody surrenders',
      charge: 'charged charges indicted indictment accused accuse accuses suspect prosecutors named_suspect',
      trial: 'trial testify testifies testified testimony hearing jury pleads pleaded plea arraigned',
      verdict: 'convicted convict convicts conviction guilty verdict',
      sentence: 'sentenced sentence sentences sentencing jailed prison life_term executed',
      acquit: 'acquitted acquit acquits acquittal cleared pardoned pardon exonerated released walks_free',
      appeal: 'appeal appeals appealed overturn',
      lawsuit: 'sue sues sued lawsuit suing complaint litigation',
      probe:
        'investigate investigation investigates probe probes probing inquiry subpoena subpoenas subpoenaed black_box flight_recorder cause_of',
      win: 'win wins won winner victory victorious beat beats beaten defeat defeats defeated champion champions title triumph triumphs rout thrash edge clinch clinches crown lose loses lost loss',
      draw: 'draw draws drew tie tied stalemate held_to',
      transfer: 'transfer signs_for joins loan contract signing',
      resign:
        'resign resigns resigned resignation resigning quit quits steps_down step_down stepping_down stands_down retire retires retirement',
      sack: 'sack sacked sacks fired fires firing dismissed dismisses ousted oust ousts removed impeach impeached impeachment',
      appoint:
        'appoint appoints appointed appointment nominate nominates nominated nominee nomination sworn inaugurated inauguration picks pick names taps confirmed confirmation',
      elect: 'election elect elected elects vote votes voted voters ballot poll polls primary caucus runoff',
      rise: 'rise rises rose rising raise raises raised increase increases increased hike hikes gain gains surge surges soar soars jump jumps climb climbs up record_high',
      fall: 'fall falls fell falling cut cuts cutting lower lowers lowered slash slashes reduce reduces reduced drop drops dropped decline declines slide slides slump slumps plunge tumble tumbles down record_low',
      hold: 'steady unchanged on_hold holds_rates holds kept keeps leaves',
      pass: 'pass passes passed passage approve approves approved approval backs ratify ratified enact adopts votes_for signs_bill',
      reject:
        'reject rejects rejected rejection block blocks blocked veto vetoes vetoed deny denies denied refuse refuses refused oppose opposes opposed strikes_down',
      deal: 'deal agree agrees agreed agreement accord treaty truce ceasefire pact settle settlement compromise',
      protest:
        'protest protests protesters rally rallies demonstrate demonstration demonstrators march riot riots unrest clash clashes',
      strike: 'walkout walkouts walk_out strikers on_strike to_strike stoppage picket',
      launch:
        'launch launches launched launching unveil unveils unveiled debut debuts releases release introduces rollout blasts_off lifted_off liftoff',
      opening: 'open opens opened opening inaugurates',
      closing:
        'close closes closed closure shut shuts shutdown shutting suspend suspends suspended cancels cancelled canceled halt halts halted postponed',
      ban: 'ban bans banned banning prohibit outlaw outlaws blacklist restrict restrictions barred',
      lift: 'lift lifts lifted eases allows restore restored reinstated reopen reopens',
      fine: 'fine fined fines penalty penalties sanction sanctions sanctioned punish tariff tariffs',
      recall: 'recall recalls recalled withdraws_product',
      visit: 'visit visits visited arrives arrive arrived trip tour tours',
      meeting: 'meet meets met meeting talks summit negotiate negotiations dialogue',
      family: 'marry marries married wedding engaged',
      divorce: 'divorce divorces divorced split separation',
      birth: 'birth born gives_birth pregnant',
      hack: 'hack hacked hackers hacking cyberattack ransomware breach leak leaked leaks outage',
      layoff: 'layoff layoffs lays_off job_cuts axes redundancies cut_jobs',
      merger: 'acquire acquires acquired acquisition takeover merger merge buy buys bought buying purchase',
      profit: 'profit profits revenue earnings quarterly',
      invest: 'invest invests investment plant factory build builds built construction',
      theft: 'steal stole stolen theft heist robbery robbed rob burglary thieves looted',
      bribery: 'corruption bribe bribes bribery embezzlement graft laundering',
      drugs: 'drugs cocaine heroin fentanyl opioid cannabis marijuana',
      abuse: 'rape raped assault assaulted abuse abused harassment molested misconduct',
      kidnap: 'kidnap kidnapped hostage hostages abducted abduction',
      disease: 'outbreak virus coronavirus ebola measles epidemic pandemic poisoning infected zika',
      aid: 'aid donate donates donated donation relief bailout stimulus',
      record: 'record milestone',
      goal: 'goal goals scores scored hat_trick',
      qualify: 'qualify qualifies qualified advance advances reach reaches through_to',
      exit: 'eliminated knocked_out crash_out relegated',
      award: 'award awards awarded nobel oscar oscars prize grammy emmy',
      candidacy: 'candidacy running_for bid announces_run enters_race drops_out campaign',
      apology: 'apologize apologizes apologise apologises apology sorry',
      outage: 'outage offline blackout glitch',
      auction: 'auction auctioned',
      support: 'endorse endorses endorsed endorsement supports backing',
      bankrupt: 'bankrupt bankruptcy insolvency insolvent default defaults',
    },
  },
};
