import { languageData } from './language-data.js';

/** What Kabar knows of Vietnamese. Its words have one syllable, as its names: none of them tells a house. */
export const vietnamese = languageData({
  code: 'vi',
  asides: [
    {
      pattern: /^(?:xem thêm|đọc thêm|mời (?:quý )?(?:độc giả|bạn đọc))(?!\p{L}).{0,160}$/iu,
      example: 'Xem thêm: Bầu cử',
    },
  ],
  bylines: {
    writers: 'tác giả, bài, bài và ảnh, thực hiện, phóng viên',
    others: 'ảnh, nguồn, biên tập, video, dịch, đồ họa',
    conjunctions: 'và',
    tails: '(theo, theo',
  },
});
