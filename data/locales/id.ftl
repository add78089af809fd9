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
command-words = Hanya dengan kata tertentu, atau tanpa kata tertentu
command-latest = Berita terbaru
message-why = Mengapa ini di sini?
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
topics-suggested = 💡 cocok dengan yang Anda ikuti.
no-topics = Belum ada topik. Pengelola bot ini dapat menambahkannya di katalog.
topic-gone = { $topic } (tidak ada lagi di katalog)

subscribed = ✅ Anda sekarang mengikuti “{ $topic }”. Berita baru akan datang ke sini; ini yang terbaru sejauh ini.
subscribed-empty = ✅ Anda sekarang mengikuti “{ $topic }”. Berita baru akan datang ke sini begitu ada.
subscribed-already = Anda sudah mengikuti “{ $topic }”.
unsubscribed = Anda tidak lagi mengikuti “{ $topic }”.
not-subscribed = Anda tidak mengikuti “{ $topic }”.
subscriptions-title = Anda mengikuti { $count } topik
subscriptions-hint = ⚡ langsung dikirim, 🗞 masuk ringkasan. Ketuk untuk mengubah caranya, ✖ untuk berhenti; tambah lewat /topics.
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

update = 🔄 Perkembangan
publishers = { $count } media
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
why-never = Tersaring oleh kata pilihan Anda: “{ $topic }” tanpa “{ $word }”. /words mengubahnya.
why-only = Tersaring oleh kata pilihan Anda: “{ $topic }” hanya dengan { $words }. /words mengubahnya.
why-language = Bahasanya ({ $language }) tidak dibaca di sini. Ubah lewat /settings.
why-settled = Sudah diurus lebih dari dua hari lalu; catatan kiriman tidak saya simpan lebih lama.
why-quiet = ⏳ Jam tenang: akan datang setelah { $date }.
why-digest = ⏳ Akan datang dalam ringkasan { $date }.
why-paused = ⏳ Saya tidak bisa mengirim ke sini ({ $reason }). Dicoba lagi pada { $date }.
why-resting = Saya tidak bisa mengirim ke sini lagi: { $reason }
why-waiting = ⏳ Sebentar lagi dikirim.
why-because = Masuk topik “{ $topic }” yang diikuti di sini: { $reasons }.
why-filed = Masuk topik “{ $topic }” yang diikuti di sini.
why-in-headline = judulnya memuat “{ $phrase }”
why-in-summary = paragraf awalnya memuat “{ $phrase }”
why-in-categories = medianya memberi label “{ $phrase }”
why-by-feed = berasal dari umpan { $feed }
why-by-publisher = terbitan { $publisher }
why-which = Balas salah satu kiriman saya dengan /why, atau tulis /why dan tautan atau judulnya.

notice-paused = ⚠️ Saya tidak bisa mengirim ke { $place }. Mohon beri saya izin mengirim di sana; nanti saya coba lagi sendiri.
notice-misplaced = ⚠️ Saya tidak bisa lagi mengirim ke { $place }. Silakan berlangganan lagi di tempat yang Anda inginkan.
notice-reason = Pesan dari platform: { $reason }

command-follow = Ikuti kata atau frasa pilihan Anda
command-search = Cari berita
command-digest = Terima berita terkumpul pada waktu pilihan Anda
command-mute = Bisukan sebuah topik atau penerbit untuk sementara
command-quiet = Jam tenang, saat tidak ada kiriman
command-timezone = Zona waktu Anda
command-settings = Semua yang bisa Anda atur
command-mydata = Data yang saya simpan tentang obrolan ini
command-feed = Tambahkan feed dari sebuah situs
command-forgetme = Minta saya melupakan obrolan ini

option-which = Pengaturan yang mana
option-which-short = pengaturan
option-address = Alamat situs atau feed-nya
option-address-short = alamat
option-words = Kata, "frasa dalam tanda kutip", -tanpa ini
option-words-short = kata
option-times = Paling banyak empat waktu, misalnya 07:00 18:30
option-times-short = waktu
option-hours = Dari jam berapa sampai jam berapa, misalnya 22:00 06:30; atau off
option-hours-short = jam
option-city = Kota atau zona, misalnya Surabaya, Berlin, WITA, atau UTC+7
option-city-short = kota

topics-search = Mencari topik? Tulis /topics dan satu kata dari namanya.
topics-found = Topik untuk “{ $typed }”
feed-how = Situs yang mana? Tulis /feed dan alamatnya: /feed example.org
feed-none = Saya tidak menemukan feed di { $address }. Cari di situsnya, lalu kirimkan alamat feed itu sendiri.
feed-found = { $count ->
    [one] Saya menemukan satu feed
   *[other] Saya menemukan { $count } feed
}
feed-known = sudah ada di katalog
feed-added = ✅ Ditambahkan. { $publisher } dibaca mulai sekarang, dan artikelnya dimasukkan ke topik Anda.
follow-how = Apa yang perlu saya cari? Tulis /follow dan katanya: /follow "Korea Utara" -bola
follow-too-many = Anda sudah mengikuti { $most } frasa, batas untuk satu obrolan. Hentikan salah satu lewat /subscriptions.
search-how = Apa yang ingin dicari? Tulis /search dan katanya: /search "Korea Utara" -bola
search-none = Tidak ada hasil untuk “{ $typed }”. Coba dengan lebih sedikit kata.
search-title = { $total } berita untuk “{ $typed }”
search-similar = Tidak ada hasil untuk “{ $typed }”. { $total } berita dengan kata yang mirip:
related-title = Berita serupa
related-none = Belum ada berita yang serupa.
article-gone = Berita ini sudah tidak saya simpan. /search mungkin menemukan yang lebih baru.
button-newer = ‹ Lebih baru
button-older = Lebih lama ›
button-back = ‹ Kembali
button-stop = ✖ Berhenti
button-why = ❓ Mengapa ini datang?
button-settings = ⚙️ Pengaturan
button-follow = ➕ Ikuti { $publisher }
button-unfollow = ✖ Berhenti mengikuti { $publisher }

lane-instant = ⚡ Langsung dikirim
lane-digest = 🗞 Masuk ringkasan
sub-sound = 🔔 Dengan bunyi
sub-silent = 🔕 Tanpa bunyi
sub-read-languages = 🌐 Dalam bahasa yang Anda baca
sub-any-language = 🌐 Dalam bahasa apa pun
sub-hint = Ketuk untuk mengubah cara datangnya.

sub-words = 🔤 Kata
words-title = Kata untuk “{ $topic }”
words-none = Semua berita dikirim, apa pun katanya.
words-only = Hanya dengan { $words }
words-never = Tanpa { $words }
words-hint = Ketuk kata untuk menambah atau menghapusnya, atau ketik sendiri; dengan - berarti tidak mau:
drop-only = ✖ hanya dengan “{ $word }”
drop-never = ✖ tanpa “{ $word }”
words-add-only = ➕ hanya “{ $word }”
words-add-never = 🚫 tanpa “{ $word }”
words-later = Setelah itu tambahkan kata Anda lewat /words.

mute-what = Apa yang dibisukan?
mute-title = Bisukan “{ $topic }”
mute-hint = Berapa lama? Yang datang selama itu dilewatkan.
mute-1h = 1 jam
mute-8h = 8 jam
mute-1d = 1 hari
mute-1w = 1 minggu
mute-ever = sampai saya buka lagi
muted = 🔕 “{ $topic }” dibisukan: { $span }.
unmuted = 🔔 “{ $topic }” datang lagi.
mutes-title = { $count ->
    [0] Tidak ada yang dibisukan
   *[other] { $count } dibisukan
}
mutes-hint = Ketuk 🔔 untuk menerimanya lagi, 🔕 untuk membisukan.

settings-title = Pengaturan
settings-hint = Ketuk yang ingin Anda ubah.
setting-language = 🗣 Bahasa
setting-language-hint = Saya berbicara dalam bahasa apa?
setting-reads = 🌐 Berita dalam
setting-reads-hint = Bahasa apa yang Anda baca? Berita dalam bahasa lain tidak datang.
setting-timezone = 🕘 Zona waktu
setting-timezone-hint = Zona waktu Anda? Bila tidak ada di sini, tulis /timezone dan kota Anda.
setting-summary = 📝 Cuplikan
setting-summary-hint = Seberapa banyak isi berita yang ditampilkan?
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
lead-none = tanpa cuplikan
lead-short = cuplikan pendek
lead-long = cuplikan panjang
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
setting-stories = 🧩 Satu kiriman untuk satu peristiwa
setting-stories-hint = Kalau beberapa media memberitakan peristiwa yang sama, cukup kirim sekali? Pilihan longgar menyaring lebih banyak pengulangan, tetapi sesekali ada kabar baru yang ikut tersaring. Kelanjutannya dikirim sebagai perkembangan.
stories-off = nonaktif: semua artikel dikirim
stories-careful = hati-hati
stories-eager = longgar
setting-backlog = 📚 Bila banyak yang menunggu
setting-backlog-hint = Bila lebih dari ini yang menunggu, Anda menerima satu daftar.
setting-silent = 🔕 Selalu tanpa bunyi
setting-silent-hint = Kirim semua berita tanpa bunyi?
setting-buttons = 🔘 Tombol di bawah kiriman
setting-buttons-hint = Tampilkan deretan tombol di bawah setiap kiriman?
setting-digest = 🗞 Ringkasan
setting-quiet = 🌙 Jam tenang
setting-quiet-hint = Yang datang pada jam ini menunggu sampai selesai. Jam lain: /quiet 22:30 06:15
on = aktif
off = nonaktif
language-en = English
language-id = Bahasa Indonesia
reads-all = semua bahasa
summary-none = judul saja
summary-short = pendek
summary-long = panjang
backlog-bound = daftar bila lebih dari { $count } berita

digest-card = Ringkasan
digest-hint = Pilih harinya dan paling banyak empat waktu. Waktu lain: /digest 06:45 18:15
digest-how = Tulis paling banyak empat waktu, misalnya /digest 07:00 18:30
digest-nothing = Belum ada isinya: semua yang Anda ikuti langsung dikirim.
digest-next = { $count } dari { $all } topik masuk ringkasan, berikutnya { $date }.
button-all-digest = 🗞 Semua masuk ringkasan
button-all-instant = ⚡ Semua langsung
all-digest = Mulai sekarang semua masuk ringkasan.
all-instant = Mulai sekarang semua langsung dikirim.
days-daily = setiap hari
days-weekdays = Senin sampai Jumat
days-1 = Sen
days-2 = Sel
days-3 = Rab
days-4 = Kam
days-5 = Jum
days-6 = Sab
days-7 = Min
days-weekly-1 = setiap Senin
days-weekly-2 = setiap Selasa
days-weekly-3 = setiap Rabu
days-weekly-4 = setiap Kamis
days-weekly-5 = setiap Jumat
days-weekly-6 = setiap Sabtu
days-weekly-7 = setiap Minggu

timezone-which = Yang mana zona waktu Anda?
timezone-unknown = Saya tidak mengenal kota “{ $typed }”. Coba kota besar di dekatnya, atau selisih dari UTC: /timezone UTC+7
quiet-how = Tulis dari jam berapa sampai jam berapa, misalnya /quiet 22:00 06:30, atau /quiet off

data-none = Saya tidak menyimpan apa pun tentang obrolan ini.
data-title = Semua yang saya simpan tentang obrolan ini
forget-title = Lupakan obrolan ini?
forget-what = Yang Anda ikuti, semua pengaturan, dan catatan kiriman beberapa hari terakhir dihapus sekarang juga dan seterusnya. Pesan di sini tetap ada.
forget-yes = 🗑 Ya, lupakan
forget-no = Tidak, simpan
forgotten = Selesai. Saya tidak tahu apa-apa lagi tentang obrolan ini. /start memulai dari awal.
forget-kept = Baik: semuanya tetap seperti semula.

too-fast = Banyak sekali sekaligus 🙂 Mohon beri saya satu menit.
tapped-too-fast = Cepat sekali 🙂 Tunggu beberapa detik, lalu ketuk lagi.
too-much-here = Di sini sedang ramai 🙂 Silakan tanya lagi sebentar lagi.
not-served = Bot ini pribadi dan tidak mengirim ke sini. Pengelolanya bisa menambahkan obrolan ini ke ALLOWED_CHATS.
only-operators = Hanya pengelola bot ini yang bisa melakukannya.
private-bot = Bot ini pribadi. Silakan hubungi pengelolanya.

command-manage = Kelola kanal milik Anda dari sini
option-place = Kanalnya, sebagai @nama, dan perintah untuknya
option-place-short = @kanal
manage-how = Kanal yang mana? Tulis /manage @nama; tambahkan perintah untuk menjalankannya di sana: /manage @nama follow "Korea Utara"
manage-not-yours = Saya tidak menemukan { $place } yang Anda kelola. Jadikan saya admin kanalnya; Anda juga harus adminnya.
manage-title = 📣 { $place }
