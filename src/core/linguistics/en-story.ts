import type { StoryWords } from './story-words.js';

/** The words by which stories in English are told apart. */
export const englishStory: StoryWords = {
  stopWords:
    'a an and are as at be been being but by can could did do does for from get had has have he her him his how i if in into is it its just may might more most much must my new no not of off on one only or other our out over own said say says she should so some still such than that the their them then there these they this those to too up us via vs was we were what when where which while who whom whose why will with would you your after before about amid also all any back because between both during each even ever first former here last least less like made make many mr mrs ms now since through told under until very well without year years day days week month time people com read image caption copyright getty',
  forms:
    'scotus=supreme court, fed=federal reserve, ecb=european central bank, potus=president, dems=democrat, sen=senator, gov=governor, doj=justice department, dhs=homeland security, epa=environment agency, aca=health law, obamacare=health law, un=united nations, eu=europe, uk=britain, aws=amazon web services, ag=attorney general, veep=vice president, earthquake earthquakes tremor temblor=quake, blaze inferno=fire, teenager teenage=teen, jet airliner aircraft jetliner=plane, cops cop=police, jailed imprisoned=prison, jail=prison, spouse=wife, physician=doctor, attorney=lawyer, ceasefire=truce, blast=explosion, automaker carmaker=car maker, pontiff=pope, vessel=boat, legislator lawmaker lawmakers legislators=congress, immigrants immigrant migrants=migrant, firearm firearms=gun, quits quit=resign, walkout=strike, heist robbery=theft, jewels jewellery jewelry=jewel, takeover=merger, acquisition=merger, purchase=buy, tycoon=billionaire',
  days: 'sunday monday tuesday wednesday thursday friday saturday',
  numbers:
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  scales: {
    trillion: 'trillion tn',
    billion: 'billion bn',
    million: 'million m mn',
    thousand: 'thousand k',
  },
  dates: { months: 'jan feb mar apr may jun jul aug sep oct nov dec', monthFirst: true },
  clock: { behind: /am|pm|a\.m|p\.m/ },
  counted: /people|jobs/,
  percent: /percent|per cent/,
  magnitude: { before: /magnitude(?: of)?/, behind: /magnitude|quake|earthquake|tremor|jolt/ },
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
      /things to know|things we|what we know|what to know|takeaways|key moments|explain(?:ed|ing)|explainer|guide|inside|timeline|fact ?check|photos|in (?:pictures|charts)|tips|video|watch|podcast|newsletter/,
    question: /why|how|who|what|when|where|is|are|can|will|does|did/,
    comment: /opinion|analysis|editorial|column|commentary|review|the case for|we must/,
    partway:
      /half-?time|first half|early (?:results?|returns?|lead)|exit polls?|live (?:updates?|blog|score)|as it happened/,
    sequel:
      /survivors?|suspects?|mourners?|bereaved|evacuees?|funeral|vigil|memorial|tributes?|buried|farewell|greeted|parade|appeals?|charged|pleads?|arraigned|hails?|complains?|promis\w+|stands? by|explains?|dismiss\w+|identif\w+|named as|resum\w+|reopen\w*|returns?|toll|rises? to|stocks|shares|investors|wall street|vows?|following|ends|restarts?|welcomed|critics|industry|died of|was behind|finds?|lawyers?|begins? talks|days? (?:after|on|later)|weeks? (?:after|on|later)/,
    elapsed:
      /(?:days?|weeks?|months?) (?:after|later|since|on|ago|earlier)|last (?:week|month)|(?:second|third|fourth|fifth) (?:day|night)|earlier (?:this|in the) (?:week|month)|since last/,
    market:
      /stocks|s&p|dow|nasdaq|ftse|nikkei|futures|treasur(?:y|ies)|yields?|dollar|yen|pound|euro|rupee|gold|silver|copper|oil|crude|bitcoin|markets?|wall street/,
  },
  future:
    /will|tomorrow|expected to|set to|scheduled|plans? to|preparing|ahead of|upcoming|is due|are due|poised|to be held/,
  rounds: {
    sixteen: /last 16|round of 16|last sixteen/,
    quarter: /quarter ?finals?|last eight/,
    semi: /semi ?finals?|last four|semis/,
    final: /finals?|title match/,
    title: /champions?|titles?|crowned/,
  },
  reached:
    /reach(?:es|ed)?|into|advances? to|qualif(?:y|ies|ied) for|through to|set up|sets up|to meet|march(?:es)? on to/,
  earlier:
    /after|following|in (?:the )?wake of|over|since|despite|amid|as|because of|in response to|to mark|days after|hours after/,
  ages: 'at aged age',
  years: 'year years yr',
  where: 'in at near off outside around across',
  routine:
    /horoscopes?|lottery|powerball|crossword|wordle|connections hints|weather forecast|tv schedule|morning briefing|news (?:briefing|in brief|roundup)|daily briefing|team news|how to watch|kick-?off time|top news/,
  events: {
    death:
      'die dead death deaths kill killed kills killing fatal fatality fatalities perish slain murder murdered massacre obituary passes_away passed_away dies dying drown drowned drowns deadly lost_lives lose_lives loses_life slaying slayings',
    funeral: 'funeral bury burial buried laid_to_rest',
    attack:
      'attack attacks attacked shoot shooting shootings shot gunman gunmen stab stabbing bomb bombing bombed airstrike airstrikes shelling missile missiles raid opens_fire ambush gunned_down opened_fire strikes_on bombs bombings stabs stabbings ambushed shells rampage',
    blast: 'explode explosion explosions blast exploded explodes detonates detonated blows_up blew_up',
    crash:
      'crash crashed collide collision derail derailed derailment capsize capsized sink sank sinks sunk goes_down plunge plunges plunged overturn overturned pileup wreck ram rams rammed plough ploughs ploughed plow plows plowed crashes collides collided capsizes derails overturns comes_down came_down comes_off smashes smashed plummets founders runs_aground keels_over',
    fire: 'fire blaze wildfire wildfires bushfire burn burns flames burned fires ablaze inferno torched torches blazes arson engulf engulfs engulfed',
    quake: 'earthquake quake tremor aftershock jolt temblor quakes tremors earthquakes aftershocks',
    eruption: 'erupt eruption erupts volcano volcanic ash lava',
    flood: 'flood floods flooding inundate inundated deluge floodwaters deluged swamped',
    storm:
      'hurricane typhoon cyclone storm storms tornado landfall blizzard hurricanes typhoons cyclones batters lashes',
    landslide:
      'landslide landslides mudslide avalanche cave_in caves_in collapse collapsed collapses mudslides avalanches gives_way gave_way buried_under',
    rescue:
      'rescue rescued rescues saved survivor survivors pulled_alive evacuate evacuated evacuation freed flee flees',
    search: 'missing search searching unaccounted vanished disappearance disappeared rescuers rescuer',
    found: 'found discovered recovered located',
    injury: 'injured injury injuries hurt wounded hospitalised hospitalized injures injuring wounds hurts',
    arrest:
      'arrest arrested arrests arresting detained detain detains custody nabbed caught apprehended captured held_over taken_into_custody surrenders nabs captures capture apprehends seized_by held_by detention remanded',
    charge:
      'charged charges indicted indictment accused accuse accuses suspect prosecutors named_suspect charging indicts arraigned',
    trial: 'trial testify testifies testified testimony hearing jury pleads pleaded plea arraigned',
    verdict: 'convicted convict convicts conviction guilty verdict convicting found_guilty',
    sentence:
      'sentenced sentence sentences sentencing jailed prison life_term year_term executed jails behind_bars years_in imprisoned life_in to_death',
    acquit:
      'acquitted acquit acquits acquittal cleared pardoned pardon exonerated released walks_free freed frees release_from clears',
    appeal: 'appeal appeals appealed overturn',
    lawsuit: 'sue sues sued lawsuit suing complaint litigation',
    probe:
      'investigate investigation investigates probe probes probing inquiry subpoena subpoenas subpoenaed black_box flight_recorder cause_of',
    win: 'win wins won winner victory victorious beat beats beaten defeat defeats defeated champion champions title triumph triumphs rout thrash edge clinch clinches crown lose loses lost loss overcome overcomes crowned dethrones dethrone retain retains seal_victory edges thrashes sinks downs stun stuns',
    draw: 'draw draws drew tie tied stalemate held_to',
    transfer: 'transfer signs_for joins loan contract signing',
    resign:
      'resign resigns resigned resignation resigning quit quits steps_down step_down stepping_down stands_down retire retires retirement step_aside steps_aside stepped_down stands_aside standing_down departs departure bows_out',
    sack: 'sack sacked sacks fired fires firing dismissed dismisses ousted oust ousts removed impeach impeached impeachment topple topples toppled dismissal ousting sacking axed stripped removes',
    appoint:
      'appoint appoints appointed appointment nominate nominates nominated nominee nomination sworn inaugurated inauguration picks pick names named taps confirmed confirmation succeeds succeed replaces takes_over take_over becomes new_chief swear_in swears_in chosen chooses elevated',
    elect:
      'election elect elected elects vote votes voted voters ballot poll polls primary caucus runoff re-elected reelected mayor_elect',
    rise: 'rise rises rose rising raise raises raised increase increases increased hike hikes gain gains surge surges soar soars jump jumps climb climbs up record_high tops leap leaps lifts climbing soaring raising upgraded accelerates',
    fall: 'fall falls fell falling cut cuts cutting lower lowers lowered slash slashes reduce reduces reduced drop drops dropped decline declines slide slides slump slumps plunge tumble tumbles down record_low slip slips slipped stumble stumbles retreat retreats dip dips sheds shrink shrinks shrank contract contracts contracted eases easing sink lowering downgraded rout tanks sheds_points slowed slows',
    hold: 'steady unchanged on_hold holds_rates holds kept keeps leaves unmoved stands_pat holds_steady',
    pass: 'pass passes passed passage approve approves approved approval backs ratify ratified enact adopts votes_for signs_bill',
    reject:
      'reject rejects rejected rejection block blocks blocked veto vetoes vetoed deny denies denied refuse refuses refused oppose opposes opposed strikes_down',
    deal: 'deal agree agrees agreed agreement accord treaty truce ceasefire pact settle settlement compromise seal seals sealed sign_deal signs_deal reach_deal ceasefires truces inks settles settled',
    protest:
      'protest protests protesters rally rallies demonstrate demonstration demonstrators march riot riots unrest clash clashes',
    strike:
      'walkout walkouts walk_out walks_out walked_out walk_off walks_off strikers on_strike to_strike stoppage picket',
    launch:
      'launch launches launched launching unveil unveils unveiled debut debuts releases release introduces rollout blasts_off lifted_off liftoff rolls_out rolled_out introduced premieres',
    opening: 'open opens opened opening inaugurates',
    closing:
      'close closes closed closure shut shuts shutdown shutting suspend suspends suspended cancels cancelled canceled halt halts halted postponed shelve shelves shelved pause pauses paused scrap scraps scrapped ground grounded grounds stop stops stopped ends_service mothballs winds_down',
    ban: 'ban bans banned banning prohibit outlaw outlaws blacklist restrict restrictions barred prohibits prohibited forbid forbids outlawed bars',
    lift: 'lift lifts lifted eases allows restore restored reinstated reopen reopens',
    fine: 'fine fined fines penalty penalties sanction sanctions sanctioned punish tariff tariffs penalised penalises penalized penalizes levies levy duties sanctioning',
    recall: 'recall recalls recalled withdraws_product',
    visit: 'visit visits visited arrives arrive arrived trip tour tours visiting touring travels_to',
    meeting:
      'meet meets met meeting talks summit negotiate negotiations dialogue hosts welcomes_to talks_with sits_down',
    family: 'marry marries married wedding engaged engagement engaged_to weds wed',
    divorce: 'divorce divorces divorced split separation',
    birth: 'birth born gives_birth pregnant',
    hack: 'hack hacked hackers hacking cyberattack ransomware breach leak leaked leaks outage hacks cyber_attack cyberattacks cybercriminals breached',
    layoff:
      'layoff layoffs lays_off job_cuts axes redundancies cut_jobs sheds shed laid_off lay_off job_losses redundant axe',
    merger:
      'acquire acquires acquired acquisition takeover merger merge buy buys bought buying purchase acquiring snaps_up buyout takeovers merges',
    profit: 'profit profits revenue earnings quarterly',
    invest: 'invest invests investment plant factory build builds built construction',
    theft:
      'steal stole stolen theft heist robbery robbed rob burglary thieves looted stealing robs burgled raiders looting looters heists',
    bribery: 'corruption bribe bribes bribery embezzlement graft laundering',
    drugs: 'drugs cocaine heroin fentanyl opioid cannabis marijuana',
    abuse: 'rape raped assault assaulted abuse abused harassment molested misconduct',
    kidnap: 'kidnap kidnapped hostage hostages abducted abduction',
    disease:
      'outbreak virus coronavirus ebola measles epidemic pandemic poisoning infected zika outbreaks infections cases_of',
    aid: 'aid donate donates donated donation relief bailout stimulus',
    record: 'record milestone',
    goal: 'goal goals scores scored hat_trick',
    qualify: 'qualify qualifies qualified advance advances reach reaches through_to',
    exit: 'eliminated knocked_out crash_out relegated',
    award: 'award awards awarded nobel oscar oscars prize grammy emmy honoured honored wins_prize',
    candidacy: 'candidacy running_for bid announces_run enters_race drops_out campaign',
    apology: 'apologize apologizes apologise apologises apology sorry',
    outage: 'outage offline blackout glitch outages power_cut power_failure',
    auction: 'auction auctioned',
    support: 'endorse endorses endorsed endorsement supports backing',
    bankrupt: 'bankrupt bankruptcy insolvency insolvent default defaults',
  },
};
