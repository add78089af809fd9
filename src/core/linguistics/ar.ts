import { languageData } from './language-data.js';

/** What Kabar knows of Arabic. */
export const arabic = languageData({
  code: 'ar',
  titles: 'د م أ',
  months: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  asides: [
    {
      pattern: /^(?:اقرأ (?:أيضا|أيضًا|المزيد)|إقرأ أيضا|للمزيد|شاهد أيضا).{0,120}$/iu,
      example: 'اقرأ أيضا: القمة',
    },
  ],
  bylines: {
    writers: 'بقلم, كتب, كتبت, كتابة, إعداد, تقرير, المؤلف, الكاتب',
    others: 'تحرير, تصوير, المصدر, ترجمة',
    roles: 'التحرير المحرر محرر مراسل مراسلنا الأخبار وكالات',
    houses: 'نيوز وكالة صحيفة قناة أخبار الأنباء موقع جامعة',
  },
});
