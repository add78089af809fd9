import { languageData } from './language-data.js';

/** What Kabar knows of Persian. */
export const persian = languageData({
  code: 'fa',
  asides: [{ pattern: /^(?:بیشتر بخوانید|همچنین بخوانید).{0,160}$/u, example: 'بیشتر بخوانید: انتخابات' }],
  bylines: {
    writers: 'نویسنده, نوشته, به قلم, گزارشگر, خبرنگار',
    others: 'عکس, عکاس, منبع, مترجم, ترجمه, ویراستار, دبیر',
    roles: 'خبرنگار گزارشگر نویسنده سردبیر دبیر تحریریه سرویس گروه مدیر روزنامه‌نگار مهمان',
    houses: 'خبرگزاری خبر اخبار روزنامه شبکه سایت رادیو تلویزیون دانشگاه وزارت',
  },
});
