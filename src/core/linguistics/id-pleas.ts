import type { PleaWords } from './language-data.js';

/** How Indonesian sites ask their readers for something. */
export const indonesianPleas: PleaWords = {
  asks: 'simak simaklah ikuti klik unduh dapatkan temukan tonton dengarkan saksikan kunjungi bagikan nantikan cek intip kirim kirimkan hubungi baca bacalah lihat nikmati subscribe gabung bergabung bergabunglah aktifkan nyalakan pantau tulis tuliskan ketik pindai instal langganan berlangganan tinggalkan komen',
  notAsks: /^\W*cek fakta(?!\p{L})(?! lainnya)/iu,
  politely: 'silakan silahkan',
  luring: 'yuk yuks ayo mari jangan mau ingin penasaran tunggu kuy',
  reader: 'anda kamu kalian sobat pembaca sahabat guys',
  house: /(?<!\p{L})[Kk]ami(?!\p{L})/u,
  media:
    'artikel berita beritanya update informasi info infonya video videonya foto fotonya infografis podcast siniar episode saluran channel kanal grup group aplikasi tautan link laman situs website halaman newsletter email notifikasi komentar kolom medsos akun instagram facebook twitter tiktok youtube google spotify noice ulasan ulasannya selengkapnya lengkapnya faktanya konten streaming tayangan nomor',
  here: /(?<!\p{L})(?:di ?sini|di bawah(?: ini)?|berikut(?: ini)?|di atas)[.!:]?$/iu,
  reporting:
    'kata katanya ujar ujarnya ucap ucapnya tutur tuturnya ungkap ungkapnya jelasnya jelas imbau imbaunya imbuh imbuhnya tambahnya tegas tegasnya sebut sebutnya pesan pesannya papar paparnya tandas tandasnya',
  labels:
    'video, foto, opini, kolom, live, simak, infografis, potret, galeri, breaking news, eksklusif, kabar duka, populer, top news, wawancara, profil, ulasan, cek fakta, viral, update, podcast, tajuk, advertorial',
};
