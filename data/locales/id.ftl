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
command-why = Mengapa sebuah berita datang ke sini, atau tidak

option-topic = Nama topiknya
option-topic-short = topik
option-count = Berapa judul, 1 sampai 20
option-count-short = jumlah
option-article = Tautannya, atau kata dari judulnya
option-article-short = berita
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

also-at = Juga di
button-more = 🔎 Berita serupa
button-mute = 🔕 Bisukan
button-menu = ☰
digest-title = Ringkasan Anda: { $count } berita
digest-others = Berita lain
digest-more = Dan { $count } lagi: /latest { $topic }

why-title = Mengapa
why-posted = ✅ Sudah dikirim ke sini pada { $date }.
why-in-list = ✅ Sudah datang dalam sebuah daftar pada { $date }.
why-planned = ⏳ Ada dalam daftar yang sedang dikirim.
why-refused = Seharusnya datang pada { $date }, tetapi tidak dapat dikirim: { $reason }
why-same-story = Peristiwa yang sama sudah diberitakan di sini oleh media lain.
why-same-story-as = Peristiwa yang sama sudah diberitakan di sini: “{ $headline }”. Ubah lewat /settings.
why-unknown = Saya tidak mengenal berita ini lagi.
why-history = Berita ini sudah lama saat saya temukan, dan berita lama tidak dikirim.
why-not-followed = Topiknya tidak diikuti di sini. Lihat pilihan lewat /topics.
why-before = Berita ini terbit sebelum topiknya diikuti di sini.
why-muted = “{ $topic }” dibisukan di sini. Akhiri lewat /mute.
why-muted-until = “{ $topic }” dibisukan di sini sampai { $date }. Akhiri lewat /mute.
why-language = Bahasanya ({ $language }) tidak dibaca di sini. Ubah lewat /settings.
why-settled = Sudah diurus lebih dari dua hari lalu; catatan kiriman tidak saya simpan lebih lama.
why-quiet = ⏳ Jam tenang: akan datang setelah { $date }.
why-digest = ⏳ Akan datang dalam ringkasan { $date }.
why-paused = ⏳ Saya tidak bisa mengirim ke sini ({ $reason }). Dicoba lagi pada { $date }.
why-resting = Saya tidak bisa mengirim ke sini lagi: { $reason }
why-waiting = ⏳ Sebentar lagi dikirim.
why-which = Balas salah satu kiriman saya dengan /why, atau tulis /why dan tautan atau judulnya.

notice-paused = ⚠️ Saya tidak bisa mengirim ke { $place }. Mohon beri saya izin mengirim di sana; nanti saya coba lagi sendiri.
notice-misplaced = ⚠️ Saya tidak bisa lagi mengirim ke { $place }. Silakan berlangganan lagi di tempat yang Anda inginkan.
notice-reason = Pesan dari platform: { $reason }
