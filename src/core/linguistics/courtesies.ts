const setOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Polite words around what somebody asks for, in English and Indonesian. Nobody looks for news by them. */
export const courtesies = setOf(
  `please pls plz pliss kindly thanks thank thx
   tolong tlg mohon dong donk deh nih ya yaa yah yuk kak kakak makasih trims terimakasih`,
);

/** Words in which people wrap what they want: `can you send me … today`, `aku mau … aja`. */
export const askingWords = setOf(
  `i we want wanna need would like love to can could may you u me us send give show get tell find read see
   subscribe follow my the any of for what whats is are there just only now today got so much
   aku saya gue gw kami kita mau ingin pengen pengin minta butuh coba bisa boleh kirim kirimkan kirimin kasih beri
   berikan tampilkan lihat carikan cariin ikuti langganan berlangganan ada untuk buat ke dari yang
   saja aja hari ini sekarang info informasi update min gan bang bro sis mas mbak bu pak kok sih lah there bagaimana gimana banyak`,
);

/** Words around the name of a topic: `news about …`, `berita … terbaru`. */
export const newsWords = setOf(
  'news about on topic topics latest headlines berita tentang soal topik seputar kabar mengenai terbaru terkini',
);

/** Words that point at something that both can see: `unfollow this`, `topik ini`. */
export const pointingWords = setOf('this that these those ini itu tersebut');

/** What stands beside them: `following this post`, `kiriman ini`. */
export const pointedAt = setOf(
  'post posts article channel following to mengikuti dari kiriman artikel langganan',
);

/** Words between the names of several topics: `gempa dan banjir`. */
export const joiningWords = setOf('and dan sama serta plus atau or');

/** Words that take away all that was asked for before: `/words bola hapus`. */
export const clearingWords = setOf('off none clear hapus mati nonaktif');

/** Words that leave open what is wanted, or want it all. */
export const everythingWords = setOf('all everything anything semua semuanya apa apapun');
