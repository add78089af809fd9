/**
 * Words that stand in the names of houses, programmes and sections and in no person's, anywhere in a name of several words.
 * Counted by bench/editor/count-house-words.ts.
 */
export const houseWords: readonly string[] = (
  'abolish abortion above abroad absolutely abuse academic accelerated accomplished according accords ' +
  'account accountability accountable accounting accounts accused achievement across acting actions active ' +
  'activist activists activities activity actors actress acts actual actually added addiction address ' +
  'adjustment admin administration administrations administrative administrator admired admissions advance ' +
  'advanced advancement advantage advertising advice adviser advisers advisor advisors advisory advocacy ' +
  'advocates affair affirmative against agencies agency agenda agents ages agree agreed agreement ' +
  'agreements agricultural ahead aides airborne airport airstrikes aisle alcohol alerts alive allegations ' +
  'alleged allegiance allied allies allow allowed allowing almost alone along already alternative altitude ' +
  'aluminum alumni always amateur amendments ammunition analysis analysts anatomy animal animals ' +
  'anniversary announces annual anonymous answer anti anything apart apocalypse appeal appeals appear ' +
  'application applied appointed appointments appreciation approach approaches approval approve arbitration ' +
  'archive argument arguments armed around arrest article articles asked assault assessment asset assets ' +
  'assistance assistant associate associates associations asylum atheists athletes athletic attack attacks ' +
  'attention attitude attorneys audit auditor auditorium authorities authority authorization autism auto ' +
  'automobile automobiles autonomous average aviation avoid awakening award awards awareness away ' +
  'background backlash bailout balance balanced ballistic ballot ballots bankers banking bankruptcy bargain ' +
  'barriers baseball based basis basketball battalion battleground beats became become behavior behavioral ' +
  'behind being belong benefit benefits beyond biblical biggest billionaire billionaires billions ' +
  'biological bipartisan birth birthday bishops blacks blame blast blasts bloc blocking blog bloody boat ' +
  'bomb bombing bombings bombs bombshell boomers borderline borough borrower boycott break breakfast ' +
  'breaking brewing bribery brief briefing brigade brigades broadcast broke broken bubble budget build ' +
  'builders building buildings bulk bully bulwark burning business businesses bust buyers cabin cadre cafe ' +
  'caliphate called calling calls campaign campaigns candidate candidates cannabis capable capital ' +
  'capitalism capitalist caravan cards career carnival category caucuses cause ceiling celebration cell ' +
  'censorship census centre centrist century chair chairs challenge challenges championship change changed ' +
  'changes changing chapter character charge charged charges charitable charities checker checkers checking ' +
  'checks chemical chicken children chilling choices choose circus cites cities citizens citizenship civic ' +
  'civics civilian civility civilization claim claims clashes classified classroom clean clearly climate ' +
  'clinic clinical closed closer closing coalition codes cold collaboration collaborative colleague ' +
  'collection collective colleges collusion colonial color colored combat combating combined comeback ' +
  'comedy coming command commentary comments commercial commissioners commitment committeeman committees ' +
  'commodity communication communications communism communists communities community compact companies ' +
  'compass compensation competition competitive competitiveness complaint complaints complete complex ' +
  'compliance complicated comprehensive compromise computer concealed concern concerned concerns conduct ' +
  'conference confidential confirmation conflict confusion congratulations congregation congressional ' +
  'connect conscience consensus consent consequences conservation conservatism conservative conservatives ' +
  'consider considered consolidated conspiracy constitutional construction consulate consultants consulting ' +
  'consumer consumers contact continent continental contingency continue continues continuing contract ' +
  'contrary contributor contributors control controlled controller controversy convention conventions ' +
  'conversation conversations cooperation cooperative coordinating coordination coordinator cops copy ' +
  'copyright coronavirus corporate corporations correct corrected correction corrections corridor corrupt ' +
  'corruption cosmopolitan costs counsel counselor countering counterintelligence counterterrorism counties ' +
  'counting countries country couple courageous courthouse coverage covered crazy cream create created ' +
  'creation creative creator creators creepy crime criminal criminals crisis critical criticism critics ' +
  'crossing crowd crusade crusades cult cultural curiosity currently currents curtain curve cuts cyber ' +
  'cybersecurity cycle dads damage dancing dangerous dangers darkness data database daughter dead deadline ' +
  'deadly dealer dealers deals death deaths debate debates debt decade decades decency decide decides ' +
  'decision decisions declaration declare decline defamation defeat defence defend defendant defendants ' +
  'defender defenders defending defense deficit define defund delegate delegates demand demands democracies ' +
  'democracy democratically denial departments depth desert design desk despite destroy destroyed detail ' +
  'details detective detention development developments devil dialogue dictionary difference different ' +
  'digest digital diner dining dinner diplomacy diplomatic diplomats direct direction director directors ' +
  'dirt dirty disabilities disability disabled disagree disapprove disaster discipline disclosure discourse ' +
  'discovery discrimination discuss disease diseases dish dishonest disrupt dissent distinguished ' +
  'distributed district districts diversity divide divided division docs doctors doctrine documents dogs ' +
  'dollars domestic donors doors dossier download downtown dozens drag dreams drinking drive drug drugs ' +
  'drunk dynamics earlier earned easy economic economics economist economists editing editorial editors ' +
  'education educational effect effective effects effort efforts eggs eight eighth either elect elected ' +
  'election elections electoral electors electric electrical electricity electronic electronics eleventh ' +
  'email emails embassy embracing emerge emergencies emergency emerging emeritus emotional employee ' +
  'employees employers employment empower empowerment endangered ending endorsement enduring enemies enemy ' +
  'enforcement engagement engineering engineers enhanced enroll enrollment enterprises entertainment ' +
  'enthusiasm entrepreneurship entry environment environmental envoy epidemic episode equal equality ' +
  'equipment equity espionage essential establishment estate ethical ethics eurozone evaluation evangelical ' +
  'evangelicals event events everyday everything evolution exactly excessive exchange exclusive excuse ' +
  'executive exempt exercise exhibit exit expect experience experiment expert experts explains explosives ' +
  'export exporting express expression extinction extreme extremism eyes faces facilities facility facing ' +
  'fact factory facts faculty failed fairness false families family farmers farms fascism fascist federal ' +
  'federally feds feed feel fellow feminist fence fentanyl festival fever fewer fiat fifth fifty fight ' +
  'fighter fighters fighting fights figure filibuster filing film final finally finance financial find ' +
  'finding finds finish firearm firearms fired firefighters fires fireworks firing firm fitness fixed flag ' +
  'flat focus follow following food fool football forced forces forensic former forty foundations founder ' +
  'founding four fourth framework fraud freeway frequency friendship front frontier frontline fugitive ' +
  'fully funding funds funeral furor further futures gateway gathering gender generals generation genocide ' +
  'gentlemen geographic giant giants girls giving global globalization globe golf governance governing ' +
  'government governmental governments governors graduate grants grassroots greater greatest grid gridlock ' +
  'grocery group groups growers growing growth guarantee guardians guards gubernatorial guidance guide ' +
  'guidelines guilty gunman gunmen guns hackers handgun handling handout happened happening harassment ' +
  'hardball haul having headquarters health healthcare healthy hear hearings heartbeat heartland hearts ' +
  'heat heavy hello help helped heroes higher highest highlights highway hike hiring historic historical ' +
  'history hits hoax hold holdings holidays homeless homelessness homosexuality honors hospital hospitality ' +
  'hospitals hostage hotel hotels hour hours houses housing however humane humanitarian humanity hundreds ' +
  'hurricanes hygiene idea ideas identification identity ideological ideology ignore ignored illegal ' +
  'illegals illness illustrated illustration immigrant immigrants immigration impact impeach impeachment ' +
  'import important impossible improvement inaugural inauguration inbox including income incomes ' +
  'incorporated incredible indeed independent independents index indictment indigenous individual ' +
  'individuals industrial industries industry inequality infantry infants infection infectious influence ' +
  'info information infrastructure inherent initiative initiatives injury injustice inland inmate ' +
  'innovation innovative inquiry inside insider insight insights inspection inspector inspectors inspire ' +
  'instant instead institution institutional institutions instruction insurance insurers integration ' +
  'intellectual intelligence inter interactive interest internal international interstate interview ' +
  'interviews invest investigate investigating investigation investigations investigative investigators ' +
  'investment investments investor investors invisible issue issues jets jihadi jihadists jobless join ' +
  'joint journalism judges judgment judicial junkie justices juvenile keeping kids killed killing kosher ' +
  'labels laboratories laboratory laborers ladies landscape language latest latter launch launches laureate ' +
  'lawful lawsuit lawyers lead leaders leadership leading leaked learning least leave leaves leftist ' +
  'leftists legal legislation legislative legislature legislatures lending lesbian lessons letter liaison ' +
  'liberal liberalism liberals libertarian libertarians license licensing lifetime likely limit limited ' +
  'limits liquor listening lite literacy live lives loaded loans lobby lobbying local locals logistics ' +
  'longer looking looks loophole losing lost lottery loves lying machine macro madness mafia magazine ' +
  'magistrate mainstream majority makes making manager managers managing mandate mandatory manhunt ' +
  'manifesto mansion manufacturers manufacturing maps marches maritime marketing marketplace markets ' +
  'marriage married marshals masks massacre massive match materials maybe mayors meanwhile measure meat ' +
  'meddling medical medium meeting member memoir memorandum mental message metrics middle midterm midterms ' +
  'midway might migrant migrants migration militant military militia milk millennial millennials ' +
  'millionaire millions mind minds minimum minimums mining ministers ministries minutes mirror misdemeanors ' +
  'misleading mismatch missile missiles missing mission missionary mixed mobile mobility mobilization ' +
  'moderate moderates modern modernization moments moms monetary monitoring monkey monster month monthly ' +
  'months monument mortgage mosque mosques mostly mothers motion mountains mounted move movement moves ' +
  'movie moving multiple municipal murder mutual myth naked names narcotics narrative nationalism ' +
  'nationalist nationality nationals nationwide natives naturalization nearly needed negative negotiations ' +
  'neighborhood nervous nets network networks neutral neutrality newsletter newspaper newspapers newsroom ' +
  'next nightly nightmare nights nomination nominee none nonproliferation northeastern note notes nothing ' +
  'notification nowhere nuclear nurses nursing nutrition oath observer obstruction obstructionist ' +
  'occupational occupied occupy offensive offers office officers offices official officials offshore okay ' +
  'omnibus once online onward open opening opera operating operation operations operator opinion opioid ' +
  'opportunities opportunity opposition optimism option options order orders ordinance organisation ' +
  'organization organizations organize organized organizing original others outbreak outdoor outdoors outer ' +
  'outlook outnumbered outrage outreach outside outsider overhaul overseas oversight overwhelming owners ' +
  'pact paid pandemic panel panic paper papers parade paradigm parental parliamentary partial participation ' +
  'parties partisan partner partners passes past pathways patients patriotic pause pawn paycheck payments ' +
  'payroll peaceful pediatric penalty pension pensions percent performance performing perhaps period ' +
  'permanent personal personality personnel perspective pharmaceutical pharmaceuticals pharmacy phase ' +
  'philanthropy phone photographer physical physicians physics picks picture pictures pigs pioneer pipeline ' +
  'pivotal placement plaintiff plaintiffs planet planned planning plans platform play playbook players ' +
  'playing please pledge plot plus podcast podcasts poison polarization polarized policies policing policy ' +
  'political politically politician politicians politics polling polls pollster pollution popular ' +
  'population populism pork positive possible potential poultry poverty powerful practice practices ' +
  'precinct precision predator prediction preference pregnancy premiums prep preparedness presented ' +
  'preservation preserve presidency presidential pressure prevent previewing priests primaries primary ' +
  'principal principals principle principles priorities priority prism prison prisons private probe problem ' +
  'problems procedure procedures proceedings process processing proclamation producer producers product ' +
  'production products professional professionals professor profiles program programme programs progressive ' +
  'progressives prohibition project projects proliferation promises promotion prop propaganda property ' +
  'proposal prosecuting prosecution prosecutor prosecutors prospect protect protected protecting protective ' +
  'protest protester protesters protests protocol protocols providing psychiatric psychological psychology ' +
  'publishing pulpit pundit purposes purse pursuit pushes qualified quality quarantine quarter quarterly ' +
  'question questions quorum races racial racing racism racist radical radicals radio railroad railway ' +
  'raise raising ranking rapid rate rates rating ratings rational reaction readiness really rebellion ' +
  'rebels rebuilding recent reception recess recession reclaim reconciliation reconnaissance recovery ' +
  'recreation redistricting reduction reform refuge refugee refugees refuse regarding regardless regime ' +
  'regions registration registry regular regulation regulations regulatory rehabilitation reject rejected ' +
  'related relating relations relationship relationships release reliable relief religion religious remain ' +
  'remaining remains remaking remembering remembrance removal removed removing renewable renewal rent ' +
  'reopen reparations repeal replace reporting reproductive request rescue research reservation reserves ' +
  'reset resettlement resident residents resignation resist resistance resolute resolution resolve resort ' +
  'resorts resource resources respiratory responders responds response responsibility responsible ' +
  'responsive restaurant restaurants restless restoration restore restoring results resurgent retail ' +
  'retired retirees retirement return returns reveals revenge revenue review revival revolt revolution ride ' +
  'rigged rights riots rises road rockets role rooms roughly roundup rules ruling rundown runoff safety ' +
  'salute sanctions sanctuary sanitizer satellite saves saving savings saying scam scandal schedule ' +
  'scholars scholarship scientific scientist scientists screening seaside secondary secrecy secretaries ' +
  'secrets sector secure securing security seeking seeks seems select selective senators send seniors sense ' +
  'sensitive sentencing separation sequester sequestration series services serving settlement seventh ' +
  'several sexual shame shares sharing shattered sheet sheriffs shift shoot shooting shootings shop ' +
  'shopping showdown shrine shrugged shut shutdown sign signal silent sisters site situation sixth sketch ' +
  'slave slavery slide slope smarter smoking sniper soccer social socialism socialist socialists society ' +
  'software soldiers solicitor solidarity solution solutions something sometimes sound soup source sources ' +
  'southeastern southwestern speakers speakership speaking specialist species spectrum speculation speech ' +
  'speeches spending spin spokesman spokeswoman sporting spot spotlight spread sprint spurs squad stability ' +
  'stadium stand standards starting statehouse statement statistics statue status steering steps stimulus ' +
  'stockpile stop stopgap stopping stories straits strategic strategies strategist strategy strikes strip ' +
  'stripes stronger struggle struggles students studies studio studios stuff stupid subcommittee subpoena ' +
  'subscribe subsidies substance substances suburban subway succeed succeeds successful suicide summary ' +
  'sunlight supervisor supervisors supplemental supply support supporters supporting supremacy sure surge ' +
  'surveillance survey survival survive survivor survivors suspect suspects sustainable synagogue syndrome ' +
  'system systems table tactical taking talking talks target targeting tariff tariffs task taste taxation ' +
  'taxes taxi taxpayer taxpayers teacher teachers teaching team teams tears tech technical technologies ' +
  'technology teen telecommunications television telling temporary tenet tensions tenth term terminal terms ' +
  'territory terror terrorism terrorist terrorists testament testing tests text thank theater theft ' +
  'theological thing things thinker thinking third thirty thoughts thousand thousands threshold throat ' +
  'through throughout timeline today together tolerance tonight tool topics tornado torture total totally ' +
  'tough toward tracking trade trademark trading tradition traditional traffic trafficking tragedy ' +
  'training transatlantic transcript transfer transgender transit transition transparency transport ' +
  'transportation travels tread treason treasurer treatment treaty trending trends tribal tribes tribunal ' +
  'tribute triggered triple troops tropical trouble troubled trustees trying tube tunnel turn turning ' +
  'tweeted tweets twelve twenty twin type ugly ultimate ultimately umbrella unaccompanied unclassified ' +
  'undercover underground understanding undocumented unemployment unfiltered unfortunately unification ' +
  'unified uniform unions unit unite units universal universities unless unlike untold update upgrade upper ' +
  'upshot upstate uranium urgent used using utilities vacancies vaccine value values vanguard vaping ' +
  'variety veep vehicle vehicles ventures verification verify veteran veterans vets vicious victim victims ' +
  'views village villages violence violent virtual virus visit visitor voices volatility volunteer voted ' +
  'voters votes voting vulnerable waiting walkout wanted wants warfare warming warrant warriors wars waste ' +
  'watch watchdog weak weapons website week weekend welcoming welfare wellness whatever wheels whenever ' +
  'whistleblower whiteness whoever whole wife wilderness wildfire window windows wired witch withdrawal ' +
  'within witness witnesses woke woman wonderful words worked workers workforce working worldwide worse ' +
  'wounded wrap writers writing wrong yards year years yesterday youth zingers zones'
).split(' ');
