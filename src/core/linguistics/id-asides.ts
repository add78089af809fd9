import type { Pattern } from './language-data.js';

/** Sentences, or whole lines, of Indonesian sites that are no news. */
export const indonesianAsides: readonly Pattern[] = [
  {
    pattern:
      /^(?:halo|hai|hi|selamat (?:pagi|siang|sore|malam|datang))(?!\p{L})[^.?!]{0,60}(?:[!,]$|\b(?:pembaca|semua(?:nya)?|sobat \p{L}+|teman-teman|apa kabar)\W*$)/iu,
    example: 'Halo, sobat Warta!',
  },
  { pattern: /^ass?alamu[’‘' ]?alaikum(?!\p{L})[^"“]{0,60}$/iu, example: 'Assalamualaikum warahmatullahi.' },
  { pattern: /^tentang \p{Lu}[^.!?:]{1,50}:\s.*/iu, example: 'Tentang Acme: Acme membuat tangga.' },
  {
    pattern:
      /^(?:baca|lihat|simak|tonton|cek|saksikan|dengarkan|intip)\s+(?:juga|selengkapnya|selanjutnya|lebih lanjut|artikel|berita|video|di sini|infografis|ulasan|informasi|halaman|sumber)\b.*/i,
    example: 'Baca juga: Harga Tiket Naik',
  },
  {
    pattern:
      /^(?:(?:selengkapnya|klik(?: di)? sini|klik di|berita selengkapnya)\b.{0,60}|halaman (?:selanjutnya|berikutnya)(?!\s\p{L}+\s\p{L}).{0,60}|(?:baca|lanjut(?:kan)?|selanjutnya)\W*)$/iu,
    example: 'Selengkapnya klik di sini',
  },
  {
    pattern:
      /^(?:berita|artikel|tulisan|konten) ini (?:telah|sudah|pernah|juga|merupakan|adalah|bersumber|dibuat|diterjemahkan|bekerja sama|kerja sama)\b.*/i,
    example: 'Berita ini telah tayang di Portal dengan judul Pelabuhan.',
  },
  {
    pattern: /^(?:artikel|berita|baca)\s?(?:lainnya|terkait|terbaru|populer|rekomendasi)?\s?:.*/i,
    example: 'Artikel terkait: Harga Tiket',
  },
  {
    pattern:
      /^(?:penulis|editor|reporter|pewarta|penyunting|redaktur|sumber|fotografer|oleh|kontributor|laporan)\s?:\s.*/i,
    example: 'Pewarta: Budi Santoso.',
  },
  {
    pattern:
      /^(?:[Ll]aporan (?:[Ww]artawan|[Rr]eporter|[Jj]urnalis|[Kk]ontributor|[Kk]oresponden)|LAPORAN \p{Lu}+)\s(?=\p{Lu}).{0,100}$/u,
    example: 'Laporan Wartawan Tribunnews.com, Budi Santoso',
  },
  {
    pattern:
      /^(?:[Cc]opyright|COPYRIGHT|[Hh]ak [Cc]ipta)(?=\s?(?:©|\([cC]\)|:|\d|[Oo]leh\b|[Dd]ilindungi\b|\W*$|(?:\p{Lu}\S*\s?){1,5}$)).{0,80}$/u,
    example: 'Copyright © ANTARA 2024',
  },
  {
    pattern: /^(?:sumber|keterangan) (?:gambar|foto|video),\s.*/i,
    example: 'Keterangan gambar, Jembatan itu.',
  },
  {
    pattern:
      /^(?:artikel|postingan|pos|berita|tulisan)\s.*(?:pertama kali (?:tampil|muncul|terbit|tayang|dimuat|diterbitkan|dipublikasikan)|(?:tampil|muncul|terbit|tayang|dimuat|diterbitkan|dipublikasikan) pertama kali) (?:di|pada|oleh)\b.*/i,
    example: 'Postingan Jembatan Dibuka muncul pertama kali di Portal.',
    toEnd: true,
  },
  { pattern: /^dilarang keras mengambil\b.*/i, example: 'Dilarang keras mengambil konten.' },
  { pattern: /^(?:iklan|iklan berikutnya|bagikan|komentar|advertisement)\W*$/i, example: 'IKLAN' },
  {
    pattern: /^(?:video|foto|infografis)(?: pilihan| terkait| lainnya)\s?:\s.*/i,
    example: 'Video terkait: Suasana Pelabuhan',
  },
  {
    pattern:
      /^(?:begini|berikut|ini) (?:penjelasan(?:nya)?|ulasan(?:nya)?|cerita(?:nya)?|informasi(?:nya)?|daftar(?:nya)?|kronologi(?:nya)?|selengkapnya)\W*$/i,
    example: 'Begini penjelasannya.',
  },
];

/** The same, but milder: only what stands behind a sentence of the news is left out. */
export const indonesianLateAsides: readonly Pattern[] = [
  {
    pattern:
      /^(?:[Dd]ilaporkan|[Dd]itulis|[Dd]iliput|[Dd]isunting|[Dd]iedit|[Dd]iterjemahkan) oleh \p{Lu}[^,.!?]{2,60}\.?$/u,
    example: 'Dilaporkan oleh Budi Santoso dari Malta.',
  },
  {
    pattern: /^(?:lantas|lalu|nah|terus|kira-kira),? [^.!?]{5,60}\?$/i,
    example: 'Lantas, seperti apa kondisinya?',
  },
  {
    pattern:
      /^(?:dilansir|dikutip|disadur|melansir|mengutip)(?: dari)?(?: [^\s,]+){1,4}(?:, \p{L}+(?: \([\d/]+\))?)?\.?$/iu,
    example: 'Dilansir dari Antara, Senin (5/6).',
  },
  {
    pattern:
      /^(?:silakan|silahkan|mari|yuk|ayo|jangan (?:lupa|lewatkan|ketinggalan))\b(?!.*\b(?:kata|ujar|imbau|ucap|tutur)\b)(?=.*\b(?:klik|like|share|subscribe|ikuti|simak|kunjungi|bagikan|follow|gabung|pantau|hubungi|baca)\b).*/i,
    example: 'Jangan lupa bagikan ke teman.',
  },
  {
    pattern:
      /\b(?:google news|saluran|newsletter|notifikasi|berlangganan|channel|nomor [a-z]+ kami|medsos kami|media sosial kami)\b(?<=^[^"“”]*)(?:(?<=\b(?:kami|anda|kamu|sobat|yuk)\b.*)|(?=.*\b(?:kami|anda|kamu|sobat|yuk)\b))(?!.*["“”])/i,
    example: 'Anda ada di saluran berbayar.',
  },
];
