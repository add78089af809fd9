# Jendela operator. Teks untuk obrolan ada di ../id.ftl.

title = Kabar
nav-label = Halaman
nav-now = Sekarang
nav-feeds = Umpan
nav-articles = Berita
nav-topics = Topik
nav-chats = Obrolan
nav-talk = Mengobrol
skip-to-content = Langsung ke isi
language-other = English
language-label = Bahasa
log-out = Keluar

login-title = Masuk
login-token = Token
login-hint = WEB_TOKEN dari Kabar ini.
login-button = Masuk
login-wrong = Token itu tidak cocok. Lihat WEB_TOKEN di .env.
login-slow = Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.

refused-host = Jendela ini hanya terbuka untuk komputernya sendiri. Untuk membukanya dengan nama lain atau lewat proksi, atur WEB_TOKEN lalu jalankan Kabar lagi.
refused-origin = Permintaan ini datang dari situs lain, jadi tidak ada yang diubah. Buka jendela ini langsung dan coba lagi di sana.
not-found = Halaman itu tidak ada.
failed = Gagal. Alasannya ada di log.

pages = Halaman daftar
page-before = Lebih baru
page-behind = Lebih lama
unknown = –

feeds-add = Tambah umpan: alamat situs atau umpan
feeds-find = Cari umpan
feeds-found = Umpan yang ditemukan
feeds-found-none = Tidak ada umpan di sana. Coba alamat umpannya langsung.
feeds-would-post = Yang akan dikirim:
feeds-known = Umpan ini sudah dibaca Kabar.
feeds-add-this = Tambahkan umpan ini
feeds-back = Kembali ke daftar umpan
feeds-filter = Nama
feeds-sort = Urutan
feeds-sort-health = Yang bermasalah dulu
feeds-sort-name = Menurut nama
feeds-sort-newest = Berita terbaru dulu
feeds-show = Tampilkan
feeds-count = { $count } umpan, { $failing ->
    [0] semuanya lancar
   *[other] { $failing } bermasalah
  }.
feeds-none = Belum ada umpan di sini. Tambahkan di atas.
feeds-import = Daftar umpan (OPML) dari pembaca lain
feeds-import-button = Impor
feeds-import-which = Pilih berkas OPML, paling besar 5 MB.
feeds-imported = { $added } umpan ditambahkan; { $known } sudah ada; { $left } dilewati.
feeds-export = Unduh semua sebagai OPML
feed-name = Umpan
feed-status = Status
feed-per-day = Berita, 14 hari
feed-last = Terakhir dibaca
feed-next = Dibaca lagi
feed-missing = Yang kurang
feed-actions = Tindakan
feed-new = belum dibaca
feed-well = lancar
feed-failing = bermasalah
feed-ended = sudah ditutup
feed-spark = { $count } berita dalam 14 hari
feed-poll = Baca sekarang
feed-remove = Hapus
feed-polled = { $feed } sudah dibaca: { $count ->
    [0] tidak ada yang baru
   *[other] { $count } entri baru
  }.
feed-poll-failed = { $feed } tidak bisa dibaca: { $reason }
feed-unknown = Umpan itu sudah tidak ada.
feed-added = Umpan ditambahkan. Berita lamanya disimpan sebagai riwayat; yang baru akan dikirim.
feed-removed = Umpan dihapus.
feed-offer-gone = Tawaran ini sudah terlalu lama. Cari umpannya lagi.

articles-search = Kata
articles-search-example = putin -kim "korea utara"
articles-topic = Topik atau penerbit
articles-all-topics = Semua
articles-find = Cari
articles-similar = Tidak ada yang memuat kata itu. Ini yang mirip:
articles-none = Belum ada berita. Berita muncul begitu sebuah umpan dibaca.
articles-not-found = Tidak ada yang ditemukan. Coba lebih sedikit kata.
article-headline = Judul
article-publisher = Penerbit
article-topics = Topik
article-time = Terbit
article-link = Tautan
article-summary = Ringkasan
article-authors = Penulis
article-published = Terbit
article-updated = Diperbarui
article-seen = Pertama terlihat
article-language = Bahasa
article-categories = Kategori
article-image = Gambar
article-revision = Revisi
article-filed = Kenapa masuk topik ini
article-topic = Topik
article-because = Karena
article-strength = Bobot
article-story = Peristiwanya
article-story-alone = Belum ada penerbit lain yang memberitakannya.
article-spread = Ke mana berita ini dikirim
article-why = Kenapa berita ini sampai di sebuah obrolan, atau tidak?
article-why-chat = ID obrolan
article-why-ask = Tanya
article-why-wrong = ID obrolan terlihat seperti telegram:-1001234567890. /mydata menunjukkannya di obrolan itu.
article-why-unknown = Kabar tidak mengenal obrolan ini.
spread-posted = Dikirim
spread-listed = Dalam daftar atau ringkasan
spread-held = Ditahan: peristiwa yang sama
spread-refused = Ditolak
because-phrase = “{ $phrase }” di { $part }, kata ke-{ $at }{ $times ->
    [1] {""}
   *[other] , { $times } kali
  }
because-category = kategori “{ $category }”
because-feed = umpan { $feed }
because-publisher = penerbitnya
part-headline = judul
part-summary = ringkasan
part-categories = kategori

topics-none = Belum ada topik. Buat yang pertama.
topics-other = Lainnya
topic-name = Topik
topic-week = Berita minggu ini
topic-followers = Pengikut
topic-words = Kata
topic-new = Topik baru
topic-rule = Aturan (JSON, seperti di katalog)
topic-try = Coba pada 30 hari terakhir
topic-save = Simpan
trial = Uji coba
trial-result = { $looked } berita diperiksa: { $kept } tetap, { $gained } bertambah, { $lost } hilang.
trial-lost = Hilang
trial-gained = Bertambah

chats-count = { $count } obrolan. Nama dan pesan tidak pernah disimpan.
chats-find = ID obrolan
chats-none = Belum ada obrolan. Kirim pesan ke bot, atau tambahkan ke grup.
chats-unknown = Kabar tidak mengenal obrolan ini.
chat-id = Obrolan
chat-platform = Platform
chat-language = Bahasa dan zona waktu
chat-subscriptions = Mengikuti
chat-state = Keadaan
chat-active = aktif
chat-paused = dijeda
chat-misplaced = jenis tempat yang salah
chat-gone = sudah pergi
chat-waiting = Menunggu
chat-last = Kiriman terakhir
chat-refused = Tidak dikirim
chat-settings = Pengaturan
chat-forget = Lupakan obrolan ini
chat-forget-what = Semua yang disimpan Kabar tentangnya dihapus. Tidak ada lagi yang dikirim ke sana sampai ada yang memintanya di sana.
chat-forget-button = Lupakan

now-needs = Yang perlu Anda lakukan
now-fine = Tidak ada: semuanya lancar.
now-more = Dan { $count } lagi.
now-platforms = Sekarang
now-newest = Berita terbaru
finding-refused = { $platform } menolak tokennya. Isi token yang benar di .env, lalu jalankan Kabar lagi.
finding-disconnected = { $platform } belum tersambung. Kabar terus mencoba.
finding-no-network = Tidak satu pun dari { $count } umpan bisa dibaca. Apakah komputer ini tersambung ke internet?
finding-feed-failing = { $feed } tidak bisa dibaca: { $reason }, sejak
finding-feed-ended = { $feed } sudah ditutup. Hapus saja.
finding-topic-gone = { $count } obrolan mengikuti “{ $topic }”, tetapi topik itu sudah tidak ada di katalog. Buat lagi, atau mereka tidak menerima apa-apa.
finding-refusals = { $count } kiriman ditolak dalam sehari, terutama karena: { $reason }
