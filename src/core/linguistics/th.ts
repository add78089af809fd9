import { languageData } from './language-data.js';

/** What Kabar knows of Thai. It has no blanks between words: a role is a part of a longer one. */
export const thai = languageData({
  code: 'th',
  asides: [{ pattern: /^(?:อ่านเพิ่มเติม|อ่านข่าว|ข่าวที่เกี่ยวข้อง).{0,160}$/u, example: 'อ่านเพิ่มเติม: การเลือกตั้ง' }],
  bylines: {
    writers: 'โดย, ผู้เขียน, เรื่อง, เขียนโดย, เรียบเรียง',
    others: 'ภาพ, ที่มา, บรรณาธิการ, แปล',
    roles: 'ผู้สื่อข่าว นักข่าว กองบรรณาธิการ บรรณาธิการ ทีมข่าว ทีมงาน ผู้ดูแลระบบ แอดมิน',
    houses: 'ออนไลน์ ข่าวสด เนชั่น หนังสือพิมพ์ สำนักข่าว มหาวิทยาลัย กระทรวง บริษัท สำนักงาน มูลนิธิ ไทยรัฐ เดลินิวส์ มติชน',
  },
});
