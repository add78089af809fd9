import type { LanguageData } from './language-data.js';

/** What Kabar knows of Indonesian. */
export const indonesian: LanguageData = {
  code: 'id',
  titles:
    'dr drs dra Ir prof H Hj KH K.H R.A Sdr Sdri Bpk jl jln Jend Letjen Mayjen Brigjen Kol Letkol Kapt Lettu Letda Serma Serda Ipda Iptu AKP AKBP Kombes Irjen Komjen Bripka Briptu Tn Ny PT CV UD a.n Yth Ust Kec Kab Kel Ds',
  numbered: 'no nomor tgl rt rw hal hlm pasal gg km',
  shortened:
    'tbk dkk dll dsb dst s.h s.pd s.e s.kom s.t s.ip s.sos s.ag s.psi m.h m.si m.pd m.m m.kom m.sc m.hum m.ag a.md sp.og sp.pd m.t',
  openers:
    'ia dia mereka kami kita saya ini itu hal namun tetapi tapi dan dalam pada di dari ke untuk dengan oleh menurut sementara selain sebelumnya saat ketika setelah karena jika kini sejak selama para seorang sebuah ada tidak belum laga gempa korban polisi petugas warga pemerintah presiden adapun akibat hingga sampai meski walaupun kemudian lalu dividen salah',
  months:
    'januari februari maret april mei juni juli agustus september oktober november desember jan feb mar apr jun jul agt ags agu sep okt nov des',
  ordinalDots: false,
  datelines: [
    {
      dateline: 'Laporan Wartawan Tribunnews.com, Budi Santoso TRIBUNNEWS.COM, MEDAN - ',
      sentence: 'Ratusan warga mengungsi.',
    },
    { dateline: 'TRIBUNNEWS.COM, JAKARTA - ', sentence: 'Polisi menangkap dua pencuri.' },
    { dateline: 'TRIBUNNEWS.COM - ', sentence: 'Polisi menangkap dua pencuri.' },
    { dateline: 'BANDUNG, KOMPAS.com – ', sentence: 'Banjir mulai surut pada Rabu.' },
    { dateline: 'Jakarta (ANTARA) - ', sentence: 'Harga beras turun.' },
    { dateline: 'Jakarta, CNN Indonesia -- ', sentence: 'Timnas menang atas Vietnam.' },
    { dateline: 'Jakarta, detikcom - ', sentence: 'Gempa mengguncang Sukabumi.' },
    { dateline: 'Liputan6.com, Jakarta - ', sentence: 'Konser ditunda.' },
    { dateline: 'Bisnis.com, JAKARTA — ', sentence: 'Indeks ditutup menguat.' },
    { dateline: 'MEDIAINDONESIA.COM, 12/03/2024 - ', sentence: 'Dana desa cair.' },
    { dateline: 'JAKARTA, iNews.id- ', sentence: 'Dana desa cair.' },
    { dateline: 'JAKARTA - ', sentence: 'Presiden meresmikan ruas tol.' },
    { dateline: 'Jakarta - ', sentence: 'Presiden meresmikan ruas tol.' },
    { dateline: 'Jakarta, Beritasatu.com - ', sentence: 'Harga emas naik.' },
    { dateline: 'VIVA – ', sentence: 'Harga emas naik.' },
  ],
  inserts: [
    {
      pattern: /\[(?:gambas|ambas|video|instagram|twitter|youtube)\s?:[^\]]{0,80}\]/i,
      example: '[Gambas:Video CNN]',
    },
    {
      pattern:
        /\((?:foto|gambar|dok|dokumentasi|ilustrasi|sumber|video|kredit)(?: ?[:./]| oleh| by| dok)[^()]{1,120}\)/i,
      example: '(Foto: Budi/Antara)',
    },
    {
      pattern: /(?<!\p{L})(?:baca|lihat|simak|tonton) (?:juga|selengkapnya|selanjutnya)\s?:[^.!?\n]{0,200}/iu,
      example: 'Baca juga: Harga Tiket Kereta Cepat Naik',
    },
    {
      pattern: /(?<!\p{L})(?:gulir|geser|scroll) (?:ke bawah )?untuk (?:melanjutkan|lanjut) membaca\W*/iu,
      example: 'Gulir untuk melanjutkan membaca',
    },
  ],
  asides: [
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
      pattern: /^laporan (?:wartawan|reporter|jurnalis|kontributor|koresponden)\s.{0,100}$/i,
      example: 'Laporan Wartawan Tribunnews.com, Budi Santoso',
    },
    {
      pattern: /^(?:oleh|penulis) \p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,4}$/u,
      example: 'Oleh Budi Santoso',
    },
    { pattern: /^(?:copyright|hak cipta)\b.{0,80}$/i, example: 'Copyright © ANTARA 2024' },
    { pattern: /^dilarang keras mengambil\b.*/i, example: 'Dilarang keras mengambil konten.' },
    { pattern: /^(?:iklan|iklan berikutnya|bagikan|komentar|advertisement)\W*$/i, example: 'IKLAN' },
    {
      pattern: /^(?:video|foto|infografis)(?: pilihan| terkait| lainnya)?\s?:\s.*/i,
      example: 'Video: Suasana Pelabuhan',
    },
    { pattern: /^(?:foto|ilustrasi|gambar|dok)\s?[:./]\s?.{0,120}$/i, example: 'Foto: Budi/Antara' },
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
  ],
  bylines: {
    writers:
      'oleh, penulis, pewarta, reporter, ditulis oleh, wartawan, jurnalis, kontributor, laporan, laporan wartawan, laporan reporter, laporan jurnalis, teks, naskah, koresponden, peneliti',
    others:
      'editor, penyunting, redaktur, uploader, editor bahasa, penerjemah, foto, fotografer, sumber, videografer, infografis, penanggung jawab, produser, disunting oleh, diedit oleh, pewarta foto, ilustrasi, ilustrator, redaktur pelaksana, tim it, terbit, tayang',
    openings: 'di',
    conjunctions: 'dan, serta, bersama',
    tails: 'untuk, dari, di',
    roles:
      'redaksi redaktur wartawan jurnalis kontributor koresponden penulis pewarta liputan editor penyunting anonim humas fotografer peneliti dosen pengamat mahasiswa reportase newsroom kru biro pemred',
    beats: 'senior muda utama daerah khusus olahraga ekonomi politik',
    houses:
      'berita kabar media portal harian surat radio majalah koran universitas kementerian dinas yayasan lembaga kantor badan dewan komisi persatuan perusahaan pemerintah pemkot pemkab pemprov kota kabupaten provinsi komunitas warta suara tabloid tribun',
    vague:
      'tim oleh dan dari untuk di yang situs akun pengguna tamu kami umum pusat sumber kiriman warga pembaca opini kolom artikel nasional daerah',
  },
};
