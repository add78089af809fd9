# Semua yang dibaca orang dalam bahasa Indonesia. Setiap kunci juga ada di en.ftl.

start-title = Halo, saya Kabar 👋
start-what = Saya mengantarkan berita sesuai topik pilihan Anda: judul, tanggal, penulis, dan tautan.
start-next = Pilih topik Anda, atau lihat berita terbaru.

help-title = Yang bisa Anda minta
button-topics = 📰 Pilih topik
button-latest = 🕘 Berita terbaru

command-start = Menyapa
command-help = Yang bisa Anda minta
command-topics = Pilih topik
command-subscribe = Ikuti sebuah topik
command-unsubscribe = Berhenti mengikuti sebuah topik
command-subscriptions = Yang diikuti di sini
command-latest = Berita terbaru

option-topic = Nama topiknya
option-topic-short = topik
option-count = Berapa judul, 1 sampai 20
option-count-short = jumlah
option-channel = Kanal tujuan kiriman (kanal ini, bila dikosongkan)

topics-title = Topik
topics-hint = Ketuk topik untuk mengikuti atau berhenti. Anda mengikuti { $followed } dari { $all }.
no-topics = Belum ada topik. Pengelola bot ini dapat menambahkannya di katalog.
topic-gone = { $topic } (tidak ada lagi di katalog)

subscribed = ✅ Anda sekarang mengikuti “{ $topic }”. Berita baru akan datang ke sini; ini yang terbaru sejauh ini.
subscribed-empty = ✅ Anda sekarang mengikuti “{ $topic }”. Berita baru akan datang ke sini begitu ada.
subscribed-already = Anda sudah mengikuti “{ $topic }”.
unsubscribed = Anda tidak lagi mengikuti “{ $topic }”.
not-subscribed = Anda tidak mengikuti “{ $topic }”.
subscriptions-title = Anda mengikuti { $count } topik
subscriptions-hint = Ketuk untuk berhenti mengikuti, atau tambah lewat /topics.
no-subscriptions = Belum ada yang diikuti di sini. Pilih lewat /topics.

did-you-mean = Saya tidak mengenal “{ $typed }”. Maksud Anda…
topic-unknown = Saya tidak mengenal “{ $typed }”. Lihat yang tersedia lewat /topics.
only-admins = Hanya admin yang dapat mengubah langganan di sini.
rights-missing = Saya belum bisa mengirim ke sana. Beri saya izin ini di pengaturan kanal: { $rights }. Lalu coba lagi.

latest-title = Berita terbaru
latest-title-of = Terbaru tentang { $topic }
latest-none = Belum ada berita. Akan ada setelah sumber berita dibaca.

list-title = { $count } berita baru
list-title-on = { $count } berita baru tentang { $topic }
list-more = Dan { $count } lagi: /latest
corrected = ✏️ diperbarui

button-outdated = Tombol ini sudah terlalu lama. Silakan pakai /topics atau /help.
went-wrong = Maaf, itu tidak berhasil. Silakan coba lagi sebentar.

terminal-welcome = TELEGRAM_BOT_TOKEN dan DISCORD_TOKEN kosong: terminal ini jadi obrolannya.
terminal-next = Kiriman dari { $topics } topik datang ke sini. Ketik /latest, /topics, /help; Ctrl-C selesai.
