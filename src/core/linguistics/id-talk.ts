import type { TalkWords } from './talk-words.js';

/** How people talk with Kabar in Indonesian. */
export const indonesianTalk: TalkWords = {
  courtesies: 'tolong tlg mohon dong donk deh nih ya yaa yah yuk kak kakak makasih trims terimakasih',
  asking:
    'aku saya gue gw kami kita mau ingin pengen pengin minta butuh coba bisa boleh kirim kirimkan kirimin kasih beri berikan tampilkan lihat carikan cariin ikuti langganan berlangganan ngikutin mengikuti ikutin kirimi dapat dapet dapetin terima ada untuk buat ke dari yang saja aja hari ini sekarang info informasi update min gan bang bro sis mas mbak bu pak kok sih lah lagi tiap setiap mana bagaimana gimana banyak',
  news: 'berita tentang soal topik seputar kabar mengenai terbaru terkini',
  pointing: 'ini itu tersebut',
  pointedAt: 'mengikuti dari kiriman artikel langganan',
  joining: 'dan sama serta plus atau',
  clearing: 'hapus mati nonaktif',
  everything: 'semua semuanya apa apapun',
  betweenSides: 'vs versus dan',
  glue: 'vs versus dan di',
  commands: {
    help: 'bantuan, tolong, perintah, bisa apa, bisa apa aja, bisa apa saja, apa yang bisa kamu lakukan, cara pakai, caranya, gimana caranya, bagaimana caranya',
    topics: 'topik, daftar topik',
    subscribe: 'ikuti, langganan, berlangganan',
    unsubscribe:
      'berhenti, berhenti kirim, berhenti mengirim, stop kirim, setop, cukup, jangan kirim, jangan kirimi, jangan kirimin, hapus semua langganan, berhenti semua',
    subscriptions:
      'topik saya, topikku, langganan saya, langgananku, saya ikut apa, kurangi, kurangi berita, kurangi kiriman, kurangi pesan, terlalu banyak, terlalu banyak berita, terlalu banyak kiriman, terlalu banyak pesan, kebanyakan, kebanyakan berita, berita kebanyakan, beritanya kebanyakan, beritanya terlalu banyak',
    latest: 'terbaru, terkini',
    search: 'cari, carikan',
    why: 'kenapa, mengapa',
    mute: 'bisukan, senyap, matikan',
    quiet: 'tenang, jangan ganggu, jangan kirim apa apa, jangan kirim apapun',
    mydata: 'data saya, dataku, hapus data saya, hapus dataku',
    digest: 'ringkasan, rangkuman',
    settings: 'setelan, pengaturan',
    start:
      'mulai, hai, hei, halo, hallo, permisi, assalamualaikum, selamat pagi, selamat siang, selamat sore, selamat malam, kamu siapa, siapa kamu, ini bot apa',
    timezone: 'zona, zona waktu, ganti zona waktu ke, ubah zona waktu ke',
  },
  settings: {
    language:
      'bahasa, ganti bahasa, ubah bahasa, bahasa inggris, bahasa indonesia, pakai bahasa inggris, pakai bahasa indonesia, dalam bahasa inggris, dalam bahasa indonesia',
    silent: 'matikan notifikasi, matikan suara, tanpa suara, jangan bunyi',
  },
  thanks: 'makasih, trims, terimakasih, terima kasih, nuhun, suwun, matur nuwun',
  nods: 'ok oke okey okeh sip siap baik ya yaa iya tidak nggak enggak gak bukan batal mantap keren maaf haha wkwk wkwkwk hehe',
  spans: {
    minutes: 'menit',
    hours: 'jam',
    days: 'hari, harian',
    weeks: 'minggu, pekan',
    months: 'bulan',
    one: 'satu',
    half: 'setengah',
    oneBefore: 'se',
    during: 'selama',
    until: 'sampai, hingga, sampe, selama',
    openEnds:
      'besok, lusa, nanti, hari ini, malam ini, pagi, malam, sementara, akhir pekan, minggu depan, pekan depan',
    forEver: 'selamanya, seterusnya, selama-lamanya',
  },
};
