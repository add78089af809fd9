import { languageData } from './language-data.js';

/** What Kabar knows of Spanish. */
export const spanish = languageData({
  code: 'es',
  titles: 'Sr Sra Srta Sres Dr Dra D Avda ud uds vs Lic Gral',
  numbered: 'núm no art pág',
  shortened: 'etc ee.uu s.a',
  openers:
    'el la los las un una él ella ellos en con por para según pero y no se su sus esta este esto además así tras desde aunque cuando',
  months:
    'enero ene, febrero feb, marzo mar, abril abr, mayo may, junio jun, julio jul, agosto ago, septiembre sep sept, octubre oct, noviembre nov, diciembre dic',
  dates: {
    published: 'publicado publicada',
    beside: 'el a las de h hs horas última último',
    weekdays: 'lunes martes miércoles jueves viernes sábado domingo lun mar mié jue vie sáb dom',
    updates: 'actualiza, modificad',
  },
  datelines: [
    { dateline: 'Madrid, 3 mar (EFE).- ', sentence: 'El Gobierno declara la emergencia.' },
    { dateline: 'LIMA (Andina).- ', sentence: 'El Gobierno declara la emergencia.' },
    { dateline: 'QUITO.- ', sentence: 'El Gobierno declara la emergencia.' },
    { dateline: 'Caracas, 3 de marzo (Sputnik) — ', sentence: 'El Gobierno declara la emergencia.' },
  ],
  inserts: [
    {
      pattern: /\((?:foto|imagen|crédito|fuente)s?(?: ?:| de| por|\s?\/)[^()]{1,120}\)/iu,
      example: '(Foto: Ana García/EFE)',
      needs: '(',
    },
  ],
  asides: [
    {
      pattern:
        /^¡?(?:hola|buenos días|buenas (?:tardes|noches)|bienvenidos|querid[oa]s lector(?:es|as))(?!\p{L})[^.?!]{0,60}(?:\s?[!,]$|\slectores\W*$)/iu,
      example: '¡Hola a todos!',
    },
    {
      pattern:
        /^(?:leer (?:más|también|artículo|la nota|nota)|lee (?:también|más)|ver más|seguir leyendo|sigue leyendo|más información(?=\W*$|:| (?:en|sobre|aquí))|te puede interesar|te recomendamos|lea (?:también|más|además)|mira también|haz clic|síguenos|suscríbete|regístrate|necesitas (?:ser suscriptor|estar (?:suscrito|registrado))|descarga (?:la|nuestra) app)(?!\p{L}).*/iu,
      example: 'Leer más',
    },
    {
      pattern:
        /^(?:la entrada|el artículo|el post|la noticia) .*(?<!\p{L})(?:se publicó|apareció|aparece|fue publicad[oa])(?!\p{L}).*/iu,
      example: 'La entrada Sequía se publicó primero en Blog.',
      toEnd: true,
    },
    {
      pattern: /^(?:fuente de la imagen|pie de (?:foto|imagen)),\s.*/iu,
      example: 'Pie de foto, El puente en marzo.',
    },
    {
      pattern: /^(?:publicidad|anuncio|comentarios?|compartir|foto ?:.*|fuente ?:.*)\W*$/iu,
      example: 'Publicidad',
    },
  ],
  lateAsides: [
    {
      pattern: /^(?:redacción |agencias? )?con (?:información|datos|material) de .{2,40}$/iu,
      example: 'Redacción con información de agencias.',
    },
    {
      pattern:
        /^(?:contenido|artículo|nota|noticia)s? (?:exclusiv|reservad|sol[oa])\p{L}* .{0,30}(?:suscriptore?|abonado|socio)s?\W*$/iu,
      example: 'Contenido exclusivo para suscriptores.',
    },
  ],
  bylines: {
    writers:
      'por, de nuestro corresponsal, de nuestra corresponsal, una entrevista de, texto, texto de, texto por, autor, autora, escrito por, redactado por, redactor, redactora, crónica de, una crónica de, un reportaje de, entrevista de, publicado por, elaborado por, reportero',
    others:
      'foto, fotos, fotos de, fotografía, fotografías, edición, editor, editado por, traducción, traducido por, vídeo, video, ilustración, fuente, publicado, actualizado, imagen, infografía',
    editors: 'redacción, editado por',
    by: 'por',
    conjunctions: 'y, e, con',
    tails: 'para, con información de, en, desde, con',
    roles:
      'publicado reacción redacción redaccion redactor redactora redactores periodista periodistas corresponsal corresponsales enviado enviada equipo agencia agencias autor autora colaborador colaboradora colaboradores editorial columnista becario prensa gabinete reportero reportera unidad investigativa',
    offices: 'corresponsal enviado enviada',
    beats: 'especial político jefe jefa',
    starts: 'ministerio tribunal fiscalía junta banco generalitat ayuntamiento',
    houses:
      'información noticias diario periódico prensa agencia universidad ministerio asociación fundación revista televisión canal grupo editorial ayuntamiento instituto gobierno policía colegio fotografía',
    vague:
      'fecha el la los las de del y con por en desde para invitado anónimo desconocido digital web mundo deportes cultura economía política internacional nacional opinión',
  },
  lead: { cutMark: /leer más/ },
  pleas: {
    asks: 'lee mira suscribete suscribase suscribanse siguenos siganos registrate registrese descarga descargue apuntate inscribete haz pulsa pinche consulte unete unase compartenos escuchanos escribenos dejanos cuentanos visitanos',
    behindAsks:
      'a nuestro nuestra nuestros nuestras en aqui la el los las tu gratis todo todos clic click para con ahora nos',
    politely: '',
    luring: 'quieres',
    reader: 'tu tus te usted lector lectores suscriptor suscriptores suscriptora',
    house: /(?<!\p{L})(?:[Nn]uestr[oa]s?|[Nn]osotros|[Ss]íguenos|[Ss]íganos)(?!\p{L})/u,
    media:
      'newsletter boletin boletines correo email e-mail aplicacion app canal podcast episodio video articulo noticia noticias suscripcion cuenta comentarios enlace enlaces web facebook instagram twitter tiktok youtube spotify linkedin bluesky threads notificaciones alertas galeria',
    here: /(?<!\p{L})(?:aquí|a continuación|en este enlace)(?=[.!]?$)/iu,
    reporting:
      'dijo declaró declaro aseguró aseguro afirmó afirmo explicó explico anunció anuncio señaló senalo indicó indico informó informo sostuvo advirtió advirtio',
    labels:
      'opinión, análisis, entrevista, en vivo, en directo, última hora, fotos, galería, crónica, editorial, reportaje, perfil, exclusiva, en video, en imágenes, infografía',
  },
});
