import { indonesianAsides, indonesianLateAsides } from './id-asides.js';
import { indonesianPleas } from './id-pleas.js';
import { indonesianTalk } from './id-talk.js';
import type { LanguageData } from './language-data.js';

/** What Kabar knows of Indonesian. */
export const indonesian: LanguageData = {
  code: 'id',
  titles:
    'Dok dr drs dra Ir prof H Hj KH K.H R.A Sdr Sdri Bpk jl jln Jend Letjen Mayjen Brigjen Kol Letkol Kapt Lettu Letda Serma Serda Ipda Iptu AKP AKBP Kombes Irjen Komjen Bripka Briptu Tn Ny PT CV UD a.n Yth Ust Kec Kab Kel Ds',
  numbered: 's.d no nomor tgl rt rw hal hlm pasal gg km kav blok',
  shortened:
    'tbk dkk dll dsb dst s.h s.pd s.e s.kom s.t s.ip s.sos s.ag s.psi m.h m.si m.pd m.m m.kom m.sc m.hum m.ag a.md sp.og sp.pd m.t',
  openers:
    'ia dia mereka kami kita saya ini itu hal namun tetapi tapi dan dalam pada di dari ke untuk dengan oleh menurut sementara selain sebelumnya saat ketika setelah karena jika kini sejak selama para seorang sebuah ada tidak belum laga gempa korban polisi petugas warga pemerintah presiden adapun akibat hingga sampai meski walaupun kemudian lalu dividen salah',
  months:
    'januari jan, februari feb pebruari, maret mar, april apr, mei, juni jun, juli jul, agustus agt ags agu, september sep, oktober okt, november nov nopember, desember des',
  dates: {
    published: 'diterbitkan terbit tayang dipublikasikan dimuat',
    beside: 'pada pukul jam tanggal terakhir wib wita wit',
    weekdays: "senin selasa rabu kamis jumat jum'at jum’at sabtu minggu ahad sen sel rab kam jum sab min",
    updates: 'diperba, pembaruan, diubah',
  },
  ordinalDots: false,
  datelines: [
    { dateline: 'LAMATPOST.COM, TUBAN---', sentence: 'Ledakan mengagetkan warga desa.' },
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
    { dateline: 'Lensaindonesia.com: ', sentence: 'Harga emas naik di Jakarta.' },
    { dateline: 'Jakarta (Lampost.co): ', sentence: 'Harga emas naik di Jakarta.' },
    { dateline: 'VIVA – ', sentence: 'Harga emas naik.' },
    { dateline: 'TEMPO.CO,Jakarta-', sentence: 'Serangan udara merusak jembatan.' },
    { dateline: 'Liputan6.com, Jakarta -', sentence: '28 tahun kemudian film itu tayang.' },
    { dateline: 'JAKARTA, KOMPAS.con - ', sentence: 'Serangan udara merusak jembatan.' },
    { dateline: 'Balige, 12 Juni 2026. ', sentence: 'Bupati memimpin panen raya.' },
  ],
  inserts: [
    {
      pattern: /\[(?:gambas|ambas|video|instagram|twitter|youtube)\s?:[^\]]{0,80}\]/i,
      example: '[Gambas:Video CNN]',
      needs: '[',
    },
    {
      pattern:
        /\((?:foto|gambar|dok|dokumentasi|ilustrasi|sumber|video|kredit|(?:baca|lihat|simak)(?: juga)?)(?: ?[:./]| oleh| by| dok)[^()]{1,120}\)/i,
      example: '(Foto: Budi/Antara)',
      needs: '(',
    },
    {
      pattern: /(?<!\p{L})(?:baca|lihat|simak|tonton) (?:juga|selengkapnya|selanjutnya)\s?:[^.!?\n]{0,200}/iu,
      example: 'Baca juga: Harga Tiket Kereta Cepat Naik',
      needs: ':',
    },
    {
      // Initials of those who edited it, or their houses, behind a sentence.
      pattern:
        /(?<=[.!?]["”’]?\s?)(?:\(\p{Ll}{2,4}(?:[/,-]\s?\p{Ll}{2,4}){0,3}\)|\[\p{Lu}{2,6}\]|(?<=\p{Ll}{3}.{1,3})\([^()\s]{1,20}\/[^()]{1,40}\))/u,
      example: '(cr26/portal.com)',
    },
    {
      pattern: /(?<=[.!?]["”]?\s)Halaman [Ss]elanjutnya\s+(?=["“]?\p{Lu})/u,
      example: 'Halaman Selanjutnya',
      needs: 'halaman',
    },
    {
      pattern:
        /(?<!\p{L})(?:gulir|geser|scroll) (?:ke bawah )?untuk (?:melanjutkan|lanjut) (?:mem)?baca\W*/iu,
      example: 'Gulir untuk melanjutkan membaca',
      needs: ' untuk ',
    },
  ],
  fronts: [
    {
      pattern:
        /^(?:[Tt]erakhir )?[Dd]iperbarui(?: pada)?:?\s(?:[^.!?]{0,40}?)(?:pukul )?\d{1,2}[.:]\d{2}(?: WI(?:B|TA|T)\b)?[\s.,:|–—-]+(?=["“‘]?\p{Lu})/u,
      example: 'Diperbarui pada Senin, 12 Maret 2024 pukul 10.15 WIB',
    },
  ],
  asides: indonesianAsides,
  lateAsides: indonesianLateAsides,
  otherNews:
    /baca (?:juga|selanjutnya|lainnya)|rekomendasi(?: untuk anda)?|berita (?:terkini|terkait|terbaru|lainnya|populer|rekomendasi|pilihan)|artikel (?:terkait|lainnya|rekomendasi|terbaru)|terkini|terkait|terpopuler|terbaru|populer|pilihan (?:editor|untukmu)|lihat juga|simak juga|komentar|video pilihan/,
  bylines: {
    writers:
      'oleh, penulis, pewarta, rep, reporter, ditulis oleh, wartawan, jurnalis, kontributor, laporan, laporan wartawan, laporan reporter, laporan jurnalis, teks, naskah, koresponden, peneliti',
    others:
      'editor, red, penyunting, redaktur, uploader, editor bahasa, penerjemah, foto, fotografer, sumber, videografer, infografis, penanggung jawab, produser, disunting oleh, diedit oleh, pewarta foto, ilustrasi, ilustrator, redaktur pelaksana, tim it, terbit, tayang',
    editors: 'penyunting, redaktur, redaktur pelaksana, uploader, editor bahasa, disunting oleh, diedit oleh',
    by: 'oleh',
    openings: 'di',
    conjunctions: 'dan, serta, bersama',
    tails: 'untuk, dari, di, dkk, dkk., cs',
    roles:
      'agregasi sekretaris bendahara iklan pariwara pemerhati pegiat penggiat aktivis praktisi pengajar pakar akademisi alumnus budayawan kolumnis ketua direktur komisioner operator litbang pengelola sekretariat protokol pemberitaan penerangan puspen redaksi redaktur wartawan jurnalis kontributor koresponden penulis pewarta liputan editor penyunting anonim humas fotografer peneliti dosen pengamat mahasiswa reportase newsroom kru pemred diskominfo kominfo dinkominfo',
    offices: 'kontributor koresponden wartawan',
    beats: 'senior muda utama daerah khusus olahraga ekonomi politik',
    starts:
      'partai balai biro kantor koran dewan badan pt cv bank kedutaan lapas rutan dpc dpd dpp dpw pmi ikatan himpunan forum majelis radar harian desa metro ruang',
    ends: 'tbk persero indonesia rakyat gramedia',
    houses:
      'polrestabes polresta bappenas bappeda bpom bkkbn layanan informasi bidang bagian divisi setda polres polda polsek polri kodim kodam korem bpbd bnpb basarnas satgas kpu bawaslu dprd kejari kejati kejagung pemda disdik dinkes tni berita kabar media portal harian surat radio majalah universitas kementerian dinas yayasan lembaga komisi persatuan perusahaan pemerintah pemkot pemkab pemprov kabupaten provinsi komunitas warta suara tabloid tribun',
    vague:
      'tanggal dok dokumentasi pribadi istimewa publikasi siaran pers foto infografis video berita rilis riset cek fakta data kreatif konten mitra tim oleh dan dari untuk di yang situs akun pengguna tamu kami umum pusat sumber kiriman warga pembaca opini kolom artikel nasional daerah',
  },
  lead: {
    connectives:
      'di dan yang dari ke untuk dengan pada oleh bahwa karena serta atau hingga sebagai terhadap para',
    cutMark: /selengkapnya|baca selengkapnya/,
    readMore: /(?:baca |lihat |simak )?selengkapnya/,
    route: /ditempuh|rute|trayek|penerbangan|kereta|(?:hanya|cuma) \d+ (?:menit|jam)/,
    trailer: /(?:\d[\d.,]* )?(?:komentar|kali dibagikan|dilihat)/,
  },
  pleas: indonesianPleas,
  inflection: {
    endings: 'nya lah',
    ownWords: 'akhirnya biasanya masalah misalnya sebaiknya sebelumnya sebenarnya seharusnya',
    unstemmed:
      'alasan berita beruang delapan dialog divisi kebaya kecewa kejagung kejati kelapa kelola kelompok keluarga kembali kemudian kenangan kendali kepala kereta kesatria ketika lebaran masalah melati melayu memori menantu mentari mentega menteri merana merapi merdeka meriah meriam merpati pasaran pelaku pelanggan pemda pemerintah pemilu pemuda pengacara penjara penyair percaya percuma perdana perempuan perihal periksa perintah perkara perkosa permata permisi persebaya pertama pertamina perwira pesawat peserta pesisir pesona sebagai sekali sekolah selatan selesai sembilan sendiri seperti sesuai setelah terlalu tsunami turunan',
  },
  talk: indonesianTalk,
  story: {
    stopWords:
      'ada adalah adapun agar akan akibat antara apa atas atau bagaimana bagi bahkan bahwa baru begini belum berikut bisa buat bukan cara dalam dan dapat dari dengan di dia dua guna hari harus hingga ia ini itu jadi jika juga kali kami kata.katanya karena ke kembali kepada kini kita lagi lain lalu lebih maka maupun masih melalui mereka merupakan namun nya oleh orang pada para pasca pihak pukul pun saat saja salah sang sangat satu saya sebagai sebanyak sebelum sebuah secara sejak sejumlah sekitar selain selama seluruh semua sementara sempat seorang seperti serta setelah siapa soal sudah supaya tak tahun tapi telah tengah tentang terhadap tersebut tetap tetapi tidak turut untuk usai wib wita wit ya yakni yaitu yang baca foto',
    forms:
      'eks bekas=mantan, ketum=ketua umum, sekjen=sekretaris jenderal, waketum=wakil ketua umum, dirut=direktur utama, presdir=presiden direktur, wagub=wakil gubernur, wapres=wakil presiden, wali walkot=walikota, wawali=wakil walikota, wabup=wakil bupati, capres=calon presiden, cawapres=calon wakil presiden, cagub=calon gubernur, caketum=calon ketua umum, stafsus=staf khusus, jubir=juru bicara, kadis=kepala dinas, kades=kepala desa, bos=pimpinan, menkeu=menteri keuangan, menlu=menteri luar negeri, mendagri=menteri dalam negeri, menhub=menteri perhubungan, menkes=menteri kesehatan, mensos=menteri sosial, menag=menteri agama, menpora=menteri pemuda olahraga, menaker=menteri ketenagakerjaan, mendag=menteri perdagangan, mentan=menteri pertanian, menhan=menteri pertahanan, menkumham=menteri hukum, menko=menteri koordinator, mensesneg=menteri sekretaris negara, mendikbud=menteri pendidikan, menkominfo=menteri kominfo, kemenkominfo=kementerian kominfo, wamen=wakil menteri, kemenkeu=kementerian keuangan, kemenlu=kementerian luar negeri, kemendagri=kementerian dalam negeri, kemenhub=kementerian perhubungan, kemenkes=kementerian kesehatan, kemensos=kementerian sosial, kemenag=kementerian agama, kemenpora=kementerian pemuda olahraga, kemnaker kemenaker=kementerian ketenagakerjaan, kemendag=kementerian perdagangan, kementan=kementerian pertanian, kemenhan=kementerian pertahanan, kemenkumham=kementerian hukum, kejagung=kejaksaan agung, kejati=kejaksaan tinggi, kejari=kejaksaan negeri, jampidsus=jaksa agung muda, pemprov=pemerintah provinsi, pemkot=pemerintah kota, pemkab=pemerintah kabupaten, jabar=jawa barat, jateng=jawa tengah, jatim=jawa timur, sumut=sumatera utara, sumbar=sumatera barat, sumsel=sumatera selatan, kalbar=kalimantan barat, kalteng=kalimantan tengah, kalsel=kalimantan selatan, kaltim=kalimantan timur, kaltara=kalimantan utara, sulut=sulawesi utara, sulteng=sulawesi tengah, sulsel=sulawesi selatan, sultra=sulawesi tenggara, sulbar=sulawesi barat, ntt=nusa tenggara timur, ntb=nusa tenggara barat, diy=yogyakarta, jogja yogya jogjakarta=yogyakarta, jakbar=jakarta barat, jaksel=jakarta selatan, jaktim=jakarta timur, jakut=jakarta utara, jakpus=jakarta pusat, dki=jakarta, tangsel=tangerang selatan, japek=jakarta cikampek, ri=indonesia, jokowi=joko widodo, bamsoet=bambang soesatyo, ahok=basuki purnama, jojo=jonatan, sby=susilo bambang yudhoyono, rkuhp=ruu kuhp, rkuhap=ruu kuhap, psg=paris saint germain, mu=manchester united, timnas=tim nasional, bi=bank indonesia, mk=mahkamah konstitusi, ojol=ojek online, medsos=media sosial, karhutla=kebakaran hutan, damkar=pemadam kebakaran, bansos=bantuan sosial, baksos=bakti sosial, lapas=lembaga pemasyarakatan, rutan=rumah tahanan, wna=warga asing, tka=tenaga kerja asing, tki pmi=pekerja migran, nobar=nonton bareng, playstore=play store, pasutri=suami istri, miras=minuman keras, lindu gempabumi=gempa, pul=pool, feri ferry=kapal penyeberangan, wafat berpulang=meninggal, lenyap=hilang, diciduk diringkus dibekuk dicokok terciduk=ditangkap, ciduk ringkus cokok=tangkap, meringkus menciduk membekuk=menangkap, keok takluk tumbang=kalah, tekuk tundukkan libas gilas taklukkan=kalahkan, menundukkan menaklukkan menekuk=mengalahkan, baku damai=berdamai, lelaki=pria, wanita=perempuan, pelajar murid=siswa, ibunda=ibu, ayahanda=ayah, bocah=anak, pemotor=pengendara motor, pesepeda=pengendara sepeda, polisi=polri, aparat=polri, rilis merilis dirilis=luncurkan, komplotan=kawanan, laga pertandingan=duel, merosot ambles terperosok melorot=turun, melonjak meroket melejit melambung=naik, dongkrak kerek=naik, pangkas memangkas dipangkas=turun, gratiskan=bebaskan, ludes=hangus, ratas=rapat terbatas, rups=rapat pemegang saham, paripurna=rapat paripurna, rakernas=rapat kerja nasional, hut=ulang tahun, ultah=ulang tahun, dubes=duta besar, kedubes=kedutaan besar, kapolda=kepala polda, kapolres=kepala polres, kapolri=kepala polri, pilkada=pemilihan kepala daerah, rudal=misil, pbb=perserikatan bangsa',
    // `minggu` (Sunday) is a week too, and says too little.
    days: '- senin selasa rabu kamis jumat sabtu',
    numbers: 'dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas',
    scales: { trillion: 'triliun', billion: 'miliar milyar', million: 'juta jt', thousand: 'ribu rb' },
    dates: { months: 'jan feb mar apr mei jun jul agu sep okt nov des', monthFirst: false },
    clock: { before: /pukul|jam/, behind: /wib|wita|wit/ },
    counted: /orang|rumah|warga/,
    percent: /persen/,
    magnitude: { before: /magnitud[eo]?|sr/, behind: /sr\b|skala richter/ },
    marks: {
      preview:
        /besok|prediksi|jelang|menjelang|bakal|akan|siap|jadwal|susunan pemain|link (?:live|nonton)|dijadwalkan|rencana(?:nya)?/,
      plan: /ingin|berencana|ajukan|usul(?:kan|an)?|wacana|harap|berharap|janji|target(?:kan)?|dikabarkan|diduga|akan|bakal/,
      aftermath:
        /usai|setelah|disambut|konvoi|diarak|laporan awal|selidiki|menyelidiki|penyebab|pasca\w*|seusai|imbas|dampak|buntut|akibat|ratusan warga|bantuan|santunan|normal kembali|kembali normal|kronologi/,
      reaction:
        /tanggapi|menanggapi|tanggapan|respons?|merespons?|reaksi|kecam|mengecam|tolak|menolak|banding|kasasi|puji|memuji|kritik|mengkritik|ucapkan|desak|mendesak|minta|meminta|bela|komentar\w*|sindir|protes|tuding|sesalkan|hormati|dukung|duka|belasungkawa|keluhkan|keberatan|klarifikasi|angkat bicara|buka suara|soal/,
      saying:
        /sebut|ungkap(?:kan)?|kenang|mengenang|kata|mengaku|akui|tegaskan|klaim|curhat|beberkan|jelaskan|alasan(?:nya)?|penjelasan|pertimbangan|singgung|cerita(?:kan)?|jawab|nilai|yakin|pastikan|ingatkan|imbau/,
      listicle:
        /ini daftar\w*|daftar|berikut|fakta|profil|sosok|deretan|begini cara|cara|intip|simak|mengenal|kronologi|panduan|rekomendasi|tips|inspirasi|potret|foto|sejarah|kisah|cerita/,
      question: /apa|siapa|mengapa|kenapa|bagaimana|benarkah|mungkinkah|apakah/,
      comment:
        /opini|analisis|kolom|tajuk|pengamat|pakar|peneliti|riwayat|semasa hidup|detik.detik|kesaksian|catatan|klasemen|top skor|media asing|infografis|kata.kata|perjuangan|perjalanan|jejak|viral|gambarkan/,
      partway:
        /babak (?:pertama|kedua|i|ii|1|2)|jeda|turun minum|(?:skor|hasil|klasemen|unggul|tertinggal|perolehan suara) sementara|live score|quick count|hitung cepat/,
      sequel:
        /keluarga|pengungsi|penyintas|tersangka|terdakwa|kuasa hukum|apresiasi|sambut|menyambut|janji\w*|ragukan|soroti|hadiri|tinjau|kunjungi|jenguk|dimakamkan|pemakaman|pelayat|jenazah|konvoi|penghormatan|ajukan|banding|kasasi|praperadilan|geledah|segel|rehabilitasi|dilimpahkan|pansus|hentikan|bangun ulang|surut|padam|reda|pulih|aman|lanjut|kembali|masih|kecam|mengecam|hormati|keluhkan|selidiki|menyelidiki|imbas|melonjak|dipicu|pemicu|ragukan|pertanyakan|mempertanyakan|ekonom|pengamat|klaim|korban bertambah|bertambah jadi|serah terima|kejiwaan|saham|ditutup permanen|setelah/,
      elapsed:
        /(?:sehari|sepekan|seminggu|sebulan|hari|pekan|minggu|bulan) (?:setelah|sesudah|usai|seusai|pasca\w*|kemudian|lalu|sejak|silam|kemarin)|hari ke ?\w+|kemarin/,
      market:
        /ihsg|bursa|saham|rupiah|dolar|kurs|emas|harga (?:minyak|perak|bitcoin|kripto|kedelai|cabai|beras)|bitcoin|kripto|wall street/,
    },
    future:
      /akan|bakal|besok|lusa|dijadwalkan|direncanakan|berencana|rencananya|bersiap|menjelang|jelang|dipastikan/,
    rounds: {
      sixteen: /16 besar/,
      quarter: /perempat ?final|(?:8|delapan) besar/,
      semi: /semi ?final|(?:4|empat) besar/,
      final: /final|partai puncak/,
      title: /juara(?! (?:dunia|bertahan))|gelar|menjuarai/,
    },
    reached: /ke|lolos|melaju|menuju|tembus|menembus/,
    earlier:
      /usai|seusai|setelah|pasca|buntut|imbas|akibat|karena|gara-gara|gegara|terkait|soal|atas|menyusul|di tengah/,
    ages: 'usia umur berusia',
    years: 'tahun thn th',
    where: 'di kawasan kota kabupaten provinsi',
    routine:
      /zodiak|imsak(?:iyah)?|jadwal (?:sholat|salat|shalat|buka|tayang|siaran|acara|bola|kapal|kereta|samsat|sim)|sim keliling|togel|kurs (?:dollar|dolar|rupiah)|harga emas (?:antam )?(?:hari ini|pegadaian)|prakiraan cuaca|ramalan|kunci jawaban|jadwal lengkap|kode redeem|(?:berita )?(?:ter)?populer\b/,
    events: {
      death:
        'tewas meninggal wafat tutup_usia mati jenazah jasad menewaskan berpulang gugur bunuh pembunuhan dibunuh membunuh meregang_nyawa embuskan_napas tewaskan habisi menghabisi renggut merenggut tak_bernyawa kehilangan_nyawa korban_jiwa terbunuh kematian',
      funeral: 'pemakaman dimakamkan makam jenazah_tiba melayat dikebumikan kebumikan pelayat kuburkan',
      attack:
        'serang serangan menyerang diserang tembak penembakan menembak ditembak tusuk penusukan ditusuk bom bombardir dibom rudal aniaya penganiayaan keroyok pengeroyokan tembaki ditembaki gempur menggempur digempur bacok dibacok membacok hujani serbu menyerbu penyerangan baku_tembak',
      blast: 'ledakan meledak ledak meledakkan diledakkan peledakan',
      crash:
        'kecelakaan tabrak tabrakan menabrak ditabrak terguling tenggelam karam jatuh anjlok laka tergelincir hantam menghantam dihantam seruduk menyeruduk terjungkal terperosok_ke kandas_di terbalik menabrakkan tertabrak keluar_rel jatuhnya tenggelamnya',
      fire: 'kebakaran terbakar membakar hangus api karhutla ludes dilalap lalap melalap jago_merah terbakarnya kobaran bakar dibakar hanguskan menghanguskan pembakaran',
      quake: 'gempa lindu gempabumi getaran digoyang guncangan',
      eruption:
        'erupsi meletus letusan vulkanik gunung_api lava abu_vulkanik muntahkan memuntahkan semburkan',
      flood:
        'banjir rendam terendam merendam genangan tergenang luapan meluap rob genangi kebanjiran banjiri',
      storm: 'badai topan siklon beliung puting angin_kencang hujan_badai',
      landslide: 'longsor ambruk roboh runtuh ambrol putus tanah_bergerak tertimbun timbun menimbun',
      rescue:
        'selamatkan diselamatkan selamat evakuasi dievakuasi mengevakuasi mengungsi pengungsi pengungsian',
      search: 'hilang pencarian dicari mencari lenyap tim_sar basarnas sar',
      found: 'ditemukan menemukan penemuan',
      injury: 'luka terluka cedera dirawat',
      arrest:
        'ditangkap menangkap tangkap penangkapan ringkus diringkus bekuk dibekuk ciduk diciduk terciduk diamankan mengamankan ott ditahan menahan penahanan gerebek digerebek terjaring dicokok digelandang diborgol jebloskan dijebloskan meringkus membekuk tertangkap masuk_bui rompi_tahanan',
      charge: 'tersangka didakwa dakwaan dakwa menjerat dijerat mentersangkakan jerat',
      trial: 'sidang disidang persidangan saksi bersaksi kesaksian pleidoi eksepsi tuntut dituntut tuntutan',
      verdict: 'bersalah putusan diputus terbukti',
      sentence: 'vonis divonis terpidana hukuman dihukum penjara memvonis eksekusi bui dibui',
      acquit: 'bebas dibebaskan membebaskan pembebasan lepas grasi amnesti abolisi',
      appeal: 'banding kasasi praperadilan peninjauan_kembali',
      lawsuit: 'gugat gugatan menggugat digugat lapor laporkan melaporkan dilaporkan somasi',
      probe:
        'selidiki penyelidikan menyelidiki periksa diperiksa memeriksa pemeriksaan usut mengusut diusut panggil memanggil dipanggil pemanggilan geledah penggeledahan olah_tkp ungkap_penyebab dalami_penyebab',
      win: 'menang kemenangan memenangkan kalahkan mengalahkan dikalahkan kalah tumbang tumbangkan juara menjuarai taklukkan menaklukkan takluk tundukkan menundukkan tekuk libas bantai hajar bekuk gebuk permalukan gelar bungkam membungkam benamkan pecundangi unggul ungguli mengungguli dihajar dibantai jawara rebut_gelar pesta_gol jungkalkan pukul kandas dipukul',
      draw: 'imbang seri bermain_imbang',
      transfer:
        'transfer rekrut merekrut direkrut dikontrak boyong datangkan mendatangkan pinjaman bergabung gabung',
      resign: 'mundur pengunduran mengundurkan undur pensiun lengser melepas_jabatan',
      sack: 'dipecat pecat memecat pemecatan dicopot copot mencopot pencopotan diberhentikan memberhentikan pemberhentian dinonaktifkan depak mendepak didepak rombak dirombak rotasi dirotasi mutasi dimutasi geser digeser reshuffle ganti diganti gantikan menggantikan',
      appoint:
        'dilantik lantik melantik pelantikan ditunjuk tunjuk menunjuk penunjukan diangkat calon capim gantikan menggantikan pimpin dikukuhkan jabat menjabat resmi_jadi dipercaya reshuffle rombak dirombak rotasi dirotasi mutasi dimutasi geser digeser ganti diganti',
      elect: 'pemilu pilpres pilkada terpilih pemilihan memilih pilgub pileg',
      rise: 'naik kenaikan menaikkan naikkan dinaikkan melonjak lonjakan menguat penguatan meningkat meroket melejit tertinggi tembus menembus melambung terapresiasi kerek dikerek lebih_mahal tumbuh pertumbuhan menanjak',
      fall: 'turun penurunan menurunkan turunkan diturunkan pangkas memangkas dipangkas merosot melemah pelemahan anjlok terpuruk ambles terendah rontok terperosok melandai terdepresiasi jeblok lebih_murah diskon potong dipotong ambruk deflasi',
      hold: 'mempertahankan pertahankan dipertahankan stabil tidak_berubah tahan',
      pass: 'sahkan disahkan mengesahkan pengesahan setujui menyetujui disetujui persetujuan kabulkan mengabulkan dikabulkan restui',
      reject: 'tolak menolak ditolak penolakan veto bantah membantah dibantah enggan menampik tepis',
      deal: 'sepakat kesepakatan menyepakati disepakati damai perdamaian perjanjian gencatan nota_kesepahaman mou sepakati teken diteken meneken tandatangani menandatangani rampung',
      protest:
        'demo demonstrasi unjuk_rasa aksi massa mahasiswa_turun ricuh kerusuhan rusuh bentrok bentrokan geruduk kepung turun_ke unjuk pengunjuk blokade protes',
      strike: 'mogok',
      launch:
        'luncurkan meluncurkan diluncurkan peluncuran rilis dirilis merilis perkenalkan memperkenalkan meluncur mengudara memasarkan dipasarkan masuk_ri hadir_di jual dijual',
      opening: 'resmikan meresmikan diresmikan peresmian dibuka membuka pembukaan',
      closing:
        'tutup menutup ditutup penutupan hentikan menghentikan dihentikan penghentian batal dibatalkan membatalkan ditunda menunda penundaan setop disetop urungkan bekukan dibekukan membekukan batalkan tunda segel disegel menyegel stop',
      ban: 'larang melarang dilarang larangan blokir diblokir pemblokiran cekal dicekal tak_boleh batasi dibatasi membatasi',
      lift: 'cabut dicabut mencabut pencabutan izinkan mengizinkan diizinkan pulih',
      fine: 'denda didenda sanksi disanksi tilang ditilang tarif hukum bea cukai',
      recall: 'tarik_kembali penarikan',
      visit:
        'kunjungi kunjungan berkunjung mengunjungi tinjau meninjau peninjauan tiba blusukan sambangi menyambangi datangi mendatangi lawatan',
      meeting:
        'bertemu pertemuan temui menemui ditemui rapat perundingan ktt audiensi dialog jumpa bersua jamu menjamu',
      family:
        'menikah nikah pernikahan dinikahi lamaran menikahi tunangan bertunangan pertunangan persunting',
      divorce: 'cerai bercerai perceraian menceraikan resmi_berpisah pisah_ranjang pisah_rumah',
      birth: 'lahir melahirkan kelahiran hamil',
      hack: 'retas peretas peretasan diretas bocor kebocoran ransomware siber dibobol_hacker deepfake',
      layoff: 'phk dirumahkan pemutusan_hubungan pemecatan_massal kehilangan_pekerjaan',
      merger:
        'akuisisi mengakuisisi diakuisisi merger beli membeli dibeli pembelian caplok mencaplok dicaplok penggabungan bergabungnya',
      profit: 'laba pendapatan rugi kuartal',
      invest: 'investasi berinvestasi bangun membangun dibangun pembangunan',
      theft:
        'curi mencuri dicuri pencurian maling rampok merampok dirampok perampokan begal pembegalan jambret copet gasak menggasak dibobol gondol menggondol jarah dijarah penjarahan dijambret penjambret sita_curian',
      bribery: 'korupsi suap menyuap disuap gratifikasi pemerasan pungli koruptor penyuapan',
      drugs: 'narkoba sabu ganja narkotika ekstasi',
      abuse:
        'perkosa pemerkosaan cabul pencabulan dicabuli pelecehan perundungan bully dibully asusila kdrt syur rudapaksa diperkosa lecehkan melecehkan mencabuli cabuli kekerasan_seksual',
      kidnap: 'culik penculikan diculik sandera disandera penyanderaan',
      disease:
        'wabah virus varian covid dbd keracunan campak kolera rabies pandemi merebak terjangkit terinfeksi penularan',
      aid: 'bantuan santunan sumbang menyumbang donasi salurkan menyalurkan disalurkan bantu membantu hibah sumbangan',
      record: 'rekor terbanyak',
      goal: 'gol cetak mencetak dicetak',
      qualify: 'lolos melaju maju melenggang',
      exit: 'tersingkir disingkirkan singkirkan angkat_koper terdegradasi',
      award: 'penghargaan anugerah nobel oscar piala_citra',
      candidacy: 'daftar mendaftar pendaftaran nyalon mencalonkan pencalonan maju_jadi usung diusung',
      apology: 'minta_maaf permintaan_maaf meminta_maaf',
      outage: 'gangguan padam mati_lampu lumpuh eror down gelap_gulita blackout',
      auction: 'lelang melelang dilelang pelelangan',
      support: 'dukung mendukung didukung dukungan apresiasi mengapresiasi diapresiasi restu',
      bankrupt: 'bangkrut pailit kebangkrutan gulung_tikar',
    },
  },
};
