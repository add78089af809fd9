# Jendela operator. Teks untuk obrolan ada di ../id.ftl.

title = Kabar
nav-label = Halaman
nav-now = Sekarang
nav-feeds = Umpan
nav-articles = Berita
nav-topics = Topik
nav-chats = Obrolan
nav-looks = Tampilan
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
