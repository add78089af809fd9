import type { TalkWords } from './talk-words.js';

/** How people talk with Kabar in Indonesian. */
export const indonesianTalk: TalkWords = {
  courtesies: 'tolong tlg mohon dong donk deh nih ya yaa yah yuk kak kakak makasih trims terimakasih',
  asking:
    'aku saya gue gw kami kita mau ingin pengen pengin minta butuh coba bisa boleh kirim kirimkan kirimin kasih beri berikan tampilkan lihat carikan cariin ikuti langganan berlangganan ngikutin mengikuti ikutin kirimi dapat dapet dapetin terima ada untuk buat ke dari yang saja aja hari ini sekarang info informasi update min gan bang bro sis mas mbak bu pak kok sih lah lagi tiap setiap mana bagaimana gimana banyak kabari kabarin beritahu kalau kalo jika tahu tau tambah tambahkan tambahin',
  news: 'berita tentang soal topik seputar kabar mengenai terbaru terkini',
  pointing: 'ini itu tersebut',
  pointedAt: 'mengikuti dari kiriman artikel langganan',
  joining: 'dan sama serta plus atau',
  clearing: 'hapus mati nonaktif',
  everything: 'semua semuanya apa apapun',
  betweenSides: 'vs versus dan',
  glue: 'vs versus dan di',
  commands: {
    help: 'bantuan, tolong, perintah, bisa apa, bisa apa aja, bisa apa saja, apa yang bisa kamu lakukan, cara pakai, cara pakainya, cara menggunakan, caranya, bot ini bisa apa, gimana caranya, bagaimana caranya',
    topics:
      'topik, daftar topik, semua topik, topik apa, cara langganan, cara berlangganan, cara ikut, cara mengikuti, cara daftar',
    subscribe: 'ikuti, langganan, berlangganan',
    unsubscribe:
      'berhenti, berhenti kirim, berhenti mengirim, stop kirim, setop, cukup, jangan kirim, jangan kirimi, jangan kirimin, hapus semua langganan, berhenti semua, hapus, hapus topik, gak mau, nggak mau, ga mau, gamau, tidak mau, tak mau',
    subscriptions:
      'topik saya, topikku, langganan saya, langgananku, saya ikut apa, kurangi, kurangi berita, kurangi kiriman, kurangi pesan, terlalu banyak, terlalu banyak berita, terlalu banyak kiriman, terlalu banyak pesan, kebanyakan, kebanyakan berita, berita kebanyakan, beritanya kebanyakan, beritanya terlalu banyak',
    latest: 'terbaru, terkini, apa yang baru, ada yang baru, ada apa hari ini, berita utama, berita hangat',
    search: 'cari, carikan',
    why: 'kenapa, mengapa',
    mute: 'bisukan, senyap, senyapkan, diamkan, matikan, jeda, stop dulu, setop dulu, blokir, lanjut lagi, lanjutkan, nyalakan lagi, hidupkan lagi, aktifkan lagi, bunyikan lagi',
    quiet:
      'tenang, jam tenang, malam malam, di akhir pekan, pas weekend, jangan ganggu, jangan kirim apa apa, jangan kirim apapun',
    mydata:
      'data saya, dataku, akun saya, akunku, hapus data saya, hapus dataku, hapus akun saya, hapus semua data',
    digest: 'ringkasan, rangkuman, ringkasan harian, sekali sehari, sehari sekali, satu kali sehari',
    settings: 'setelan, pengaturan',
    start:
      'mulai, hai, hei, halo, hallo, permisi, assalamualaikum, selamat pagi, selamat siang, selamat sore, selamat malam, kamu siapa, siapa kamu, ini bot apa, siapa yang bikin, siapa yang buat, siapa pembuatnya, ini gratis, gratis gak, gratis nggak, apakah gratis',
    timezone:
      'zona, zona waktu, ganti zona waktu ke, ubah zona waktu ke, saya tinggal di, jam berapa sekarang',
  },
  settings: {
    language:
      'bahasa, ganti bahasa, ubah bahasa, bahasa inggris, bahasa indonesia, pakai bahasa inggris, pakai bahasa indonesia, dalam bahasa inggris, dalam bahasa indonesia, ganti ke bahasa inggris, ganti ke bahasa indonesia',
    reads:
      'hanya berita indonesia, cuma berita indonesia, berita indonesia saja, berita indonesia aja, hanya berita inggris, berita bahasa indonesia saja, berita bahasa indonesia aja, berita bahasa inggris, berita berbahasa inggris, artikel bahasa inggris, artikel berbahasa inggris, hanya bahasa inggris, cuma bahasa inggris, bahasa inggris saja, bahasa inggris aja, tanpa bahasa inggris, jangan bahasa inggris, berita bahasa indonesia, berita berbahasa indonesia, artikel bahasa indonesia, artikel berbahasa indonesia, hanya bahasa indonesia, cuma bahasa indonesia, bahasa indonesia saja, bahasa indonesia aja, tanpa bahasa indonesia, jangan bahasa indonesia, tidak mengerti bahasa inggris, tidak ngerti bahasa inggris, tidak paham bahasa inggris, tidak bisa bahasa inggris, gak mengerti bahasa inggris, gak ngerti bahasa inggris, gak paham bahasa inggris, gak bisa bahasa inggris, nggak mengerti bahasa inggris, nggak ngerti bahasa inggris, nggak paham bahasa inggris, nggak bisa bahasa inggris, enggak mengerti bahasa inggris, enggak ngerti bahasa inggris, enggak paham bahasa inggris, enggak bisa bahasa inggris, tak mengerti bahasa inggris, tak ngerti bahasa inggris, tak paham bahasa inggris, tak bisa bahasa inggris, ga mengerti bahasa inggris, ga ngerti bahasa inggris, ga paham bahasa inggris, ga bisa bahasa inggris, tidak mau berita inggris, gak mau berita inggris, nggak mau berita inggris, jangan kirim berita inggris, stop berita inggris, semua bahasa, dua bahasa, kedua bahasa, bahasa lain, bahasa apa saja',
    silent: 'matikan notifikasi, matikan suara, tanpa suara, jangan bunyi',
    images:
      'tanpa gambar, tanpa foto, jangan kirim gambar, jangan kirim foto, gak usah gambar, gak usah pakai gambar, matikan gambar, stop gambar',
    summary:
      'lebih pendek, lebih panjang, lebih singkat, pendekkan, judul saja, judulnya saja, judul aja, judulnya aja, tanpa ringkasan',
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
    until: 'sampai, hingga, sampe, ampe, smp',
    openEnds:
      'besok, lusa, nanti, hari ini, malam ini, pagi, malam, sementara, akhir pekan, minggu depan, pekan depan',
    forEver: 'selamanya, seterusnya, selama-lamanya',
  },
};
