import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogSchema, danglingReferences, feedsOf } from '../../src/core/catalog.js';
import { compileTopics } from '../../src/core/classify.js';
import { words } from '../../src/core/text.js';

const catalog = catalogSchema.parse(
  JSON.parse(readFileSync(new URL('../../data/catalog.json', import.meta.url), 'utf8')),
);
const classify = compileTopics(catalog);

/** The catalog's topics of an article that has nothing but this headline, and perhaps labels. */
function topicsOf(headline: string, categories: string[] = []): string[] {
  const article = { headline, summary: null, categories, feed: 'none', publisher: { id: 'none' } };
  return classify(article).filter((topic) => topic !== 'publisher:none');
}

/** Headline, the topics that must be found, the topics that must not. */
const headlines: readonly [string, string[], string[]?][] = [
  ['Ukraina Serang Kilang Minyak Rusia dengan Puluhan Drone', ['rusia-ukraina']],
  ['Perang Rusia Vs Ukraina Hari ke-900, Ini yang Terjadi', ['rusia-ukraina']],
  ['Zelensky meets European leaders in Kyiv', ['rusia-ukraina']],
  ['Russian drones hit power station overnight', ['rusia-ukraina']],
  ['Resep Chicken Kiev ala Restoran, Renyah di Luar', [], ['rusia-ukraina']],
  ['Kualifikasi Piala Dunia: Ukraina Tahan Imbang Islandia', ['piala-dunia'], ['rusia-ukraina']],
  ['Gempa Magnitudo 5,6 Guncang Maluku Utara, BMKG: Tak Berpotensi Tsunami', ['gempa-bumi'], ['cuaca']],
  ['Strong earthquake rattles coastal towns, aftershocks expected', ['gempa-bumi']],
  ['Gempa Politik di Balai Kota, Wakil Mundur', [], ['gempa-bumi']],
  ['Banjir Bandang Terjang Tiga Desa, Ratusan Warga Mengungsi', ['banjir']],
  ['Flash floods cut off mountain villages', ['banjir']],
  ['Film Pendek Karya Siswa Banjir Pujian', [], ['banjir']],
  ['Opposition wins election by a landslide', ['pemilu'], ['banjir']],
  ['Prakiraan Cuaca Besok: BMKG Ingatkan Hujan Lebat di Jabodetabek', ['cuaca'], ['gempa-bumi']],
  ['Typhoon forces thousands to leave their homes', ['cuaca']],
  ['Badai PHK Belum Reda, Buruh Tekstil Cemas', [], ['cuaca']],
  ['Gunung Semeru Erupsi, Kolom Abu Vulkanik Setinggi 1.000 Meter', ['gunung-meletus']],
  ['Volcano spews ash, flights diverted', ['gunung-meletus']],
  ['Violence erupts outside stadium', [], ['gunung-meletus']],
  ['KPK Tetapkan Dua Pejabat sebagai Tersangka Suap Proyek Jalan', ['korupsi', 'hukum-kriminal']],
  ['Former minister jailed for corruption', ['korupsi', 'hukum-kriminal']],
  ['Contoh Soal KPK, Kelipatan Persekutuan Terkecil, untuk Kelas 5', [], ['korupsi']],
  ['Surgeons perfect skin graft technique', [], ['korupsi']],
  ['KPU Umumkan Jadwal Pilkada Serentak', ['pemilu']],
  ['Voters queue at polling stations as electoral officials extend hours', ['pemilu']],
  ['DPR Sahkan RUU Perlindungan Konsumen dalam Rapat Paripurna', ['politik']],
  ['DPR Ian Umumkan Tur Asia', [], ['politik']],
  ['Pemprov Beri Diskon PKB, Cek Syarat Pajak Kendaraan', [], ['politik']],
  ['Presiden Prabowo Terima Duta Besar di Istana Merdeka', ['presiden'], ['amerika-serikat']],
  ["Indonesia's president opens trade fair", ['presiden']],
  ['Otorita IKN: Jalan Tol Menuju Ibu Kota Nusantara Hampir Selesai', ['ikn', 'transportasi']],
  ["Indonesia's new capital welcomes first civil servants", ['ikn']],
  ['Inflasi September Terkendali, Menkeu Optimistis Pertumbuhan Ekonomi Terjaga', ['ekonomi']],
  ['Central bank holds interest rates as inflation slows', ['ekonomi']],
  ['Rupiah Melemah ke Rp16.400 per Dolar AS, IHSG Ikut Turun', ['rupiah'], ['amerika-serikat']],
  ['Rupiah strengthens as stock markets rally', ['rupiah']],
  ['Pemerintah Kucurkan Miliaran Rupiah untuk Perbaikan Jembatan', [], ['rupiah']],
  ['Harga Emas Antam Hari Ini Naik Rp10.000 per Gram', ['emas']],
  ['Atlet Muda Rebut Medali Emas di Kejuaraan Renang', [], ['emas']],
  ['Harga BBM Pertamax Turun Mulai 1 Oktober, Ini Daftarnya', ['bbm']],
  ['Crude oil slips as OPEC weighs output', ['bbm']],
  ['Olive oil prices hit record in southern Europe', [], ['bbm']],
  ['Harga Cabai dan Bawang Naik, Bulog Gelar Pasar Murah', ['pangan']],
  ['Rice prices climb after poor harvest', ['pangan']],
  ['Resep Tempe Mendoan Hemat Minyak Goreng', [], ['pangan']],
  ['Anggaran MBG Ditambah, Badan Gizi Nasional Bangun Dapur Baru', ['makan-bergizi-gratis']],
  ['Timnas Indonesia U-23 Menang 2-0, Pelatih Puji Lini Belakang', ['timnas'], ['bola-voli']],
  ["Indonesia's national team name squad for friendly", ['timnas']],
  ['Timnas Voli Putri Indonesia Lolos ke Final', ['bola-voli'], ['timnas']],
  ['Persib Tundukkan Bali United di Pekan Keempat Super League Indonesia', ['liga-1']],
  ['Hasil Liga Inggris: Arsenal vs Liverpool Berakhir Imbang', ['premier-league']],
  ['Manchester City top Premier League after late winner', ['premier-league']],
  ['Indian Premier League auction: cricket stars in demand', [], ['premier-league']],
  ['Country expands its nuclear arsenal, think tank says', [], ['premier-league']],
  ['Kualifikasi Piala Dunia 2026: Jadwal dan Klasemen', ['piala-dunia']],
  ['Rugby World Cup draw is made', [], ['piala-dunia']],
  ['Ganda Putra Indonesia Juara All England', ['bulu-tangkis']],
  ['Badminton: young shuttlers shine in Jakarta', ['bulu-tangkis']],
  ['Ganda Putri Tenis Indonesia Melaju ke Semifinal', [], ['bulu-tangkis']],
  ['Jadwal MotoGP Mandalika Akhir Pekan Ini', ['motogp'], ['formula-1']],
  ['Verstappen takes pole in Formula One season opener', ['formula-1'], ['motogp']],
  ['Danau Toba Siap Gelar F1 Powerboat', [], ['formula-1']],
  ['Bantuan untuk Warga Palestina Masuk ke Jalur Gaza', ['palestina-israel']],
  ['Israeli and Palestinian delegations arrive for talks', ['palestina-israel']],
  ['Israel Adesanya returns to the octagon', [], ['palestina-israel']],
  ['Tehran says strait of Hormuz will stay open', ['timur-tengah']],
  ['Korut Uji Coba Rudal, Kim Jong Un Hadir', ['korea-utara']],
  ['North Korea opens beach resort to visitors', ['korea-utara']],
  ['DPRK Aceh Utara Gelar Rapat Anggaran', [], ['korea-utara']],
  ['Gedung Putih Umumkan Tarif Baru, Kongres AS Terbelah', ['amerika-serikat']],
  ['White House says talks will go on', ['amerika-serikat']],
  ['Beijing Protes Kapal Asing di Laut China Selatan', ['tiongkok']],
  ['Hasil China Open 2025: Jonatan ke Perempat Final Badminton', ['bulu-tangkis'], ['tiongkok']],
  ['KTT ASEAN Bahas Perbatasan Thailand-Kamboja', ['asean']],
  ['Jadwal Piala ASEAN, Timnas Indonesia di Grup A', ['timnas'], ['asean']],
  ['Karhutla Meluas, Kabut Asap Selimuti Kota', ['iklim']],
  ['Climate change made heatwave worse, study says', ['iklim', 'cuaca']],
  ['Kemenkes Ingatkan Demam Berdarah di Musim Hujan', ['kesehatan', 'cuaca']],
  ['New vaccine cuts measles cases', ['kesehatan']],
  ['Ramalan Zodiak Cancer dan Leo Besok', [], ['kesehatan']],
  ['Pendaftaran Beasiswa LPDP Dibuka, Ini Syaratnya', ['pendidikan']],
  ['Education minister unveils new national curriculum', ['pendidikan']],
  ['Kecerdasan Buatan Bantu Petani Baca Cuaca', ['teknologi', 'cuaca']],
  ['Artificial intelligence chatbot passes exam', ['teknologi']],
  ['Ai Siti, Guru yang Berjalan Kaki 5 Kilometer', [], ['teknologi']],
  ['Apple Pie Recipe for a Rainy Sunday', [], ['teknologi']],
  ['Bitcoin Anjlok, Pasar Kripto Kehilangan Miliaran Dolar', ['kripto']],
  ['Lakers win again at Crypto.com Arena', [], ['kripto']],
  ['Sutradara Muda Bawa Film Indonesia ke Festival Film Busan', ['film-musik']],
  ['Singer announces new album and concert tour', ['film-musik']],
  ['Konser BTS di Jakarta, Penggemar K-Pop Antre Sejak Subuh', ['k-pop']],
  ['Sidang Korupsi Menara BTS 4G Dilanjutkan', ['korupsi'], ['k-pop']],
  ['Jemaah Haji Kloter Pertama Berangkat dari Embarkasi Solo', ['haji-umrah']],
  ['Hajj pilgrims begin arriving in Mecca', ['haji-umrah']],
  ['Jalan Haji Nawi Ditutup Sementara', [], ['haji-umrah']],
  ['Polisi Tangkap Pelaku Pencurian Sepeda Motor', ['hukum-kriminal']],
  ['Man sentenced to ten years for robbery', ['hukum-kriminal']],
  ['Shooting of new comedy begins in Bandung', [], ['hukum-kriminal']],
  ['Arus Mudik Mulai Padat, Ganjil Genap Berlaku di Jalan Tol', ['transportasi']],
  ['Unggahan Penyanyi Itu Banjir Komentar Warganet', [], ['banjir']],
  ['Kebanjiran Order, Penjahit Lembur Tiap Malam', [], ['banjir']],
  ['Party secures electoral landslide in snap poll', ['pemilu'], ['banjir']],
  ['Fans react with an eruption of joy at the final whistle', [], ['gunung-meletus']],
  ['San Jose Earthquakes sign young midfielder', [], ['gempa-bumi']],
  ['Harga Emas Hitam Melonjak, Eksportir Batu Bara Untung', [], ['emas']],
  ['Jadwal Piala Dunia Antarklub, Klub Eropa Unggulan', ['sepak-bola'], ['piala-dunia']],
  ['Impeachment inquiry turns to phone call with Ukraine', ['amerika-serikat'], ['rusia-ukraina']],
  ['Israel strikes air base in Iran, Tehran vows reply', ['timur-tengah'], ['palestina-israel']],
  ['Israeli troops raid West Bank camp', ['palestina-israel'], ['perbankan']],
  ['Sanders leads Biden in New Hampshire primary poll', ['pemilu', 'amerika-serikat']],
  ['House Republicans delay vote on spending bill', ['amerika-serikat'], ['politik']],
  ['Philippine senators question customs chief', [], ['amerika-serikat']],
  ['Dow slips as investors wait for earnings', ['rupiah'], ['amerika-serikat']],
  ['Real Madrid Tumbang di Kandang Barcelona dalam Lanjutan Liga Spanyol', ['sepak-bola', 'la-liga']],
  ['Juventus Imbang Lawan AC Milan', ['sepak-bola', 'serie-a']],
  ['Hasil Undian Liga Champions Musim Depan', ['sepak-bola', 'liga-champions']],
  ['Liga Voli Dimulai, Gol Tunggal Voli Pantai Ditunggu', [], ['sepak-bola']],
  ['Lakers beat Celtics in overtime', ['basket']],
  ['Petenis Muda Juara di Roland Garros', ['tenis'], ['bulu-tangkis']],
  ['Table tennis club opens its doors', [], ['tenis']],
  ['Petinju Itu Rebut Sabuk Juara', ['tinju']],
  ['Kontingen Indonesia Tambah Medali di SEA Games', ['olimpiade'], ['emas']],
  ['Ryder Cup: Europe take early lead', ['golf']],
  ['Volkswagen Golf owners face recall', [], ['golf']],
  ['Yankees beat Red Sox in ten innings', ['bola-amerika']],
  ['European Commission backs new border rules', ['eropa']],
  ['Downing Street denies rift with chancellor', ['inggris']],
  ['Taliban and Afghan officials meet in Kabul', ['india']],
  ['Japan raises alert after submarine sighting', ['jepang']],
  ['Australian prime minister calls inquiry', ['australia']],
  ['Fighting resumes in Darfur', ['afrika']],
  ['Castwell and Rubio trade barbs in second debate', ['pemilu']],
  ['Buttigieg leads in Iowa, new survey finds', ['pemilu', 'amerika-serikat']],
  ['Sanders backers fear superdelegates will decide', ['pemilu', 'amerika-serikat']],
  ['State judges throw out gerrymandered congressional map', ['pemilu']],
  ['Oscar voters pick a quiet film', [], ['pemilu', 'amerika-serikat']],
  ['Susunan Pemain Laga Sore: Beto Cadangan', [], ['pemilu']],
  ['Federal judge blocks order on union fees', ['amerika-serikat']],
  ['Nigerian federal government pays striking doctors', [], ['amerika-serikat']],
  ['Robert Lewandowski Cetak Dua Gol', [], ['amerika-serikat']],
  ['Open borders would cost us, says columnist', ['imigrasi']],
  ['Data migration to Linux servers takes a weekend', [], ['imigrasi']],
  ['Shops ask to sell fewer guns to under-21s', ['senjata-api']],
  ['Top Gun fans queue for the sequel', [], ['senjata-api']],
  ['Justices wary of new limits on searches', ['mahkamah-agung-as']],
  ['Indian Supreme Court justices hear land case', [], ['mahkamah-agung-as']],
  ['City bans plastic straws in restaurants', ['iklim']],
  ['Startups blame an uncertain business climate', [], ['iklim']],
  ['Teachers strike for a third day over pay and tuition', ['pendidikan']],
  ['Siswa SMP Tewas Tenggelam di Sungai', [], ['pendidikan']],
  ['Rombongan Guru Honorer Menanti Pengangkatan', ['pendidikan']],
  ['Syarat Perpanjang SIM Tahun Ini', ['otomotif']],
  ['Stadium on Ford Field will host the final', [], ['otomotif']],
  ['Keutamaan Surat Al Ikhlas bagi Pembacanya', ['islam']],
  ['Resep Sate dari Daging Kurban', [], ['islam']],
  ['Candidate wages likability war on rival', [], ['ketenagakerjaan']],
  ['Campaign staff leak oppo files', [], ['ponsel']],
  ['Venezuela frees opposition leader', ['amerika-latin']],
  ['Densus 88 Tangkap Terduga Teroris di Bekasi', ['terorisme']],
  ['Sekjen PBB Serukan Gencatan Senjata', ['pbb']],
  ['Bayar PBB Kini Bisa Lewat Aplikasi', [], ['pbb']],
  ['Supreme Court hears challenge to voting map', ['mahkamah-agung-as']],
  ["India's Supreme Court bans firecrackers in capital", [], ['mahkamah-agung-as', 'amerika-serikat']],
  ['Border Patrol stops migrants at river', ['imigrasi']],
  ['Senators near deal on gun control', ['senjata-api']],
  ['Iuran BPJS Kesehatan Naik Tahun Depan', ['jaminan-kesehatan', 'kesehatan']],
  ['Pemprov DKI Tambah Taman Kota', ['jakarta']],
  ['Wamena Kembali Tenang', ['papua']],
  ['Papua New Guinea votes for new parliament', ['australia'], ['papua']],
  ['Kapolri Mutasi Sejumlah Kapolda', ['polri']],
  ['Panglima TNI Tinjau Latihan Prajurit', ['tni']],
  ['Kebakaran Pasar Hanguskan Puluhan Kios', ['kebakaran']],
  ['Kecelakaan Beruntun di Tol, Tiga Orang Luka', ['kecelakaan']],
  ['OJK Cabut Izin Perusahaan Pinjol', ['perbankan']],
  ['Bunga KPR Turun, Pengembang Semringah', ['properti']],
  ['Wajib Pajak Diminta Lapor Sebelum April', ['pajak']],
  ['Pabrik Sepatu PHK Seribu Karyawan', ['ketenagakerjaan']],
  ['Air strikes hit rebel town', [], ['ketenagakerjaan']],
  ['Penjualan Mobil Listrik Naik', ['otomotif']],
  ['Izin Tambang Nikel Ditinjau Ulang', ['pertambangan']],
  ['Nelayan dan Petani Garam Minta Perlindungan', ['pertanian']],
  ['UMKM Binaan Tembus Pasar Ekspor', ['umkm']],
  ['Bocoran Harga Smartphone Lipat Terbaru', ['ponsel']],
  ['WhatsApp Uji Fitur Baru untuk Pengguna', ['media-sosial']],
  ['NASA delays moon mission', ['antariksa']],
  ['Nintendo announces new console', ['game']],
  ['Raffi Ahmad dan Nagita Slavina Liburan', ['selebriti']],
  ['Resep Sambal Goreng Pedas ala Rumahan', ['kuliner'], ['pangan']],
  ['Desa Wisata Ini Ramai Wisatawan', ['wisata']],
  ['Ramalan Zodiak Besok: Leo Panen Rezeki', ['zodiak']],
  ['Tips Skincare untuk Kulit Kering', ['kecantikan']],
  ['Bacaan Niat Puasa Ramadan dan Artinya', ['islam']],
  ['Covid-19 cases rise as schools reopen', ['covid', 'kesehatan']],
  ['Komnas HAM Selidiki Kasus Itu', ['perempuan-ham']],
  ['Maskapai Tambah Rute, Bandara Kertajati Bersiap', ['penerbangan']],
  ['Mahkamah Konstitusi Tolak Uji Materi', ['hukum-mk']],
  ['Bansos Cair, Penerima PKH Antre', ['bansos']],
  ['Endangered turtles return to the reef', ['iklim']],
  ['Endangered senator fights back in third ad', [], ['iklim']],
  ['Drought leaves farmers without water for a third year', ['iklim']],
  ['Striker ends his drought with two goals', [], ['iklim']],
  ['Limbah Pabrik Cemari Sungai, Warga Protes', ['iklim']],
  ['Gudang Limbah Kertas Terbakar', ['kebakaran'], ['iklim']],
  ['DHS to speed up deportation of families', ['imigrasi']],
  ['DHS names new head of cyber office', [], ['imigrasi']],
  ['Turis Itu Merasa Diperlakukan bak Imigran Gelap', [], ['imigrasi']],
  ['Riot police fire tear gas as looting spreads', ['hukum-kriminal']],
  ['New album is a riot of joy', [], ['hukum-kriminal']],
  ['Three soldiers killed by roadside bomb', [], ['hukum-kriminal']],
  ['Court takes up same-sex marriage', [], ['hukum-kriminal']],
  ['Okupansi Hotel Naik saat Libur Panjang Idul Adha', [], ['islam']],
  ['Jadwal Salat Idul Adha di Masjid Raya', ['islam']],
  ['Garuda Indonesia Tunjuk Direktur Keuangan Baru', ['penerbangan'], ['transportasi']],
  ['Jadwal Penerbangan Garuda Ditambah untuk Mudik', ['transportasi', 'penerbangan']],
  ['Harga Gelang Emas Hari Ini Turun Lagi', [], ['kecantikan']],
  ['Lima Model Gelang Emas untuk Mahar yang Elegan', ['kecantikan']],
  ['Kebanjiran Pesanan, Perajin Tambah Pekerja', [], ['banjir']],
  ['Warga Tiga RT Kebanjiran, Air Setinggi Lutut', ['banjir']],
  ['Senate majority leader blocks the bill', [], ['pemilu']],
  ['Lawyers for President Trump ask for more time', [], ['pemilu']],
  ["Senate panel hears Biden's attorney general nominee", [], ['pemilu']],
  ['Mexico elects its first woman as president', ['pemilu', 'amerika-latin']],
  ['Kue Tradisional Jepang yang Mudah Dibuat', [], ['jepang']],
  ['Bank Salurkan KUR Rp 2 Triliun', ['umkm']],
];

describe('data/catalog.json', () => {
  it('starts with the topic that the project began with', () => {
    expect(catalog.topics[0]).toMatchObject({
      id: 'rusia-ukraina',
      name: { id: 'Konflik Rusia Vs Ukraina', en: 'Russia-Ukraine war' },
    });
  });

  it('has at least 60 topics, each named in both languages and by a name of its own', () => {
    expect(catalog.topics.length).toBeGreaterThanOrEqual(60);
    for (const language of ['id', 'en'] as const) {
      const names = catalog.topics.map((topic) => topic.name[language]?.toLowerCase());
      expect(names).not.toContain(undefined);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('says no phrase twice in a rule, and rules none out that it asks for', () => {
    for (const { id, match } of catalog.topics) {
      const phrases = [...match.any, ...match.all, ...match.none].map((phrase) => words(phrase).join(' '));
      const repeated = phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index);
      expect({ id, repeated }).toEqual({ id, repeated: [] });
    }
  });

  it('puts every topic into a category, and gives it other names by which people look for it', () => {
    const categories = catalog.categories?.map(({ id }) => id) ?? [];
    expect(danglingReferences(catalog, catalog)).toEqual([]);
    for (const { id, category, aliases = [], related = [] } of catalog.topics) {
      const named = aliases.length + related.length > 0;
      expect({ id, known: categories.includes(category ?? ''), named }).toEqual({
        id,
        known: true,
        named: true,
      });
    }
    expect(catalog.topics.find(({ id }) => id === 'sepak-bola')?.aliases).toContain('bola');
  });

  it('files nothing by a general section alone', () => {
    expect(topicsOf('Harga Pertamax Naik', ['Ekonomi'])).toEqual(['bbm']);
    expect(topicsOf('Lima Cara Menata Meja Kerja', ['Ekonomi', 'Nasional', 'Internasional'])).toEqual([]);
  });

  it('knows the language, time zone and a feed of every publisher', () => {
    expect(catalog.publishers.map((publisher) => publisher.id)).toEqual([
      'tribunnews',
      'antara',
      'detik',
      'cnn-indonesia',
      'tempo',
      'bbc',
      'guardian',
      'nyt',
      'al-jazeera',
    ]);
    for (const publisher of catalog.publishers) {
      expect(publisher.language).toBeDefined();
      expect(publisher.timezone).toBeDefined();
      expect(publisher.feeds.length).toBeGreaterThan(0);
    }
    const addresses = feedsOf(catalog).map((feed) => feed.url);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it.each(headlines)('%s', (headline, must, mustNot = []) => {
    const found = topicsOf(headline);
    expect(found).toEqual(expect.arrayContaining(must));
    expect(found.filter((topic) => mustNot.includes(topic))).toEqual([]);
  });

  it('finds nothing in a headline that belongs nowhere', () => {
    expect(topicsOf('Tips Merawat Tanaman Hias di Balkon')).toEqual([]);
  });

  it("files by the publisher's own label where the headline does not say it", () => {
    const headline =
      'Vladimir Putin Kunjungi Korea Utara, Boyong Menteri Pertahanan hingga Menteri Luar Angkasa';
    expect(topicsOf(headline)).toEqual(['korea-utara']);
    expect(topicsOf(headline, ['Konflik Rusia Vs Ukraina'])).toEqual(['korea-utara', 'rusia-ukraina']);
  });

  it('finds every topic of the catalog by at least one of these headlines', () => {
    const found = new Set(headlines.flatMap(([headline]) => topicsOf(headline)));
    expect(catalog.topics.map((topic) => topic.id).filter((id) => !found.has(id))).toEqual([]);
  });
});
