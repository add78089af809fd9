import { languageData } from './language-data.js';

/** What Kabar knows of Hindi. */
export const hindi = languageData({
  code: 'hi',
  asides: [
    {
      pattern: /^(?:यह|ये) भी (?:पढ़ें|पढ़ें|देखें).{0,120}$/u,
      example: 'यह भी पढ़ें: चुनाव की तारीख',
    },
  ],
  bylines: {
    roles: 'ब्यूरो डेस्क संवाददाता संपादक टीम एजेंसी',
    houses: 'हिन्दुस्तान न्यूज़ न्यूज समाचार',
  },
});
