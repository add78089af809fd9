import type { Pattern } from './language-data.js';

/** Sentences, or whole lines, of Indonesian sites that are no news. */
export const indonesianAsides: readonly Pattern[] = [
  {
    pattern:
      /^(?:selamat (?:pagi|siang|sore|malam|datang)|halo|hai|assalamu\S{2,12}|salam)\b[^.?!]{0,60}(?:!|,$|\bpembaca\W*$)/iu,
    example: 'Selamat pagi, pembaca!',
  },
  { pattern: /^nyaman tanpa iklan\b.*/i, example: 'Nyaman tanpa iklan.' },
  { pattern: /^(?:next|selanjutnya)\s?:\s.*/i, example: 'NEXT: Apa saja gejalanya?' },
  { pattern: /^tentang \p{Lu}[^.!?:]{1,50}:\s.*/iu, example: 'Tentang Acme: Acme membuat tangga.' },
  {
    pattern: /^\*{0,2}\s?(?:fakta atau hoaks|catatan redaksi)\b.*/i,
    example: '* Fakta atau Hoaks? Kirim ke nomor kami.',
  },
  {
    pattern: /^kirim(?:kan)? (?:ke|pesan|tulisan|artikel|pertanyaan|foto|video|informasi|saran)\b.{0,100}$/i,
    example: 'Kirim pesan ke nomor kami.',
  },
  {
    pattern:
      /^(?:baca|lihat|simak|tonton|cek|saksikan|dengarkan|intip)\s+(?:juga|selengkapnya|selanjutnya|lebih lanjut|artikel|berita|video|di sini|infografis|ulasan|informasi|halaman|sumber)\b.*/i,
    example: 'Baca juga: Harga Tiket Naik',
  },
  {
    pattern:
      /^(?:(?:selengkapnya|klik(?: di)? sini|klik di|berita selengkapnya|halaman (?:selanjutnya|berikutnya))\b.{0,60}|(?:baca|lanjut(?:kan)?|selanjutnya)\W*)$/i,
    example: 'Selengkapnya klik di sini',
  },
  {
    pattern:
      /^(?:ikuti|dapatkan|temukan|nikmati|bergabung|gabung|follow|langganan|berlangganan|unduh|download|jangan lupa|jangan lewatkan|yuk)\s.{0,80}\b(?:kami|berita|update|informasi|info|channel|saluran|google news|grup|aplikasi|newsletter|instagram|artikel|breaking news)\b.*/i,
    example: 'Ikuti kami di saluran Portal.',
  },
  {
    pattern: /^(?:simak|saksikan|tonton|lihat) (?:video|foto|juga|selengkapnya|live)\b.*/i,
    example: 'Simak Video "Suasana Pelabuhan"',
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
    pattern: /^(?:oleh|penulis) \p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,4}$/u,
    example: 'Oleh Budi Santoso',
  },
  {
    pattern:
      /^(?:[Cc]opyright|COPYRIGHT|[Hh]ak [Cc]ipta)(?=\s?(?:©|\([cC]\)|:|\d|[Oo]leh\b|[Dd]ilindungi\b|\W*$|(?:\p{Lu}\S*\s?){1,5}$)).{0,80}$/u,
    example: 'Copyright © ANTARA 2024',
  },
  {
    pattern:
      /^(?:tonton|lihat|simak|saksikan|cek|baca) (?:video|foto|ulasan|berita|daftar|informasi|info)nya (?:di|dalam|lewat|melalui|berikut)\b.{0,40}$/i,
    example: 'Tonton videonya di sini!',
  },
  {
    pattern:
      /^(?:info(?:rmasi)?|berita|detail|ulasan)(?: (?:lebih|lanjut|lengkap(?:nya)?|selengkapnya|detail)){1,2}\W{0,2}(?:\p{L}+ ){0,3}(?:klik|kunjungi) (?:link|tautan|di|sini|laman|situs)\b.{0,40}$/iu,
    example: 'Informasi selengkapnya klik link berikut.',
  },
  { pattern: /^dilarang keras mengambil\b.*/i, example: 'Dilarang keras mengambil konten.' },
  { pattern: /^(?:iklan|iklan berikutnya|bagikan|komentar|advertisement)\W*$/i, example: 'IKLAN' },
  {
    pattern: /^(?:video|foto|infografis)(?: pilihan| terkait| lainnya)\s?:\s.*/i,
    example: 'Video terkait: Suasana Pelabuhan',
  },
  {
    pattern:
      /^(?:peringatan|perhatian|catatan)\s?[:!–-]\s.{0,60}\b(?:artikel|berita|konten|video|foto|gambar)\b.*/i,
    example: 'Peringatan: artikel ini memuat gambar kekerasan.',
  },
  {
    pattern: /^(?:foto|ilustrasi|gambar|dok)(?: utama| sampul)?\s?[:./]\s?.{0,120}$/i,
    example: 'Foto: Budi/Antara',
  },
  {
    pattern: /^(?:diterbitkan|terbit|tayang|dipublikasikan|diperbarui)\s?(?::|pada)\s.{0,60}$/i,
    example: 'Diterbitkan: 12 Maret 2024',
  },
  {
    pattern: /^(?:berikut|informasi|berita)(?: \p{L}+){0,4} (?:selengkapnya|lengkapnya)\W*$/iu,
    example: 'Berikut ulasan selengkapnya.',
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
    pattern: /^(?:berikut|inilah|begini)(?: \p{L}+){0,6} (?:selengkapnya|lengkapnya)(?!\p{L}).*/iu,
    example: 'Berikut potret selengkapnya, dirangkum dari media sosial.',
  },
  {
    pattern:
      /^(?:silakan|silahkan|mari|yuk|ayo|jangan (?:lupa|lewatkan|ketinggalan))\b(?!.*\b(?:kata|ujar|imbau|ucap|tutur)\b)(?=.*\b(?:klik|like|share|subscribe|ikuti|simak|kunjungi|bagikan|follow|gabung|pantau|hubungi|baca)\b).*/i,
    example: 'Jangan lupa bagikan ke teman.',
  },
  {
    pattern:
      /^(?:like\b.*\b(?:share|subscribe)\b|penulis (?:adalah|merupakan)\b|disclaimer\b|(?:hubungi|kirim(?:kan)?) (?:kami|redaksi|ke)\b).*/i,
    example: 'Penulis adalah dosen UGM.',
  },
  {
    pattern:
      /^(?:anda |kamu )?(?:punya|memiliki) (?:info|informasi|cerita|berita|keluhan|pertanyaan)\b.{0,60}\?$/i,
    example: 'Anda punya informasi?',
  },
  {
    pattern:
      /^(?:cek|tonton|lihat|simak|baca|video|foto|berita|artikel)\b(?!.*\b(?:kata|ujar|ucap|tutur)\b).{0,40}\b(?:lainnya|selengkapnya|lengkapnya)\b.{0,40}$/i,
    example: 'Cek fakta lainnya di sini.',
  },
  {
    pattern:
      /^(?:artikel|konten|berita|tulisan) ini (?:disponsori|ditulis|disusun|diolah|dihasilkan|hanya|tidak)\b.*/i,
    example: 'Artikel ini disponsori oleh Acme.',
  },
  {
    pattern:
      /^(?:terima kasih (?:sudah|telah|atas)|semoga (?:bermanfaat|membantu)|sekian\b.{0,30}\b(?:bermanfaat|informasi)|ayo (?:berlangganan|bergabung|gabung)|baca tanpa iklan|nantikan .{0,40}\b(?:berita|kelanjutan|update)\w*|update terus berita)(?!\p{L}).*/iu,
    example: 'Semoga bermanfaat.',
  },
  {
    pattern: /^(?:ikuti|simak|pantau|nantikan) (?:terus|selalu)\b(?!.*,? (?:kata|ujar|imbau|ucap)\b).*/i,
    example: 'Ikuti terus perkembangannya hanya di Portal.',
  },
  {
    pattern:
      /\b(?:google news|saluran|newsletter|notifikasi|berlangganan|channel|nomor [a-z]+ kami|medsos kami|media sosial kami)\b(?<=^[^"“”]*)(?:(?<=\b(?:kami|anda|kamu|sobat|yuk)\b.*)|(?=.*\b(?:kami|anda|kamu|sobat|yuk)\b))(?!.*["“”])/i,
    example: 'Anda ada di saluran berbayar.',
  },
];
