import { languageData } from './language-data.js';

/** What Kabar knows of Turkish. */
export const turkish = languageData({
  code: 'tr',
  titles: 'Dr Prof Doç Av Sn Cad Sok Mah',
  numbered: 'no',
  shortened: 'vb vs',
  openers: 'bu o ve ama ancak bir daha için',
  months: 'ocak, şubat, mart, nisan, mayıs, haziran, temmuz, ağustos, eylül, ekim, kasım, aralık',
  dates: {
    published: 'yayınlanma yayımlanma yayınlandı yayımlandı giriş oluşturulma',
    beside: 'tarihi tarih saat son',
    weekdays: 'pazartesi salı çarşamba perşembe cuma cumartesi pazar',
    updates: 'güncelle',
  },
  datelines: [{ dateline: 'ANKARA (AA) - ', sentence: 'Meclis yeni yasayı kabul etti.' }],
  asides: [
    {
      pattern:
        /^(?:devamını oku|haberin devamı|devamı için|ayrıca bakınız|tıklayın|abone ol|takip et|bizi takip)(?!\p{L}).*/iu,
      example: 'Devamını oku',
    },
    {
      pattern: /(?<!\p{L})(?:ilk önce|ilk olarak) .{2,60} (?:ortaya çıktı|yayınlandı)\W*$/iu,
      example: 'Liman ilk önce Fener üzerinde ortaya çıktı.',
    },
  ],
  bylines: {
    writers: 'yazan, yazar, haber, muhabir',
    others: 'fotoğraf, editör, kaynak, kamera, çeviri, yayınlanma, güncelleme',
    conjunctions: 've, ile',
    tails: 'için',
    roles: 'editör muhabir muhabiri yazar gazeteci redaksiyon haber merkezi ekibi temsilcisi',
    starts: 'yeni',
    houses:
      'haber haberler haberleri gazetesi gazete ajansı üniversitesi bakanlığı derneği vakfı dergisi servisi müdürlüğü başkanlığı',
    vague: 've bir konuk',
  },
});
