import { languageData } from './language-data.js';

/** What Kabar knows of French. */
export const french = languageData({
  code: 'fr',
  titles: 'M MM Mme Mmes Mlle Dr Me Pr St Ste vs env cf',
  numbered: 'no n art vol',
  shortened: 'etc',
  openers:
    "le la les un une il elle ils elles on nous c'est ce cette ces mais et dans en au aux selon après avant pour par aucun aucune",
  months:
    'janvier janv, février févr, mars, avril avr, mai, juin, juillet juil, août, septembre sept, octobre oct, novembre nov, décembre déc',
  dates: {
    published: 'publié publiée paru',
    beside: 'le à h heures mis mise à jour dernière',
    weekdays: 'lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim',
    updates: 'mis à jour, mise à jour, modifié, actualisé',
  },
  datelines: [{ dateline: 'Paris, 12 mars (AFP) – ', sentence: 'Les contrôleurs cessent le travail.' }],
  inserts: [
    {
      pattern: /\((?:photo|crédit|image|illustration)s?(?: ?:| par|\s?\/)[^()]{1,120}\)/iu,
      example: '(Photo : Jean Dupont/AFP)',
      needs: '(',
    },
    {
      pattern: /\[(?:…|\.\.\.)?\s?lire la suite\s?(?:…|\.\.\.)?\]/iu,
      example: '[Lire la suite]',
      needs: '[',
    },
  ],
  asides: [
    {
      pattern:
        /^(?:bonjour|bonsoir|salut|chères? lect(?:rices|eurs)|bienvenue)(?!\p{L})[^.?!]{0,60}(?:\s?[!,]$|\s(?:à tous|lecteurs)\W*$)/iu,
      example: 'Bonjour à tous !',
    },
    {
      pattern:
        /^(?:lire (?:aussi|la suite|plus|également|l[’']article)|à lire(?: aussi)?|voir aussi|en savoir plus|cliquez ici|retrouvez (?:tous|toutes|nous|l’actualité|notre)|abonnez-vous|inscrivez-vous|suivez-nous)(?!\p{L}).*/iu,
      example: 'Lire aussi : Grève, le calendrier',
    },
    {
      pattern:
        /^(?:l[’']article|cet article|le post) .*(?<!\p{L})(?:est apparu|est paru|a été publié|provient)(?!\p{L}).*/iu,
      example: 'L’article Grève est apparu en premier sur Blog.',
      toEnd: true,
    },
    {
      pattern:
        /^(?:cet article|ce contenu|la suite)(?: de cet article)? est (?:réservée?|accessible)(?!\p{L}).{0,60}$/iu,
      example: 'Cet article est réservé aux abonnés.',
    },
    {
      pattern: /^(?:publicité|commentaires?|partager|crédit photo.*|photo ?:.*)\W*$/iu,
      example: 'Publicité',
    },
  ],
  bylines: {
    writers:
      'par, par notre correspondant, par notre correspondante, de notre correspondant, de notre correspondante, par notre envoyé spécial, par notre envoyée spéciale, un entretien de, propos recueillis par, recueilli par, texte, texte de, texte par, auteur, écrit par, rédigé par, un texte de, publié par, reportage de, signé',
    others:
      'photo, photos, photos de, photo de, crédit, crédits, traduit par, traduction, édité par, vidéo, infographie, illustration, source, publié le, mis à jour, modifié le',
    editors: 'rédaction',
    by: 'par',
    conjunctions: 'et, ainsi que, avec',
    tails: "avec afp, et l'afp, et l’afp, et afp, avec, à, pour, (avec",
    roles:
      'réaction publié rédaction redaction rédacteur rédactrice rédacteurs journaliste journalistes correspondant correspondante correspondants envoyé envoyée envoyés service équipe auteur agence agences chroniqueur chroniqueuse éditorialiste stagiaire pigiste contributeur tribune collectif',
    offices: 'envoyé envoyée correspondant correspondante',
    beats: 'spécial spéciale grand chef',
    starts: 'région mairie préfecture conseil fédération olympique europe',
    houses:
      'société courant zone journal presse agence université ministère association fondation chaîne télévision revue éditions groupe mairie préfecture institut nouvelles lycée collège',
    vague: 'la le les de du des et avec par en à invité inconnu anonyme monde nous',
  },
  lead: { cutMark: /lire la suite/ },
  pleas: {
    asks: 'abonnez inscrivez suivez lisez ecoutez regardez telechargez partagez retrouvez decouvrez cliquez connectez rejoignez recevez participez votez visitez consultez activez profitez soutenez commentez testez installez ouvrez creez identifiez laissez',
    politely: '',
    luring: 'envie',
    reader: 'vous votre vos abonne abonnes abonnee abonnees lecteur lecteurs lectrices internautes',
    house: /(?<!\p{L})(?:[Nn]ous|[Nn]otre|[Nn]os)(?!\p{L})/u,
    media:
      'newsletter newsletters mail e-mail email boite application appli chaine podcast podcasts episode video videos article articles direct abonnement compte commentaire commentaires lien liens site facebook instagram twitter tiktok youtube spotify linkedin bluesky threads notifications alertes infolettre offre edition diaporama replay',
    here: /(?<!\p{L})(?:ici|ci-dessous|ci-dessus)(?=[.!]?$)/iu,
    reporting:
      'declare déclaré annonce annoncé affirme affirmé explique expliqué assure assuré precise précisé souligne souligné indique indiqué estime estimé ajoute ajouté',
    labels:
      'vidéo, en images, en direct, direct, entretien, tribune, chronique, reportage, portrait, enquête, analyse, critique, éditorial, édito, décryptage, témoignage, témoignages, exclusif, info le point, récit, infographie, carte, podcast',
  },
});
