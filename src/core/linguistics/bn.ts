import { languageData } from './language-data.js';

/** What Kabar knows of Bengali. */
export const bengali = languageData({
  code: 'bn',
  asides: [{ pattern: /^(?:আরও|আরো) (?:পড়ুন|পড়ুন|দেখুন).{0,160}$/u, example: 'আরও পড়ুন: নির্বাচন' }],
  bylines: {
    writers: 'লেখক, লিখেছেন, লেখা',
    others: 'ছবি, সূত্র, অনুবাদ, সম্পাদক',
    roles: 'প্রতিবেদক প্রতিবেদন প্রতিনিধি সংবাদদাতা ডেস্ক সম্পাদক সম্পাদকীয় ব্যুরো লেখক রিপোর্টার রিপোর্ট',
    houses: 'সংবাদ নিউজ অনলাইন পত্রিকা টিভি বিশ্ববিদ্যালয় মন্ত্রণালয় সংস্থা',
  },
});
