import { fold } from '../text.js';

/** How an article tells, where that is another way than the plain news of an event. */
export const markNames = [
  'preview',
  'plan',
  'aftermath',
  'reaction',
  'saying',
  'listicle',
  'question',
  'comment',
] as const;

/** See {@link markNames}. */
export type Mark = (typeof markNames)[number];

/** English and Indonesian, tried on the folded headline. */
const forms: Readonly<Record<Mark, RegExp>> = {
  preview:
    /\b(?:previews?|ahead of|prepar(?:es?|ing)|set to|ready to|poised to|about to|expected|expects?|likely to|looms?|nears?|braces?|on eve of|upcoming|tomorrow|besok|line-?ups?|how to watch|odds|prediksi|jelang|menjelang|bakal|akan|siap|jadwal|susunan pemain|live streaming|link (?:live|nonton)|head to head|dijadwalkan|rencana(?:nya)?)\b/,
  plan: /\b(?:will|would|may|might|could|should|plans?|considers?|considering|weighs?|seeks?|wants?|hopes?|proposes?|asked to|to (?!the\b|a\b|an\b|its?\b|his\b|her\b|their\b|\d)[a-z]{3,}|ingin|berencana|ajukan|usul(?:kan|an)?|wacana|harap|berharap|janji|target(?:kan)?|dikabarkan|diduga|akan|bakal)\b/,
  aftermath:
    /\b(?:after|following|in wake of|aftermath|days? (?:after|on|later)|weeks? (?:after|on|later)|recover(?:s|ing|y)?|clean ?up|anniversary|remember(?:s|ed)|probe launched|mulls?|welcomed home|parade|usai|setelah|disambut|konvoi|diarak|laporan awal|selidiki|menyelidiki|penyebab|pasca\w*|seusai|imbas|dampak|buntut|akibat|ratusan warga|bantuan|santunan|normal kembali|kembali normal|kronologi)\b/,
  reaction:
    /\b(?:react(?:s|ion|ions)?|respon(?:d|ds|se|s)|condemns?|slams?|blasts|praises?|tributes?|mourns?|mourning|criticis\w+|criticiz\w+|defends?|urges?|calls? (?:for|on)|warns?|backs|hits back|fires back|demands?|apologis\w+|apologiz\w+|outrage|backlash|rejects?|welcomes?|vows?|tanggapi|menanggapi|tanggapan|respons?|merespons?|reaksi|kecam|mengecam|tolak|menolak|banding|kasasi|puji|memuji|kritik|mengkritik|ucapkan|desak|mendesak|minta|meminta|bela|komentar\w*|sindir|protes|tuding|sesalkan|hormati|dukung|duka|belasungkawa|keluhkan|keberatan|klarifikasi|angkat bicara|buka suara|soal)\b/,
  saying:
    /: |\b(?:says?|said|tells?|claims?|admits?|calls|explains?|insists?|argues?|suggests?|according|sebut|ungkap(?:kan)?|kenang|mengenang|kata|mengaku|akui|tegaskan|klaim|curhat|beberkan|jelaskan|alasan(?:nya)?|penjelasan|pertimbangan|singgung|cerita(?:kan)?|jawab|nilai|yakin|pastikan|ingatkan|imbau)\b/,
  listicle:
    /^\d+ |\b(?:things to know|things we|what we know|what to know|takeaways|key moments|explained|explainer|timeline|fact ?check|photos|in pictures|ini daftar\w*|daftar|berikut|fakta|profil|sosok|deretan|begini cara|cara|tips|intip|simak|mengenal|potret|foto|video|sejarah|kisah|cerita)\b/,
  question:
    /\?|^(?:why|how|who|what|when|where|is|are|can|will|does|did|apa|siapa|mengapa|kenapa|bagaimana|benarkah|mungkinkah|apakah)\b/,
  comment:
    /\b(?:opinion|analysis|editorial|column|commentary|review|the case for|we must|opini|analisis|kolom|tajuk|pengamat)\b|^(?:opinion|analysis)\b/,
};

/** The marks of a headline. */
export function marksOf(headline: string): Set<Mark> {
  const folded = fold(headline);
  return new Set(markNames.filter((name) => forms[name].test(folded)));
}

const routineForm =
  /\b(?:zodiak|horoscopes?|imsak(?:iyah)?|jadwal (?:sholat|salat|shalat|buka|tayang|siaran|acara|bola|kapal|kereta|samsat|sim)|sim keliling|togel|lottery|powerball|crossword|wordle|connections hints|kurs (?:dollar|dolar|rupiah)|harga emas (?:antam )?(?:hari ini|pegadaian)|prakiraan cuaca|weather forecast|tv schedule|morning briefing|news (?:briefing|in brief|roundup)|daily briefing|ramalan|kunci jawaban|team news|how to watch|kick-?off time|jadwal lengkap|kode redeem|berita terpopuler|top news|populer:)/;

/** Whether a headline is one that comes every day anew, alike and about nothing that happened. */
export function isRoutine(headline: string): boolean {
  return routineForm.test(fold(headline));
}
