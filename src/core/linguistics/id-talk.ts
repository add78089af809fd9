import type { TalkWords } from './talk-words.js';

/** How people talk with Kabar in Indonesian. */
export const indonesianTalk: TalkWords = {
  courtesies:
    'tolong tlg mohon dong donk deh nih ya yaa yah yuk kak kakak nak mbah bgt banget dulu sekarang skrg makasih trims terimakasih',
  asking:
    'yg apa apaan kemarin kemaren kmrn tadi barusan aku saya gue gw kami kita mau ingin pengen pengin minta butuh coba bisa boleh kirim kirimkan kirimin kasih beri berikan tampilkan lihat carikan cariin ikuti langganan berlangganan ngikutin mengikuti ikutin kirimi dapat dapet dapetin terima ada untuk buat ke dari yang saja aja hari ini sekarang info informasi update min gan bang bro sis mas mbak bu pak kok sih lah lagi tiap setiap mana bagaimana gimana banyak kabari kabarin beritahu kalau kalo jika tahu tau tambah tambahkan tambahin kapan berapa brp semalam semalem juga jg kirimnya',
  news: 'berita beritanya tentang soal topik seputar kabar mengenai terbaru terkini',
  anyNews: 'berita beritanya terbaru terkini',
  pointing: 'ini itu tersebut',
  pointedAt: 'mengikuti dari kiriman artikel langganan',
  joining: 'dan sama serta plus atau',
  clearing: 'hapus mati nonaktif',
  everything: 'semua semuanya apa apapun',
  betweenSides: 'vs versus dan',
  glue: 'vs versus dan di',
  commands: {
    help: 'bantuan, mau tanya, mau nanya, tanya, nanya, tolong, perintah, bisa apa, kamu bisa apa, apa yang kamu bisa, bisa apa saja, apa yang bisa kamu lakukan, cara pakai, cara pakainya, cara menggunakan, caranya, bot ini bisa apa, gimana caranya, bagaimana caranya, cara kerjanya',
    topics:
      'topik, daftar topik, semua topik, topik apa, cara langganan, cara berlangganan, cara ikut, cara mengikuti, cara daftar',
    subscribe: 'ikuti, langganan, berlangganan',
    unsubscribe:
      'semua kecuali, semuanya kecuali, apa saja kecuali, kecuali, selain, jangan, tidak usah, berhenti, berhenti kirim, berhenti mengirim, stop kirim, setop, cukup, jangan kirim, jangan kirimi, jangan kirimin, hapus semua langganan, berhenti semua, hapus, hapus topik, tidak mau, gamau, tidak suka, cara berhenti, cara stop, cara berhenti langganan, keluar',
    subscriptions:
      'topik saya, topikku, langganan saya, langgananku, saya ikut apa, kurangi, kurangi berita, kurangi kiriman, kurangi pesan, terlalu banyak, terlalu banyak berita, terlalu banyak kiriman, terlalu banyak pesan, spam, berisik, kebanyakan, kebanyakan berita, berita kebanyakan, beritanya kebanyakan, beritanya terlalu banyak, banyak banget, tidak ada berita, tidak ada berita masuk, tidak ada kiriman, belum ada kiriman, belum ada berita masuk, berita tidak masuk, tidak ada yang masuk, saya ikuti, saya pilih, sudah saya pilih, yang sudah saya pilih, lihat yang sudah saya pilih, pilihan saya, saya ikutin, gw ikuti, gw ikutin, aku ikuti, aku ikutin, yang diikuti',
    latest:
      'ada yang baru, ada yang baru tidak, yang baru, terbaru, terkini, apa yang baru, ada yang baru, ada apa hari ini, berita utama, berita hangat',
    search: 'cari, carikan',
    why: 'kenapa, mengapa',
    mute: 'tunda, jeda, bisukan, senyap, senyapkan, diamkan, matikan, jeda, stop dulu, setop dulu, berhenti dulu, libur dulu, istirahat dulu, blokir, lanjut lagi, lanjutkan, nyalakan lagi, hidupkan lagi, aktifkan lagi, bunyikan lagi',
    quiet:
      'tenang, jam tenang, malam malam, pas malam, kalau malam, jangan malam, waktu tidur, pas tidur, kirim pas malam, jam tidur, jangan ganggu, jangan kirim apa apa, jangan kirim apapun',
    manage: 'kanal saya, kelola kanal, atur kanal, tambah kanal, channel saya, atur channel, tambah channel',
    mydata:
      'data saya, dataku, akun saya, akunku, hapus data saya, hapus dataku, hapus akun saya, hapus semua data, hapus data, hapus akun, hapus data gw, hapus data gue, hapus data aku, hapus akun gw',
    digest:
      'ringkasan, ringkasannya, rangkuman, ringkasan harian, sekali sehari, sehari sekali, satu kali sehari, dua kali sehari, sehari dua kali, seminggu sekali, sekali seminggu, jadi satu, jam kirim, ganti jam kirim',
    settings: 'setelan, pengaturan, atur, setting',
    start:
      'mulai, masukkan bot ke grup, masukin bot ke grup, tambahkan ke grup, tambahin ke grup, masuk grup, pindahkan ke grup, buat channel, buat grup, botnya mati, bot mati, bot apaan, hai, hei, halo, hallo, permisi, assalamualaikum, selamat pagi, selamat siang, selamat sore, selamat malam, kamu siapa, siapa kamu, ini bot apa, siapa yang bikin, siapa yang buat, siapa pembuatnya, ini gratis, gratis gak, gratis nggak, apakah gratis',
    timezone:
      'zona, zona waktu, ganti zona waktu ke, ubah zona waktu ke, saya tinggal di, jam berapa sekarang',
  },
  settings: {
    language:
      'bahasa, ganti bahasa, ubah bahasa, bahasa inggris, bahasa indonesia, pakai bahasa inggris, pakai bahasa indonesia, dalam bahasa inggris, dalam bahasa indonesia, ganti ke bahasa inggris, ganti ke bahasa indonesia',
    reads:
      'hanya berita indonesia, cuma berita indonesia, berita indonesia saja, hanya berita inggris, berita bahasa indonesia saja, berita bahasa inggris, berita berbahasa inggris, artikel bahasa inggris, artikel berbahasa inggris, hanya bahasa inggris, cuma bahasa inggris, bahasa inggris saja, tanpa bahasa inggris, jangan bahasa inggris, berita bahasa indonesia, berita berbahasa indonesia, artikel bahasa indonesia, artikel berbahasa indonesia, hanya bahasa indonesia, cuma bahasa indonesia, bahasa indonesia saja, tanpa bahasa indonesia, jangan bahasa indonesia, tidak mengerti bahasa inggris, tidak paham bahasa inggris, tidak bisa bahasa inggris, tidak mau berita inggris, jangan kirim berita inggris, stop berita inggris, semua bahasa, dua bahasa, kedua bahasa, bahasa lain, bahasa apa saja',
    silent:
      'matikan notifikasi, matikan suara, tanpa suara, jangan bunyi, jangan ada suara, jangan ada suaranya, jangan pakai suara, tidak usah bunyi',
    buttons: 'tombol, tanpa tombol, hilangkan tombol, matikan tombol',
    look: 'tampilan, ubah tampilan, ganti tampilan, tulisan kekecilan, tulisannya kecil, tulisannya kekecilan',
    images:
      'tanpa gambar, tanpa foto, jangan kirim gambar, jangan kirim foto, tidak usah gambar, tidak usah pakai gambar, tidak usah pakai foto, jangan pakai gambar, matikan gambar, stop gambar',
    summary:
      'kepanjangan, terlalu panjang, beritanya kepanjangan, lebih pendek, lebih panjang, lebih singkat, pendekkan, judul saja, judulnya saja, tanpa ringkasan',
  },
  things: { quiet: 'jam tenang', digest: 'ringkasan, rangkuman, ringkasan harian' },
  thanks: 'makasih, trims, terimakasih, terima kasih, nuhun, suwun, matur nuwun',
  nods: 'ok oke okey okeh sip siap baik ya yaa iya tidak nggak enggak gak ga jadi bukan batal batalin batalkan mantap keren maaf haha wkwk wkwkwk hehe dadah bye',
  replies: {
    yes: 'ya, ikuti aja, ikuti saja, ikutin, ikutin aja, ikuti itu, ya betul, iya betul, ya benar, iya benar, ya hapus, iya hapus, ya ikuti, iya ikuti, iya mau, iya, iyaa, yaa, yoi, boleh, gas, gaskeun, gaskan, lanjutkan, betul, benar, bener, setuju, oke, ok, sip, siap, mau, silakan, silahkan, yang itu, itu aja, ya itu, cocok',
    undo: 'urungkan, balikkan, balikin, balikin lagi, balikkan lagi, kembalikan, kembaliin, kembalikan lagi, pulihkan, batalkan yang tadi, batalin yang tadi, batalkan perubahan, batalkan yang barusan, batalin yang barusan, balik kayak semula, balik seperti semula, kembalikan kayak semula, kembalikan seperti semula, kayak semula, seperti semula',
    wrong:
      'salah, tunggu, bentar, jangan diganti, yang tadi jangan diganti, salah pencet, salah ketik, salah topik, bukan itu, bukan yang itu, bukan itu maksudku, bukan itu maksud saya, bukan begitu, bukan, yang satunya, yang satu lagi, bukan yang itu yang satunya, batal, batalkan, batalin, tidak, tidak jadi, tidak usah, tidak mau itu, jangan, enggak, nggak, gak, ga, gajadi',
    more: 'lagi, terus, lanjut, selanjutnya, berikutnya, yang lain, lainnya, lebih lama, lagi dong, terus apa lagi, ada lagi, apa lagi, tambah lagi',
    both: 'dua duanya, keduanya, dua dua nya, semuanya itu, ikuti semuanya, ikuti dua duanya, ikuti keduanya',
  },
  corrections:
    'tapi, waduh, waduh salah, aduh, aduh salah, eh, eh salah, jangan deh, eh jangan, eh bukan, salah, maaf, maaf salah, bukan, maksudnya, maksud saya, maksudku, maksud gue, maksud gw, ganti, ganti jadi, ganti ke, jadi, jadikan, ubah jadi, ubah ke, balikkan ke, balikin ke, kembalikan ke, tunggu, bentar, oh, ralat',
  correctionEnds: 'aja saja deh dong',
  ordinals: 'pertama, kedua, ketiga, keempat, kelima, terakhir',
  besideOrdinals:
    'yang yg nomor nomer no ke pilih pilihan itu saja aja apa baca buka lihat berita topik mau tampilkan',
  home: 'balik, kembali, balik ke menu, kembali ke menu, menu utama',
  beforePlace:
    'jam, waktu, zona, saya sekarang di, sekarang saya di, aku sekarang di, saya lagi di, aku lagi di, gue lagi di, saya pindah ke, aku pindah ke, saya di, aku di, gue di, gw di, saya tinggal di, aku tinggal di, gw tinggal di',
  spellings:
    'yang: yg, tidak: ga gak gk nggak ngga enggak engga kagak tdk tak, jangan: jgn jngn jangn, bagaimana: gimana gmn gmna gimna, kenapa: knp knapa napa, berhenti: brenti brhenti berenti, malam: malem mlm, saja: aja aj, mengerti: ngerti, pakai: pake pk, pakainya: pakenya pakeknya, hapus: apus, notifikasi: notif, kemarin: kemaren kmrn, sampai: sampe ampe, kirim: ngirim krim, saya: sy, gw: gua w, terlalu: trlalu, lagi: lg, ini: ni, kirimannya: kirimanya',
  ending: { full: 'kan', spoken: 'in' },
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
