import { languageData } from './language-data.js';

/** What Kabar knows of Malay beside what it shares with Indonesian. */
export const malay = languageData({
  code: 'ms',
  months:
    'januari jan, februari feb, mac, april apr, mei, jun, julai jul, ogos ogo, september sep, oktober okt, november nov, disember dis',
  datelines: [
    { dateline: 'KUALA LUMPUR, 3 Mac (Bernama) -- ', sentence: 'Jambatan pelabuhan ditutup mulai Isnin.' },
  ],
  dates: {
    published: 'diterbitkan disiarkan',
    beside: 'pada pukul jam pagi tengahari petang malam',
    weekdays: 'isnin selasa rabu khamis jumaat sabtu ahad',
    updates: 'kemas kini, dikemaskini',
  },
});
