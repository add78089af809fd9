/** Agencies and houses whose names stand in datelines and beside authors in every language, in lower case. */
export const agencies: readonly string[] = [
  ...(
    'ap afp reuters upi pti ani ians uni tnn antara bernama xinhua tass efe ansa dpa apa anp ntb tt ritzau stt lusa belga ats keystone-sda ' +
    'ena angop bss unb pna suna ' +
    'aa anadolu interfax ukrinform unian yonhap kyodo jiji cna vna aap nzpa sapa gna nan pap ctk mti agerpres tanjug hina sta bta wam spa kuna qna mena irna isna ' +
    'bloomberg cnn bbc cnbc nbc abc cbs npr pbs msnbc mtv espn itv itn sky rte abc7 cbc ctv jta dw rfi rfe/rl voa ndtv toi hindustan ' +
    'télam telam andina taz dpa-afx awp sda afx ptisk ' +
    'folhapress askanews adnkronos agi lapresse europapress notimex sputnik belta getty afp/getty shutterstock pa ddp kna epd sid postmedia newspress medialink ' +
    'kompas detik detikcom detiknews tempo tribunnews tribun okezone sindonews liputan6 viva republika merdeka suara kumparan idntimes jawapos'
  ).split(' '),
  'jawa pos',
  'bang showbiz',
  'agence france-presse',
  'agence france presse',
  'associated press',
  'the associated press',
  'canadian press',
  'the canadian press',
  'press association',
  'press trust of india',
  'united press international',
  'australian associated press',
  'deutsche presse-agentur',
  'europa press',
  'prensa latina',
  'agência brasil',
  'agencia brasil',
  'agência estado',
  'estadão conteúdo',
  'the conversation',
  'the new york times',
  'new york times',
  'the washington post',
  'washington post',
  'the guardian',
  'los angeles times',
  'financial times',
  'pr newswire',
  'business wire',
  'globenewswire',
  'getty images',
  'al jazeera',
  'deutsche welle',
  'cnnindonesia',
  'cnbcindonesia',
  'malay mail',
  'voice of america',
  'radio free europe',
  'al arabiya',
  'trans world sport',
  'sports network',
  'the sports network',
  'fox news',
  'fox business',
  'bbc news',
  'cbs news',
  'abc news',
  'nbc news',
  'cbc news',
  'usa today',
  'daily mail',
  'daily express',
  'the sun',
  'super user',
  'dublin core',
  'condé nast',
  'yahoo finance',
  'yahoo news',
  'yahoo sports',
  'ouest-france',
  'le figaro',
  'bbc sport',
  'sky sports',
  'sky sport',
  'fox sports',
  'sky news',
  'agencia efe',
  'agencia estado',
  'estadão conteúdo',
  'ria novosti',
  'риа новости',
  'тасс',
  'رويترز',
  'بي بي سي',
  'الشرق الأوسط',
  'اليوم السابع',
  'المصري اليوم',
  'city am',
  'интерфакс',
];

/** What clubs of sport are called behind their town, in lower case: none is a person's surname. */
export const teams: readonly string[] = (
  'chiefs packers broncos steelers cowboys patriots seahawks falcons bengals texans colts jaguars titans dolphins chargers raiders cardinals buccaneers saints panthers vikings commanders redskins lakers celtics knicks sixers raptors cavaliers pistons pacers hornets wizards nuggets timberwolves blazers clippers grizzlies pelicans mavericks rockets spurs ' +
  'yankees dodgers phillies braves marlins orioles brewers pirates astros athletics mariners rangers padres rockies diamondbacks angels guardians canadiens leafs sabres penguins capitals flyers islanders devils hurricanes blackhawks avalanche canucks oilers flames kraken sounders dynamo rapids earthquakes whitecaps ' +
  'roosters rabbitohs bulldogs eels wallabies springboks brumbies crusaders highlanders seagulls magpies gunners swans demons bombers huskies wolverines longhorns buckeyes badgers gators trojans bearcats hoosiers boilermakers wildcats jayhawks sooners aggies spartans indians juniors reds'
).split(' ');

/** Clubs and papers that are surnames too: they count behind a town alone, `Chicago Bulls`, `Boston Post`. */
export const townsOwn: readonly string[] =
  'kings bulls bills bears lions browns hawks heat magic stars union sun star record life post press voice daily weekly'.split(
    ' ',
  );

/** More towns that papers are named after; as words before a colon they could be persons. */
export const paperTowns: readonly string[] =
  'calgary edmonton winnipeg halifax vancouver saskatoon seattle portland tampa orlando miami baltimore sacramento oakland cleveland detroit pittsburgh nashville memphis louisville milwaukee minneapolis glasgow edinburgh leeds sheffield bristol cardiff belfast adelaide brisbane hobart auckland christchurch'.split(
    ' ',
  );

/** What houses, brands and clubs are called, in lower case: alone, or before other words. None is a person's first name. */
export const brands: readonly string[] = [
  ...(
    'nintendo samsung sony google microsoft netflix spotify youtube facebook instagram tiktok twitter linkedin paypal mastercard huawei xiaomi realme oneplus lenovo nvidia intel qualcomm ibm oracle adobe salesforce shopify airbnb gojek tokopedia shopee lazada bukalapak traveloka telkomsel indosat pertamina boeing airbus volkswagen bmw audi mercedes-benz porsche hyundai peugeot citroën subaru lamborghini ' +
    'jpmorgan hsbc citigroup barclays blackrock deloitte kpmg mckinsey accenture nestlé unilever coca-cola pepsi starbucks ikea adidas playstation xbox iphone android openai deepmind bitcoin ethereum binance coinbase coindesk cointelegraph cision prnewswire prweb accesswire newsfile einpresswire benzinga tipranks marketbeat stocktwits ' +
    'engadget mashable gizmodo lifehacker buzzfeed huffpost kotaku politico axios pitchfork newsweek livemint newsbeat haaretz maariv meduza kommersant vedomosti izvestia pravda okaz asahi mainichi yomiuri nikkei handelsblatt politiken aftenposten vanguard ' +
    'borussia bayern fcb persib persija persebaya persis persik persipura persita olympiacos lokomotiv spartak cska feyenoord galatasaray fenerbahçe beşiktaş trabzonspor juventus arsenal tottenham'
  ).split(' '),
  // Papers that look like persons and hold no word by which others are known.
  ...(
    'magyar hang,slobodna dalmacija,glas slavonije,nova makedonija,ta nea,het parool,de volkskrant,de telegraaf,de morgen,het nieuwsblad,bild der frau,' +
    'sud ouest,var matin,paris normandie,última hora,heraldo de aragón,estado de minas,valor econômico,yeni şafak,al ahram,al hayat,al quds,asharq al-awsat,an-nahar,' +
    'yedioth ahronoth,israel hayom,dainik bhaskar,dainik jagran,amar ujala,malayala manorama,lok satta,prothom alo,utusan malaysia,thai rath,lao dong,chosun ilbo,' +
    'komsomolskaya pravda,bali post,kaltim post,riau pos,addis standard,medcom id'
  ).split(','),
  'science x',
  'real madrid',
  'real zaragoza',
  'real valladolid',
  'casa rosada',
  'casa blanca',
  'guardia di finanza',
  'cruz roja',
  'cruz vermelha',
  'croce rossa',
  'croix rouge',
  'rotes kreuz',
  'röda korset',
  'ouest france',
  'guardia civil',
  'corriere dello sport',
  'corriere della sera',
  'oslo kommune',
  'evening standard',
  'red hat',
  'stack overflow',
  'moto gp',
  'croix-rouge',
  'sportschau',
  'tagesschau',
  'bayer leverkusen',
  'bayer 04 leverkusen',
  'ajax amsterdam',
  'boca juniors',
  'river plate',
  'penguin random house',
  'chennai super kings',
  'buffalo bills',
  'página 12',
  'folha de s.paulo',
  'nikkei asia',
  'east african',
  'real sociedad',
  'real betis',
  'manchester city',
  'manchester united',
  'aston villa',
  'inter milan',
  'paris saint-germain',
  'utah jazz',
  'phoenix suns',
  'new york mets',
  'goldman sachs',
  'morgan stanley',
  'wolters kluwer',
  'thomson reuters',
  'seeking alpha',
  'motley fool',
  'rolling stone',
  'harley-davidson',
  'procter & gamble',
  'rolls-royce',
  'aston martin',
  'alfa romeo',
  'land rover',
  'jaguar land rover',
  'louis vuitton',
  'pro publica',
  'clarion ledger',
  'nintendo life',
  'country life',
  'ars technica',
  'the verge',
  'o estado de s.paulo',
  'o estado de s. paulo',
  'o globo',
  'tuổi trẻ',
  'tuổi trẻ online',
  'thanh niên',
  'vietnam+',
  'ttxvn',
  'بی‌بی‌سی فارسی',
];

/** Places that stand alone where a name is expected, in lower case. */
export const places: readonly string[] = (
  'germany,france,england,scotland,wales,ireland,spain,italy,portugal,austria,switzerland,belgium,netherlands,denmark,sweden,norway,finland,poland,ukraine,russia,turkey,israel,iran,iraq,syria,egypt,kenya,nigeria,india,pakistan,china,japan,indonesia,malaysia,singapore,thailand,vietnam,philippines,australia,canada,mexico,brazil,argentina,chile,colombia,peru,' +
  'deutschland,österreich,schweiz,españa,italia,francia,méxico,brasil,london,berlin,paris,rome,roma,madrid,vienna,wien,zürich,zurich,geneva,genf,brussels,brüssel,bruxelles,amsterdam,moscow,kyiv,kiev,warsaw,athens,istanbul,ankara,cairo,beirut,jerusalem,baghdad,tehran,dubai,doha,riyadh,nairobi,lagos,johannesburg,delhi,mumbai,kolkata,chennai,bengaluru,islamabad,karachi,lahore,dhaka,kathmandu,beijing,shanghai,tokyo,seoul,bangkok,manila,jakarta,hanoi,sydney,melbourne,toronto,ottawa,washington,chicago,boston,houston,' +
  'frankfurt,hamburg,münchen,munich,köln,düsseldorf,stuttgart,leipzig,dresden,barcelona,milano,milan,lisboa,lisbon,bogotá,lima,caracas,santiago,quito,havana,bandung,surabaya,semarang,yogyakarta,medan,makassar,denpasar,palembang,balikpapan,bekasi,depok,bogor,tangerang,' +
  'new york,new york city,los angeles,san francisco,san diego,las vegas,new delhi,hong kong,kuala lumpur,tel aviv,buenos aires,são paulo,sao paulo,mexico city,cape town,abu dhabi,addis ababa,' +
  'rio de janeiro,ciudad de méxico,united nations,wall street,downing street,buckingham palace,sesame street,white house,saudi arabia,south africa,south korea,north korea,new zealand,united states,united kingdom,sri lanka,costa rica,el salvador,puerto rico,porto alegre,belo horizonte,' +
  'st petersburg,st. petersburg,phnom penh,ho chi minh city,panama city,guatemala city,san juan,santiago de chile,den haag,the hague,new jersey,north carolina,south carolina,new mexico,west virginia,washington dc,washington d.c.,' +
  'jawa barat,jawa tengah,jawa timur,jatim,jateng,jabar,jabodetabek,sumut,sumbar,sumsel,sulsel,sulut,sulteng,sultra,kalbar,kalsel,kaltim,kalteng,kaltara,banten,bali,aceh,riau,lampung,bengkulu,papua,maluku,ntb,ntt,diy,banda aceh,bandar lampung,jakarta selatan,jakarta pusat,jakarta barat,jakarta timur,jakarta utara,petaling jaya,kota kinabalu,johor baru,george town,alor setar,القاهرة,بيروت,دبي,أبوظبي,أبو ظبي,الرياض,عمان,بغداد,دمشق,الدوحة,الكويت,القدس,غزة,москва,киев,київ'
).split(',');
