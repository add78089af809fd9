# Semua yang dibaca orang dalam bahasa Indonesia. Setiap kunci juga ada di en.ftl.

start-title = Halo, saya Kabar 👋
start-what = Saya mengantarkan berita sesuai topik pilihan Anda: judul, tanggal, penulis, dan tautan.
start-next = Pilih topik Anda, atau lihat berita terbaru.

welcome-group = Admin memilih berita untuk grup ini lewat /topics. Siapa pun bisa meminta /latest atau mencari dengan /search.
welcome-channel = Ketuk topik untuk kanal ini. Kiriman di kanal tidak punya tombol: Anda dan admin lain mengatur semuanya dari obrolan pribadi ini.
welcome-rights = ⚠️ Saya belum bisa mengirim ke sana. Beri saya izin ini di pengaturan kanal: { $rights }.
invite = ➕ Tambahkan saya ke grup atau server
broadcast-press = Di sini hanya admin yang bisa memakainya. Mau pilih berita sendiri? Kirim pesan pribadi ke saya 🙂
not-in-inbox = Saya tidak bisa membantu di pesan langsung kanal. Kirim pesan pribadi ke saya saja 🙂
profile-about = Berita sesuai topik pilihan Anda, untuk Anda, grup, atau kanal.
profile-description =
    📰 Berita sesuai topik pilihan Anda: judul, ringkasan, penulis, dan tautan.

    Ikuti sepak bola, politik, gempa bumi, atau kata-kata Anda sendiri. Terima langsung atau sebagai ringkasan, dengan jam tenang saat Anda tidur. Bisa di obrolan pribadi, grup, topik forum, dan kanal.

help-title = Daftar perintah
help-choose = Memilih
help-read = Membaca
help-when = Kapan dan bagaimana
help-more = Lainnya
command-unknown = Perintah “{ $typed }” tidak ada. Ketuk Bantuan untuk melihat yang bisa saya lakukan.
command-near = Saya tidak mengenal “{ $typed }”. Mungkin maksudnya:
command-meant = Mungkin maksudnya:
which-one = Yang mana? Ketuk salah satu, atau balas “yang kedua”.
misunderstood = Maaf, saya salah paham.
command-offered = { $count ->
    [1] Ini maksudnya? Ketuk, atau balas “ya”.
   *[other] Yang mana maksudnya?
}
choice-unknown = Tidak ada pilihan { $typed } di sini. Ketik salah satu angka dalam kurung, atau /help.
command-searched = Perintah “{ $typed }” tidak ada, jadi saya cari katanya.
thanked = Sama-sama 🙂
nodded = 👍 Ada lagi yang bisa saya bantu?
no-words = Tulis saja apa yang Anda cari 🙂 Misalnya: gempa
undone = ↩️ Sudah dibatalkan. Sekarang jadi begini:
undo-none = Tidak ada yang bisa dibatalkan di sini.
home-title = Ada yang bisa saya bantu?
button-home = ☰ Menu
button-help = ❔ Bantuan
button-subscriptions = ⭐ Topik saya
button-mutes = 🔕 Dibisukan
button-topics = 📰 Pilih topik
button-latest = 🕘 Berita terbaru

command-start = Mulai dari sini
command-help = Daftar perintah
command-topics = Pilih topik
command-subscribe = Ikuti topik
command-unsubscribe = Berhenti mengikuti topik
command-subscriptions = Topik yang Anda ikuti di sini
command-words = Saring topik dengan kata
command-latest = Berita terbaru
message-why = Kenapa saya menerima ini?
command-why = Kenapa sebuah berita dikirim ke sini, atau tidak

option-topic = Nama topiknya
option-topic-short = topik
option-role = Peran yang disebut di tiap kiriman
option-count = Berapa judul, 1 sampai 20
option-count-short = jumlah
option-article = Tautannya, atau kata dari judulnya
option-article-short = berita
option-channel = Kanal tujuan (kanal ini kalau dikosongkan)

topics-title = Topik
topics-hint = Ketuk topik untuk mengikuti atau berhenti. Anda mengikuti { $followed } dari { $all } topik.
topics-hint-categories = Pilih kategori. Anda mengikuti { $followed } dari { $all } topik.
topics-tap = Ketuk topik untuk mengikuti atau berhenti.
topics-placeholder = Pilih di sini…
topics-other = Topik lain
topics-none = Tidak ada topik bernama “{ $typed }”. Anda bisa mengikuti katanya langsung, atau melihat semua topik.
publishers-title = Media
button-publishers = 🗞 Media
button-follow-words = ➕ Ikuti “{ $words }”
topics-suggested = 💡 Mungkin Anda suka ini juga:
no-topics = Belum ada topik. Pengelola bot ini dapat menambahkannya di katalog.
topic-gone = { $topic } (tidak ada lagi di katalog)

subscribed = ✅ Anda sekarang mengikuti “{ $topic }”. Berita baru akan dikirim ke sini. Ini yang terbaru:
subscribed-empty = ✅ Anda sekarang mengikuti “{ $topic }”. Berita baru akan dikirim ke sini.
subscribed-there = ✅ { $place } sekarang mengikuti “{ $topic }”. Berita baru akan dikirim ke sana. Ini yang terbaru:
subscribed-empty-there = ✅ { $place } sekarang mengikuti “{ $topic }”. Berita baru akan dikirim ke sana.
button-how = ⚙️ Atur pengirimannya
subscribed-already = Anda sudah mengikuti “{ $topic }”.
threads-off-short = Biarkan topik baru di tempatnya
threads-none = Utas hanya ada di grup dengan topik. Aktifkan Topik di pengaturan grup, lalu ketik /threads di grup itu.
threads-rights = Saya belum boleh membuat utas di sini. Jadikan saya admin dengan izin “{ $rights }”, lalu ketik /threads lagi.
threads-made = 🧵 { $count } topik sekarang punya utas sendiri: { $topics }.
threads-all = 🧵 Mulai sekarang, setiap topik yang diikuti di sini mendapat utas sendiri.
threads-hint = Saya tidak pernah menutup utas. Kalau topik baru mau disatukan lagi: `/threads off`
threads-rest = Masih ada { $count } lagi. Ketik `/threads` sebentar lagi, nanti saya lanjutkan.
threads-later = 🧵 Utas belum bisa dibuat saat ini. Ketik /threads sebentar lagi untuk mencoba lagi; sementara itu, berita tetap dikirim ke sini.
threads-placed = ✅ “{ $topic }” sekarang punya utas sendiri. Berita baru akan dikirim ke sana.
threads-already = “{ $topic }” punya utas sendiri. Atur atau hentikan dari sana.
threads-off = Baik, topik baru tetap di tempat Anda mengikutinya. Utas yang sudah ada tidak berubah.
unsubscribed = Anda tidak lagi mengikuti “{ $topic }”.
not-subscribed = Anda tidak mengikuti “{ $topic }”.
unfollow-none = Anda tidak mengikuti “{ $typed }”, jadi beritanya tidak dikirim. Saya hanya mengirim yang Anda pilih.
stop-what = Berhenti mengikuti apa?
stop-all = Berhenti mengikuti semuanya ({ $count } topik)? Kata dan pengaturannya ikut dihapus.
stop-all-yes = ✖ Ya, hentikan semua
stop-all-no = Tidak jadi
stopped-all = Anda tidak lagi mengikuti apa pun di sini, jadi tidak akan ada kiriman.
subscriptions-title = Anda mengikuti { $count } topik
subscriptions-hint = ⚡ langsung dikirim, 🗞 masuk ringkasan. Ketuk topik untuk mengubahnya, ✖ untuk berhenti.
no-subscriptions = Belum ada topik yang diikuti di sini. Pilih lewat /topics.

did-you-mean = Yang mana maksud Anda dengan “{ $typed }”?
topic-unknown = Saya tidak mengenal topik “{ $typed }”. Lihat semua topik: /topics
only-admins = Hanya admin yang bisa mengubah kiriman di sini. Mau pilih berita sendiri? Kirim pesan pribadi ke saya 🙂
rights-missing = Saya belum bisa mengirim ke sana. Beri saya izin ini di pengaturan kanal: { $rights }. Lalu coba lagi.

latest-title = Berita terbaru
latest-title-of = Terbaru tentang { $topic }
latest-none = Belum ada berita. Berita akan muncul di sini setelah feed selesai dibaca.
latest-none-yet = Belum ada berita tentang { $count } topik yang Anda ikuti. Berita pertamanya akan langsung saya kirim.
latest-none-of = Belum ada berita tentang “{ $topic }”. Ikuti saja, nanti berita pertamanya langsung saya kirim.
latest-none-followed = Belum ada berita tentang “{ $topic }”. Anda sudah mengikutinya, jadi berita pertamanya akan langsung saya kirim.
latest-how-many = Mau berapa judul? { $min } sampai { $max }.

list-title = { $count } berita baru
list-title-on = { $count } berita baru tentang { $topic }
list-more = Dan { $count } lagi: /latest
corrected = ✏️ diperbarui

button-outdated = Tombol ini sudah kedaluwarsa. Silakan pakai /topics atau /help.
went-wrong = Maaf, gagal. Coba lagi sebentar lagi.

terminal-welcome = TELEGRAM_BOT_TOKEN dan DISCORD_TOKEN belum diisi: terminal ini jadi obrolannya.
terminal-next = Berita dari { $topics } topik dikirim ke sini. Ketik /latest, /topics, /help, atau nomor pilihan; Ctrl-C keluar.

update = 🔄 Perkembangan
publishers = { $count } media
also-at = Juga di
button-more = 🔎 Berita serupa
button-mute = 🔕 Bisukan
button-menu = ☰
digest-title = Ringkasan Anda: { $count } berita
digest-others = Berita lain
digest-more = Dan { $count } lagi: /latest { $topic }
page-foot = Berita apa, kapan, dan bagaimana dikirimnya: Anda yang menentukan.

why-title = Kenapa
why-posted = ✅ Sudah dikirim ke sini pada { $date }.
why-publication-waiting = 📣 Sedang menunggu diterbitkan ke server yang mengikuti kanal ini: batasnya sekitar 10 kiriman per jam.
why-publication-published = 📣 Sudah diterbitkan ke server yang mengikuti kanal ini.
why-publication-passed-over = Tidak diterbitkan ke server yang mengikuti kanal ini: batasnya sekitar 10 kiriman per jam, dan berita yang dimuat lebih banyak media didahulukan.
why-publication-refused = Tidak diterbitkan ke server yang mengikuti kanal ini: saya tidak punya izin di sana, atau kirimannya sudah dihapus.
why-in-list = ✅ Sudah dikirim ke sini dalam sebuah daftar pada { $date }.
why-planned = ⏳ Ada dalam daftar yang sedang dikirim.
why-refused = Seharusnya dikirim pada { $date }, tetapi gagal: { $reason }
why-same-story = Media lain sudah memberitakan peristiwa yang sama di sini.
why-same-story-as = Peristiwa yang sama sudah dikirim ke sini: “{ $headline }”. Anda bisa mengubahnya lewat /settings.
why-unknown = Berita ini sudah tidak saya simpan.
why-history = Berita ini sudah lama waktu saya temukan, dan berita lama tidak saya kirim.
why-not-followed = Anda tidak mengikuti topiknya. Lihat semua topik: /topics
why-before = Berita ini terbit sebelum Anda mengikuti topiknya.
why-muted = “{ $topic }” sedang dibisukan. Untuk mengaktifkannya lagi: /mute
why-muted-until = “{ $topic }” dibisukan sampai { $date }. Untuk mengaktifkannya lagi: /mute
why-never = Tersaring oleh kata pilihan Anda: “{ $topic }” tanpa “{ $word }”. Anda bisa mengubahnya lewat /words.
why-only = Tersaring oleh kata pilihan Anda: “{ $topic }” hanya dengan { $words }. Anda bisa mengubahnya lewat /words.
why-language = Berita ini berbahasa { $language }, yang tidak Anda baca di sini. Anda bisa mengubahnya lewat /settings.
why-settled = Ini sudah lebih dari dua hari lalu, dan catatan kiriman hanya saya simpan dua hari.
why-quiet = ⏳ Jam tenang: akan dikirim setelah { $date }.
why-digest = ⏳ Akan masuk ringkasan { $date }.
why-paused = ⏳ Saya sedang tidak bisa mengirim ke sini ({ $reason }). Saya coba lagi pada { $date }.
why-resting = Saya tidak bisa lagi mengirim ke sini: { $reason }
why-suspended = ⏸ Pengelola menjeda kiriman di sini sejak { $date }. Beritanya dikirim setelah dilanjutkan.
why-waiting = ⏳ Sebentar lagi dikirim.
why-because = Karena Anda mengikuti “{ $topic }”: { $reasons }.
why-filed = Karena Anda mengikuti “{ $topic }”.
why-in-headline = judulnya memuat “{ $phrase }”
why-in-summary = paragraf awalnya memuat “{ $phrase }”
why-in-categories = medianya memberi label “{ $phrase }”
why-by-feed = berasal dari feed { $feed }
why-beside = judulnya juga tentang “{ $topic }”
why-by-publisher = terbitan { $publisher }
why-which-of = Berita yang mana? Ketuk salah satu, atau:
why-which = Balas salah satu kiriman saya dengan /why, atau kirim /why dengan tautan atau judulnya.
why-link-unknown = Saya tidak mengenal tautan ini: { $typed }
why-headline-unknown = Saya tidak menemukan berita dengan “{ $typed }”.
why-post-unknown = Saya sudah tidak tahu pesan itu tentang berita yang mana.

notice-paused = ⚠️ Saya tidak bisa mengirim ke { $place }. Tolong beri saya izin mengirim di sana. Saya akan terus mencoba.
notice-misplaced = ⚠️ Saya tidak bisa lagi mengirim ke { $place }. Silakan ikuti lagi topiknya di tempat yang Anda mau.
notice-face = ℹ️ Kiriman di { $place } kembali memakai nama saya sendiri, dan tidak ada yang terlewat. { $why } Setelah itu nyalakan lagi di sana: /settings face
notice-face-rights = Untuk mengirim atas nama media saya perlu: { $rights }. Tolong beri saya izin itu di kanal tersebut.
notice-face-full = Kanal itu tidak punya tempat untuk webhook baru. Silakan hapus yang tidak dipakai lagi (Edit Kanal → Integrasi).
notice-face-removed = Ada yang menghapus webhook saya, juga yang baru saya buat. Tolong biarkan webhook itu.
notice-reason = Pesan dari platform: { $reason }

command-follow = Ikuti kata atau frasa sendiri
command-search = Cari berita
command-digest = Terima ringkasan pada jam tertentu
command-threads = Beri setiap topik utas sendiri
command-mute = Bisukan topik atau media
command-quiet = Jam tenang
command-timezone = Zona waktu Anda
command-settings = Pengaturan
command-mydata = Data obrolan ini yang saya simpan
command-feed = Tambahkan feed sebuah situs
command-status = Feed mana yang tidak bisa dibaca, dan kenapa
command-forgetme = Hapus semua data obrolan ini

option-which = Pengaturan yang mana
option-which-short = pengaturan
option-address = Alamat situs atau feed-nya
option-address-short = alamat
option-words = Kata, "frasa dalam tanda kutip", -tanpa ini
option-words-short = kata
option-times = Paling banyak empat waktu, misalnya 07.00 18.30 atau 7 pagi
option-times-short = waktu
option-hours = Dari jam berapa sampai jam berapa, misalnya 22.00 06.30 atau 10 malam 6 pagi; atau off
option-hours-short = jam
option-city = Kota atau zona, misalnya Surabaya, Berlin, WITA, atau UTC+7
option-city-short = kota

topics-search = Mencari sesuatu? Kirim `/topics bola`, atau kata lain.
topics-found = Topik untuk “{ $typed }”
status-none = Belum ada feed. Tambahkan lewat jendela Kabar, atau di mesin saya: `kabar feeds add example.org`
status-title = { $failing ->
    [0] ✅ Semua { $all } feed bisa dibaca
   *[other] ⚠️ { $failing } dari { $all } feed tidak bisa dibaca
}
status-feed = { $reason }, sejak { $since }
status-more = Dan { $count } lagi.
status-suspended = ⏸ { $count } obrolan dijeda oleh pengelola.
feed-how = Situs yang mana? Kirim /feed dan alamatnya: `/feed example.org`
feed-none = Saya tidak menemukan feed di { $address }. Cari di situsnya, lalu kirim alamat feed-nya.
feed-found = { $count ->
    *[other] Saya menemukan { $count } feed
}
feed-known = sudah ada di katalog
feed-followed = sudah Anda ikuti
feed-unreachable = Saya tidak bisa membaca { $address }. Apakah alamatnya benar dan bisa dibuka siapa saja? Coba buka di peramban, lalu kirimkan lagi.
feed-later = Pelan-pelan ya 🙂 Coba lagi sepuluh menit lagi.
feed-full = Feed yang ditambahkan orang sudah terlalu banyak, jadi saya belum bisa menambah lagi. Silakan hubungi pengelola bot ini.
feed-too-many = Obrolan ini sudah punya { $most } feed sendiri, dan itu batasnya. Hentikan salah satu lewat /subscriptions.
feed-own-added = ✅ “{ $feed }” sekarang dikirim ke obrolan ini. Saya memeriksa berita barunya kira-kira setiap sepuluh menit.
feed-failing = ⚠️ Sudah sehari saya tidak bisa membaca “{ $feed }”. Saya terus mencoba. Kalau alamatnya pindah, kirimkan yang baru dengan /feed; kalau sudah tidak perlu, hentikan saja.
feed-ended = ⚠️ “{ $feed }” sudah tidak ada: situsnya menyatakan feed itu tidak akan kembali. Kalau alamatnya pindah, kirimkan yang baru dengan /feed.
option-file = Berkas OPML dari pembaca feed lain
opml-added = { $count ->
    [0] Tidak ada feed yang ditambahkan
   *[other] ✅ { $count } feed ditambahkan
}
opml-known = { $count } di antaranya sudah saya kenal.
opml-failed = { $count } tidak bisa saya baca: { $names }.
opml-left = { $count } tidak saya tambahkan: satu obrolan paling banyak punya { $most } feed sendiri.
opml-unreadable = Ini bukan berkas OPML. Kebanyakan pembaca feed punya “Ekspor OPML” di pengaturannya; kirimkan hasilnya ke saya.
opml-too-large = Berkas itu tidak bisa saya baca: terlalu besar, atau tidak bisa diunduh. Kirimkan berkas OPML paling besar 1 MB.
command-export = Ambil daftar feed Anda sebagai berkas
export-here = 📎 Daftar feed Anda sebagai berkas OPML, yang bisa dibuka pembaca feed lain. Alamat dengan kata sandi tidak disertakan.
export-none-publishers = Belum ada feed yang dikirim ke sini. Cari media lewat /topics.
export-none = Belum ada feed yang dikirim ke sini. Cari media lewat /topics, atau tambahkan feed sendiri dengan /feed.
feed-for-all = ➕ Untuk semua: { $feed }
feed-only-here = ➕ Hanya di sini
feed-added = ✅ Ditambahkan. Mulai sekarang { $publisher } saya baca, dan beritanya masuk ke topik Anda.
follow-how = Mau mengikuti kata apa? Kirim `/follow "Korea Utara" -bola`: kata, frasa dalam tanda kutip, dan -kata yang tidak boleh ada.
follow-site = { $address } adalah alamat situs, dan hanya pengelola bot ini yang bisa menambahkan situs. Anda bisa mengikuti kata, atau media lewat /topics.
follow-everything = Hampir semua berita memuat kata itu, jadi semuanya akan dikirim. Coba kata yang lebih khas atau sebuah frasa: `/follow "Korea Utara"`
follow-each = Saya mengirim berita yang memuat semua kata dalam satu frasa. Kalau cukup salah satunya, ikuti satu per satu:
follow-too-long = Itu terlalu panjang: paling banyak { $length } karakter dan { $words } kata. Kirim kata yang paling penting saja: `/follow "Korea Utara" -bola`
follow-too-many = Anda sudah mengikuti { $most } frasa, batas untuk satu obrolan. Hentikan salah satu di /subscriptions.
search-how = Mau mencari apa? Kirim `/search "Korea Utara" -bola`: kata, frasa dalam tanda kutip, dan -kata yang tidak boleh ada.
search-none-word = Tidak ada hasil untuk “{ $typed }”. Coba kata lain.
search-none = Tidak ada hasil untuk “{ $typed }”. Coba kurangi katanya, atau ketuk Bantuan untuk melihat yang bisa saya lakukan.
search-none-topics = Belum ada berita dengan “{ $typed }”. Topik ini bisa diikuti:
search-title = { $total } berita untuk “{ $typed }”
search-cut = Terlalu panjang: yang saya cari hanya bagian awalnya.
search-newest = { $total } berita terbaru untuk “{ $typed }”
search-similar = Tidak ada hasil untuk “{ $typed }”. { $total } berita dengan kata yang mirip:
related-title = Berita serupa
related-none = Belum ada berita yang serupa.
article-gone = Berita ini sudah tidak saya simpan. Coba /search untuk yang lebih baru.
button-newer = ‹ Lebih baru
button-older = Lebih lama ›
button-back = ‹ Kembali
button-undo = ↩️ Batalkan
button-stop = ✖ Berhenti
button-why = ❓ Kenapa saya menerima ini?
button-settings = ⚙️ Pengaturan
button-only-language = 🌐 Hanya bahasa { $language }
button-follow = ➕ Ikuti { $publisher }
button-unfollow = ✖ Berhenti mengikuti { $publisher }

lane-instant = ⚡ Langsung dikirim
lane-digest = 🗞 Masuk ringkasan
sub-sound = 🔔 Dengan bunyi
sub-silent = 🔕 Tanpa bunyi
sub-read-languages = 🌐 Hanya dalam bahasa yang Anda baca
sub-any-language = 🌐 Dalam bahasa apa pun
sub-hint = Ketuk untuk mengatur pengirimannya.

sub-mention = 📣 Menyebut
sub-mention-hint = sekali untuk tiap berita; tidak dalam daftar, jam tenang, atau tanpa bunyi
sub-mention-stop = 📣 Jangan sebut siapa pun
mention-refused = Saya tidak bisa menyebut peran itu untuk Anda. Pilih peran yang boleh Anda sebut sendiri; semua orang sekaligus tidak pernah disebut.
mention-rights = ⚠️ Belum ada yang menerima notifikasi. Nyalakan “Izinkan siapa pun @menyebut peran ini” di pengaturan peran, atau beri saya izin ini di kanal: { $rights }.
sub-words = 🔤 Kata
words-title = Kata untuk “{ $topic }”
words-none = Belum ada kata: semua berita topik ini dikirim.
words-only = Hanya dengan { $words }
words-never = Tanpa { $words }
words-hint = Ketuk kata untuk menambah atau menghapusnya, atau kirim kata Anda sendiri. Dengan tanda -, berita yang memuat kata itu tidak dikirim:
words-example = juara -"timnas putri"
words-common = Hampir semua berita memuat { $words }, jadi tidak saya pakai.
words-no-room = Tidak semuanya muat; coba kirim lebih sedikit kata sekaligus. Satu topik menampung paling banyak { $count } kata per jenis, masing-masing sampai { $length } karakter.
drop-only = ✖ hanya dengan “{ $word }”
drop-never = ✖ tanpa “{ $word }”
words-add-only = ➕ hanya “{ $word }”
words-add-never = 🚫 tanpa “{ $word }”
words-later = Setelah itu tambahkan kata Anda lewat /words.

mute-what = Apa yang mau dibisukan?
mute-all = 🔕 Semuanya
unmute-all = 🔔 Semuanya
mute-title = Bisukan “{ $topic }”
mute-all-title = Bisukan semua yang Anda ikuti
mute-hint = Berapa lama? Berita selama itu tidak dikirim.
span-minutes = { $count } menit
span-hours = { $count } jam
span-days = { $count } hari
span-weeks = { $count } minggu
mute-ever = sampai saya aktifkan lagi
mute-until = sampai { $date }
muted = { $lasts ->
    [ever] 🔕 “{ $topic }” dibisukan sampai Anda aktifkan lagi.
    [until] 🔕 “{ $topic }” dibisukan { $span }.
   *[other] 🔕 “{ $topic }” dibisukan selama { $span }.
}
muted-all = { $lasts ->
    [ever] 🔕 Semua yang Anda ikuti dibisukan sampai Anda aktifkan lagi.
    [until] 🔕 Semua yang Anda ikuti dibisukan { $span }.
   *[other] 🔕 Semua yang Anda ikuti dibisukan selama { $span }.
}
unmuted = 🔔 “{ $topic }” dikirim lagi.
unmuted-all = 🔔 Semuanya dikirim lagi.
mutes-title = { $count ->
    [0] Tidak ada yang dibisukan
   *[other] { $count } dibisukan
}
mutes-hint = Ketuk 🔔 untuk mengaktifkan lagi, 🔕 untuk membisukan.
mutes-none = Belum ada yang bisa dibisukan: Anda belum mengikuti topik apa pun.

settings-title = Pengaturan
settings-hint = Ketuk yang mau Anda ubah.
settings-unknown = Tidak ada pengaturan “{ $typed }” di sini. Ini semuanya:
setting-language = 🗣 Bahasa
setting-language-hint = Saya pakai bahasa apa?
setting-reads = 🌐 Bahasa berita
setting-reads-hint = Bahasa apa yang Anda baca? Berita dalam bahasa lain tidak dikirim.
setting-timezone = 🕘 Zona waktu
setting-timezone-hint = Apa zona waktu Anda? Kalau tidak ada di sini, kirim `/timezone Surabaya` dengan kota Anda, atau `/timezone UTC+7`.
setting-summary = 📝 Cuplikan
setting-summary-hint = Seberapa banyak isi berita yang mau ditampilkan?
setting-look = 🎨 Tampilan kiriman
setting-look-hint = Pilih gaya, lalu atur bagian-bagiannya. Beginilah kiriman tampil sekarang:
setting-style = 🎨 Gaya
style-compact = ringkas
style-standard = biasa
style-full = lengkap
setting-topic = topik
setting-author = penulis
setting-time = waktu
setting-hashtag = #tagar
lead-none = tanpa teks
lead-short = teks pendek
lead-long = teks panjang
picture-large = 🖼 besar
picture-small = 🖼 kecil
picture-off = tanpa gambar
images-large = besar
images-small = kecil
images-off = nonaktif
setting-leads = 📝 Dengan kalimat pertama
setting-leads-hint = Tampilkan kalimat pertama berita di bawah tiap judul ringkasan?
setting-images = 🖼 Gambar
setting-images-hint = Tampilkan gambar di setiap kiriman?
setting-stories = 🧩 Satu kiriman per peristiwa
setting-stories-hint = Kalau beberapa media memberitakan peristiwa yang sama, cukup dikirim sekali? “Longgar” menyaring lebih banyak pengulangan, tetapi sesekali kabar baru ikut tersaring. Perkembangannya tetap dikirim.
stories-off = nonaktif: kirim semua berita
stories-careful = hati-hati
stories-eager = longgar
setting-thread = 🧵 Utas untuk tiap berita
setting-thread-hint = Kumpulkan kelanjutan sebuah berita dalam utas di bawah kiriman pertama saya, bukan hanya disebut di sana? Kirimannya tanpa bunyi. Saya perlu izin membuat utas publik dan mengirim pesan di utas.
setting-rights = ⚠️ Untuk itu saya masih perlu izin ini di kanal: { $rights }.
setting-backlog = 📚 Gabung jadi daftar
setting-backlog-hint = Kalau berita yang menunggu lebih dari ini, saya kirim satu daftar saja.
setting-silent = 🔕 Selalu tanpa bunyi
setting-silent-hint = Kirim semua berita tanpa bunyi?
setting-buttons = 🔘 Tombol di bawah kiriman
setting-buttons-hint = Tampilkan sebaris tombol di bawah setiap kiriman?
setting-publish = 📣 Terbitkan ke pengikut
setting-publish-hint = Di kanal pengumuman: teruskan juga kiriman saya ke server yang mengikuti kanal ini? Batasnya sekitar 10 kiriman per jam; kalau lebih banyak yang menunggu, berita yang dimuat paling banyak media didahulukan. Saya perlu izin mengirim pesan di sana; untuk kiriman atas nama media, juga izin mengelola pesan.
setting-face = 🪪 Nama dan ikon media
setting-face-hint = Tampilkan nama dan ikon medianya di tiap kiriman, bukan nama saya? Setelah koneksi terputus, kiriman seperti itu kadang bisa datang dua kali, karena Discord tidak bisa memberi tahu saya bahwa kiriman itu sudah sampai. Daftar, ringkasan, kiriman yang menyebut peran, dan forum tetap seperti biasa. Saya perlu izin mengelola webhook.
setting-digest = 🗞 Ringkasan
setting-quiet = 🌙 Jam tenang
setting-quiet-hint = Berita yang terbit pada jam ini menunggu sampai jam tenang selesai. Jam lain: `/quiet 22.00 06.30`
on = aktif
off = nonaktif
language-en = English
language-id = Bahasa Indonesia
reads-all = semua bahasa
summary-none = judul saja
summary-short = pendek
summary-long = panjang
backlog-bound = lebih dari { $count } berita

digest-card = Ringkasan
digest-hint = Pilih harinya dan paling banyak empat waktu. Waktu lain: `/digest 06.45 18.15`
digest-how = Kirim satu sampai empat waktu, misalnya `/digest 07.00 18.30` atau `/digest 7 pagi`
digest-which = Maksud Anda jam yang mana?
digest-range = Ringkasan dikirim pada jam tertentu, bukan sepanjang rentang waktu. Mau jam berapa?
digest-full = Paling banyak { $most } waktu sehari. Ketuk salah satunya dulu untuk menghapusnya.
digest-last = Ringkasan perlu setidaknya satu waktu. Ketuk waktu lain dulu.
digest-last-day = Ringkasan perlu setidaknya satu hari. Ketuk hari lain dulu.
digest-nothing = Belum ada isinya: semua yang Anda ikuti langsung dikirim.
digest-next = { $count } dari { $all } topik masuk ringkasan, berikutnya { $date }.
button-all-digest = 🗞 Semua masuk ringkasan
button-all-instant = ⚡ Semua langsung
all-digest = Mulai sekarang, semua yang Anda ikuti masuk ringkasan.
all-instant = Mulai sekarang, semua yang Anda ikuti langsung dikirim.
days-daily = setiap hari
days-weekdays = Senin sampai Jumat
days-1 = Sen
days-2 = Sel
days-3 = Rab
days-4 = Kam
days-5 = Jum
days-6 = Sab
days-7 = Min
days-weekly = setiap { $days }
weekly-1 = Senin
weekly-2 = Selasa
weekly-3 = Rabu
weekly-4 = Kamis
weekly-5 = Jumat
weekly-6 = Sabtu
weekly-7 = Minggu

timezone-which = Yang mana zona waktu Anda?
timezone-unknown = Saya tidak mengenal kota “{ $typed }”. Coba kota besar di dekatnya, atau selisih dari UTC: /timezone UTC+7
quiet-how = Kirim dari jam berapa sampai jam berapa, misalnya `/quiet 22.00 06.30` atau `/quiet 10 malam 6 pagi`. Untuk mematikannya: `/quiet off`
quiet-which = Maksud Anda jam yang mana?
quiet-half = Dari jam berapa sampai jam berapa? Ketuk, atau kirim keduanya, misalnya `/quiet 22.00 06.30`

data-none = Saya tidak menyimpan apa pun tentang obrolan ini.
data-title = Data obrolan ini yang saya simpan
data-chat = Obrolan:
data-follows = { $count ->
    [0] Anda belum mengikuti apa pun.
   *[other] Anda mengikuti { $count } topik: { $names }
}
data-mutes = { $count ->
    [0] Tidak ada yang dibisukan.
   *[other] { $count } topik sedang atau pernah dibisukan.
}
data-posted = { $count ->
    [0] Tidak ada berita yang dikirim ke sini dalam dua hari terakhir.
   *[other] { $count } berita dikirim ke sini dalam dua hari terakhir.
}
data-rest = Saya tidak menyimpan nama atau pesan Anda. Isi lengkapnya ada di berkas. Untuk menghapus semuanya: `/forgetme`
data-no-file = Obrolan ini tidak menerima berkas: pengelola Kabar dapat membuatnya dengan `kabar export <berkas>`.
forget-title = Lupakan obrolan ini?
forget-what = Yang Anda ikuti, pengaturan, dan catatan kiriman terbaru langsung dihapus untuk selamanya. Pesan di sini tetap ada.
forget-yes = 🗑 Ya, lupakan
forget-no = Tidak jadi
forgotten = Selesai. Saya tidak menyimpan apa pun lagi tentang obrolan ini. Untuk mulai lagi: /start
forget-kept = Oke, semuanya tetap seperti semula.

too-fast = Pelan-pelan ya 🙂 Coba lagi sebentar.
tapped-too-fast = Pelan-pelan ya 🙂 Tunggu beberapa detik, lalu ketuk lagi.
too-much-here = Di sini sedang ramai 🙂 Coba lagi sebentar.
not-served = Bot ini pribadi dan tidak mengirim ke sini. Pengelolanya bisa menambahkan obrolan ini ke ALLOWED_CHATS.
chat-suspended = ⏸ Pengelola bot ini sedang menjeda kiriman di sini. Tidak ada yang hilang: pilihan Anda tetap tersimpan, dan kiriman datang lagi setelah dilanjutkan.
only-operators = Hanya pengelola bot ini yang bisa melakukannya.
private-bot = Bot ini pribadi. Silakan hubungi pengelolanya.

command-manage = Atur kanal Anda dari sini
option-place = Kanalnya, sebagai @nama, dan perintah untuknya
option-place-short = @kanal
manage-which = Kanal Anda
manage-how = Kanal yang mana? Kirim `/manage @nama`, atau tambahkan perintahnya: `/manage @nama follow "Korea Utara"`
manage-not-yours = Saya tidak menemukan { $place } yang Anda kelola. Jadikan saya admin di sana; Anda juga harus adminnya.
manage-title = 📣 { $place }
