import { languageData } from './language-data.js';

/** What Kabar knows of Portuguese. */
export const portuguese = languageData({
  code: 'pt',
  titles: 'Sr Sra Srs Dr Dra prof profa Av Eng Cel',
  numbered: 'núm nº art pág',
  shortened: 'etc s.a',
  openers:
    'o a os as um uma ele ela eles elas no na nos nas em com por para segundo mas e não se seu sua este esta isso após desde quando',
  months:
    'janeiro jan, fevereiro fev, março mar, abril abr, maio mai, junho jun, julho jul, agosto ago, setembro set, outubro out, novembro nov, dezembro dez',
  dates: {
    published: 'publicado publicada postado',
    beside: 'em no às as de h min horas última',
    weekdays:
      'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo seg ter qua qui sex sáb dom',
    updates: 'atualiza, modificad, alterad',
  },
  datelines: [{ dateline: 'SÃO PAULO (Reuters) - ', sentence: 'Os metroviários aprovaram greve.' }],
  inserts: [
    {
      pattern: /\((?:foto|imagem|crédito|fonte)s?(?: ?:| de| por|\s?\/)[^()]{1,120}\)/iu,
      example: '(Foto: João Silva/Folhapress)',
      needs: '(',
    },
  ],
  asides: [
    {
      pattern:
        /^(?:bom dia|boa (?:tarde|noite)|olá|car[oa]s leitor(?:es|as)|bem-vindos)(?!\p{L})[^.?!]{0,60}(?:\s?[!,]$|\sleitores\W*$)/iu,
      example: 'Bom dia, leitores!',
    },
    {
      pattern:
        /^(?:leia (?:mais|também|a íntegra|na íntegra|o texto)|saiba mais|veja (?:também|mais)|continue (?:lendo|a ler)|ler mais|clique (?:aqui|no (?:botão|link))|siga[- ]nos|inscreva-se|assine (?:já|nossa)|receba (?:as|notícias|no|nossas)|baixe (?:o|nosso) app)(?!\p{L}).*/iu,
      example: 'Leia mais (03/12/2024 - 10h12)',
    },
    {
      pattern:
        /^(?:o post|o artigo|a postagem|o conteúdo) .*(?<!\p{L})(?:apareceu|foi publicado|é um conteúdo|aparece)(?!\p{L}).*/iu,
      example: 'O post Greve apareceu primeiro em Blog.',
      toEnd: true,
    },
    {
      pattern: /^(?:publicidade|comentários?|compartilhe?|foto ?:.*|fonte ?:.*)\W*$/iu,
      example: 'Publicidade',
    },
  ],
  lateAsides: [
    { pattern: /^entre (?:no|na|em) noss[oa]s? .{2,60}$/iu, example: 'Entre no nosso grupo.' },
    {
      pattern:
        /^(?:conteúdo|matéria|artigo|reportagem)s? (?:exclusiv|restrit|reservad)\p{L}+ .{0,30}(?:assinante|membro)s?\W*$/iu,
      example: 'Conteúdo exclusivo para assinantes.',
    },
    { pattern: /^(?:legenda da foto|crédito),\s.*/iu, example: 'Legenda da foto, A ponte em março.' },
  ],
  bylines: {
    writers:
      'por, texto, texto de, autor, autora, escrito por, reportagem de, reportagem, publicado por, redator, repórter',
    others:
      'foto, fotos, fotos de, edição, editor, tradução, vídeo, ilustração, fonte, publicado, atualizado, publicado em, atualizado em',
    by: 'por',
    conjunctions: 'e',
    tails: 'para, com informações, com agência, com agências, em, com',
    roles:
      'redação redacao redator redatora repórter reportagem jornalista jornalistas correspondente enviado enviada equipe equipa agência agências colaborador colaboradora colaboração colunista estagiário assessoria editor editora',
    offices: 'correspondente enviado enviada',
    beats: 'especial político',
    starts: 'conselho polícia senado tribunal correio folha câmara',
    houses:
      'coordenadoria secretaria notícias jornal agência universidade ministério associação fundação revista televisão canal grupo editora prefeitura instituto governo imprensa tribuna',
    vague:
      'o a os as da do das dos de e com por em para convidado anônimo desconhecido mundo esporte esportes economia política',
  },
  pleas: {
    asks: 'assine inscreva siga sigam acesse baixe clique confira veja leia saiba ouca assista compartilhe receba participe cadastre acompanhe conheca descubra comente ative',
    behindAsks:
      'o a os as se nos no na em aqui ja nosso nossa nossos nossas mais tambem gratis agora abaixo para do da todas todos',
    politely: '',
    luring: '',
    reader: 'voce voces leitor leitores assinante assinantes',
    house: /(?<!\p{L})(?:[Nn]oss[oa]s?|[Nn]ós)(?!\p{L})/u,
    media:
      'newsletter newsletters email e-mail aplicativo app canal podcast episodio video videos artigo noticia noticias assinatura conta comentarios link links site portal facebook instagram twitter tiktok youtube spotify linkedin bluesky threads notificacoes alertas galeria',
    here: /(?<!\p{L})(?:aqui|abaixo|neste link)(?=[.!]?$)/iu,
    reporting:
      'disse declarou afirmou explicou anunciou informou ressaltou destacou completou acrescentou contou',
    labels:
      'opinião, análise, entrevista, ao vivo, última hora, fotos, galeria, crônica, editorial, reportagem, perfil, exclusivo, coluna, artigo, vídeo',
  },
});
